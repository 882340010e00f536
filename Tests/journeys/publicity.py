"""The journeys of the public site and of members in a real browser at 1280 and at 360 px: a stranger without a script
finds an offer without tone marks; a member reports a refused card and reads the answer. Each compares a number on the
page with the JSON of the API. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/publicity.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import json
import pathlib
import re
import sys

from playwright.sync_api import Browser

from journey import Journey, main, number
from running_site import Site

ANSWER = "Đã nhắc điểm bán, quầy nhận thẻ từ hôm nay."


def journey_public_without_script(
    site: Site, browser: Browser, width: str, pictures: pathlib.Path | None
) -> None:
    """From the first page to an offer, a point and a partner, in both languages, with scripts switched off."""
    reader = Journey(site, browser, width, pictures, scripts=False)
    page = reader.page
    reader.open("/")
    offers = page.request.get(site.url + "/api/v1/offers").json()
    assert number(page.inner_text(".tiles li:first-child")) == offers["count"], "the first page counts otherwise"
    reader.keep("public-first-page")
    page.fill("#q", "gao thom")
    page.click("form[role=search] button[type=submit]")
    reader.look("offers-gao-thom")
    found = page.request.get(site.url + "/api/v1/offers?q=gao%20thom").json()
    assert number(page.inner_text("[data-count]")) == found["count"] > 0, "page and API count otherwise"
    assert page.is_hidden("[data-near]"), "a button that does nothing is shown"
    reader.keep("public-offers-found")
    page.click(".offers .offer__title")
    reader.look("offer")
    assert "Gạo thơm" in page.inner_text("h1")
    data = json.loads(page.text_content("script[type='application/ld+json']"))
    assert data["@type"] == "Offer" and int(data["price"]) in [o["member_price"] for o in found["offers"]], data
    page.click(".offers .offer__title")
    reader.look("point")
    assert page.url.startswith(site.url + "/diem-ban/"), page.url
    reader.keep("public-point")
    page.click("a.language")
    reader.look("point-in-english")
    assert page.url.startswith(site.url + "/en/diem-ban/") and page.get_attribute("html", "lang") == "en"
    page.click("dd a[href^='/en/doi-tac/']")
    reader.look("partner-in-english")
    reader.open("/diem-ban?province=01")
    places = page.request.get(site.url + "/api/v1/offers?province=01").json()
    assert number(page.inner_text("[data-count]")) == places["points"], "points of a province"
    assert not reader.context.cookies() or all(
        cookie["name"] != "session" for cookie in reader.context.cookies()), "a stranger was given a session"
    reader.close()


def journey_member_reports(
    site: Site, browser: Browser, width: str, pictures: pathlib.Path | None
) -> None:
    """A member finds an offer without tone marks, reports in two taps, and reads the province's answer."""
    member = Journey(site, browser, width, pictures)
    member.sign_in("doanvien")
    page = member.page
    member.open("/my-benefits")
    own = page.request.get(site.url + "/api/v1/my-benefits").json()
    assert number(page.inner_text(".tiles li:first-child")) == own["offers"] > 0, own
    assert number(page.inner_text(".tiles li:nth-child(4)")) == own["saved_amount"], own
    member.keep("member-benefits")
    page.fill("#q", "gao thom")
    page.click("form[role=search] button[type=submit]")
    page.wait_for_selector(".offers .offer__title:has-text('Gạo thơm')")
    member.look("my-benefits-gao")
    member.keep("member-offer-found")
    page.click("a[href*='/my-benefits/report?point=']")
    page.wait_for_selector("button[value=refused_card]")
    member.look("my-report")
    member.keep("member-reports-card")
    page.click("button[value=refused_card]")
    page.wait_for_selector(".flash--success")
    member.look("my-reports-waiting")
    report = re.search(r"Số (\d+)", page.inner_text("article")).group(1)

    province = Journey(site, browser, width, pictures)
    province.sign_in("tinh01")
    province.open(f"/difficulties/{report}")
    told = province.page.inner_text("main")
    assert "Đoàn viên báo" in told and "DV-" not in told, "the register does not tell the kind, or names the member"
    province.page.fill("#answerer_note", ANSWER)
    province.keep("province-answers-member", "main")
    province.page.click("button[value=answer]")
    province.page.wait_for_selector(".flash--success")
    province.close()

    member.open("/my-benefits/reports")
    assert ANSWER in page.inner_text("article"), "the member does not read the answer"
    own = page.request.get(site.url + "/api/v1/my-benefits").json()
    assert own["waiting_reports"] == 0 and own["reports"] == page.locator("article").count(), own
    member.keep("member-reads-answer")
    member.open("/my-benefits/purchases")
    assert number(page.inner_text(".tiles li:first-child")) == own["turns"]
    member.open("/my-benefits/data")
    member.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, [
        journey_public_without_script, journey_member_reports]))
