export interface Part {
  kind: 'paragraph' | 'list'
  lines: string[]
}

// Paragraphs stand apart by an empty line; lines that begin with "- " are a list.
export function partsOf(answer: string): Part[] {
  return answer.split(/\n\s*\n/).flatMap((block) => {
    const parts: Part[] = []
    for (const line of block.split('\n').map((one) => one.trim())) {
      if (!line) continue
      const item = /^[-*] /.test(line)
      const kind = item ? 'list' : 'paragraph'
      const text = item ? line.slice(2) : line
      const last = parts.at(-1)
      if (last && last.kind === kind && item) last.lines.push(text)
      else if (last && last.kind === kind) last.lines = [last.lines.join('') + text]
      else parts.push({ kind, lines: [text] })
    }
    return parts
  })
}
