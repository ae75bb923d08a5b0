import { computed, ref, shallowRef, watch, type Ref } from 'vue'

import { ask } from '@/api/client'
import type { Order, OrderPage } from '@/api/types'

export interface OrderFilter {
  query: string
  from?: string
  state?: string
}

const pageSize = 200

// All orders that match, read page by page as the reader gets near the end.  Rows that were read
// stay, so that scrolling back costs nothing.
export function useOrderList(filter: Ref<OrderFilter>) {
  const rows = shallowRef<Order[]>([])
  const total = ref(0)
  const error = shallowRef<unknown>(null)
  const loading = ref(false)
  const first = ref(true)
  let next: string | null = null
  const exact = ref(true)
  const complete = ref(false)
  let current = new AbortController()

  async function more(): Promise<void> {
    if (loading.value || complete.value) return
    loading.value = true
    const mine = current
    try {
      const page = await ask<OrderPage>('/orders', {
        query: { ...filter.value, limit: pageSize, after: next },
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

  watch(filter, restart, { deep: true })
  restart()
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
    isEmpty: computed(() => rows.value.length === 0),
  }
}
