import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { today } from '@/api/status'
import { lastDone } from '@/kit/undo'
import { fakeProgram, settle } from '@/testing/fakeProgram'

import SuggestedPromises from './SuggestedPromises.vue'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const said = {
  text: '亲，3天内退您100元',
  what: 'refund',
  amount: '100.00',
  due: '2026-11-11',
  term: '3天内',
  said_by: '小北',
  said_at: '2026-11-08T10:00:00+08:00',
  source: '北岸数码',
  document: 'doc_1',
  noted: false,
}

async function shown(suggestion: object) {
  today.value = '2026-11-09'
  const fake = fakeProgram({
    'GET /cases/cas_1/promise-suggestions': () => [suggestion],
    'POST /cases/cas_1/events': () => ({}),
  })
  const list = mount(SuggestedPromises, { props: { id: 'cas_1' }, attachTo: document.body })
  await settle()
  return { list, ...fake }
}

it('asks whether a sentence was a promise, and notes it as one', async () => {
  const { list, asked } = await shown(said)
  expect(list.text()).toContain('小北 11月8日说')
  expect(list.text()).toContain('亲，3天内退您100元')
  await list.find('form').trigger('submit')
  await settle()
  expect(asked.find((one) => one.method === 'POST')?.body).toMatchObject({
    type: 'promise',
    by: 'seller',
    what: 'refund',
    promise: '亲，3天内退您100元',
    due: '2026-11-11',
    amount: '100.00',
    on: '2026-11-08',
  })
})

it('asks for the day where the sentence tells none', async () => {
  const { list } = await shown({ ...said, due: null })
  expect(list.find('input[type=date]').exists()).toBe(true)
})

it('waves a sentence aside, and takes that back', async () => {
  const { list } = await shown(said)
  await list.findAll('button').at(-1)?.trigger('click')
  expect(list.text()).not.toContain('亲')
  await lastDone.value?.undo?.()
  await settle()
  expect(list.text()).toContain('亲')
})

it('does not ask again about what is noted', async () => {
  const { list } = await shown({ ...said, noted: true })
  expect(list.text()).toBe('')
})
