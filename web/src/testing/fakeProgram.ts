import { vi } from 'vitest'

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  body: unknown
}

type Answer = (asked: Asked) => unknown

// Stands in for the program in tests: answers by "METHOD /path" and remembers what was asked.
export function fakeProgram(answers: Record<string, Answer>) {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, 'http://127.0.0.1')
    const one: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
    }
    asked.push(one)
    const answer = answers[`${one.method} ${one.path}`]
    if (!answer)
      return Response.json({ id: 'not_found', message: '没有找到', where: one.path }, { status: 404 })
    const value = answer(one)
    return value instanceof Response ? value : Response.json(value)
  })
  return { asked }
}

export async function settle(rounds = 8): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setTimeout(resolve))
}
