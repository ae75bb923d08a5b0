import { watch, type Ref } from 'vue'

import { ApiProblem, ask } from '@/api/client'
import { today } from '@/api/status'
import type { OrderFacets } from '@/api/types'
import { useLoad } from '@/kit/useLoad'

import { askedOf, type OrderFilter } from './orderFilter'

// What the orders that match can be narrowed to; the last answer stays until the next has come.
export function useFacets(filter: Ref<OrderFilter>) {
  const load = useLoad((signal) =>
    ask<OrderFacets>('/order-facets', { query: askedOf(filter.value, today.value), signal }).catch(
      (problem) => {
        // A program without counts: the list and its search work all the same.
        if (problem instanceof ApiProblem && problem.status === 404) return null
        throw problem
      },
    ),
  )
  watch(filter, load.reload, { deep: true })
  return load
}
