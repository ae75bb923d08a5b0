import { afterEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'

import { fakeProgram, settle } from '@/testing/fakeProgram'

import type { OrderFilter } from './orderFilter'
import { useOrderList } from './useOrderList'

afterEach(() => vi.unstubAllGlobals())

// Answers as the program does: the total comes with the first page only.
function program(count: number) {
  return fakeProgram({
    'GET /orders': ({ query }) => {
      const from = Number(query.get('after') ?? 0)
      const to = Math.min(from + Number(query.get('limit')), count)
      const orders = Array.from({ length: to - from }, (_, at) => ({ id: `ord_${from + at}` }))
      return {
        orders,
        next: to < count ? String(to) : null,
        total: from === 0 ? count : null,
        total_is_exact: true,
      }
    },
  })
}

it('reads page after page until the last', async () => {
  program(450)
  const list = useOrderList(ref<OrderFilter>({ query: '' }))
  await settle()
  expect([list.rows.value.length, list.total.value, list.complete.value]).toEqual([200, 450, false])
  await list.more()
  await list.more()
  await list.more()
  expect(list.rows.value.map((one) => one.id)).toHaveLength(450)
  expect([list.total.value, list.complete.value]).toEqual([450, true])
})

it('starts anew when the filter changes', async () => {
  const { asked } = program(300)
  const filter = ref<OrderFilter>({ query: '' })
  const list = useOrderList(filter)
  await settle()
  await list.more()
  filter.value = { query: '耳机', state: 'completed' }
  await settle()
  expect(list.rows.value).toHaveLength(200)
  expect(asked.at(-1)?.query.get('query')).toBe('耳机')
  expect(asked.at(-1)?.query.get('after')).toBeNull()
})
