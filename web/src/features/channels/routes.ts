import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/channels', component: () => import('./ChannelSearchPage.vue') },
  { path: '/channels/check', component: () => import('./CheckPage.vue') },
  { path: '/channels/offices', component: () => import('./OfficesPage.vue') },
  { path: '/channels/packs', component: () => import('./PacksPage.vue') },
  { path: '/channels/:id', component: () => import('./EntityPage.vue'), props: true },
]
