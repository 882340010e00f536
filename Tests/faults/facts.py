"""Kills the program at random moments while it builds the facts of figures; nothing half-built may stay.

Each round adds sales and reversals to the ledger, then ends `phucloi rollup rebuild` with kill -9 somewhere on its way,
in small steps so that many moments are met. After each kill `phucloi rollup verify` must find every segment whole and
equal to the ledger up to where the building came. In the end everything is built and verified once more.

  sqlite     kill -9 of the building program on SQLite
  postgres   kill -9 of the building program on PostgreSQL
  cluster    kill -9 of the postmaster and all its processes while the program builds
"""

import argparse
import csv
import random
import subprocess
import tempfile
import time
from pathlib import Path

import world
from cluster import Cluster
from server import STANDARD_PROGRAM, Failure, Program, finish, say

COLUMNS = ("id", "sold_at", "point_code", "member_no", "product_code", "quantity", "list_amount", "paid_amount",
           "reverses_id")


def grow(program, chance, number, count):
    """Imports some sales of several months, and reversals of some of them."""
    rows = []
    for place in range(count):
        row = world.sale(world.member(1 + chance.randrange(240)), f"SP{1 + chance.randrange(5)}")
        row["sold_at"] = f"2025-{1 + chance.randrange(9):02d}-{1 + chance.randrange(28):02d}T10:00:00+07:00"
        rows.append(row)
        if place % 9 == 0:
            rows.append(world.reversal(chance.choice([each for each in rows if "sold_at" in each])["id"]))
    path = program.folder / f"sales{number}.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    # A sale that is reversed twice is rejected, which is right.
    program.run("import", "sales", path, "--rejects", path.with_suffix(".rejects.csv"), allowed=(0, 3))


def build(program, step):
    """Starts to build everything anew."""
    return subprocess.Popen(
        [program.path, "rollup", "rebuild", "--step", str(step), "--database", program.database], cwd=program.folder,
        env=program.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def one_round(program, chance, longest, cluster):
    """One kill; says where the building was and what is wrong."""
    running = build(program, chance.choice((50, 200, 1_000)))
    time.sleep(chance.uniform(0, longest))
    was_running = running.poll() is None
    if cluster is None:
        running.kill()
    else:
        cluster.kill()
    running.wait(timeout=60)
    if cluster is not None:
        cluster.start()
    done = subprocess.run(
        [program.path, "rollup", "verify", "--database", program.database], cwd=program.folder,
        env=program.environment, capture_output=True, text=True, timeout=600, check=False)
    return was_running, done.returncode, (done.stdout + done.stderr).strip()


def rounds(program, name, options, cluster=None):
    """All rounds of one engine; what was wrong."""
    chance, failures, met = random.Random(options.seed), [], 0
    program.import_world()
    grow(program, chance, 0, options.sales)
    begin = time.monotonic()
    build(program, 200).wait(timeout=600)
    longest = time.monotonic() - begin
    for number in range(1, options.rounds + 1):
        if number % 5 == 0:
            grow(program, chance, number, 200)
        was_running, code, told = one_round(program, chance, longest, cluster)
        met += was_running
        say(f"{name} {number}: {'killed' if was_running else 'done before'}: {told.splitlines()[-1] if told else code}")
        if code != 0:
            failures.append(f"{name} {number}: {told}")
    program.run("rollup", "rebuild")
    program.run("rollup", "verify")
    say(f"{name}: {met} of {options.rounds} kills met the building")
    return failures


def run_engine(name, options, folder):
    """Makes a fresh database of an engine and kills on it."""
    folder = Path(folder) / name
    if name == "sqlite":
        return rounds(Program(options.phucloi, f"sqlite:{folder / 'world.sqlite'}", folder), name, options)
    folder.mkdir()
    folder.chmod(0o755)
    with Cluster(folder / "cluster") as cluster:
        program = Program(options.phucloi, cluster.url, folder / "program")
        return rounds(program, name, options, cluster if name == "cluster" else None)


def main():
    """Runs the engines that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=STANDARD_PROGRAM)
    parser.add_argument("--only", choices=("sqlite", "postgres", "cluster"), action="append")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--sales", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    say(f"seed {options.seed}")
    failures = []
    with tempfile.TemporaryDirectory(prefix="phucloi-facts-") as folder:
        Path(folder).chmod(0o755)
        for name in options.only or ("sqlite", "postgres", "cluster"):
            try:
                failures += run_engine(name, options, folder)
            except Failure as failure:
                failures.append(f"{name}: {failure}")
    finish(failures)


if __name__ == "__main__":
    main()
