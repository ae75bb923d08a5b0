import { afterEach, expect, it } from 'vitest'

import { say, setLanguage } from './language'
import { defineText } from './text'

const { t, word } = defineText(
  { rows: '{count} 行', 'state.paid': '已付款' },
  { rows: '{count} row|{count} rows', 'state.paid': 'paid' },
)

afterEach(() => setLanguage('zh-CN'))

it('fills in values and chooses the English plural', () => {
  expect(t('rows', { count: 1 })).toBe('1 行')
  setLanguage('en')
  expect(t('rows', { count: 1 })).toBe('1 row')
  expect(t('rows', { count: 2 })).toBe('2 rows')
})

it('shows an id that has no word yet as it is', () => {
  expect(word('state', 'paid')).toBe('已付款')
  expect(word('state', 'stolen')).toBe('stolen')
})

it('says a phrase of two languages in the chosen one', () => {
  expect(say({ zh: '退款', en: 'refund' })).toBe('退款')
  setLanguage('en')
  expect(say({ zh: '退款', en: 'refund' })).toBe('refund')
  expect(say(null)).toBe('')
})
