import { createApp } from 'vue'

import { startSession } from '@/api/session'
import { loadStatus } from '@/api/status'
import { followPreferences } from '@/kit/preferences'

import App from './App.vue'
import { createAppRouter } from './router'
import './kit/style/tokens.css'
import './kit/style/base.css'
import './kit/style/print.css'

followPreferences()

async function start(): Promise<void> {
  try {
    await startSession()
    await loadStatus()
  } catch {
    // The pages say themselves that the program cannot be reached, and how to go on.
  }
  createApp(App).use(createAppRouter()).mount('#app')
}

void start()
