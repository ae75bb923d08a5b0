import type { Phrase } from '@/kit/language'

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

// The pack of rules that a rule stands in.
export interface PackUse {
  id: string
  title?: Phrase
  version?: string
  expires_on?: string | null
  expired?: boolean
  note?: Phrase
}

// What another value of a fact would do.
export interface FactChange {
  fact: string
  title?: Phrase
  instead: string
  instead_text?: Phrase
  falls_away: boolean
  then: string
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
  pack?: PackUse
  start?: string
  start_event?: string
  start_event_title?: Phrase
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
  would_change?: FactChange[]
}

export interface Amount {
  name: string
  title?: Phrase
  yuan: string
  formula: string
  because: Because
  choose_one_of?: string | null
  lawful?: boolean
  would_change?: FactChange[]
}

export interface Deadline {
  name: string
  title?: Phrase
  date: string
  kind: 'safe' | 'arguable' | 'authority' | 'status' | 'provisional' | string
  who: string | null
  because: Because
  days_left?: number
  would_change?: FactChange[]
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
  rights: { right: string; title?: Phrase; touched_by: string[]; articles: string[] }[]
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
  cites?: string[]
}

export interface RulePack {
  id: string
  version: string
  title: Phrase
  kind: string
  applies_to: { fact: string; title: Phrase; choices: string[]; choice_titles: Phrase[] }[]
  in_force: { from: string | null; until: string | null }
  expires_on: string | null
  expired: boolean
  checked_on: string
  note: Phrase
  author: string
  shipped: boolean
  on: boolean
  can_switch_off: boolean
  signer: string
  fault: string | null
  rules: number
}

export interface RulePacks {
  rules_version: string
  packs: RulePack[]
}

export interface LawSource {
  id: string
  name: string
  name_en?: string
  number: string
  in_force: { from: string | null; until: string | null }
  checked_on: string
  read_in?: string
  note?: Phrase
  rules?: number
}
