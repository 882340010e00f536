"""What people really do, in a real browser at 1280 and at 360 px: a double click, the back button, two tabs, a session
that ends in the middle of a form, an Excel file with a title and merged cells. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/bad_input.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import pathlib
import re
import sys

import openpyxl
from playwright.sync_api import Browser, Page

from journey import Journey, main, number
from running_site import Site


def fill(page: Page, code: str) -> None:
    """An agreement without products, ready to be looked over."""
    for field, value in {"partner_code": "DT-01", "code": code, "unit_code": "VN", "signed_on": "2/7/2026",
                         "valid_from": "3/7/2026"}.items():
        page.fill(f"#{field}", value)


def to_preview(page: Page) -> None:
    page.click("button[value=preview]")
    page.wait_for_selector("button[value=sign]")


def journey_double_click_and_back(
    site: Site, browser: Browser, width: str, pictures: pathlib.Path | None
) -> None:
    """Two clicks sign one agreement; what is sent again after the back button is told to be there already."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page, code = officer.page, f"TT-HAI-LAN-{width}"
    officer.open("/agreements/new")
    fill(page, code)
    to_preview(page)
    page.dblclick("button[value=sign]")
    page.wait_for_url(re.compile(f"/agreements/{code}"))
    officer.look("signed-once")
    assert page.locator(".summary").count() == 0, page.inner_text("main")
    path = f"/agreements/{code}/end-day"
    officer.open(path)
    for attempt in ("first", "after the back button"):
        page.fill("#valid_to", "1/1/2027")
        page.fill("#reason", "Gia hạn một năm")
        page.click("main button[type=submit]")
        if attempt == "first":
            page.wait_for_url(re.compile(f"/agreements/{code}$"))
            page.go_back()
            page.wait_for_selector("#valid_to")
    page.wait_for_selector("#valid_to-error")
    assert "ngày đang lưu" in page.inner_text("main"), page.inner_text("main")
    officer.look("sent-again-after-back")
    officer.faults = [fault for fault in officer.faults if "422" not in fault]
    officer.close()


def journey_two_tabs(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Of two tabs that change the end of one agreement the second is told, and what was typed stands there."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page, code = officer.page, f"TT-HAI-THE-{width}"
    officer.open("/agreements/new")
    fill(page, code)
    to_preview(page)
    page.click("button[value=sign]")
    page.wait_for_url(re.compile(f"/agreements/{code}"))
    path = f"/agreements/{code}/end-day"
    officer.open(path)
    other = officer.context.new_page()
    other.goto(site.url + path)
    for tab, day in ((page, "1/1/2027"), (other, "1/6/2027")):
        tab.fill("#valid_to", day)
        tab.fill("#reason", f"Gia hạn đến {day}")
        tab.click("main button[type=submit]")
        tab.wait_for_load_state()
    assert "người khác đã lưu thay đổi" in other.inner_text("main"), other.inner_text("main")
    assert "01/01/2027" in other.inner_text("main"), other.inner_text("main")
    assert other.input_value("#valid_to") == "1/6/2027", "what was typed is lost"
    other.close()
    officer.faults = [fault for fault in officer.faults if "422" not in fault]
    officer.close()


def journey_session_ends(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """What was typed stands on the page that asks to sign in, and is sent after that."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page, code = officer.page, f"TT-HET-PHIEN-{width}"
    officer.open("/agreements/new")
    fill(page, code)
    officer.context.clear_cookies()
    page.click("button[value=preview]")
    page.wait_for_selector(f"input[value='{code}']", state="attached")
    officer.look("kept")
    with officer.context.expect_page() as opened:
        page.click("a[target=_blank]")
    tab = opened.value
    tab.fill("#name", "tonglien")
    tab.fill("#password", site.password("tonglien"))
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: "/sign-in" not in url)
    tab.close()
    page.click("main button[type=submit]")
    page.wait_for_selector(f"input[value='{code}']", state="attached")
    page.click("main form button[type=submit]")
    page.wait_for_selector("#code, button[value=sign]")
    assert code in page.content(), page.inner_text("main")
    officer.faults = [fault for fault in officer.faults if not re.search("40[13]", fault)]
    officer.close()


def journey_excel_with_title(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A workbook as people make it: a merged title, an empty row, a heading of two rows with merged cells."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page, path = officer.page, site.folder / f"doi-tac-{width}.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (["DANH SÁCH ĐỐI TÁC NĂM 2026"], [], ["Mã đối tác", "Thông tin chung"], [None, "Tên", "Loại hình"],
                [f"DT-X-{width}", "Cửa hàng Hoa Mai", "household"]):
        sheet.append(row)
    for cells in ("A1:C1", "A3:A4", "B3:C3"):
        sheet.merge_cells(cells)
    workbook.save(path)
    officer.open("/imports")
    page.select_option("#kind", "partners")
    page.set_input_files("#file", str(path))
    page.click("form[action='/imports'] button[type=submit]")
    page.wait_for_url(re.compile(r"/imports/files/"))
    officer.look("titled-tried")
    assert number(page.inner_text(".tiles li:first-child")) == 1, page.inner_text("main")
    officer.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, [
        journey_double_click_and_back, journey_two_tabs, journey_session_ends, journey_excel_with_title]))
