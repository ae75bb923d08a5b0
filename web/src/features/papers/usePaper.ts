import { computed, ref, shallowRef } from 'vue'

import { ask, download } from '@/api/client'
import type { PaperView } from '@/api/types'
import { useLoad } from '@/kit/useLoad'

// One paper: read it, change its text, hand it over, take it along.
export function usePaper(id: string) {
  const { value: paper, error, reload } = useLoad((signal) => ask<PaperView>(`/papers/${id}`, { signal }))
  const busy = ref(false)
  const actError = shallowRef<unknown>(null)

  async function act(work: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    actError.value = null
    try {
      await work()
      busy.value = false
      return true
    } catch (problem) {
      actError.value = problem
      busy.value = false
      return false
    }
  }

  const required = computed(() => (paper.value?.missing ?? []).filter((one) => one.required))
  const optional = computed(() => (paper.value?.missing ?? []).filter((one) => !one.required))

  return {
    paper,
    error,
    reload,
    busy,
    actError,
    required,
    optional,
    saveText: (text: string) =>
      act(async () => {
        await ask(`/papers/${id}/text`, { method: 'PUT', body: { text } })
        await reload()
      }),
    handOver: () =>
      act(async () => {
        await ask(`/papers/${id}/state`, { method: 'POST', body: { state: 'handed_over' } })
        await reload()
      }),
    take: (format: string) =>
      act(() => download(`/papers/${id}/file`, { format }, `${paper.value?.title ?? id}.${format}`)),
  }
}
