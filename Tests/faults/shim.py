"""Builds the library of shim.c, and proves from its log that no answer left before the sync that covers it."""

import shutil
import subprocess
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path

import world
from server import ROOT, Failure

SOURCES = [Path(__file__).with_name("shim.c"), Path(__file__).with_name("shim_log.h")]
LIBRARY = ROOT / ".build/faults/shim.so"


def build():
    """Compiles the library when it is older than its sources."""
    LIBRARY.parent.mkdir(parents=True, exist_ok=True)
    if LIBRARY.exists() and LIBRARY.stat().st_mtime >= max(source.stat().st_mtime for source in SOURCES):
        return
    compiler = shutil.which("cc") or shutil.which("clang") or "cc"
    done = subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-Wall", "-o", LIBRARY, SOURCES[0], "-ldl"],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"The shim does not compile:\n{done.stderr}")


def environment(log, **fault):
    """What a server's environment must hold to run under the shim."""
    build()
    return {"LD_PRELOAD": str(LIBRARY), "SHIM_LOG": str(log), "SHIM_MARK": world.MARK,
            "SHIM_ID_LENGTH": str(world.ID_LENGTH), **{name: str(value) for name, value in fault.items()}}


@dataclass
class Call:
    """One line of the log; times in nanoseconds."""

    begin: int
    end: int
    name: str
    kind: str
    result: int
    length: int
    pages: int
    ids: list


def read(log):
    """The calls of a log in the order of their beginning; a last line that was cut off by a kill is left out."""
    calls = []
    with open(log, encoding="ascii", errors="replace") as file:
        for line in file:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 13 and line.endswith("\n"):
                calls.append(Call(int(parts[0]), int(parts[1]), parts[3], parts[4], int(parts[8]), int(parts[7]),
                                  int(parts[10]), parts[12].split()))
    calls.sort(key=lambda call: call.begin)
    return calls


@dataclass
class Proof:
    """What a log says about the sales that clients were told are created."""

    created: int = 0
    covered: int = 0
    syncs: int = 0
    # Answers that left before a sync of their commit had ended, with what was missing.
    early: dict = field(default_factory=dict)
    # Sales whose write or answer is not in the log at all: then the log proves nothing.
    unseen: list = field(default_factory=list)
    fault_at: int | None = None
    after_fault: int = 0
    least_wait: int | None = None

    @property
    def violations(self):
        """How many answers were not proved."""
        return len(self.early) + len(self.unseen)

    def __str__(self):
        wait = "" if self.least_wait is None else f", the closest answer {self.least_wait / 1000:.0f} us after its sync"
        fault = "" if self.fault_at is None else f", {self.after_fault} of them answered after the fault"
        return (f"{self.created} created, {self.covered} covered by {self.syncs} syncs{wait}{fault}, "
                f"{len(self.early)} early, {len(self.unseen)} unseen")


def _commit_ends(calls):
    """For the number of every write to the write-ahead log: when the transaction that it belongs to is written whole.

    A frame is a head of 24 bytes and then its page; the head of a transaction's last frame names the pages of the
    database. A page belongs to the head before it.
    """
    ends, whole = [None] * len(calls), None
    for number in range(len(calls) - 1, -1, -1):
        call = calls[number]
        is_page = call.length > 32
        if is_page and number > 0 and calls[number - 1].length == 24 and calls[number - 1].pages:
            whole = call.end
        ends[number] = whole
    return ends


def prove(calls, created):
    """Checks every created sale: its write, then a good sync of the log that began later, then the first answer."""
    writes = [call for call in calls if call.kind == "wal" and call.name in ("pwrite", "write", "writev")
              and call.result > 0]
    whole = _commit_ends(writes)
    syncs = [call for call in calls if call.kind == "wal" and call.name in ("fdatasync", "fsync") and call.result == 0]
    begins = [call.begin for call in syncs]
    # The earliest end of any sync that began at this one or later.
    earliest_end = [0] * len(syncs)
    for number in range(len(syncs) - 1, -1, -1):
        later = earliest_end[number + 1] if number + 1 < len(syncs) else syncs[number].end
        earliest_end[number] = min(syncs[number].end, later)
    written, answered = {}, {}
    for number, call in enumerate(writes):
        for id in call.ids:
            written.setdefault(id, number)
    for call in calls:
        if call.kind == "socket":
            for id in call.ids:
                answered.setdefault(id, call.begin)
    broken = [call.begin for call in calls if call.name == "broken"]
    proof = Proof(created=len(created), syncs=len(syncs), fault_at=broken[0] if broken else None)
    for id in sorted(created):
        if id not in answered:
            proof.unseen.append(id)
            continue
        if proof.fault_at is not None and answered[id] > proof.fault_at:
            proof.after_fault += 1
        if id not in written or written[id] is None:
            proof.early[id] = "was not written to the log"
            continue
        end = whole[written[id]]
        place = len(syncs) if end is None else bisect_left(begins, end)
        if place == len(syncs):
            proof.early[id] = "no good sync follows its commit"
        elif earliest_end[place] > answered[id]:
            proof.early[id] = f"answered {(earliest_end[place] - answered[id]) / 1000:.0f} us before its sync ended"
        else:
            proof.covered += 1
            wait = answered[id] - earliest_end[place]
            proof.least_wait = wait if proof.least_wait is None else min(wait, proof.least_wait)
    return proof
