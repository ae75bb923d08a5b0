// A browser with one page, as a shopper holds it: looks, taps, types, and notices what is wrong.
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// The packages of the page's own build are used here too; there is no second node_modules.
const require = createRequire(fileURLToPath(new URL('../../web/package.json', import.meta.url)))
const { chromium } = require('playwright-core')
const { AxeBuilder } = require('@axe-core/playwright')

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export async function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })
}

export const sizes = {
  phone: { width: 390, height: 844 },
  wide: { width: 1280, height: 800 },
}

export class Reader {
  constructor(context, page, folder, name) {
    this.context = context
    this.page = page
    this.folder = folder
    this.name = name
    this.complaints = []
    this.shots = 0
  }

  static async open(browser, folder, { size = 'phone', dark = false, english = false, large = false, token = null } = {}) {
    const context = await browser.newContext({
      viewport: sizes[size],
      colorScheme: dark ? 'dark' : 'light',
      locale: english ? 'en-GB' : 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await context.addInitScript(
      ([english_, large_, token_]) => {
        if (english_) localStorage.setItem('shuofa.language', 'en')
        if (large_) localStorage.setItem('shuofa.type', 'large')
        if (token_) sessionStorage.setItem('shuofa.token', token_)
      },
      [english, large, token],
    )
    const page = await context.newPage()
    // A busy machine is slow, not wrong.
    page.setDefaultTimeout(30_000)
    mkdirSync(folder, { recursive: true })
    const name = [size, dark && 'dark', english && 'en', large && 'large'].filter(Boolean).join('-')
    const reader = new Reader(context, page, folder, name)
    page.on('console', (message) => {
      if (message.type() === 'error') reader.complaints.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => reader.complaints.push(`page error: ${error.message}`))
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') reader.complaints.push(`asked ${request.url()}`)
    })
    return reader
  }

  // Everything has arrived and nothing moves any more.
  async settle() {
    await this.page.waitForLoadState('networkidle')
    await this.page.waitForTimeout(250)
  }

  async token() {
    return this.page.evaluate(() => sessionStorage.getItem('shuofa.token'))
  }

  // Looks at the page: a picture for people, axe for what pictures do not show.
  async look(title) {
    await this.settle()
    this.shots += 1
    const file = path.join(this.folder, `${this.name}-${String(this.shots).padStart(2, '0')}-${title}.png`)
    await this.page.screenshot({ path: file })
    const overflow = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overflow > 0) this.complaints.push(`${title}: ${overflow} px wider than the screen`)
    const { violations } = await new AxeBuilder({ page: this.page }).analyze()
    for (const one of violations) {
      if (one.impact !== 'serious' && one.impact !== 'critical') continue
      this.complaints.push(`${title}: axe ${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`)
    }
    console.log(`looked at ${this.name}: ${title}`)
  }

  async tap(name, { role = 'button', exact = false, nth = 0 } = {}) {
    await this.page.getByRole(role, { name, exact }).nth(nth).click()
  }

  async sees(text) {
    await this.page.getByText(text).first().waitFor()
  }

  async close() {
    await this.context.close()
  }
}
