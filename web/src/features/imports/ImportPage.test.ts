import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { leaveFiles } from '@/kit/droppedFiles'
import { createAppRouter } from '@/router'
import { fakeProgram } from '@/testing/fakeProgram'

import ImportPage from './ImportPage.vue'

afterEach(() => vi.unstubAllGlobals())

const sums = {
  rows: 9,
  income: { count: 1, amount: '88.88' },
  expense: { count: 4, amount: '557.20' },
  neutral: { count: 4, amount: '526.80' },
}
const report = {
  file: 'alipay_new.csv',
  importer: 'alipay_bill_csv',
  rows: 9,
  orders_added: 5,
  orders_updated: 0,
  refunds_added: 2,
  unchanged: 0,
  not_purchases: 2,
  problems: [{ where: 'row 31', reason: '金额不是数字', text: 'abc' }],
  totals: { stated: { ...sums, expense: { count: 4, amount: '600.00' } }, computed: sums, agree: false },
  evidence: 'ab12',
}
const done = { id: 'imp_1', state: 'done', rows_done: 9, bytes_done: 1, bytes_total: 1, files: [report] }

async function shown(wanted: string, answers: Parameters<typeof fakeProgram>[0]) {
  const fake = fakeProgram(answers)
  leaveFiles([new File(['x'], 'alipay_new.csv')])
  const page = mount(ImportPage, { global: { plugins: [createAppRouter()] } })
  await vi.waitFor(() => expect(page.text()).toContain(wanted), { timeout: 4000 })
  return { page, ...fake }
}

it('says what came in, what differs from the totals and which rows could not be read', async () => {
  const { page, asked } = await shown('新增 5 笔订单', {
    'POST /imports': () => ({ id: 'imp_1' }),
    'GET /imports/imp_1': () => done,
  })
  expect(asked.find((one) => one.method === 'POST')?.query.get('name')).toBe('alipay_new.csv')
  expect(page.text()).toContain('新增 5 笔订单')
  expect(page.text()).toContain('支出：账单写 4 笔 ¥600.00，读到 4 笔 ¥557.20')
  expect(page.text()).not.toContain('收入：')
  expect(page.find('table').text()).toContain('金额不是数字')
})

it('asks for the password of an encrypted bill and tries again with it', async () => {
  let password: string | null = null
  const { page } = await shown('这份文件有密码', {
    'POST /imports': ({ query }) => {
      password = query.get('password')
      return { id: 'imp_1' }
    },
    'GET /imports/imp_1': () =>
      password === '123456'
        ? done
        : { ...done, state: 'failed', files: [], error: { id: 'zip_password_needed', message: '需要密码' } },
  })
  expect(page.text()).toContain('这份文件有密码')
  await page.find('input[inputmode=numeric]').setValue('123456')
  await page.find('form').trigger('submit')
  await vi.waitFor(() => expect(page.text()).toContain('新增 5 笔订单'), { timeout: 2000 })
})

it('asks what the columns of an unknown table are, and reads it as they were named', async () => {
  let columns: string | null = null
  const { page } = await shown('这张表的每一列是什么', {
    'POST /imports': ({ query }) => {
      columns = query.get('columns')
      return { id: 'imp_1' }
    },
    'GET /imports/imp_1': () =>
      columns
        ? done
        : {
            ...done,
            files: [
              {
                ...report,
                rows: 0,
                totals: null,
                outcome: 'unknown',
                reason: '请指明各列',
                reason_id: 'columns_needed',
                facts: ['lines=4', 'columns=date=日期,amount=金额'],
              },
            ],
          },
  })
  await vi.waitFor(() => expect(page.find('form').text()).toContain('就这样读'))
  await page.find('form').trigger('submit')
  await vi.waitFor(() => expect(page.text()).toContain('新增 5 笔订单'), { timeout: 2000 })
  expect(columns).toBe('date=日期,amount=金额')
})
