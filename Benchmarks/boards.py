"""How fast boards are drawn: a thousand as one job over HTTP, from the order to the file, and single ones.

The sample world, with copies of its points of sale until there are enough. The rivals are the targets: 60 s for the job,
300 ms for a single board at the 95th percentile. `equal` says that poppler's pdfinfo counts a page for each board, and
that the job told of its progress meanwhile.
"""

import argparse
import csv
import re
import subprocess
import tempfile
import time
from pathlib import Path

import bench_world  # noqa: F401  (makes the folder of the fault tests known)
from pages import accounts, percentile
from result_table import machine, refuse, row, show
from server import ROOT, Failure, Program, say
from site_visitor import Visitor

JOB_SECONDS, BOARD_MILLISECONDS = 60, 300
SINGLE = 40


def more_points(program, folder, wanted):
    """Takes in copies of the points at which something is sold, until about so many are open."""
    file, copies = folder / "points.csv", folder / "more.csv"
    program.run("export", "points", file)
    with open(file, encoding="utf-8-sig", newline="") as lines:
        known = list(csv.DictReader(lines))
    open_ones = [line for line in known if not line.get("closed_on")]
    with open(copies, "w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, fieldnames=known[0].keys())
        table.writeheader()
        for number in range(max(0, wanted - len(open_ones))):
            table.writerow({**open_ones[number % len(open_ones)], "code": f"BEN-{number:05d}"})
    program.run("import", "points", copies)


def pdf_pages(content, folder):
    """How many pages pdfinfo counts."""
    file = folder / "boards.pdf"
    file.write_bytes(content)
    lines = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout.splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pages:"))


def job(visitor, folder, wanted):
    """Orders the boards of the whole list; gives the row of the table."""
    page = visitor.session.get(f"{visitor.url}/boards", timeout=60).text
    token = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
    begun = time.monotonic()
    answer = visitor.session.post(
        f"{visitor.url}/boards/papers", {"csrf": token, "size": "A4"}, headers={"Origin": visitor.url},
        allow_redirects=False, timeout=60)
    if answer.status_code != 303:
        raise Failure(f"The job was not begun: {answer.status_code}")
    address, told = visitor.url + answer.headers["location"], set()
    while True:
        page = visitor.session.get(address, timeout=60).text
        if "/file" in page:
            break
        told |= set(re.findall(r'<progress[^>]* value="(\d+)"', page))
        if time.monotonic() - begun > 10 * JOB_SECONDS:
            raise Failure("The job does not end.")
        time.sleep(0.1)
    took = time.monotonic() - begun
    content = visitor.session.get(f"{address}/file", timeout=60).content
    count = pdf_pages(content, folder)
    say(f"  {count} boards, {len(content) >> 20} MB, {len(told)} steps of progress seen")
    return row(f"{count} boards as one job, s", took, JOB_SECONDS, count >= wanted * 0.9 and len(told) > 1, digits=1)


def single(visitor, folder):
    """Asks for single boards; gives the row of the table."""
    page = visitor.session.get(f"{visitor.url}/boards", timeout=60).text
    codes = sorted(set(re.findall(r'href="/boards/([A-Z0-9.-]+)"', page)))[:SINGLE]
    took, right = [], True
    for code in codes * (SINGLE // len(codes) + 1):
        begun = time.monotonic()
        answer = visitor.session.get(f"{visitor.url}/boards/{code}/board.pdf", timeout=60)
        took.append((time.monotonic() - begun) * 1_000)
        right = right and answer.status_code == 200 and pdf_pages(answer.content, folder) >= 1
    took.sort()
    return row(f"a board of {len(codes)} points, p95 in ms", percentile(took, 0.95), BOARD_MILLISECONDS, right, digits=1)


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=ROOT / ".build/release/phucloi")
    parser.add_argument("--points", type=int, default=1_000)
    options = parser.parse_args()
    say(machine())
    with tempfile.TemporaryDirectory(prefix="phucloi-bench-") as folder:
        folder = Path(folder)
        program = Program(options.phucloi, f"sqlite:{folder}/sample.sqlite", folder)
        program.run("sample", seconds=1_800)
        more_points(program, folder, options.points)
        with program.serve() as server:
            visitor = Visitor(server.url, *next(pair for pair in accounts(folder) if pair[0] == "quantri"))
            rows = [single(visitor, folder), job(visitor, folder, options.points)]
            server.stop()
    show(rows)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        refuse(failure)
