#!/usr/bin/env python3
"""Bills become orders through the real program: what each file adds, that the same file adds nothing
again, refunds joined across files, filters, paging, changes, and what failures look like.
Standard library only."""
import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile

SHUOFA = os.environ.get("SHUOFA") or sys.exit("SHUOFA is not set")
SOURCE = os.environ.get("SHUOFA_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLES = os.path.join(SOURCE, "src", "importers", "samples")
COUNTS = ("rows", "orders_added", "orders_updated", "refunds_added", "unchanged", "not_purchases")


class Program:
    def __init__(self, vault):
        self.vault = vault

    def run(self, *arguments, code=0):
        done = subprocess.run([SHUOFA, "--vault", self.vault, "--json", *arguments], capture_output=True, timeout=120)
        assert done.returncode == code, (arguments, done.returncode, done.stdout[-800:], done.stderr[-800:])
        return json.loads(done.stdout)

    def counts(self, path, *options):
        file = self.run("import", path, *options)["files"][0]
        return tuple(file[name] for name in COUNTS)

    def fails(self, id_, code, *arguments):
        error = self.run(*arguments, code=code)["error"]
        assert error["id"] == id_ and error["message"], error
        return error


def check_reports(program):
    bill = os.path.join(SAMPLES, "alipay_bill_csv", "app-2023.csv")
    first = program.run("import", bill)["files"][0]
    assert first["importer"] == "alipay_bill_csv" and first["orders_added"] > 0 and first["refunds_added"] > 0, first
    assert first["totals"]["agree"] is True and first["problems"] == [], first
    with open(bill, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    assert first["evidence"] == digest
    kept = os.path.join(program.vault, "originals", digest[:2], digest[2:])
    assert os.path.exists(kept) and stat.S_IMODE(os.stat(kept).st_mode) == 0o400
    before = program.run("orders", "--limit", "1000")

    rows, _, _, _, _, others = (first[name] for name in COUNTS)
    assert program.counts(bill) == (rows, 0, 0, 0, rows - others, others)
    # The same rows in other bytes: read again, and still nothing new.
    longer = os.path.join(program.vault, "longer.csv")
    shutil.copy(bill, longer)
    with open(longer, "ab") as file:
        file.write(b"\n")
    assert program.counts(longer)[1:4] == (0, 0, 0)
    assert program.counts(os.path.join(SAMPLES, "alipay_bill_csv", "app-2023-aes.zip"), "--password", "123456")[1:4] == (0, 0, 0)
    assert program.run("orders", "--limit", "1000") == before
    return before["orders"]


def check_orders(program, orders):
    refunded = [order for order in orders if order["refunds"]]
    assert refunded, "no refund was joined"
    for order in refunded:
        assert order["refunded"] == "%.2f" % sum(float(refund["amount"]) for refund in order["refunds"]), order
        assert order["net"] == "%.2f" % (float(order["paid"]) - float(order["refunded"])), order
    source = orders[0]["sources"][0]
    assert source["file"] == "app-2023.csv" and source["row"] > 1 and source["evidence"], source

    assert [o["ordered_at"] for o in orders] == sorted((o["ordered_at"] for o in orders), reverse=True)
    paged, after = [], []
    while True:
        page = program.run("orders", "--limit", "1", *after)
        paged += page["orders"]
        if not page["next"]:
            break
        after = ["--after", page["next"]]
    assert paged == orders

    wanted = next(order for order in orders if len(order["title"]) > 3)
    found = program.run("orders", "--query", wanted["title"][:2])["orders"]
    assert wanted in found, "not found by two characters"
    assert program.run("orders", "--query", "翡翠")["orders"] == []
    day = wanted["ordered_at"][:10]
    assert wanted in program.run("orders", "--from", day, "--to", day)["orders"]
    assert wanted in program.run("orders", "--seller", wanted["seller"][:2])["orders"]


def check_changes(program, orders):
    order = orders[0]
    day = order["ordered_at"][:10]
    changed = program.run("order", "set", order["id"], "received_on=" + day, "note=外包装破了", "title=我的耳机")
    assert (changed["received_on"], changed["note"], changed["title"]) == (day, "外包装破了", "我的耳机")
    assert program.run("order", "show", order["id"]) == changed
    assert changed in program.run("orders", "--query", "我的")["orders"]
    assert program.run("order", "set", order["id"], "received_on=", "note=")["received_on"] is None
    program.fails("received_before_order", 3, "order", "set", order["id"], "received_on=2001-01-01")
    program.fails("received_in_future", 3, "--on", day, "order", "set", order["id"], "received_on=2999-01-01")
    program.fails("order_field_unknown", 3, "order", "set", order["id"], "paid=1.00")
    program.fails("order_not_found", 4, "order", "show", "ord_01JDA7Z0Q5ABCDEFGHJKMNPQRS")


def check_failures(program):
    folder = program.vault
    program.fails("file_unreadable", 3, "import", os.path.join(folder, "nothing.csv"))
    text = os.path.join(folder, "letter.txt")
    with open(text, "w", encoding="utf-8") as file:
        file.write("亲爱的客服，您好。\n" * 20)
    before = program.run("orders", "--limit", "1000")
    assert program.run("import", text, code=3)["error"]["message"]
    bill = os.path.join(SAMPLES, "wechat_bill_csv")
    bill = os.path.join(bill, sorted(name for name in os.listdir(bill) if name.endswith(".csv"))[0])
    both = program.run("import", text, bill, code=3)
    assert len(both["failures"]) == 1 and both["failures"][0]["where"] and len(both["files"]) == 1, both
    assert program.run("orders", "--limit", "1000")["orders"] != before["orders"]
    program.fails("name_not_in_list", 2, "orders", "--state", "lost")


def check_columns(program):
    table = os.path.join(program.vault, "table.csv")
    heading = "下单时间,店铺,花了多少,商品\n"
    with open(table, "w", encoding="utf-8") as file:
        file.write(heading + "2026-11-01,甲店,12.50,书\n2026-11-02,乙店,7.00,笔\n")
    words = "date=下单时间,amount=花了多少,seller=店铺,title=商品"
    program.fails("file_not_recognised", 3, "import", table)
    assert program.fails("column_not_found", 3, "import", table, "--columns", "date=下单时间,amount=金额")["where"] == "amount=金额"
    assert program.fails("column_field_unknown", 3, "import", table, "--columns", "day=下单时间")["where"] == "day"
    assert program.counts(table, "--columns", words) == (2, 2, 0, 0, 0, 0)
    # What was said once holds for the next table with this heading.
    with open(table, "w", encoding="utf-8") as file:
        file.write(heading + "2026-11-03,丙店,3.00,尺\n")
    assert program.counts(table) == (1, 1, 0, 0, 0, 0)
    assert program.counts(table) == (1, 0, 0, 0, 1, 0)
    with open(table, "w", encoding="utf-8") as file:
        file.write("日期,店铺,金额,商品\n2026-11-03,丙店,3.00,尺\n")
    assert program.fails("columns_needed", 3, "import", table)["detail"] == "date=日期,amount=金额,seller=店铺,title=商品"


def main():
    with tempfile.TemporaryDirectory(prefix="shuofa-import-") as folder:
        program = Program(os.path.join(folder, "vault"))
        assert program.run("orders")["orders"] == []
        orders = check_reports(program)
        check_orders(program, orders)
        check_changes(program, orders)
        check_failures(program)
        check_columns(program)
        assert stat.S_IMODE(os.stat(os.path.join(program.vault, "shuofa.db")).st_mode) == 0o600
    print("bills become orders: reports, repeats, refunds, filters, pages, changes and failures hold")


main()
