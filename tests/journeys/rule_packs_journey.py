#!/usr/bin/env python3
"""A lawyer writes a pack of rules, signs it, a clinic puts it into its vault, switches it off and on and
takes it out again.  Standard library only."""
import json
import os
import subprocess
import tempfile

SHUOFA = os.environ["SHUOFA"]
PACK = """id: shop-terms
version: 1.0
schema: 1
title: {zh: 某店承诺, en: Terms of a shop}
kind: own
expires_on: 2026-12-31
checked: 2026-11-23
note: {zh: 店铺页面上的承诺, en: Promised on the shop's page}
author: 某律师
"""
RULE = """id: shop-terms-30-days
code: OWN-1
law: SHOP
article: 退货承诺
in_short: {zh: 店铺承诺三十天内可退, en: the shop takes returns for thirty days}
checked: 2026-11-23
when: {all: [received_on?]}
gives: {warnings: [shop_promises_more]}
deadlines:
  - {name: shop_terms_return, kind: safe, start: received_on, period: 30 days, counting: raw}
"""
SOURCES = "laws:\n  - {id: SHOP, name: {zh: 某店承诺, en: terms of the shop}}\n"
WORDS = """words:
  shop_promises_more: {zh: 店铺承诺更长, en: the shop promises more}
  shop_terms_return: {zh: 店铺承诺的退货期, en: return period of the shop}
"""
TEST = """given: {}
cases:
  - {name: counts thirty days, facts: {received_on: 2026-11-01}, on: 2026-11-23, expect: {deadlines: {shop_terms_return: 2026-12-01}}}
"""


def run(vault, *arguments, on=None, stdin=None):
    command = [SHUOFA, "--vault", vault, "--json", *(["--on", on] if on else []), *arguments]
    done = subprocess.run(command, capture_output=True, timeout=60, input=stdin)
    text = done.stdout if done.stdout.strip() else done.stderr
    return done.returncode, json.loads(text)


def write_pack(folder, rule=RULE, pack=PACK):
    os.makedirs(folder, exist_ok=True)
    for name, text in (("pack.yaml", pack), ("sources.yaml", SOURCES), ("words.yaml", WORDS), ("return.yaml", rule), ("return.test.yaml", TEST)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    return folder


def refused(answer, error, code=3):
    assert answer[0] == code, answer
    assert answer[1]["error"]["id"] == error, answer
    return answer[1]["error"]


def pack_of(vault, name, on=None):
    return next((pack for pack in run(vault, "rules", "packs", on=on)[1]["packs"] if pack["id"] == name), None)


def version(vault):
    return run(vault, "rules", "packs")[1]["rules_version"]


def dates(vault, on="2026-11-23"):
    code, answer = run(vault, "assess", "-", on=on, stdin=b"facts: {received_on: 2026-11-01}")
    assert code == 0, answer
    return {date["name"]: date["date"] for date in answer["deadlines"]}, answer


def a_lawyer_signs_what_stands(lawyer, folder):
    code, checked = run(lawyer, "rules", "pack", "check", write_pack(folder))
    assert code == 0 and checked["rules"] == 1 and checked["tests"] == {"passed": 1, "failed": 0}, checked
    for rule, says in ((RULE.replace("received_on?", "recieved_on?"), "no such fact"), (RULE.replace("30 days", "30 dayz"), "a period is written"),
                       (RULE + "in_force: {from: 2026-02-30}\n", "a day is written"), (RULE.replace("OWN-1", "CMP-01"), "the code CMP-01 is that of")):
        error = refused(run(lawyer, "rules", "pack", "check", write_pack(folder, rule)), "rule_broken")
        assert says in error["detail"] and error["where"].startswith("shop-terms/return.yaml:"), error
    error = refused(run(lawyer, "rules", "pack", "check", write_pack(folder, pack=PACK.replace("schema: 1", "schema: 9"))), "pack_manifest_wrong")
    assert error["where"].endswith("pack.yaml:3"), error
    out = folder + ".shuofa-rules"
    code, signed = run(lawyer, "rules", "pack", "sign", write_pack(folder), "--out", out)
    assert code == 0 and len(signed["signer"]) == 64, signed
    return out, signed["signer"]


def a_clinic_uses_it(clinic, file, signer):
    before = version(clinic)
    refused(run(clinic, "rules", "pack", "add", file), "rule_pack_signer_unknown", 6)
    refused(run(clinic, "rules", "pack", "add", file, "--trust-key", "0" * 64), "rule_pack_key_differs", 6)
    assert pack_of(clinic, "shop-terms") is None
    code, added = run(clinic, "rules", "pack", "add", file, "--trust-key", signer)
    assert code == 0 and added["on"] and added["signer"] == signer and added["rules"] == 1, added
    assert version(clinic).startswith(before + "+shop-terms@1.0~"), version(clinic)
    found, answer = dates(clinic)
    assert found["shop_terms_return"] == "2026-12-01" and answer["rules_version"] == version(clinic), answer
    because = next(d for d in answer["deadlines"] if d["name"] == "shop_terms_return")["because"]
    assert because["pack"]["id"] == "shop-terms" and not because["pack"]["expired"], because
    late = dates(clinic, on="2027-01-05")[1]
    assert "shop_terms_expired" in late["warnings"], late["warnings"]
    assert pack_of(clinic, "shop-terms", on="2027-01-05")["expired"]
    assert [p["id"] for p in run(clinic, "rules", "check", on="2027-01-05")[1]["packs"]] == ["shop-terms"]
    refused(run(clinic, "rules", "pack", "add", file), "rule_pack_not_newer", 5)


def packs_are_switched(clinic, file, signer):
    assert not run(clinic, "rules", "pack", "off", "shop-terms")[1]["on"]
    assert "shop_terms_return" not in dates(clinic)[0]
    assert run(clinic, "rules", "pack", "on", "shop-terms")[1]["on"]
    assert "shop_terms_return" in dates(clinic)[0]
    assert not run(clinic, "rules", "pack", "off", "platform-rules")[1]["on"]
    assert version(clinic).split("+")[0].endswith("-platform-rules"), version(clinic)
    refused(run(clinic, "rules", "pack", "off", "national"), "rule_pack_stays", 5)
    refused(run(clinic, "rules", "pack", "remove", "provincial"), "rule_pack_stays", 5)
    refused(run(clinic, "rules", "pack", "off", "nothing"), "rule_pack_not_found", 4)
    assert run(clinic, "rules", "pack", "remove", "shop-terms")[0] == 0
    assert pack_of(clinic, "shop-terms") is None and "shop_terms_return" not in dates(clinic)[0]


def a_changed_file_is_refused(clinic, file, signer):
    with open(file, encoding="utf-8") as sealed:
        text = sealed.read()
    changed = file + ".changed"
    for bad, error in ((text.replace("30 days", "90 days"), "pack_signature_wrong"), (text[:200], "pack_unreadable"), ("x" * (3 << 20), "pack_unreadable")):
        with open(changed, "w", encoding="utf-8") as sealed:
            sealed.write(bad)
        refused(run(clinic, "rules", "pack", "add", changed, "--trust-key", signer), error)
    assert pack_of(clinic, "shop-terms") is None


def main():
    with tempfile.TemporaryDirectory() as folder:
        lawyer, clinic = os.path.join(folder, "lawyer"), os.path.join(folder, "clinic")
        file, signer = a_lawyer_signs_what_stands(lawyer, os.path.join(folder, "pack"))
        a_clinic_uses_it(clinic, file, signer)
        packs_are_switched(clinic, file, signer)
        a_changed_file_is_refused(clinic, file, signer)
    print("rule_packs_journey: a pack is signed, trusted, used, switched and refused when changed")


if __name__ == "__main__":
    main()
