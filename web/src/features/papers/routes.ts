import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/papers', component: () => import('./PaperListPage.vue') },
  { path: '/papers/:id', component: () => import('./PaperPage.vue'), props: true },
  { path: '/cases/:id/papers', component: () => import('./NewPaperPage.vue'), props: true },
  { path: '/cases/:id/papers/:kind', component: () => import('./NewPaperPage.vue'), props: true },
]
