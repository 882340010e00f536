"""How fast a million sales come in from a file with all rules, beside `sqlite3 .import` of the same file.

Three times each, in turn, on fresh files, with the input in the page cache for both; the best counts. Then an import
is killed midway and repeated: the ledger must be the same, row by row, as after an import that nobody disturbed.
"""

import argparse
import hashlib
import os
import re
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

import bench_world
import ledger
import sales_file
from result_table import machine, refuse, row, show
from server import ROOT, Failure, Program, say

MOST_MEGABYTES = 500
LEDGER = """SELECT s.sequence, s.id, s.attempt, s.refusal, s.reverses_sequence, s.sold_at, s.business_day,
    s.point_number, s.member_number, s.product_number, s.quantity, s.list_amount, s.paid_amount, s.is_price_flagged,
    s.invoice_no, s.device FROM sale s ORDER BY s.sequence"""
COUNTERS = """SELECT product_number, member_number, first_day, after_day, used FROM quota_use
    WHERE used > 0 ORDER BY 2, 1, 3, 4"""


def fresh(options, folder, name):
    """A new database with the registers."""
    program = Program(options.phucloi, f"sqlite:{folder / name / 'world.sqlite'}", folder / name)
    for kind, file in bench_world.write(folder / name / "world", sales_file.LIMIT, sales_file.pool(options.rows),
                                        sales_file.EXTRA):
        program.run("import", kind, file)
    return program


def start(program, file):
    """Starts the import of the sales."""
    os.sync()
    with open(program.folder / "import.log", "wb") as log:
        return subprocess.Popen(
            [program.path, "import", "sales", file, "--database", program.database], cwd=program.folder,
            env=program.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)


def measured(program, file):
    """Seconds and megabytes of an import that ends by itself."""
    begin = time.monotonic()
    _, status, usage = os.wait4(start(program, file).pid, 0)
    took = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        raise Failure(f"The import ended with {os.waitstatus_to_exitcode(status)}:\n{told(program)}")
    return took, usage.ru_maxrss / 1024


def told(program):
    """The last line that an import printed."""
    text = (program.folder / "import.log").read_text(errors="replace")
    return (re.split(r"[\r\n]+", text.strip()) or [""])[-1].strip()


def bare_import(folder, file):
    """Seconds of sqlite3's own import into a table without any rule."""
    target = folder / "bare.sqlite"
    target.unlink(missing_ok=True)
    os.sync()
    begin = time.monotonic()
    subprocess.run(["sqlite3", target, ".mode csv", f".import {file} sale"], check=True, capture_output=True)
    return time.monotonic() - begin


def killed_and_repeated(program, file, seconds):
    """Kills an import about midway and repeats it; the number of rows that the first had brought in."""
    process = start(program, file)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    kept = int(ledger.rows(program.database, "SELECT count(*) FROM sale")[0][0])
    measured(program, file)
    return kept


def fingerprint(program):
    """A hash over the whole ledger and over the counters of limits and pools."""
    digest = hashlib.sha256()
    with sqlite3.connect(f"file:{program.database.removeprefix('sqlite:')}?mode=ro", uri=True) as connection:
        for query in (LEDGER, COUNTERS):
            for each in connection.execute(query):
                digest.update(repr(each).encode())
    return digest.hexdigest()


def check_mixture(program):
    """Prints what became of the rows; refuses a file in which the rules have next to nothing to do."""
    found = ledger.rows(program.database, """SELECT CASE WHEN reverses_sequence IS NOT NULL THEN 'reversals'
        ELSE COALESCE(refusal, 'accepted') END, count(*) FROM sale GROUP BY 1 ORDER BY 2 DESC""")
    counts = Counter({name: int(count) for name, count in found})
    say("  in the ledger: " + ", ".join(f"{name} {count}" for name, count in counts.items()))
    refused = sum(counts.values()) - counts["accepted"] - counts["reversals"]
    if not 0.01 <= refused / sum(counts.values()) <= 0.04 or not counts["over_limit"] or not counts["pool_empty"]:
        refuse(f"{refused} of {sum(counts.values())} rows are refused, about 2 % were meant: {dict(counts)}")


def run(options, folder):
    """Measures; gives the rows of the table."""
    file = sales_file.write(folder / "sales.csv", options.rows)
    lines = sum(1 for _ in open(file, "rb")) - 1
    say(f"  {lines} rows, {file.stat().st_size / 1e6:.0f} MB")
    ours, bare, memory, program = [], [], [], None
    for number in range(options.runs):
        bare.append(bare_import(folder, file))
        program = fresh(options, folder, f"run-{number}")
        took, megabytes = measured(program, file)
        ours.append(took)
        memory.append(megabytes)
        say(f"  {number}: sqlite3 {bare[-1]:.2f} s, phucloi {took:.2f} s with {megabytes:.0f} MB; {told(program)}")
    check_mixture(program)
    undisturbed = fingerprint(program)
    again = fresh(options, folder, "killed")
    kept = killed_and_repeated(again, file, min(ours) / 2)
    is_equal = fingerprint(again) == undisturbed and not ledger.faults(again.database)
    say(f"  killed after {kept} rows and repeated: {'the same' if is_equal else 'another'} ledger; {told(again)}")
    if not 0 < kept < lines:
        refuse(f"the kill met an import with {kept} of {lines} rows")
    return [row("import of sales, rows/s; rival: sqlite3 .import into a bare table", lines / min(ours),
                lines / min(bare), is_equal),
            row("memory of the import, MB; rival: the limit", max(memory), MOST_MEGABYTES,
                max(memory) < MOST_MEGABYTES)]


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=ROOT / ".build/release/phucloi")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    say(machine())
    with tempfile.TemporaryDirectory(prefix="phucloi-bench-") as folder:
        show(run(options, Path(folder)))


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        refuse(failure)
