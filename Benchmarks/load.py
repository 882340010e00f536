"""Runs the load generators and reads what they say."""

import re
import subprocess
from pathlib import Path

from server import Failure

HERE = Path(__file__).resolve().parent
CONNECTIONS, THREADS = 64, 2


class Load:
    """What one run of wrk with sales.lua said."""

    def __init__(self, text, seconds):
        found = re.search(r"asked=(\d+) measured=(\d+) refused=(\d+) broken=(\d+) p50=(\d+) p99=(\d+)", text)
        if not found:
            raise Failure(f"wrk said:\n{text}")
        self.asked, self.measured, self.refused, self.broken, self.p50, self.p99 = map(int, found.groups())
        self.rate = self.measured / seconds

    @property
    def bad_share(self):
        """The share of requests without a good answer."""
        return (self.refused + self.broken) / max(1, self.asked)


def wrk(url, mode, token, tag, options, cards=""):
    """One run: warms up, measures, and lets everything be answered."""
    seconds = options.warm + options.seconds
    done = subprocess.run(
        ["wrk", "-t", str(THREADS), "-c", str(CONNECTIONS), "-d", f"{seconds + 1:.0f}s", "-s", HERE / "sales.lua", url,
         "--", mode, token, tag, str(options.warm), str(options.seconds), str(cards)],
        capture_output=True, text=True, timeout=seconds + 120, check=False)
    return Load(done.stdout + done.stderr, options.seconds)


def prepare_bare(cluster, psql):
    """The tables of the bare statements, with a row for every member and product."""
    psql("CREATE TABLE bare_quota (product bigint, member bigint, used bigint NOT NULL, cap bigint NOT NULL, "
         "PRIMARY KEY (member, product))")
    psql("CREATE TABLE bare_ledger (id bigint PRIMARY KEY, product bigint NOT NULL, member bigint NOT NULL, "
         "point bigint NOT NULL, list_amount bigint NOT NULL, paid_amount bigint NOT NULL)")
    psql("INSERT INTO bare_quota SELECT p, m, 0, 1000000 FROM generate_series(1, 60) p, generate_series(1, 20000) m")
    psql("VACUUM ANALYZE bare_quota")
    return cluster


def pgbench(cluster, seconds, run):
    """Transactions a second of the bare two statements, begin and commit, in one round trip each."""
    done = subprocess.run(
        ["pgbench", "-n", "-c", str(CONNECTIONS), "-j", str(THREADS), "-M", "prepared", "-T", str(int(seconds)), "-D",
         f"run={run}", "-D", "number=0", "-f", HERE / "two_statements.sql", cluster.url],
        capture_output=True, text=True, timeout=seconds + 120, check=False)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if done.returncode != 0 or not found:
        raise Failure(f"pgbench ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return float(found.group(1)), int(re.search(r"actually processed: (\d+)", done.stdout).group(1))
