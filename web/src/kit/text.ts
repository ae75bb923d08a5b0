import { language } from './language'

type Values = Record<string, string | number>

// `{name}` is filled in; "one form|other form" chooses by `count` (English needs it, Chinese does not).
function fill(pattern: string, values: Values): string {
  const forms = pattern.split('|')
  const form = (forms.length === 2 && values.count !== 1 ? forms[1] : forms[0]) ?? ''
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

// The words of one feature in both languages.  A key that one language lacks does not compile.
export function defineText<Zh extends Record<string, string>>(zh: Zh, en: Record<keyof Zh, string>) {
  type Key = keyof Zh & string
  const words = (key: Key, values: Values = {}): string =>
    fill((language.value === 'en' ? en : zh)[key] ?? key, values)
  // For ids that come from the program: shows the id itself rather than nothing.
  const word = (family: string, id: string): string => {
    const table: Record<string, string> = language.value === 'en' ? en : zh
    return table[`${family}.${id}`] ?? id
  }
  return { t: words, word }
}
