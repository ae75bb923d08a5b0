#!/usr/bin/env python3
"""From a case to papers that can be handed over, through the program's command line."""
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from served import Served

SHUOFA = os.environ["SHUOFA"]
ON = "2026-11-25"


def run(vault, *arguments, code=0):
    done = subprocess.run(
        [SHUOFA, *arguments, "--vault", vault, "--on", ON, "--json"],
        capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
    return json.loads(done.stdout)


def open_case(vault, folder, facts):
    file = Path(folder, "facts.json")
    file.write_text(json.dumps({"facts": facts}), encoding="utf-8")
    return run(vault, "case", "open", "--facts", str(file))["id"]


def check_texts(vault, folder, case):
    for kind in ["call_script", "letter_seller", "letter_platform", "complaint_12315", "email"]:
        paper = run(vault, "paper", "draft", case, kind)
        assert paper["finished"], (kind, paper["missing"])
        for residue in ["____", "XX", "{{", "等等", "（）", "“”"]:
            assert residue not in paper["text"], (kind, residue)
        errors = [one for one in paper["lint"] if one["severity"] == "error"]
        assert not errors, (kind, errors)
        cited = set(re.findall(r"第[一二三四五六七八九十百零]+条", paper["text"]))
        known = "".join(one["article"] for one in paper["citations"])
        assert all(article in known for article in cited), (kind, cited, known)
    for length, limit in [("short", 200), ("middle", 500)]:
        paper = run(vault, "paper", "draft", case, "complaint_12315", "--length", length)
        assert paper["characters"] <= limit, (length, paper["characters"])


def check_files(vault, folder, case):
    for form in ["txt", "md", "docx", "pdf", "eml"]:
        out = Path(folder, "letter." + form)
        run(vault, "paper", "draft", case, "letter_seller", "--out", str(out), "--format", form)
        assert out.stat().st_size > 200, form
    pdf = Path(folder, "letter.pdf")
    assert pdf.read_bytes().startswith(b"%PDF") and pdf.stat().st_size < 200_000
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True,
                          check=True).stdout
    assert "沈样例" in text
    assert "word/document.xml" in zipfile.ZipFile(Path(folder, "letter.docx")).namelist()


def check_states(vault, case):
    paper = run(vault, "paper", "draft", case, "letter_seller")["id"]
    assert run(vault, "paper", "draft", case, "letter_seller")["id"] == paper
    assert run(vault, "paper", "lint", paper)["may_go_out"]
    out = run(vault, "paper", "state", paper, "handed_over", "--proof", "EMS1")
    assert out["state"] == "handed_over" and out["steps"][0]["proof"] == "EMS1"
    again = run(vault, "paper", "state", paper, "handed_over", "--proof", "EMS1")
    assert len(again["steps"]) == 1
    types = [event["type"] for event in run(vault, "case", "show", case)["timeline"]]
    assert types.count("paper_handed_over") == 1, types


def check_missing(vault, folder):
    case = open_case(vault, folder, {})
    paper = run(vault, "paper", "draft", case, "letter_seller", code=1)
    assert not paper["finished"] and paper["text"] == ""
    assert all(one["question"] for one in paper["missing"]) and paper["missing"]


def check_blocked(vault, folder):
    """Nothing is drafted on a swapped item."""
    case = open_case(vault, folder, {**FACTS, "buyer_tampered": True})
    run(vault, "paper", "details", case, "seller_name=北岸数码专营店", "item=无线耳机")
    for kind in ["letter_seller", "complaint_12315", "email", "call_script"]:
        refused = run(vault, "paper", "draft", case, kind, code=5)
        assert refused["error"]["id"] == "paper_blocked", refused


def check_http(vault):
    """The page's way: draft, fill in, edit, check, export, hand over."""
    with Served(vault).sign_in() as server:
        def ask(method, path, body=None, status=200):
            answer = server.ask(method, "/api/v1" + path, body)
            assert answer.status == status, (method, path, answer.status, answer.body[:500])
            return answer.json()

        assert len(ask("GET", "/papers/kinds")["kinds"]) == 11
        case = ask("POST", "/cases", {"facts": FACTS}, 201)["id"]
        paper = ask("POST", f"/cases/{case}/papers", {"kind": "letter_seller"})
        needs = {one["detail"] for one in paper["missing"] if one["required"]}
        assert not paper["finished"] and needs == {"seller_name"}, paper["missing"]
        ask("PUT", f"/cases/{case}/papers/details", {"details": {"seller_name": "</w:t>|# 店"}})
        again = ask("POST", f"/cases/{case}/papers", {"kind": "letter_seller"})
        assert again["id"] == paper["id"] and again["finished"] and "</w:t>|# 店" in again["text"]
        path = f"/papers/{paper['id']}"
        threat = again["text"] + "\n不赔我500元，我就去曝光你们。\n"
        found = ask("POST", path + "/lint", {"text": threat})
        assert not found["may_go_out"], found
        ask("PUT", path + "/text", {"text": threat})
        ask("POST", path + "/state", {"state": "handed_over"}, 409)
        assert ask("PUT", path + "/text", {"text": ""})["text"] == again["text"]
        for form, start in [("pdf", b"%PDF"), ("docx", b"PK"), ("txt", b""), ("md", b"#"), ("eml", b"Date:")]:
            file = server.ask("GET", f"/api/v1{path}/file?format={form}")
            assert file.status == 200 and file.body.startswith(start), (form, file.status)
            assert file.headers["content-type"] == "application/octet-stream", file.headers
            assert file.headers["x-content-type-options"] == "nosniff", file.headers
            assert file.headers["content-disposition"].startswith("attachment;"), file.headers
        assert ask("POST", path + "/state", {"state": "handed_over"})["state"] == "handed_over"
        ask("GET", "/papers/ppr_00000000000000000000000000", status=404)


def main():
    with tempfile.TemporaryDirectory() as folder:
        vault = str(Path(folder, "vault"))
        kinds = run(vault, "paper", "kinds")["kinds"]
        assert len(kinds) == 11
        case = open_case(vault, folder, FACTS)
        run(vault, "paper", "details", case, "your_name=沈样例", "your_phone=13800000000",
            "seller_name=北岸数码专营店", "platform_name=京东", "item=无线耳机",
            "story=左耳没有声音，重置后仍不能排除。")
        check_texts(vault, folder, case)
        check_files(vault, folder, case)
        check_states(vault, case)
        check_missing(vault, folder)
        check_blocked(vault, folder)
        check_http(vault)
    print("papers journey: done")


FACTS = {"problem": "broken", "price_paid": "329.90", "received_on": "2026-11-23",
         "quality_defect": True, "bought_as_consumer": True, "goods": "electronics"}

if __name__ == "__main__":
    sys.exit(main())
