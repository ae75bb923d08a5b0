import { ref, shallowRef } from 'vue'

import { ask } from './client'
import type { Status } from './types'

// What the program says about itself.  Its `today` rules everywhere: it may run with --on, and the
// clock of a phone may be wrong.
export const status = shallowRef<Status | null>(null)
export const today = ref(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))

export async function loadStatus(): Promise<Status> {
  const answer = await ask<Status>('/status')
  status.value = answer
  if (answer.today) today.value = answer.today
  return answer
}
