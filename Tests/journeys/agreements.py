"""The journey of an agreement in a real browser at 1280 and at 360 px: the Confederation fills in
one and signs it, a province hangs the board that tells its price. Numbers on the pages are compared with the JSON of the API.
The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/agreements.py --phucloi .build/debug/phucloi [--pictures FOLDER] [--keep]
"""

import pathlib
import re
import sys

from playwright.sync_api import Browser, Page

from journey import Journey, main, number
from running_site import Site

PARTNER, AGREEMENT, PRODUCT, NAME = "DT-01", "TT-2026-77", "NUOC-MAM-1L", "Nước mắm cá cơm 1 lít"
#: What is filled in, days and amounts as people write them.
FIELDS = {
    "partner_code": PARTNER, "code": AGREEMENT, "unit_code": "VN", "signed_on": "2/7/2026", "valid_from": "3-7-2026",
    "product_code_0": PRODUCT, "product_name_0": NAME, "list_price_0": "68.000đ", "member_price_0": "57.800",
}
#: A second product in the room that is asked for.
SECOND = {"product_code_1": "DAU-AN-TT77", "product_name_1": "Dầu ăn 1 lít", "list_price_1": "50.000",
          "discount_percent_1": "12,5%"}


def sign(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Fills in the agreement with two products, mends a field, looks it over and confirms; the public site offers it."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page = officer.page
    offers = page.request.get(site.url + "/api/v1/offers").json()["count"]
    officer.open("/agreements")
    page.click("a[href='/agreements/new']")
    page.wait_for_url(re.compile("/agreements/new"))
    officer.look("agreement-new")
    for field, value in FIELDS.items():
        page.fill(f"#{field}", value)
    page.click("button[value=add]")
    page.wait_for_selector("#product_code_1")
    for field, value in SECOND.items():
        page.fill(f"#{field}", value)
    page.fill("#list_price_1", "50.000,50")
    page.click("button[value=preview]")
    page.wait_for_selector("#list_price_1-error")
    assert page.input_value("#product_name_0") == NAME, "what was typed is lost"
    officer.look("agreement-refused")
    page.fill("#list_price_1", SECOND["list_price_1"])
    page.click("button[value=preview]")
    page.wait_for_selector("button[value=sign]")
    officer.look("agreement-preview")
    officer.keep("agreement-preview")
    assert "57.800" in page.inner_text("main") and "03/07/2026" in page.inner_text("main"), page.inner_text("main")
    page.click("button[value=sign]")
    page.wait_for_url(re.compile(f"/agreements/{AGREEMENT}"))
    officer.look("agreement-signed")
    officer.open(f"/agreements/{AGREEMENT}")
    assert NAME in page.inner_text("main") and "57.800" in page.inner_text("main"), page.inner_text("main")
    officer.keep("agreement-signed")
    officer.faults = [fault for fault in officer.faults if "422" not in fault]
    officer.open("/uu-dai?q=nuoc+mam+ca+com")
    found = page.request.get(site.url + "/api/v1/offers?q=nuoc%20mam%20ca%20com").json()
    assert number(page.inner_text("[data-count]")) == found["count"] == 1, found["count"]
    assert found["offers"][0]["member_price"] == 57800, found["offers"][0]
    assert page.request.get(site.url + "/api/v1/offers").json()["count"] == offers + 2
    officer.close()


def a_point(page: Page, site: Site) -> str:
    """A point of the partner in the officer's province without a board."""
    page.goto(site.url + "/boards?q=khai+tuong")
    return page.get_attribute("tbody tr:has(.badge--off) a", "href").rsplit("/", 1)[1]


def photo(journey: Journey) -> bytes:
    """A photo of a board that hangs."""
    journey.page.set_viewport_size({"width": 320, "height": 240})
    picture = journey.page.screenshot(type="jpeg")
    journey.page.set_viewport_size({"width": 1280, "height": 900} if journey.width == "desktop"
                                   else {"width": 360, "height": 740})
    return picture


def journey_officer_signs_and_posts(
    site: Site, browser: Browser, width: str, pictures: pathlib.Path | None
) -> None:
    """An agreement with two more products is signed; a point of the partner hangs the board that tells it."""
    sign(site, browser, width, pictures)
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tinh01")
    page = officer.page
    officer.open("/boards")
    officer.keep("boards")
    before = page.request.get(site.url + "/api/v1/boards").json()
    assert number(page.inner_text(".tiles li:first-child")) == before["missing"] > 0, before
    officer.open(f"/boards/{a_point(page, site)}")
    officer.look("board")
    assert NAME in page.inner_text(".board"), "the board does not tell the new product"
    for size in ("A4", "A3"):
        paper = page.request.get(page.url + f"/board.pdf?size={size}")
        assert paper.body().startswith(b"%PDF-") and b"LiberationSans" in paper.body(), "no board on paper"
    picture = photo(officer)
    page.set_input_files("#file", [{"name": "bien.jpg", "mimeType": "image/jpeg", "buffer": picture}])
    page.click("form[action$='/postings'] button[type=submit]")
    page.wait_for_selector(".flash--success")
    officer.look("board-posted")
    assert "Đã niêm yết" in page.inner_text("h1")
    picture = page.locator(".photos img")
    picture.scroll_into_view_if_needed()
    picture.evaluate("image => image.decode()")
    officer.keep("board-posted")
    after = page.request.get(site.url + "/api/v1/boards").json()
    assert (after["missing"], after["posted"]) == (before["missing"] - 1, before["posted"] + 1), after
    officer.open("/boards?state=posted")
    assert number(page.inner_text(".tiles li:nth-child(3)")) == after["posted"]
    officer.open("/leaflets")
    leaflet = page.request.get(site.url + page.get_attribute("a[href$='leaflet.pdf']", "href"))
    assert leaflet.body().startswith(b"%PDF-"), "no leaflet on paper"
    officer.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, [journey_officer_signs_and_posts]))
