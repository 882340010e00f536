"""How long every page of the site takes with the sample world, for nobody and for an account of every role.

The pages are found by following links and forms from the first page on; of pages that differ only in a code two are
taken. Each is asked for 200 times on one connection. The rival is the target of 100 ms at the 95th percentile;
`equal` says that every answer was the page and that nothing on it comes from another site.
"""

import argparse
import tempfile
from pathlib import Path

from bench_world import world  # noqa: F401  (makes the folder of the fault tests known)
from result_table import machine, refuse, row, show
from server import ROOT, Failure, Program, say
from site_visitor import Visitor

TARGET_MILLISECONDS = 100


def accounts(folder):
    """The sample's accounts: name and password."""
    files = list(Path(folder).glob("*.accounts"))
    if len(files) != 1:
        raise Failure("phucloi sample left no file of accounts beside the database.")
    lines = [line.split("\t") for line in files[0].read_text(encoding="utf-8").splitlines()]
    return [(fields[0], fields[1]) for fields in lines if len(fields) == 3]


def percentile(took, share):
    """The value below which so large a share of the sorted values lies."""
    return took[min(len(took) - 1, int(len(took) * share))]


def measure(visitor, name, count):
    """A line of the table for every page of one person."""
    pages, strange = visitor.pages()
    rows = []
    for page in pages:
        visitor.times(page, 5)
        took, all_good = visitor.times(page, count)
        p50, p95 = percentile(took, 0.5), percentile(took, 0.95)
        rows.append(row(f"{name} {page}: p50 {p50:.1f}, max {took[-1]:.1f}; ours p95, ms", p95, TARGET_MILLISECONDS,
                        all_good and not strange, digits=1))
    for link in sorted(strange):
        say(f"  {name}: leaves the site: {link}")
    return rows


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=ROOT / ".build/release/phucloi")
    parser.add_argument("--requests", type=int, default=200)
    options = parser.parse_args()
    say(machine())
    with tempfile.TemporaryDirectory(prefix="phucloi-bench-") as folder:
        program = Program(options.phucloi, f"sqlite:{folder}/sample.sqlite", folder)
        program.run("sample", seconds=1_800)
        with program.serve() as server:
            rows = measure(Visitor(server.url), "nobody", options.requests)
            for name, password in accounts(folder):
                rows += measure(Visitor(server.url, name, password), name, options.requests)
            server.stop()
    rows.sort(key=lambda line: -float(line[1]))
    show(rows)
    slow = sum(1 for line in rows if float(line[1]) > TARGET_MILLISECONDS)
    say(f"{len(rows)} pages, {slow} over {TARGET_MILLISECONDS} ms")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        refuse(failure)
