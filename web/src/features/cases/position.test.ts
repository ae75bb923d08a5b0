import { describe, expect, it } from 'vitest'

import type { Amount, Assessment, Because, Deadline } from '@/api/types'

import { bestSum, ownDeadlines } from './position'

const because = (rule: string): Because => ({
  rule,
  law: '消费者权益保护法',
  article: '第二十五条',
  in_force: '2014-03-15',
  checked_on: '2026-01-10',
  facts: [],
})

function deadline(
  name: string,
  date: string,
  kind: string,
  rule = name,
  who: string | null = 'consumer',
): Deadline {
  return { name, date, kind, who, because: because(rule) }
}

function amount(name: string, yuan: string, more: Partial<Amount> = {}): Amount {
  return { name, yuan, formula: yuan, because: because(name), ...more }
}

function assessment(amounts: Amount[], choose: string | null): Assessment {
  return {
    amounts,
    choose,
    on: '2026-11-23',
    remedies: [],
    not_available: [],
    deadlines: [],
  } as unknown as Assessment
}

describe('the sum to show first', () => {
  it('is the one that the program chose', () => {
    const all = [amount('food_total', '1099.00'), amount('fraud_total', '400.00')]
    expect(bestSum(assessment(all, 'fraud_total'))?.name).toBe('fraud_total')
  })

  it('is never an unlawful one', () => {
    const all = [amount('mistake', '9999.00', { lawful: false }), amount('refund', '329.90')]
    expect(bestSum(assessment(all, null))?.name).toBe('refund')
  })

  it('is nothing when no sum can be named', () => {
    expect(bestSum(assessment([], null))).toBeNull()
  })
})

describe('own deadlines', () => {
  it('stand with the arguable date of the same rule', () => {
    const pairs = ownDeadlines([
      deadline('notice', '2026-10-01', 'safe', 'return'),
      deadline('notice_if_holiday_rolls', '2026-10-08', 'arguable', 'return'),
    ])
    expect(pairs).toHaveLength(1)
    expect(pairs[0]?.arguable?.date).toBe('2026-10-08')
  })

  it('leave out what somebody else must keep', () => {
    expect(ownDeadlines([deadline('refund_due', '2026-10-02', 'safe', 'refund', 'seller')])).toHaveLength(0)
  })
})
