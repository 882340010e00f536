"""Count T6 and T7 again from the files alone, on random worlds, and compare with the product's command line.

    python3 targets.py --phucloi PATH [--seeds 1-10] [--database 'sqlite:{folder}/w.sqlite']
    python3 targets.py --phucloi PATH --database 'postgres://localhost:5432/{database}' [--host HOST] [--port PORT]

For each seed the units and changes of a made-up world are written, then employers and agreements of them. Every unit is
asked for in the tree of the period, of today and of a random day: numerators, denominators and the codes of what is
missing must be the same. The exit code is 1 if anything differs.
"""

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from recount import DIVISIONS_FOLDER, kind_of, read_world
from tree import STEPS
from world_days import FIRST_DAY, LAST_DAY, some_day
from worlds import make_world

BASE_KINDS = ("grassroots_union", "occupational_union", "department_union", "union_group")
EMPLOYER_COLUMNS = ("code", "name", "kind", "ownership", "headcount", "unit_code", "upper_unit_code", "valid_from",
                    "valid_to")
AGREEMENT_COLUMNS = ("code", "employer_code", "represented_by", "signed_on", "valid_from", "valid_to", "talks_from",
                     "voided_on", "graded_on", "grade", "ungraded_reason")
REASONS = ("copies_law", "void", "illegal_content", "wrong_signer", "wrong_procedure", "expired")
# The law of the day: days before the end are of no account here, days after it are.
GOING_ON = ((date(2021, 1, 1), 90), (date.min, 60))


# The worlds

def make_employers(rng, tree):
    """Employers with one to three states each, at units that have not ended for good."""
    rows = []
    for number in range(rng.randint(20, 45)):
        days = sorted({some_day(rng, FIRST_DAY, LAST_DAY) for _ in range(rng.randint(1, 3))})
        ends = [*days[1:], rng.choice((None, None, LAST_DAY + timedelta(days=40)))]
        for start, end in zip(days, ends):
            if end is not None and rng.random() < 0.2:
                end = max(start + timedelta(days=1), end - timedelta(days=rng.randint(0, 30)))
            row = some_employer(rng, tree, number, start, end)
            if row:
                rows.append(row)
    return rows


def some_employer(rng, tree, number, start, end):
    """A state of an employer; none when its unit is over by then, which the rules reject."""
    has_union = rng.random() < 0.75
    codes = [code for code, unit in tree.units.items() if not has_union or unit["kind"] in BASE_KINDS]
    code = rng.choice(sorted(codes))
    if meant(tree, code, start, start) is None and ended_by(tree, code, start):
        return None
    kind = rng.choice(("enterprise", "enterprise", "enterprise", "agency", "public_unit"))
    return {"code": f"DN-{number}", "name": f"Đơn vị {number}", "kind": kind,
            "ownership": rng.choice(("state", "non_state", "foreign")) if kind == "enterprise" else None,
            "headcount": rng.choice((None, 10, 49, 300)), "unit_code": code if has_union else None,
            "upper_unit_code": None if has_union else code, "valid_from": start, "valid_to": end}


def make_agreements(rng, employers):
    """Agreements of enterprises that follow each other, with grades."""
    rows, number = [], 0
    firsts = {row["code"]: row for row in reversed(employers)}
    for code, first in sorted(firsts.items()):
        states = [row for row in employers if row["code"] == code]
        if any(row["kind"] != "enterprise" for row in states):
            continue
        start = FIRST_DAY - timedelta(days=rng.randint(0, 500))
        for _ in range(rng.randint(0, 3)):
            end = start + timedelta(days=rng.randint(30, 500))
            row = {"code": f"TU-{number}", "employer_code": code, "represented_by": "own_union", "signed_on": start,
                   "valid_from": start, "valid_to": end, "talks_from": None, "voided_on": None}
            if rng.random() < 0.4:
                row["talks_from"] = end - timedelta(days=rng.randint(-5, 40))
            if rng.random() < 0.15:
                row["voided_on"] = start + timedelta(days=rng.randint(0, 200))
            rows += with_grades(rng, row)
            start, number = end + timedelta(days=rng.choice((0, 1, 59, 60, 89, 90, 91, 200))), number + 1
    return rows


def with_grades(rng, row):
    """The agreement once for each of its grades, or once without any."""
    days = sorted({row["valid_from"] + timedelta(days=rng.randint(0, 400)) for _ in range(rng.randint(0, 2))})
    graded = []
    for day in days:
        grade = rng.choice(("A", "B", "C", "D", "none"))
        reason = rng.choice(REASONS) if grade == "none" else None
        graded.append({**row, "graded_on": day, "grade": grade, "ungraded_reason": reason})
    return graded or [{**row, "graded_on": None, "grade": None, "ungraded_reason": None}]


def write(path, columns, rows):
    """A file of rows, empty for what is not known."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(["" if row[name] is None else row[name] for name in columns] for row in rows)


# The counting

def meant(tree, code, made, day):
    """The unit that an assignment means on a day; None when nothing came after it or it is not open."""
    unit = tree.follow(code, day, start=made)
    return unit if unit is not None and tree.exists(unit, day) else None


def ended_by(tree, code, day):
    """Whether the unit has had a life that is over."""
    return any(tree.dates[place] <= day and code in now.gone for place, now in enumerate(tree.days))


def standing(tree, row, day, view):
    """(has a union of its own on the day, the unit at which the employer stands in the tree of the view)."""
    code, start = row["unit_code"] or row["upper_unit_code"], row["valid_from"]
    unit = meant(tree, code, start, day)
    has_union = row["unit_code"] is not None and unit is not None
    if unit is None:
        first = meant(tree, code, start, start)
        if first is not None:
            unit = tree.follow(first, day, since=start, closed_leads_up=True)
    if unit is None or not tree.exists(unit, day):
        return has_union, None
    if view > day:
        unit = tree.follow(unit, view, since=day, closed_leads_up=True)
    elif view < day:
        unit = tree.predecessor(unit, day, view)
    return has_union, unit if unit is not None and tree.exists(unit, view) else None


def is_in_force(row, day):
    """Whether the agreement is in force: in its term, or past it while talks that began before go on."""
    if row["voided_on"] is not None and day >= row["voided_on"] or day < row["valid_from"]:
        return False
    if day < row["valid_to"]:
        return True
    talks = row["talks_from"]
    days = next(days for since, days in GOING_ON if since <= day)
    return talks is not None and talks <= day and talks < row["valid_to"] and (day - row["valid_to"]).days < days


def count(tree, employers, agreements, scope, day, view):
    """T6 and T7 of a scope: (numerator, denominator, codes of what is missing) each, and T7's graded ones."""
    root = next(code for code, unit in tree.units.items() if unit["kind"] == "confederation")
    due, signed, standing_agreements = [], [], []
    for row in employers:
        if row["kind"] != "enterprise" or day < row["valid_from"] or row["valid_to"] and day >= row["valid_to"]:
            continue
        has_union, unit = standing(tree, row, day, view)
        if not has_union or scope != root and (unit is None or scope not in tree.path_up(unit, view)):
            continue
        due.append(row["code"])
        own = {entry["code"]: entry for entry in agreements
               if entry["employer_code"] == row["code"] and is_in_force(entry, day)}
        if own:
            signed.append(row["code"])
            # A new one counts before one that only goes on.
            standing_agreements.append(max(own.values(), key=lambda entry: entry["valid_to"])["code"])
    grades = {code: last_grade(agreements, code, day) for code in standing_agreements}
    good = [code for code, grade in grades.items() if grade in ("A", "B")]
    graded = [code for code, grade in grades.items() if grade in ("A", "B", "C", "D")]
    return {"T6": (len(signed), len(due), sorted(set(due) - set(signed))),
            "T7": (len(good), len(grades), sorted(set(grades) - set(good))), "graded": len(graded)}


def last_grade(agreements, code, day):
    """The last grade by the day."""
    known = [(row["graded_on"], row["grade"]) for row in agreements
             if row["code"] == code and row["graded_on"] and row["graded_on"] <= day]
    return max(known)[1] if known else None


# The comparison

def run(*command):
    """Run a command; gives (exit code, standard output)."""
    done = subprocess.run(command, capture_output=True, timeout=600, check=False)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")[-300:]


def compare_world(options, seed, folder, address):
    """One seed; gives (number of questions, number of differences)."""
    rng = random.Random(f"targets/{seed}")
    names = make_world(folder, seed, 20, DIVISIONS_FOLDER, STEPS)
    files = [name for name in names if kind_of(name) in ("units", "changes")]
    tree = read_world(folder, files, DIVISIONS_FOLDER, datetime.now(timezone.utc)).tree
    employers = make_employers(rng, tree)
    agreements = make_agreements(rng, employers)
    write(folder / "employers.csv", EMPLOYER_COLUMNS, employers)
    write(folder / "agreements-register.csv", AGREEMENT_COLUMNS, agreements)
    for name in [*files, "employers.csv", "agreements-register.csv"]:
        kind = name.removesuffix(".csv") if name.startswith(("employers", "agreements-")) else kind_of(name)
        code, _, errors = run(options.phucloi, "import", kind, str(folder / name), "--database", address)
        if code not in ((0,) if name.startswith(("employers", "agreements-")) else (0, 3)):
            print(f"seed {seed}: import {name}: exit code {code} {errors}")
            return 0, 1
    asked = differences = 0
    today = date.today()
    for scope in sorted(tree.units):
        year = rng.choice((2022, 2023, 2024))
        day = date(year, 12, 31)
        for text, view in (("reported", day), ("today", today), (some := str(some_day(rng)), date.fromisoformat(some))):
            counted = count(tree, employers, agreements, scope, day, view)
            answered = ask(options, address, scope, year, text)
            asked += 1
            if answered != counted:
                differences += 1
                print(f"seed {seed}: {scope} {year} {text}: recount {counted}, product {answered}", flush=True)
    print(f"seed {seed}: {len(employers)} rows of employers, {len(agreements)} of agreements, {asked} questions, "
          f"{differences} differences", flush=True)
    return asked, differences


def ask(options, address, scope, year, view):
    """What the product tells, in the same shape."""
    code, output, errors = run(options.phucloi, "report", "targets", "--scope", scope, "--period", str(year), "--as",
                               view, "--format", "json", "--database", address)
    if code != 0:
        return f"exit code {code} {errors}"
    told = {target["code"]: target for target in json.loads(output)["targets"]}
    answer = {name: (told[name]["numerator"], told[name]["denominator"],
                     sorted(entry["code"] for entry in told[name]["missing"])) for name in ("T6", "T7")}
    return {**answer, "graded": told["T7"]["beside"][0]["denominator"]}


def compare_seed(options, seed):
    """Make the folder and the database of one seed, compare, and take both away."""
    server = (["--host", options.host] if options.host else []) + (["--port", options.port] if options.port else [])
    with tempfile.TemporaryDirectory() as folder:
        database = f"targets_{seed}_{os.getpid()}"
        address = options.database.replace("{folder}", folder).replace("{database}", database)
        if "{database}" not in options.database:
            return compare_world(options, seed, Path(folder), address)
        code, _, errors = run("createdb", *server, database)
        if code != 0:
            sys.exit(f"createdb: {errors}")
        try:
            return compare_world(options, seed, Path(folder), address)
        finally:
            run("dropdb", "--if-exists", *server, database)


def main(words=None):
    """Compare every seed; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", required=True)
    parser.add_argument("--seeds", default="1-10")
    parser.add_argument("--database", default="sqlite:{folder}/w.sqlite")
    parser.add_argument("--host")
    parser.add_argument("--port")
    options = parser.parse_args(words)
    first, _, last = options.seeds.partition("-")
    totals = [compare_seed(options, seed) for seed in range(int(first), int(last or first) + 1)]
    print(f"{len(totals)} seeds, {sum(total[0] for total in totals)} questions, "
          f"{sum(total[1] for total in totals)} differences")
    return 1 if any(total[1] for total in totals) else 0


if __name__ == "__main__":
    sys.exit(main())
