import { language } from '@/kit/language'

import { forgetSession, sessionToken } from './session'

// An answer that says no: what the program knows about it, in the words of the shopper.
export class ApiProblem extends Error {
  constructor(
    readonly id: string,
    message: string,
    readonly status: number,
    readonly where = '',
    readonly detail = '',
  ) {
    super(message)
  }
}

export type Query = Record<string, string | number | boolean | undefined | null>

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  query?: Query
  body?: unknown
  bytes?: Blob
  signal?: AbortSignal
}

interface ProblemBody {
  id?: string
  message?: string
  detail?: string
  where?: string
}

function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return `/api/v1${path}${text ? `?${text}` : ''}`
}

async function problemOf(response: Response): Promise<ApiProblem> {
  let body: ProblemBody = {}
  try {
    body = (await response.json()) as ProblemBody
  } catch {
    // Not a problem document: the status alone must do.
  }
  return new ApiProblem(
    body.id ?? `http_${response.status}`,
    body.message ?? '',
    response.status,
    body.where ?? '',
    body.detail ?? '',
  )
}

export async function send(path: string, call: Call = {}): Promise<Response> {
  const headers: Record<string, string> = { 'Accept-Language': language.value }
  const token = sessionToken()
  if (token) headers.Authorization = `Bearer ${token}`
  const method = call.method ?? 'GET'
  let body: BodyInit | undefined
  if (call.bytes) {
    headers['Content-Type'] = 'application/octet-stream'
    body = call.bytes
  } else if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(call.body)
  }
  let response: Response
  try {
    response = await fetch(address(path, call.query), {
      method,
      headers,
      body,
      signal: call.signal,
      cache: 'no-store',
      credentials: 'omit',
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem('offline', '', 0)
  }
  if (response.ok) return response
  if (response.status === 401) forgetSession()
  throw await problemOf(response)
}

export async function ask<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const response = await send(path, call)
  if (response.status === 204) return undefined as Answer
  return (await response.json()) as Answer
}

// Saves a file that needs the session's token, so it cannot be a plain link.
export async function download(path: string, query: Query, name: string): Promise<void> {
  await save(await send(path, { query }), name)
}

export async function save(response: Response, name: string): Promise<void> {
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
