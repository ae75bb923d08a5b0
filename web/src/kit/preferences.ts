import { ref, watchEffect } from 'vue'

import { language } from './language'

export type Theme = 'auto' | 'light' | 'dark'
export type TypeSize = 'normal' | 'large'

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

function kept<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
  const value = localStorage.getItem(name)
  return allowed.find((one) => one === value) ?? fallback
}

export const theme = ref<Theme>(kept('shuofa.theme', ['auto', 'light', 'dark'], 'auto'))
export const typeSize = ref<TypeSize>(kept('shuofa.type', ['normal', 'large'], 'normal'))
const dark = ref(systemDark.matches)

export function followPreferences(): void {
  systemDark.addEventListener('change', (event) => {
    dark.value = event.matches
  })
  watchEffect(() => {
    const root = document.documentElement
    const chosen = theme.value === 'auto' ? (dark.value ? 'dark' : 'light') : theme.value
    root.dataset.theme = chosen
    root.dataset.type = typeSize.value
    root.lang = language.value
    localStorage.setItem('shuofa.theme', theme.value)
    localStorage.setItem('shuofa.type', typeSize.value)
  })
}
