import { expect, it } from 'vitest'

import { places } from '@/kit/nav'

import { createAppRouter } from './router'

it('leads every place of the rail to a page of its own', () => {
  const router = createAppRouter()
  for (const place of places) {
    const matched = router.resolve(place.to).matched.at(-1)
    expect(matched?.path).toBe(place.to)
  }
})

it('tells a rule id with slashes from the sources', () => {
  const router = createAppRouter()
  expect(router.resolve('/rules/sources').matched[0]?.path).toBe('/rules/sources')
  expect(router.resolve('/rules/cpl-55-1-fraud').params.id).toBe('cpl-55-1-fraud')
  expect(router.resolve('/cases/new').matched[0]?.path).toBe('/cases/new')
})
