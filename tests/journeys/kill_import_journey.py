#!/usr/bin/env python3
"""Kills imports with SIGKILL at random moments.  Whatever the moment: what was acknowledged before
is there, the file that was cut is in whole or not at all, the next import works, and the end equals
one import that nobody disturbed.  ROUNDS=n for more than the usual rounds; standard library only."""
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

SHUOFA = os.environ.get("SHUOFA") or sys.exit("SHUOFA is not set")
SOURCE = os.environ.get("SHUOFA_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROUNDS = int(os.environ.get("ROUNDS", "6"))
ROWS = 20000


def run(vault, *arguments):
    done = subprocess.run([SHUOFA, "--vault", vault, "--json", *arguments], capture_output=True, timeout=120)
    assert done.returncode == 0, (arguments, done.returncode, done.stdout[-500:], done.stderr[-500:])
    return json.loads(done.stdout)


def all_orders(vault):
    """Every order of the vault, by number, without what differs between two vaults."""
    orders, after = {}, []
    while True:
        page = run(vault, "orders", "--limit", "1000", *after)
        for order in page["orders"]:
            assert order["number"] not in orders, "an order twice"
            orders[order["number"]] = {k: v for k, v in order.items() if k not in ("id", "sources")}
        if not page["next"]:
            return orders
        after = ["--after", page["next"]]


def count(vault):
    page = run(vault, "orders", "--limit", "1")
    return page["total"]


def make_bill(folder, rows, seed):
    path = os.path.join(folder, "bill%d.csv" % seed)
    subprocess.run([os.path.join(SOURCE, "bench", "generate_bills"), str(rows), path, "--seed", str(seed)], check=True)
    return path


def killed_after(vault, bill, seconds):
    """Starts an import and kills it with everything it started; True when it was done before."""
    process = subprocess.Popen([SHUOFA, "--vault", vault, "--json", "import", bill], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        pass
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    answer = process.stdout.read()
    process.stdout.close()
    process.wait()
    return b'"files"' in answer and answer.rstrip().endswith(b"}")


def main():
    rng = random.Random(int(os.environ.get("SEED", "11")))
    with tempfile.TemporaryDirectory(prefix="shuofa-kill-") as folder:
        first, second = make_bill(folder, 500, 1), make_bill(folder, ROWS, 2)
        calm = os.path.join(folder, "calm")
        run(calm, "import", first)
        with_first = count(calm)
        started = time.monotonic()
        run(calm, "import", second)
        usual = time.monotonic() - started
        with_both, expected = count(calm), all_orders(calm)
        cut = 0
        for number in range(ROUNDS):
            vault = os.path.join(folder, "vault%d" % number)
            run(vault, "import", first)  # acknowledged
            acknowledged = False
            for _ in range(3):
                acknowledged = killed_after(vault, second, usual * rng.random() * 1.5) or acknowledged
                orders = count(vault)
                assert orders in ((with_both,) if acknowledged else (with_first, with_both)), orders
                cut += orders == with_first
            run(vault, "import", second)
            assert all_orders(vault) == expected, "not what a calm import gives"
            again = run(vault, "import", second)["files"][0]
            assert again["orders_added"] == again["refunds_added"] == again["orders_updated"] == 0, again
            half = os.path.join(vault, "originals", "incoming")
            kept = [f for base, _, files in os.walk(os.path.join(vault, "originals")) for f in files
                    if not base.startswith(half)]
            assert len(kept) == 2, kept
        assert cut > 0, "no kill came in time to cut anything"
        print("%d rounds: %d imports cut, nothing lost, nothing half" % (ROUNDS, cut))


main()
