import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

const css = readFileSync('src/kit/style/tokens.css', 'utf8')

function palette(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(selector + ' {')).split('}')[0] ?? ''
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((m) => [m[1] ?? '', m[2] ?? '']))
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const textColours = ['ink', 'ink-2', 'seal', 'calm', 'soon', 'link']
const grounds = ['paper', 'sheet', 'wash']

describe.each([
  ['light', ':root'],
  ['dark', ":root[data-theme='dark']"],
])('the %s palette', (_name, selector) => {
  const colours = palette(selector)
  const colour = (name: string) => colours.get(name) ?? ''

  it.each(textColours.flatMap((text) => grounds.map((ground) => [text, ground])))(
    'lets %s be read on %s (WCAG AA)',
    (text, ground) => {
      expect(contrast(colour(text ?? ''), colour(ground ?? ''))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('lets the word on the seal be read', () => {
    expect(contrast(colour('on-seal'), colour('seal'))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(grounds)('shows the edge of a field on %s (WCAG 1.4.11)', (ground) => {
    expect(contrast(colour('edge'), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})
