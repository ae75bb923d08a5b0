import { onBeforeUnmount, reactive } from 'vue'

import { ApiProblem, ask } from '@/api/client'
import type { ImportRun } from '@/api/types'
import { say } from '@/kit/language'

export type Phase =
  | 'waiting'
  | 'sending'
  | 'reading'
  | 'password'
  | 'columns'
  | 'done'
  | 'failed'
  | 'cancelled'

export interface FileImport {
  key: number
  name: string
  phase: Phase
  run: ImportRun | null
  rate: number
  error: unknown
  file: File
  stop: AbortController
}

const passwordReasons = /password|encrypted/
const columnReasons = /^column/

export interface Told {
  password?: string
  columns?: string
}

// A table whose columns only the shopper can name: kept, and nothing of the file was read.
function tableWithoutNames(run: ImportRun): ApiProblem | null {
  const files = run.files ?? []
  if (files.some((file) => (file.outcome ?? 'read') === 'read')) return null
  const table = files.find((file) => file.reason_id === 'columns_needed')
  if (!table) return null
  const proposed = (table.facts ?? []).find((fact) => fact.startsWith('columns='))?.slice('columns='.length)
  return new ApiProblem('columns_needed', say(table.reason), 422, table.file, proposed ?? '')
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, milliseconds))
}

// Reads files one after the other: hands each to the program, then follows its progress.
export function useImport() {
  const imports = reactive<FileImport[]>([])
  let queue: Promise<void> = Promise.resolve()
  let left = false
  let count = 0

  function add(files: File[]): void {
    for (const file of files) {
      count += 1
      imports.unshift({
        key: count,
        name: file.webkitRelativePath || file.name,
        phase: 'waiting',
        run: null,
        rate: 0,
        error: null,
        file,
        stop: new AbortController(),
      })
      const one = imports[0]
      if (one) queue = queue.then(() => read(one))
    }
  }

  function fail(one: FileImport, problem: unknown): void {
    one.error = problem
    const id = problem instanceof ApiProblem ? problem.id : ''
    one.phase = passwordReasons.test(id) ? 'password' : columnReasons.test(id) ? 'columns' : 'failed'
  }

  async function follow(one: FileImport, id: string): Promise<void> {
    const started = performance.now()
    for (let round = 0; !left && !one.stop.signal.aborted; round += 1) {
      const run = await ask<ImportRun>(`/imports/${id}`, { signal: one.stop.signal })
      one.run = run
      one.rate = Math.round(run.rows_done / Math.max((performance.now() - started) / 1000, 0.1))
      if (run.state === 'done') {
        const unnamed = tableWithoutNames(run)
        if (unnamed) return fail(one, unnamed)
        one.phase = 'done'
        return
      }
      if (run.state === 'failed' || run.error) {
        const error = run.error
        return fail(
          one,
          new ApiProblem(
            error?.id ?? 'import_failed',
            error?.message ?? '',
            422,
            error?.where,
            error?.detail,
          ),
        )
      }
      if (run.state === 'cancelled') {
        one.phase = 'cancelled'
        return
      }
      await pause(round < 5 ? 80 : 300)
    }
  }

  async function read(one: FileImport, told: Told = {}): Promise<void> {
    if (one.phase === 'cancelled') return
    one.phase = 'sending'
    one.error = null
    try {
      const { id } = await ask<{ id: string }>('/imports', {
        method: 'POST',
        query: { name: one.name, ...told },
        bytes: one.file,
        signal: one.stop.signal,
      })
      one.phase = 'reading'
      await follow(one, id)
    } catch (problem) {
      if (!one.stop.signal.aborted) fail(one, problem)
    }
  }

  function cancel(one: FileImport): void {
    const id = one.run?.id
    one.stop.abort()
    one.phase = 'cancelled'
    if (id) void ask(`/imports/${id}`, { method: 'DELETE' }).catch(() => undefined)
  }

  onBeforeUnmount(() => {
    left = true
  })
  return { imports, add, cancel, retry: read }
}
