import type { MonthSum, PlatformSum } from '@/api/types'
import { fenOf } from '@/kit/fen'

// What one bar of a plot stands for; sums in fen.
export interface Bar {
  id: string
  orders: number
  paid: number
  refunded: number
  disputes: number
}

interface Sum {
  orders: number
  paid: string
  refunded: string
  disputes?: number
}

function gathered<Row extends Sum>(rows: readonly Row[], nameOf: (row: Row) => string): Bar[] {
  const bars = new Map<string, Bar>()
  for (const row of rows) {
    const id = nameOf(row)
    const bar = bars.get(id) ?? { id, orders: 0, paid: 0, refunded: 0, disputes: 0 }
    bar.orders += row.orders
    bar.paid += fenOf(row.paid)
    bar.refunded += fenOf(row.refunded)
    bar.disputes += row.disputes ?? 0
    bars.set(id, bar)
  }
  return [...bars.values()]
}

const byId = (a: Bar, b: Bar) => a.id.localeCompare(b.id)

function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

// The twelve months that end with the last one known, those without an order too: an empty month
// is part of the picture.
export function monthBars(months: readonly MonthSum[]): Bar[] {
  const known = new Map(gathered(months, (row) => row.month).map((bar) => [bar.id, bar]))
  let month = [...known.keys()].sort().at(-1)
  const bars: Bar[] = []
  while (month && bars.length < 12) {
    bars.unshift(known.get(month) ?? { id: month, orders: 0, paid: 0, refunded: 0, disputes: 0 })
    month = monthBefore(month)
  }
  return bars
}

export function yearBars(months: readonly MonthSum[]): Bar[] {
  return gathered(months, (row) => row.month.slice(0, 4))
    .sort(byId)
    .slice(-12)
}

// Where most was paid comes first.
export function platformBars(months: readonly MonthSum[], platforms?: readonly PlatformSum[]): Bar[] {
  const rows: readonly (Sum & { platform: string })[] = platforms ?? months
  return gathered(rows, (row) => row.platform).sort((a, b) => b.paid - a.paid || byId(a, b))
}
