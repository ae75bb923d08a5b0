import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/vetting', component: () => import('./VettingListPage.vue') },
  { path: '/vetting/:id', component: () => import('./VettingPage.vue'), props: true },
]
