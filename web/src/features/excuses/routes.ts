import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/excuses', component: () => import('./ExcusePage.vue') }]
