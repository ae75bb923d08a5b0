#!/usr/bin/env python3
"""What a shopper adds to an order is kept, and totals, refunds and promised refunds are compared: over the
command line and over HTTP.  Standard library only."""
import glob
import json
import os
import subprocess
import tempfile

from served import SHUOFA, Served

SOURCE = os.environ.get("SHUOFA_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def main():
    with tempfile.TemporaryDirectory() as folder:
        vault = os.path.join(folder, "vault")

        def say(*arguments, code=0):
            done = subprocess.run([SHUOFA, "--vault", vault, "--on", "2026-11-24", "--json", *arguments], capture_output=True, timeout=120)
            assert done.returncode == code, (arguments, done.returncode, done.stdout[:500], done.stderr[:500])
            return json.loads(done.stdout) if done.stdout else None

        samples = sorted(glob.glob(os.path.join(SOURCE, "src/importers/samples/alipay_bill_csv/*.csv")))
        samples += sorted(glob.glob(os.path.join(SOURCE, "src/importers/samples/meituan_bill_csv/*.csv")))
        subprocess.run([SHUOFA, "--vault", vault, "--json", "import", *samples], capture_output=True, timeout=120)
        facets = say("orders", "facets")
        assert facets["total"] == say("orders", "--limit", "1000")["total"], facets
        for facet in facets["states"]:
            assert len(say("orders", "--state", facet["value"], "--limit", "1000")["orders"]) == facet["count"], facet

        order = next(o for o in say("orders", "--limit", "1000")["orders"]
                     if o["paid"] and o["ordered_at"] >= "2026-10-01" and o["refunded"] == "0.00")
        edited = say("orders", "edit", order["id"], "--note", "会响", "--received-on", "2026-11-20", "--warranty-months", "1")
        assert edited["note"] == "会响" and edited["warranty_months"] == 1, edited
        windows = {w["kind"]: w for w in edited["windows"]}
        assert windows["return"]["until"] == "2026-11-27" and windows["return"]["open"], windows
        assert windows["warranty"]["until"] == "2026-12-20" and windows["warranty"]["article"], windows
        for narrowed in (["--has", "note"], ["--window", "open"]):
            assert order["id"] in [o["id"] for o in say("orders", *narrowed)["orders"]], narrowed
        items = [i for i in say("radar", "--days", "60")["items"] if i["kind"] == "warranty_ending"]
        assert len(items) == 1 and items[0]["date"] == "2026-12-20" and items[0]["start"]["problem"] == "broken", items

        case = say("case", "open", "--order", order["id"], "--problem", "refund_late")["id"]
        say("case", "event", case, "promise", "by=seller", "what=refund", f"amount={order['paid']}", "on=2026-11-20", "due=2026-11-21")
        account = say("orders", "reconcile")
        promise = [p for p in account["promises"] if p["case"] == case]
        assert len(promise) == 1 and promise[0]["state"] == "overdue" and promise[0]["days_late"] == 3, account["promises"]
        assert any(f["agree"] is False and f["differences"] for f in account["files"]), account["files"]
        assert all(d["because"]["zh"] for f in account["files"] for d in f["differences"])
        assert account["unlinked_refunds"] and all(u["file"] and u["row"] for u in account["unlinked_refunds"])
        assert say("order", "show", order["id"])["promises"][0]["seen"] == "0.00"
        assert sum(1 for i in say("radar", "--days", "60")["items"] if i["kind"] == "warranty_ending") == 1
        assert say("case", "suggestions", case) == []

        with Served(vault) as site:
            site.sign_in()
            added = site.ask("POST", f"/api/v1/orders/{order['id']}/photos?name=a.png", PNG, content_type="application/octet-stream")
            assert added.status == 201, added.body
            kept = site.ask("GET", "/api/v1/kept/" + added.json()["evidence"])
            assert kept.status == 200 and kept.body == PNG and kept.headers["content-type"] == "image/png", kept.headers
            assert "sandbox" in kept.headers["content-security-policy"] and kept.headers["content-disposition"] == "inline"
            no_picture = site.ask("POST", f"/api/v1/orders/{order['id']}/photos?name=a.png", b"<svg onload=x>", content_type="application/octet-stream")
            assert no_picture.status == 422, no_picture.body
            evidence = order["sources"][0]["evidence"]
            assert site.ask("GET", "/api/v1/kept/" + evidence).status == 404, "a bill is no picture"
            removed = site.ask("DELETE", f"/api/v1/orders/{order['id']}/photos/{added.json()['id']}")
            assert removed.status == 200 and removed.json()["note"], removed.body
            assert site.ask("GET", "/api/v1/kept/" + added.json()["evidence"]).status == 200, "the original stays"
            taken = site.ask("PATCH", f"/api/v1/orders/{order['id']}", {"warranty_months": None, "received_on": ""}).json()
            assert taken["warranty_months"] is None and taken["received_on"] is None, taken
            assert site.ask("GET", "/api/v1/reconciliation").json()["promises"]
    print("register: additions, photos, facets, windows and reconciliation hold")


main()
