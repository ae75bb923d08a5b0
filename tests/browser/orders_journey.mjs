// What a shopper holds, in a real browser: a bill that contradicts itself, a table of one's own, a
// file that nobody knows; the list by keyboard and by facets; an order with its dates, note, warranty
// and photo; a reminder put off.
//
//   node tests/browser/orders_journey.mjs SCREENSHOT_FOLDER
//   SHUOFA=path of the program, CHROMIUM=path of the browser
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'

import { Program } from './program.mjs'
import { openBrowser, Reader } from './reader.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = path.resolve(process.argv[2] ?? path.join(root, 'build/screenshots/orders'))
const binary = process.env.SHUOFA ?? path.join(root, 'build/dev/bin/shuofa')
const samples = path.join(root, 'src/importers/samples/alipay_bill_csv')
const work = mkdtempSync(path.join(tmpdir(), 'shuofa-orders-'))

const ownTable = path.join(work, '我的账.csv')
writeFileSync(ownTable, '家里的账\n\n交易日期,摘要,金额(元),对方\n2026/11/3,台灯,199.00,拾光照明\n2026/11/9,水壶,89.00,明屿家居\n')
const strange = path.join(work, 'strange.bin')
writeFileSync(strange, Buffer.from([0x8f, 0x00, 0x01, 0xfe, 0x33, 0x91, 0x00, 0x00, 0x42]))
const photo = path.join(work, '开箱.png')
writeFileSync(photo, png())

// The smallest picture a browser draws: two by two points of one colour.
function png() {
  const chunk = (kind, bytes) => {
    const body = Buffer.concat([Buffer.from(kind), bytes])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0])
  const row = [0, 178, 52, 31, 178, 52, 31]
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([...row, ...row]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes) {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

const program = new Program(binary, path.join(work, 'vault'))
const browser = await openBrowser()
const readers = []
const read = async (how) => {
  const reader = await Reader.open(browser, folder, how)
  readers.push(reader)
  return reader
}

async function importEverything(reader, origin) {
  const { page } = reader
  await page.goto(`${origin}/imports`)
  const input = page.locator('input[type=file]').first()
  await input.setInputFiles(path.join(samples, 'app-2023.csv'))
  await reader.sees('新增')
  await input.setInputFiles(strange)
  await reader.sees('认不出')
  await page.getByText('说给我们听').click()
  await reader.tap('复制这份说明')
  assert.doesNotMatch(await page.evaluate(() => navigator.clipboard.readText()), /家里|拾光/)
  await input.setInputFiles(ownTable)
  await reader.sees('这张表的每一列是什么')
  await reader.sees('2 行读得出日子和金额')
  await reader.look('name-columns')
  await reader.tap('就这样读')
  await reader.sees('新增 2 笔订单')
  await reader.sees('导入过的文件')
  await reader.look('imported')
}

// The whole list from the keyboard: search, walk, select, facets, help, open.
async function walkTheList(reader, origin) {
  const { page } = reader
  const row = () => page.evaluate(() => document.activeElement?.getAttribute('data-row'))
  await page.goto(`${origin}/orders`)
  await page.locator('[data-row="0"]').waitFor()
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '0')
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '1')
  await page.keyboard.press('x')
  await reader.sees('选了 1 笔')
  await page.keyboard.press('k')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '0')
  await page.keyboard.press('x')
  await reader.sees('选了 2 笔')
  await reader.look('selected')
  await page.keyboard.press('Escape')
  await page.getByText('选了 2 笔').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await reader.sees('下一笔')
  await reader.look('keys')
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await page.waitForFunction(() => document.activeElement?.closest('.facets'))
  await page.keyboard.press('Enter')
  await page.waitForURL(/has=|window=|platform=|state=/)
  await page.locator('.chip').first().waitFor()
  await reader.settle()
  await reader.look('narrowed')
  await page.locator('.chip').first().click()
  await page.waitForFunction(() => location.search === '')
  await page.keyboard.press('/')
  await page.keyboard.type('台灯')
  await page.waitForURL(/query=/)
  await reader.settle()
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '0')
  assert.equal(await row(), '0')
  await page.keyboard.press('Enter')
  await page.waitForURL(/orders\/ord_/)
  return /ord_\w+/.exec(page.url())[0]
}

async function changeTheOrder(reader) {
  const { page } = reader
  await reader.tap(/填上: 签收/)
  await page.locator('input[type=date]').fill('2026-11-20')
  await reader.tap('记下')
  await reader.sees('签收日子已记下')
  await reader.tap(/填上: 保修/)
  await page.locator('input[type=number]').fill('12')
  await reader.tap('记下')
  await reader.sees('12 个月')
  await reader.tap('撤销')
  await page.getByText('12 个月').waitFor({ state: 'detached' })
  await reader.tap(/填上: 备注/)
  await page.locator('textarea').fill('灯罩有裂纹')
  await reader.tap('记下')
  await reader.sees('灯罩有裂纹')
  await page.locator('input[accept^="image"]').setInputFiles(photo)
  await page.locator('.thumb img').waitFor()
  await reader.look('order-changed')
  await page.locator('.thumb').focus()
  await page.keyboard.press('Enter')
  await reader.sees('SHA-256')
  await reader.look('photo')
  await reader.tap('从订单移除')
  await page.locator('.thumb').waitFor({ state: 'detached' })
  await reader.tap('撤销')
  await page.locator('.thumb img').waitFor()
}

async function walkTheRows(reader) {
  const { page } = reader
  await page.getByRole('link', { name: /第 \d+ 行/ }).click()
  await page.waitForURL(/rows\?row=/)
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-at'))
  await reader.look('rows')
}

async function putOff(reader, origin) {
  const { page } = reader
  await page.goto(`${origin}/deadlines`)
  const first = page.getByRole('button', { name: /^过几天再说/ }).first()
  await first.waitFor()
  const before = await page.getByRole('button', { name: /^过几天再说/ }).count()
  await first.click()
  await reader.look('put-off')
  await reader.tap('一周后')
  await reader.sees('再提醒')
  await reader.tap('撤销')
  await reader.settle()
  assert.equal(await page.getByRole('button', { name: /^过几天再说/ }).count(), before)
}

async function sumUp(reader, origin) {
  const { page } = reader
  await page.goto(`${origin}/orders`)
  await page.locator('.sums > summary').click()
  const bars = page.getByRole('group', { name: '逐个看' })
  await bars.waitFor()
  await bars.locator('[tabindex="0"]').focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('End')
  await reader.look('sums')
  const [saved] = await Promise.all([page.waitForEvent('download'), reader.tap('存成 CSV')])
  assert.match(readFileSync(await saved.path(), 'utf8'), /水壶/)
}

const pages = (order) => [
  ['list', '/orders'],
  ['order', `/orders/${order}`],
  ['import', '/imports'],
  ['reconciliation', '/reconciliation'],
  ['deadlines', '/deadlines'],
  ['rules', '/rules'],
]

try {
  const address = await program.start('2026-11-24')
  const { origin } = new URL(address)
  const phone = await read({})
  await phone.page.goto(address)
  await phone.settle()
  const token = await phone.token()
  await importEverything(phone, origin)
  const wide = await read({ size: 'wide', token })
  const order = await walkTheList(wide, origin)
  await changeTheOrder(wide)
  await walkTheRows(wide)
  await sumUp(wide, origin)
  await putOff(phone, origin)
  for (const how of [
    {},
    { large: true },
    { english: true, dark: true },
    { size: 'wide', english: true },
    { size: 'wide', dark: true, large: true },
  ]) {
    const reader = await read({ ...how, token })
    for (const [title, where] of pages(order)) {
      await reader.page.goto(origin + where)
      await reader.look(title)
    }
    await reader.close()
  }
  const complaints = readers.flatMap((reader) => reader.complaints)
  for (const complaint of complaints) console.error(complaint)
  assert.equal(complaints.length, 0, 'nothing was wrong on any page')
  console.log('1 passed, 0 failed')
} catch (error) {
  for (const reader of readers) {
    for (const complaint of reader.complaints) console.error(complaint)
    await reader.page.screenshot({ path: path.join(folder, `failed-${reader.name}.png`) }).catch(() => undefined)
  }
  console.error(error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  await browser.close()
  await program.stop()
  rmSync(work, { recursive: true, force: true })
}
