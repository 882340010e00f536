"""The journeys of owed reports in a real browser at 1280 and at 360 px: a partner hands in, is given one cell back, mends
it in Excel and is accepted; a province sees who is late, reminds, excuses, puts off and judges several at once; the
Confederation opens the figures down to a report, the digest and the forms. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/reports.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import datetime
import pathlib
import re
import sys
import tempfile

import openpyxl
from playwright.sync_api import Browser

from journey import Journey, main, number
from running_site import Site
from world_clock import TODAY

PARTNER, REASON = "DT-01", "Số lượt kê khai chưa khớp với bảng kê gửi kèm"
# The month and the half-year that are over; the latter in the reporting year from 1 December on.
MONTH, HALF = "2026-06", "2026-H1"
LATER = TODAY + datetime.timedelta(days=10)


def owed(journey: Journey, form: str, period: str, subject: str | None = None, state: str = "") -> list[str]:
    """The paths of the reports that the filter of the list finds."""
    page = journey.page
    journey.open("/obligations")
    page.click("details.card > summary")
    journey.look("obligations-filter")
    page.select_option("#form", form)
    page.fill("#period", period)
    page.select_option("#state", state)
    page.fill("#q", subject or "")
    page.click("form[action='/obligations'] button[type=submit]")
    page.wait_for_url(re.compile(rf"period={period}"))
    journey.look(f"obligations-{form}-{state or 'all'}")
    return page.eval_on_selector_all("tbody th a", "links => links.map(link => link.getAttribute('href'))")


def press(journey: Journey, action: str, name: str, **fields: str) -> None:
    """Fills fields of the page and sends it by the button of an action; it must succeed."""
    page = journey.page
    for field, value in fields.items():
        if field == "cell":
            page.select_option("#cell", value)
        else:
            page.fill("#" + field, value)
    page.click(f"button[name=action][value={action}]")
    page.wait_for_selector(".flash")
    journey.look(name)
    assert page.query_selector(".flash--success"), page.inner_text(".flash")


def api_value(journey: Journey, form: str, period: str, name: str, subject: str | None = None) -> int:
    """What the API tells of a cell: of one subject's report, or of all that were handed in."""
    answer = journey.page.request.get(
        f"{journey.site.url}/api/v1/reports/forms/{form}?period={period}" + (f"&subject={subject}" if subject else ""))
    return next(one["value"] for one in answer.json()["cells"] if one["name"] == name)


def state(journey: Journey) -> str:
    return journey.page.inner_text(".lead .badge")


def journey_partner_month(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A partner's month: filled, refused while something is missing, handed in, given back, mended, accepted."""
    period = MONTH
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    partner = Journey(site, browser, width, pictures)
    partner.sign_in("doitac")
    path = owed(partner, "welfare_partner", period, PARTNER)[0]
    partner.open(path)
    if not partner.page.query_selector("button[value=submit]"):
        officer.open(path)
        press(officer, "extend", "report-put-off", day=LATER.isoformat(), reason="Tháng này nhập số liệu muộn")
        partner.open(path)
    page = partner.page
    partner.look("partner-report")
    for column, value in {"point": "DB-KHONG-MAY", "turns": "120", "list_amount": "30.000.000",
                          "paid_amount": "25.000.000"}.items():
        page.fill(f"[name=row_declared_points_0_{column}]", value)
    page.click("button[value=rows] >> nth=0")
    page.wait_for_selector("[name=row_declared_points_3_point]")
    assert page.input_value("[name=row_declared_points_0_turns]") == "120", "a row is lost"
    page.click("button[value=submit]")
    page.wait_for_selector(".summary")
    partner.look("partner-report-missing")
    partner.keep("partner-report-missing", ".summary")
    assert page.input_value("[name=row_declared_points_0_turns]") == "120", "what was typed is lost"
    partner.faults = [fault for fault in partner.faults if "422" not in fault]
    page.fill("#cell_difficulties", "Hai điểm bán thiếu hàng thiết yếu")
    for cell in ("declared_turns", "declared_amount", "points_without_counter"):
        if page.query_selector(f"#note_{cell}"):
            page.fill(f"#note_{cell}", "Điểm bán này chưa có máy bán hàng")
    press(partner, "submit", "partner-report-handed-in")
    assert state(partner) == "Đã nộp", state(partner)
    page.click("a[href*='cell?cell=declared_turns']")
    page.wait_for_url(re.compile(r"cell=declared_turns"))
    partner.look("partner-report-cell")
    assert "120" in page.inner_text(".lead"), "the cell that opens is another"
    assert api_value(partner, "welfare_partner", period, "declared_turns", PARTNER) == 120, "the API tells another"

    officer.open(path)
    press(officer, "return", "report-given-back", cell="declared_points", reason=REASON)
    partner.open(path)
    assert REASON in page.inner_text(".summary"), "the reason is not told at the top"
    partner.look("partner-report-returned")
    partner.keep("partner-report-returned")
    page.click("button[value=submit]")
    page.wait_for_selector("text=mà chưa sửa")
    partner.look("partner-report-unmended")
    partner.faults = [fault for fault in partner.faults if "422" not in fault]
    partner.open(path)
    mend_in_excel(partner)
    press(partner, "submit", "partner-report-mended")

    officer.open(path)
    assert "118" in officer.page.inner_text("main"), "the mended figure is not shown"
    assert api_value(officer, "welfare_partner", period, "declared_turns", PARTNER) == 118, "the API tells another"
    press(officer, "accept", "report-accepted")
    assert state(officer) == "Đã tiếp nhận", state(officer)
    officer.keep("partner-report-accepted")
    officer.close()
    partner.close()


def mend_in_excel(partner: Journey) -> None:
    """Takes the workbook along, mends a row of the annex, and sends it back."""
    page = partner.page
    with page.expect_download() as waiting:
        page.click("form[action$='/upload'] a[href$='form.xlsx']")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "bieu.xlsx"
        waiting.value.save_as(path)
        workbook = openpyxl.load_workbook(path)
        for sheet in workbook.worksheets:
            for row in sheet.iter_rows():
                if row[0].value == "DB-KHONG-MAY":
                    row[1].value = 118
        workbook.save(path)
        page.set_input_files("#file", str(path))
        page.click("form[action$='/upload'] button[type=submit]")
        page.wait_for_selector(".flash--success")
    partner.look("partner-report-from-excel")


def journey_province_half_year(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A province's half-year: late ones reminded, excused, put off; one handed in and accepted; the nation's figure."""
    period = HALF
    union = Journey(site, browser, width, pictures)
    union.sign_in("coso")
    own = owed(union, "hdcd_1", period)[0]
    province = Journey(site, browser, width, pictures)
    province.sign_in("tinh01")
    late = [path for path in owed(province, "hdcd_1", period, state="late") if path != own]
    assert len(late) >= 2, "too few reports are late"
    told = province.page.request.get(f"{site.url}/api/v1/reports/obligations?form=hdcd_1&period={period}").json()
    shown = province.page.inner_text(".tiles")
    assert re.search(rf"\b{told['late']}\b", shown), (told["late"], shown)
    province.keep("province-late", ".tiles")
    province.open(late[0])
    press(province, "remind", "report-reminded", reason="Đề nghị nộp trong tuần này")
    province.open(late[1])
    press(province, "excuse", "report-excused", reason="Doanh nghiệp ngừng hoạt động")
    assert state(province) == "Được miễn", state(province)
    assert late[1] not in owed(province, "hdcd_1", period, state="late"), "an excused report is still late"
    province.open(own)
    press(province, "extend", "report-put-off-by-province", day=LATER.isoformat(), reason="Bão lũ tại địa phương")

    union.open(own)
    union.look("union-report")
    union.keep("union-report")
    workers, members = "1.240", "1.180"
    press(union, "submit", "union-report-handed-in", cell_workers=workers, cell_women="700", cell_insured="1.100",
          cell_members=members, cell_review="Tổ chức hội nghị người lao động đúng hạn")
    union.close()

    assert own in owed(province, "hdcd_1", period, state="submitted"), "the report that was handed in is not listed"
    province.page.check(f"input[name=report][value='{own.rsplit('/', 1)[1]}']")
    several(province, "accept", "reports-accepted-in-bulk")
    owed(province, "hdcd_1", period, state="accepted")
    province.page.check("input[name=all]")
    several(province, "approve", "reports-approved-in-bulk")
    province.open(own)
    assert state(province) == "Đã duyệt", state(province)
    owed(province, "hdcd_1", period, state="late")
    province.page.check("input[name=all]")
    several(province, "remind", "reports-reminded-in-bulk", reason="Đề nghị nộp ngay trong tuần")
    province.close()
    nation_opens(site, browser, width, pictures, period, own, workers)


def several(journey: Journey, action: str, name: str, **fields: str) -> None:
    """Does something with the reports that are ticked, with a second look where the page asks for one."""
    page = journey.page
    page.click(f"form[action='/obligations/bulk'] button[value={action}]")
    page.wait_for_load_state()
    if page.query_selector("input[name=confirmed]"):
        journey.look(name + "-question")
        for field, value in fields.items():
            page.fill("#" + field, value)
        page.click("form[action='/obligations/bulk'] button[type=submit]")
        page.wait_for_load_state()
    journey.look(name)
    assert "không làm được 0" in page.inner_text(".lead"), page.inner_text(".lead")
    journey.keep(name)


def nation_opens(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None, period: str, own: str,
                 workers: str) -> None:
    """The Confederation goes from the list to the consolidation, to one figure, to the report behind it."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page = officer.page
    officer.open(f"/obligations?form=hdcd_1&period={period}")
    page.click("a[href^='/consolidation?']")
    page.wait_for_url(re.compile(r"/consolidation\?"))
    officer.look("consolidation")
    figure = page.query_selector("a[href*='cell=workers']")
    told = figure.inner_text()
    figure.click()
    page.wait_for_url(re.compile(r"/consolidation/cell\?"))
    officer.look("consolidated-figure")
    assert told in page.inner_text(".lead"), "the figure that opens is another"
    assert number(told) == api_value(officer, "hdcd_1", period, "workers"), "the API tells another figure"
    officer.open(f"/consolidation?form=hdcd_1&period={period}")
    page.click("a[href^='/consolidation/digest']")
    page.wait_for_url(re.compile(r"/consolidation/digest\?"))
    officer.look("digest")
    officer.keep("confederation-digest")
    page.fill("#q", "to chuc hoi nghi")
    page.click("form[action='/consolidation/digest'] button[type=submit]")
    page.wait_for_url(re.compile(r"q=to"))
    officer.look("digest-searched")
    page.click(f"a[href='{own}']")
    page.wait_for_url(re.compile(rf"{own}$"))
    officer.look("report-behind-the-digest")
    assert workers in page.inner_text("main"), "the report tells another figure"
    officer.open("/forms")
    officer.look("forms")
    page.click("a[href='/forms/welfare_partner/3']")
    page.wait_for_url(re.compile(r"/forms/welfare_partner/3$"))
    officer.look("form-version")
    officer.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, (journey_partner_month, journey_province_half_year)))
