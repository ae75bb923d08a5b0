import type { Question } from '@/api/types'
import { language, say } from '@/kit/language'
import type { Answer } from '@/kit/QuestionScreen.vue'

import { t } from './words'

type Effect = NonNullable<Question['effects']>[number]

function list(phrases: Effect['adds']): string {
  return (phrases ?? [])
    .slice(0, 3)
    .map((one) => say(one))
    .join(language.value === 'en' ? ', ' : '、')
}

// What an answer would change, in one short line; nothing when the program did not say.
export function effectWords(question: Question, answer: string): string {
  const same = (effect: Effect) =>
    String(effect.answer) === answer ||
    (effect.answer === true && answer === 'yes') ||
    (effect.answer === false && answer === 'no')
  const effect = (question.effects ?? []).find(same)
  if (!effect) return ''
  const adds = list(effect.adds)
  const removes = list(effect.removes)
  return [adds && t('intake.adds', { what: adds }), removes && t('intake.removes', { what: removes })]
    .filter(Boolean)
    .join(language.value === 'en' ? '; ' : '；')
}

// The rows of a question that is answered by choosing; an empty list means it wants a field.
export function answersOf(question: Question): Answer[] {
  if (question.kind === 'yes_no') {
    return [
      { id: 'yes', word: t('intake.yes'), hint: effectWords(question, 'yes') },
      { id: 'no', word: t('intake.no'), hint: effectWords(question, 'no') },
    ]
  }
  if (question.kind === 'choice') {
    return (question.choices ?? []).map((one) => ({
      id: one.id,
      word: say(one.title),
      hint: effectWords(question, one.id),
    }))
  }
  return []
}

// What the program takes as the value of an answer row.
export function valueOf(question: Question, answer: string): unknown {
  return question.kind === 'yes_no' ? answer === 'yes' : answer
}
