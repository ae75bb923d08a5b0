import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/cases', component: () => import('./CaseListPage.vue') },
  { path: '/cases/new', component: () => import('./NewCasePage.vue') },
  { path: '/cases/:id', component: () => import('./CasePage.vue'), props: true },
  { path: '/cases/:id/intake', component: () => import('./IntakePage.vue'), props: true },
  { path: '/cases/:id/position', component: () => import('./PositionPage.vue'), props: true },
  { path: '/cases/:id/deadlines', component: () => import('./CaseDeadlinesPage.vue'), props: true },
  { path: '/cases/:id/channel', component: () => import('./ChannelPage.vue'), props: true },
  { path: '/cases/:id/call', component: () => import('./CallPage.vue'), props: true, meta: { bare: true } },
  { path: '/cases/:id/ladder', component: () => import('./LadderPage.vue'), props: true },
  { path: '/cases/:id/facts', component: () => import('./FactsPage.vue'), props: true },
  { path: '/cases/:id/add', component: () => import('./AddEventPage.vue'), props: true },
]
