import type { ChannelCheck, Remark } from '@/api/types'
import type { Phrase } from '@/kit/language'

// One number, mailbox or link of a pasted text.
export interface Finding {
  printed: string
  verdict: string
  for: { entity: string; channel?: string | null; name_zh: string; name_en?: string }[]
  warnings: Remark[]
}

// What the program says of one value, or of a whole text.
export interface CheckAnswer extends ChannelCheck {
  findings?: Finding[]
  report_to?: Phrase[]
  claims?: string[]
  never_asks?: string[]
}

// An office for a matter, with the ground on which it is competent.
export interface Office {
  about: string
  act: string
  entity: string | null
  name_zh: string
  name_en: string
  office: string
  where: string
  ground: string
  first: string
}
