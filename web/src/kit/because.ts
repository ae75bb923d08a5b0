import type { Because, FactChange } from '@/api/types'

import { say } from './language'
import { t, word } from './words'

// The value of a fact in words; not known stays a value of its own.
export function valueWords(value: unknown): string {
  if (value === true || value === 'yes') return t('value.yes')
  if (value === false || value === 'no') return t('value.no')
  if (value === null || value === undefined || value === 'unknown') return t('value.unknown')
  if (Array.isArray(value)) return value.map(valueWords).join('、')
  return String(value)
}

export function sourceWords(source: string): string {
  // "rule:xbf-24-told-of-a-defect": it follows from what was said, by that rule.
  return word('source', source.startsWith('rule:') ? 'rule' : source)
}

export function inForceFrom(because: Pick<Because, 'in_force'>): string | null {
  const span = because.in_force
  if (!span) return null
  return typeof span === 'string' ? span : (span.from ?? null)
}

export function inForceUntil(because: Pick<Because, 'in_force'>): string | null {
  const span = because.in_force
  return span && typeof span !== 'string' ? (span.until ?? null) : null
}

export interface ChangeLine {
  key: string
  fact: string
  instead: string
  effect: string
}

// "If it were not: falls away": values of one fact with the same effect stand in one line.
export function changesByFact(changes: FactChange[]): ChangeLine[] {
  const lines = new Map<string, ChangeLine>()
  for (const change of changes) {
    const effect = change.falls_away ? t('because.falls_away') : t('because.becomes', { figure: change.then })
    const key = `${change.fact} ${effect}`
    const value = say(change.instead_text) || valueWords(change.instead)
    const known = lines.get(key)
    if (known) known.instead += `、${value}`
    else lines.set(key, { key, fact: say(change.title) || change.fact, instead: value, effect })
  }
  return [...lines.values()]
}

export function periodWords(length: number | string | undefined, unit: string | undefined): string {
  if (length === undefined || length === '') return ''
  const known: Record<string, string> = {
    days: t('unit.days', { n: length }),
    working_days: t('unit.working_days', { n: length }),
    months: t('unit.months', { n: length }),
    years: t('unit.years', { n: length }),
  }
  return known[unit ?? ''] ?? `${length} ${unit ?? ''}`
}

export function skippedDays(because: Because): string[] {
  return (because.skipped ?? []).map((one) => (typeof one === 'string' ? one : one.day))
}

export function ruleWords(because: Because): string {
  return say(because.in_short)
}
