import { beforeEach, describe, expect, it, vi } from 'vitest'

const ask = vi.fn()
vi.mock('@/api/client', () => ({ ask: (...words: unknown[]) => ask(...words) }))
const sayDone = vi.fn()
vi.mock('@/kit/undo', () => ({ sayDone: (...words: unknown[]) => sayDone(...words) }))

import { useLinkDecision } from './useLinkDecision'

beforeEach(() => {
  ask.mockReset()
  sayDone.mockReset()
})

describe('deciding on a link', () => {
  it('says it and can be taken back', async () => {
    const changed = vi.fn()
    const { error, decide } = useLinkDecision(() => 'done', changed)
    await decide('lnk_1', 'confirmed')
    expect(ask).toHaveBeenCalledWith('/links/lnk_1', { method: 'PATCH', body: { decision: 'confirmed' } })
    expect(sayDone.mock.calls[0]?.[0]).toBe('done')

    await sayDone.mock.calls[0]?.[1]()
    expect(ask).toHaveBeenLastCalledWith('/links/lnk_1', { method: 'PATCH', body: { decision: 'undo' } })
    expect(changed).toHaveBeenCalledTimes(2)
    expect(error.value).toBeNull()
  })

  it('keeps what went wrong and says nothing is done', async () => {
    ask.mockRejectedValue('refused')
    const changed = vi.fn()
    const { error, decide } = useLinkDecision(() => 'done', changed)
    await decide('lnk_1', 'rejected')
    expect(error.value).toBe('refused')
    expect(changed).not.toHaveBeenCalled()
    expect(sayDone).not.toHaveBeenCalled()
  })
})
