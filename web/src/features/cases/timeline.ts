import type { CaseEvent, CaseView } from '@/api/types'
import { say } from '@/kit/language'

import { t, word } from './words'

function field(event: CaseEvent, name: string): string {
  return event.fields[name] ?? ''
}

export interface EventLines {
  party: string
  lines: string[]
  due: string
}

// What an event says beyond its title, in the order one would tell it.
export function linesOf(event: CaseEvent): EventLines {
  const party = event.channel
  const way = field(event, 'way')
  const agent = field(event, 'agent')
  const ticket = field(event, 'ticket')
  const answer = field(event, 'answer')
  const who = [
    way && word('way', way),
    field(event, 'number'),
    agent && `${t('call.agent')} ${agent}`,
    ticket && `${t('call.ticket')} ${ticket}`,
  ].filter(Boolean)
  const promise = field(event, 'promise')
  const said = event.text === promise ? '' : event.text
  const amount = field(event, 'amount')
  const lines = [
    who.join(' · '),
    answer && !promise ? word('answer', answer) : '',
    promise,
    amount && `¥${amount}`,
    said,
  ].filter((line): line is string => Boolean(line))
  return { party, lines, due: field(event, 'due') }
}

// What we wait for: the next open promise, else the day of the next step when it lies ahead.
export function expectedOf(matter: CaseView): { on: string; title: string } | null {
  const today = matter.assessment?.on ?? ''
  const open = matter.promises
    .filter((promise) => promise.state === 'open' && (promise.due ?? '') >= today)
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))[0]
  if (open?.due) return { on: open.due, title: open.said || word('what', open.what ?? 'other') }
  const step = matter.next_step
  if (step?.on && step.on > today) return { on: step.on, title: say(step.title) }
  return null
}
