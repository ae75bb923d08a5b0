import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/vetting', component: () => import('./VettingListPage.vue') },
  { path: '/vetting/compare', component: () => import('./ComparePage.vue') },
  { path: '/vetting/:id/report', component: () => import('./ReportPage.vue'), props: true },
  { path: '/vetting/:id', component: () => import('./VettingPage.vue'), props: true },
]
