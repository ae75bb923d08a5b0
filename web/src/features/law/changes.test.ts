import { describe, expect, it } from 'vitest'

import type { LawSource, RuleRow } from '@/api/types'

import { changesSince } from './changes'

const law: LawSource = {
  id: 'A',
  name: '甲法',
  number: '',
  in_force: { from: '2024-07-01', until: null },
  checked_on: '2026-11-23',
}
const rule = (id: string, from: string, until: string | null = null): RuleRow => ({
  id,
  law: '甲法',
  article: '第一条',
  in_force: { from, until },
  checked_on: '2026-11-23',
  certainty: 'stated',
})

describe('changesSince', () => {
  it('lists laws, and rules only where their days are not those of the law', () => {
    const found = changesSince(
      '2024-01-01',
      [law],
      [rule('same', '2024-07-01'), rule('ended', '2024-07-01', '2026-04-14')],
    )
    expect(found.map((one) => [one.day, one.what, one.rule])).toEqual([
      ['2026-04-14', 'rule_ends', 'ended'],
      ['2024-07-01', 'law_begins', undefined],
    ])
  })

  it('leaves out what changed before the day', () => {
    expect(changesSince('2024-07-02', [law], [])).toEqual([])
    expect(changesSince('2024-07-01', [law], [])).toHaveLength(1)
  })
})
