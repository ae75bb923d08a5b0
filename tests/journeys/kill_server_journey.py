#!/usr/bin/env python3
"""Kills the server with SIGKILL while bills are being sent and read.  Whatever was acknowledged with
202 is imported in the end, nothing stays "running", and nothing half-sent is left behind.
ROUNDS=n for more than the usual rounds; standard library only."""
import os
import random
import subprocess
import tempfile
import threading
import time
from urllib.parse import quote

from served import Served

SOURCE = os.environ.get("SHUOFA_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROUNDS = int(os.environ.get("ROUNDS", "4"))


def make_bill(folder, rows, seed):
    path = os.path.join(folder, f"bill{seed}.csv")
    subprocess.run([os.path.join(SOURCE, "bench", "generate_bills"), str(rows), path, "--seed", str(seed)], check=True)
    with open(path, "rb") as bill:
        return bill.read()


def upload_until_killed(site, bills, acknowledged):
    for name, content in bills:
        try:
            answer = site.ask("POST", f"/api/v1/imports?name={quote(name)}", content, content_type="application/octet-stream")
        except OSError:
            return
        if answer.status != 202:
            return
        acknowledged[name] = answer.json()["id"]


def wait_until_read(site):
    end = time.monotonic() + 120
    while time.monotonic() < end:
        listed = site.ask("GET", "/api/v1/imports").json()
        if not listed["running"]:
            return {file["file"] for file in listed["files"]}
        time.sleep(0.1)
    raise AssertionError("an import never ended")


def main():
    chance = random.Random(20260111)
    with tempfile.TemporaryDirectory() as folder:
        vault = os.path.join(folder, "vault")
        acknowledged = {}
        for turn in range(ROUNDS):
            bills = [(f"账单{turn}-{i}.csv", make_bill(folder, 4000, turn * 10 + i)) for i in range(4)]
            with Served(vault) as site:
                site.sign_in()
                sender = threading.Thread(target=upload_until_killed, args=(site, bills, acknowledged))
                sender.start()
                time.sleep(chance.uniform(0.05, 0.6))
                site.process.kill()
                site.process.wait()
                sender.join()
        assert acknowledged, "the kills came before anything was sent"
        with Served(vault) as site:
            site.sign_in()
            read = wait_until_read(site)
            missing = set(acknowledged) - read
            assert not missing, f"acknowledged and lost: {missing}"
            waiting = os.listdir(os.path.join(vault, "uploads"))
            assert not waiting, f"half-sent files stay: {waiting}"


main()
