"""The smoke journey in a real browser: sign in, sell at the counter by keyboard, see the nation's figure change at
once, open it down to that sale, download the workbook. At 1280 and at 360 px; the last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/smoke.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import argparse
import datetime
import io
import json
import pathlib
import re
import sys
import traceback

import openpyxl
from playwright.sync_api import Browser, Page, sync_playwright

from running_site import Site, browser_options

WIDTHS = {"desktop": (1280, 900), "phone": (360, 740)}


class Journey:
    """One person's browser at one width; every page is checked for faults that no page may have."""

    def __init__(self, site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
        size = WIDTHS[width]
        self.site, self.width, self.pictures = site, width, pictures
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh",
            accept_downloads=True)
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda message: message.type == "error" and self.faults.append(message.text))
        self.page.on("request", lambda request: self.refuse_strangers(request.url))

    def refuse_strangers(self, url: str) -> None:
        if not url.startswith(self.site.url) and not url.startswith("data:"):
            self.faults.append(f"a request left the site: {url}")

    def open(self, path: str) -> None:
        self.page.goto(self.site.url + path)
        self.look(path)

    def look(self, name: str) -> None:
        """Checks that nothing scrolls sideways, and keeps a picture."""
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, f"{name} scrolls sideways at {self.width}"
        if self.pictures:
            file = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "home"
            self.page.screenshot(path=str(self.pictures / f"{file}-{self.width}.png"), full_page=True)

    def sign_in(self, name: str) -> None:
        self.open("/sign-in")
        self.page.fill("#name", name)
        self.page.fill("#password", self.site.password(name))
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/sign-in" not in url, timeout=20_000)

    def close(self) -> None:
        self.context.close()
        assert not self.faults, "; ".join(self.faults)


def nation(site: Site, period: str) -> dict:
    """The nation's figures as the command line tells them."""
    return json.loads(
        site.command("report", "welfare", "--scope", "VN", "--period", period, "--format", "json"))


def choose_sale(site: Site) -> tuple[str, str, str]:
    """A point, product and member that a sale of today is accepted for, found by the ledger's own export."""
    folder = site.folder
    for kind in ("points", "products", "members", "agreements", "partners"):
        site.command("export", kind, str(folder / f"{kind}.csv"))
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date().isoformat()
    agreements = {row["code"]: row for row in table(folder / "agreements.csv")}
    ours = {row["code"] for row in table(folder / "partners.csv") if "DT-01" in (row["code"], row["parent_code"])}
    points = [row for row in table(folder / "points.csv")
              if in_force(row, "opened_on", "closed_on", today) and row["partner_code"] in ours]
    members = [row for row in table(folder / "members.csv") if in_force(row, "joined_on", "left_on", today)]
    for product in table(folder / "products.csv"):
        agreement = agreements[product["agreement_code"]]
        if not in_force(product, "valid_from", "valid_to", today) or product["limit_count"] or product["pool_count"]:
            continue
        if not in_force(agreement, "valid_from", "valid_to", today) or agreement["unit_code"] != "VN":
            continue
        if agreement["partner_code"] == "DT-01" and points:
            return points[0]["code"], product["code"], members[0]["member_no"]
    raise AssertionError("the sample world has nothing to sell today at DT-01")


def table(path: pathlib.Path) -> list[dict]:
    import csv

    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def in_force(row: dict, begin: str, end: str, day: str) -> bool:
    return (row[begin] or "0") <= day and (not row[end] or day < row[end])


def sell(journey: Journey, point: str, product: str, member: str) -> str:
    """Sells by keyboard alone and gives the sale's id."""
    page = journey.page
    journey.open(f"/counter?point={point}")
    page.focus("#member_no")
    page.keyboard.type(member)
    page.focus("#product")
    page.select_option("#product", product)
    page.focus("#quantity")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"sale="))
    journey.look("counter-sold")
    assert page.query_selector(".answer--good, .answer--accepted, .answer"), "no answer is shown"
    return re.search(r"sale=([^&]+)", page.url).group(1)


def journey_sell_and_see(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A cashier sells; the Confederation sees the nation's figure change, opens it, downloads it."""
    point, product, member = choose_sale(site)
    period = datetime.date.today().strftime("%Y-%m")
    before = nation(site, period)
    cashier = Journey(site, browser, width, pictures)
    cashier.sign_in("thungan")
    sale = sell(cashier, point, product, member)
    cashier.close()
    after = nation(site, period)
    assert after["turns"] == before["turns"] + 1, (before["turns"], after["turns"])

    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    officer.open(f"/reports/welfare?scope=VN&period={period}")
    shown = officer.page.inner_text("main")
    assert f"{after['turns']:,}".replace(",", ".") in shown, "the page does not show the new turns"
    officer.page.click(".tiles a >> nth=0")
    officer.page.wait_for_url(re.compile(r"/sales\?"))
    officer.look("sales-of-the-nation")
    assert officer.page.query_selector(f"a[href*='{sale}']"), "the new sale is not in the list of the figure"
    officer.page.click(f"a[href*='{sale}']")
    officer.page.wait_for_url(re.compile(r"/sales/"))
    officer.look("one-sale")
    workbook = officer.context.request.get(f"{site.url}/reports/welfare.xlsx?scope=VN&period={period}")
    assert workbook.ok, workbook.status
    numbers = {cell for sheet in openpyxl.load_workbook(io.BytesIO(workbook.body())) for row in sheet.iter_rows(
        values_only=True) for cell in row if isinstance(cell, (int, float))}
    assert after["turns"] in numbers and after["sales"]["paid_amount"] in numbers, "the workbook tells other numbers"
    officer.close()


def journey_every_role_comes_in(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Every sample account signs in and opens every page that its navigation offers."""
    for name in ("quantri", "tonglien", "tinh01", "coso", "kiemtra", "doitac", "chinhanh", "thungan"):
        person = Journey(site, browser, width, pictures)
        person.sign_in(name)
        links = person.page.eval_on_selector_all("nav.site-nav a", "links => links.map(l => l.getAttribute('href'))")
        assert links, f"{name} is offered nothing"
        for link in dict.fromkeys(links):
            person.open(link)
            assert person.page.query_selector("h1"), f"{link} has no heading for {name}"
            person.open(link + ("&" if "?" in link else "?") + "language=en")
            person.open(link + ("&" if "?" in link else "?") + "language=vi")
        person.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phucloi", required=True)
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    passed = failed = 0
    with Site(options.phucloi) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        for journey in (journey_every_role_comes_in, journey_sell_and_see):
            for width in WIDTHS:
                try:
                    journey(site, browser, width, options.pictures)
                    passed += 1
                    print(f"ok      {journey.__name__} at {width}")
                except Exception:
                    failed += 1
                    print(f"FAILED  {journey.__name__} at {width}")
                    traceback.print_exc()
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
