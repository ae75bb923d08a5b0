// Vetting, kept pages, own observations, packs and updates of the directory.

export interface LicenceNumber {
  kind: string
  normalized: string
  well_formed: boolean
  check_digit: boolean | null
  meaning: string
  proves: string
  does_not_prove: string
  remarks: string[]
  look_up_at: string
}

export interface VettingAnswer {
  answer: string
  value: string
  note: string
  proof: string
  on: string
}

export interface VettingCheck {
  id: string
  kind: string
  weight: number
  decisive: boolean
  may_not_apply: boolean
  title: string
  why: string
  how: string
  articles: string[]
  answer: VettingAnswer | null
  earlier: VettingAnswer | null // the last different answer: what has changed
  number: LicenceNumber | null
}

export interface VettingRow {
  id: string
  name: string
  opened_on: string
  score: number | null
  known_percent: number
  level: string
  level_text: string
}

export interface Vetting extends VettingRow {
  reasons: { check: string; answer: string; points: number; text: string }[]
  missing: string[]
  checks: VettingCheck[]
  history: ShopHistory
  pages: KeptPage[]
}

// What the vault itself knows of a shop or platform.
export interface ShopHistory {
  orders: number
  more_orders: boolean
  paid: string
  refunded: string
  refunded_orders: number
  first_order: string | null
  last_order: string | null
  cases: number
  open_cases: number
  closed_cases: number
  outcomes: Record<string, number>
  got: string
  promises: number
  promises_kept: number
  promises_broken: number
  median_days: number | null
}

// A page of a shop or platform that was saved unchanged.
export interface KeptPage {
  id: string
  shop: string
  order: string | null
  kind: string
  form: string
  title: string
  address: string
  file_name: string
  sha256: string
  size: number
  kept_at: string
  kept_on: string
  days_after_order: number | null
  note: string
}

export interface VettingComparison {
  first: VettingRow
  second: VettingRow
  checks: { check: string; title: string; first: string; second: string; differs: boolean }[]
}

// --- own observations, packs, updates of the directory

export interface OwnObservation {
  id: string
  entity: string
  name_zh: string
  name_en: string
  value: string
  kind: string
  on: string
  note: string
  proof: string
  proof_prints: boolean | null
  pack: string | null
}

export interface ObservationPack {
  id: string
  name: string
  public_key: string
  made_on: string
  imported_on: string
  trust: string
  observations: number
  skipped: number
}

export interface PackComparison {
  first: string
  second: string
  differences: { entity: string; value: string; first: string | null; second: string | null }[]
  same: number
}

export interface DirectoryUpdate {
  id: string
  name: string
  edition: string
  kind: string
  made_on: string
  imported_on: string
  public_key: string
}

export interface ReadUpdate {
  update: DirectoryUpdate
  changes: { kind: string; entity: string; name_zh: string; name_en: string; value: string }[]
  faults: string[]
  signer_known: boolean
  taken: boolean
}

export interface DirectoryUpdates {
  edition: string
  entities: number
  updates: DirectoryUpdate[]
}
