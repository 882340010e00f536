"""A running site with the sample world, for the journeys: starts it, knows its accounts, ends it.

PHUCLOI_JOURNEY_WORLD names a folder that keeps the sample world from one run to the next; each site gets a copy.
"""

import fcntl
import os
import pathlib
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request

from world_clock import WorldClock

REPO = pathlib.Path(__file__).resolve().parents[2]


class Site:
    """The product on a free port of this machine, over a fresh sample world, on the day of world_clock.py."""

    def __init__(self, phucloi: str) -> None:
        self.phucloi = str(pathlib.Path(phucloi).resolve())
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="phucloi-journey-"))
        self.database = f"sqlite:{self.folder}/sample.sqlite"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None
        self.clock = WorldClock(self.folder)
        self.secrets = {"PHUCLOI_SECRET_KEY": secrets.token_hex(32), "PHUCLOI_ROOT_PASSPHRASE": secrets.token_hex(16)}

    def __enter__(self) -> "Site":
        self.take_world(pathlib.Path(os.environ.get("PHUCLOI_JOURNEY_WORLD") or self.folder / "world"))
        self.command("keys", "start", "--root", str(self.folder / "root"))
        self.prepare()
        self.serve()
        return self

    def prepare(self) -> None:
        """What a journey needs in its world before the server starts."""

    def serve(self) -> None:
        self.process = subprocess.Popen(
            [self.phucloi, "serve", "--port", str(self.port), "--database", self.database],
            cwd=REPO, stdout=subprocess.DEVNULL, stderr=open(self.folder / "server.log", "a"),
            env=self.clock.environment() | self.secrets | {"PHUCLOI_LOG": "debug"})
        wait_for(self.url + "/health")

    def wait(self, seconds: int) -> None:
        """Lets time go by for the program, which begins again later; browsers keep their sessions and their own clocks."""
        self.end()
        self.clock.shift += seconds
        self.serve()

    def end(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)

    def take_world(self, kept: pathlib.Path) -> None:
        """Copies the kept world; makes it first where there is none."""
        kept.mkdir(parents=True, exist_ok=True)
        with open(kept / "lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (kept / "complete").exists():
                self.run("sample", "--database", f"sqlite:{kept}/sample.sqlite")
                (kept / "complete").touch()
        for file in kept.glob("sample.sqlite*"):
            shutil.copy(file, self.folder)

    def __exit__(self, *_) -> None:
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *arguments: str) -> str:
        """Runs the program's command line on this database; fails loudly."""
        return self.run(*arguments, "--database", self.database)

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [self.phucloi, *arguments], cwd=REPO, capture_output=True, text=True, timeout=1200,
            env=self.clock.environment() | self.secrets)
        if done.returncode != 0:
            raise AssertionError(f"phucloi {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def statements(self) -> list[tuple[str, int]]:
        """The route of each request so far, and how many statements it sent to the database."""
        text = (self.folder / "server.log").read_text(encoding="utf-8")
        return [(route, int(count)) for route, count in re.findall(r"route=(\S+) statements=(\d+)", text)]

    def password(self, name: str) -> str:
        """The password of a sample account."""
        for line in (self.folder / "sample.sqlite.accounts").read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if fields[0] == name:
                return fields[1]
        raise AssertionError(f"no sample account {name}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, seconds: float = 60) -> None:
    """Waits until the address answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} did not answer within {seconds} s")


def browser_options() -> dict:
    """Debian's Chromium, headless; without a sandbox only for root, where Chromium refuses one."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    path = shutil.which("chromium")
    if not path:
        raise AssertionError("chromium is missing: run bin/setup --tests")
    return {"executable_path": path, "headless": True, "args": arguments}
