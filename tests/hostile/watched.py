"""Runs a command and watches what it and its children take.  Linux's /proc; standard library only."""
import os
import re
import signal
import subprocess
import time

MIB = 1 << 20


class Watched:
    """What a command did: its exit code (negative after a signal), seconds, output, peak MiB of itself
    and of its children, and what was seen of the children's walls."""

    def __init__(self, command, most_seconds, cwd, environment=None):
        begin = time.monotonic()
        self.parent, self.child, self.walls, self.late = 0, 0, [], False
        with open(os.path.join(cwd, ".out"), "w+b") as out, open(os.path.join(cwd, ".err"), "w+b") as err:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=cwd,
                                       env=environment, start_new_session=True)
            while True:
                pid, status, _ = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                self.look(process.pid)
                if time.monotonic() - begin > most_seconds and not self.late:
                    self.late = True
                    os.killpg(process.pid, signal.SIGKILL)
                time.sleep(0.004)
            process.returncode = self.code = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            self.out, self.err = out.read(), err.read()
        self.seconds = time.monotonic() - begin

    def look(self, pid):
        self.parent = max(self.parent, peak(pid))
        for child in children(pid):
            self.child = max(self.child, peak(child))
            walls = walls_of(child)
            if walls:
                self.walls.append(walls)


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


def peak(pid):
    try:
        with open(f"/proc/{pid}/status") as file:
            return int((re.search(r"VmHWM:\s+(\d+)", file.read()) or [0, "0"])[1]) / 1024
    except OSError:
        return 0


def walls_of(pid):
    """The cage of a process as the kernel tells it; None when it has ended."""
    try:
        with open(f"/proc/{pid}/status") as file:
            status = file.read()
        with open(f"/proc/{pid}/limits") as file:
            limits = file.read()
    except OSError:
        return None
    if "Name:\tshuofa-workshop" not in status:
        return None
    said = lambda key: (re.search(key + r":\s+(\S+)", status) or [0, ""])[1]
    most = lambda key: (re.search(key + r"\s+(\S+)", limits) or [0, ""])[1]
    return {"seccomp": said("Seccomp"), "privileges": said("NoNewPrivs"), "memory": most("Max address space"),
            "processor": most("Max cpu time"), "file": most("Max file size"), "core": most("Max core file size"),
            "open": open_files(pid)}


def open_files(pid):
    """(path, may be written) of each descriptor; nothing when that cannot be seen by this user."""
    found = []
    try:
        for number in os.listdir(f"/proc/{pid}/fd"):
            path = os.readlink(f"/proc/{pid}/fd/{number}")
            with open(f"/proc/{pid}/fdinfo/{number}") as file:
                flags = int(re.search(r"flags:\s+(\d+)", file.read())[1], 8)
            found.append((path, flags & os.O_ACCMODE != os.O_RDONLY))
    except (OSError, TypeError):
        pass
    return found
