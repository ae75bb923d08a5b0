import type { Because, Deadline, Assessment } from './lawTypes'

export * from './lawTypes'

import type { Phrase } from '@/kit/language'

export interface Counts {
  orders?: number
  cases?: number
  imports?: number
  papers?: number
}

export interface CageState {
  state?: string
  complete?: boolean
  missing?: string[]
  parts?: { name: string; holds: boolean }[]
}

export interface Status {
  version: string
  today: string
  database: string
  counts: Counts
  cage: CageState | string
  vault?: string
}

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
}

export interface MonthSum {
  month: string
  platform: string
  orders: number
  paid: string
  refunded: string
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

// --- cases

export interface NextStep {
  id: string
  title: string
  why: string
  on: string
  by?: string | null
  days_left?: number | null
  channel: string | null
  paper: string | null
  ticket?: string
  script: string[]
  needs: { title: string; have: boolean }[]
  or_instead?: string[]
  broken: boolean
  because?: Because | null
}

export interface CaseRow {
  id: string
  title: string
  state: string
  whose_turn: string | null
  order: string | null
  opened_on?: string
  paid?: string | null
  promises_broken?: number
  next_step: NextStep | null
}

export interface RadarItem {
  key: string
  date: string
  kind: string
  order: string | null
  case: string | null
  title: string
  because: { text: string; law?: string; article?: string } | null
  days_left: number
  certainty?: string
}

export interface RadarAnswer {
  on: string
  items: RadarItem[]
  total: number
}

export interface TodayAnswer {
  today: string
  cases: CaseRow[]
  items: RadarItem[]
  items_total?: number
  empty: boolean
}

export interface PromiseView {
  id: number
  by: string
  what: string
  said: string
  amount: string | null
  made_on: string
  due: string | null
  state: string
  kept_on?: string | null
}

export interface CaseEvent {
  id: number
  type: string
  title: string
  at: string
  day: string
  actor: string
  channel: string
  text: string
  fields: Record<string, string>
}

export interface CaseFact {
  name: string
  title: string
  value: string
  value_text: string
  source: string
}

export interface PaperRow {
  id: string
  kind: string
  title: string
  state: string
  drafted_on?: string
}

// Something the outcome rests on and for which there is only the shopper's word.
export interface ProofGap {
  fact: string
  title: string
  proof: string
  carries: string[]
}

export interface CaseView {
  id: string
  title: string
  state: string
  whose_turn: string | null
  order: string | null
  problem: string | null
  paid?: string | null
  came_back?: string
  facts: CaseFact[]
  assessment: Assessment
  deadlines: Deadline[]
  proof_gaps?: ProofGap[]
  promises: PromiseView[]
  papers: PaperRow[]
  timeline: CaseEvent[]
  next_step: NextStep | null
}

// --- papers

// `detail` names the name or address that answers it; null means a fact of the case.
export interface MissingFact {
  fact: string
  question: string
  required: boolean
  detail: string | null
}

export interface PaperKind {
  id: string
  name: string
  purpose: string
  note?: string
  explained?: string
  reader: string
  spoken: boolean
  is_form: boolean
  lengths: { id: string; limit: number | null; house_limit: boolean }[]
}

export interface PaperBlock {
  kind: string
  text: string
  number?: string
  rows?: string[][]
}

export interface LintFinding {
  severity: string
  rule: string
  where: string
  text: string
}

export interface PaperView {
  // Null while a required fact is missing: nothing is kept then.
  id: string | null
  case: string
  kind: string
  name: string
  length: string
  title: string
  state: string
  state_words: string
  edited: boolean
  finished: boolean
  text: string
  plain_text: string
  spoken: boolean
  is_form: boolean
  characters: number
  limit: number | null
  blocks: PaperBlock[]
  missing: MissingFact[]
  lint: LintFinding[]
  citations: { rule: string; law: string; article: string; certainty?: string }[]
  facts_used: { name: string; label: string; value: string; source: string }[]
  formats: string[]
}

// --- channels

export interface Observation {
  source: Phrase
  link?: string | null
  source_kind: string
  seen_on: string | null
  listed_since?: string | null
  copy_of?: string | null
  note?: Phrase
}

export interface Rival {
  value: string | null
  standing: string
  seen?: Observation | null
}

export interface Channel {
  id: string
  kind: string
  value: string
  role: string
  offered: boolean
  reach?: string
  status?: string
  purpose?: Phrase
  not_for?: Phrase
  hours?: string | null
  menu?: string[]
  they_ask?: Phrase[]
  limits?: Phrase[]
  verdict: string
  confidence: string
  confidence_because?: Phrase
  seen_on?: string | null
  stale?: boolean
  observations: Observation[]
  rivals?: Rival[]
}

export interface Entity {
  id: string
  name_zh: string
  name_en: string
  kind: string
  status?: string
  operator?: string
  note?: Phrase
  channels: Channel[]
}

// One door chosen for a step of a case.
export interface ChosenChannel {
  step: string
  entity: string
  name_zh: string
  name_en: string
  channel: Channel
}

export interface ChannelsAnswer {
  entities: Entity[]
  chosen?: ChosenChannel[]
  total?: number
  next?: string | null
}

export interface Remark {
  id: string
  text: Phrase
}

export interface ChannelCheck {
  verdict: string
  kind?: string
  for: {
    entity: string
    name_zh: string
    name_en?: string
    role?: string
    purpose?: Phrase
    confidence?: string
    as_rival?: boolean
  }[]
  observations: Observation[]
  warnings?: Remark[]
  signs?: Remark[]
  advice: Phrase
}

// --- excuses, guide

export interface Excuse {
  id: string
  says: string
  reply: string
  explained: string
  basis: {
    law: string
    article: string
    in_force_from: string | null
    checked_on: string | null
    certainty: string
  }[]
}

export interface GuideTopic {
  id: string
  question: string
  answer: string
  articles: string[]
  place: string
  command: string | null
}

// --- the types of events and their fields

export interface EventField {
  name: string
  kind: string
  title: string
  required: boolean
  choices: string[]
}

export interface EventType {
  type: string
  title: string
  fields: EventField[]
}

// --- the ladder of a case

export interface Rung {
  id: string
  title: string
  state: string
  state_why: string
  gives: string
  force: string
  ground: string
  conditions: { text: string; met: string }[]
  earliest: string | null
  cost: string
  takes: string
  paper: string | null
}
