import { defineText } from './text'

// The words of a channel card stand in the kit: the directory and a case both show such cards.
const zh = {
  seen: '{source}，{day} 见',
  seen_undated: '{source}，日期不明',
  more_sources: '另有 {count} 处来源',
  stale: '已超过两年没有再见到，请先在 App 里核对。',
  aged: '这条记录已超过一年，请先在 App 里核对。',
  not_for: '不适用：{what}',
  hours: '时间：{hours}',
  they_ask: '会问您：{what}',
  limit: '注意：{what}',
  rivals: '也有人写，别照着打：',
  call: '拨打',
  'verdict.official': '官方渠道',
  'verdict.conflicting': '说法不一',
  'verdict.known_bad': '疑似假冒',
  'verdict.never_seen': '未见记录',
  'verdict.malformed': '不完整',
  'kind_of.phone': '电话',
  'kind_of.app_path': '先走 App',
  'kind_of.web': '网上',
  'kind_of.email': '邮箱',
  'kind_of.wechat': '公众号',
  'kind_of.weibo': '微博',
  'kind_of.post': '寄信',
}
const en: Record<keyof typeof zh, string> = {
  seen: '{source}, seen {day}',
  seen_undated: '{source}, undated',
  more_sources: '{count} more source|{count} more sources',
  stale: 'Not seen anywhere for more than two years: check it in the app first.',
  aged: 'This record is more than a year old: check it in the app first.',
  not_for: 'Not for: {what}',
  hours: 'Hours: {hours}',
  they_ask: 'They will ask: {what}',
  limit: 'Note: {what}',
  rivals: 'Others print, do not dial:',
  call: 'Call',
  'verdict.official': 'Official',
  'verdict.conflicting': 'Sources disagree',
  'verdict.known_bad': 'Known to be fake',
  'verdict.never_seen': 'Never seen',
  'verdict.malformed': 'Not complete',
  'kind_of.phone': 'Phone',
  'kind_of.app_path': 'In the app first',
  'kind_of.web': 'Web',
  'kind_of.email': 'E-mail',
  'kind_of.wechat': 'WeChat account',
  'kind_of.weibo': 'Weibo',
  'kind_of.post': 'Post',
}

export const { t: channelText, word: channelWord } = defineText(zh, en)

// 950618 → 950 618, 02161897088 → 021-6189 7088, 4001234567 → 400-123-4567: easier to dial and to
// compare.  What was printed with its own marks stays as it is.
export function groupedNumber(value: string): string {
  if (!/^\d+$/.test(value)) return value
  if (/^95\d{3,4}$/.test(value)) return value.length === 6 ? `${value.slice(0, 3)} ${value.slice(3)}` : value
  if (/^[48]00\d{7}$/.test(value)) return `${value.slice(0, 3)}-${value.slice(3, 6)}-${value.slice(6)}`
  if (/^0(10|2\d)\d{8}$/.test(value)) return `${value.slice(0, 3)}-${value.slice(3, 7)} ${value.slice(7)}`
  if (/^0\d{10,11}$/.test(value)) return `${value.slice(0, 4)}-${value.slice(4, 8)} ${value.slice(8)}`
  if (/^1010\d{4}$/.test(value)) return `${value.slice(0, 4)} ${value.slice(4)}`
  if (value.length === 7) return `${value.slice(0, 3)} ${value.slice(3)}`
  return value
}
