"""The journey of a published report in a real browser at 1280 and at 360 px: the half-year is frozen, last year's report is
opened in the tree of then and in today's, persons are opened down to the sales of a point. The last line is
'N passed, N failed'.

    .venv/bin/python Tests/journeys/publications.py --phucloi .build/debug/phucloi [--pictures FOLDER] [--keep]
"""

import hashlib
import pathlib
import re
import sys

from playwright.sync_api import Browser

from half_year import download, grouped
from journey import Journey, main, number
from running_site import Site

HALF = "2026-H1"


def journey_publish(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Publishes the half-year with a look at it before, and verifies the file that was downloaded."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page = officer.page
    officer.open(f"/reports/welfare?period={HALF}")
    told = page.request.get(f"{site.url}/api/v1/reports/welfare?scope=VN&period={HALF}").json()
    page.click("a[href^='/publications/new']")
    page.wait_for_url(re.compile("/publications/new"))
    officer.look("publish-preview")
    page.click("form[action='/publications'] button[type=submit]")
    page.wait_for_selector(".flash--success")
    officer.look("publication")
    officer.keep("confederation-publication")
    here = page.url
    frozen = page.request.get(here.replace("/publications/", "/api/v1/publications/")).json()
    figures = {figure["key"]: figure["value"] for figure in frozen["figures"]}
    assert (figures["members"], figures["turns"]) == (str(told["members"]), str(told["turns"])), figures
    assert grouped(told["turns"]) in page.inner_text("main"), "the page does not tell the turns"
    paper = download(officer, "a[href$='/file.docx']")
    officer.open("/verify-report?sha256=" + hashlib.sha256(paper).hexdigest())
    assert "DOCX" in page.inner_text("[role=status]"), "the file is not known"
    officer.look("publication-verified")
    officer.open(f"/reports/welfare?period={HALF}")
    page.click("p.banner a[href^='/publications/']")
    page.wait_for_url(here)
    officer.close()


def journey_two_trees(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Last year in the tree of then and in today's: the nation is the same; persons open to the sales of a point."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page = officer.page
    totals = []
    for view in ("reported", "today"):
        officer.open(f"/reports/welfare?period=2025&as={view}")
        officer.look(f"last-year-{view}")
        totals.append([number(text) for text in page.eval_on_selector_all(
            ".tiles .figure__value", "all => all.map(one => one.textContent)")][:2])
    assert totals[0] == totals[1], totals
    page.click(".tiles a >> nth=0")
    page.wait_for_url(re.compile(r"/sales\?"))
    assert grouped(totals[0][1]) in page.inner_text("main"), "the sales behind the persons are not all"
    page.click("tbody a[href^='/sales/'] >> nth=0")
    page.wait_for_url(re.compile(r"/sales/"))
    officer.look("last-year-one-sale")
    officer.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, [journey_publish, journey_two_trees]))
