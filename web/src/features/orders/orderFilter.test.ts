import { expect, it } from 'vitest'

import { addressOf, askedOf, chosenOf, filterOf, isFiltered } from './orderFilter'

it('reads the address and writes the same address again', () => {
  const address = { query: '耳机', platform: 'taobao', when: '2025', has: 'refund' }
  expect(addressOf(filterOf(address))).toEqual(address)
  expect(filterOf({ other: 'x', state: '' })).toEqual({ query: '' })
})

it('asks the program for days', () => {
  const asked = askedOf({ query: ' 耳机 ', when: '30d', platform: 'jd' }, '2026-11-24')
  expect(asked).toEqual({ query: '耳机', platform: 'jd', from: '2026-10-25' })
  expect(askedOf({ query: '', when: '2025' }, '2026-11-24')).toEqual({
    query: undefined,
    from: '2025-01-01',
    to: '2025-12-31',
  })
})

it('knows what is chosen, in the order in which it is shown', () => {
  expect(chosenOf({ query: '', has: 'case', when: '2026' })).toEqual([
    { name: 'when', value: '2026' },
    { name: 'has', value: 'case' },
  ])
  expect([
    isFiltered({ query: '' }),
    isFiltered({ query: 'a' }),
    isFiltered({ query: '', state: 'paid' }),
  ]).toEqual([false, true, true])
})
