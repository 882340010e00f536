"""How many single sales a second the server takes, beside its own empty route and beside Hummingbird alone.

Three runs, interleaved: a bare Hummingbird, the empty route POST /api/v1/ping with the same token and the same body,
sales on SQLite (synchronous=FULL), and the same by printed cards, whose signatures are checked; then sales on PostgreSQL (synchronous_commit on) beside pgbench, which does the
bare two statements. 64 connections, one sale in a request, every id new. The middle run of three counts. Afterwards
the ledger must hold exactly the sales that were answered, and there is no table when more than 1 % of them were not
created.
"""

import argparse
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

import bench_world
import ledger
import load
from cluster import Cluster
from result_table import machine, refuse, row, show
from server import HOST, ROOT, Failure, Program, free_port, say

MOST_BAD = 0.01
# So many that no member reaches a limit and no pool ends, whatever the speed.
AMPLE_LIMIT, AMPLE_POOL = 100_000, 1_000_000_000


class Hello:
    """The bare Hummingbird."""

    def __init__(self, path):
        port = free_port()
        self.url = f"http://{HOST}:{port}/"
        self.process = subprocess.Popen([path, str(port)], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        for _ in range(200):
            try:
                urllib.request.urlopen(self.url, timeout=2).close()
                return self
            except OSError:
                time.sleep(0.05)
        raise Failure("The bare Hummingbird does not answer.")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)


class Sales:
    """A world on one engine, its server, and what it was sent."""

    def __init__(self, options, folder, name, database):
        self.options, self.name = options, name
        self.program = Program(options.phucloi, database, folder)
        for kind, file in bench_world.write(Path(folder) / "world", AMPLE_LIMIT, AMPLE_POOL):
            self.program.run("import", kind, file)
        self.token = self.program.create_client("bench", "till", f"partner:{bench_world.HEAD}")
        self.cards = bench_world.write_cards(self.program, Path(folder))
        self.runs, self.pings = [], []

    def run(self, server, mode, number):
        """One run of the load; stops everything when too much goes wrong."""
        tag = f"{mode[0]}{number:03d}"
        done = load.wrk(server.url, mode, self.token, tag, self.options, self.cards)
        say(f"  {self.name} {mode} {number}: {done.rate:.0f}/s, p50 {done.p50 / 1000:.1f} ms, "
            f"p99 {done.p99 / 1000:.1f} ms, {done.refused} refused, {done.broken} broken")
        if done.bad_share > MOST_BAD:
            refuse(f"{done.bad_share:.1%} of {self.name} {mode} {number} were not answered with success")
        (self.pings if mode == "ping" else self.runs).append(done)
        return done.rate

    def is_equal(self):
        """Whether the ledger holds exactly the sales that were answered as created."""
        answered = sum(run.asked - run.refused - run.broken for run in self.runs)
        kept, faults = ledger.counted(self.program.database), ledger.faults(self.program.database)
        say(f"  {self.name}: {answered} answered, {kept} in the ledger{''.join(f', {fault}' for fault in faults)}")
        return answered == kept and not faults

    def tell_durability(self, server):
        """Prints what the server's log says about syncs, and the doctor.

        The doctor looks through a connection of its own: on SQLite that is not the writer's setting. What the writer
        does is proved by Tests/faults/durability.py.
        """
        for who, told in (("server", server.log.read_text(errors="replace")),
                          ("doctor, on its own connection", self.program.run("doctor", allowed=(0, 3)))):
            found = [line.strip() for line in told.splitlines() if "synchronous" in line or "fsync" in line]
            say(f"  {self.name}, {who}: {', '.join(found) or 'says nothing about syncs'}")


def on_sqlite(options, folder):
    """The empty route beside the bare server, and sales beside the empty route."""
    sales = Sales(options, folder / "sqlite", "SQLite", f"sqlite:{folder / 'sqlite' / 'bench.sqlite'}")
    hello, ping, sold, shown = [], [], [], []
    with Hello(options.hello) as bare, sales.program.serve() as server:
        sales.tell_durability(server)
        for number in range(options.runs):
            hello.append(load.wrk(bare.url, "hello", "-", "none", options).rate)
            say(f"  hello {number}: {hello[-1]:.0f}/s")
            ping.append(sales.run(server, "ping", number))
            sold.append(sales.run(server, "sales", number))
            shown.append(sales.run(server, "cards", number))
        server.stop()
    pinged = all(run.refused + run.broken == 0 for run in sales.pings)
    return [row("empty JSON route, requests/s; rival: bare Hummingbird", median(ping), median(hello), pinged),
            row("sales on SQLite FULL, requests/s; rival: empty route", median(sold), median(ping), sales.is_equal()),
            row("sales by card on SQLite FULL, requests/s; rival: empty route", median(shown), median(ping),
                sales.is_equal())]


def on_postgres(options, folder):
    """Sales beside the bare statements, on the same cluster."""
    with Cluster(folder / "cluster") as cluster:
        sales = Sales(options, folder / "server", "PostgreSQL", cluster.url)
        load.prepare_bare(cluster, lambda sql: subprocess.run(
            ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql, cluster.url], check=True, timeout=600))
        sold, bare, committed = [], [], 0
        with sales.program.serve() as server:
            sales.tell_durability(server)
            for number in range(options.runs):
                rate, count = load.pgbench(cluster, options.seconds, number)
                bare.append(rate)
                committed += count
                say(f"  pgbench {number}: {rate:.0f}/s")
                sold.append(sales.run(server, "sales", number))
            server.stop()
        bare_kept = int(ledger.rows(cluster.url, "SELECT count(*) FROM bare_ledger")[0][0])
        return [row("sales on PostgreSQL, requests/s; rival: pgbench, two bare statements", median(sold), median(bare),
                    sales.is_equal() and bare_kept == committed)]


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=ROOT / ".build/release/phucloi")
    parser.add_argument("--hello", default=ROOT / ".build/release/hello")
    parser.add_argument("--only", choices=("sqlite", "postgres"), action="append")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--warm", type=float, default=3)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    say(machine())
    rows = []
    with tempfile.TemporaryDirectory(prefix="phucloi-bench-") as folder:
        Path(folder).chmod(0o755)
        for name in options.only or ("sqlite", "postgres"):
            (Path(folder) / name).mkdir(mode=0o755)
            rows += (on_sqlite if name == "sqlite" else on_postgres)(options, Path(folder) / name)
    show(rows)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        refuse(failure)
