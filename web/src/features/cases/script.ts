import { ask } from '@/api/client'
import type { PaperView } from '@/api/types'

// The call script is a paper of its own kind; its spoken lines are what is ticked off.
export async function scriptLines(caseId: string): Promise<string[]> {
  try {
    const paper = await ask<PaperView>(`/cases/${caseId}/papers`, {
      method: 'POST',
      body: { kind: 'call_script', keep: false },
    })
    return paper.blocks.filter((block) => block.kind === 'spoken').map((block) => block.text)
  } catch {
    // Without a script the card still works: the case's own short lines take its place.
    return []
  }
}
