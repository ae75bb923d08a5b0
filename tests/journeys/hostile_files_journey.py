#!/usr/bin/env python3
"""Some 170 files made to harm, through the command line and through a running server.  Each ends in
time, by itself and within its memory, with a reason in the shopper's language; writes nothing outside
the data folder; and its bytes are kept as they were.  The cage is looked at while it reads.
Standard library only; FILES=part,part takes only the names with these parts."""
import concurrent.futures
import hashlib
import json
import os
import sqlite3
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from hostile import family  # noqa: E402
from hostile.watched import MIB, Watched, peak  # noqa: E402
from served import SHUOFA, Served  # noqa: E402

MOST_SECONDS = 30
MOST_PARENT, MOST_CHILD = 256, 512
OVER_HTTP = ("bomb-flat", "bomb-nested", "zip-9000", "zip-names", "xml-laughs", "ofd-deep", "xlsx-sheet-bomb", "png-50000", "jpeg-garbage",
             "pdf-pages-loop", "pdf-saves", "pdf-text-bomb", "mail-5000", "mail-names", "mbox-one", "page-gzip-bomb.warc.gz", "csv-quote",
             "text-bad-gb18030", "json-100000-deep", "tracking-wrong", "通话录音 boxes", "zip-of-0")


def is_chinese(text):
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def digest_of(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else hashlib.sha256(file.read()).hexdigest()


def is_kept(vault, digest):
    place = os.path.join(vault, "originals", digest[:2], digest[2:])
    return os.path.exists(place) and digest_of(place) == digest


class Files:
    """The hostile files, in a folder of their own beside the folders that programs work in."""

    def __init__(self, root):
        self.root, self.folder = root, os.path.join(root, "files")
        os.mkdir(self.folder)
        wanted = [part for part in os.environ.get("FILES", "").split(",") if part]
        self.names = [n for n in family.write(self.folder) if not wanted or any(part in n for part in wanted)]
        self.digests = {name: digest_of(self.path(name)) for name in self.names}

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, work, *arguments, most_seconds=MOST_SECONDS):
        folder = os.path.join(self.root, work)
        os.makedirs(folder, exist_ok=True)
        home = {"HOME": folder, "TMPDIR": folder, "PATH": os.environ["PATH"]}
        return Watched([SHUOFA, *arguments], most_seconds, folder, home)


def answer_of(done):
    """The reason for one file, or "read"; each answer has its words."""
    said = json.loads(done.out)
    if done.code != 0:
        assert said["error"]["id"] and said["error"]["message"], said
        return said["error"]["id"], said["error"]["message"]
    assert said["files"], said
    for part in said["unread"]:
        assert part["reason"], part
    return "read", None


def misbehaviour(name, done):
    if done.late:
        return f"did not end in {MOST_SECONDS} s"
    if done.code not in (0, 3):
        return f"exit {done.code}: {done.out[-300:]} {done.err[-300:]}"
    if done.parent > MOST_PARENT or done.child > MOST_CHILD:
        return f"{done.parent:.0f} MiB, its child {done.child:.0f}"
    answer, words = answer_of(done)
    if words and not is_chinese(words):
        return f"not in Chinese: {words}"
    if not family.may_be_answered(name, answer):
        return f"answered {answer}"
    return None


def check_one_by_one(files, vaults):
    """Two at a time, each worker with its own vault."""
    free, wrong, slowest = list(vaults), [], (0, "")
    lock = threading.Lock()

    def take(name):
        with lock:
            vault = free.pop()
        try:
            done = files.run("work-" + os.path.basename(vault), "--vault", vault, "--json", "import", files.path(name))
            why = misbehaviour(name, done)
            if not why and not is_kept(vault, files.digests[name]):
                why = "its bytes are not kept"
            return name, why, done
        finally:
            with lock:
                free.append(vault)

    with concurrent.futures.ThreadPoolExecutor(len(vaults)) as pool:
        for name, why, done in pool.map(take, files.names):
            slowest = max(slowest, (done.seconds, name))
            if why:
                wrong.append(f"{name}: {why}")
            if name.startswith(("pdf-picture", "pdf-stream-bomb")):
                check_walls(done.walls, vaults)
    assert not wrong, "\n".join(wrong)
    return slowest


def check_walls(seen, vaults):
    """A child that is at work for seconds is seen often; at first it is still building its cage."""
    assert len(seen) > 5, "the child was not seen at work"
    last = seen[-1]
    assert last["seccomp"] == "2" and last["privileges"] == "1", last
    assert int(last["memory"]) <= MOST_CHILD * MIB and int(last["processor"]) <= 300 and last["file"] == "0" and last["core"] == "0", last
    for path, writable in last["open"]:
        assert not path.startswith("socket"), path
        assert not (writable and any(path.startswith(vault) for vault in vaults)), path


def check_picture_walls(files, vault):
    """A picture is looked at quickly: ask until the child is seen behind its walls, with other bytes
    each time, since what is known is not read again."""
    picture = next((n for n in files.names if n.startswith("png-8000")), None)
    if not picture:
        return
    with open(files.path(picture), "rb") as file:
        content = file.read()
    copy = os.path.join(files.root, "picture.png")
    try:
        for number in range(60):
            with open(copy, "wb") as file:
                file.write(content + b"x" * number)
            done = files.run("work-picture", "--vault", vault, "--json", "import", copy)
            if done.walls and done.walls[-1]["seccomp"] == "2":
                return check_walls(done.walls * 6, [vault])
    finally:
        os.remove(copy)
    raise AssertionError("no child was seen behind its walls")


def check_whole_folder(files, vault):
    """All at once and in English: one bad file never stops the rest, and what is no file is passed over."""
    if not hasattr(os, "mkfifo") or os.environ.get("FILES"):
        return
    os.mkfifo(files.path("pipe.csv"))
    os.symlink(".", files.path("loop"))
    os.symlink("/etc/passwd", files.path("passwords.csv"))
    done = files.run("work-folder", "--vault", vault, "--json", "--lang", "en", "import", files.folder, most_seconds=150)
    assert not done.late and done.code == 3, (done.late, done.code, done.err[-500:])
    said = json.loads(done.out)
    told = {part["file"] for part in said["files"] + said["unread"]} | {failure["where"] for failure in said["failures"]}
    missing = [name for name in files.names if not any(name in one for one in told)]
    assert not missing, missing
    for part in said["unread"]:
        assert part["reason"] and not is_chinese(part["reason"]), part
    for failure in said["failures"]:
        assert failure["message"] and not is_chinese(failure["message"]), failure
    assert not any("passwords" in one or "pipe" in one for one in told), "a link or a pipe was followed"
    for name in ("pipe.csv", "loop", "passwords.csv"):
        os.remove(files.path(name))


def check_no_plain_files(files, vault):
    pipe, holes, growing = (os.path.join(files.root, name) for name in ("pipe", "holes.csv", "growing.csv"))
    os.mkfifo(pipe)
    for path, reason in ((pipe, "not_a_plain_file"), ("/dev/zero", "not_a_plain_file"), ("/proc/self/mem", "file_unreadable")):
        done = files.run("work-odd", "--vault", vault, "--json", "import", path)
        assert not done.late and done.code == 3 and answer_of(done)[0] == reason, (path, done.code, done.out)
    os.remove(pipe)
    with open(holes, "wb") as file:
        try:
            file.truncate(8 << 40)
        except OSError:
            file.truncate(0)
    if os.path.getsize(holes):
        done = files.run("work-odd", "--vault", vault, "--json", "import", holes)
        assert done.code == 6 and answer_of(done)[0] == "disk_full", (done.code, done.out)
    os.remove(holes)
    empty = os.path.join(files.root, "empty folder")
    os.mkdir(empty)
    done = files.run("work-odd", "--vault", vault, "--json", "import", empty)
    assert done.code == 3 and answer_of(done)[0] == "folder_empty", done.out
    os.rmdir(empty)
    check_changing(files, vault, growing)


def check_changing(files, vault, path):
    """A file that grows and shrinks while it is read is refused or kept as it was at one moment."""
    stop = threading.Event()

    def rewrite():
        while not stop.is_set():
            with open(path, "r+b") as file:
                file.seek(0, os.SEEK_END)
                file.write(b"2024-01-02,x,1.00\n" * 20_000)
                if file.tell() > 30 * MIB:
                    file.truncate(1000)

    with open(path, "wb") as file:
        file.write("交易时间,交易对方,金额\n".encode() * 200_000)
    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        for _ in range(5):
            done = files.run("work-odd", "--vault", vault, "--json", "import", path)
            assert not done.late and done.code in (0, 3), (done.code, done.out)
            assert answer_of(done)[0] in ("read", "file_changes", "file_not_recognised", "columns_needed"), done.out
    finally:
        stop.set()
        writer.join()
        os.remove(path)


def check_over_http(files, vault):
    with Served(vault) as site:
        site.sign_in()
        for name in files.names:
            if not name.startswith(OVER_HTTP):
                continue
            with open(files.path(name), "rb") as file:
                content = file.read()
            begin = time.monotonic()
            started = site.ask("POST", "/api/v1/imports?name=" + urllib.parse.quote(name), content, content_type="application/octet-stream")
            if not content:
                assert started.status == 422 or started.status == 400, started.status
                continue
            assert started.status == 202, (name, started.status, started.body[:300])
            job = started.json()
            while job["state"] in ("waiting", "reading"):
                assert time.monotonic() - begin < MOST_SECONDS, f"{name} did not end over HTTP"
                time.sleep(0.02)
                job = site.ask("GET", "/api/v1/imports/" + job["id"]).json()
            assert job["state"] in ("done", "failed"), (name, job["state"])
            if job["state"] == "failed":
                assert job["error"]["id"] and is_chinese(job["error"]["message"]), (name, job)
            assert is_kept(vault, files.digests[name]), f"{name} is not kept"
            assert site.process.poll() is None, f"the server fell over {name}"
        assert site.ask("GET", "/api/v1/status").status == 200
        assert peak(site.process.pid) < MOST_PARENT, peak(site.process.pid)
        site.process.terminate()
        assert site.process.wait(20) == 0


def check_vault(vault):
    with sqlite3.connect(os.path.join(vault, "shuofa.db")) as database:
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert database.execute("pragma foreign_key_check").fetchall() == []
    originals = os.path.join(vault, "originals")
    for folder, _, names in os.walk(originals):
        for name in names:
            path = os.path.join(folder, name)
            assert os.path.basename(folder) + name == digest_of(path), path


def check_nothing_outside(files, vaults):
    expected = {"files", *(os.path.basename(vault) for vault in vaults)}
    found = {name for name in os.listdir(files.root) if not name.startswith("work-")}
    assert found == expected, found
    for name in os.listdir(files.root):
        if name.startswith("work-"):
            assert set(os.listdir(os.path.join(files.root, name))) <= {".out", ".err"}, (name, os.listdir(os.path.join(files.root, name)))
    for folder in ("/", "/tmp", "/var/tmp", os.path.dirname(files.root), os.path.expanduser("~"), os.getcwd()):
        assert not [name for name in os.listdir(folder) if "escape-" in name], folder
    for name in files.names:
        assert digest_of(files.path(name)) == files.digests[name], name


def main():
    with tempfile.TemporaryDirectory(prefix="shuofa-hostile-") as root:
        files = Files(root)
        vaults = [os.path.join(root, name) for name in ("vault-a", "vault-b", "vault-http")]
        slowest = check_one_by_one(files, vaults[:2])
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for check in [pool.submit(check_over_http, files, vaults[2]), pool.submit(check_whole_folder, files, vaults[0])]:
                check.result()
        check_picture_walls(files, vaults[1])
        check_no_plain_files(files, vaults[1])
        for vault in vaults:
            check_vault(vault)
        check_nothing_outside(files, vaults)
    print("%d hostile files ended within their limits; the slowest took %.1f s: %s" % (len(files.names), *slowest))


main()
