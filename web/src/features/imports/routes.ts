import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/imports', component: () => import('./ImportPage.vue') },
  { path: '/reconciliation', component: () => import('./ReconciliationPage.vue') },
  { path: '/imports/:id/rows', component: () => import('./ImportRowsPage.vue'), props: true },
]
