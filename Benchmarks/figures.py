"""How fast one figure comes over HTTP while sales arrive, beside DuckDB over the same sales as integers.

The questions are drawn by a seed after loading: persons, turns and amounts for months, half-years, years and all time,
of the nation, a province or one union, whole or by province, product or month. DuckDB has integer keys, sorted data,
two threads, and the best of three warm runs. `equal` says that every answer was equal to the last person and đồng.
Sales that arrive during the run fall on days after all that is asked, so that both sides count the same. Some
questions of the nation are also asked of PostgreSQL, as plain SQL over one table of the same sales.
"""

import argparse
import json
import random
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import duckdb

import bench_world  # noqa: F401  (makes the folder of the fault tests known)
import figures_world
from figures_fresh import after_starts, fresh
from figures_postgres import Beside
from result_table import machine, row, show
from server import ROOT, Failure, Program, say

RELEASE = ROOT / ".build/release/phucloi"
MEASURES = ("members", "turns", "list_amount", "paid_amount", "discount_amount")
SQL = {"members": "count(DISTINCT member)", "turns": "count(*)", "list_amount": "coalesce(sum(list), 0)",
       "paid_amount": "coalesce(sum(paid), 0)", "discount_amount": "coalesce(sum(list - paid), 0)"}


def ask(url, token, question):
    """The answer of the server and the milliseconds that it took."""
    query = "&".join(f"{name}={value}" for name, value in question.items() if value)
    request = urllib.request.Request(f"{url}/api/v1/figures?{query}", headers={"Authorization": f"Bearer {token}"})
    begin = time.perf_counter()
    with urllib.request.urlopen(request, timeout=600) as answer:
        body = json.load(answer)
    return body, (time.perf_counter() - begin) * 1_000


def drawn(world, chance, count, scopes):
    """Questions of one family."""
    questions = []
    for _ in range(count):
        year, half = chance.choice((2025, 2026)), chance.randrange(2)
        month = chance.randrange(1, 7)
        begin, end = chance.choice((
            ("2025-01-01", "2026-07-01"), (f"{year}-01-01", f"{year}-07-01" if year == 2026 else "2026-01-01"),
            (f"2025-{1 + 6 * half:02d}-01", "2025-07-01" if half == 0 else "2026-01-01"),
            (f"{year}-{month:02d}-01", f"{year}-{month + 1:02d}-01")))
        questions.append({
            "measure": chance.choice(MEASURES), "scope": chance.choice(scopes), "from": begin, "to": end,
            "product": chance.choice(("", "", figures_world.product(1 + chance.randrange(world.products)))),
            "group": chance.choice(("", "unit", "product", "month"))})
    return questions


def statement(world, question):
    """The same question for DuckDB."""
    groups = {"product": "product", "month": "date_trunc('month', day)", "unit": None, "": None}
    where = [f"day >= DATE '{question['from']}'", f"day < DATE '{question['to']}'"]
    group = groups[question["group"]]
    scope = question["scope"]
    if question["group"] == "unit":
        group = "province" if scope == "VN" else "unit"
    if scope.startswith("T"):
        where.append(f"province = {int(scope[1:])}")
    elif scope.startswith("C"):
        where.append(f"unit = {int(scope[1:])}")
    if question["product"]:
        where.append(f"product = {int(question['product'][2:])}")
    return (f"SELECT {SQL[question['measure']]} FROM sale WHERE {' AND '.join(where)}",
            f"SELECT {group}, {SQL[question['measure']]}, count(*) FROM sale WHERE {' AND '.join(where)} GROUP BY 1"
            if group else None)


def rival(database, texts):
    """The answer of DuckDB and the milliseconds of the best of three runs."""
    best, answer = float("inf"), None
    for _ in range(3):
        begin = time.perf_counter()
        answer = [database.execute(text).fetchall() for text in texts if text]
        best = min(best, (time.perf_counter() - begin) * 1_000)
    return answer, best


def same(body, answer):
    """Whether the whole and every line are equal."""
    if body["value"] != int(answer[0][0][0]):
        return False
    if len(answer) == 1:
        return True
    ours = sorted(line["value"] for line in body["lines"])
    return ours == sorted(int(line[1]) for line in answer[1])


def percentile(times, share):
    """The value below which that share of the times lies."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def stream(url, token, world, rate, stop, sent):
    """Reports sales of days that nobody asks about, a hundred at a time, until it is told to stop."""
    number, pause = 0, 100 / rate
    while not stop.is_set():
        begin = time.perf_counter()
        items = [world.late_sale(number + place) for place in range(100)]
        number += 100
        request = urllib.request.Request(
            f"{url}/api/v1/sales", data=json.dumps(items).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            sent.append(sum(item["status"] == "created" for item in json.load(answer)))
        stop.wait(max(0, pause - (time.perf_counter() - begin)))


def beside(options, world, nation, folder):
    """The rows of PostgreSQL: the first questions of the nation, and our times of the same."""
    theirs, equal = [], True
    with Beside(folder) as postgres:
        for question, body, _ in nation[:options.beside]:
            answer, best = postgres.ask(statement(world, question))
            theirs.append(best)
            if not same(body, answer):
                equal = False
                say(f"differs from PostgreSQL: {question}: {body['value']} and {answer[0][0][0]}")
    ours = [took for _, _, took in nation[:options.beside]]
    return [row(f"the nation: mean of {len(ours)} questions, ms; rival: PostgreSQL 15", sum(ours) / len(ours),
                sum(theirs) / len(theirs), equal, 1),
            row("the slowest of them, ms; rival: PostgreSQL 15", max(ours), max(theirs), equal, 1)]


def measure(options, world, server, reader, till, database):
    """The rows of the table, and the questions of the nation with our answers and times."""
    nation = []
    rows, stop, sent = [], threading.Event(), []
    seller = threading.Thread(target=stream, args=(server.url, till, world, options.rate, stop, sent), daemon=True)
    seller.start()
    begin = time.monotonic()
    chance = random.Random(options.seed)
    families = (("the nation", ["VN"], 1), ("a province", [f"T{n:02d}" for n in range(1, 35)], 1),
                ("one union", [f"C{n:06d}" for n in range(1, world.unions + 1)], 4))
    for name, scopes, factor in families:
        questions = drawn(world, chance, options.questions * factor, scopes)
        for question in questions[:10]:
            ask(server.url, reader, question)
        ours, theirs, equal = [], [], True
        for place, question in enumerate(questions):
            body, took = ask(server.url, reader, question)
            ours.append(took)
            if name == "the nation":
                nation.append((question, body, took))
            if place < options.questions:
                answer, best = rival(database, statement(world, question))
                theirs.append(best)
                if not same(body, answer):
                    equal = False
                    say(f"differs: {question}: {body['value']} and {answer[0][0][0]}")
        rows.append(row(f"{name}: p95 of {len(ours)} questions, ms", percentile(ours, 0.95), percentile(theirs, 0.95),
                        equal, 1))
        rows.append(row(f"{name}: the slowest, ms", max(ours), max(theirs), equal, 1))
    times, late = fresh(ask, server.url, (reader, till), world, sent, options.fresh)
    rows.append(row(f"an answered sale is in the nation's figure: p50 of {len(times)}, ms", percentile(times, 0.5), 50,
                    late == 0, 1))
    rows.append(row("the same: p95, ms", percentile(times, 0.95), 50, late == 0, 1))
    stop.set()
    seller.join()
    say(f"{sum(sent)} sales arrived, {sum(sent) / (time.monotonic() - begin):.0f} a second; "
        f"{late} figures lacked a sale that was answered before")
    return rows, nation


def main():
    """Makes the world, loads it on both sides, asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sales", type=int, default=1_000_000)
    parser.add_argument("--members", type=int, default=200_000)
    parser.add_argument("--unions", type=int, default=4_000)
    parser.add_argument("--points", type=int, default=1_000)
    parser.add_argument("--products", type=int, default=100)
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--rate", type=int, default=1_000)
    parser.add_argument("--fresh", type=int, default=200, help="sales looked for once they are answered")
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--beside", type=int, default=8, help="questions for PostgreSQL too; 0 for none")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--phucloi", default=RELEASE)
    options = parser.parse_args()
    head = machine()
    world = figures_world.World(options)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        # The account of PostgreSQL has to pass through it.
        folder.chmod(0o755)
        files = world.write(folder)
        program = Program(options.phucloi, f"sqlite:{folder}/bench.sqlite", folder / "run")
        begin = time.monotonic()
        for kind, file in files:
            program.run("import", kind, file, seconds=7_200)
        say(f"taken in: {time.monotonic() - begin:.0f} s")
        begin = time.monotonic()
        program.run("rollup", "rebuild", seconds=3_600)
        built = options.sales / (time.monotonic() - begin)
        told = program.run("rollup", "verify", seconds=3_600)
        say(told.strip())
        till = program.create_client("till", "till", f"partner:{figures_world.PARTNER}")
        reader = program.create_client("reader", "reader")
        database = world.duckdb(duckdb, folder)
        firsts, next_ones, starts = after_starts(ask, program, reader, options.starts)
        rows = [row("facts built a second", built, 300_000, True),
                row(f"the first answer after a start: slowest of {len(firsts)}, ms", max(firsts), 150, True, 1),
                row(f"the next after a start: p95 of {len(next_ones)}, ms", percentile(next_ones, 0.95), 150, True, 1),
                row("from the start until the server is there: slowest, ms", max(starts), 0, True)]
        server = program.serve()
        try:
            measured, nation = measure(options, world, server, reader, till, database)
            rows += measured
            memory = int(next(line.split()[1] for line in Path(f"/proc/{server.process.pid}/status").read_text()
                              .splitlines() if line.startswith("VmRSS"))) / 1_024
            rows.append(row("memory of the server, MiB", memory, 2_048, True))
        finally:
            server.stop()
        database.close()
        if options.beside > 0:
            rows += beside(options, world, nation, folder)
    print(f"{head}; {options.sales} sales, {options.members} members, {options.unions} unions")
    show(rows)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        raise SystemExit(str(failure)) from failure
