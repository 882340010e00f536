"""How fast the conversion of 2025 is replayed over 126.000 units, also from a file with many faults, and how fast a
running server tells any unit on any date.

The rivals are the targets: 60 s for the replay, 50 ms at the 95th percentile for a unit with the units below it.
`equal` says that exactly the right rows were taken, and that every answer told the units below that the generator of
the tree expects.
"""

import argparse
import random
import resource
import tempfile
import time
import urllib.error
from collections import Counter, defaultdict
from pathlib import Path

import bench_world  # noqa: F401  (makes the folder of the fault tests known)
import tree_world
from result_table import machine, refuse, row, show
from server import ROOT, Failure, Program, say

REPLAY_SECONDS, ANSWER_MILLISECONDS, FAULTS = 60, 50, 2_000
DATES = ("2019-06-30", "2025-06-30", "2025-07-01", "2026-11-22")


def taken(program, kind, file, allowed=(0,)):
    """Imports a file; the seconds that it took."""
    begin = time.monotonic()
    program.run("import", kind, file, "--rejects", Path(file).with_suffix(".rejects.csv"), allowed=allowed,
                seconds=3_600)
    return time.monotonic() - begin


def rejected(file):
    """How many rows were rejected."""
    with open(Path(file).with_suffix(".rejects.csv"), encoding="utf-8") as lines:
        return sum(1 for _ in lines) - 1


def with_faults(world, path):
    """The changes with closings of units that do not live on their day, and moves into circles, among them."""
    moved = [change for change in world.changes if change["kind"] == "move"]
    rows = list(world.changes)
    for number, change in enumerate(moved[:FAULTS]):
        bad = dict(change)
        if number % 2:
            bad.update(date="2025-06-30", kind="move")
        else:
            bad.update(date="2025-08-01", to_code=bad["from_code"])
        rows.append(bad)
    return tree_world.write_rows(path, tree_world.CHANGES, rows), min(FAULTS, len(moved))


def expected(world):
    """How many units hang directly below each before July 2025 and since."""
    before = Counter(unit["parent_code"] for unit in world.units if unit["opened_on"] == "")
    moved = {change["from_code"]: change["to_code"] for change in world.changes if change["kind"] == "move"}
    after = defaultdict(int)
    for unit in world.units:
        parent = unit["parent_code"]
        if unit["code"].startswith("C"):
            if parent.startswith("P"):
                parent = world.heir(parent[1:])
            after[moved.get(unit["code"], parent)] += 1
    return before, after


def answers(server, token, world, count):
    """Milliseconds of each answer, sorted, and whether all were right."""
    before, after = expected(world)
    chance = random.Random(2025)
    codes = [unit["code"] for unit in world.units]
    upper = [code for code in codes if not code.startswith("C")]
    took, is_right = [], True
    for number in range(count):
        code = chance.choice(upper if number % 4 else codes) if number % 10 else "VN"
        date = chance.choice(DATES)
        begin = time.perf_counter()
        try:
            answer = server.get(f"/api/v1/units/{code}?at={date}", token)
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise
            answer = None
        took.append((time.perf_counter() - begin) * 1000)
        if answer and date < tree_world.DAY:
            is_right &= answer["children"]["count"] == before[code]
        elif answer and code.startswith("X"):
            is_right &= answer["children"]["count"] == after[code]
        elif not answer:
            is_right &= code[0] in "PHLTX"
    return sorted(took), is_right


def run(options, folder):
    """Measures; gives the rows of the table."""
    world = tree_world.TreeWorld(options.units)
    units, changes = world.write(folder / "world")
    say(f"  {len(world.units)} units, {len(world.changes)} changes")
    program = Program(options.phucloi, f"sqlite:{folder / 'tree.sqlite'}", folder)
    faulty = Program(options.phucloi, f"sqlite:{folder / 'faulty.sqlite'}", folder)
    units_took = taken(program, "units", units)
    taken(faulty, "units", units)
    replay = taken(program, "changes", changes)
    wrong = rejected(changes)
    say(f"  units {units_took:.1f} s, changes {replay:.1f} s with {wrong} rejected")
    file, faults = with_faults(world, folder / "faulty.csv")
    faulty_replay = taken(faulty, "changes", file, allowed=(3,))
    say(f"  with {faults} faults {faulty_replay:.1f} s, {rejected(file)} rejected")
    token = program.create_client("reader", "reader")
    with program.serve() as server:
        begin = time.monotonic()
        server.get("/api/v1/units/VN", token)
        say(f"  the first answer, with the tree built: {time.monotonic() - begin:.1f} s")
        took, is_right = answers(server, token, world, options.requests)
        server.stop()
    p95 = took[min(len(took) - 1, int(len(took) * 0.95))]
    say(f"  {len(took)} answers: p50 {took[len(took) // 2]:.1f} ms, max {took[-1]:.1f} ms; "
        f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB at most")
    return [row(f"replay of 2025 over {len(world.units)} units, s; rival: the limit", replay, REPLAY_SECONDS,
                wrong == 0, digits=1),
            row(f"the same with {faults} faulty rows, s; rival: the limit", faulty_replay, REPLAY_SECONDS,
                rejected(file) == faults, digits=1),
            row("any unit on any date by the API, p95 in ms; rival: the limit", p95, ANSWER_MILLISECONDS, is_right,
                digits=1)]


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=ROOT / ".build/release/phucloi")
    parser.add_argument("--units", type=int, default=126_000)
    parser.add_argument("--requests", type=int, default=1_000)
    options = parser.parse_args()
    say(machine())
    with tempfile.TemporaryDirectory(prefix="phucloi-bench-") as folder:
        show(run(options, Path(folder)))


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        refuse(failure)
