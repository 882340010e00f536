"""The clerk's journey in a real browser: import 2.000 members with 37 bad rows, see each with its reason, download them,
mend them, import the mended file, find a member, take both imports back. At 1280 and at 360 px; the last line is
'N passed, N failed'.

    .venv/bin/python Tests/journeys/members.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import csv
import io
import pathlib
import re
import sys
import tempfile
import time

from playwright.sync_api import Browser

from journey import Journey, main
from running_site import Site

COLUMNS = ["member_no", "full_name", "birth_date", "sex", "unit_code", "joined_on", "left_on"]
ROWS, BAD = 2000, 37
#: What is wrong with a bad row: the column, what stands there, what mends it.
FAULTS = [
    ("birth_date", "32/1/1990", "1990-01-31"), ("unit_code", "KHONG-CO", None), ("full_name", "", "Đỗ Thị Sửa"),
    ("sex", "nu", "female"), ("left_on", "2001-01-01", ""),
]


def grassroots_unit(site: Site) -> str:
    """A grassroots union of the sample world that still exists."""
    site.command("export", "units", str(site.folder / "units.csv"))
    with open(site.folder / "units.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "grassroots_union" and not row["closed_on"]:
                return row["code"]
    raise AssertionError("no grassroots union")


def rows(unit: str, prefix: str) -> tuple[list[dict], set[int]]:
    """Good rows, and the places of those that are then spoilt."""
    made = []
    for number in range(ROWS):
        made.append({
            "member_no": f"{prefix}{number:05d}", "full_name": f"Đặng Thử {'Nguyễn' if number % 2 else 'Trần'} {number}",
            "birth_date": f"19{70 + number % 30}-0{1 + number % 9}-15", "sex": "female" if number % 3 else "male",
            "unit_code": unit, "joined_on": "2024-01-01", "left_on": ""})
    bad = {place * ROWS // BAD for place in range(BAD)}
    for turn, place in enumerate(sorted(bad)):
        column, wrong, _ = FAULTS[turn % len(FAULTS)]
        made[place][column] = wrong
    return made, bad


def written(folder: pathlib.Path, name: str, made: list[dict], columns: list[str]) -> pathlib.Path:
    path = folder / name
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(made)
    return path


def mended(text: str, unit: str) -> tuple[list[dict], list[str]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    made = []
    for row in reader:
        for column, wrong, right in FAULTS:
            if row["column"] == column:
                row[column] = unit if right is None else right
        made.append(row)
    return made, list(reader.fieldnames or [])


def send(journey: Journey, path: pathlib.Path) -> float:
    """Sends a file of members and gives the seconds until its rehearsal is shown."""
    page = journey.page
    journey.open("/imports")
    page.select_option("#kind", "members")
    page.set_input_files("#file", str(path))
    start = time.monotonic()
    page.click("form[action='/imports'] button[type=submit]")
    page.wait_for_url(re.compile(r"/imports/files/"), timeout=120_000)
    return time.monotonic() - start


def figures(journey: Journey) -> list[str]:
    return journey.page.eval_on_selector_all(".tiles .figure__value", "all => all.map(one => one.textContent)")


def take_back(journey: Journey, path: str) -> None:
    journey.open(path)
    journey.page.click("form[action$='/take-back'] button")
    journey.page.wait_for_selector(".flash--success")
    journey.look("import-taken-back")


def journey_import_mend_take_back(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A clerk imports 2.000 members with 37 bad rows, mends them, imports them, and takes it all back."""
    unit = grassroots_unit(site)
    made, bad = rows(unit, f"TH{width[:1].upper()}-")
    folder = pathlib.Path(tempfile.mkdtemp(dir=site.folder))
    clerk = Journey(site, browser, width, pictures)
    clerk.sign_in("tonglien")
    page = clerk.page
    seconds = send(clerk, written(folder, "đoàn viên.csv", made, COLUMNS))
    print(f"        2.000 rows rehearsed and shown after {seconds:.2f} s")
    clerk.look("import-rehearsal")
    clerk.keep("clerk-import-tried")
    assert figures(clerk) == ["1.963", "0", "0", "37"], figures(clerk)
    told = page.eval_on_selector_all("tbody tr", "rows => rows.map(row => row.textContent)")
    assert len(told) == BAD, len(told)
    for turn, place in enumerate(sorted(bad)):
        assert str(place + 2) in told[turn] and FAULTS[turn % len(FAULTS)][0] in told[turn], told[turn]
    rejects = clerk.context.request.get(site.url + page.get_attribute("a[download]", "href")).text()
    page.click("form[action$='/take'] button")
    # A long file goes on in the background; its page leads to what has become of it.
    page.wait_for_url(re.compile(r"/jobs/"))
    page.wait_for_selector("main .buttons a[href^='/imports/']", timeout=120_000)
    clerk.look("import-job-done")
    page.click("main .buttons a[href^='/imports/']")
    page.wait_for_url(re.compile(r"/imports/\d+$"))
    clerk.look("import-summary")
    clerk.keep("clerk-import-summary")
    first = page.url.removeprefix(site.url)
    again = clerk.context.request.get(site.url + page.get_attribute("a[download]", "href")).text()
    assert again == rejects, "the rejects of the import are not those of its rehearsal"

    right, columns = mended(rejects, unit)
    assert len(right) == BAD, len(right)
    send(clerk, written(folder, "đã sửa.csv", right, columns))
    assert figures(clerk) == ["37", "0", "0", "0"], figures(clerk)
    page.click("form[action$='/take'] button")
    page.wait_for_url(re.compile(r"/imports/\d+$"), timeout=120_000)
    second = page.url.removeprefix(site.url)

    clerk.open("/members?q=dang+thu+nguyen")
    assert page.query_selector_all("tbody th a"), "the search without marks finds nobody"
    page.click("tbody th a >> nth=0")
    clerk.look("member")
    assert "Đặng Thử Nguyễn" in page.inner_text("h1")
    clerk.open("/imports")
    take_back(clerk, second)
    take_back(clerk, first)
    clerk.open("/members?q=dang+thu+nguyen")
    assert not page.query_selector_all("tbody th a"), "members of the import are still there"
    clerk.close()


def journey_member_forms(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """An officer adds a member, is told of another's change, merges two numbers, and erases a person."""
    unit = grassroots_unit(site)
    number = f"FORM-{width}"
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page = officer.page
    for card, name in ((number, "Lò Văn Thử"), (number + "-2", "Lò Văn Thứ")):
        officer.open("/new-member")
        for field, value in {"member_no": card, "full_name": name, "birth_date": "1990-02-03",
                             "unit_code": unit, "joined_on": "2024-01-01"}.items():
            page.fill("#" + field, value)
        page.click("main form button[type=submit]")
        page.wait_for_selector(".flash--success")
        officer.look("member-added")
    other = officer.context.new_page()
    other.goto(f"{site.url}/members/{number}")
    officer.open(f"/members/{number}")
    other.fill("#full_name", "Lò Văn Thử Nghiệm")
    other.click("form[action$='/person'] button")
    other.wait_for_selector(".flash--success")
    other.close()
    page.fill("#full_name", "Lò Thị Thử")
    page.click("form[action$='/person'] button")
    page.wait_for_selector(".summary")
    officer.look("member-changed-meanwhile")
    assert page.input_value("#full_name") == "Lò Thị Thử", "what was typed is lost"
    officer.faults = [fault for fault in officer.faults if "422" not in fault]
    officer.open("/member-duplicates")
    officer.open(f"/member-duplicates/{number}/{number}-2")
    page.click(f"button[value='{number}']")
    page.wait_for_selector(".flash--success")
    officer.look("members-merged")
    officer.open(f"/members/{number}-2")
    assert page.url.endswith(f"/members/{number}"), page.url
    page.fill("#confirm", number)
    page.click("form[action$='/erase'] button")
    page.wait_for_selector(".flash--success")
    officer.look("member-erased")
    assert "Lò" not in page.inner_text("main"), "the name is still shown"
    officer.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, (journey_import_mend_take_back, journey_member_forms)))
