#!/usr/bin/env python3
"""Every list and record that the server answers has the shape that `shuofa openapi` tells, and the
command line's --json says the same as HTTP.  Standard library only."""
import glob
import json
import os
import subprocess
import tempfile
import time
from urllib.parse import quote

from json_shapes import wrong_in
from served import SHUOFA, Served

SOURCE = os.environ.get("SHUOFA_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Lists of fixed knowledge, for the record behind {id}: path of the list, and the key of its items.
LISTS = {"/api/v1/orders/{id}": ("/api/v1/orders", "orders"), "/api/v1/channels/{id}": ("/api/v1/channels", "entities"),
         "/api/v1/rules/{id}": ("/api/v1/rules", "rules"), "/api/v1/cases/{id}": ("/api/v1/cases", "cases"),
         "/api/v1/vettings/{id}": ("/api/v1/vettings", "vettings")}
SAME_BY_COMMAND = {"/api/v1/orders": ["orders"], "/api/v1/papers/kinds": ["paper", "kinds"], "/api/v1/rules": ["rules", "list"],
                   "/api/v1/facts": ["rules", "facts"], "/api/v1/rules/sources": ["rules", "sources"], "/api/v1/cases": ["case", "list"]}


def command(vault, *arguments):
    done = subprocess.run([SHUOFA, "--vault", vault, "--json", *arguments], capture_output=True, timeout=60)
    return json.loads(done.stdout) if done.returncode == 0 else None


def fill(site):
    sample = sorted(glob.glob(os.path.join(SOURCE, "src/importers/samples/alipay_bill_csv/*.csv")))[0]
    with open(sample, "rb") as bill:
        answer = site.ask("POST", "/api/v1/imports?name=" + quote("账单.csv"), bill.read(), content_type="application/octet-stream")
    assert answer.status == 202, answer.body
    job = f"/api/v1/imports/{answer.json()['id']}"
    while (read := site.ask("GET", job).json())["state"] in ("waiting", "reading"):
        time.sleep(0.05)
    assert read["state"] == "done" and read["files"], read
    return {"/api/v1/imports/{id}": job}


def address(site, path, made):
    """The address to ask for; None when the path needs something that this story has not made."""
    if "{" not in path or path in made:
        return made.get(path, path)
    source, key = LISTS.get(path, (None, None))
    if source is None:
        return None
    items = site.ask("GET", source).json().get(key)
    return path.replace("{id}", quote(items[0]["id"])) if items else None


def main():
    document = json.loads(subprocess.run([SHUOFA, "openapi"], capture_output=True, check=True).stdout)
    components = document["components"]["schemas"]
    checked = []
    with tempfile.TemporaryDirectory() as folder:
        vault = os.path.join(folder, "vault")
        with Served(vault) as site:
            site.sign_in()
            made = fill(site)
            for path, operations in document["paths"].items():
                operation = operations.get("get")
                if operation is None or (asked := address(site, path, made)) is None:
                    continue
                answer = site.ask("GET", asked)
                content = operation["responses"].get("200", {}).get("content", {}).get("application/json")
                queries = [p["name"] for p in operation.get("parameters", []) if p["in"] == "query"]
                if answer.status in (404, 422) and answer.json()["where"] in queries:
                    continue  # means nothing without this parameter
                assert answer.status == 200, (asked, answer.status, answer.body[:300])
                if content is None:
                    continue  # a file, not JSON
                wrong = wrong_in(answer.json(), content["schema"], components)
                assert wrong is None, (asked, wrong)
                if path in SAME_BY_COMMAND and (said := command(vault, *SAME_BY_COMMAND[path])) is not None:
                    # HTTP may say more (a total, the next page), never something else.
                    shared = set(said) & set(answer.json())
                    assert shared and all(said[key] == answer.json()[key] for key in shared), asked
                checked.append(path)
            wrong_kind = site.ask("GET", "/api/v1/orders?limit=many")
            assert wrong_kind.status == 422 and wrong_in(wrong_kind.json(), components["Problem"], components) is None
    assert {"/api/v1/orders", "/api/v1/orders/{id}", "/api/v1/status", "/api/v1/imports/{id}"} <= set(checked), checked
    operations = [o["operationId"] for p in document["paths"].values() for o in p.values()]
    assert len(operations) == len(set(operations))
    print(f"{len(checked)} of {len(document['paths'])} paths checked")


main()
