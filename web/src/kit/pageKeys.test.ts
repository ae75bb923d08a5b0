import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'

import { onPageKeys } from './pageKeys'

function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
}

it('hears keys of the page, but not what is typed, and not after the page has gone', () => {
  const search = vi.fn()
  const page = mount(
    { setup: () => onPageKeys({ '/': search }), template: '<div><input /><button>b</button></div>' },
    { attachTo: document.body },
  )
  press(page.find('button').element, '/')
  expect(search).toHaveBeenCalledTimes(1)
  press(page.find('input').element, '/')
  press(document.body, '/', { ctrlKey: true })
  expect(search).toHaveBeenCalledTimes(1)
  page.unmount()
  press(document.body, '/')
  expect(search).toHaveBeenCalledTimes(1)
})
