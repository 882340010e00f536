"""Many counters reach for the last places of a limit and of a pool at the same moment; never is one too many granted.

  limit      200 sales of one member at once, where the limit is ten: exactly ten are granted
  pool       200 sales of 200 members at once, where the pool is ten: exactly ten are granted
  arrays     200 arrays at once that mix a limit, a pool and a free product: ten, ten and all
  reversals  sales and reversals of a pooled product at once: in the ledger's order the granted ones that no reversal
             voids never pass ten, and when the reversals have ended exactly ten stand

Each is done on SQLite and on PostgreSQL; what clients were told is compared with the ledger itself.
"""

import argparse
import tempfile
import threading
from collections import Counter
from pathlib import Path

import ledger
import world
from cluster import Cluster
from sellers import Till, Unanswered
from server import STANDARD_PROGRAM, Failure, Program, finish, say

RACERS = 200


def at_once(till, jobs):
    """Runs `job(till of its own)` for all jobs, each on its own connection, all from one signal on; their results."""
    barrier, results, faults = threading.Barrier(len(jobs)), [None] * len(jobs), []

    def run(number, job):
        own = till()
        try:
            own.open()
            barrier.wait(60)
            results[number] = job(own)
        except (Unanswered, ValueError, OSError, threading.BrokenBarrierError) as fault:
            barrier.abort()
            faults.append(f"{type(fault).__name__}: {fault}")
        finally:
            own.close()

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    if faults:
        raise Failure(f"{len(faults)} of {len(jobs)} counters got no answer: {faults[0]}")
    return results


def granted(results):
    """How often each status and code was told."""
    return Counter(result["code"] or result["status"] for answer in results for result in answer.values())


def compare(name, told, expected):
    """A sentence when the answers are not what they must be."""
    return [f"{name}: answers {dict(told)}, expected {expected}"] if dict(told) != expected else []


def limit(race, product):
    """One member, one product."""
    told = granted(at_once(race.till, [lambda till: till.sell(world.sale("M0001", product))] * RACERS))
    return compare("limit", told, {"created": world.QUOTA, "over_limit": RACERS - world.QUOTA})


def pool(race, product):
    """Many members, one product."""
    jobs = [lambda till, n=n: till.sell(world.sale(world.member(n), product)) for n in range(1, RACERS + 1)]
    return compare("pool", granted(at_once(race.till, jobs)),
                   {"created": world.QUOTA, "pool_empty": RACERS - world.QUOTA})


def arrays(race, limited, pooled):
    """Arrays of three that meet each other in a limit and a pool, in different orders."""
    def job(number):
        sales = [world.sale("M0002", limited), world.sale(world.member(number), pooled),
                 world.sale(world.member(number), "SP1")]
        turn = number % 3
        return lambda till: till.sell(sales[turn:] + sales[:turn])

    told = granted(at_once(race.till, [job(number) for number in range(1, RACERS + 1)]))
    return compare("arrays", told, {"created": 2 * world.QUOTA + RACERS, "over_limit": RACERS - world.QUOTA,
                                    "pool_empty": RACERS - world.QUOTA})


def reversals(race, product, sellers=40, sales_each=20):
    """Every seller reverses about each second sale that it was granted, while all others go on selling."""
    def job(number):
        def run(till):
            told, made = Counter(), 0
            while made < sales_each:
                sale = world.sale(world.member(number), product)
                made += 1
                result = till.sell(sale)[sale["id"]]
                told[result["code"] or result["status"]] += 1
                if result["status"] == "created" and made % 2:
                    voided = race.reverse(sale["id"])
                    told["reversed" if voided["status"] == "created" else f"reversal {voided}"] += 1
            return told
        return run

    told = sum(at_once(race.till, [job(number) for number in range(1, sellers + 1)]), Counter())
    wrong = [f"reversals: {status} {count} times" for status, count in told.items()
             if status not in ("created", "pool_empty", "reversed")]
    after = granted([one for one in at_once(
        race.till, [lambda till, n=n: till.sell(world.sale(world.member(n), product)) for n in range(1, 41)])])
    say(f"{race.name}: reversals: {told['created']} granted, {told['reversed']} reversed, "
        f"then {after['created']} more")
    if told["created"] - told["reversed"] + after["created"] != world.QUOTA:
        wrong.append(f"reversals: {told} and then {after} leave another number than {world.QUOTA} standing")
    return wrong + in_order(race, product)


def in_order(race, product):
    """Walks the ledger: what stands never passes the quota."""
    standing = most = 0
    for change in ledger.history(race.program.database, product):
        standing += change
        most = max(most, standing)
    return [f"{product}: up to {most} sales stood at one time"] if most > world.QUOTA else []


class Race:
    """A world on one engine with its server."""

    def __init__(self, name, options, folder, database):
        self.name, self.options = name, options
        self.program = Program(options.phucloi, database, folder)
        self.program.import_world(world.Size(limited=options.rounds * 3))
        self.token = self.program.create_client("till", "till", options.till_scope)
        self.server = self.program.serve()

    def till(self):
        """A new counter."""
        return Till(self.server.url, self.token, seconds=120)

    def reverse(self, id):
        """Voids a sale; gives what the server said."""
        own, voiding = self.till(), world.reversal(id)
        try:
            return own.sell(voiding)[voiding["id"]]
        finally:
            own.close()

    def run(self):
        """All races, each in every round with products of its own."""
        wrong, database = [], self.program.database
        for number in range(self.options.rounds):
            first, second, third = (3 * number + turn for turn in (1, 2, 3))
            wrong += limit(self, f"HAN{first}") + pool(self, f"QUY{first}")
            wrong += arrays(self, f"HAN{second}", f"QUY{second}") + reversals(self, f"QUY{third}")
            for product in (f"HAN{first}", f"QUY{first}", f"HAN{second}", f"QUY{second}", f"QUY{third}"):
                standing = ledger.counted(database, product)
                if standing != world.QUOTA:
                    wrong.append(f"{product}: {standing} stand in the ledger, expected {world.QUOTA}")
            say(f"{self.name} {number + 1}: {'wrong' if wrong else f'{world.QUOTA} of {world.QUOTA} each time'}")
        return wrong + ledger.faults(database)


def run_engine(name, options, folder):
    """Races on a fresh database of an engine."""
    folder = Path(folder) / name
    if name == "sqlite":
        return run_race(Race(name, options, folder, f"sqlite:{folder / 'world.sqlite'}"))
    folder.mkdir()
    folder.chmod(0o755)
    with Cluster(folder / "cluster") as cluster:
        return run_race(Race(name, options, folder / "server", cluster.url))


def run_race(race):
    """Runs it and stops its server."""
    with race.server:
        wrong = race.run()
        race.server.stop()
    return [f"{race.name}: {each}" for each in wrong]


def main():
    """Runs the engines that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=STANDARD_PROGRAM)
    parser.add_argument("--only", choices=("sqlite", "postgres"), action="append")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--till-scope", default=world.TILL_SCOPE)
    options = parser.parse_args()
    failures = []
    with tempfile.TemporaryDirectory(prefix="phucloi-race-") as folder:
        Path(folder).chmod(0o755)
        for name in options.only or ("sqlite", "postgres"):
            try:
                failures += run_engine(name, options, folder)
            except Failure as failure:
                failures.append(f"{name}: {failure}")
    finish(failures)


if __name__ == "__main__":
    main()
