import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/orders', component: () => import('./OrderListPage.vue') },
  { path: '/orders/:id', component: () => import('./OrderPage.vue'), props: true },
]
