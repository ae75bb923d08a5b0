import type { Order, OrderWindow } from '@/api/types'
import { daysBetween } from '@/kit/day'

export interface Mark {
  kind: 'ordered' | 'shipped' | 'received'
  day: string
  at: number
}

export interface Span {
  window: OrderWindow
  start: number
  end: number
}

export interface Timeline {
  marks: Mark[]
  spans: Span[]
  // Where today lies, from 0 to 1; null when it is beyond what is drawn.
  now: number | null
}

const dayOf = (moment: string | null | undefined) => moment?.slice(0, 10) || null

function firstDay(moments: readonly (string | null | undefined)[]): string | null {
  return moments.flatMap((moment) => dayOf(moment) ?? []).sort()[0] ?? null
}

function marksOf(order: Order): { kind: Mark['kind']; day: string }[] {
  const days = {
    ordered: dayOf(order.ordered_at),
    shipped: firstDay(order.shipments.map((parcel) => parcel.shipped_at)),
    received: order.received_on ?? firstDay(order.shipments.map((parcel) => parcel.delivered_at)),
  }
  return (['ordered', 'shipped', 'received'] as const).flatMap((kind) => {
    const day = days[kind]
    return day ? [{ kind, day }] : []
  })
}

// Where everything of an order lies on one line.  A week must be seen beside three years, so the line
// runs with the square root of the days; each bar carries its date in words.
export function timelineOf(order: Order, today: string): Timeline {
  const marks = marksOf(order)
  const windows = [...(order.windows ?? [])].sort((a, b) => a.until.localeCompare(b.until))
  const days = [
    ...marks.map((mark) => mark.day),
    ...windows.flatMap((span) => [span.from ?? span.until, span.until]),
  ].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return { marks: [], spans: [], now: null }
  const length = Math.max(1, daysBetween(first, last))
  const at = (day: string) => Math.sqrt(Math.min(1, Math.max(0, daysBetween(first, day) / length)))
  return {
    marks: marks.map((mark) => ({ ...mark, at: at(mark.day) })),
    spans: windows.map((window) => ({
      window,
      start: at(window.from ?? marks.at(-1)?.day ?? first),
      end: at(window.until),
    })),
    now: today < first || today > last ? null : at(today),
  }
}
