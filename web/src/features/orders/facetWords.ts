import type { FacetName } from './orderFilter'
import { t, word } from './words'

// The words for a value by which the list can be narrowed.
export function facetWord(name: FacetName, value: string): string {
  if (name !== 'when') return word(name, value)
  if (value === '30d') return t('filter.month')
  if (value === '182d') return t('filter.half')
  return t('facet.year', { year: value })
}
