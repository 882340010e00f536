"""PostgreSQL beside: the same questions as plain SQL over one table of the same sales as integers, indexed by day.

The cluster is a throw-away one with the settings of a fresh installation, but 256 MB for sorting and two processes
beside the first; times are psql's own, the better of two runs.
"""

import re
import subprocess

from cluster import Cluster, binaries
from server import HOST, Failure


class Beside:
    """One cluster with the sales."""

    def __init__(self, folder):
        self.cluster = Cluster(folder / "beside")
        self._psql("CREATE TABLE sale (day date, unit integer, province integer, member integer, product integer, "
                   f"list bigint, paid bigint);\n\\copy sale FROM '{folder / 'duck.csv'}' WITH (FORMAT csv, HEADER)\n"
                   "CREATE INDEX ON sale (day);\nVACUUM ANALYZE sale;\n")

    def _psql(self, text):
        done = subprocess.run(
            [binaries() / "psql", "-X", "-q", "-A", "-t", "-F", "|", "-v", "ON_ERROR_STOP=1", "-h", HOST, "-p",
             str(self.cluster.port), "-U", self.cluster.user, "phucloi"],
            input=text, capture_output=True, text=True, timeout=3_600, check=False)
        if done.returncode != 0:
            raise Failure(f"psql ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

    def ask(self, texts):
        """The answer of each statement as rows of texts, and the milliseconds of all of them together."""
        best, answer = float("inf"), None
        for _ in range(2):
            told = self._psql("SET work_mem = '256MB';\nSET max_parallel_workers_per_gather = 2;\n\\timing on\n"
                              + "".join(f"{text};\n" for text in texts if text))
            took, answer, rows = 0, [], []
            for line in told.splitlines():
                time = re.match(r"Time: ([\d.]+) ms", line)
                if time:
                    took, answer, rows = took + float(time.group(1)), [*answer, rows], []
                else:
                    rows.append(line.split("|"))
            best = min(best, took)
        return answer, best

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cluster.stop()
