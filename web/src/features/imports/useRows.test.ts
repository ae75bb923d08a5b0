import { afterEach, expect, it, vi } from 'vitest'

import { fakeProgram } from '@/testing/fakeProgram'

import { useRows } from './useRows'

afterEach(() => vi.unstubAllGlobals())

// A file of 1000 rows below a heading of 24 lines.
function program() {
  return fakeProgram({
    'GET /imports/imp_1/rows': ({ query }) => {
      const after = Number(query.get('after'))
      const to = Math.min(1000, after + Number(query.get('limit')))
      const rows = Array.from({ length: to - after }, (_, at) => ({ row: after + at + 25 }))
      return { import: 'imp_1', file: 'a.csv', rows, next: to < 1000 ? to : null }
    },
  })
}

it('jumps to a row and reads on in both directions', async () => {
  program()
  const list = useRows('imp_1')
  await list.jump(725)
  expect(list.rows.value.some((row) => row.row === 725)).toBe(true)
  expect(list.hasBefore.value).toBe(true)
  const first = list.rows.value[0]?.row ?? 0
  await list.before()
  expect(list.rows.value[0]?.row).toBe(first - 200)
  await list.more()
  const numbers = list.rows.value.map((row) => row.row)
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => (numbers[0] ?? 0) + at))
})

it('finds a row near the start', async () => {
  program()
  const list = useRows('imp_1')
  await list.jump(26)
  expect(list.rows.value[1]?.row).toBe(26)
})
