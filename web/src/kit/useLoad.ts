import { onBeforeUnmount, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

export interface Load<T> {
  value: ShallowRef<T | null>
  error: ShallowRef<unknown>
  loading: Ref<boolean>
  reload: () => Promise<void>
}

// Loads at once and on reload(); a slow earlier answer never replaces a later one.
export function useLoad<T>(fetcher: (signal: AbortSignal) => Promise<T>): Load<T> {
  const value = shallowRef<T | null>(null)
  const error = shallowRef<unknown>(null)
  const loading = ref(false)
  let current: AbortController | null = null

  async function reload(): Promise<void> {
    current?.abort()
    const mine = new AbortController()
    current = mine
    loading.value = true
    try {
      const answer = await fetcher(mine.signal)
      if (mine.signal.aborted) return
      value.value = answer
      error.value = null
    } catch (problem) {
      if (mine.signal.aborted) return
      error.value = problem
    }
    loading.value = false
  }

  onBeforeUnmount(() => current?.abort())
  void reload()
  return { value, error, loading, reload }
}
