"""The journey of a province's officer who merges two units with a preview and takes it back, in a real browser at 1280
and at 360 px; the last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/units.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import json
import pathlib
import re
import sys

from playwright.sync_api import Browser

from journey import Journey, main
from running_site import Site

PROVINCE, DAY, EVE = "VN-01", "2026-10-01", "2026-09-30"


def two_grassroots(site: Site) -> tuple[dict, dict]:
    """Two grassroots unions of one parent in the officer's province, as the command line tells them."""
    def walk(unit: dict):
        leaves = [child for child in unit["children"] if child["kind"] == "grassroots_union"]
        if len(leaves) >= 2:
            yield leaves[0], leaves[1]
        for child in unit["children"]:
            yield from walk(child)

    return next(walk(json.loads(site.command("tree", PROVINCE, "--at", DAY))))


def codes(site: Site, day: str) -> set[str]:
    """The codes of all units of the province on a day."""
    found, rest = set(), [json.loads(site.command("tree", PROVINCE, "--at", day))]
    while rest:
        unit = rest.pop()
        found.add(unit["code"])
        rest += unit["children"]
    return found


def journey_merge_and_take_back(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Finds the unit, merges it, sees it gone, takes the merger back, sees it again."""
    gone, kept = two_grassroots(site)
    before = codes(site, DAY)
    officer = Journey(site, browser, width, pictures)
    page = officer.page
    officer.sign_in("tinh01")
    officer.open("/units")
    page.fill("#q", gone["code"])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"q="))
    officer.look("units-found")
    page.click(f"table a[href^='/units/{gone['code']}?']")
    page.wait_for_url(re.compile(r"/units/"))
    officer.look("unit")
    page.click("a[href*='kind=merge']")
    page.wait_for_url(re.compile(r"/unit-changes/new"))
    page.fill("#day", DAY)
    page.fill("#to", "KHONG-CO")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"KHONG-CO"))
    officer.faults = [fault for fault in officer.faults if "422" not in fault]
    officer.look("merger-refused")
    assert "KHONG-CO" in page.inner_text(".summary"), "the refusal does not name the unknown code"
    page.fill("#to", kept["code"])
    page.keyboard.press("Enter")
    page.wait_for_selector("#preview")
    officer.look("merger-preview")
    officer.keep("province-merger-preview", "#preview")
    shown = page.inner_text("main")
    assert gone["name"] in shown and kept["name"] in shown, "the preview does not name both units"
    assert codes(site, DAY) == before, "a preview has written"
    page.click("section.card form button[type=submit]")
    page.wait_for_url(re.compile(r"/unit-changes/\d+"))
    officer.look("merger-done")
    assert codes(site, DAY) == before - {gone["code"]}, "the merged unit is still there"
    assert gone["code"] in codes(site, EVE), "the unit is gone on the day before too"
    page.fill("#reason", "Hoãn theo nghị quyết mới")
    page.click(".button--danger")
    page.wait_for_selector(".flash--warning")
    officer.look("merger-taken-back")
    assert codes(site, DAY) == before, "the tree is not as before"
    officer.open("/unit-changes")
    assert "Hoãn theo nghị quyết mới" in page.inner_text("main")
    officer.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, (journey_merge_and_take_back,)))
