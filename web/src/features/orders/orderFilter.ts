import type { LocationQuery } from 'vue-router'

import type { Query } from '@/api/client'
import { addDays } from '@/kit/day'

// What the list is narrowed to.  It lives in the address, so back, forward and a reload keep it.
export interface OrderFilter {
  query: string
  // "30d", "182d" or a year.
  when?: string
  platform?: string
  state?: string
  invoice?: string
  has?: string
  window?: string
}

export const facetNames = ['when', 'platform', 'state', 'invoice', 'has', 'window'] as const
export type FacetName = (typeof facetNames)[number]

export function filterOf(query: LocationQuery): OrderFilter {
  const filter: OrderFilter = { query: typeof query.query === 'string' ? query.query : '' }
  for (const name of facetNames) {
    const value = query[name]
    if (typeof value === 'string' && value !== '') filter[name] = value
  }
  return filter
}

export function addressOf(filter: OrderFilter): LocationQuery {
  const query: LocationQuery = {}
  if (filter.query) query.query = filter.query
  for (const name of facetNames) {
    const value = filter[name]
    if (value) query[name] = value
  }
  return query
}

// The same in the words of the program.
export function askedOf(filter: OrderFilter, today: string): Query {
  const { when, query, ...rest } = filter
  const asked: Query = { ...rest, query: query.trim() || undefined }
  const back = /^(\d+)d$/.exec(when ?? '')?.[1]
  if (back) asked.from = addDays(today, -Number(back))
  else if (/^\d{4}$/.test(when ?? '')) {
    asked.from = `${when}-01-01`
    asked.to = `${when}-12-31`
  }
  return asked
}

export function chosenOf(filter: OrderFilter): { name: FacetName; value: string }[] {
  return facetNames.flatMap((name) => {
    const value = filter[name]
    return value ? [{ name, value }] : []
  })
}

export function isFiltered(filter: OrderFilter): boolean {
  return filter.query !== '' || chosenOf(filter).length > 0
}
