import { afterEach, expect, it, vi } from 'vitest'

import { fakeProgram, settle } from '@/testing/fakeProgram'

import { useIntake } from './useIntake'

afterEach(() => vi.unstubAllGlobals())

const question = (fact: string) => ({ fact, kind: 'yes_no', question: fact })

function program(facts: string[]) {
  const known: Record<string, unknown> = {}
  const fake = fakeProgram({
    'GET /cases/cas_1/questions': () => {
      const open = facts.filter((fact) => !(fact in known))
      return {
        next: open[0] ? question(open[0]) : null,
        asked: facts.length - open.length,
        about: facts.length,
      }
    },
    'PUT /cases/cas_1/facts': ({ body }) => {
      Object.assign(known, (body as { facts: object }).facts)
      return {}
    },
  })
  return { ...fake, known }
}

it('asks one question after the other, and not knowing is an answer', async () => {
  const { known } = program(['received', 'defect'])
  const intake = useIntake('cas_1')
  await intake.start()
  expect(intake.current.value?.question.fact).toBe('received')
  await intake.answer('unknown')
  expect(intake.current.value?.question.fact).toBe('defect')
  await intake.answer(true)
  expect(intake.done.value).toBe(true)
  expect(known).toEqual({ received: 'unknown', defect: true })
})

it('keeps the answers when going back', async () => {
  program(['received', 'defect'])
  const intake = useIntake('cas_1')
  await intake.start()
  await intake.answer(true)
  expect(intake.back()).toBe(true)
  expect(intake.current.value).toMatchObject({ answer: 'true', number: 1 })
  expect(intake.back()).toBe(false)
})

it('asks anew what followed an answer that was changed', async () => {
  const { asked } = program(['received', 'defect'])
  const intake = useIntake('cas_1')
  await intake.start()
  await intake.answer(true)
  intake.back()
  await intake.answer(false)
  await settle()
  expect(intake.current.value?.question.fact).toBe('defect')
  expect(asked.filter((one) => one.method === 'GET')).toHaveLength(3)
})

it('stays at the question when the answer could not be kept', async () => {
  program(['received'])
  const intake = useIntake('cas_1')
  await intake.start()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')))
  await intake.answer(true)
  expect(intake.error.value).toMatchObject({ id: 'offline' })
  expect(intake.current.value?.question.fact).toBe('received')
})
