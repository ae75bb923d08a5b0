import type { LawSource, RuleRow } from '@/api/types'

import { t } from './words'

// "in force since … until …", in the words of the page.
export function spanWords(inForce: RuleRow['in_force'] | LawSource['in_force']): string {
  if (!inForce) return ''
  if (typeof inForce === 'string') return t('in_force', { day: inForce })
  const from = inForce.from ? t('in_force', { day: inForce.from }) : ''
  const until = inForce.until ? t('until', { day: inForce.until }) : ''
  return [from, until].filter(Boolean).join(' ')
}
