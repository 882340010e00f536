"""How long every page of the site takes with the sample world, for nobody and for an account of every role.

The pages are found by following links and forms from the first page on, and from the report and the sales of the
sample's busiest month, its quarter, half-year and year; of pages that differ only in a code two are taken. Each is
asked for 25 times on one connection, which takes some minutes in all, a very slow one for 10 s; `--requests 200` is
finer and takes an hour. The rival is the target at the 95th percentile, 100 ms and for strangers 60 ms; `equal` says
that every answer was the page and that nothing on it comes from another site.
"""

import argparse
import tempfile
from pathlib import Path

import bench_world  # noqa: F401  (makes the folder of the fault tests known)
import ledger
from result_table import machine, refuse, row, show
from server import ROOT, Failure, Program, say
from site_visitor import Visitor

TARGET_MILLISECONDS, PUBLIC_MILLISECONDS = 100, 60
# A page that takes longer than this in all is asked for less often.
SECONDS = 10


def accounts(folder):
    """The sample's accounts: name and password."""
    files = list(Path(folder).glob("*.accounts"))
    if len(files) != 1:
        raise Failure("phucloi sample left no file of accounts beside the database.")
    lines = [line.split("\t") for line in files[0].read_text(encoding="utf-8").splitlines()]
    return [(fields[0], fields[1]) for fields in lines if len(fields) == 3]


def busiest_periods(database):
    """The month with most sales, and the quarter, half-year and year around it."""
    month = ledger.rows(database, """SELECT strftime('%Y-%m', sold_at / 1000000, 'unixepoch', '+7 hours'), count(*)
        FROM sale WHERE sold_at IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT 1""")[0][0]
    year, number = month.split("-")
    return [month, f"{year}-Q{(int(number) + 2) // 3}", f"{year}-H{(int(number) + 5) // 6}", year]


def percentile(took, share):
    """The value below which so large a share of the sorted values lies."""
    return took[min(len(took) - 1, int(len(took) * share))]


def measure(visitor, name, count, starts):
    """A line of the table for every page of one person."""
    pages, strange = visitor.pages(starts)
    rows = []
    for page in pages:
        visitor.times(page, 3, 1)
        took, all_good = visitor.times(page, count, SECONDS)
        p50, p95 = percentile(took, 0.5), percentile(took, 0.95)
        work = f"{name} {page}: {len(took)} times, p50 {p50:.1f}, max {took[-1]:.1f}; p95 in ms"
        target = TARGET_MILLISECONDS if visitor.name else PUBLIC_MILLISECONDS
        rows.append(row(work, p95, target, all_good and not strange, digits=1))
    for link in sorted(strange):
        say(f"  {name}: leaves the site: {link}")
    return rows


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=ROOT / ".build/release/phucloi")
    parser.add_argument("--requests", type=int, default=25)
    parser.add_argument("--people", default="", help="only these accounts, with commas between; nobody is a stranger")
    options = parser.parse_args()
    wanted = set(options.people.split(",")) - {""}
    say(machine())
    with tempfile.TemporaryDirectory(prefix="phucloi-bench-") as folder:
        program = Program(options.phucloi, f"sqlite:{folder}/sample.sqlite", folder)
        program.run("sample", seconds=1_800)
        with program.serve() as server:
            starts = [f"{path}?period={period}" for period in busiest_periods(program.database)
                      for path in ("/reports/welfare", "/sales")]
            rows = []
            if not wanted or "nobody" in wanted:
                rows += measure(Visitor(server.url), "nobody", options.requests, [])
            for name, password in accounts(folder):
                if wanted and name not in wanted:
                    continue
                rows += measure(Visitor(server.url, name, password), name, options.requests, starts)
            server.stop()
    rows.sort(key=lambda line: -float(line[1]))
    show(rows)
    slow = sum(1 for line in rows if float(line[1]) > float(line[2]))
    say(f"{len(rows)} pages, {slow} over their target")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        refuse(failure)
