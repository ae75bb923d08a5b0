import { describe, expect, it } from 'vitest'

import { addDays, daysBetween, daysLeftWords, dayWords, timeOf, weekdayWord } from './day'

describe('days', () => {
  it('leaves out the year only when it is this year', () => {
    expect(dayWords('2026-11-23', '2026-11-20', 'zh-CN')).toBe('11月23日')
    expect(dayWords('2027-01-03', '2026-11-20', 'zh-CN')).toBe('2027年1月3日')
    expect(dayWords('2027-01-03', '2026-11-20', 'en')).toBe('3 Jan 2027')
  })

  it('counts civil days, whatever the clock of the browser says', () => {
    expect(daysBetween('2026-11-23', '2026-11-25')).toBe(2)
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1)
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })

  it('names the weekday', () => {
    expect(weekdayWord('2026-11-23', 'zh-CN')).toBe('周一')
    expect(weekdayWord('2026-11-23', 'en')).toBe('Mon')
  })

  it('says how many days are left in words', () => {
    expect(daysLeftWords(0, 'zh-CN')).toBe('就是今天')
    expect(daysLeftWords(3, 'zh-CN')).toBe('还剩 3 天')
    expect(daysLeftWords(-2, 'en')).toBe('2 days past')
  })

  it('shows a moment in the time zone it was written in', () => {
    expect(timeOf('2026-11-08T20:30:15+08:00')).toBe('20:30')
  })
})
