import { fileURLToPath } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// The page is served by the program itself under a strict content policy: no inline script or style,
// nothing set through innerHTML (hoisted static markup would be), no file turned into a data: address.
export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { hoistStatic: false } } })],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
  },
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
  },
  server: {
    host: '127.0.0.1',
    proxy: process.env.SHUOFA_ADDRESS ? { '/api': process.env.SHUOFA_ADDRESS } : undefined,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
    // A browser's parts are slow to load on a busy machine.
    testTimeout: 20_000,
  },
})
