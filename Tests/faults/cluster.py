"""A PostgreSQL cluster of its own in a folder, started and ended by its process id; it is thrown away afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path

from server import HOST, Failure, free_port

ACCOUNT = "postgres"
SETTINGS = {"listen_addresses": HOST, "max_connections": 200, "synchronous_commit": "on", "fsync": "on",
            "max_wal_size": "4GB"}


def binaries():
    """The folder of PostgreSQL's own programs."""
    found = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False).stdout.strip()
    for folder in (found, "/usr/lib/postgresql/15/bin"):
        if folder and (Path(folder) / "initdb").is_file():
            return Path(folder)
    raise Failure("PostgreSQL is not installed: run bin/setup --tests.")


def descendants(pid):
    """The process and everything that it started, as /proc tells now."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting += parents.get(current, [])
    return found


class Cluster:
    """One cluster; `url` is where its database for a test is."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.data, self.port = self.folder / "data", free_port()
        # The server refuses to run as root, so root hands it to the account that Debian made for it.
        self.account = {"user": ACCOUNT, "group": pwd.getpwnam(ACCOUNT).pw_gid, "extra_groups": []} \
            if os.geteuid() == 0 else {}
        self.user = ACCOUNT if self.account else pwd.getpwuid(os.geteuid()).pw_name
        self.process = None
        self._make()

    def _make(self):
        self.folder.mkdir(parents=True)
        if self.account:
            shutil.chown(self.folder, ACCOUNT)
        self._call("initdb", "-D", self.data, "-U", self.user, "-A", "trust", "-E", "UTF8", "--locale-provider=icu",
                   "--icu-locale=vi-VN", "--locale=C.UTF-8", "--no-sync")
        self.start()
        self._call("createdb", "-h", HOST, "-p", str(self.port), "-U", self.user, "phucloi")

    def _call(self, name, *arguments):
        done = subprocess.run([binaries() / name, *arguments], cwd=self.folder, capture_output=True, text=True,
                              timeout=120, check=False, **self.account)
        if done.returncode != 0:
            raise Failure(f"{name} ended with {done.returncode}: {done.stderr}")

    @property
    def url(self):
        """The address that the program is given."""
        return f"postgres://{self.user}@{HOST}:{self.port}/phucloi"

    def start(self, seconds=60):
        """Starts the postmaster and waits until it lets somebody in, which after a kill is after its recovery."""
        settings = {**SETTINGS, "port": self.port, "unix_socket_directories": self.folder}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen([binaries() / "postgres", "-D", self.data, *options], cwd=self.folder,
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self.account)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failure(f"PostgreSQL ended with {self.process.returncode}, see {self.folder / 'log'}.")
            ready = subprocess.run(
                [binaries() / "pg_isready", "-q", "-h", HOST, "-p", str(self.port), "-d", "postgres"], check=False)
            if ready.returncode == 0:
                return
            time.sleep(0.05)
        raise Failure(f"PostgreSQL did not start within {seconds} s.")

    def kill(self):
        """Ends the postmaster and all its processes at once."""
        family = descendants(self.process.pid)
        for pid in family:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait(30)
        end = time.monotonic() + 10
        while any(Path(f"/proc/{pid}").exists() for pid in family) and time.monotonic() < end:
            time.sleep(0.01)

    def stop(self):
        """A fast shutdown; a slow one is cut off."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.kill()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
