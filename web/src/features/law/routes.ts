import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/rules', component: () => import('./RuleListPage.vue') },
  { path: '/rules/sources', component: () => import('./SourcesPage.vue') },
  { path: '/rules/packs', component: () => import('./RulePacksPage.vue') },
  { path: '/rules/changes', component: () => import('./ChangesPage.vue') },
  { path: '/rules/:id(.*)', component: () => import('./RulePage.vue'), props: true },
]
