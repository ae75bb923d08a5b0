import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router'

import { requestFocus } from '@/kit/focus'

type RoutesFile = { routes: RouteRecordRaw[] }
const files = import.meta.glob<RoutesFile>('./features/*/routes.ts', { eager: true })

export function allRoutes(): RouteRecordRaw[] {
  return [
    ...Object.values(files).flatMap((file) => file.routes),
    { path: '/:rest(.*)*', component: () => import('./kit/NotFoundPage.vue') },
  ]
}

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: allRoutes(),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  router.afterEach((to, from) => {
    if (from.matched.length > 0 && to.path !== from.path) requestFocus()
  })
  return router
}
