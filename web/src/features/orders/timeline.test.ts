import { expect, it } from 'vitest'

import type { Order } from '@/api/types'

import { timelineOf } from './timeline'

const order = (more: Partial<Order>) =>
  ({
    ordered_at: '2026-11-01T10:00:00+08:00',
    received_on: null,
    shipments: [],
    windows: [],
    ...more,
  }) as Order

it('places what is known on one line, nothing else', () => {
  const line = timelineOf(
    order({
      received_on: '2026-11-05',
      shipments: [{ carrier: '', number: '1', shipped_at: '2026-11-02T08:00:00+08:00' }],
      windows: [
        { kind: 'warranty', from: '2026-11-05', until: '2027-11-05', days_left: 340, open: true },
        { kind: 'return', from: '2026-11-06', until: '2026-11-12', days_left: -12, open: false },
      ],
    }),
    '2026-11-24',
  )
  expect(line.marks.map((mark) => [mark.kind, mark.day])).toEqual([
    ['ordered', '2026-11-01'],
    ['shipped', '2026-11-02'],
    ['received', '2026-11-05'],
  ])
  expect(line.spans.map((span) => span.window.kind)).toEqual(['return', 'warranty'])
  expect(line.spans[1]?.end).toBe(1)
  // A week stays wide enough to be seen beside a year.
  expect((line.spans[0]?.end ?? 0) - (line.spans[0]?.start ?? 0)).toBeGreaterThan(0.04)
  expect(line.now).toBeGreaterThan(line.spans[0]?.end ?? 1)
})

it('draws a parcel signed for as received, and nothing where nothing is known', () => {
  const signed = order({
    shipments: [{ carrier: '', number: '1', delivered_at: '2026-11-04T09:00:00+08:00' }],
  })
  expect(timelineOf(signed, '2026-11-24').marks.at(-1)).toMatchObject({ kind: 'received', day: '2026-11-04' })
  expect(timelineOf(order({ ordered_at: null }), '2026-11-24')).toEqual({ marks: [], spans: [], now: null })
})
