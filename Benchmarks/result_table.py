"""The table that every benchmark prints."""

import os
import platform
import sys
from datetime import date
from pathlib import Path

COLUMNS = ("work", "ours", "rival", "ratio", "equal")


def row(work, ours, rival, equal, digits=0):
    """One line: plain numbers; `equal` is whether both did the same work rightly."""
    return (work, f"{ours:.{digits}f}", f"{rival:.{digits}f}", f"{ours / rival:.3f}" if rival else "",
            "yes" if equal else "no")


def show(rows):
    """Prints the table, ready for docs/performance.md."""
    widths = [max(len(line[place]) for line in [COLUMNS, *rows]) for place in range(len(COLUMNS))]
    for line in [COLUMNS, tuple("-" * width for width in widths), *rows]:
        cells = [line[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])]
        print(f"| {' | '.join(cells)} |", flush=True)


def machine():
    """What the figures were measured on."""
    processor = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                      if line.startswith("model name")), platform.processor())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2 ** 30
    load = os.getloadavg()[0]
    return (f"{date.today()}, {os.cpu_count()} cores of {processor}, {memory:.0f} GiB, {platform.system()} "
            f"{platform.release()}, load before {load:.1f}")


def refuse(why):
    """Ends without a table, because its figures would mislead."""
    print(f"No table: {why}", file=sys.stderr, flush=True)
    sys.exit(2)
