import { word } from './words'

const families: Record<string, string> = {
  channel: 'party',
  by: 'party',
  from: 'party',
  with: 'party',
  way: 'way',
  answer: 'answer',
  what: 'what',
  result: 'result',
  outcome: 'outcome',
  superior: 'yesno',
}

// A choice of an event's field in words; an id without a word is shown as it is.
export function choiceWord(field: string, choice: string): string {
  const family = families[field]
  return family ? word(family, choice) : choice
}
