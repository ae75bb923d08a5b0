import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./TodayPage.vue') },
  { path: '/deadlines', component: () => import('./DeadlinesPage.vue') },
]
