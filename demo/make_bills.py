#!/usr/bin/env python3
"""make_bills FOLDER [--on YYYY-MM-DD]: writes two invented payment bills for the demo.

An Alipay bill as the app sends it since 2023 (GB18030) and a WeChat Pay bill (UTF-8), with dates
that end today, so that the demo always has a parcel signed for last week and a refund that is late.
Shops, numbers and people are invented.
"""
import argparse, datetime as dt, pathlib, random

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--on", type=dt.date.fromisoformat, default=dt.date.today())
arguments = parser.parse_args()
today, pick = arguments.on, random.Random(20261125)

# (days ago, seller, title, yuan, category): the story first, then an ordinary year of shopping.
STORY = [(24, "北岸数码专营店", "蓝牙降噪耳机 黑色", "329.90", "数码电器"),
         (11, "青禾服饰旗舰店", "羊毛混纺大衣 M码", "459.00", "服饰装扮"),
         (6, "山野零食铺", "手工牛肉干 250g*2", "80.00", "食品"),
         (38, "明屿家居", "实木书桌 1.2米", "1280.00", "家居家装"),
         (17, "拾光照明", "护眼台灯 白色", "199.00", "家居家装"),
         (9, "影盒视频", "连续包年会员自动续费", "238.00", "文化休闲")]
SHOPS = [("南巷书店", "纸质图书 两册", 30, 120, "文化休闲"), ("小满生鲜", "水果 蔬菜 日用", 20, 160, "日用百货"),
         ("城西咖啡", "拿铁 外带", 15, 40, "餐饮美食"), ("云上超市", "纸巾 洗衣液", 25, 150, "日用百货"),
         ("橙子数码配件", "数据线 充电头", 19, 199, "数码电器"), ("向阳母婴", "儿童牙刷 面霜", 29, 260, "母婴亲子")]


def moment(days_ago):
    return dt.datetime.combine(today - dt.timedelta(days=days_ago),
                               dt.time(pick.randrange(9, 23), pick.randrange(60), pick.randrange(60)))


def yuan(low, high):
    return f"{pick.randrange(low * 100, high * 100) / 100:.2f}"


def number(at, tail):
    return at.strftime("%Y%m%d") + f"2200{tail:016d}"


purchases = [(moment(ago), *rest) for ago, *rest in STORY]
for ago in range(3, 330, 5):
    shop, title, low, high, category = pick.choice(SHOPS)
    purchases.append((moment(ago), shop, title, yuan(low, high), category))

rows = []
for index, (at, seller, title, amount, category) in enumerate(purchases, 1):
    trade, order = number(at, 1000 + index), f"44{at:%Y%m%d}{index:09d}"
    state = "交易成功"
    if title.startswith("护眼台灯"):  # returned and refunded in part
        back = at + dt.timedelta(days=6)
        rows.append((back, "退款", seller, f"退款-{title}", "不计收支", "100.00", "退款成功", f"{trade}_{order}", order))
    if title.startswith("数据线") and index % 3 == 0:  # bought and given back
        state, back = "交易关闭", at + dt.timedelta(days=2)
        rows.append((back, "退款", seller, f"退款-{title}", "不计收支", amount, "退款成功", f"{trade}_{order}", order))
    rows.append((at, category, seller, title, "支出", amount, state, trade, order))
for month in range(1, 8):
    at = moment(30 * month)
    rows.append((at, "信用借还", "花呗", "花呗主动还款", "不计收支", yuan(200, 900), "还款成功", number(at, 90 + month), ""))
rows.sort(reverse=True)


def total(kind):
    amounts = [round(float(row[5]) * 100) for row in rows if row[4] == kind]
    return f"{kind}：{len(amounts)}笔 {sum(amounts) / 100:.2f}元"


lines = ["------------------------------------------------------------------------------------", "导出信息：",
         "姓名：演示用户", "支付宝账户：138****0000", f"起始时间：[{rows[-1][0]:%Y-%m-%d} 00:00:00]    终止时间：[{today} 23:59:59]",
         "导出交易类型：[全部]", f"导出时间：[{today} 09:00:00]", f"共{len(rows)}笔记录", total("收入"), total("支出"), total("不计收支"), "",
         "特别提示：", "1.本明细仅供演示，全部内容为虚构；", "",
         "------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------",
         "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"]
for at, category, seller, title, kind, amount, state, trade, order in rows:
    lines.append(f"{at:%Y-%m-%d %H:%M:%S},{category},{seller},/,{title},{kind},{amount},余额宝,{state},{trade}\t,{order}\t,,")
arguments.folder.mkdir(parents=True, exist_ok=True)
(arguments.folder / f"支付宝交易明细({today:%Y%m%d}).csv").write_bytes(("\n".join(lines) + "\n").encode("gb18030"))

chat = []
for index, ago in enumerate(range(2, 200, 7), 1):
    at, (shop, title, low, high, _) = moment(ago), pick.choice(SHOPS)
    chat.append((at, "商户消费", shop, title, "支出", yuan(low, high), "支付成功", f"42000{at:%Y%m%d}{index:013d}", f"10{at:%Y%m%d}{index:010d}"))
    if index % 6 == 0:
        chat.append((at + dt.timedelta(hours=1), "微信红包", "小林", "/", "收入", "20.00", "已存入零钱", f"10000{at:%Y%m%d}{index:013d}", "/"))
chat.sort(reverse=True)


def chat_total(kind, name):
    amounts = [round(float(row[5]) * 100) for row in chat if row[4] == kind]
    return f"{name}：{len(amounts)}笔 {sum(amounts) / 100:.2f}元,,,,,,,,"


lines = ["微信支付账单明细,,,,,,,,", "微信昵称：[演示用户],,,,,,,,", f"起始时间：[{chat[-1][0]:%Y-%m-%d} 00:00:00] 终止时间：[{today} 23:59:59],,,,,,,,",
         "导出类型：[全部],,,,,,,,", f"导出时间：[{today} 09:05:00],,,,,,,,", ",,,,,,,,", f"共{len(chat)}笔记录,,,,,,,,",
         chat_total("收入", "收入"), chat_total("支出", "支出"), chat_total("/", "中性交易"), "注：,,,,,,,,", "1. 本明细仅供演示，全部内容为虚构,,,,,,,,",
         ",,,,,,,,", "----------------------微信支付账单明细列表--------------------,,,,,,,,",
         "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"]
for at, kind, shop, title, direction, amount, state, trade, order in chat:
    lines.append(f'{at:%Y-%m-%d %H:%M:%S},{kind},{shop},"{title}",{direction},¥{amount},零钱,{state},"{trade}\t","{order}\t","/"')
(arguments.folder / f"微信支付账单({today:%Y%m%d}).csv").write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
