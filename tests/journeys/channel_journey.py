#!/usr/bin/env python3
"""Is this number real, and is this shop proper?  The directory, the check of values and texts, own
observations, signed packs, vetting and the guide, through the real program.  Standard library only."""
import json
import os
import subprocess
import sys
import tempfile

SHUOFA = os.environ.get("SHUOFA") or sys.exit("SHUOFA is not set")


class Program:
    def __init__(self, vault):
        self.vault = vault

    def run(self, *arguments, code=0):
        done = subprocess.run([SHUOFA, "--vault", self.vault, "--json", *arguments], capture_output=True, timeout=60)
        assert done.returncode == code, (arguments, done.returncode, done.stdout[-800:], done.stderr[-800:])
        return json.loads(done.stdout)

    def verdict(self, value):
        return self.run("channel", "check", value)["verdict"]


def check_directory(program):
    assert program.verdict("950618") == "official"
    assert not os.path.exists(program.vault), "a check must not create a vault"
    for query, entity in (("京东", "jd"), ("狗东", "jd"), ("pdd", "pinduoduo"), ("市监局", "12315")):
        assert program.run("channel", "find", query)["entities"][0]["id"] == entity, query
    shown = program.run("channel", "show", "pinduoduo")
    merchant = [c for c in shown["channels"] if c["role"] == "merchant"]
    assert merchant and not merchant[0]["offered"] and merchant[0]["not_for"], shown
    assert all(c["observations"] for c in shown["channels"])
    assert program.run("channel", "show", "nobody", code=4)["error"]["id"] == "channel_not_found"
    page = program.run("channel", "find", "--limit", "3")
    after = program.run("channel", "find", "--limit", "3", "--after", page["next"])
    assert page["total"] == 90 and page["entities"][-1]["id"] < after["entities"][0]["id"]


def check_verdicts(program):
    for value, verdict in (
        ("400-666-6666", "known_bad"), ("www.12305.cn", "known_bad"), ("9510288", "conflicting"),
        ("+86 950618", "conflicting"), ("400-123-4567", "never_seen"), ("61897088", "malformed"),
        ("https://www.12315.cn", "official"), ("taobao-kefu.com", "never_seen"),
    ):
        answer = program.run("channel", "check", value)
        assert answer["verdict"] == verdict and answer["advice"], (value, answer)
        assert answer["for"] or verdict in ("never_seen", "malformed"), value
    text = program.run("channel", "check", "【淘宝】您的会员将自动扣费，请回电400-666-6666并打开屏幕共享，或点 http://taobao-tk.top/a")
    assert text["verdict"] == "known_bad" and text["kind"] == "text" and len(text["findings"]) == 2, text
    assert {"screen_sharing", "membership_will_charge"} <= {sign["id"] for sign in text["signs"]}
    assert text["report_to"] and "taobao" in text["claims"]
    english = json.loads(subprocess.run([SHUOFA, "--lang", "en", "--json", "channel", "check", "950618"], capture_output=True, check=True).stdout)
    assert "JD" in english["advice"], english["advice"]


def check_observations(program, other):
    program.run("channel", "seen", "京东", "400-123-4567", "--note", "官网底部")
    assert program.verdict("400-123-4567") == "official"
    pack = os.path.join(program.vault, "mine.pack")
    program.run("pack", "export", pack, "--name", "我的核实")
    imported = other.run("pack", "import", pack)
    assert imported["observations"] == 1 and imported["trust"] == "only_shown"
    assert other.verdict("400-123-4567") == "never_seen"
    other.run("pack", "trust", imported["id"], "counts")
    assert other.verdict("400-123-4567") == "conflicting", "one trusted pack is one source"
    assert other.run("pack", "compare", imported["id"])["differences"][0]["second"] is None
    assert other.run("pack", "import", pack, code=5)["error"]["id"] == "pack_known"
    other.run("pack", "remove", imported["id"])
    assert other.verdict("400-123-4567") == "never_seen"
    with open(pack, encoding="utf-8") as file:
        changed = file.read().replace("4567", "4568")
    with open(pack, "w", encoding="utf-8") as file:
        file.write(changed)
    assert other.run("pack", "import", pack, code=3)["error"]["id"] == "pack_signature_wrong"
    program.run("channel", "called", "jd", "400-123-4567", "wrong")
    assert program.verdict("400-123-4567") == "conflicting"


def check_vetting(program):
    vetting = program.run("vet", "start", "某某鞋店")
    assert vetting["score"] is None and vetting["missing"]
    answered = program.run("vet", "set", vetting["id"], "licence_shown=yes", "licence_shown.note=页脚", "credit_code=9144030071526726XG", "police_filing=渝公网安备33010002000078号")
    answers = {check["id"]: check["answer"] and check["answer"]["answer"] for check in answered["checks"]}
    assert answers["credit_code"] == "yes" and answers["police_filing"] == "no" and answers["icp"] is None
    assert answered["reasons"][0]["check"] == "police_filing" and answered["reasons"][0]["points"] < 0
    assert program.run("vet", "set", vetting["id"], "domain=taobao-kefu.com")["level"] == "avoid"
    again = program.run("vet", "set", vetting["id"], "licence_shown=no")
    licence = next(check for check in again["checks"] if check["id"] == "licence_shown")
    assert licence["earlier"]["answer"] == "yes" and licence["answer"]["answer"] == "no"
    assert program.run("vet", "set", vetting["id"], "nothing=yes", code=3)["error"]["id"] == "vetting_check_unknown"
    second = program.run("vet", "start", "另一家")["id"]
    assert any(check["differs"] for check in program.run("vet", "compare", vetting["id"], second)["checks"])
    assert [one["id"] for one in program.run("vet", "list")["vettings"]] == [second, vetting["id"]]
    number = program.run("vet", "number", "JY13301080111111")
    assert number["kind"] == "food_operation" and number["check_digit"] is False and number["does_not_prove"]


def check_guide(program):
    topics = program.run("guide")["topics"]
    assert len(topics) >= 15 and all(topic["place"] and topic["answer"] for topic in topics)
    assert program.run("guide", "信用")["topics"]
    assert program.run("guide", "商家改了售后政策")["topics"], "a question in other words"
    for topic in topics:
        words = [word for word in topic["command"].split() if not any(c.isdigit() for c in word)]
        asked = subprocess.run([SHUOFA, *words, "--help"], capture_output=True, timeout=60)
        assert asked.returncode == 0, f"{topic['id']} names a command that is not there"
    offices = program.run("channel", "who", "goods", "--platform", "淘宝", "--receipt-place", "杭州市西湖区")["offices"]
    assert {office["about"] for office in offices} == {"seller", "platform"}
    assert {office["act"] for office in offices} == {"complaint", "report", "lawsuit"}
    assert any(office["entity"] == "court-hangzhou" for office in offices)


with tempfile.TemporaryDirectory() as folder:
    program, other = Program(os.path.join(folder, "vault")), Program(os.path.join(folder, "other"))
    check_directory(program)
    check_verdicts(program)
    check_observations(program, other)
    check_vetting(program)
    check_guide(program)
print("channel journey: done")
