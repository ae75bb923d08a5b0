import { expect, it } from 'vitest'

import { monthCells, monthEnds, monthNames, yearCells } from './strip'

it('counts the days of a month and marks its weekends', () => {
  const cells = monthCells('2026-11-24', [
    '2026-11-24',
    '2026-11-26',
    '2026-11-26',
    '2027-03-01',
    '2026-11-01',
  ])
  expect(cells).toHaveLength(31)
  expect(cells.map((cell) => cell.count).filter(Boolean)).toEqual([1, 2])
  expect(cells.findIndex((cell) => cell.faint)).toBe(4)
  expect(monthEnds('2026-11-24', 'zh-CN').map((name) => name.word)).toEqual(['11月24日', '12月24日'])
})

it('counts the weeks of a year and names every second month where it begins', () => {
  const cells = yearCells('2026-11-24', ['2026-11-30', '2026-12-01', '2027-11-24', '2028-01-01'])
  expect(cells).toHaveLength(53)
  expect([cells[0]?.count, cells[1]?.count, cells[52]?.count]).toEqual([1, 1, 1])
  const names = monthNames('2026-11-24', 'zh-CN')
  expect(names.map((name) => name.word)).toEqual(['11月', '1月', '3月', '5月', '7月', '9月', '11月'])
  expect(names.every((name, index) => index === 0 || name.cell > (names[index - 1]?.cell ?? 0))).toBe(true)
})
