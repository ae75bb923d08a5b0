import type { NextStep, TodayCase } from '@/api/types'

import { t } from './words'

// Where the act of a step leads, and what its button says.
export function actOf(one: TodayCase): { word: string; to: string } {
  const step: NextStep | null = one.next_step
  const home = `/cases/${one.id}`
  if (!step) return { word: t('open_case'), to: home }
  if (/question|intake|tell/.test(step.id)) return { word: t('act.intake'), to: `${home}/intake` }
  if (/call/.test(step.id)) return { word: t('act.call'), to: `${home}/channel` }
  if (step.paper) return { word: t('act.paper'), to: `${home}/papers/${step.paper}` }
  return { word: t('act.default'), to: home }
}
