import { expect, it } from 'vitest'

import { cellsOf, choiceText, headingOf, isEnough, parseChoice, readBy, startOf } from './columns'

const table =
  '我的账\n\n交易日期,摘要,金额(元),对方\n2026/11/3,"耳机, 黑色",329.90,北岸\n2026年11月4日,书,￥1\uff0c280.00,南巷\n合计,,,\n'

it('reads a table as it would be imported', () => {
  const rows = cellsOf(table)
  const choice = parseChoice('date=交易日期,amount=金额(元),title=摘要')
  const heading = headingOf(rows, choice)
  expect(rows[heading]).toEqual(['交易日期', '摘要', '金额(元)', '对方'])
  const read = readBy(rows, heading, choice)
  expect(read[0]).toMatchObject({ day: '2026-11-03', amount: '329.90', title: '耳机, 黑色', good: true })
  expect(read[1]).toMatchObject({ day: '2026-11-04', amount: '1280.00', good: true })
  expect(read[2]?.good).toBe(false)
})

it('writes the choice as the program takes it, and knows what it needs', () => {
  expect(choiceText({ date: '日期', amount: '金额', title: '' })).toBe('date=日期,amount=金额')
  expect([isEnough({ date: '日期' }), isEnough({ date: '日期', expense: '支出' })]).toEqual([false, true])
})

it('reads the encodings that tables come in, and leaves workbooks alone', async () => {
  expect(await startOf(new Blob([new Uint8Array([0xc8, 0xd5, 0xc6, 0xda])]))).toBe('日期')
  expect(await startOf(new Blob(['日期']))).toBe('日期')
  expect(await startOf(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]))).toBe('')
})
