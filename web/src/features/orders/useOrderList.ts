import { computed, ref, shallowRef, watch, type Ref } from 'vue'

import { ask } from '@/api/client'
import { today } from '@/api/status'
import type { Order, OrderPage } from '@/api/types'

import { askedOf, type OrderFilter } from './orderFilter'

const pageSize = 200

interface ReadSoFar {
  of: string
  rows: Order[]
  total: number
  exact: boolean
  next: string | null
  opened: string | null
}

// The list as it was left for one of its orders, so that coming back finds the same row.
let left: ReadSoFar | null = null

export function forgetList(): void {
  left = null
}

// All orders that match, read page by page as the reader gets near the end.  Rows that were read
// stay until others have come: nothing flickers and nothing jumps.
export function useOrderList(filter: Ref<OrderFilter>) {
  const rows = shallowRef<Order[]>([])
  const total = ref(0)
  const exact = ref(true)
  const error = shallowRef<unknown>(null)
  const loading = ref(false)
  const first = ref(true)
  const complete = ref(false)
  let next: string | null = null
  let current = new AbortController()
  const key = () => JSON.stringify(filter.value)

  async function more(): Promise<void> {
    if (loading.value || complete.value) return
    loading.value = true
    const mine = current
    try {
      const page = await ask<OrderPage>('/orders', {
        query: { ...askedOf(filter.value, today.value), limit: pageSize, after: next },
        signal: mine.signal,
      })
      if (mine.signal.aborted) return
      rows.value = next === null ? page.orders : [...rows.value, ...page.orders]
      if (page.total !== null) {
        total.value = page.total
        exact.value = page.total_is_exact
      }
      next = page.next ?? null
      complete.value = !next
      error.value = null
      first.value = false
    } catch (problem) {
      if (mine.signal.aborted) return
      error.value = problem
    }
    loading.value = false
  }

  function restart(): void {
    current.abort()
    current = new AbortController()
    next = null
    complete.value = false
    loading.value = false
    void more()
  }

  // The order that was opened may have been changed meanwhile.
  async function refresh(id: string): Promise<void> {
    try {
      const now = await ask<Order>(`/orders/${id}`, { signal: current.signal })
      rows.value = rows.value.map((row) => (row.id === id ? now : row))
    } catch {
      // The row stays as it was read.
    }
  }

  function leave(opened: string): void {
    left = { of: key(), rows: rows.value, total: total.value, exact: exact.value, next, opened }
  }

  function start(): void {
    if (left?.of !== key()) return restart()
    rows.value = left.rows
    total.value = left.total
    exact.value = left.exact
    next = left.next
    complete.value = !next
    first.value = false
    if (left.opened) void refresh(left.opened)
  }

  const opened = left?.of === key() ? left.opened : null
  watch(filter, restart, { deep: true })
  start()
  left = null
  return {
    rows,
    total,
    exact,
    complete,
    error,
    first,
    loading,
    more,
    restart,
    leave,
    opened,
    isEmpty: computed(() => rows.value.length === 0),
  }
}
