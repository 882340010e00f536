"""The journey of an agreement in a real browser at 1280 and at 360 px: the Confederation signs one and takes it in from
Excel, a province hangs the board that tells its price. Numbers on the pages are compared with the JSON of the API.
The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/agreements.py --phucloi .build/debug/phucloi [--pictures FOLDER] [--keep]
"""

import pathlib
import re
import sys

import openpyxl
from playwright.sync_api import Browser, Page

from journey import Journey, main, number
from running_site import Site

PARTNER, AGREEMENT, PRODUCT, NAME = "DT-01", "TT-2026-77", "NUOC-MAM-1L", "Nước mắm cá cơm 1 lít"
#: Of each file its kind, its captions and its row, as people write them in Excel.
FILES = (
    ("agreements", ["Số thỏa thuận", "Mã đối tác", "Mã đơn vị", "Cấp ký kết", "Ngày ký", "Có hiệu lực từ ngày"],
     [AGREEMENT, PARTNER, "VN", "national", "2026-07-02", "2026-07-03"]),
    ("products", ["Mã hàng", "Số thỏa thuận", "Tên sản phẩm", "Loại", "Thiết yếu", "Giá niêm yết", "Giá ưu đãi",
                  "Áp dụng từ ngày", "Cách nhận ưu đãi", "Khu vực"],
     [PRODUCT, AGREEMENT, NAME, "goods", "true", 68000, 57800, "2026-07-03", "Xuất trình thẻ đoàn viên", "Toàn quốc"]),
)


def sign(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Takes in the agreement and its product, each tried before it is written; the public site then offers it."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page = officer.page
    offers = page.request.get(site.url + "/api/v1/offers").json()["count"]
    for kind, captions, row in FILES:
        path = site.folder / f"{kind}.xlsx"
        workbook = openpyxl.Workbook()
        workbook.active.append(captions)
        workbook.active.append(row)
        workbook.save(path)
        officer.open("/imports")
        page.select_option("#kind", kind)
        page.set_input_files("#file", str(path))
        page.click("form[action='/imports'] button[type=submit]")
        page.wait_for_url(re.compile(r"/imports/files/"))
        officer.look(f"{kind}-tried")
        officer.keep(f"agreement-{kind}-tried")
        assert number(page.inner_text(".tiles li:first-child")) == 1, page.inner_text("main")
        page.click("form[action$='/take'] button")
        page.wait_for_url(re.compile(r"/imports/\d+$"))
    officer.open(f"/agreements/{AGREEMENT}")
    assert NAME in page.inner_text("main") and "57.800" in page.inner_text("main"), page.inner_text("main")
    officer.keep("agreement-signed")
    officer.open("/uu-dai?q=nuoc+mam+ca+com")
    found = page.request.get(site.url + "/api/v1/offers?q=nuoc%20mam%20ca%20com").json()
    assert number(page.inner_text("[data-count]")) == found["count"] == 1, found["count"]
    assert found["offers"][0]["member_price"] == 57800, found["offers"][0]
    assert page.request.get(site.url + "/api/v1/offers").json()["count"] == offers + 1
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
    """An agreement with one more product is taken in; a point of the partner hangs the board that tells it."""
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
