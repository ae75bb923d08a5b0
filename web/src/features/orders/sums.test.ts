import { expect, it } from 'vitest'

import { monthBars, platformBars, yearBars } from './sums'

const sum = (month: string, platform: string, paid: string, refunded = '0.00', disputes = 0) => ({
  month,
  platform,
  orders: 1,
  paid,
  refunded,
  disputes,
})
const months = [
  sum('2025-03', 'jd', '10.10'),
  sum('2026-09', 'taobao', '0.10', '0.10'),
  sum('2026-11', 'taobao', '20.00', '0.00', 1),
  sum('2026-11', 'jd', '1.05'),
]

it('shows twelve months in a row, empty ones too', () => {
  const bars = monthBars(months)
  expect(bars).toHaveLength(12)
  expect([bars[0]?.id, bars[11]?.id]).toEqual(['2025-12', '2026-11'])
  expect(bars[11]).toEqual({ id: '2026-11', orders: 2, paid: 2105, refunded: 0, disputes: 1 })
  expect(bars[10]?.orders).toBe(0)
  expect(monthBars([])).toEqual([])
})

it('adds up years and platforms', () => {
  expect(yearBars(months).map((bar) => [bar.id, bar.paid])).toEqual([
    ['2025', 1010],
    ['2026', 2115],
  ])
  expect(platformBars(months).map((bar) => [bar.id, bar.paid])).toEqual([
    ['taobao', 2010],
    ['jd', 1115],
  ])
  expect(
    platformBars(months, [{ platform: 'jd', orders: 3, paid: '5.00', refunded: '0.00', disputes: 2 }]),
  ).toEqual([{ id: 'jd', orders: 3, paid: 500, refunded: 0, disputes: 2 }])
})
