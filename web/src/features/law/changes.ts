import type { LawSource, RuleRow } from '@/api/types'
import type { Phrase } from '@/kit/language'

// A law that came into force or ended, or a rule that did so on another day than its law.
export interface LawChange {
  key: string
  day: string
  what: 'law_begins' | 'law_ends' | 'rule_begins' | 'rule_ends'
  name: string
  name_en?: string
  rule?: string
  text?: Phrase
}

function spanOf(rule: RuleRow): { from?: string | null; until?: string | null } {
  return rule.in_force && typeof rule.in_force !== 'string' ? rule.in_force : {}
}

// Everything that changed on this day or later, newest first.
export function changesSince(since: string, laws: LawSource[], rules: RuleRow[]): LawChange[] {
  const found: LawChange[] = []
  const add = (day: string | null | undefined, change: Omit<LawChange, 'key' | 'day'>) => {
    if (!day || day < since) return
    found.push({ key: `${day} ${change.what} ${change.rule ?? change.name}`, day, ...change })
  }
  const byName = new Map(laws.map((law) => [law.name, law]))
  for (const law of laws) {
    const names = { name: law.name, name_en: law.name_en, text: law.note }
    add(law.in_force.from, { what: 'law_begins', ...names })
    add(law.in_force.until, { what: 'law_ends', ...names })
  }
  for (const rule of rules) {
    const of = byName.get(rule.law)?.in_force
    const span = spanOf(rule)
    const names = { name: `${rule.law} ${rule.article}`, rule: rule.id, text: rule.in_short }
    if (span.from !== of?.from) add(span.from, { what: 'rule_begins', ...names })
    if (span.until !== of?.until) add(span.until, { what: 'rule_ends', ...names })
  }
  return found.sort((a, b) => b.day.localeCompare(a.day) || a.key.localeCompare(b.key))
}
