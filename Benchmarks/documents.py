"""How fast files are written: a report of ten pages in the layout of Decree 30 as PDF and as DOCX, and a workbook of
100.000 rows, each in a process of its own.

The rivals are the targets: 300 ms for the PDF, 3 s and 150 MB for the workbook. The first PDF of a process also reads
the machine's fonts; both times are said. `equal` is whether poppler's pdfinfo counts ten pages, python-docx finds all
tables, and openpyxl all rows.
"""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

import bench_world  # noqa: F401  (makes the folder of the fault tests known)
from result_table import machine, refuse, row, show
from server import ROOT, Failure, say

PAPER_MILLISECONDS, BOOK_SECONDS, BOOK_MEGABYTES = 300, 3, 150
SECTIONS, PAGES = 12, 10


def written(program, kind, path, count):
    """Milliseconds of the first and the second writing, and the most memory of the process in MB."""
    process = subprocess.Popen([program, kind, path, str(count)], stdout=subprocess.PIPE, text=True)
    line = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failure(f"{program} {kind} ended with {process.returncode}")
    first, second, size = line.split()
    memory = usage.ru_maxrss / 1024
    say(f"  {kind} of {count}: first {first} ms, second {second} ms, {int(size) / 1024:.0f} KB, {memory:.0f} MB at most")
    return float(first), float(second), memory


def pages(path):
    """How many pages pdfinfo counts."""
    lines = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout.splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pages:"))


def tables(path):
    """How many tables python-docx finds."""
    import docx
    return len(docx.Document(str(path)).tables)


def rows(path):
    """How many rows openpyxl finds, the header among them."""
    import openpyxl
    return sum(1 for _ in openpyxl.load_workbook(path, read_only=True).active.iter_rows())


def run(options, folder):
    """Measures; gives the rows of the table."""
    paper, text, book = folder / "report.pdf", folder / "report.docx", folder / "sales.xlsx"
    first, second, _ = written(options.papers, "pdf", paper, SECTIONS)
    text_first, _, _ = written(options.papers, "docx", text, SECTIONS)
    took, _, memory = written(options.papers, "xlsx", book, options.rows)
    is_paper_right = pages(paper) == PAGES
    # Beside the tables of the sections there are those of header and signature.
    is_text_right, is_book_right = tables(text) == SECTIONS + 2, rows(book) == options.rows + 1
    return [row(f"PDF of {PAGES} pages, the first of a process, ms; rival: the limit", first, PAPER_MILLISECONDS,
                is_paper_right, digits=1),
            row("the same again, ms; rival: the limit", second, PAPER_MILLISECONDS, is_paper_right, digits=1),
            row("the same report as DOCX, ms; rival: the limit of the PDF", text_first, PAPER_MILLISECONDS,
                is_text_right, digits=1),
            row(f"XLSX of {options.rows} rows, s; rival: the limit", took / 1000, BOOK_SECONDS, is_book_right,
                digits=2),
            row("memory of the XLSX, MB; rival: the limit", memory, BOOK_MEGABYTES, is_book_right)]


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", default=ROOT / ".build/release/papers")
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    say(machine())
    with tempfile.TemporaryDirectory(prefix="phucloi-bench-") as folder:
        show(run(options, Path(folder)))


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        refuse(failure)
