import type { CaseView } from '@/api/types'

import { t } from './words'

// Where the act of the next step leads, and what its button says.
export function actOf(matter: Pick<CaseView, 'id' | 'next_step'>): { word: string; to: string } {
  const step = matter.next_step
  const home = `/cases/${matter.id}`
  if (!step) return { word: t('case.position'), to: `${home}/position` }
  if (/question|intake|tell|fact/.test(step.id)) return { word: t('step.intake'), to: `${home}/intake` }
  if (/call/.test(step.id)) return { word: t('step.call'), to: `${home}/channel` }
  if (step.paper) return { word: t('step.paper'), to: `${home}/papers/${step.paper}` }
  return { word: t('step.record'), to: `${home}/add` }
}
