// Naming the columns of a table that no reader knows: a first look at it in the browser, so that the
// shopper sees what the choice would give.  What counts in the end is what the program reads.

export const fields = ['date', 'amount', 'title', 'seller', 'number'] as const
export const moreFields = ['time', 'signed', 'expense', 'income', 'direction', 'status', 'note'] as const
export type Field = (typeof fields)[number] | (typeof moreFields)[number]

export type Choice = Partial<Record<string, string>>

// "date=交易日期,amount=金额" to and fro; the same text that the program takes.
export function parseChoice(text: string): Choice {
  const choice: Choice = {}
  for (const part of text.split(',')) {
    const at = part.indexOf('=')
    if (at > 0) choice[part.slice(0, at).trim()] = part.slice(at + 1).trim()
  }
  return choice
}

export function choiceText(choice: Choice): string {
  return Object.entries(choice)
    .filter(([, column]) => column)
    .map(([field, column]) => `${field}=${column}`)
    .join(',')
}

export function isEnough(choice: Choice): boolean {
  return Boolean(choice.date && (choice.amount || choice.signed || choice.expense || choice.income))
}

const mostBytes = 64 * 1024
const mostRows = 200

// The start of a table as text; empty for what is none (a workbook, a picture).
export async function startOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return ''
  try {
    // The cut may run through a letter, so the end is left out of the judgement.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

export function cellsOf(text: string): string[][] {
  const first = text.split('\n').slice(0, 40).join('\n')
  const count = (mark: string) => first.split(mark).length
  const comma = [',', '\t', ';', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length && rows.length < mostRows; at += 1) {
    const letter = text[at]
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (letter === comma || letter === '\n') {
      row.push(cell.trim())
      cell = ''
      if (letter === '\n') {
        rows.push(row)
        row = []
      }
    } else cell += letter
  }
  if (cell.trim() || row.length > 0) rows.push([...row, cell.trim()])
  return rows
}

const bare = (name: string) => name.replace(/[\s\ufeff"']/g, '')

// Where the proposed columns stand together; failing that the widest of the first rows.
export function headingOf(rows: readonly string[][], proposed: Choice): number {
  const wanted = Object.values(proposed).map((name) => bare(name ?? ''))
  const holds = rows.findIndex((row) => {
    const names = row.map(bare)
    return wanted.length > 0 && wanted.every((name) => names.includes(name))
  })
  if (holds >= 0) return holds
  let best = 0
  rows.slice(0, 40).forEach((row, index) => {
    if (row.filter(Boolean).length > (rows[best]?.filter(Boolean).length ?? 0)) best = index
  })
  return best
}

export interface ReadRow {
  day: string
  amount: string
  title: string
  seller: string
  number: string
  // Day and money can be made out.
  good: boolean
}

function dayOf(text: string): string {
  const match = /(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})/.exec(text)
  if (!match) return ''
  const [, year, month = '', day = ''] = match
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return ''
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function amountOf(text: string): string {
  const plain = text.replace(/[¥￥,，元\s]|RMB|CNY/gi, '')
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? plain : ''
}

// The rows under the heading as this choice would have them read.
export function readBy(rows: readonly string[][], heading: number, choice: Choice): ReadRow[] {
  const names = (rows[heading] ?? []).map(bare)
  const cell = (row: readonly string[], field: string) => {
    const at = choice[field] ? names.indexOf(bare(choice[field] ?? '')) : -1
    return at < 0 ? '' : (row[at] ?? '')
  }
  return rows
    .slice(heading + 1)
    .filter((row) => row.some(Boolean))
    .map((row) => {
      const day = dayOf(cell(row, 'date'))
      const amount = ['amount', 'signed', 'expense', 'income']
        .map((field) => amountOf(cell(row, field)))
        .find(Boolean)
      return {
        day,
        amount: amount ?? '',
        title: cell(row, 'title'),
        seller: cell(row, 'seller'),
        number: cell(row, 'number'),
        good: Boolean(day && amount),
      }
    })
}
