"""The journeys of member cards in a real browser at 1280 and at 360 px: an officer prints a sheet of twenty, zbarimg reads
every one and the server calls it valid; a member's telephone shows its card in flight mode, a picture of it is refused
two minutes later, and a stopped card is refused. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/cards.py --phucloi .build/debug/phucloi [--pictures FOLDER] [--keep]
"""

import datetime
import pathlib
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from journey import Journey, main
from running_site import Site
from smoke import in_force, table
from world_clock import TODAY

SHEET = 20


def codes(picture: pathlib.Path) -> list[str]:
    """The texts of the QR codes of a picture."""
    told = subprocess.run(["zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)],
                          capture_output=True, text=True, timeout=60)
    return [line for line in told.stdout.split("\n") if line]


def printed(paper: pathlib.Path, folder: pathlib.Path) -> list[str]:
    """The different texts of the codes of a printed file, each read from afar or from near."""
    found: dict[str, None] = {}
    for dots in (200, 300):
        subprocess.run(["pdftoppm", "-r", str(dots), "-gray", str(paper), str(folder / f"at-{dots}")],
                       check=True, timeout=120)
        found |= {text: None for page in sorted(folder.glob(f"at-{dots}*.pgm")) for text in codes(page)}
    return list(found)


def judged(cashier: Journey, text: str) -> tuple[str, int]:
    """What the server says of a card: its result, and how certain a counter can be."""
    token = cashier.page.get_attribute("meta[name=csrf-token]", "content")
    told = cashier.page.request.post(
        cashier.site.url + "/api/v1/cards/verify", data={"card": text}, headers={"x-csrf-token": token}).json()
    return told["result"], told["assurance"]


def members(site: Site) -> list[str]:
    """Those of today, the first of the register."""
    site.command("export", "members", str(site.folder / "members.csv"))
    rows = [row["member_no"] for row in table(site.folder / "members.csv")
            if in_force(row, "joined_on", "left_on", TODAY.isoformat())]
    return list(dict.fromkeys(rows))[:SHEET]


def clean(journey: Journey, what: str) -> None:
    """Nothing on the page shuts anybody out."""
    faults = [violation["id"] for violation in Axe().run(journey.page).response["violations"]]
    assert not faults, f"{what}: {faults}"


def journey_printed_sheet(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Twenty cards for a list of members; one of them is revoked afterwards."""
    cashier = Journey(site, browser, width, pictures)
    cashier.sign_in("thungan")
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page, chosen = officer.page, members(site)
    assert len(chosen) == SHEET, chosen
    officer.open("/cards")
    clean(officer, "ordering a sheet")
    page.fill("#members", "\n".join(chosen))
    officer.look("cards-order")
    officer.keep("cards-order")
    page.click("form[action='/cards/sheets'] button")
    page.wait_for_selector("a[href^='/cards/sheets/']", timeout=60_000)
    page.click("a[href^='/cards/sheets/']")
    page.wait_for_selector("a[download]")
    officer.look("cards-sheet")
    officer.keep("cards-sheet")
    with page.expect_download() as download:
        page.click("a[download]")
    folder = site.folder / f"paper-{width}"
    folder.mkdir()
    download.value.save_as(folder / "cards.pdf")
    found = printed(folder / "cards.pdf", folder)
    assert len(found) == SHEET, len(found)
    verdicts = [judged(cashier, text) for text in found]
    assert verdicts == [("valid", 1)] * SHEET, verdicts
    if pictures:
        subprocess.run(["pdftoppm", "-r", "70", "-png", str(folder / "cards.pdf"), str(pictures / f"sheet-{width}")],
                       check=True)
    officer.open(f"/members/{chosen[0]}")
    page.click("main a[href^='/cards/members/']")
    page.wait_for_selector("form[action$='/revoke']")
    clean(officer, "a member's cards")
    page.select_option("#reason", "lost")
    page.check("#confirm")
    officer.keep("cards-revoke")
    page.click("form[action$='/revoke'] button")
    page.wait_for_selector(".flash--success")
    officer.look("cards-revoked")
    assert [judged(cashier, text)[0] for text in found].count("revoked") == 1, "one card is revoked"
    officer.close()
    cashier.close()


def shown(member: Journey) -> str:
    """The text that the telephone shows, read from a picture of its screen."""
    member.page.wait_for_selector("[data-code][data-step]")
    picture = member.site.folder / f"telephone-{member.width}.png"
    member.page.screenshot(path=str(picture))
    found = codes(picture)
    assert len(found) == 1, found
    return found[0]


def journey_telephone(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A member's telephone gets a card, shows it in flight mode, ages, is stopped, and gets a new one."""
    cashier = Journey(site, browser, width, pictures)
    cashier.sign_in("thungan")
    member = Journey(site, browser, width, pictures)
    member.sign_in("doanvien")
    page = member.page
    member.open("/my-benefits")
    page.click("main a[href='/my-card/']")
    page.wait_for_selector("[data-part=card]:not([hidden])")
    page.wait_for_selector("[data-part=benefits]:not([hidden])")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    clean(member, "the card")
    member.context.set_offline(True)
    page.goto(site.url + "/my-card/")
    page.wait_for_selector("[data-part=offline]:not([hidden])")
    member.look("my-card-in-flight-mode")
    member.keep("my-card-in-flight-mode")
    assert page.locator("[data-points] li").count() > 0, "places are kept"
    text = shown(member)
    assert text.startswith("CD1:") and judged(cashier, text) == ("valid", 2), judged(cashier, text)
    assert page.locator("[data-code]").get_attribute("viewBox") == "0 0 61 61", "version 9 has 53 modules and a margin"
    page.click("[data-part=stop] summary")
    page.click("[data-stop=one]")
    page.wait_for_selector("[data-part=trouble]:not([hidden])")
    assert "không có mạng" in page.inner_text("[data-part=trouble]")
    step = int(page.get_attribute("[data-code]", "data-step"))
    site.wait(180)
    member.context.set_offline(False)
    assert judged(cashier, text) == ("code_too_old", 0), judged(cashier, text)
    member.faults = [fault for fault in member.faults if "ERR_INTERNET_DISCONNECTED" not in fault]
    page.goto(site.url + "/my-card/")
    # The first minute of a card shows the code of the second.
    page.wait_for_selector(", ".join(f"[data-step='{step + more}']" for more in (2, 3, 4)))
    newer = shown(member)
    assert newer != text and judged(cashier, newer) == ("valid", 2), judged(cashier, newer)
    page.click("[data-part=stop] summary")
    page.click("[data-stop=all]")
    page.wait_for_selector("[data-part=stopped]:not([hidden])")
    clean(member, "the stopped card")
    member.look("my-card-stopped")
    member.keep("my-card-stopped")
    assert judged(cashier, newer)[0] == "revoked", judged(cashier, newer)
    page.click("[data-draw]")
    page.wait_for_selector("[data-part=card]:not([hidden])")
    verdict = judged(cashier, shown(member))
    assert verdict == ("valid", 2), verdict
    renewed(member, cashier)
    member.close()
    cashier.close()


def renewed(member: Journey, cashier: Journey) -> None:
    """The session is over before the card: the telephone's key renews it. What is over itself renews nothing."""
    page = member.page
    later(member, 8)
    page.wait_for_selector("[data-step='1'], [data-step='2']")
    cashier.sign_in("thungan")
    verdict = judged(cashier, shown(member))
    assert verdict == ("valid", 2), verdict
    later(member, 16, 8)
    page.wait_for_selector("[data-part=sign-in]:not([hidden])")
    assert page.is_hidden("[data-code]"), "a card that is over is not shown"
    clean(member, "a card that is over")
    member.faults = [fault for fault in member.faults if "401" not in fault and "422" not in fault]
    member.sign_in("doanvien")
    page.goto(member.site.url + "/my-card/")
    page.wait_for_selector("[data-step='1'], [data-step='2']")
    cashier.sign_in("thungan")
    verdict = judged(cashier, shown(member))
    assert verdict == ("valid", 2), verdict


def later(member: Journey, days: int, since: int = 0) -> None:
    """Lets days go by at the server and on the telephone, and opens the card; `since` went by before."""
    member.site.wait(days * 86_400)
    member.context.clock.set_system_time(datetime.datetime.now() + datetime.timedelta(days=days + since))
    member.page.goto(member.site.url + "/my-card/")


if __name__ == "__main__":
    sys.exit(main(__doc__, [journey_printed_sheet, journey_telephone]))
