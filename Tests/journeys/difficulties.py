"""The journeys of difficulties in a real browser at 1280 and at 360 px: a partner raises one with a photo from its report
and sees the province's answer there; a grassroots union raises one, reopens it with a reason and settles it.
The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/difficulties.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import base64
import datetime
import pathlib
import re
import struct
import sys

from playwright.sync_api import Browser

from journey import Journey, main
from running_site import Site
from world_clock import TODAY

PARTNER, PROVINCE = "DT-01", "VN-01"
LATER = TODAY + datetime.timedelta(days=10)
MONTH = "2026-06"
ANSWER = "Liên đoàn đã làm việc với điểm bán, quầy mở lại từ thứ Hai."


def photo(journey: Journey) -> bytes:
    """A photo as a telephone makes it: turned by Exif, with the place where it was taken."""
    data = journey.page.evaluate("""() => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [320, 240];
        const paint = canvas.getContext('2d');
        paint.fillStyle = '#2a7'; paint.fillRect(0, 0, 320, 240);
        paint.fillStyle = '#fff'; paint.font = '28px sans-serif'; paint.fillText('Quầy đóng cửa', 40, 120);
        return canvas.toDataURL('image/jpeg', 0.8).split(',')[1];
    }""")
    place = struct.pack(">HHI4s", 1, 2, 2, b"N\0\0\0")
    tiff = (b"MM\0*" + struct.pack(">I", 8) + struct.pack(">H", 2)
            + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) + struct.pack(">HHII", 0x8825, 4, 1, 38) + struct.pack(">I", 0)
            + struct.pack(">H", 1) + place + struct.pack(">I", 0))
    payload = b"Exif\0\0" + tiff + b"21.0285N 105.8542E"
    original = base64.b64decode(data)
    return original[:2] + b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload + original[2:]


def journey_partner_with_photo(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """From the report to the register and back, with a photo that lost its place, answered by the province."""
    text = f"Quầy tại điểm bán đóng cửa không báo trước ({width})"
    partner = Journey(site, browser, width, pictures)
    partner.sign_in("doitac")
    page = partner.page
    period = MONTH
    partner.open(f"/obligations?form=welfare_partner&period={period}&q={PARTNER}")
    report = page.query_selector("tbody th a").get_attribute("href")
    reopen(site, browser, width, report)
    partner.open(report)
    page.click("a[href^='/difficulties/new']")
    page.wait_for_url(re.compile(r"/difficulties/new"))
    partner.look("difficulty-new")
    assert page.input_value("#arose_on").startswith(period), page.input_value("#arose_on")
    page.click("form.card button[type=submit]")
    assert page.url.endswith("/difficulties/new") or "difficulties/new?" in page.url, "an empty form was sent"
    page.fill("#text", text)
    page.fill("#handling", "Đề nghị liên đoàn nhắc chủ điểm bán.")
    page.set_input_files("#file", [{"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\0program"}])
    page.click("main details > summary")
    page.fill("#answering", PROVINCE)
    page.click("form.card button[type=submit]")
    page.wait_for_selector(".summary")
    partner.look("difficulty-with-program")
    assert "chương trình máy tính" in page.inner_text(".summary"), page.inner_text(".summary")
    assert page.input_value("#text") == text, "what was typed is lost"
    partner.faults = [fault for fault in partner.faults if "422" not in fault]
    page.set_input_files("#file", [{"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": photo(partner)}])
    page.click("form.card button[type=submit]")
    page.wait_for_url(re.compile(rf"{report}$"))
    partner.look("report-with-difficulty")
    assert text in page.inner_text("main"), "the report does not list the difficulty"
    difficulty = page.query_selector("main a[href^='/difficulties/']:not([href*=new])").get_attribute("href")

    province_answers(site, browser, width, pictures, text)
    partner.open(report)
    assert ANSWER in page.inner_text("main"), "the answer is not beside the report's cell"
    partner.open(difficulty)
    sent = page.request.get(site.url + f"{difficulty}/files/1")
    assert sent.headers["content-type"] == "image/jpeg" and sent.headers["x-content-type-options"] == "nosniff"
    assert b"21.0285N" not in sent.body() and b"\x88\x25" not in sent.body(), "the photo tells where it was taken"
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)"), "the photo is broken"
    turned = page.evaluate("(image => image.naturalHeight > image.naturalWidth)(document.querySelector('.photos img'))")
    assert turned, "the photo lies on its side"
    partner.look("difficulty-answered")
    page.click("button[value=settle]")
    page.wait_for_selector(".flash--success")
    assert "Đã khép lại" in page.inner_text("h1"), page.inner_text("h1")
    partner.close()


def reopen(site: Site, browser: Browser, width: str, report: str) -> None:
    """The Confederation puts off a report of a month that is locked."""
    officer = Journey(site, browser, width, None)
    officer.sign_in("tonglien")
    officer.open(report)
    officer.page.fill("#day", LATER.isoformat())
    officer.page.fill("#reason", "Nhập muộn")
    officer.page.click("button[name=action][value=extend]")
    officer.page.wait_for_selector(".flash--success")
    officer.close()


def province_answers(
    site: Site, browser: Browser, width: str, pictures: pathlib.Path | None, text: str
) -> None:
    """The province finds what waits for it by words without tone marks, takes it up and answers."""
    province = Journey(site, browser, width, pictures)
    province.sign_in("tinh01")
    page = province.page
    province.open("/difficulties")
    page.click("details.card > summary")
    page.fill("#q", f"quay dong cua {width}")
    page.select_option("#state", "waiting")
    page.click("form[role=search] button[type=submit]")
    page.wait_for_url(re.compile(r"state=waiting"))
    province.look("difficulties-found")
    page.click(f"tbody a:has-text('{text[:20]}')")
    page.wait_for_url(re.compile(r"/difficulties/\d+$"))
    province.look("difficulty-of-partner")
    page.click("button[value=answer]")
    page.wait_for_selector(".summary")
    assert "Hãy ghi câu trả lời" in page.inner_text(".summary")
    province.faults = [fault for fault in province.faults if "422" not in fault]
    page.click("button[value=take_up]")
    page.wait_for_selector(".flash--success")
    page.fill("#answerer_note", ANSWER)
    page.click("button[value=answer]")
    page.wait_for_selector(".flash--success")
    province.look("difficulty-province-answered")
    assert "Đã trả lời" in page.inner_text("h1"), page.inner_text("h1")
    province.close()


def journey_union(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A grassroots union raises one in two fields, sees the answer, reopens it with a reason and settles it."""
    text = f"Đoàn viên ca đêm không kịp giờ bán ({width})"
    union = Journey(site, browser, width, pictures)
    union.sign_in("coso")
    page = union.page
    union.open("/difficulties")
    page.click("a[href='/difficulties/new']")
    page.wait_for_url(re.compile(r"/difficulties/new$"))
    union.look("difficulty-new-of-union")
    page.fill("#text", text)
    union.keep("union-raises-difficulty")
    page.click("form.card button[type=submit]")
    page.wait_for_url(re.compile(r"/difficulties/\d+$"))
    path = page.url.removeprefix(site.url)
    province = Journey(site, browser, width, pictures)
    province.sign_in("tinh01")
    province.open(path)
    province.page.fill("#answerer_note", "Điểm bán mở thêm tối thứ Ba.")
    province.page.click("button[value=answer]")
    province.page.wait_for_selector(".flash--success")
    province.close()

    union.open(path)
    page.click("button[value=reopen]")
    page.wait_for_selector(".summary")
    assert "Hãy ghi lý do" in page.inner_text(".summary")
    union.faults = [fault for fault in union.faults if "422" not in fault]
    page.fill("#raiser_note", "Tối thứ Ba quầy vẫn đóng.")
    page.click("button[value=reopen]")
    page.wait_for_selector(".flash--success")
    assert "Mở lại" in page.inner_text("h1")
    page.click("button[value=settle]")
    page.wait_for_selector(".flash--success")
    union.look("difficulty-settled")
    union.keep("union-difficulty-settled")
    union.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, (journey_partner_with_photo, journey_union)))
