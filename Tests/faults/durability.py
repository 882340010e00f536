"""Proves on SQLite that no sale is answered `created` before the disk has it, and that the server stops when it cannot.

A kill proves no durability: the system writes what a killed process had handed over. So a preloaded library watches
the calls themselves, and lets some of them fail:

  stream     sales by many connections; every answer is compared with the syncs of the write-ahead log
  self-test  the same with the syncs left out: the comparison must then find every answer wrong
  faults     EIO on a sync, ENOSPC and EIO on a write of the log, once and for ever: from then on nobody is told
             `created` for what no good sync covers, the process ends by itself with an error, and after a restart
             everything that was answered is there, once, also when all ids are sent again
"""

import argparse
import tempfile
import time
from pathlib import Path

import ledger
import shim
import world
from sellers import Stream, resend
from server import STANDARD_PROGRAM, Failure, Program, finish, say

END_SECONDS = 10
FAULTS = [
    ("EIO on one sync", {"FAULT": "EIO", "FAULT_TIMES": 1}),
    ("EIO on every sync", {"FAULT": "EIO"}),
    ("ENOSPC on one write", {"FAULT": "ENOSPC", "FAULT_TIMES": 1}),
    ("ENOSPC on every write", {"FAULT": "ENOSPC"}),
    ("EIO on one write", {"FAULT": "EIO", "FAULT_ON": "write", "FAULT_TIMES": 1}),
]


class Run:
    """A fresh SQLite world and what happens to it."""

    def __init__(self, options, folder, name):
        self.options, self.name = options, name
        self.folder = Path(folder) / name.replace(" ", "-")
        self.database = f"sqlite:{self.folder / 'world.sqlite'}"
        self.program = Program(options.phucloi, self.database, self.folder)
        self.program.import_world()
        self.till = self.program.create_client("till", "till", options.till_scope)
        self.reader = self.program.create_client("reader", "reader")

    def stream_under_shim(self, fault, while_selling):
        """Sells under the shim; gives the stream, the proof and the exit code, None when the server still ran."""
        log, trigger = self.folder / "calls.log", self.folder / "trigger"
        fault = {**fault, "FAULT_TRIGGER": trigger} if fault else {}
        with self.program.serve(**shim.environment(log, **fault)) as server:
            with Stream(server.url, self.till, connections=self.options.connections) as stream:
                time.sleep(self.options.seconds / 2)
                trigger.touch()
                code = while_selling(server)
            proof = shim.prove(shim.read(log), stream.created)
        return stream, proof, code

    def check_after_restart(self, stream):
        """Everything that was answered is there, and nothing is doubled when all of it is sent again."""
        wrong = missing(self.database, stream.created)
        with self.program.serve() as server:
            told = resend(server.url, self.till, stream.sent.values())
            wrong += wrong_when_resent(told, stream.created)
            wrong += ledger.faults(self.database) + missing(self.database, stream.sent)
            turns = server.turns(self.reader)
            if turns != len(stream.sent):
                wrong.append(f"the report counts {turns} sales, {len(stream.sent)} were sent")
            server.stop()
        return wrong


def missing(database, ids):
    """A sentence when not every id stands once in the ledger."""
    found = ledger.accepted(database)
    lost = sum(1 for id in ids if found[id] != 1)
    return [f"{lost} of {len(ids)} sales do not stand exactly once in the ledger"] if lost else []


def wrong_when_resent(told, created):
    """Sentences about answers to a second sending: `exists` for what was answered, else also `created`."""
    not_exists = sum(1 for id in created if told.get(id) != "exists")
    others = sum(1 for status in told.values() if status not in ("exists", "created"))
    return ([f"{not_exists} answered sales are not told `exists`"] if not_exists else []) + (
        [f"{others} sales are refused when sent again"] if others else [])


def stream_scenario(run):
    """Without a fault every answer is covered."""
    def while_selling(_server):
        time.sleep(run.options.seconds / 2)

    stream, proof, _ = run.stream_under_shim({}, while_selling)
    say(f"{run.name}: {proof}")
    wrong = [f"{proof.violations} answers are not proved: {examples(proof)}"] if proof.violations else []
    if stream.others:
        wrong.append(f"{len(stream.others)} sales of the stream were not created: {next(iter(stream.others.items()))}")
    if proof.created < 50:
        wrong.append("fewer than 50 sales prove nothing")
    return wrong + run.check_after_restart(stream)


def self_test_scenario(run):
    """With the syncs left out the check must find violations, else it proves nothing."""
    def while_selling(_server):
        time.sleep(run.options.seconds / 2)

    stream, proof, _ = run.stream_under_shim({"FAULT": "SKIP"}, while_selling)
    say(f"{run.name}: {proof} (early ones are what this run is for)")
    found = len(proof.early)
    # Sold before the trigger, a part is rightly covered; nothing that was sold after it can be.
    return [] if found > 0 and found + proof.covered == len(stream.created) else [
        f"the check overlooks syncs that are left out: {found} found, {proof.covered} of {len(stream.created)} covered"]


def fault_scenario(run, fault):
    """After the fault nothing that is not on the disk is answered, and the server ends."""
    ended = {}

    def while_selling(server):
        code = server.wait_for_end(END_SECONDS + 2)
        ended["at"] = time.monotonic_ns()
        return code

    stream, proof, code = run.stream_under_shim(fault, while_selling)
    took = (ended["at"] - proof.fault_at) / 1e9 if proof.fault_at else None
    say(f"{run.name}: {proof}; exit code {code}" + (f" after {took:.2f} s" if took is not None else ""))
    wrong = [f"{proof.violations} answers are not proved: {examples(proof)}"] if proof.violations else []
    if proof.fault_at is None:
        wrong.append("the fault was never met")
    elif code is None or took > END_SECONDS:
        wrong.append(f"the server did not end within {END_SECONDS} s")
    elif code == 0:
        wrong.append("the server ended with 0, as if nothing had happened")
    return wrong + run.check_after_restart(stream)


def examples(proof):
    """A few of the violations."""
    return "; ".join([f"{id} {why}" for id, why in list(proof.early.items())[:3]] + [
        f"{id} is not in the log" for id in proof.unseen[:3]])


def scenarios():
    """All scenarios by name."""
    made = {"stream": stream_scenario, "self-test": self_test_scenario}
    for name, fault in FAULTS:
        made[name] = lambda run, fault=fault: fault_scenario(run, fault)
    return made


def main():
    """Runs the scenarios that are asked for."""
    known = scenarios()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=STANDARD_PROGRAM)
    parser.add_argument("--only", choices=known, action="append", help="a scenario; may be repeated")
    parser.add_argument("--seconds", type=float, default=3, help="how long each stream runs")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--till-scope", default=world.TILL_SCOPE)
    options = parser.parse_args()
    failures = []
    with tempfile.TemporaryDirectory(prefix="phucloi-durability-") as folder:
        for name in options.only or known:
            try:
                failures += [f"{name}: {wrong}" for wrong in known[name](Run(options, folder, name))]
            except Failure as failure:
                failures.append(f"{name}: {failure}")
    finish(failures)


if __name__ == "__main__":
    main()
