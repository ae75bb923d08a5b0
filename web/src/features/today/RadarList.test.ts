import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { today } from '@/api/status'
import type { RadarItem } from '@/api/types'
import { lastDone } from '@/kit/undo'
import { createAppRouter } from '@/router'
import { fakeProgram, settle } from '@/testing/fakeProgram'

import RadarList from './RadarList.vue'

afterEach(() => vi.unstubAllGlobals())

const item: RadarItem = {
  key: 'warranty_ending:ord_1:warranty',
  date: '2026-12-01',
  kind: 'warranty_ending',
  order: 'ord_1',
  case: null,
  title: '耳机：保修快到期',
  because: { text: '商家写明保修一年。', law: '消费者权益保护法', article: '第二十三条' },
  days_left: 7,
  certainty: 'stated',
}

function shown() {
  today.value = '2026-11-24'
  const fake = fakeProgram({ 'PUT /radar/snooze': () => new Response(null, { status: 204 }) })
  const list = mount(RadarList, {
    props: { items: [item] },
    global: { plugins: [createAppRouter()] },
    attachTo: document.body,
  })
  const button = (text: string) =>
    list
      .findAll('button')
      .filter((one) => one.text() === text)
      .at(0) ?? list
  return { list, button, ...fake }
}

it('says of each day what kind it is, why, and how sure that is', () => {
  const { list } = shown()
  expect(list.text()).toContain('保修期')
  expect(list.text()).toContain('《消费者权益保护法》第二十三条')
  expect(list.text()).toContain('条文明确')
  expect(list.find('a[href="/cases/new?order=ord_1&problem=broken"]').exists()).toBe(true)
})

it('puts an item off to the day that is chosen, and takes it back', async () => {
  const { button, asked, list } = shown()
  await button('过几天再说').trigger('click')
  await button('3 天后').trigger('click')
  await settle()
  expect(asked[0]?.body).toEqual({ key: item.key, until: '2026-11-27' })
  expect(lastDone.value?.said).toBe('好的，11月27日再提醒')
  await lastDone.value?.undo?.()
  expect(asked[1]?.body).toEqual({ key: item.key, until: '2026-11-24' })
  await button('过几天再说').trigger('click')
  await button('选日子').trigger('click')
  await list.find('input[type=date]').setValue('2026-12-24')
  await list.find('form').trigger('submit')
  await settle()
  expect(asked[2]?.body).toEqual({ key: item.key, until: '2026-12-24' })
})
