"""The counter in the rarer hours, in a real browser at 1280 and at 360 px: goods that ask for the answer of a telephone's
own key; a week without a network; a machine that comes back after forty days. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/till_proof.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import datetime
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from cards import shown
from journey import Journey, main
from running_site import Site
from smoke import in_force, table
from till import PARTNER, Counter, cards, members, turns
from world_clock import TODAY

GUARDED = "SP-KHOA"
DAY = 86_400


def guard_a_product(site: Site) -> None:
    """Goods of the partner that want the telephone's own key; the file wants the database for itself."""
    site.command("export", "agreements", str(site.folder / "agreements.csv"))
    agreement = next(row["code"] for row in table(site.folder / "agreements.csv") if row["partner_code"] == PARTNER
                     and in_force(row, "valid_from", "valid_to", TODAY.isoformat()))
    file = site.folder / "guarded.csv"
    file.write_text(
        "code,agreement_code,name,kind,essential,list_price,discount_percent,valid_from,least_assurance\n"
        f"{GUARDED},{agreement},Xe đạp điện,goods,false,9000000,10,2026-01-01,3\n", encoding="utf-8")
    site.command("import", "products", str(file))


def journey_answered_number(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """The counter tells a number, the member types it, and the telephone's key answers, both in flight mode."""
    site.end()
    guard_a_product(site)
    site.serve()
    [printed] = cards(site, members(site, 1))
    member = Journey(site, browser, width, pictures)
    member.sign_in("doanvien")
    member.page.goto(site.url + "/my-card/")
    member.page.wait_for_selector("[data-part=card]:not([hidden])")
    member.page.wait_for_selector("[data-answer]:not([hidden])")
    member.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    counter = Counter(site, browser, width, pictures)
    counter.begin("thungan")
    counter.fly(True)
    member.context.set_offline(True)
    counter.product = GUARDED
    counter.page.select_option("#product", GUARDED)
    number = counter.page.inner_text("[data-challenge]")
    counter.look("till-number")
    assert "cao hơn" in counter.sell(printed, "off"), "a printed card is not enough"
    member.page.click("[data-answer] summary")
    member.page.fill("#shop-number", "4821")
    member.page.press("#shop-number", "Enter")
    assert "tám chữ số" in member.page.inner_text("[data-part=trouble]")
    member.page.fill("#shop-number", number)
    member.page.press("#shop-number", "Enter")
    member.page.wait_for_selector("[data-answering]:not([hidden])")
    member.look("my-card-answer")
    member.keep("my-card-answer")
    faults = [fault["id"] for fault in Axe().run(member.page).response["violations"]]
    assert not faults, faults
    answer = shown(member)
    assert len(answer) <= 366, "version 11-M holds 366 characters"
    assert "đoàn viên trả" in counter.sell(answer, "good")
    assert counter.page.inner_text("[data-challenge]") != number, "each sale has a number of its own"
    counter.sell(answer, "off")
    counter.fly(False)
    counter.wait_for(0, 1)
    officer = Journey(site, browser, width, None)
    officer.sign_in("tonglien")
    assert turns(officer) == 1, turns(officer)
    for person in (member, counter, officer):
        person.faults = [fault for fault in person.faults if "ERR_INTERNET_DISCONNECTED" not in fault]
        person.close()


def journey_forty_days(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A machine sells for a week without a network, is warned on the eighth day, and is back after forty."""
    [card] = cards(site, members(site, 1))
    counter = Counter(site, browser, width, pictures)
    counter.begin("thungan")
    officer = Journey(site, browser, width, None)
    officer.sign_in("tonglien")
    before = turns(officer)
    began = datetime.datetime.now()
    counter.fly(True)
    for days in (0, 3, 6.9):
        counter.context.clock.set_fixed_time(began + datetime.timedelta(days=days))
        counter.page.reload()
        counter.page.wait_for_selector("[data-part=sell]:not([hidden])")
        assert counter.page.is_hidden("[data-part=stale]"), f"after {days} days"
        assert "đoàn viên trả" in counter.sell(card, "good"), f"after {days} days"
    counter.context.clock.set_fixed_time(began + datetime.timedelta(days=8))
    counter.page.reload()
    counter.page.wait_for_selector("[data-part=stale]:not([hidden])")
    counter.look("till-after-a-week")
    site.wait(40 * DAY)
    counter.context.clock.set_fixed_time(began + datetime.timedelta(days=40))
    counter.fly(False)
    counter.page.reload()
    counter.page.wait_for_selector("[data-part=sign-in]:not([hidden])")
    assert counter.told("waiting") == 3, "nothing is dropped while nobody is signed in"
    counter.sign_in("thungan")
    counter.page.goto(site.url + "/till/")
    counter.wait_for(0, 3)
    officer.sign_in("tonglien")
    assert turns(officer) == before + 3, (before, turns(officer))
    officer.close()
    counter.faults = [fault for fault in counter.faults if "401" not in fault]
    counter.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, [journey_answered_number, journey_forty_days]))
