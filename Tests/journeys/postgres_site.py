"""A running site on PostgreSQL, in a database of its own that is dropped afterwards."""

import os
import pathlib
import secrets
import sqlite3
import subprocess

from running_site import Site

# Enough for counters: nobody has bought anything yet.
SMALL = ("--units", "300", "--members", "3000", "--sales", "0")


class PostgresSite(Site):
    """A small sample world in the cluster that PHUCLOI_TEST_POSTGRES names."""

    def __init__(self, phucloi: str) -> None:
        super().__init__(phucloi)
        self.cluster = os.environ["PHUCLOI_TEST_POSTGRES"]
        self.name = f"journey_{secrets.token_hex(6)}"
        self.database = f"{self.cluster}/{self.name}"

    def take_world(self, kept: pathlib.Path) -> None:
        """The accounts get the passwords of a world on SQLite, which are in a file beside that one."""
        self.run("sample", *SMALL, "--database", f"sqlite:{self.folder}/sample.sqlite")
        self.ask("postgres", f"CREATE DATABASE {self.name}")
        self.run("sample", *SMALL, "--database", self.database)
        with sqlite3.connect(self.folder / "sample.sqlite") as source:
            accounts = source.execute("SELECT sign_in_name, password_hash FROM access_account").fetchall()
        self.ask(self.name, "; ".join(
            f"UPDATE access_account SET password_hash = '{digest}' WHERE sign_in_name = '{name}'"
            for name, digest in accounts))

    def ask(self, database: str, statement: str) -> None:
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", f"{self.cluster}/{database}", "-c", statement], check=True)

    def __exit__(self, *error) -> None:
        super().__exit__(*error)
        self.ask("postgres", f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
