"""Reports of 126.000 grassroots unions for one month: 64 people hand theirs in at the rate that takes an hour for all,
while somebody opens the consolidation and the list of the nation again and again; then as fast as it goes.

All other reports were handed in before, so that every look is over the full count. The people are made with the command
line and the printed code; that each may fill many units is written into the database, because nobody holds so many
roles. `equal` says that every save that was answered stands in the consolidation: count and sum of workers.
"""

import argparse
import datetime
import http.client
import json
import random
import re
import sqlite3
import subprocess
import tempfile
import threading
import time
import uuid
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import bench_world  # noqa: F401  (makes the folder of the fault tests known)
import ledger
import tree_world
from cluster import Cluster
from result_table import machine, refuse, row, show
from server import ROOT, Failure, Program, say
from site_visitor import Visitor

CLIENTS, HOUR_RATE = 64, 35
SAVE_MILLISECONDS, LOOK_MILLISECONDS = 50, 100
FORM = "bench_month"
TODAY = datetime.date.today()
PERIOD = (TODAY.replace(day=1) - datetime.timedelta(days=1)).strftime("%Y-%m")
LIST = f"/obligations?form={FORM}&period={PERIOD}"
CONSOLIDATION = f"/consolidation?form={FORM}&period={PERIOD}"


def percentile(took, share):
    """A percentile in milliseconds; 0 of nothing."""
    took = sorted(took)
    return took[min(len(took) - 1, int(len(took) * share))] if took else 0


def write_form(folder):
    """The union form of the product, owed for a month and long open."""
    form = json.loads((ROOT / "Data/forms/hdcd_1-1.json").read_text(encoding="utf-8"))
    form.update(code=FORM, version=1, periods=["month"], year="calendar", clocks={"opens": 1, "due": 40, "locks": 80})
    path = folder / "form.json"
    path.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")
    return path


def execute(database, statements, folder):
    """Runs statements in one transaction, on either engine."""
    script = "BEGIN;\n" + ";\n".join(statements) + ";\nCOMMIT;\n"
    if database.startswith("sqlite:"):
        with sqlite3.connect(database.removeprefix("sqlite:")) as db:
            db.executescript(script)
        return
    path = folder / "statements.sql"
    path.write_text(script, encoding="utf-8")
    subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", path, database], check=True, timeout=1_800)


def owed(database):
    """Number and subject of every report."""
    found = ledger.rows(database, f"SELECT number, subject_code FROM obligation WHERE form_code = '{FORM}' ORDER BY 1")
    return [(int(number), subject) for number, subject in found]


def hand_in(database, keep, folder):
    """Hands in every report but those that are kept, with numbers by chance; gives how many, and the workers in all."""
    chance, total, changes = random.Random(35), 0, []
    now = int(time.time() * 1_000_000)
    for number, subject in owed(database):
        if subject in keep:
            continue
        workers = chance.randint(10, 5_000)
        total += workers
        numbers = {"workers": workers, "women": workers // 2, "average_wage": 9_000_000, "contracts": workers - 5,
                   "insured": workers - 7, "strikes": 0, "members": workers - 9, "women_members": workers // 3,
                   "admitted": 3, "cared_with_employer": workers, "care_money": workers * 200_000,
                   "conferences": 1, "agreements": workers % 2}
        content = {"figures": {}, "notes": {}, "numbers": numbers, "texts": {"review": "Đúng kế hoạch"}}
        changes.append("UPDATE obligation SET status = 'submitted', version = 3, content = "
                       f"'{json.dumps(content, ensure_ascii=False)}', submitted_at = {now} WHERE number = {number}")
    execute(database, changes, folder)
    return len(changes), total


def grant(database, name, units, folder):
    """Lets an account fill the reports of many units."""
    account = ledger.rows(database, f"SELECT id FROM access_account WHERE sign_in_name = '{name}'")[0][0]
    starts = ledger.rows(database, f"SELECT starts_on FROM access_role WHERE account_id = '{account}'")[0][0]
    roles = ", ".join(f"('{uuid.uuid4()}', '{account}', 'grassroots_officer', 'unit', '{unit}', {starts})"
                      for unit in units)
    execute(database, [f"DELETE FROM access_role WHERE account_id = '{account}'",
                       "INSERT INTO access_role (id, account_id, name, scope_kind, scope_code, starts_on) "
                       f"VALUES {roles}"], folder)


class Person:
    """Somebody with a session and one connection."""

    def __init__(self, program, name, role, scope):
        self.name = name
        self.printed = program.run("account", "create", "--name", name, "--role", role, "--scope", scope)
        self.url, self.connection, self.cookies = None, None, ""

    def come_in(self, url):
        """Sets a password with the printed code, and signs in."""
        self.url = url
        visitor, password = Visitor(self.url), f"{uuid.uuid4()}"
        form = visitor.session.get(f"{self.url}/one-time-code", timeout=60).text
        token = re.search(r'name="csrf" value="([^"]+)"', form).group(1)
        for code in re.findall(r"\S{8,}", self.printed)[::-1]:
            answer = visitor.session.post(
                f"{self.url}/one-time-code", {"csrf": token, "name": self.name, "code": code.strip(".,"),
                                              "password": password, "again": password},
                headers={"Origin": self.url}, allow_redirects=False, timeout=60)
            if answer.status_code == 303:
                break
        else:
            raise Failure(f"{self.name} could not come in: {answer.status_code}")
        self.cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in visitor.session.cookies)
        self.connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=60)

    def ask(self, method, path, fields=None):
        """Milliseconds, status and text of an answer."""
        headers = {"Cookie": self.cookies, "Accept": "text/html", "Accept-Language": "vi", "Origin": self.url}
        body = urlencode(fields) if fields else None
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begin = time.perf_counter()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        return (time.perf_counter() - begin) * 1000, answer.status, text.decode()


class Saves:
    """What the people handed in."""

    def __init__(self):
        self.took, self.opened, self.workers, self.bad, self.lock = [], [], 0, 0, threading.Lock()

    def hand_in(self, person, path, workers):
        """Opens a report, fills it and hands it in."""
        opened, _, page = person.ask("GET", path)
        fields = dict(re.findall(r'type="hidden" name="(csrf|version|form_version)" value="([^"]*)"', page))
        fields |= {"action": "submit", "cell_workers": workers, "cell_women": workers // 2,
                   "cell_insured": workers - 1, "cell_members": workers - 2, "cell_review": "Đúng kế hoạch"}
        took, status, _ = person.ask("POST", path, fields)
        with self.lock:
            self.opened.append(opened)
            if status == 303:
                self.took.append(took)
                self.workers += workers
            else:
                self.bad += 1


def run_people(people, reports, seconds, rate):
    """Everybody hands in, together at a rate or, without one, as fast as it goes; gives the saves and the rate."""
    saves, start = Saves(), time.monotonic()

    def work(number, person):
        turn = 0
        while reports[number] and time.monotonic() < start + seconds:
            if rate:
                due = start + (turn * CLIENTS + number) / rate
                if due > start + seconds:
                    break
                time.sleep(max(0, due - time.monotonic()))
            saves.hand_in(person, reports[number].pop(), 100 + number + turn)
            turn += 1

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return saves, len(saves.took) / (time.monotonic() - start)


class Looker(threading.Thread):
    """Somebody who opens a page again and again, with a breath between."""

    def __init__(self, person, paths):
        super().__init__()
        self.person, self.paths, self.is_over = person, paths, threading.Event()
        self.took, self.all_good = {name: [] for name in paths}, True

    def run(self):
        while not self.is_over.is_set():
            for name, path in self.paths.items():
                took, status, _ = self.person.ask("GET", path)
                self.took[name].append(took)
                self.all_good = self.all_good and status == 200
            time.sleep(0.05)


def prepare(options, database, folder):
    """The database with its people, and which reports each has to hand in."""
    size = len(tree_world.TreeWorld().units) + options.units
    world = tree_world.TreeWorld(size)
    units, changes = world.write(folder / "world")
    program = Program(options.phucloi, database, folder)
    program.run("import", "units", units, seconds=3_600)
    program.run("import", "changes", changes, seconds=3_600)
    program.run("form", "import", write_form(folder))
    program.run("form", "assign", FORM, "--to", "VN", "--period", "month", "--kind", "grassroots_union", "--from",
                "2020-01-01")
    begin = time.monotonic()
    program.run("obligations", "--period", PERIOD, "--form", FORM)
    say(f"  the period opened for {options.units} unions and written as a file: {time.monotonic() - begin:.1f} s")
    codes = [f"C{number + 1:06d}" for number in range(0, options.units, options.units // (CLIENTS * options.reports))]
    mine = [codes[number::CLIENTS][:options.reports] for number in range(CLIENTS)]
    before = hand_in(database, {code for codes in mine for code in codes}, folder)
    paths = {subject: f"/obligations/{number}" for number, subject in owed(database)}
    return program, mine, paths, before


def look_cold(person):
    """The first looks after a start: everything is read once."""
    for name, path in (("list", LIST), ("consolidation", CONSOLIDATION)):
        took, status, _ = person.ask("GET", path)
        say(f"  the first {name} after a start: {took / 1000:.2f} s ({status})")


def run(options, name, database, folder):
    """Measures; gives the rows of the table."""
    # Before the units are there: each command would build their tree.
    first = Program(options.phucloi, database, folder)
    officer, lister, *people = [Person(first, f"person{number:02d}", "confederation_officer", "everything")
                                for number in range(CLIENTS + 2)]
    program, mine, paths, (count, total) = prepare(options, database, folder)
    token = program.create_client("reader", "reader")
    for number, units in enumerate(mine):
        grant(database, people[number].name, units, folder)
    with program.serve() as server:
        for person in [officer, lister, *people]:
            person.come_in(server.url)
        look_cold(officer)
        lookers = [Looker(officer, {"consolidation": CONSOLIDATION}),
                   Looker(lister, {"list by state": f"{LIST}&state=submitted",
                                   "search": f"{LIST}&q=cong+doan+co+so+12599", "late page": f"{LIST}&page=1000"})]
        for looker in lookers:
            looker.start()
        reports = [[paths[unit] for unit in units] for units in mine]
        saves, rate = run_people(people, reports, options.seconds, options.rate)
        for looker in lookers:
            looker.is_over.set()
            looker.join()
        fast, fast_rate = run_people(people, reports, options.fast, None)
        told = server.get(f"/api/v1/reports/forms/{FORM}?period={PERIOD}", token)
        server.stop()
    return table(name, options, saves, rate, fast, fast_rate, lookers, told, (count, total))


def table(name, options, saves, rate, fast, fast_rate, lookers, told, before):
    """Tells the details, and gives the rows."""
    handed_in = before[0] + len(saves.took) + len(fast.took)
    workers = before[1] + saves.workers + fast.workers
    stored = next(cell["value"] for cell in told["cells"] if cell["name"] == "workers")
    equal = told["reports_handed_in"] == handed_in and stored == workers and not saves.bad + fast.bad
    say(f"  {len(saves.took)} handed in at {rate:.1f}/s, {saves.bad} refused; p50 {percentile(saves.took, 0.5):.1f} ms;"
        f" opening the report p95 {percentile(saves.opened, 0.95):.1f} ms")
    say(f"  as fast as it goes: {len(fast.took)} at {fast_rate:.0f}/s, {fast.bad} refused, p95 "
        f"{percentile(fast.took, 0.95):.1f} ms")
    say(f"  handed in {told['reports_handed_in']} of {handed_in}, workers {stored} of {workers}")
    rows = [row(f"{name}: save of a report at {options.rate}/s, p95 in ms; rival: the limit",
                percentile(saves.took, 0.95), SAVE_MILLISECONDS, equal, digits=1)]
    for looker in lookers:
        for page, took in looker.took.items():
            say(f"  {page}: {len(took)} times, p50 {percentile(took, 0.5):.1f} ms, max {max(took):.1f} ms")
            rows.append(row(f"{name}: {page} of {options.units} meanwhile, p95 in ms; rival: the limit",
                            percentile(took, 0.95), LOOK_MILLISECONDS, looker.all_good, digits=1))
    rows.append(row(f"{name}: reports in an hour, as fast as it goes; rival: the unions", fast_rate * 3_600,
                    options.units, equal))
    return rows


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=ROOT / ".build/release/phucloi")
    parser.add_argument("--units", type=int, default=126_000)
    parser.add_argument("--reports", type=int, default=80, help="for each person")
    parser.add_argument("--rate", type=float, default=HOUR_RATE)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--fast", type=float, default=10)
    parser.add_argument("--engine", choices=("sqlite", "postgres"))
    options = parser.parse_args()
    say(machine())
    with tempfile.TemporaryDirectory(prefix="phucloi-bench-") as name:
        folder, rows = Path(name), []
        folder.chmod(0o755)
        if options.engine != "postgres":
            (folder / "sqlite").mkdir()
            rows += run(options, "SQLite", f"sqlite:{folder}/sqlite/forms.sqlite", folder / "sqlite")
        if options.engine != "sqlite":
            with Cluster(folder / "cluster") as cluster:
                rows += run(options, "PostgreSQL", cluster.url, folder / "postgres")
    show(rows)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        refuse(failure)
