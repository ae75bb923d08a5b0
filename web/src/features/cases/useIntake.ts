import { computed, ref, shallowRef } from 'vue'

import { ask } from '@/api/client'
import type { Question, QuestionsAnswer } from '@/api/types'

export interface Asked {
  question: Question
  answer: string | null
  number: number
  about: number
}

// One question after the other.  What was asked stays, so that going back shows the answer given;
// each answer is kept by the program at once, so that the intake can go on another day.
export function useIntake(id: string) {
  const asked = ref<Asked[]>([])
  const at = ref(0)
  const done = ref(false)
  const busy = ref(false)
  const error = shallowRef<unknown>(null)

  const current = computed<Asked | null>(() => asked.value[at.value] ?? null)

  // Reads the question for one place; only then does the reader move there.
  async function ahead(place: number): Promise<void> {
    const answer = await ask<QuestionsAnswer>(`/cases/${id}/questions`)
    if (!answer.next) {
      done.value = true
      return
    }
    const number = answer.asked + 1
    // `about` is how many remain or how many in all; either way it is not below the present one.
    asked.value = [
      ...asked.value.slice(0, place),
      { question: answer.next, answer: null, number, about: Math.max(answer.about, number) },
    ]
  }

  async function work(step: () => Promise<void>): Promise<void> {
    busy.value = true
    error.value = null
    try {
      await step()
    } catch (problem) {
      error.value = problem
    }
    busy.value = false
  }

  const start = () => work(() => ahead(0))

  const answer = (value: unknown) =>
    work(async () => {
      const one = current.value
      if (!one) return
      await ask(`/cases/${id}/facts`, { method: 'PUT', body: { facts: { [one.question.fact]: value } } })
      const changed = one.answer !== null && one.answer !== String(value)
      one.answer = String(value)
      // Another answer than before may lead to other questions: what came after is asked anew.
      if (changed) asked.value = asked.value.slice(0, at.value + 1)
      const place = at.value + 1
      if (!asked.value[place]) await ahead(place)
      if (!done.value) at.value = place
    })

  function back(): boolean {
    if (done.value) {
      done.value = false
      at.value = Math.max(0, asked.value.length - 1)
      return asked.value.length > 0
    }
    if (at.value === 0) return false
    at.value -= 1
    return true
  }

  // Forward in the history: only over questions that were answered.
  function forward(): boolean {
    if (done.value || !asked.value[at.value]?.answer || !asked.value[at.value + 1]) return false
    at.value += 1
    return true
  }

  return { forward, current, at, done, busy, error, start, answer, back }
}
