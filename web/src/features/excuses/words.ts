import { defineText } from '@/kit/text'

import en from './text.en.json'
import zh from './text.zh-CN.json'

export const { t, word } = defineText(zh, en)
