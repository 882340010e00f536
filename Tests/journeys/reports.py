"""The journeys of owed reports in a real browser at 1280 and at 360 px: a partner hands in, is given one cell back, mends
it and is accepted; a province sees who is late, reminds, excuses, puts off and accepts; the Confederation opens the
figures down to a report. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/reports.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import datetime
import pathlib
import re
import sys

from playwright.sync_api import Browser

from journey import Journey, main
from running_site import Site

PARTNER, REASON = "DT-01", "Số lượt kê khai chưa khớp với bảng kê gửi kèm"
TODAY = datetime.date.today()
LATER = TODAY + datetime.timedelta(days=10)


def past_month(back: int) -> str:
    """A calendar month that is over: 1 is the last one."""
    months = TODAY.year * 12 + TODAY.month - 1 - back
    return f"{months // 12}-{months % 12 + 1:02d}"


def past_half(back: int) -> str:
    """A half-year of the reporting year, 1 December to 31 May to 30 November, that is over: 1 is the last one."""
    ends = [(datetime.date(year, month, day), f"{year}-H{half}") for year in range(TODAY.year - 3, TODAY.year + 1)
            for half, (month, day) in ((1, (5, 31)), (2, (11, 30)))]
    return [name for end, name in ends if end < TODAY][-back]


def back(width: str) -> int:
    """Each width has periods of its own."""
    return 1 if width == "desktop" else 2


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


def state(journey: Journey) -> str:
    return journey.page.inner_text(".lead .badge")


def journey_partner_month(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A partner's month: filled, refused while something is missing, handed in, given back, mended, accepted."""
    period = past_month(back(width))
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
    page.fill("#cell_declared_turns", "12.000")
    page.fill("#cell_declared_amount", "250000000")
    page.click("button[value=submit]")
    page.wait_for_selector(".summary")
    partner.look("partner-report-missing")
    assert page.input_value("#cell_declared_turns") == "12.000", "what was typed is lost"
    partner.faults = [fault for fault in partner.faults if "422" not in fault]
    press(partner, "submit", "partner-report-handed-in", cell_difficulties="Hai điểm bán thiếu hàng thiết yếu")
    assert state(partner) == "Đã nộp", state(partner)

    officer.open(path)
    press(officer, "return", "report-given-back", cell="declared_turns", reason=REASON)
    partner.open(path)
    assert REASON in page.inner_text(".summary"), "the reason is not told at the top"
    partner.look("partner-report-returned")
    page.click("button[value=submit]")
    page.wait_for_selector("text=mà chưa sửa")
    partner.look("partner-report-unmended")
    partner.faults = [fault for fault in partner.faults if "422" not in fault]
    press(partner, "submit", "partner-report-mended", cell_declared_turns="11.850")

    officer.open(path)
    assert "11.850" in officer.page.inner_text("main"), "the mended figure is not shown"
    press(officer, "accept", "report-accepted")
    assert state(officer) == "Đã tiếp nhận", state(officer)
    officer.close()
    partner.close()


def journey_province_half_year(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A province's half-year: late ones reminded, excused, put off; one handed in and accepted; the nation's figure."""
    period = past_half(back(width))
    union = Journey(site, browser, width, pictures)
    union.sign_in("coso")
    own = owed(union, "hdcd_1", period)[0]
    province = Journey(site, browser, width, pictures)
    province.sign_in("tinh01")
    late = [path for path in owed(province, "hdcd_1", period, state="late") if path != own]
    assert len(late) >= 2, "too few reports are late"
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
    workers, members = "1.240", "1.180"
    press(union, "submit", "union-report-handed-in", cell_workers=workers, cell_women="700", cell_insured="1.100",
          cell_members=members, cell_review="Tổ chức hội nghị người lao động đúng hạn")
    union.close()

    assert own in owed(province, "hdcd_1", period, state="submitted"), "the report that was handed in is not listed"
    province.page.check(f"input[name=report][value='{own.rsplit('/', 1)[1]}']")
    press(province, "accept", "reports-accepted-in-bulk")
    province.open(own)
    assert state(province) == "Đã tiếp nhận", state(province)
    province.close()
    nation_opens(site, browser, width, pictures, period, own, workers)


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
    assert figure.inner_text() == workers, figure.inner_text()
    figure.click()
    page.wait_for_url(re.compile(r"/consolidation/cell\?"))
    officer.look("consolidated-figure")
    assert workers in page.inner_text(".lead"), "the figure that opens is another"
    page.click(f"tbody a[href='{own}']")
    page.wait_for_url(re.compile(rf"{own}$"))
    officer.look("report-behind-the-figure")
    assert workers in page.inner_text("main"), "the report tells another figure"
    officer.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, (journey_partner_month, journey_province_half_year)))
