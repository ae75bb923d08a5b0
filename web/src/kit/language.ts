import { ref } from 'vue'

export type Language = 'zh-CN' | 'en'

// A text that the program sends either in the language asked for or in both.
export type Phrase = string | { zh: string; en: string } | null | undefined

const kept = 'shuofa.language'

function firstLanguage(): Language {
  return localStorage.getItem(kept) === 'en' ? 'en' : 'zh-CN'
}

export const language = ref<Language>(firstLanguage())

export function setLanguage(next: Language): void {
  language.value = next
  localStorage.setItem(kept, next)
  document.documentElement.lang = next
}

export function say(phrase: Phrase): string {
  if (phrase === null || phrase === undefined) return ''
  if (typeof phrase === 'string') return phrase
  return language.value === 'en' ? phrase.en || phrase.zh : phrase.zh || phrase.en
}
