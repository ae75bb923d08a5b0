// The first whole path in a real browser on the real program: from a payment bill to a complaint
// that is ready to send, and what happens on the day after the promise was broken.
//
//   node tests/browser/journey.mjs SCREENSHOT_FOLDER
//   SHUOFA=path of the program, CHROMIUM=path of the browser
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { Program, textOfPdf } from './program.mjs'
import { openBrowser, Reader } from './reader.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = path.resolve(process.argv[2] ?? path.join(root, 'build/screenshots'))
const binary = process.env.SHUOFA ?? path.join(root, 'build/dev/bin/shuofa')
const bill = process.env.BILL ?? path.join(root, 'src/importers/samples/alipay_bill_csv/app-2023.csv')

const orderNumber = '4400000000000000101'
const today = '2026-11-24'
const promisedDay = '2026-11-27'
const dayAfter = '2026-11-28'

const work = mkdtempSync(path.join(tmpdir(), 'shuofa-journey-'))
const program = new Program(binary, path.join(work, 'vault'))
const browser = await openBrowser()
const readers = []
const read = async (how) => {
  const reader = await Reader.open(browser, folder, how)
  readers.push(reader)
  return reader
}

async function importTheBill(reader) {
  const { page } = reader
  await reader.sees('买的东西出了问题')
  await reader.look('first-page')
  await page.locator('input[type=file]').setInputFiles(bill)
  await reader.sees('新增')
  await reader.look('import-report')
  assert.ok(await page.getByText('和账单自己写的合计一致').isVisible(), 'the totals of the bill agree')
  await reader.tap('看购物记录', { role: 'link' })
}

async function pickTheOrder(reader) {
  const { page } = reader
  await reader.look('orders')
  await page.getByRole('searchbox').fill('耳机')
  await page.waitForURL(/query=/)
  await reader.settle()
  // From the keyboard: the first row takes the focus, enter opens it.
  await page.locator('[data-row="0"]').focus()
  await page.keyboard.press('Enter')
  await reader.sees(orderNumber)
  await reader.tap(/填上: 签收/)
  await page.locator('input[type=date]').fill('2026-11-18')
  await reader.tap('记下')
  await reader.sees('签收日子已记下')
  await reader.sees('退货期')
  await reader.look('order')
  await reader.tap('这一笔出了问题', { role: 'link' })
  await reader.look('what-went-wrong')
  await page.locator('.problem').filter({ hasText: /坏|质量|毛病/ }).first().click()
  await page.waitForURL(/\/intake/)
}

// Answers whatever is asked; the second question is one we do not know the answer to.
async function tellWhatHappened(reader) {
  const { page } = reader
  const heading = page.locator('.question h2')
  for (let asked = 1; asked <= 30; asked += 1) {
    await page.locator('.question, .empty').first().waitFor()
    if (!(await heading.isVisible())) break
    const question = await heading.innerText()
    if (asked <= 3) await reader.look(`question-${asked}`)
    const day = page.locator('.answerfield input[type=date]')
    const field = page.locator('.answerfield input[type=text]')
    const many = page.locator('.answerfield input[type=checkbox]')
    if (asked === 2) await reader.tap('不知道')
    else if (await day.isVisible()) await day.fill('2026-11-18').then(() => reader.tap('继续'))
    else if (await field.isVisible()) await reader.tap('不知道')
    else if (await many.first().isVisible()) await many.first().check().then(() => reader.tap('继续'))
    else await page.locator('.answer').first().click()
    await page.waitForFunction(
      (before) => document.querySelector('.question h2')?.textContent?.trim() !== before,
      question.trim(),
    )
    if (asked === 2) {
      // The address follows the question; only then is there a step to go back from.
      await page.waitForURL(/step=2/)
      await page.goBack()
      await page.waitForURL(/step=1/)
      await reader.settle()
      await page.locator('.answer[aria-pressed=true]').waitFor()
      await page.locator('.answer[aria-pressed=true]').click()
      await page.waitForFunction(
        (before) => document.querySelector('.question h2')?.textContent?.trim() !== before,
        question.trim(),
      )
    }
  }
  await reader.sees('问完了')
  await reader.tap('看能要什么', { role: 'link' })
}

async function knowThePosition(reader) {
  const { page } = reader
  await reader.sees('可以要求')
  await reader.look('position')
  await reader.tap('为什么')
  await reader.sees('用到的事实')
  await reader.look('because')
  await page.keyboard.press('Escape')
  await reader.tap('下一步：找对人', { role: 'link' })
}

async function makeTheCall(reader) {
  const { page } = reader
  await reader.sees('证明不了身份')
  await reader.look('channel')
  await reader.tap('开始通话', { role: 'link' })
  await reader.tap('接通了')
  await page.locator('.line input').first().check()
  await page.getByRole('textbox', { name: '工号或姓名' }).fill('8812')
  await page.getByRole('textbox', { name: '单号' }).fill('FW-20261124-77')
  await page.getByRole('textbox', { name: '承诺内容' }).fill('三天内原路退款')
  await page.getByLabel('何时前', { exact: true }).fill(promisedDay)
  await reader.look('call')
  await reader.tap('记下这次通话')
  await reader.sees('对方承诺的日子')
  await reader.look('promise')
  await reader.tap('回到这件事', { role: 'link' })
  await reader.sees('三天内原路退款')
  await reader.look('case')
}

// Fills in whatever the paper still needs, then takes it along as PDF.
async function writeThePaper(reader, name, kind) {
  const { page } = reader
  await reader.tap('写文书', { role: 'link' })
  await reader.sees('只用您说过')
  if (kind === 'letter') await reader.look('paper-kinds')
  await page.locator('.kind').filter({ has: page.locator('.rowtitle', { hasText: name }) }).first().click()
  await page.locator('.letter, form.missing').first().waitFor()
  if (/cases/.test(page.url())) {
    await reader.look(`paper-missing-${kind}`)
    for (const field of await page.locator('form.missing .input').all()) {
      const tag = await field.evaluate((element) => `${element.tagName} ${element.getAttribute('type')}`)
      if (tag.startsWith('SELECT')) await field.selectOption({ index: 1 })
      else if (tag.endsWith('date')) await field.fill('2026-11-19')
      else await field.fill('王先生')
    }
    await reader.tap('补上并写好')
  }
  await page.waitForURL(/\/papers\/ppr_/)
  await page.locator('.letter').waitFor()
  await reader.look(`paper-${kind}`)
  const [download] = await Promise.all([page.waitForEvent('download'), reader.tap('下载 PDF')])
  const file = path.join(work, `${kind}.pdf`)
  await download.saveAs(file)
  assert.equal(readFileSync(file).subarray(0, 4).toString(), '%PDF')
  return textOfPdf(file)
}

// Pages that are only looked at: at a size, in a language, in the dark, in large type.
async function lookAround(address, token, caseId, how, pages) {
  const reader = await read({ ...how, token })
  const { origin } = new URL(address)
  for (const [title, where] of pages(caseId)) {
    await reader.page.goto(origin + where)
    await reader.look(title)
  }
  await reader.close()
}

const key = (caseId) => [
  ['today', '/'],
  ['orders', '/orders'],
  ['case', `/cases/${caseId}`],
  ['position', `/cases/${caseId}/position`],
  ['deadlines', `/cases/${caseId}/deadlines`],
  ['channel', `/cases/${caseId}/channel`],
  ['call', `/cases/${caseId}/call`],
  ['import', '/imports'],
  ['channels', '/channels'],
  ['check', '/channels/check?value=4001234567'],
  ['rules', '/rules'],
  ['settings', '/settings'],
  ['add', `/cases/${caseId}/add`],
]
const few = (caseId) => key(caseId).slice(0, 6)

try {
  let address = await program.start(today)
  const shopper = await read({})
  await shopper.page.goto(address)
  await importTheBill(shopper)
  await pickTheOrder(shopper)
  await tellWhatHappened(shopper)
  await knowThePosition(shopper)
  await makeTheCall(shopper)
  const caseId = /cas_\w+/.exec(shopper.page.url())[0]
  const letter = await writeThePaper(shopper, /商家的投诉信/, 'letter')
  assert.ok(letter.includes(orderNumber), 'the letter names the order')
  await shopper.page.goto(`${new URL(address).origin}/cases/${caseId}`)
  const form = await writeThePaper(shopper, /12315投诉/, '12315')
  assert.ok(form.includes('329.90'), 'the 12315 text names the sum')

  const token = await shopper.token()
  await lookAround(address, token, caseId, { size: 'wide' }, key)
  await lookAround(address, token, caseId, { english: true }, few)
  await lookAround(address, token, caseId, { dark: true }, few)
  await lookAround(address, token, caseId, { large: true }, few)
  await lookAround(address, token, caseId, { size: 'wide', english: true, dark: true }, few)

  // The day after the promise: nothing came, and the program says so.
  await program.stop()
  address = await program.start(dayAfter)
  const later = await read({})
  later.shots = 50
  await later.page.goto(address)
  await later.page.locator('.step.broken').waitFor()
  await later.look('broken-promise')
  await later.tap('看文书', { role: 'link' })
  await later.page.waitForURL(/\/papers\/ppr_/)
  await later.page.locator('.letter, .missing').first().waitFor()
  await later.look('next-paper')

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
