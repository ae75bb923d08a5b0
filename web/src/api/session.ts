import { ref } from 'vue'

const kept = 'shuofa.token'

// Whether the program still accepts us; null until the first answer.
export const sessionEnded = ref(false)

export function sessionToken(): string | null {
  return sessionStorage.getItem(kept)
}

export function forgetSession(): void {
  sessionStorage.removeItem(kept)
  sessionEnded.value = true
}

// The address that the program prints carries a one-time key behind the #, where no server, log or
// referrer sees it.  It is turned into a token and taken out of the address at once.
export async function startSession(): Promise<void> {
  const fragment = window.location.hash.slice(1)
  const key = new URLSearchParams(fragment).get('key') ?? (/^[\w-]{16,}$/.test(fragment) ? fragment : null)
  if (key) {
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
    const response = await fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key }),
      cache: 'no-store',
      credentials: 'omit',
    })
    if (response.ok) {
      const answer = (await response.json()) as { token: string }
      sessionStorage.setItem(kept, answer.token)
    }
  }
  sessionEnded.value = sessionToken() === null
}
