import type { Order } from '@/api/types'
import { fenOf, yuanOf } from '@/kit/fen'

import { t, word } from './words'

// What a row says of an order beside its state, the most pressing first.  Calm by default: only
// what ends within three days or what sources tell differently takes the warning colour.
export interface Badge {
  word: string
  soon: boolean
}

const nearDays = 3
const warrantyDays = 30

export function badgesOf(order: Order): Badge[] {
  const badges: Badge[] = []
  for (const span of order.windows ?? []) {
    if (!span.open || span.days_left < 0) continue
    const isWarranty = span.kind === 'warranty' && span.days_left <= warrantyDays
    if (span.kind !== 'return' && !isWarranty) continue
    const said = span.days_left === 0 ? 'badge.today' : 'badge.left'
    badges.push({
      word: t(said, { what: word('window', span.kind), count: span.days_left }),
      soon: span.days_left <= nearDays,
    })
  }
  if ((order.conflicts ?? []).length > 0) badges.push({ word: t('badge.conflict'), soon: true })
  if ((order.cases ?? []).some((one) => one.state !== 'closed'))
    badges.push({ word: t('badge.case'), soon: false })
  const invoice = order.invoice_state ?? 'none'
  if (invoice === 'differs' || invoice === 'red' || invoice === 'partly') {
    badges.push({ word: word('invoice', invoice), soon: invoice === 'differs' })
  }
  return badges
}

// The state of the order in one word for a row.
export function stateWord(order: Order): string {
  const partly = order.refunded !== '0.00' && order.state !== 'refunded' && order.state !== 'refund_only'
  return partly ? t('partly') : word('state', order.state)
}

// The exact sum of what was paid and did not come back.
export function sumOf(orders: readonly Order[]): string {
  return yuanOf(orders.reduce((sum, order) => sum + fenOf(order.net), 0))
}
