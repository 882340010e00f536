"""Sends schemathesis over every route of openapi.yaml, as each kind of caller, with all checks on.

A server with a small world is started. The callers are a till, a reader, nobody (no token), a stranger (a wrong token)
and a signed-in person of every role. The codes that the examples of openapi.yaml name are made part of the world, so
that they are answered as described. Then special requests ask for the answers that random data seldom finds, such as a
body over the limit. One line for each caller, then the described answers that nobody met, then what was found; the
last line is `N passed, N failed`: an operation as one caller counts as one. Settings: schemathesis.toml.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "faults"))

import world  # noqa: E402  (the folder of the fault tests has to be known first)
from answers import Met, ask_for_the_rest, described  # noqa: E402
from callers import one_time_codes, people, programs  # noqa: E402
from server import ROOT, STANDARD_PROGRAM, Failure, Program, say  # noqa: E402

SETTINGS = HERE / "schemathesis.toml"
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
    program.run("form", "import", ROOT / "Data/forms/hdcd_1-1.json")
    root = next(row["code"] for row in tables["units"] if not row.get("parent_code"))
    program.run("form", "assign", "hdcd_1", "--to", root, "--period", "halfYear", "--kind", "grassroots_union",
                "--from", "2020-01-01")


def run_as(caller, server, description, options, folder):
    """One run of schemathesis; its report, the requests that it made, and what it printed."""
    folder = folder / caller.name
    folder.mkdir()
    # JSON is YAML; what people call is described anew, with their cookie in place of the token.
    (folder / "openapi.yaml").write_text(json.dumps(caller.described(description)), encoding="utf-8")
    settings = SETTINGS.read_text(encoding="utf-8")
    if caller.session:
        settings += f'\n[auth.openapi.session]\napi_key = "{caller.session}"\n'
    (folder / "schemathesis.toml").write_text(settings, encoding="utf-8")
    command = [Path(sys.executable).with_name("schemathesis"), "--no-color", "--config-file", "schemathesis.toml",
               "run", "openapi.yaml", "--url", server.url, "--max-examples", str(options.max_examples),
               "--report", "json,har", "--report-dir", "reports"]
    headers = {name: value for name, value in caller.all_headers().items() if name != "Cookie"}
    command += [part for name, value in headers.items() for part in ("--header", f"{name}: {value}")]
    command += ["--seed", str(options.seed)] if options.seed else []
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=options.seconds, check=False)
    files = [next((folder / "reports").glob(pattern), None) for pattern in ("json-*.json", "har-*.json")]
    if None in files:
        raise Failure(f"schemathesis as {caller.name} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    report, made = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return report, made["log"]["entries"], done.stdout


def count(report, operations):
    """(passed, failed) of one caller: an operation is one; failures elsewhere, such as OPTIONS, are further ones."""
    bad = {label for failure in report["failures"] for label in failure["operations"]}
    failed = len(bad) + report["operations"]["errored"] + len(report["errors"]) + (not report["complete"])
    known = {f"{method} {path}" for method, path in operations}
    return report["operations"]["tested"] - len(bad & known), failed


def run(options, folder):
    """All callers; gives how much passed and failed."""
    description = yaml.safe_load(Path(options.openapi).read_text(encoding="utf-8"))
    met = Met(described(description))
    program = Program(options.phucloi, f"sqlite:{folder / 'world.sqlite'}", folder)
    import_world(program, description)
    callers, codes = programs(program, options.till_scope), one_time_codes(program)
    passed = failed = 0
    output = []
    with program.serve() as server:
        callers += people(server, codes)
        for caller in callers:
            report, entries, text = run_as(caller, server, description, options, folder)
            good, bad = count(report, met.operations)
            answers = Counter(entry["response"]["status"] for entry in entries)
            say(f"{caller.name}: {report['operations']['tested']} operations, {good} passed, {bad} failed; "
                + ", ".join(f"{times} times {status}" for status, times in sorted(answers.items())))
            passed, failed = passed + good, failed + bad
            output += [f"== as {caller.name}\n{text}"] if bad else []
            for entry in entries:
                met.note(entry["request"]["method"], entry["request"]["url"], entry["response"]["status"])
        wrong = ask_for_the_rest(options.openapi, server.url, callers, met)
        say(f"special requests: {'passed' if not wrong else f'{len(wrong)} failed'}")
        server.stop()
    for (method, path), statuses in met.missing().items():
        say(f"described but met by nobody: {method} {path}: {', '.join(statuses)}")
    say(*output, *wrong, sep="\n", end="\n" if output or wrong else "")
    return passed + (not wrong), failed + len(wrong)


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
