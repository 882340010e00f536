"""Kills the server, or PostgreSQL below it, at random moments of a stream of sales; nothing answered may be lost.

After each kill and restart: every sale that was answered `created` stands in the ledger exactly once, read past the
program; the nation's report counts what the ledger holds; sending every id again gives `exists` for the answered ones
and doubles none; the ledger's numbers have no gap.

  sqlite     kill -9 of the server on SQLite
  postgres   kill -9 of the server on PostgreSQL
  cluster    kill -9 of the postmaster and all its processes; the server lives on and must find it again
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

import ledger
import world
from cluster import Cluster
from durability import missing, wrong_when_resent
from sellers import Stream, Unanswered, resend
from server import STANDARD_PROGRAM, Failure, Program, finish, say


class Victim:
    """A world on one engine and the server that is going to be killed."""

    def __init__(self, options, folder, database, cluster=None):
        self.options, self.cluster = options, cluster
        self.program = Program(options.phucloi, database, folder)
        self.program.import_world()
        self.till = self.program.create_client("till", "till", options.till_scope)
        self.reader = self.program.create_client("reader", "reader")
        self.server = self.program.serve()

    def kill(self):
        """Ends what this victim is about, at once."""
        (self.cluster or self.server).kill()

    def restart(self):
        """Brings it back; a server that lives on must answer again by itself."""
        if self.cluster is None:
            self.server = self.program.serve()
        else:
            self.cluster.start()
            self.server.wait_until_healthy()


def send_all_again(victim, sales, seconds=30):
    """Sends every sale once more; a server that has just lost its database may need a moment."""
    end = time.monotonic() + seconds
    while True:
        try:
            return resend(victim.server.url, victim.till, sales)
        except Unanswered as still:
            if time.monotonic() > end:
                raise Failure(f"The server does not take sales {seconds} s after the restart: {still}") from still
            time.sleep(0.2)


def one_round(victim, chance):
    """One kill; gives what is wrong and the counts."""
    database = victim.program.database
    with Stream(victim.server.url, victim.till, connections=victim.options.connections) as stream:
        time.sleep(chance.uniform(0.05, victim.options.seconds))
        victim.kill()
        time.sleep(0.1)
    victim.restart()
    wrong = missing(database, stream.created)
    found = ledger.accepted(database)
    kept = sum(1 for id in stream.sent if found[id])
    turns, counted = victim.server.turns(victim.reader), ledger.counted(database)
    if turns != counted:
        wrong.append(f"the report counts {turns} sales, the ledger holds {counted}")
    wrong += wrong_when_resent(send_all_again(victim, stream.sent.values()), stream.created)
    wrong += missing(database, stream.sent) + ledger.faults(database)
    turns, counted = victim.server.turns(victim.reader), ledger.counted(database)
    if turns != counted:
        wrong.append(f"the report counts {turns} sales after sending again, the ledger holds {counted}")
    return wrong, len(stream.sent), len(stream.created), kept


def rounds(victim, name, options):
    """All rounds of one engine."""
    chance, failures = random.Random(options.seed), []
    try:
        for number in range(1, options.rounds + 1):
            wrong, sent, created, kept = one_round(victim, chance)
            say(f"{name} {number}: {sent} sent, {created} answered, {kept} kept, {'wrong' if wrong else 'none lost'}")
            failures += [f"{name} {number}: {each}" for each in wrong]
        victim.server.stop()
    finally:
        victim.server.kill()
    return failures


def run_engine(name, options, folder):
    """Makes a fresh database of an engine and kills on it."""
    folder = Path(folder) / name
    if name == "sqlite":
        return rounds(Victim(options, folder, f"sqlite:{folder / 'world.sqlite'}"), name, options)
    folder.mkdir()
    folder.chmod(0o755)
    with Cluster(folder / "cluster") as cluster:
        victim = Victim(options, folder / "server", cluster.url, cluster if name == "cluster" else None)
        return rounds(victim, name, options)


def main():
    """Runs the engines that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=STANDARD_PROGRAM)
    parser.add_argument("--only", choices=("sqlite", "postgres", "cluster"), action="append")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.5, help="the latest moment of a kill")
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--till-scope", default=world.TILL_SCOPE)
    options = parser.parse_args()
    say(f"seed {options.seed}")
    failures = []
    with tempfile.TemporaryDirectory(prefix="phucloi-kill-") as folder:
        Path(folder).chmod(0o755)
        for name in options.only or ("sqlite", "postgres", "cluster"):
            try:
                failures += run_engine(name, options, folder)
            except Failure as failure:
                failures.append(f"{name}: {failure}")
    finish(failures)


if __name__ == "__main__":
    main()
