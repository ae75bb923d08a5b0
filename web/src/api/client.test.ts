import { afterEach, expect, it, vi } from 'vitest'

import { fakeProgram } from '@/testing/fakeProgram'

import { ApiProblem, ask } from './client'
import { sessionEnded, sessionToken, startSession } from './session'

afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
  window.history.replaceState(null, '', '/')
})

it('turns the one-time key into a token and takes it out of the address', async () => {
  const { asked } = fakeProgram({ 'POST /session': () => ({ token: 'tok' }) })
  window.history.replaceState(null, '', '/orders?only=paid#key=abc_DEF-0123456789')
  await startSession()
  expect(asked[0]?.body).toEqual({ key: 'abc_DEF-0123456789' })
  expect(sessionToken()).toBe('tok')
  expect(window.location.href).toMatch(/\/orders\?only=paid$/)
  expect(sessionEnded.value).toBe(false)
})

it('says that the session has ended when the program no longer accepts the token', async () => {
  sessionStorage.setItem('shuofa.token', 'old')
  fakeProgram({ 'GET /today': () => Response.json({ id: 'session_missing', message: '' }, { status: 401 }) })
  await expect(ask('/today')).rejects.toBeInstanceOf(ApiProblem)
  expect(sessionEnded.value).toBe(true)
  expect(sessionToken()).toBeNull()
})

it('carries the id, the message and the place of a problem', async () => {
  fakeProgram({
    'PUT /x': () =>
      Response.json({ id: 'fact_wrong_kind', message: '写法不对', where: 'facts.day' }, { status: 422 }),
  })
  const problem = await ask('/x', { method: 'PUT', body: {} }).catch((error: unknown) => error)
  expect(problem).toMatchObject({
    id: 'fact_wrong_kind',
    message: '写法不对',
    where: 'facts.day',
    status: 422,
  })
})

it('says that the program cannot be reached', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')))
  await expect(ask('/today')).rejects.toMatchObject({ id: 'offline' })
})
