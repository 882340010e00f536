"""Kills the program or the database at random moments while facts of figures are built; nothing half-built may stay.

Each round ends one of them with kill -9 somewhere on the way, in small steps so that many moments are met. After each
kill `phucloi rollup verify` must find every segment whole and equal to the ledger up to where the building came.

  sqlite          `phucloi rollup rebuild` is killed, on SQLite
  postgres        the same on PostgreSQL
  cluster         the postmaster and all its processes are killed while `phucloi rollup rebuild` builds
  serve-sqlite    `phucloi serve` is killed while sales arrive and it builds in the background, on SQLite
  serve-postgres  the same on PostgreSQL
  serve-cluster   the postmaster and all its processes are killed while `phucloi serve` does so

The same seed draws the same moments and the same sales of files; what a running server does meanwhile is its own.
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
from sellers import Stream
from server import STANDARD_PROGRAM, Failure, Program, finish, say

COLUMNS = ("id", "sold_at", "point_code", "member_no", "product_code", "quantity", "list_amount", "paid_amount",
           "reverses_id")
NAMES = ("sqlite", "postgres", "cluster", "serve-sqlite", "serve-postgres", "serve-cluster")
# Every row is worth a segment, ten at a time: so a running server builds nearly always.
ARGUMENTS = ("--facts-rows", "1")


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


def verify(program):
    """The exit code of the comparison with the ledger, and what it said."""
    done = subprocess.run(
        [program.path, "rollup", "verify", "--database", program.database], cwd=program.folder,
        env=program.environment, capture_output=True, text=True, timeout=600, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


class Rebuilding:
    """Rounds in which the command that builds everything is under way."""

    def __init__(self, program, chance, options):
        self.program, self.chance = program, chance
        begin = time.monotonic()
        build(program, 200).wait(timeout=600)
        self.longest = time.monotonic() - begin

    def round(self, number, cluster):
        """One kill; says whether the building was still under way."""
        if number % 5 == 0:
            grow(self.program, self.chance, number, 200)
        running = build(self.program, self.chance.choice((50, 200, 1_000)))
        time.sleep(self.chance.uniform(0, self.longest))
        was_running = running.poll() is None
        if cluster is None:
            running.kill()
        else:
            cluster.kill()
        running.wait(timeout=60)
        return was_running


class Serving:
    """Rounds in which the server builds in the background while sales arrive."""

    def __init__(self, program, chance, options):
        self.program, self.chance = program, chance
        self.till = program.create_client("till", "till", world.TILL_SCOPE)
        self.seconds = options.seconds

    def round(self, number, cluster):
        """One kill; says whether the server was still under way and sold something."""
        wait = self.chance.uniform(0, self.seconds)
        if number % 3 == 0:
            return self._while_it_starts(wait, cluster)
        with self.program.serve(arguments=ARGUMENTS) as server:
            with Stream(server.url, self.till, connections=4) as stream:
                time.sleep(wait)
                return self._end(server, cluster) and bool(stream.sent)

    def _while_it_starts(self, wait, cluster):
        """Most of the ledger is to be packed before the server opens its door."""
        running = build(self.program, 200)
        time.sleep(self.chance.uniform(0, 0.3))
        running.kill()
        running.wait(timeout=60)
        with self.program.serve(arguments=ARGUMENTS, seconds=0) as server:
            time.sleep(wait)
            return self._end(server, cluster)

    @staticmethod
    def _end(server, cluster):
        was_running = server.process.poll() is None
        if cluster is not None:
            cluster.kill()
        server.kill()
        return was_running


def rounds(program, name, options, cluster=None):
    """All rounds of one kind; what was wrong."""
    chance, failures, met = random.Random(f"{options.seed} {name}"), [], 0
    program.import_world()
    grow(program, chance, 0, options.sales)
    kind = (Serving if name.startswith("serve") else Rebuilding)(program, chance, options)
    for number in range(1, options.rounds + 1):
        was_running = kind.round(number, cluster)
        if cluster is not None:
            cluster.start()
        code, told = verify(program)
        met += was_running
        say(f"{name} {number}: {'killed' if was_running else 'done before'}: {told.splitlines()[-1] if told else code}")
        if code != 0:
            failures.append(f"{name} {number}: {told}")
    program.run("rollup", "rebuild")
    program.run("rollup", "verify")
    say(f"{name}: {met} of {options.rounds} kills met the building")
    return failures if met else [*failures, f"{name}: no kill met the building"]


def run_kind(name, options, folder):
    """Makes a fresh database and kills on it."""
    folder = Path(folder) / name
    if name.endswith("sqlite"):
        return rounds(Program(options.phucloi, f"sqlite:{folder / 'world.sqlite'}", folder), name, options)
    folder.mkdir()
    folder.chmod(0o755)
    with Cluster(folder / "cluster") as cluster:
        program = Program(options.phucloi, cluster.url, folder / "program")
        return rounds(program, name, options, cluster if name.endswith("cluster") else None)


def main():
    """Runs the kinds that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=STANDARD_PROGRAM)
    parser.add_argument("--only", choices=NAMES, action="append")
    parser.add_argument("--rounds", type=int, default=34, help="of each kind; all kinds together make 204")
    parser.add_argument("--sales", type=int, default=3_000)
    parser.add_argument("--seconds", type=float, default=2, help="how long a server lives at most")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    say(f"seed {options.seed}")
    failures = []
    with tempfile.TemporaryDirectory(prefix="phucloi-facts-") as folder:
        Path(folder).chmod(0o755)
        for name in options.only or NAMES:
            try:
                failures += run_kind(name, options, folder)
            except Failure as failure:
                failures.append(f"{name}: {failure}")
    finish(failures)


if __name__ == "__main__":
    main()
