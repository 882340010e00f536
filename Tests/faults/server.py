"""Runs the program under test: its commands, and its server, which is known and ended by its process id only."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import world

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
STANDARD_PROGRAM = ROOT / ".build/debug/phucloi"


# Whoever is asked to end still ends what it started: contexts are left as after any exit.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


class Failure(Exception):
    """What a test found wrong, or could not do."""


def free_port():
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Program:
    """The program with the database that it works on."""

    def __init__(self, path, database, folder):
        self.path, self.database, self.folder = Path(path).resolve(), database, Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.environment = {**os.environ, "PHUCLOI_HOME": str(ROOT)}
        if not self.path.is_file():
            raise Failure(f"There is no program at {path}: build it, or name it with --phucloi.")

    def run(self, *arguments, allowed=(0,), seconds=600):
        """Runs a command to its end; gives what it printed."""
        done = subprocess.run(
            [self.path, *arguments, "--database", self.database], cwd=self.folder, env=self.environment,
            capture_output=True, text=True, timeout=seconds, check=False)
        if done.returncode not in allowed:
            raise Failure(f"phucloi {' '.join(map(str, arguments))} ended with {done.returncode}:\n"
                          f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def import_world(self, size=world.Size()):
        """Writes the world and takes it in."""
        for kind, file in world.write(self.folder / "world", size):
            self.run("import", kind, file)

    def create_client(self, name, role, scope="everything"):
        """Makes a program's client; gives its token, which the command prints last."""
        printed = self.run("account", "client", "create", "--name", name, "--role", role, "--scope", scope)
        return printed.strip().splitlines()[-1].strip()

    def serve(self, *, arguments=(), seconds=60, **environment):
        """Starts the server with further arguments and waits until it answers, at most some seconds, and not at all
        for 0; further names go into its environment.
        """
        return Server(self, environment, arguments, seconds)


class Server:
    """One run of `phucloi serve`."""

    def __init__(self, program, environment, arguments=(), seconds=60):
        self.port = free_port()
        self.url = f"http://{HOST}:{self.port}"
        self.log = program.folder / f"server-{self.port}.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [program.path, "serve", "--port", str(self.port), "--host", HOST, "--database", program.database,
                 *arguments],
                cwd=program.folder, env={**program.environment, **environment}, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT)
        try:
            if seconds > 0:
                self.wait_until_healthy(seconds)
        except Failure:
            self.kill()
            raise

    def wait_until_healthy(self, seconds=60):
        """Returns when /health answers; fails when the process has ended or the time is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failure(f"The server ended with {self.process.returncode}:\n{self.tail()}")
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (OSError, urllib.error.URLError):
                pass
            time.sleep(0.05)
        raise Failure(f"The server did not become healthy within {seconds} s:\n{self.tail()}")

    def tail(self):
        """The end of the server's log."""
        return self.log.read_text(errors="replace")[-2000:]

    def kill(self):
        """Ends the process at once, as a power cut would."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self, seconds=30):
        """Asks the process to end; it must do so by itself."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired as late:
            self.kill()
            raise Failure(f"The server did not stop within {seconds} s.") from late

    def wait_for_end(self, seconds):
        """The exit code, or None when the process still runs after the time."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def get(self, path, token):
        """The JSON of a path."""
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def turns(self, token, period=world.PERIOD):
        """The sales that the nation's report counts."""
        return self.get(f"/api/v1/reports/welfare?scope=VN&partner=all&period={period}", token)["turns"]


def say(*parts, **how):
    """Prints a line at once."""
    print(*parts, flush=True, **how)


def finish(failures):
    """Prints how the script ended and ends it."""
    for failure in failures:
        say(f"FAILED  {failure}")
    say("passed" if not failures else f"{len(failures)} failed")
    sys.exit(1 if failures else 0)
