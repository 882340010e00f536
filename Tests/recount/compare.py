"""Compare the product's command line with the recount on random worlds.

    python3 compare.py --phucloi PATH [--seeds 1-20] [--reports 30] [--size 800] [--jobs 1] [--only LIST]
        [--without LIST] [--database 'sqlite:{folder}/w.sqlite'] [--folder FOLDER]
    python3 compare.py --phucloi PATH --database 'postgres://localhost:5432/{database}' [--host HOST] [--port PORT]

`--without changes,grants,place,views` asks only for what a product without them knows (`--only` names what is used).
For each seed a world is written, every file is imported, and the exit codes and the (row, code) pairs of the rejects
files are compared; then reports are asked for and compared field by field. With `{database}` in the address a
database is created before and dropped after. The exit code is 1 if anything differs.
"""

import argparse
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timezone
from itertools import repeat
from pathlib import Path

from questions import questions
from recount import DIVISIONS_FOLDER, kind_of, read_world, welfare
from tables import read_records
from tree import STEPS
from views import NoTerritory
from worlds import FEATURES, make_world

TIMEOUT_SECONDS = 600
SHOWN_PER_SEED = 40
NOT_WRITTEN = ("rejected", "refused", "conflict")
REJECT_COLUMNS = ["row", "column", "code", "message"]


class Abandoned(Exception):
    """The product failed, so that nothing more can be asked of this world."""


class Differences:
    """What differs in one world."""

    def __init__(self, seed):
        self.seed, self.number = seed, 0

    def add(self, question, counted, answered):
        """Print one difference: seed, question, both values."""
        self.number += 1
        if self.number <= SHOWN_PER_SEED:
            print(f"seed {self.seed}: {question}: recount {counted!r}, product {answered!r}", flush=True)
        elif self.number == SHOWN_PER_SEED + 1:
            print(f"seed {self.seed}: more differences are counted but not shown", flush=True)


def run(command):
    """Run a command; gives (exit code, standard output, standard error)."""
    try:
        done = subprocess.run([str(word) for word in command], capture_output=True, timeout=TIMEOUT_SECONDS,
                              check=False)
    except subprocess.TimeoutExpired:
        return "timeout", b"", b""
    return done.returncode, done.stdout, done.stderr


def compare_import(options, address, folder, name, world, found):
    """Import one file; compare the exit code and the rejects file."""
    kind = kind_of(name)
    rejects = folder / f"rejects-{name}"
    code, _, errors = run([options.phucloi, "import", kind, folder / name, "--rejects", rejects, "--database", address])
    outcomes = world.outcomes[name]
    counted = 3 if any(outcome.status in NOT_WRITTEN for outcome in outcomes) else 0
    if code != counted:
        found.add(f"import {name}: exit code", counted, code)
    if code not in (0, 3):
        raise Abandoned(errors.decode("utf-8", "replace")[-500:])
    if not rejects.exists():
        found.add(f"import {name}: rejects file", "a file", "none")
        return
    compare_rejects(name, folder / name, rejects.read_bytes(), outcomes, found)


def compare_rejects(name, file, data, outcomes, found):
    """"the input's columns plus `row,column,code,message`; one header and exactly one physical line for each
    rejected or refused row"."""
    text = data.decode("utf-8-sig")
    records = list(csv.reader(io.StringIO(text, newline="")))
    header = records[0] if records else []
    missing = [column for column in read_records(file)[0] + REJECT_COLUMNS if column not in header]
    missing = [column for column in missing if column != "remark_of_the_office"]
    if missing or header[-4:] != REJECT_COLUMNS:
        found.add(f"import {name}: header of the rejects file lacks", [], missing or header)
        return
    physical_lines = text.rstrip("\r\n").count("\n") + 1
    if physical_lines != len(records) or "\r" in text.replace("\r\n", ""):
        found.add(f"import {name}: physical lines of the rejects file", len(records), physical_lines)
    answered = {}
    for record in records[1:]:
        row = dict(zip(header, record))
        answered.setdefault(row["row"], []).append(row["code"])
    counted = {str(outcome.row): [outcome.code] for outcome in outcomes if outcome.status in NOT_WRITTEN}
    for row in sorted(set(answered) | set(counted), key=lambda text: (len(text), text)):
        if answered.get(row) != counted.get(row):
            found.add(f"import {name}: code of row {row}", counted.get(row), answered.get(row))


def compare_report(options, address, world, asked, found):
    """Ask for one report and compare every field that the recount knows, or the refusal with `no_territory`."""
    name = "report " + " ".join(f"{field}={value}" for field, value in asked._asdict().items())
    command = [options.phucloi, "report", "welfare", "--scope", asked.scope, "--partner", asked.partner,
               "--period", asked.period, "--format", "json", "--database", address]
    command += ["--by", asked.by] if "place" in options.features else []
    command += ["--as", asked.view] if "views" in options.features else []
    code, output, errors = run(command)
    try:
        counted = welfare(world, *asked)
    except NoTerritory:
        if code != 2:
            found.add(f"{name}: exit code for no_territory", 2, code)
        return
    if code != 0:
        found.add(f"{name}: exit code", 0, f"{code} {errors.decode('utf-8', 'replace')[-200:]}")
        return
    try:
        answered = json.loads(output)
    except ValueError:
        found.add(f"{name}: output", "JSON", output[:200])
        return
    for field, value in in_order(counted).items():
        compare_values(f"{name}: {field}", value, in_order(answered).get(field), found)


def in_order(report):
    """The rules give `provinces`, `sectors` and the lists of `support` no order, and sectors no shape but their code;
    lines keep theirs."""
    report = dict(report)
    if isinstance(report.get("support"), dict):
        report["support"] = {kind: sorted_list(part) for kind, part in report["support"].items()}
    for field in ("provinces", "sectors"):
        if isinstance(report.get(field), list):
            report[field] = sorted(report[field], key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(report.get("sectors"), list):
        report["sectors"] = sorted(item.get("code") if isinstance(item, dict) else item for item in report["sectors"])
    return report


def sorted_list(part):
    """A part of `support` with its list in order."""
    if isinstance(part, dict) and isinstance(part.get("list"), list):
        return {**part, "list": sorted(part["list"], key=lambda item: json.dumps(item, sort_keys=True))}
    return part


def compare_values(name, counted, answered, found):
    """Compare two JSON values; an object may have more keys than the recount knows."""
    if isinstance(counted, dict) and isinstance(answered, dict):
        for key, value in counted.items():
            compare_values(f"{name}.{key}", value, answered.get(key), found)
    elif isinstance(counted, list) and isinstance(answered, list) and len(counted) == len(answered):
        for index, value in enumerate(counted):
            compare_values(f"{name}[{index}]", value, answered[index], found)
    elif isinstance(counted, str) and isinstance(answered, str):
        if counted != unicodedata.normalize("NFC", answered):
            found.add(name, counted, answered)
    elif counted != answered or type(counted) is not type(answered):
        found.add(name, counted, answered)


def server_options(options):
    """Where the PostgreSQL server is."""
    words = ["--host", options.host] if options.host else []
    return words + (["--port", options.port] if options.port else [])


def compare_world(options, seed, folder, address):
    """One seed; gives (number of reports, number of differences)."""
    found, reports = Differences(seed), 0
    files = make_world(folder, seed, options.size, options.divisions, options.features)
    world = read_world(folder, files, options.divisions, datetime.now(timezone.utc))
    try:
        for name in files:
            compare_import(options, address, folder, name, world, found)
        for asked in questions(world, seed, options.reports, options.features):
            compare_report(options, address, world, asked, found)
            reports += 1
    except Abandoned as reason:
        print(f"seed {seed}: abandoned: {reason}")
    print(f"seed {seed}: {sum(map(len, world.outcomes.values()))} rows, {len(world.sales)} sales stored, "
          f"{reports} reports, {found.number} differences", flush=True)
    return reports, found.number


def compare_seed(options, seed):
    """Make the folder and the database of one seed, compare, and take both away."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.folder or temporary) / f"world-{seed}"
        if folder.exists():
            sys.exit(f"{folder} is there already")
        folder.mkdir(parents=True)
        database = f"recount_{seed}_{os.getpid()}"
        address = options.database.replace("{folder}", str(folder)).replace("{database}", database)
        if "{database}" not in options.database:
            return compare_world(options, seed, folder, address)
        code, _, errors = run(["createdb", *server_options(options), database])
        if code != 0:
            sys.exit(f"createdb: {errors.decode('utf-8', 'replace')}")
        try:
            return compare_world(options, seed, folder, address)
        finally:
            run(["dropdb", "--if-exists", *server_options(options), database])


def arguments(words):
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", required=True, help="path of the product's executable")
    parser.add_argument("--seeds", default="1-20", help="A-B, both included")
    parser.add_argument("--database", default="sqlite:{folder}/w.sqlite", help="address with {folder} or {database}")
    parser.add_argument("--host", help="of the PostgreSQL server, for createdb and dropdb")
    parser.add_argument("--port", help="of the PostgreSQL server, for createdb and dropdb")
    parser.add_argument("--reports", type=int, default=30, help="random reports for each seed beside the fixed ones")
    parser.add_argument("--jobs", type=int, default=1, help="worlds at a time")
    parser.add_argument("--size", type=int, help="about so many sales (300 to 1500 by chance without it)")
    parser.add_argument("--divisions", default=DIVISIONS_FOLDER, type=Path, help="folder of divisions-2024.csv, -2025")
    parser.add_argument("--folder", help="keep the worlds here (else they are removed)")
    parser.add_argument("--only", help="features that the worlds and questions use, by comma: " + ", ".join(FEATURES)
                        + "; `changes` means " + ", ".join(STEPS) + "; `none` means none")
    parser.add_argument("--without", default="", help="features that they do not use")
    options = parser.parse_args(words)
    try:
        chosen = named_features(options.only) if options.only else set(FEATURES)
        options.features = [name for name in FEATURES if name in chosen - named_features(options.without)]
    except ValueError as fault:
        parser.error(str(fault))
    return options


def named_features(words):
    """The features of a list, by comma; `changes` are all events."""
    names = set(words.split(",")) - {"", "none"}
    if "changes" in names:
        names = names - {"changes"} | set(STEPS)
    if names - set(FEATURES):
        raise ValueError(f"unknown features: {', '.join(sorted(names - set(FEATURES)))}")
    return names


def main(words=None):
    """Compare every seed; gives the exit code."""
    options = arguments(words)
    first, _, last = options.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    with ProcessPoolExecutor(options.jobs) as pool:
        totals = list(pool.map(compare_seed, repeat(options), seeds))
    reports, differences = sum(total[0] for total in totals), sum(total[1] for total in totals)
    print(f"{len(totals)} seeds, {reports} reports, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
