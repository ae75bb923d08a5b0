import { onBeforeUnmount, onMounted } from 'vue'

// Keys that act on the page as a whole.  They stay out of the way while somebody types, while a
// sheet is open, and of all keys that carry a modifier.
export function onPageKeys(handlers: Record<string, () => unknown>): void {
  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, textarea, select, dialog, [contenteditable]')) return
    const handler = handlers[event.key]
    if (!handler) return
    event.preventDefault()
    handler()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}
