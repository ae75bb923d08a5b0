import type { Phrase } from '@/kit/language'

// --- orders and imports

export interface Payment {
  source: string
  trade_number: string
  merchant_number?: string
  method: string
  status?: string
  amount: string
  at: string | null
}

export interface Refund {
  source: string
  trade_number: string
  amount: string
  at: string | null
  status?: string
}

export interface Shipment {
  carrier: string
  number: string
  shipped_at?: string | null
  delivered_at?: string | null
  state?: string
  document?: string
  carrier_guess?: string[]
}

export interface OrderInvoice {
  number: string
  gross: string
  issued_on?: string | null
  colour?: string
  seller?: string
  refers_to?: string
  document?: string
}

// A mail, chat, invoice ... that belongs to the order, or looks as if it did.
export interface OrderDocument {
  id: string
  kind: string
  title: string
  number: string
  at: string | null
  link: string
  state: string
  basis: string
  score: number
  proof: string
  file: string
  member: string
  row: number
  remarks?: string[]
}

export interface SamePurchase {
  order: string
  source: string
  seller: string
  paid: string | null
  at: string | null
  link: string
  state: string
  score: number
}

export interface Conflict {
  about: string
  told: { value: string; source: string }[]
}

export interface OrderSource {
  kind: string
  file: string
  import?: string
  evidence?: string
  row: number
}

// A span of days that the order opens: the return window, the warranty, the shop's burden of proof,
// the time for which the platform keeps its records.
export interface OrderWindow {
  kind: string
  from: string | null
  until: string
  days_left: number
  open: boolean
  law?: string
  article?: string
  certainty?: string
  because?: Phrase
}

// A refund that was promised in a case, beside what bills show of it.
export interface PromisedRefund {
  case: string
  event: number
  amount: string | null
  made_on: string
  due: string | null
  seen: string | null
  state: string
  days_late?: number
}

// A warranty that a document of the order states: only ever a proposal.
export interface StatedWarranty {
  months: number
  text: string
  source: string
  document: string
}

export interface OrderPhoto {
  id: string
  title: string
  media_type: string
  evidence: string
  file?: string
  at?: string | null
  added_at?: string | null
}

export interface Order {
  id: string
  number: string
  platform: string
  seller: string
  title: string
  note?: string
  paid: string | null
  refunded: string
  net: string | null
  ordered_at: string | null
  received_on: string | null
  state: string
  payments: Payment[]
  refunds: Refund[]
  shipments: Shipment[]
  invoices: OrderInvoice[]
  sources: OrderSource[]
  documents?: OrderDocument[]
  same_purchase?: SamePurchase[]
  conflicts?: Conflict[]
  invoice_state?: string
  windows?: OrderWindow[]
  warranty_months?: number | null
  stated_warranties?: StatedWarranty[]
  promises?: PromisedRefund[]
  cases?: { id: string; title: string; state: string }[]
  photos?: OrderPhoto[]
}

export interface FacetValue {
  value: string
  count: number
  // There are this many or more.
  at_least?: boolean
}

export interface OrderFacets {
  platforms: FacetValue[]
  states: FacetValue[]
  invoices: FacetValue[]
  years: FacetValue[]
  has: FacetValue[]
  total: number
}

export interface MonthSum {
  month: string
  platform: string
  orders: number
  paid: string
  refunded: string
  disputes?: number
}

export interface PlatformSum {
  platform: string
  orders: number
  paid: string
  refunded: string
  disputes?: number
}

export interface OrderSummary {
  months: MonthSum[]
  platforms?: PlatformSum[]
}

export interface OrderPage {
  orders: Order[]
  next: string | null
  // Only with the first page; `total` or more when it is not exact.
  total: number | null
  total_is_exact: boolean
}

export interface RowProblem {
  where: string
  reason: Phrase
  text: string
  id?: string
}

export interface TotalLine {
  count: number | null
  amount: string | null
}

export interface BillSums {
  rows: number | null
  income: TotalLine
  expense: TotalLine
  neutral: TotalLine
}

export interface ImportedFile {
  file: string
  member?: string
  importer: string
  title?: Phrase
  rows: number
  orders_added: number
  orders_updated: number
  refunds_added: number
  unchanged: number
  not_purchases: number
  problem_count?: number
  problems: RowProblem[]
  warnings?: Phrase[]
  totals: { stated: BillSums | null; computed: BillSums; agree: boolean | null } | null
  evidence: string
  import?: string
  // Of files that are no bills: what became of them.
  outcome?: string
  reason?: string
  reason_id?: string
  documents?: number
  facts?: string[]
}

export interface Failure {
  id: string
  message: string
  detail?: string
  where?: string
}

export interface ImportRun {
  id: string
  state: string
  name?: string
  rows_done: number
  bytes_done: number
  bytes_total: number
  files?: ImportedFile[]
  error?: Failure | null
}

// A row of a file, and what became of it.
export interface FileRow {
  member: string
  row: number
  became: string
  why: string
  order: string | null
  amount: string | null
  at: string | null
  number: string
  seller: string
  title: string
  status: string
  text: string
}

export interface FileRows {
  import: string
  file: string
  rows: FileRow[]
  next: number | null
}

// What files, orders and people state beside what was read.
export interface Reconciliation {
  files: {
    import: string
    file: string
    member?: string
    importer: string
    agree: boolean | null
    differences: {
      what: string
      stated: string | null
      computed: string | null
      difference: string | null
      because?: Phrase
    }[]
  }[]
  refunds: {
    order: string
    title: string
    seller?: string
    stated: string | null
    seen: string
    difference: string
    state: string
    because?: Phrase
  }[]
  promises: {
    order: string | null
    case: string
    title: string
    amount: string | null
    due: string | null
    seen: string | null
    state: string
    days_late: number
  }[]
  unlinked_refunds: {
    source: string
    seller: string
    amount: string
    at: string | null
    file: string
    import?: string
    row: number
    order?: string
    title?: string
    proposals?: { link: string; state: string; order: string; title: string; paid: string | null }[]
  }[]
  is_all?: boolean
}
