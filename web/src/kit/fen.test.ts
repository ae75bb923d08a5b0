import { expect, it } from 'vitest'

import { fenOf, yuanOf } from './fen'

it('adds up without rounding', () => {
  expect(yuanOf(fenOf('0.10') + fenOf('0.20'))).toBe('0.30')
  expect(yuanOf(fenOf('-1.05') + fenOf('1'))).toBe('-0.05')
  expect([fenOf('12.5'), fenOf(null), fenOf('x')]).toEqual([1250, 0, 0])
})
