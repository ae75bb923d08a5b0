import type { PromiseSuggestion } from '@/api/types'

// What the shopper waved aside is remembered in this browser only: the conversation itself stays as
// it is, and another reader is asked anew.
const kept = (id: string) => `shuofa.ignored.${id}`

export function keyOf(one: PromiseSuggestion): string {
  return `${one.document} ${one.said_at ?? ''} ${one.text}`
}

export function ignoredOf(id: string): Set<string> {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(kept(id)) ?? '[]')
    return new Set(Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [])
  } catch {
    return new Set()
  }
}

export function keepIgnored(id: string, keys: ReadonlySet<string>): void {
  if (keys.size > 0) localStorage.setItem(kept(id), JSON.stringify([...keys]))
  else localStorage.removeItem(kept(id))
}
