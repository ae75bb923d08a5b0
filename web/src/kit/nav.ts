import type { IconName } from './AppIcon.vue'

export interface Place {
  key:
    | 'today'
    | 'orders'
    | 'cases'
    | 'channels'
    | 'papers'
    | 'deadlines'
    | 'rules'
    | 'vetting'
    | 'excuses'
    | 'guide'
    | 'settings'
    | 'more'
  to: string
  icon: IconName
  // The beginnings of the addresses that belong to this place.
  owns: string[]
}

export const places: Place[] = [
  { key: 'today', to: '/', icon: 'today', owns: [] },
  { key: 'orders', to: '/orders', icon: 'orders', owns: ['/orders', '/imports', '/reconciliation'] },
  { key: 'cases', to: '/cases', icon: 'cases', owns: ['/cases'] },
  { key: 'channels', to: '/channels', icon: 'channel', owns: ['/channels'] },
  { key: 'vetting', to: '/vetting', icon: 'check', owns: ['/vetting'] },
  { key: 'excuses', to: '/excuses', icon: 'answer', owns: ['/excuses'] },
  { key: 'papers', to: '/papers', icon: 'paper', owns: ['/papers'] },
  { key: 'deadlines', to: '/deadlines', icon: 'deadline', owns: ['/deadlines'] },
  { key: 'rules', to: '/rules', icon: 'rules', owns: ['/rules'] },
  { key: 'guide', to: '/guide', icon: 'note', owns: ['/guide'] },
  { key: 'settings', to: '/settings', icon: 'settings', owns: ['/settings'] },
]

const more: Place = {
  key: 'more',
  to: '/more',
  icon: 'more',
  owns: ['/more', ...places.slice(3).flatMap((place) => place.owns)],
}

export const tabs: Place[] = [...places.slice(0, 3), more]

export function isAt(place: Place, path: string): boolean {
  if (place.key === 'today') return path === '/'
  return place.owns.some((start) => path === start || path.startsWith(start + '/'))
}
