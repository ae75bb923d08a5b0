import type { Because, Deadline, Assessment } from './lawTypes'

export * from './lawTypes'
export * from './orderTypes'

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

// A sentence of a conversation that looks like a promise; `due` null where no day can be told.
export interface PromiseSuggestion {
  text: string
  what: string
  amount: string | null
  due: string | null
  term: string
  said_by: string
  said_at: string | null
  source: string
  document: string
  noted: boolean
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
