import { expect, it } from 'vitest'

import type { Order, OrderWindow } from '@/api/types'

import { badgesOf, stateWord, sumOf } from './orderBadges'

const order = (more: Partial<Order>) =>
  ({ refunded: '0.00', net: '1.00', state: 'completed', ...more }) as Order
const span = (kind: string, left: number, open = true): OrderWindow => ({
  kind,
  from: null,
  until: '2026-11-26',
  days_left: left,
  open,
})

it('shows how long goods can be sent back, and warns only near the end', () => {
  expect(badgesOf(order({ windows: [span('return', 2)] }))).toEqual([{ word: '退货期还剩 2 天', soon: true }])
  expect(badgesOf(order({ windows: [span('return', 6)] }))[0]?.soon).toBe(false)
  expect(badgesOf(order({ windows: [span('return', 0)] }))[0]?.word).toBe('退货期到今天')
  expect(badgesOf(order({ windows: [span('return', -1, false), span('burden', 40)] }))).toEqual([])
})

it('speaks of a warranty only in its last month', () => {
  expect(badgesOf(order({ windows: [span('warranty', 300)] }))).toEqual([])
  expect(badgesOf(order({ windows: [span('warranty', 30)] }))[0]?.word).toBe('保修还剩 30 天')
})

it('says what does not fit together', () => {
  const found = badgesOf(
    order({
      invoice_state: 'differs',
      conflicts: [{ about: 'amount', told: [] }],
      cases: [{ id: 'cas_1', title: '', state: 'open' }],
    }),
  )
  expect(found.map((badge) => badge.word)).toEqual(['说法不一', '维权中', '发票多于实付'])
})

it('calls an order partly refunded only when something is left', () => {
  expect(stateWord(order({ refunded: '5.00' }))).toBe('部分退款')
  expect(stateWord(order({ refunded: '5.00', state: 'refunded' }))).toBe('全额退款')
})

it('adds up without rounding', () => {
  expect(
    sumOf([order({ net: '0.10' }), order({ net: '0.20' }), order({ net: null }), order({ net: '-1.05' })]),
  ).toBe('-0.75')
})
