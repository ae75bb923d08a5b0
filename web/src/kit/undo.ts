import { shallowRef } from 'vue'

// The last thing done, said in one sentence, with the way back for a little while.
export interface Done {
  said: string
  undo?: () => Promise<unknown>
}

export const lastDone = shallowRef<Done | null>(null)
let timer = 0

export function sayDone(said: string, undo?: () => Promise<unknown>): void {
  window.clearTimeout(timer)
  lastDone.value = { said, undo }
  timer = window.setTimeout(dismissDone, undo ? 12_000 : 5_000)
}

export function dismissDone(): void {
  lastDone.value = null
}
