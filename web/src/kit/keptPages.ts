import { defineText } from './text'

// Saved pages are shown beside a vetting and beside an order.
const zh = {
  kept_on: '{day} 保存',
  on_day: '下单当天',
  before: '下单前 {days} 天',
  after: '下单后 {days} 天，只能说明保存那天的内容',
  get: '取出原件',
  remove: '删除',
  removed: '已删除这份页面的记录，原件仍在数据文件夹里',
  'kind.policy': '售后政策',
  'kind.rules': '协议规则',
  'kind.licence': '证照页',
  'kind.contact': '联系方式页',
  'kind.product': '商品页',
  'kind.other': '其他页面',
}
const en: Record<keyof typeof zh, string> = {
  kept_on: 'kept {day}',
  on_day: 'on the day of the order',
  before: '{days} days before the order',
  after: '{days} days after the order: it shows that later day only',
  get: 'Get the original',
  remove: 'Remove',
  removed: 'The record is removed; the original stays in the data folder',
  'kind.policy': 'After-sales policy',
  'kind.rules': 'Agreement or rules',
  'kind.licence': 'Licence page',
  'kind.contact': 'Contact page',
  'kind.product': 'Product page',
  'kind.other': 'Other page',
}

export const { t: keptText, word: keptWord } = defineText(zh, en)
