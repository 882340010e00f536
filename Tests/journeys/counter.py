"""The journey of a cashier in a real browser at 1280 and at 360 px: sells, is refused over the limit, reverses; after
each step the day's total is compared with the JSON of the API. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/counter.py --phucloi .build/debug/phucloi [--pictures FOLDER] [--keep]
"""

import pathlib
import re
import sys

from playwright.sync_api import Browser

from journey import Journey, main, number
from running_site import Site
from smoke import in_force, table
from world_clock import TODAY

PARTNER, POINT = "DT-01", "DB-01-002"
# Three a month for each member.
PRODUCT, LIMIT, PRICE = "VO-HOC-SINH", 3, 74_100


def a_member(site: Site) -> str:
    """Somebody who is a member today."""
    site.command("export", "members", str(site.folder / "members.csv"))
    return next(row["member_no"] for row in table(site.folder / "members.csv")
                if in_force(row, "joined_on", "left_on", TODAY.isoformat()))


def july(officer: Journey) -> dict:
    """What the API tells of the partner's sales of the month."""
    period = TODAY.strftime("%Y-%m")
    return officer.page.request.get(
        f"{officer.site.url}/api/v1/reports/welfare?scope=VN&partner={PARTNER}&period={period}").json()


def sell(cashier: Journey, member: str, look: str) -> str:
    """Sells one; gives what the counter answers."""
    page = cashier.page
    before = page.url
    page.fill("#member_no", member)
    page.select_option("#product", PRODUCT)
    page.click("[data-counter] button[type=submit]")
    page.wait_for_url(lambda url: url != before)
    page.wait_for_selector(f".answer--{look}")
    return page.inner_text(".answer")


def day_total(cashier: Journey) -> list[int]:
    """Turns, value at list prices, paid and saved of today, as the counter shows them."""
    texts = cashier.page.eval_on_selector_all("#today-title + p strong", "all => all.map(one => one.textContent)")
    return [number(text) for text in texts]


def compare(cashier: Journey, officer: Journey, turns: int) -> None:
    """The counter's total is what the API tells of a month in which nobody else has sold."""
    told = july(officer)
    shown = day_total(cashier)
    assert shown == [told["turns"], *told["sales"].values()], (shown, told["turns"], told["sales"])
    assert shown[0] == turns and shown[2] == turns * PRICE, shown


def journey_cashier(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Sells up to the limit, is refused once more, takes the last one back, and may sell again."""
    member = a_member(site)
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    cashier = Journey(site, browser, width, pictures)
    cashier.sign_in("thungan")
    page = cashier.page
    cashier.open("/counter")
    page.select_option("#point", POINT)
    page.click("form[action='/counter'] button[type=submit]")
    page.wait_for_url(re.compile(rf"point={POINT}"))
    cashier.keep("cashier-counter")
    for turn in range(LIMIT):
        answer = sell(cashier, member, "good")
        assert number(answer) == PRICE, answer
        compare(cashier, officer, turn + 1)
        if turn == 0:
            cashier.look("counter-sold")
            cashier.keep("cashier-sold")
    answer = sell(cashier, member, "off")
    assert "đủ số lần" in answer, answer
    cashier.look("counter-refused")
    cashier.keep("cashier-refused")
    compare(cashier, officer, LIMIT)
    page.click("details.reverse > summary >> nth=0")
    cashier.look("counter-reversing")
    page.click("details.reverse[open] button")
    page.wait_for_selector(".flash--success, .answer")
    cashier.look("counter-reversed")
    compare(cashier, officer, LIMIT - 1)
    cashier.keep("cashier-reversed")
    sell(cashier, member, "good")
    compare(cashier, officer, LIMIT)
    cashier.close()
    officer.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, [journey_cashier]))
