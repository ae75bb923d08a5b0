import { addDays, daysBetween, dayWords, parts, weekdayOf } from './day'
import { type Language } from './language'

// A line of equal cells from a first day on; a cell is a day or a week and counts what falls on it.
export interface StripCell {
  count: number
  faint: boolean
}

export interface StripName {
  cell: number
  word: string
}

const daysShown = 31
const weeksShown = 53

function counted(cells: number, days: readonly string[], from: string, size: number): number[] {
  const counts = Array.from({ length: cells }, () => 0)
  for (const day of days) {
    const cell = Math.floor(daysBetween(from, day) / size)
    if (cell >= 0 && cell < cells) counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

export function monthCells(from: string, days: readonly string[]): StripCell[] {
  return counted(daysShown, days, from, 1).map((count, index) => ({
    count,
    faint: weekdayOf(addDays(from, index)) % 6 === 0,
  }))
}

export function yearCells(from: string, days: readonly string[]): StripCell[] {
  return counted(weeksShown, days, from, 7).map((count) => ({ count, faint: false }))
}

export function monthEnds(from: string, language: Language): StripName[] {
  const name = (cell: number) => ({ cell, word: dayWords(addDays(from, cell), from, language) })
  return [name(0), name(daysShown - 1)]
}

// Where each month begins; every second one has room on a phone, and none at the very end.
export function monthNames(from: string, language: Language): StripName[] {
  const found: StripName[] = []
  for (let cell = 0; cell < weeksShown; cell += 1) {
    const last = parts(addDays(from, cell * 7 + 6))
    if (!last || (cell > 0 && last.day > 7)) continue
    found.push({ cell, word: language === 'en' ? String(last.month) : `${last.month}月` })
  }
  return found.filter((month, index) => index % 2 === 0 && month.cell < weeksShown - 3)
}
