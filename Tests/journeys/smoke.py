"""The smoke journey in a real browser: sign in, sell at the counter by keyboard, see the nation's figure change at
once, open it down to that sale, download the workbook. At 1280 and at 360 px; the last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/smoke.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import io
import json
import pathlib
import re
import sys

import openpyxl
from playwright.sync_api import Browser

from journey import Journey, main
from publicity import journey_public_without_script
from running_site import Site
from world_clock import TODAY

def nation(site: Site, period: str) -> dict:
    """The nation's figures as the command line tells them."""
    return json.loads(
        site.command("report", "welfare", "--scope", "VN", "--period", period, "--format", "json"))


def choose_sale(site: Site) -> tuple[str, str, str]:
    """A point, product and member that a sale of today is accepted for, found by the ledger's own export."""
    folder = site.folder
    for kind in ("points", "products", "members", "agreements", "partners"):
        site.command("export", kind, str(folder / f"{kind}.csv"))
    today = TODAY.isoformat()
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
    period = TODAY.strftime("%Y-%m")
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
    """Every sample account signs in and opens every page that its navigation offers; each page once in English."""
    in_english = set()
    for name in ("quantri", "tonglien", "tinh01", "coso", "kiemtra", "doitac", "chinhanh", "thungan", "doanvien"):
        person = Journey(site, browser, width, pictures)
        person.sign_in(name)
        links = person.page.eval_on_selector_all("nav.site-nav a", "links => links.map(l => l.getAttribute('href'))")
        assert links, f"{name} is offered nothing"
        for link in dict.fromkeys(links):
            person.open(link)
            assert person.page.query_selector("h1"), f"{link} has no heading for {name}"
            if link not in in_english:
                in_english.add(link)
                person.open(link + ("&" if "?" in link else "?") + "language=en")
                person.open(link + ("&" if "?" in link else "?") + "language=vi")
        person.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, (journey_every_role_comes_in, journey_sell_and_see, journey_public_without_script)))
