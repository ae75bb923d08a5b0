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
  method?: string
  amount: string
  at?: string
  trade_number?: string
}

export interface Refund {
  amount: string
  at?: string
  number?: string
  status?: string
}

export interface OrderSource {
  kind?: string
  file?: string
  row?: number
  evidence?: string
}

export interface Order {
  id: string
  number: string
  platform: string
  seller: string
  title: string
  paid: string
  refunded: string
  net: string
  ordered_at: string | null
  received_on: string | null
  state: string
  payments: Payment[]
  refunds: Refund[]
  shipments: { carrier?: string; number?: string; state?: string }[]
  invoices: { number?: string; amount?: string }[]
  sources: OrderSource[]
}

export interface OrderPage {
  orders: Order[]
  next: string | null
  total: number
}

export interface RowProblem {
  where: string
  reason: string
  text: string
}

export interface ImportedFile {
  file: string
  importer: string
  rows: number
  orders_added: number
  orders_updated: number
  refunds_added: number
  unchanged: number
  not_purchases: number
  problems: RowProblem[]
  totals: { stated: string | null; computed: string | null; agree: boolean | null } | null
  evidence: string
}

export interface ImportRun {
  id: string
  state: 'reading' | 'done' | 'failed' | string
  name?: string
  rows_done: number
  bytes_done: number
  bytes_total: number
  report?: ImportedFile | null
  error?: { id: string; message: string; detail?: string; where?: string } | null
  started_at?: string
}

// --- law

export interface FactUse {
  name: string
  title?: Phrase
  value: unknown
  value_text?: Phrase
  source: string
}

export interface SkippedDay {
  day: string
  why: string
}

export interface Because {
  rule: string
  in_short?: Phrase
  law: string
  article: string
  in_force: string | { from?: string; until?: string | null } | null
  checked_on: string | null
  certainty?: string
  facts: FactUse[]
  start?: string
  start_event?: string
  length?: number | string
  unit?: string
  counting?: string
  skipped?: (SkippedDay | string)[]
}

export interface Remedy {
  id: string
  title?: Phrase
  because: Because
  certainty?: string
}

export interface Amount {
  name: string
  title?: Phrase
  yuan: string
  formula: string
  because: Because
  choose_one_of?: string | null
  lawful?: boolean
}

export interface Deadline {
  name: string
  title?: Phrase
  date: string
  kind: 'safe' | 'arguable' | 'authority' | 'status' | 'provisional' | string
  who: string | null
  because: Because
  days_left?: number
}

export interface OpenQuestion {
  fact: string
  question: Phrase
  could_change: string[]
  could_change_words?: Phrase[]
}

export interface Assessment {
  on: string
  rules_version?: string
  calendar?: { known_until: string }
  remedies: Remedy[]
  not_available: Remedy[]
  amounts: Amount[]
  choose: string | null
  deadlines: Deadline[]
  channels: string[]
  warnings: string[]
  warning_words?: Phrase[]
  blocked_papers: string[]
  burden_of_proof: string | null
  freight: string | null
  questions: OpenQuestion[]
  rights: { right: string; touched_by: string[]; articles: string[] }[]
}

export interface FactEntry {
  name: string
  kind: string
  title?: Phrase
  question: Phrase
  why?: Phrase
  choices?: { id: string; title: Phrase }[]
  rules?: string[]
}

export interface Question {
  fact: string
  kind: string
  title?: Phrase
  question: Phrase
  why?: Phrase
  choices?: { id: string; title: Phrase }[]
  effects?: { answer: unknown; adds?: Phrase[]; removes?: Phrase[] }[]
}

export interface QuestionsAnswer {
  next: Question | null
  asked: number
  about: number
}

export interface RuleRow {
  id: string
  law: string
  article: string
  in_force: string | { from?: string; until?: string | null } | null
  checked_on: string | null
  certainty: string
  pack?: string
  in_short?: Phrase
  title?: Phrase
}

export interface LawSource {
  id: string
  name: string
  number: string
  in_force: string | null
  checked_on: string | null
  url?: string
  pack?: string
}

// --- cases

export interface TodayCase {
  id: string
  title: string
  state: string
  whose_turn?: string
  next_step: NextStep | null
}

export interface NextStep {
  id: string
  title: Phrase
  why: Phrase
  on: string | null
  channel?: string | null
  paper?: string | null
  script?: Phrase[] | null
  needs?: { title: Phrase; have: boolean }[]
  because?: Because | null
  broken?: boolean
}

export interface RadarItem {
  date: string
  kind: string
  order: string | null
  case: string | null
  title: Phrase
  because: Because | Phrase
  days_left: number
  certainty?: string
}

export interface TodayAnswer {
  today: string
  cases: TodayCase[]
  items: RadarItem[]
  empty: boolean
}

export interface PromiseView {
  id?: string
  said?: string
  what?: string
  due: string
  state: string
  by?: string
}

export interface Contact {
  at: string
  channel?: string
  number?: string
  agent?: string
  ticket?: string
  said?: string
}

export interface CaseEvent {
  id?: string
  type: string
  at: string
  day?: string
  actor?: string
  title?: Phrase
  text?: string
  channel?: string
  expected?: boolean
  [field: string]: unknown
}

export interface CaseFact {
  name: string
  title?: Phrase
  value: unknown
  value_text?: Phrase
  source: string
}

export interface PaperRow {
  id: string
  kind: string
  title: string
  state: string
  created_at?: string
}

export interface CaseView {
  id: string
  title: string
  state: string
  whose_turn: string
  order?: string | null
  problem?: string | null
  facts: CaseFact[] | Record<string, unknown>
  assessment: Assessment
  deadlines: Deadline[]
  promises: PromiseView[]
  contacts: Contact[]
  papers: PaperRow[]
  evidence: unknown[]
  timeline: CaseEvent[]
  next_step: NextStep | null
}

// --- papers

export interface PaperKind {
  id: string
  name: Phrase
  purpose: Phrase
  reader: string
  spoken: boolean
  is_form: boolean
  lengths: { id: string; limit: number; limit_is_ours?: boolean }[]
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
  text: Phrase
}

export interface PaperView {
  id: string
  case: string
  kind: string
  title: string
  state: string
  length?: string
  text: string
  blocks: PaperBlock[]
  missing: { fact: string; question: Phrase; required: boolean }[]
  lint: LintFinding[]
  citations: {
    rule: string
    law: string
    article: string
    in_force_from?: string
    checked_on?: string
    certainty?: string
  }[]
  facts_used: { name: string; label: Phrase; value: string; source: string }[]
  limit?: number
  characters?: number
  spoken?: boolean
  is_form?: boolean
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
