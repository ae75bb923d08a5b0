import type { RadarItem } from '@/api/types'

// What an item of the radar most likely leads to; the shopper still chooses.
const likely: Record<string, string> = {
  refund_missing: 'refund_late',
  return_window: 'return_refused',
  burden_reversed: 'broken',
  warranty_ending: 'broken',
}

// Where a case about the item is opened, with all that the item tells already filled in.
export function startCase(item: RadarItem): string {
  const problem = likely[item.kind]
  return `/cases/new?order=${item.order ?? ''}${problem ? `&problem=${problem}` : ''}`
}
