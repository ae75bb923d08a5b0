import type { CageState, Status } from '@/api/types'

// Whether the workshop's cage is whole, and what it lacks.
export function cageOf(cage: Status['cage'] | undefined): { whole: boolean; missing: string } {
  if (!cage) return { whole: false, missing: '' }
  if (typeof cage === 'string') return { whole: cage === 'whole' || cage === 'complete', missing: '' }
  const state: CageState = cage
  const missing = state.missing ?? (state.parts ?? []).filter((part) => !part.holds).map((part) => part.name)
  const whole = state.complete ?? (state.state === 'whole' || state.state === 'complete')
  return { whole: whole && missing.length === 0, missing: missing.join('、') }
}
