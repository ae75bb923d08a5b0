import type { NextStep } from '@/api/types'

import { t } from './words'

const told = ['tell_what_happened', 'answer_questions']
const talked = [
  'call_seller',
  'call_superior',
  'call_again',
  'call_12315',
  'call_association',
  'ask_platform',
]

export interface Act {
  word: string
  to: string
}

// Where the act of a case's next step leads, and what its button says.
export function actOf(id: string, step: NextStep | null | undefined): Act {
  const home = `/cases/${id}`
  if (!step) return { word: t('act.case'), to: home }
  if (told.includes(step.id)) return { word: t('act.intake'), to: `${home}/intake` }
  if (talked.includes(step.id)) return { word: t('act.call'), to: `${home}/channel` }
  if (step.paper) return { word: t('act.paper'), to: `${home}/papers/${step.paper}` }
  return { word: t('act.record'), to: `${home}/add` }
}

// The paper that is ready beside a call, where the step has one.
export function paperBeside(id: string, step: NextStep | null | undefined): string | null {
  if (!step?.paper || step.paper === 'call_script' || !talked.includes(step.id)) return null
  return `/cases/${id}/papers/${step.paper}`
}
