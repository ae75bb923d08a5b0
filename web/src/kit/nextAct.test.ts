import { expect, it } from 'vitest'

import type { NextStep } from '@/api/types'

import { actOf, paperBeside } from './nextAct'

const step = (id: string, paper: string | null = null) => ({ id, paper }) as NextStep

it('leads where the next step is done', () => {
  expect(actOf('cas_1', null)).toEqual({ word: '看全部经过', to: '/cases/cas_1' })
  expect(actOf('cas_1', step('answer_questions')).to).toBe('/cases/cas_1/intake')
  expect(actOf('cas_1', step('call_seller', 'letter')).to).toBe('/cases/cas_1/channel')
  expect(actOf('cas_1', step('send_letter', 'letter')).to).toBe('/cases/cas_1/papers/letter')
  expect(actOf('cas_1', step('note_answer')).to).toBe('/cases/cas_1/add')
})

it('offers the paper beside a call, but not the words to be spoken', () => {
  expect(paperBeside('cas_1', step('call_seller', 'letter'))).toBe('/cases/cas_1/papers/letter')
  expect(paperBeside('cas_1', step('call_seller', 'call_script'))).toBeNull()
  expect(paperBeside('cas_1', step('send_letter', 'letter'))).toBeNull()
})
