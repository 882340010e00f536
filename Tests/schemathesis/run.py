"""Sends schemathesis over every route of openapi.yaml, as each kind of caller, with all checks on.

A server with a small world is started; the callers are a till, a reader, nobody (no token) and a stranger (a wrong
token). The codes that the examples of openapi.yaml name are made part of the world, so that they are answered as
described. One line for each caller, then the answers that are described but that nobody met, then what was found;
the last line is `N passed, N failed`, an operation as one caller being one. Settings: schemathesis.toml.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "faults"))

import world  # noqa: E402  (the folder of the fault tests has to be known first)
from server import ROOT, STANDARD_PROGRAM, Failure, Program, say  # noqa: E402

METHODS = ("get", "post", "put", "patch", "delete")
EXAMPLE_ROWS = {
    "point_code": ("points", "DB1", "code"), "product_code": ("products", "SP1", "code"),
    "member_no": ("members", "M0001", "member_no")}


def named_in_examples(part, inside=False):
    """Every (key, code) of sales in the examples of a description."""
    if isinstance(part, list):
        return {found for each in part for found in named_in_examples(each, inside)}
    if not isinstance(part, dict):
        return set()
    found = {(key, str(part[key])) for key in EXAMPLE_ROWS if inside and isinstance(part.get(key), str)}
    for key, value in part.items():
        found |= named_in_examples(value, inside or key in ("example", "examples"))
    return found


def import_world(program, description):
    """The small world and what the examples name, in it like the first of its kind."""
    tables = world.tables()
    for key, code in sorted(named_in_examples(description)):
        kind, model, column = EXAMPLE_ROWS[key]
        row = next(row for row in tables[kind] if row[column] == model)
        if all(row[column] != code for row in tables[kind]):
            tables[kind].append({**row, column: code})
    folder = program.folder / "world"
    folder.mkdir()
    for kind in world.KINDS:
        program.run("import", kind, world.write_table(folder / f"{kind}.csv", tables[kind]))


def callers(program, scope):
    """The header of each caller."""
    return {"till": program.create_client("till", "till", scope), "reader": program.create_client("reader", "reader"),
            "nobody": None, "stranger": "phucloi_" + "A" * 43}


def run_as(name, token, server, description, options, folder):
    """One run of schemathesis; its report, the requests that it made, and what it printed."""
    reports = folder / name
    command = [Path(sys.executable).with_name("schemathesis"), "--no-color", "--config-file",
               HERE / "schemathesis.toml", "run", description, "--url", server.url, "--max-examples", str(options.max_examples), "--report",
               "json,har", "--report-dir", reports, "--workers", "1"]
    command += ["--header", f"Authorization: Bearer {token}"] if token else []
    command += ["--seed", str(options.seed)] if options.seed else []
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=options.seconds, check=False)
    files = [next(reports.glob(pattern), None) for pattern in ("json-*.json", "har-*.json")]
    if None in files:
        raise Failure(f"schemathesis as {name} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    report, made = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return report, made["log"]["entries"], done.stdout


def described(description):
    """The statuses of every operation that is described: (method, path) to a set."""
    return {(method.upper(), path): set(map(str, operation.get("responses", {})))
            for path, item in description["paths"].items() for method, operation in item.items() if method in METHODS}


def met(entries, operations):
    """Which described statuses the requests were answered with."""
    patterns = {path: re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path)) + "$") for _, path in operations}
    found = set()
    for entry in entries:
        path = urlsplit(entry["request"]["url"]).path
        for method, template in operations:
            if entry["request"]["method"] == method and patterns[template].match(path):
                found.add((method, template, str(entry["response"]["status"])))
    return found


def count(report, operations):
    """(passed, failed) of one caller: an operation is one; failures elsewhere, such as OPTIONS, are further ones."""
    bad = {label for failure in report["failures"] for label in failure["operations"]}
    failed = len(bad) + report["operations"]["errored"] + len(report["errors"]) + (not report["complete"])
    known = {f"{method} {path}" for method, path in operations}
    return report["operations"]["tested"] - len(bad & known), failed


def run(options, folder):
    """All callers; gives how much passed and failed."""
    description = yaml.safe_load(Path(options.openapi).read_text(encoding="utf-8"))
    operations = described(description)
    program = Program(options.phucloi, f"sqlite:{folder / 'world.sqlite'}", folder)
    import_world(program, description)
    passed = failed = 0
    seen, output = set(), []
    with_tokens = callers(program, options.till_scope)
    with program.serve() as server:
        for name, token in with_tokens.items():
            report, entries, text = run_as(name, token, server, Path(options.openapi).resolve(), options, folder)
            good, bad = count(report, operations)
            cases = report["test_cases"]
            say(f"{name}: {report['operations']['tested']} operations, {cases['generated']} cases, "
                f"{good} passed, {bad} failed")
            passed, failed = passed + good, failed + bad
            seen |= met(entries, operations)
            if bad:
                output.append(f"== as {name}\n{text}")
        server.stop()
    for (method, path), statuses in operations.items():
        missing = sorted(status for status in statuses if (method, path, status) not in seen and status < "500")
        if missing:
            say(f"described but met by nobody: {method} {path}: {', '.join(missing)}")
    say(*output, sep="\n", end="\n" if output else "")
    return passed, failed


def main():
    """Runs all callers and counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=STANDARD_PROGRAM)
    parser.add_argument("--openapi", default=ROOT / "openapi.yaml")
    parser.add_argument("--max-examples", type=int, default=30)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--seconds", type=int, default=1_800, help="the longest run of one caller")
    parser.add_argument("--till-scope", default=world.TILL_SCOPE)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="phucloi-schemathesis-") as folder:
        try:
            passed, failed = run(options, Path(folder))
        except (Failure, OSError, subprocess.TimeoutExpired) as fault:
            say(fault)
            passed, failed = 0, 1
    say(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
