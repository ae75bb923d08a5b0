import { ref } from 'vue'

import { ask } from '@/api/client'
import { sayDone } from '@/kit/undo'

// Confirms or rejects what may belong together, says so with a way back, and calls `changed` after
// each step.  `error` holds what went wrong last.
export function useLinkDecision(said: () => string, changed: () => void) {
  const error = ref<unknown>(null)
  const send = async (link: string, decision: string) => {
    await ask(`/links/${link}`, { method: 'PATCH', body: { decision } })
    changed()
  }

  async function decide(link: string, decision: string): Promise<void> {
    error.value = null
    try {
      await send(link, decision)
      sayDone(said(), () => send(link, 'undo'))
    } catch (problem) {
      error.value = problem
    }
  }
  return { error, decide }
}
