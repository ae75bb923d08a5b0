import type { CaseFact, CaseView } from '@/api/types'

// The facts of a case as rows, however the program names them.
export function factRows(facts: CaseView['facts']): CaseFact[] {
  if (Array.isArray(facts)) return facts
  return Object.entries(facts).map(([name, value]) => {
    const held = value as { value?: unknown; source?: string } | null
    if (held && typeof held === 'object' && !Array.isArray(held) && 'value' in held) {
      return { ...(held as object), name, value: held.value, source: held.source ?? 'user' } as CaseFact
    }
    return { name, value, source: 'user' }
  })
}
