import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'

import { today } from '@/api/status'

import AppButton from './AppButton.vue'
import { groupedNumber } from './channels'
import DayText from './DayText.vue'
import MoneyText from './MoneyText.vue'
import QuestionScreen from './QuestionScreen.vue'
import TwoDates from './TwoDates.vue'

afterEach(() => {
  today.value = '2026-11-23'
})
today.value = '2026-11-23'

it('shows money exactly as it was computed, only grouped', () => {
  expect(mount(MoneyText, { props: { yuan: '1319.60' } }).text()).toBe('¥1,319.60')
  expect(mount(MoneyText, { props: { yuan: '-46.80' } }).text()).toBe('−¥46.80')
  expect(mount(MoneyText, { props: { yuan: null } }).text()).toBe('')
})

it('shows a day with its weekday and what is left until it', () => {
  expect(mount(DayText, { props: { day: '2026-11-25', left: true } }).text()).toContain('11月25日(周三)')
  expect(mount(DayText, { props: { day: '2026-11-25', left: true } }).text()).toContain('还剩 2 天')
  expect(
    mount(DayText, { props: { day: '2026-11-22', left: true } })
      .find('.over')
      .text(),
  ).toBe('已过 1 天')
})

it('shows the arguable date only where it differs from the safe one', () => {
  expect(mount(TwoDates, { props: { safe: '2026-11-25', arguable: '2026-11-25' } }).text()).not.toContain(
    '观点',
  )
  expect(mount(TwoDates, { props: { safe: '2026-11-25', arguable: '2026-11-28' } }).text()).toContain(
    '也有观点认为可到',
  )
})

it('puts not knowing last among the answers', () => {
  const screen = mount(QuestionScreen, {
    props: { question: '收到货了吗？', step: 3, about: 8, answers: [{ id: 'yes', word: '是' }] },
  })
  expect(screen.findAll('.answer').at(-1)?.text()).toContain('不知道')
  expect(screen.text()).toContain('3 / 约 8')
})

it('does nothing twice while busy', () => {
  const button = mount(AppButton, { props: { busy: true }, slots: { default: '存下' } })
  expect(button.attributes('disabled')).toBeDefined()
  expect(button.attributes('aria-busy')).toBe('true')
})

it.each([
  ['950618', '950 618'],
  ['02161897088', '021-6189 7088'],
  ['4001234567', '400-123-4567'],
  ['12315', '12315'],
  ['021-6189 7088', '021-6189 7088'],
  ['10105757', '1010 5757'],
])('groups %s as %s', (value, shown) => {
  expect(groupedNumber(value)).toBe(shown)
})
