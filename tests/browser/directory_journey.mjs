// Before anything goes wrong, in a real browser: is this number real, whom to ask, is this shop
// proper, what did others find; on a phone, wide, dark, in English and in large type.
//
//   node tests/browser/directory_journey.mjs SCREENSHOT_FOLDER
//   SHUOFA=path of the program, CHROMIUM=path of the browser
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { Program } from './program.mjs'
import { openBrowser, Reader } from './reader.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = path.resolve(process.argv[2] ?? path.join(root, 'build/screenshots/directory'))
const binary = process.env.SHUOFA ?? path.join(root, 'build/dev/bin/shuofa')
const work = mkdtempSync(path.join(tmpdir(), 'shuofa-directory-'))
const vault = path.join(work, 'vault')
const shuofa = (at, ...words) =>
  JSON.parse(execFileSync(binary, ['--vault', at, '--json', '--on', '2026-11-24', ...words], { encoding: 'utf8' }))

// Somebody else's observations, and a shop that was looked at twice.
const other = path.join(work, 'other')
shuofa(other, 'channel', 'seen', '京东', '950618', '--note', '官网底部')
shuofa(other, 'channel', 'called', '唯品会', '400-6789-888', 'right')
const pack = path.join(work, 'pack.shuofa-pack')
shuofa(other, 'pack', 'export', pack, '--name', '社区消费维权小组')
const policy = path.join(work, '售后政策.html')
writeFileSync(policy, '<!doctype html><html><body>签收后七日内可无理由退货</body></html>')
const shop = shuofa(vault, 'vet', 'start', '北岸数码专营店').id
shuofa(vault, 'vet', 'set', shop, 'licence_shown=yes', 'returns_policy=yes', 'pay_inside=yes', 'no_pressure=yes')
shuofa(vault, 'vet', 'set', shop, 'credit_code=9144030071526726XG', 'police_filing=渝公网安备33010002000078号', 'price_plausible=no')
shuofa(vault, 'vet', 'set', shop, 'domain=unknown', 'contact_address=yes', 'complaint_route=yes', 'returns_policy=no')
const second = shuofa(vault, 'vet', 'start', '晴山茶叶旗舰店').id
shuofa(vault, 'vet', 'set', second, 'pay_inside=yes', 'licence_shown=no', 'returns_policy=yes')

const fraud = '【京东】您的订单退款异常，请点击 jd-refund.top/a 处理，客服电话950618，如占线加微信sf8888'
const program = new Program(binary, vault)
const browser = await openBrowser()
const readers = []

const pages = [
  ['channels', '/channels'],
  ['entity', '/channels/vipshop'],
  ['entity-jd', '/channels/jd'],
  ['check-official', '/channels/check?value=950618'],
  ['check-text', `/channels/check?value=${encodeURIComponent(fraud)}`],
  ['check-unseen', '/channels/check?value=4001234567'],
  ['offices', '/channels/offices'],
  ['packs', '/channels/packs'],
  ['vet-list', '/vetting'],
  ['vet', `/vetting/${shop}`],
  ['vet-report', `/vetting/${shop}/report`],
  ['vet-compare', `/vetting/compare?first=${shop}&second=${second}`],
  ['guide', '/guide'],
]

async function lookAround(origin, token, how) {
  const reader = await Reader.open(browser, folder, { ...how, token })
  readers.push(reader)
  for (const [title, address] of pages) {
    await reader.page.goto(origin + address)
    await reader.look(title)
  }
  await reader.close()
}

async function usePacks(reader, origin) {
  const { page } = reader
  await page.goto(`${origin}/channels/vipshop`)
  await page.getByText('我核实过').first().click()
  await page.locator('input[type=file]').first().setInputFiles(policy)
  await reader.tap('今天在官方页面看到')
  await reader.sees('保存的页面里没有找到它')
  await page.goto(`${origin}/channels/packs`)
  await reader.sees('官方页面看到')
  await page.locator('input[type=file]').first().setInputFiles(pack)
  await reader.sees('社区消费维权小组')
  await reader.tap('参与判断')
  await page.getByText('比较', { exact: true }).click()
  await reader.sees('相同')
}

async function keepAPolicy(reader, origin) {
  const { page } = reader
  await page.goto(`${origin}/vetting/${shop}`)
  await page.locator('input[type=file]').first().setInputFiles(policy)
  await reader.sees('SHA-256')
  await page.goto(`${origin}/vetting/${shop}/report`)
  const [saved] = await Promise.all([page.waitForEvent('download'), reader.tap('存为 PDF')])
  assert.ok((await saved.path()).length > 0)
  await page.goto(`${origin}/guide`)
  await page.getByRole('searchbox').fill('退款没到账')
  await reader.sees('答应了没做到')
}

try {
  const address = await program.start('2026-11-25')
  const { origin } = new URL(address)
  const first = await Reader.open(browser, folder, {})
  readers.push(first)
  await first.page.goto(address)
  await first.settle()
  const token = await first.token()
  await usePacks(first, origin)
  await keepAPolicy(first, origin)
  for (const how of [
    {},
    { size: 'wide' },
    { large: true },
    { english: true },
    { dark: true },
    { size: 'wide', large: true, english: true, dark: true },
  ]) {
    await lookAround(origin, token, how)
  }
  const complaints = readers.flatMap((reader) => reader.complaints)
  for (const complaint of complaints) console.error(complaint)
  assert.equal(complaints.length, 0, 'nothing was wrong on any page')
  console.log('1 passed, 0 failed')
} catch (error) {
  for (const reader of readers) for (const complaint of reader.complaints) console.error(complaint)
  console.error(error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  await browser.close()
  await program.stop()
  rmSync(work, { recursive: true, force: true })
}
