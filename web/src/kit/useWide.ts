import { onBeforeUnmount, ref, type Ref } from 'vue'

// Whether there is room for a column beside the content (see PageFrame); never in large type.
export function useWide(): Ref<boolean> {
  const query = window.matchMedia('(min-width: 960px)')
  const wide = ref(false)
  const look = () => {
    wide.value = query.matches && document.documentElement.dataset.type !== 'large'
  }
  look()
  query.addEventListener('change', look)
  onBeforeUnmount(() => query.removeEventListener('change', look))
  return wide
}
