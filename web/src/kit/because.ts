import type { Because } from '@/api/types'

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
