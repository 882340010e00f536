"""How fast member cards are verified beside the bare signature, how many are issued in a second, and how large the
status lists of ten million members are.

The rival of verifying is P-256 alone by the same library, in the same process on one core; `openssl speed` is said
beside it. The rival of issuing is the rate that renews the cards of ten million members within a week. `equal` is
whether every card was judged valid, the printed cards decode under their size, and the lists stay below 150 KB.
"""

import argparse
import re
import subprocess
import tempfile
import time
from pathlib import Path

import bench_world
from result_table import machine, row, show
from server import ROOT, Program, say

MEMBERS, WEEK_SECONDS = 10_000_000, 7 * 86_400
MOST_LIST_BYTES = 150_000
# Characters of the alphanumeric mode that a QR code of level M holds, in the versions of the goals.
MOST_CHARACTERS = {"print": 221, "code": 262, "key": 366}


def measured(program, seconds):
    """What the program of the benchmark prints, by name."""
    done = subprocess.run([program, str(seconds)], capture_output=True, text=True, check=True, timeout=600)
    return {name: float(value) for name, value in (line.split() for line in done.stdout.splitlines())}


def flipped(program, count):
    """How many of so many cards with a flipped bit were taken."""
    done = subprocess.run([program, "flips", str(count)], capture_output=True, text=True, timeout=3600)
    return int(re.search(r"flipped bits, (\d+) taken", done.stdout)[1])


def openssl(seconds):
    """Verifications a second of openssl on one core."""
    done = subprocess.run(["openssl", "speed", "-seconds", str(seconds), "ecdsap256"], capture_output=True, text=True,
                          check=True, timeout=600)
    return float(re.findall(r"nistp256.*?([\d.]+)\s*$", done.stdout, re.MULTILINE)[-1])


def issued(options, folder):
    """Cards a second that the whole command makes and stores, on SQLite."""
    program = Program(options.phucloi, f"sqlite:{folder / 'card.sqlite'}", folder)
    for kind, file in bench_world.write(folder / "world", 1, 1):
        program.run("import", kind, file)
    begin = time.monotonic()
    cards = bench_world.write_cards(program, folder).read_text().splitlines()
    took = time.monotonic() - begin
    return len(cards) / took, len(set(cards)) == bench_world.MEMBERS


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=ROOT / ".build/release/phucloi")
    parser.add_argument("--cards", default=ROOT / ".build/release/cards")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--flips", type=int, default=1_000_000)
    options = parser.parse_args()
    say(machine())
    figures = measured(options.cards, options.seconds)
    say(f"  openssl verifies {openssl(options.seconds):.0f}/s, the bare library {figures['bare']:.0f}/s")
    say(f"  from the anchor of a chain, 10.000 steps: {figures['anchor']:.0f}/s; signing {figures['sign']:.0f}/s")
    say(f"  status lists of ten million, one in a hundred revoked: {figures['lists'] / 1000:.0f} KB in "
        f"{figures['packing']:.0f} ms")
    taken = flipped(options.cards, options.flips)
    with tempfile.TemporaryDirectory() as folder:
        rate, all_there = issued(options, Path(folder))
    fits = {kind: figures[f"characters_{kind}"] <= most for kind, most in MOST_CHARACTERS.items()}
    show([
        row("verify a printed card, /s; rival: bare ES256", figures["printed"], figures["bare"], fits["print"]),
        row("verify a telephone's code, /s; rival: bare ES256", figures["phone"], figures["bare"], fits["code"]),
        row("verify a device's answer, two signatures, /s; rival: bare ES256", figures["device"], figures["bare"],
            fits["key"]),
        row("issue and store cards on SQLite, /s; rival: ten million in a week", rate, MEMBERS / WEEK_SECONDS,
            all_there),
        row("status lists of ten million, bytes; rival: the goal", figures["lists"], MOST_LIST_BYTES,
            figures["lists"] <= MOST_LIST_BYTES),
        row(f"of {options.flips} flipped bits taken; rival: none", taken, 0, taken == 0),
    ])


if __name__ == "__main__":
    main()
