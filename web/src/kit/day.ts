import type { Language } from './language'

const weekdaysZh = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Parts {
  year: number
  month: number
  day: number
}

export function parts(day: string): Parts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day)
  if (!match) return null
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

function serial(day: string): number {
  const p = parts(day)
  return p ? Date.UTC(p.year, p.month - 1, p.day) / 86_400_000 : Number.NaN
}

export function addDays(day: string, count: number): string {
  return new Date((serial(day) + count) * 86_400_000).toISOString().slice(0, 10)
}

// Whole civil days from `from` to `to`; negative when `to` is past.
export function daysBetween(from: string, to: string): number {
  return serial(to) - serial(from)
}

export function weekdayOf(day: string): number {
  return new Date(serial(day) * 86_400_000).getUTCDay()
}

export function weekdayWord(day: string, language: Language): string {
  return (language === 'en' ? weekdaysEn : weekdaysZh)[weekdayOf(day)] ?? ''
}

// 11月23日, with the year when it differs from today's.
export function dayWords(day: string, today: string, language: Language): string {
  const p = parts(day)
  if (!p) return day
  const otherYear = parts(today)?.year !== p.year
  if (language === 'en') return `${p.day} ${monthsEn[p.month - 1]}${otherYear ? ` ${p.year}` : ''}`
  return `${otherYear ? `${p.year}年` : ''}${p.month}月${p.day}日`
}

export function daysLeftWords(left: number, language: Language): string {
  if (language === 'en') {
    if (left === 0) return 'today'
    if (left === 1) return 'tomorrow'
    if (left > 1) return `${left} days left`
    return left === -1 ? '1 day past' : `${-left} days past`
  }
  if (left === 0) return '就是今天'
  if (left > 0) return `还剩 ${left} 天`
  return `已过 ${-left} 天`
}

// The clock part of a moment, in China's time, as the program wrote it.
export function timeOf(moment: string): string {
  const match = /T(\d{2}:\d{2})/.exec(moment)
  return match?.[1] ?? ''
}
