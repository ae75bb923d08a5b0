import { expect, it } from 'vitest'

import { partsOf } from './paragraphs'

it('tells paragraphs from lists', () => {
  expect(partsOf('先打电话。\n\n- 订单号\n- 金额\n\n再写信。')).toEqual([
    { kind: 'paragraph', lines: ['先打电话。'] },
    { kind: 'list', lines: ['订单号', '金额'] },
    { kind: 'paragraph', lines: ['再写信。'] },
  ])
})
