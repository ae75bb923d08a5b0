import en from './text.en.json'
import zh from './text.zh-CN.json'
import { defineText } from './text'

export const { t, word } = defineText(zh, en)
