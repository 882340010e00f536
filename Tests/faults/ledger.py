"""Looks into the database itself, past the program: reading only."""

import csv
import io
import sqlite3
import subprocess
from collections import Counter

from server import Failure

ACCEPTED = "refusal IS NULL AND reverses_sequence IS NULL"


def rows(database, sql):
    """The rows of a query on `sqlite:PATH` or a PostgreSQL address, values as text or None."""
    if database.startswith("sqlite:"):
        connection = sqlite3.connect(f"file:{database.removeprefix('sqlite:')}?mode=ro", uri=True, timeout=30)
        try:
            return [[None if value is None else str(value) for value in row] for row in connection.execute(sql)]
        finally:
            connection.close()
    done = subprocess.run(["psql", "-X", "--csv", "-t", "-v", "ON_ERROR_STOP=1", "-P", "null=\\N", "-c", sql, database],
                          capture_output=True, text=True, timeout=120, check=False,
                          env={"PATH": "/usr/bin:/bin", "PGOPTIONS": "-c default_transaction_read_only=on"})
    if done.returncode != 0:
        raise Failure(f"psql: {done.stderr}")
    return [[None if value == "\\N" else value for value in row] for row in csv.reader(io.StringIO(done.stdout))]


def accepted(database):
    """How often each id stands in the ledger as an accepted sale."""
    found = rows(database, f"SELECT id, count(*) FROM sale WHERE {ACCEPTED} GROUP BY id")
    return Counter({row[0]: int(row[1]) for row in found})


def counted(database, product=None):
    """The accepted sales that no reversal voids."""
    only = f" AND p.code = '{product}'" if product else ""
    return int(rows(database, f"""
        SELECT count(*) FROM sale s JOIN product p ON p.number = s.product_number
        WHERE s.refusal IS NULL AND s.reverses_sequence IS NULL{only}
            AND NOT EXISTS (SELECT 1 FROM sale_reversal r WHERE r.sale_sequence = s.sequence)""")[0][0])


def history(database, product):
    """+1 for every accepted sale of a product and -1 for every reversal of one, in the ledger's order."""
    found = rows(database, f"""
        SELECT s.reverses_sequence IS NOT NULL FROM sale s LEFT JOIN sale o ON o.sequence = s.reverses_sequence
        JOIN product p ON p.number = COALESCE(s.product_number, o.product_number)
        WHERE s.refusal IS NULL AND p.code = '{product}' ORDER BY s.sequence""")
    return [-1 if row[0] in ("1", "t") else 1 for row in found]


def faults(database):
    """What is wrong with the ledger as a whole: gaps in its numbers, ids that stand twice."""
    count, last, head = (int(value) for value in rows(
        database, "SELECT count(*), COALESCE(max(sequence), 0), (SELECT sequence FROM ledger_head) FROM sale")[0])
    found = [] if count == last == head else [f"the ledger has {count} rows, last {last}, head {head}"]
    doubled = sum(1 for times in accepted(database).values() if times > 1)
    return found + ([f"{doubled} ids stand twice"] if doubled else [])
