import { ask } from '@/api/client'
import type { CaseView } from '@/api/types'
import { useLoad } from '@/kit/useLoad'

export function useCase(id: string) {
  return useLoad((signal) => ask<CaseView>(`/cases/${id}`, { signal }))
}

export type EventFields = Record<string, string>

// Adds one event; empty fields are left out, as the program takes them for an answer.
export async function addEvent(id: string, type: string, fields: EventFields): Promise<CaseView> {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
  return ask<CaseView>(`/cases/${id}/events`, { method: 'POST', body: { type, ...filled } })
}

export async function undoEvent(id: string): Promise<void> {
  await ask(`/cases/${id}/events/last`, { method: 'DELETE' })
}
