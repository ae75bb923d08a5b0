// Chats, mails, pages, bills, notes and file names made of markup, in a real browser: no page runs any
// of it, asks anybody outside, or breaks the page's own policy.
//
//   node tests/browser/hostile_pages_journey.mjs SCREENSHOT_FOLDER
//   SHUOFA=path of the program, CHROMIUM=path of the browser
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { Program } from './program.mjs'
import { openBrowser, Reader } from './reader.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = path.resolve(process.argv[2] ?? path.join(root, 'build/screenshots/hostile'))
const binary = process.env.SHUOFA ?? path.join(root, 'build/dev/bin/shuofa')
const work = mkdtempSync(path.join(tmpdir(), 'shuofa-hostile-pages-'))
const vault = path.join(work, 'vault')
const shuofa = (...words) =>
  JSON.parse(execFileSync(binary, ['--vault', vault, '--json', '--on', '2026-11-24', ...words], { encoding: 'utf8' }))

const payloads = [
  '<script>document.title="owned"</script>',
  '<img src=x onerror=document.title="owned">',
  '"><svg/onload=document.title="owned">',
  '\';document.title="owned";//',
  '<a href="javascript:document.title=\'owned\'">点我</a>',
  '{{constructor.constructor("document.title=\'owned\'")()}}',
  '<iframe srcdoc="<script>parent.document.title=\'owned\'</script>"></iframe>',
  '</textarea></title></style><script>document.title="owned"</script>',
  '<style>*{background:url(http://outside.test/x)}</style><link rel=stylesheet href=http://outside.test/y>',
  '<form action=javascript:document.title="owned"><button autofocus onfocus=document.title="owned">确定',
]
const quoted = (text) => `"${text.replaceAll('"', '""')}"`
const inFileName = (text) => text.replaceAll('/', '∕')

function makeFiles() {
  const files = path.join(work, 'files')
  mkdirSync(files)
  const write = (name, text) => writeFileSync(path.join(files, name), text)
  const heading = '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\r\n'
  const rows = payloads.map((text, i) => {
    const cell = quoted(text)
    return `2026-11-${10 + i} 10:00:00,日用百货,${cell},${cell},${cell},支出,${i + 1}.00,余额,交易成功,X${i}\t,T${i}\t,${cell},\r\n`
  })
  write(`${inFileName(payloads[1])}.csv`, heading + rows.join('') + payloads.join('\r\n'))
  write(`${inFileName(payloads[2])}.unknown`, payloads.join('\n'))
  const chat = payloads.map((text, i) => `2026-11-10 10:0${i % 10}:00 '${text}'\n${text}\n\n`)
  write('chat.txt', chat.join(''))
  const body = `<html><head><title>${payloads[7]}</title></head><body>${payloads.join('<p>订单 X1 退款</p>')}</body></html>`
  write('page.html', `<!DOCTYPE html>\n<!-- saved from url=(0020)https://example.com/ -->\n${body}`)
  const word = (text) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
  const attached = payloads.map(
    (text) => `--b\r\nContent-Type: text/html; name="${word(text)}"\r\nContent-Disposition: attachment; filename="${word(text)}"\r\n\r\n${text}\r\n`,
  )
  write(
    'mail.eml',
    `From: ${word(payloads[0])} <shop@example.com>\r\nTo: ${word(payloads[1])} <me@example.com>\r\nSubject: ${word(payloads[1])}\r\n` +
      'Date: Tue, 10 Nov 2026 10:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n' +
      `--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}\r\n${attached.join('')}--b--\r\n`,
  )
  return files
}

// Whatever can be said by a shopper or by others goes into the vault; gives the pages that show it.
function fillVault() {
  try {
    shuofa('import', makeFiles())
  } catch (error) {
    assert.equal(error.status, 3, error.stdout) // the unknown one
  }
  const { orders } = shuofa('orders', '--limit', '100')
  assert.equal(orders.length, payloads.length, 'the bill of markup was read')
  orders.forEach((order, i) => shuofa('order', 'set', order.id, `note=${payloads[i]}`, `title=${payloads[i]}`))
  const cases = orders.slice(0, 2).map((order) => shuofa('case', 'open', '--order', order.id).id)
  const shop = shuofa('vet', 'start', payloads[1]).id
  shuofa('channel', 'seen', '京东', '950618', '--note', payloads[1])
  const { files, unread } = shuofa('import', 'list')
  const imports = [...new Set([...files, ...unread].map((file) => file.import))]
  const said = encodeURIComponent(payloads[1])
  return [
    ...['/', '/orders', '/imports', '/cases', '/papers', '/deadlines', '/channels/jd', '/channels/packs', '/vetting', '/more', '/settings'],
    `/orders?query=${said}`,
    `/orders?seller=${said}`,
    `/channels?query=${said}`,
    `/channels/check?value=${said}`,
    `/excuses?query=${said}`,
    `/orders/${said}`,
    `/${said}`,
    ...orders.map((order) => `/orders/${order.id}`),
    ...imports.map((id) => `/imports/${id}/rows`),
    ...cases.flatMap((id) => ['', '/intake', '/position', '/deadlines', '/channel', '/call', '/ladder', '/facts', '/add', '/papers'].map((part) => `/cases/${id}${part}`)),
    `/vetting/${shop}`,
    `/vetting/${shop}/report`,
  ]
}

async function open(reader, address) {
  const { page } = reader
  await page.goto(address)
  await reader.settle()
  // What is folded away is shown too.
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)))
  await page.waitForTimeout(50)
  assert.notEqual(await page.title(), 'owned', address)
  const foreign = await page.evaluate(() =>
    [...document.querySelectorAll('[onerror],[onload],[onfocus],iframe,object,embed,base,a[href^="javascript:" i],form[action^="javascript:" i],#app script')]
      .map((one) => one.outerHTML.slice(0, 200)),
  )
  assert.deepEqual(foreign, [], `${address} holds markup of others`)
}

const pages = fillVault()
const program = new Program(binary, vault)
const browser = await openBrowser()
let reader = null
try {
  const address = await program.start('2026-11-24')
  const { origin } = new URL(address)
  reader = await Reader.open(browser, folder, { size: 'wide' })
  reader.page.on('dialog', (dialog) => {
    reader.complaints.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await reader.page.goto(address)
  await reader.settle()
  let shown = 0
  for (const one of pages) {
    await open(reader, origin + one)
    const text = await reader.page.evaluate(() => document.body.innerText)
    shown += payloads.some((payload) => text.includes(payload)) ? 1 : 0
  }
  assert.ok(shown > payloads.length, `the markup is shown as text (on ${shown} pages)`)
  // An answer of the program that is opened by itself is no page.
  for (const one of ['/api/v1/orders', '/api/v1/imports', `/api/v1/${encodeURIComponent(payloads[0])}`]) {
    const answer = await reader.page.goto(origin + one)
    assert.match(answer.headers()['content-type'], /json/, one)
    assert.notEqual(await reader.page.title(), 'owned', one)
  }
  // What does not exist, and asking without a key, are errors as they should be.
  const expected = /status of (401|403|404)/
  const complaints = reader.complaints.filter((complaint) => !expected.test(complaint))
  assert.deepEqual(complaints, [])
  console.log(`markup on ${shown} of ${pages.length} pages stayed text`)
  console.log('1 passed, 0 failed')
} catch (error) {
  for (const complaint of reader?.complaints ?? []) console.error(complaint)
  console.error(error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  await browser.close()
  await program.stop()
  rmSync(work, { recursive: true, force: true })
}
