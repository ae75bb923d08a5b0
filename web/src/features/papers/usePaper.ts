import { computed, ref, shallowRef } from 'vue'

import { ask, download } from '@/api/client'
import type { PaperView } from '@/api/types'
import { useLoad } from '@/kit/useLoad'

// Whom a kind of paper goes to, as the case's timeline calls them.
const receivers: Record<string, string> = {
  letter_seller: 'seller',
  letter_platform: 'platform',
  complaint_12315: 'msa_complaint',
  report_12315: 'msa_report',
  association_request: 'consumer_association',
  civil_complaint: 'court',
}

// One paper: read it, change its text, write it anew, hand it over, take it along.
export function usePaper(id: string) {
  const { value: paper, error, reload } = useLoad((signal) => ask<PaperView>(`/papers/${id}`, { signal }))
  const busy = ref(false)
  const actError = shallowRef<unknown>(null)

  async function act<T>(work: () => Promise<T>): Promise<T | null> {
    busy.value = true
    actError.value = null
    try {
      return await work()
    } catch (problem) {
      actError.value = problem
      return null
    } finally {
      busy.value = false
    }
  }

  const optional = computed(() => paper.value?.missing ?? [])
  const isOut = computed(() => paper.value !== null && paper.value.state !== 'draft')

  return {
    paper,
    error,
    reload,
    busy,
    actError,
    optional,
    isOut,
    saveText: (text: string) =>
      act(async () => {
        paper.value = await ask<PaperView>(`/papers/${id}/text`, { method: 'PUT', body: { text } })
        return true
      }),
    // Gives the paper that came of it; a draft nobody has touched keeps its id.
    writeAnew: (length: string) =>
      act(async () => {
        const old = paper.value
        const made = await ask<PaperView>(`/cases/${old?.case}/papers`, {
          method: 'POST',
          body: { kind: old?.kind, length: length || undefined },
        })
        if (made.id === id) paper.value = made
        return made
      }),
    handOver: () =>
      act(async () => {
        paper.value = await ask<PaperView>(`/papers/${id}/state`, {
          method: 'POST',
          body: { state: 'handed_over', channel: receivers[paper.value?.kind ?? ''] },
        })
        return true
      }),
    take: (format: string) =>
      act(() => download(`/papers/${id}/file`, { format }, `${paper.value?.title ?? id}.${format}`)),
  }
}
