#!/usr/bin/env python3
"""Imports of a folder of mixed files and of an archive that are cut: killed at random moments, stopped
with Ctrl-C, cancelled over HTTP, run by two programs at once, on a full disk and on a vault that cannot be
written.  Each file is in whole or not at all; what runs again ends as one import that nobody disturbed,
table by table.  ROUNDS=n for more than the usual rounds; standard library only."""
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile

from served import SHUOFA, Served

SOURCE = os.environ.get("SHUOFA_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLES = os.path.join(SOURCE, "src", "importers", "samples")
ROUNDS = int(os.environ.get("ROUNDS", "3"))
RNG = random.Random(int(os.environ.get("SEED", "12")))
NEW_EACH_TIME = re.compile(r"\b(ord|imp|job|lnk)_[0-9A-HJKMNP-TV-Z]{26}")


def run(vault, *arguments, codes=(0,), **options):
    done = subprocess.run([SHUOFA, "--vault", vault, "--json", *arguments], capture_output=True, timeout=120, **options)
    assert done.returncode in codes, (arguments, done.returncode, done.stdout[-500:], done.stderr[-500:])
    return done.returncode, json.loads(done.stdout) if done.stdout else None


def make_files(folder):
    """Bills, mails, chats, invoices, pages, parcels and calls, some in folders, some in an archive."""
    mixed = os.path.join(folder, "mixed")
    os.makedirs(mixed)
    for kind in sorted(os.listdir(SAMPLES)):
        for name in sorted(os.listdir(os.path.join(SAMPLES, kind)))[:4] if os.path.isdir(os.path.join(SAMPLES, kind)) else []:
            if not name.endswith(".expected.json"):
                os.makedirs(os.path.join(mixed, kind), exist_ok=True)
                shutil.copy(os.path.join(SAMPLES, kind, name), os.path.join(mixed, kind, name))
    for seed in (3, 4):
        subprocess.run([os.path.join(SOURCE, "bench", "generate_bills"), "3000", os.path.join(mixed, f"m{seed}.csv"), "--seed", str(seed)], check=True)
    archive = os.path.join(folder, "archive.zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for base, _, names in sorted(os.walk(mixed)):
            for name in sorted(names):
                if not name.endswith(".zip"):
                    packed.write(os.path.join(base, name), os.path.relpath(os.path.join(base, name), mixed))
    return mixed, archive


def everything(vault):
    """All rows of all tables, without what is new each time: ids, places, and when it was."""
    tables = {}
    with sqlite3.connect(os.path.join(vault, "shuofa.db")) as database:
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        order_at = {place: f"order {by} {number}" for place, by, number in database.execute("select ordinal, numbered_by, number from orders")}
        known = lambda value: order_at.get(value) or NEW_EACH_TIME.sub(r"\1", str(value))
        for (name,) in database.execute("select name from sqlite_master where type = 'table'").fetchall():
            columns = [row[1] for row in database.execute(f"pragma table_info({name})")]
            kept = [i for i, column in enumerate(columns) if column == "listed_at" or not column.endswith("_at")]
            tables[name] = sorted(tuple(known(row[i]) for i in kept) for row in database.execute(f"select * from {name}"))
    # The index of words is laid out by the places of orders: asked instead of compared.
    del tables["order_words"]
    tables["searches"] = [(word, run(vault, "orders", "--query", word, "--limit", "1")[1]["total"]) for word in ("耳机", "数码", "快餐", "京东", "2026")]
    return tables


def assert_same(vault, expected, what):
    found = everything(vault)
    for name, rows in expected.items():
        assert found[name] == rows, (what, name, [r for r in found[name] if r not in rows][:3], [r for r in rows if r not in found[name]][:3])


def orders(vault):
    return run(vault, "orders", "--limit", "1")[1]["total"]


def count_of(folder, bill):
    run(os.path.join(folder, "count"), "import", bill)
    return orders(os.path.join(folder, "count"))


def cut(vault, files, seconds, how):
    """Starts an import and ends it from outside; true when it was not done yet."""
    process = subprocess.Popen([SHUOFA, "--vault", vault, "--json", "import", files], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, how)
        return process.wait(30) not in (0, 3)


def check_cuts(folder, files, name):
    calm = os.path.join(folder, name + "-calm")
    begin = time.monotonic()
    codes = (0, 3)
    run(calm, "import", files, codes=codes)
    usual = time.monotonic() - begin
    run(calm, "import", files, codes=codes)
    expected = everything(calm)
    assert expected["orders"] and expected["documents"] and expected["imports"], "nothing was imported"
    stopped = 0
    for number in range(ROUNDS):
        vault = os.path.join(folder, f"{name}{number}")
        for how in (signal.SIGKILL, signal.SIGINT, signal.SIGKILL):
            stopped += cut(vault, files, usual * RNG.random(), how)
            if os.path.exists(os.path.join(vault, "shuofa.db")):
                everything(vault)  # whole, whenever it was cut
        for _ in range(2):
            run(vault, "import", files, codes=codes)
        assert_same(vault, expected, name)
        left = os.path.join(vault, "originals", "incoming")
        assert not os.path.exists(left) or not os.listdir(left), "half a file is left"
        shutil.rmtree(vault)
    assert stopped, "no cut came in time"
    return stopped, expected


def end_of(site, job):
    while job["state"] in ("waiting", "reading"):
        time.sleep(0.02)
        job = site.ask("GET", "/api/v1/imports/" + job["id"]).json()
    return job


def check_cancel(folder, bill, full):
    """A cancelled import leaves nothing of its file, or came too late, is told as done, and all is in."""
    vault = os.path.join(folder, "cancel")
    with open(bill, "rb") as file:
        content = file.read()
    with Served(vault) as site:
        site.sign_in()
        send = lambda name, bytes_: site.ask("POST", "/api/v1/imports?name=" + name, bytes_, content_type="application/octet-stream").json()
        total = lambda: site.ask("GET", "/api/v1/orders?limit=1").json()["total"]
        seen = []
        for wait in (0, 0, 0.03, 0.1, 0.3):
            before = total()
            busy, job = send("first.csv", content), send("second.csv", content + b"\n" * (len(seen) + 1))
            time.sleep(wait)
            for one in (busy, job):
                assert site.ask("DELETE", "/api/v1/imports/" + one["id"]).status in (200, 204)
            # Imports queue up: when this one has ended, so have they.
            end_of(site, send("last.txt", b"nothing of interest"))
            ends = [site.ask("GET", "/api/v1/imports/" + one["id"]).json()["state"] for one in (busy, job)]
            seen += ends
            assert set(ends) <= {"cancelled", "done"}, ends
            assert total() == (full if "done" in ends else before), (ends, before, total())
        assert "cancelled" in seen, seen
    assert orders(vault) in (0, full)


def check_two_programs(folder, files, expected):
    """Two imports of the same files at once: each does its work or says that the other is at it."""
    vault = os.path.join(folder, "two")
    run(vault, "orders")
    both = [subprocess.Popen([SHUOFA, "--vault", vault, "--json", "import", files], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    for program in both:
        out, _ = program.communicate(timeout=200)
        assert program.returncode in (0, 3, 5, 6), (program.returncode, out[-500:])
        json.loads(out)
    for _ in range(2):
        run(vault, "import", files, codes=(0, 3))
    found = everything(vault)
    for name in ("orders", "documents", "document_numbers", "imported_bills", "imports"):
        assert len(found[name]) == len(expected[name]), (name, len(found[name]), len(expected[name]))


def check_full_disk(folder, bill, full):
    """A file size limit plays the disk that fills: what was there stays, the reason is told."""
    vault = os.path.join(folder, "full")
    run(vault, "orders")
    limit = lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)))
    code, said = run(vault, "import", bill, codes=(6,), preexec_fn=limit)
    assert said["error"]["message"], said
    everything(vault)
    assert orders(vault) == 0
    run(vault, "import", bill)
    assert orders(vault) == full
    if os.geteuid() != 0:
        return
    small = os.path.join(folder, "small")
    os.mkdir(small)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small], capture_output=True).returncode != 0:
        return
    try:
        code, said = run(os.path.join(small, "vault"), "import", bill, codes=(6,))
        assert said["error"]["id"] == "disk_full", said
        assert orders(os.path.join(small, "vault")) == 0
    finally:
        subprocess.run(["umount", small], check=True)


def check_read_only(folder, bill, full):
    vault = os.path.join(folder, "fixed")
    run(vault, "import", bill)
    if os.geteuid() == 0:
        if subprocess.run(["mount", "--bind", vault, vault], capture_output=True).returncode != 0:
            return
        subprocess.run(["mount", "-o", "remount,ro,bind", vault], check=True)
    else:
        for base, _, names in os.walk(vault):
            for path in [base, *(os.path.join(base, name) for name in names)]:
                os.chmod(path, os.stat(path).st_mode & 0o555)
    try:
        other = os.path.join(folder, "other.csv")
        shutil.copy(bill, other)
        with open(other, "ab") as file:
            file.write(b"\n")
        code, said = run(vault, "import", other, codes=(6,))
        assert said["error"]["id"] and said["error"]["message"], said
        code, said = run(vault, "orders", "--limit", "1", codes=(0, 6))
        assert code == 6 and said["error"]["message"] or said["total"] == full, said
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", vault], check=True)
        else:
            for base, _, _ in os.walk(vault):
                os.chmod(base, 0o700)


def main():
    with tempfile.TemporaryDirectory(prefix="shuofa-cut-") as folder:
        mixed, archive = make_files(folder)
        bill = os.path.join(mixed, "m3.csv")
        stopped, expected = check_cuts(folder, mixed, "folder")
        stopped += check_cuts(folder, archive, "archive")[0]
        full = count_of(folder, bill)
        check_cancel(folder, bill, full)
        check_two_programs(folder, mixed, expected)
        check_full_disk(folder, bill, full)
        check_read_only(folder, bill, full)
    print("%d imports of a folder and an archive cut: nothing lost, nothing half, nothing twice" % stopped)


if not hasattr(signal, "SIGXFSZ"):
    sys.exit("needs POSIX")
main()
