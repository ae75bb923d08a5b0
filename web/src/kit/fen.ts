// Exact sums of what the program writes as "1319.60": whole fen, never fractions of a yuan.  Safe up
// to ninety thousand billion yuan.
export function fenOf(yuan: string | null | undefined): number {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan ?? '')
  if (!match) return 0
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -fen : fen
}

export function yuanOf(fen: number): string {
  const size = Math.abs(fen)
  return `${fen < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}
