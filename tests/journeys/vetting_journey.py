#!/usr/bin/env python3
"""What a shop promised when the order was placed, and what came of it: kept pages with their SHA-256,
proof of an observation, re-check with the difference, history with outcomes, the one-page report as
PDF, updates of the directory as signed files, the doors for a case.  Standard library only."""
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from served import Served

SHUOFA = os.environ.get("SHUOFA") or sys.exit("SHUOFA is not set")
SOURCE = os.environ.get("SHUOFA_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BILL = os.path.join(SOURCE, "src", "importers", "samples", "alipay_bill_csv", "app-2023.csv")
POLICY = """<!DOCTYPE html>
<!-- saved from url=(0028)https://www.example.cn/policy -->
<html><body><h1>售后政策</h1><p>签收后七日内可无理由退货。客服 400-<b>123</b>-4567</p></body></html>
"""


class Program:
    def __init__(self, vault):
        self.vault = vault

    def run(self, *arguments, on=None, code=0):
        words = [SHUOFA, "--vault", self.vault, "--json", *(["--on", on] if on else []), *arguments]
        done = subprocess.run(words, capture_output=True, timeout=60)
        assert done.returncode == code, (arguments, done.returncode, done.stdout[-800:], done.stderr[-800:])
        return json.loads(done.stdout) if done.stdout else {}

    def verdict(self, value):
        return self.run("channel", "check", value)["verdict"]


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def check_kept_pages(program, folder, order):
    page = write(folder, "policy.html", POLICY)
    kept = program.run("vet", "keep", order["seller"], page, "--order", order["id"], "--title", "售后政策")
    assert kept["sha256"] == hashlib.sha256(POLICY.encode()).hexdigest() and kept["form"] == "html", kept
    assert kept["address"] == "https://www.example.cn/policy", "the browser wrote it into the file"
    assert kept["order"] == order["id"] and kept["days_after_order"] > 0 and kept["kind"] == "policy"
    assert [one["id"] for one in program.run("vet", "kept", "--order", order["id"])["pages"]] == [kept["id"]]
    assert program.run("vet", "kept", order["seller"])["pages"][0]["id"] == kept["id"]
    out = os.path.join(folder, "out.html")
    program.run("vet", "page", kept["id"], out)
    with open(out, encoding="utf-8") as file:
        assert file.read() == POLICY, "unchanged"
    archive = os.path.join(folder, "x.zip")
    with open(archive, "wb") as file:
        file.write(b"PK\x03\x04\0\0\0")
    assert program.run("vet", "keep", "某店", archive, code=3)["error"]["id"] == "page_form_unknown"
    assert program.run("vet", "keep", "某店", page, "--address", "x", code=3)["error"]["id"] == "page_address_wrong"
    assert program.run("vet", "keep", "某店", page, "--order", "ord_01JDA7Z0Q5000000000000000Z", code=4)
    return kept


def check_vetting(program, folder, order, kept):
    case = program.run("case", "open", "--order", order["id"], on="2026-11-03")["id"]
    program.run("case", "event", case, "closed", "outcome=part", "got=10.00", on="2026-11-18")
    vetting = program.run("vet", "start", order["seller"])
    history = vetting["history"]
    assert history["orders"] >= 1 and history["cases"] == 1 and history["closed_cases"] == 1, history
    assert history["outcomes"] == {"part": 1} and history["got"] == "10.00" and history["median_days"] == 15
    assert [page["id"] for page in vetting["pages"]] == [kept["id"]]
    id_ = vetting["id"]
    program.run("vet", "set", id_, "returns_policy=yes", f"returns_policy.proof={kept['id']}", on="2026-11-01")
    lost = "pag_01JDA7Z0Q5000000000000000Z"
    assert program.run("vet", "set", id_, "icp=unknown", f"icp.proof={lost}", code=4)["error"]["id"] == "kept_page_not_found"
    again = program.run("vet", "set", id_, "returns_policy=no", on="2026-12-01")
    check = next(one for one in again["checks"] if one["id"] == "returns_policy")
    assert (check["earlier"]["answer"], check["earlier"]["on"]) == ("yes", "2026-11-01"), check
    assert (check["answer"]["answer"], check["answer"]["on"]) == ("no", "2026-12-01"), check
    assert all(reason["check"] for reason in again["reasons"]), "each reason is backed by an item"
    pdf = os.path.join(folder, "report.pdf")
    program.run("vet", "report", id_, "--pdf", pdf)
    with open(pdf, "rb") as file:
        drawn = file.read()
    assert drawn.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", drawn)) <= 1, "one page"
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert "付款前核查" in text and "不是担保" in re.sub(r"\s", "", text), text


def check_proof(program, folder):
    page = write(folder, "contact.html", POLICY)
    seen = program.run("channel", "seen", "京东", "400-123-4567", "--page", page)
    assert seen["proof"].startswith("pag_") and seen["proof_prints"] is True, seen
    other = program.run("channel", "seen", "京东", "400-765-4321", "--page", page)
    assert other["proof_prints"] is False, other
    sources = program.run("channel", "check", "400-123-4567")["observations"]
    assert any("存有页面" in source["source"] for source in sources), sources
    for one in (seen, other):
        program.run("channel", "forget", one["id"])


def check_updates(program, other, folder):
    files = os.path.join(folder, "files")
    os.mkdir(files)
    with open(os.path.join(SOURCE, "data", "channels", "dewu.yaml"), encoding="utf-8") as file:
        dewu = file.read().rstrip()
    dewu += """
  - id: dewu/phone-400-123-9876
    kind: phone
    value: "400-123-9876"
    role: buyer
    reach: national
    status: current
    purpose: {zh: 客户服务, en: customer service}
    seen:
      - source: {zh: 官方页面, en: the owner's page}
        source_kind: official
        seen_on: "2026-11-24"
"""
    write(files, "dewu.yaml", dewu)
    update = os.path.join(folder, "update.shuofa-directory")
    program.run("directory", "sign", files, update, "--name", "消协目录", "--edition", "2026-11-25")
    assert other.verdict("400-123-9876") == "never_seen"
    shown = other.run("directory", "compare", update)
    assert not shown["taken"] and not shown["signer_known"] and not shown["faults"], shown
    assert [(one["kind"], one["value"]) for one in shown["changes"]] == [("value_added", "400-123-9876")], shown
    assert other.verdict("400-123-9876") == "never_seen", "looking changes nothing"
    taken = other.run("directory", "apply", update)
    assert other.verdict("400-123-9876") == "official"
    assert other.run("directory", "list")["edition"] == "2026-11-25"
    assert other.run("directory", "apply", update, code=5)["error"]["id"] == "directory_update_known"
    other.run("directory", "remove", taken["update"]["id"])
    assert other.verdict("400-123-9876") == "never_seen" and not other.run("directory", "list")["updates"]

    with open(update, encoding="utf-8") as file:
        changed = file.read().replace("9876", "6666")
    assert other.run("directory", "apply", write(folder, "changed", changed), code=3)["error"]["id"] == "pack_signature_wrong"
    # Whoever signs: a number that the program warns of does not become usable, and faults are refused.
    write(files, "dewu.yaml", dewu.replace("400-123-9876", "400-666-6666"))
    assert program.run("directory", "sign", files, update, code=3)["error"]["id"] == "directory_update_faulty"
    write(files, "dewu.yaml", dewu.replace('value: "400-123-9876"', 'value: "4001239"'))
    assert program.run("directory", "sign", files, update, code=3)["error"]["id"] == "directory_update_faulty"
    write(files, "dewu.yaml", dewu + "phone: 1\n")
    assert program.run("directory", "sign", files, update, code=70)["error"]


def check_doors_of_a_case(program, order):
    case = program.run("case", "open", "--order", order["id"], on="2026-11-20")["id"]
    with Served(program.vault) as site:
        site.sign_in()
        doors = site.ask("GET", f"/api/v1/channels?for_case={case}").json()
        steps = [one["step"] for one in doors["chosen"]]
        assert "payment_body" in steps and "msa_complaint" in steps, steps
        assert all(one["channel"]["offered"] for one in doors["chosen"])
        assert any(one["entity"] == "alipay" for one in doors["chosen"]), "the money went through Alipay"
        pages = site.ask("GET", f"/api/v1/kept-pages?order={order['id']}").json()["pages"]
        assert len(pages) == 1
        assert site.ask("GET", f"/api/v1/orders/{order['id']}").json()["pages"] == pages
        original = site.ask("GET", f"/api/v1/kept-pages/{pages[0]['id']}/file")
        assert hashlib.sha256(original.body).hexdigest() == pages[0]["sha256"]
        assert original.headers["content-type"] == "application/octet-stream"


with tempfile.TemporaryDirectory() as folder:
    program, other = Program(os.path.join(folder, "vault")), Program(os.path.join(folder, "other"))
    program.run("import", BILL)
    orders = [one for one in program.run("orders", "--limit", "1000")["orders"] if one["seller"] and one["paid"]]
    kept = check_kept_pages(program, folder, orders[0])
    check_vetting(program, folder, orders[0], kept)
    check_proof(program, folder)
    check_updates(program, other, folder)
    check_doors_of_a_case(program, orders[0])
    program.run("vet", "drop-page", kept["id"])
    assert not program.run("vet", "kept", "--order", orders[0]["id"])["pages"]
    shutil.rmtree(other.vault, ignore_errors=True)
print("vetting journey: done")
