import type { Amount, Assessment, CaseView, Deadline } from '@/api/types'

// The sum to show first: the one the program chose, else the greatest lawful one.
export function bestSum(assessment: Assessment): Amount | null {
  const lawful = assessment.amounts.filter((one) => one.lawful !== false)
  const chosen = lawful.find((one) => one.name === assessment.choose)
  if (chosen) return chosen
  const total = lawful.find((one) => one.name === 'total')
  if (total) return total
  return lawful.reduce<Amount | null>(
    (most, one) => (!most || fen(one.yuan) > fen(most.yuan) ? one : most),
    null,
  )
}

// Whole fen, only to compare: what is shown stays the program's own text.
export function fen(yuan: string): number {
  return Math.round(Number(yuan) * 100)
}

export interface TwoDated {
  safe: Deadline
  arguable: Deadline | null
  provisional: boolean
}

const ours = (one: Deadline) =>
  one.who === null || ['consumer', 'us', 'buyer', 'shopper', ''].includes(one.who)

// One's own deadlines, each with the later date that could be argued: same rule, or a name that
// says so ("exchange_from_invoice" and "exchange_from_delivery" stay apart).
export function ownDeadlines(deadlines: Deadline[]): TwoDated[] {
  const own = deadlines.filter(ours)
  const safe = own.filter((one) => one.kind === 'safe' || one.kind === 'provisional')
  const used = new Set<Deadline>()
  const pairs = safe.map((one) => {
    const arguable =
      own.find(
        (other) =>
          other.kind === 'arguable' &&
          !used.has(other) &&
          other.date >= one.date &&
          other.because.rule === one.because.rule,
      ) ?? null
    if (arguable) used.add(arguable)
    return { safe: one, arguable, provisional: one.kind === 'provisional' }
  })
  const alone = own
    .filter((one) => one.kind === 'arguable' && !used.has(one))
    .map((one) => ({ safe: one, arguable: null, provisional: false }))
  return [...pairs, ...alone].sort((a, b) => a.safe.date.localeCompare(b.safe.date))
}

export function nearestOwn(matter: CaseView): TwoDated | null {
  const all = ownDeadlines(matter.deadlines.length > 0 ? matter.deadlines : matter.assessment.deadlines)
  return all.find((one) => one.safe.date >= matter.assessment.on) ?? all.at(-1) ?? null
}
