"""Measures commands and prints tables; standard library only, used by the scripts of this folder."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def shuofa():
    """The binary that is measured: SHUOFA, or the release build of this checkout."""
    path = os.environ.get("SHUOFA") or os.path.join(ROOT, "build", "release", "bin", "shuofa")
    return path if os.path.exists(path) else sys.exit("no binary at %s: run ./run --build-only" % path)


def generate(rows, path, clean=None):
    command = [os.path.join(ROOT, "bench", "generate_bills"), str(rows), path]
    subprocess.run(command + (["--clean", clean] if clean else []), check=True)


def run(command, accepted=(0,), **options):
    """Runs a command that ends with an accepted code; its processor time with that of its children,
    wall time, peak MiB of the command's own process, and output."""
    started = time.monotonic()
    output, complaints = tempfile.TemporaryFile(), tempfile.TemporaryFile()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, **options)
    peak = 0
    while chunk := process.stdout.read(1 << 16):
        output.write(chunk)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode not in accepted:
        complaints.seek(0)
        sys.exit("%s failed: %s" % (command, complaints.read().decode(errors="replace")))
    peak = usage.ru_maxrss / 1024
    output.seek(0)
    return {"cpu": usage.ru_utime + usage.ru_stime, "wall": time.monotonic() - started, "peak": peak,
            "out": output.read()}


def median_of(times, measure):
    """The measurement with the median processor time."""
    runs = sorted((measure() for _ in range(times)), key=lambda r: r["cpu"])
    return runs[len(runs) // 2]


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def table(title, heading, rows):
    print("\n%s\n" % title)
    widths = [max(len(str(row[i])) for row in [heading] + rows) for i in range(len(heading))]
    for row in [heading, ["-" * width for width in widths]] + rows:
        print("| " + " | ".join(str(cell).ljust(width) for cell, width in zip(row, widths)) + " |")
    sys.stdout.flush()


def mean(values):
    return statistics.fmean(values)
