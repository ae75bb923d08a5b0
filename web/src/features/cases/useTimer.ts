import { computed, onBeforeUnmount, ref } from 'vue'

// Counts by the clock, not by ticks: a phone that slept in between still shows the right time.
export function useTimer() {
  const running = ref(false)
  const seconds = ref(0)
  let began = 0
  let tick = 0

  function start(): void {
    began = Date.now()
    running.value = true
    tick = window.setInterval(() => {
      seconds.value = Math.floor((Date.now() - began) / 1000)
    }, 500)
  }

  function stop(): void {
    window.clearInterval(tick)
    running.value = false
  }

  const shown = computed(() => {
    const minutes = Math.floor(seconds.value / 60)
    return `${String(minutes).padStart(2, '0')}:${String(seconds.value % 60).padStart(2, '0')}`
  })
  onBeforeUnmount(stop)
  return { running, seconds, shown, start, stop }
}
