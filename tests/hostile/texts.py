"""Tables, chats and JSON made to harm: no line ends, no quote ends, no bottom, wrong characters."""
import json

ALIPAY = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\r\n"


def tables():
    start = ALIPAY.encode("gb18030")
    yield "csv-100000-columns.csv", b",".join(b"column%d" % i for i in range(100_000)) + b"\n" + b"1," * 100_000 + b"\n"
    yield "csv-alipay-100000-columns.csv", start + (b"2024-03-15 10:00:00" + b",1" * 100_000 + b"\r\n") * 5
    yield "csv-quote-never-ends.csv", start + b'2024-03-15 10:00:00,"' + b"a,b\r\n" * 400_000
    yield "csv-one-field-20MB.csv", start + b'2024-03-15 10:00:00,"' + b"a" * (20 << 20)
    yield "csv-only-quotes.csv", start + b'"' * 3_000_000
    yield "csv-only-line-ends.csv", start + b"\n" * 1_000_000
    yield "csv-only-commas.csv", start + b"," * 5_000_000
    yield "csv-zeros.csv", start + bytes(3 << 20)
    amounts = ["0.1", "1e3", "-5.00", "NaN", "inf", "0x10", "9" * 400 + ".99", "1,234.56", "¥12.30", "０．５０", "", "1.005", "--1", "+-2", "1.0.0", "٣.٠٠"]
    yield "csv-amounts.csv", (ALIPAY + "".join(f'2024-03-15 10:00:00,x,y,z,i,支出,"{a}",余额,交易成功,A{i}\t,,,\r\n' for i, a in enumerate(amounts))).encode("gb18030", "replace")
    days = ["0000-00-00 00:00:00", "2024-02-30 10:00:00", "9999-12-31 23:59:59", "-001-01-01 00:00:00", "2024-13-01 25:61:61", "1e9", "45000.5", "2024-03-15T10:00:00Z"]
    yield "csv-days.csv", (ALIPAY + "".join(f"{d},x,y,z,i,支出,1.00,余额,交易成功,D{i}\t,,,\r\n" for i, d in enumerate(days))).encode("gb18030")


def characters():
    good = (ALIPAY + "2024-03-15 10:00:00,日用百货,商店,s***@x,书,支出,1.00,余额,交易成功,C1\t,,,\r\n").encode("gb18030")
    yield "text-bad-utf8.txt", b"\xff\xfe\x80\x80" * 10_000 + b"\xed\xa0\x80\xf4\x90\x80\x80" * 1000
    yield "text-bad-gb18030.csv", good + b"\x81" * 100_000 + b"\xff\x84\x31\x81\x30\x81" * 10_000
    yield "text-cut-gb18030.csv", good[:-20] + b"\x84\x31"
    yield "text-half-surrogates.txt", b"\xff\xfe" + "交易时间,金额\r\n".encode("utf-16-le") + b"\x00\xd8" * 50_000
    yield "text-half-surrogates-big-endian.txt", b"\xfe\xff" + b"\xdc\x00" * 50_001 + b"\xd8"
    yield "text-combining.txt", "投" + "\u0301" * 500_000
    yield "text-one-line-60MB.txt", b"\xe6\x8a\x95\xe8\xaf\x89" * (10 << 20)
    yield "text-one-line-of-a-bill-60MB.csv", ALIPAY.encode() + b"x" * (60 << 20)
    yield "text-bidi-and-escapes.txt", "\u202e\u2066\x1b[31m\x1b]0;owned\x07\x00\ufeff" * 5_000
    yield "empty.txt", b""
    yield "one-byte.txt", b"x"
    yield "not-a-database.sqlite", b"SQLite format 3\0" + bytes(range(256)) * 32


def chats():
    line = "2024-03-15 10:00:00 商店\n"
    yield "chat-one-message-10MB.txt", "商店 2024/3/15 10:00:00\n" + "退款" * 1_700_000
    yield "chat-100000-messages.txt", "".join(f"2024-03-15 10:{i // 60 % 60:02d}:{i % 60:02d} 商店\n好\n\n" for i in range(100_000))
    yield "chat-heads-only.txt", line * 200_000
    yield "chat-qq-never-ends.txt", "消息记录（此消息记录为文本格式，不支持重新导入）\n\n================================================================\n消息分组:我的好友\n" + "=" * 5_000_000


def json_files():
    yield "json-100000-deep.json", "[" * 100_000
    yield "json-100000-objects-deep.json", '{"a":' * 100_000
    yield "json-numbers.json", '{"orders":[' + "9" * 500_000 + ",1e999999,-1e-999999,0.0" + "0" * 500_000 + "1]}"
    yield "json-string-20MB.json", '{"orders":["' + "\\u6295" * 3_500_000 + '"]}'
    yield "json-half-surrogates.json", '{"session":{"wxid":"\\ud800"},"messages":[{"content":"\\udc00\\ud800x"}]}'
    yield "json-500000-keys.json", "{" + ",".join(f'"k{i}":{i}' for i in range(500_000)) + "}"
    yield "json-same-key-500000-times.json", "{" + ",".join('"orderId":1' for _ in range(500_000)) + "}"
    yield "json-cut.json", '{"message":"ok","nu":"SF1","com":"shunfeng","data":[{"time":"2024-'
    odd = [None, True, [], {}, "", 0, -1, 1e300, "x" * 1000, [[[]]]]
    yield "tracking-wrong-types.json", json.dumps({"message": "ok", "nu": 1, "ischeck": {}, "com": [], "status": True, "state": None, "data": [{"time": v, "ftime": v, "context": v, "location": v} for v in odd]})
    yield "tracking-300000-steps.json", json.dumps({"message": "ok", "nu": "SF1234567890", "ischeck": "1", "com": "shunfeng", "status": "200", "state": "3",
                                                    "data": [{"time": "2024-03-15 10:00:00", "ftime": "2024-03-15 10:00:00", "context": "在途"}] * 300_000}, ensure_ascii=False)
    yield "chat-weflow-wrong-types.json", json.dumps({"weflow": {"version": 1}, "session": {"wxid": [], "nickname": {}}, "messages": [{"localId": v, "createTime": v, "type": v, "content": v, "isSend": v, "senderUsername": v} for v in odd]})
    yield "orders-wrong-types.json", json.dumps({"orders": [{"id": v, "orderId": v, "amount": v, "payInfo": v, "subOrders": v, "seller": v, "statusInfo": v} for v in odd]})


def files():
    for family in (tables, characters, chats, json_files):
        yield from family()
