import { computed, ref, shallowRef } from 'vue'

import { ask } from '@/api/client'
import type { FileRow, FileRows } from '@/api/types'

const pageSize = 200

// The rows of a file, read onward and backward from any of them.
export function useRows(id: string) {
  const rows = shallowRef<FileRow[]>([])
  const file = ref('')
  const next = ref<number | null>(null)
  // Where the first row that was read stands in the list of all rows.
  const start = ref(0)
  const busy = ref(false)
  const error = shallowRef<unknown>(null)
  const read = ref(false)

  async function page(after: number, limit = pageSize): Promise<FileRows> {
    const answer = await ask<FileRows>(`/imports/${id}/rows`, { query: { after, limit } })
    file.value = answer.file
    return answer
  }

  async function safely(step: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    error.value = null
    try {
      await step()
      read.value = true
    } catch (problem) {
      error.value = problem
    }
    busy.value = false
  }

  const from = (after: number) =>
    safely(async () => {
      const answer = await page(after)
      rows.value = answer.rows
      start.value = after
      next.value = answer.next
    })

  const more = () =>
    safely(async () => {
      if (next.value === null) return
      const answer = await page(next.value)
      rows.value = [...rows.value, ...answer.rows]
      next.value = answer.next
    })

  const before = () =>
    safely(async () => {
      const after = Math.max(0, start.value - pageSize)
      const answer = await page(after, start.value - after)
      rows.value = [...answer.rows, ...rows.value]
      start.value = after
    })

  // A row's number counts the lines of the heading too, so the row stands before it in the list.
  async function jump(row: number): Promise<void> {
    if (rows.value.some((one) => one.row === row)) return
    let after = Math.max(0, row - pageSize / 2)
    await from(after)
    while (after > 0 && !error.value && (rows.value[0]?.row ?? Infinity) > row) {
      after = Math.max(0, after - pageSize)
      await from(after)
    }
  }

  return {
    rows,
    file,
    next,
    start,
    busy,
    error,
    read,
    from,
    more,
    before,
    jump,
    hasBefore: computed(() => start.value > 0),
  }
}
