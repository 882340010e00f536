"""The walk through every page of Access in a real browser: an invitation, a second factor by its secret text, recovery
codes, a forgotten password, sessions, acting for somebody, a hand-over, programs and the trail; then the directory of
contacts, the roster and the growth table. At 1280 and at 360 px; the last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/access.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import base64
import csv
import hashlib
import hmac
import pathlib
import re
import struct
import sys

from playwright.sync_api import Browser

from journey import WIDTHS, Journey, main
from running_site import Site

FIRST_PASSWORD = "bốn con ngựa xanh"
NEW_PASSWORD = "năm con trâu vàng"


class Walk(Journey):
    """A journey that sends forms which are refused: the browser notes their status, which is no fault."""

    def close(self) -> None:
        self.faults = [fault for fault in self.faults if "status of 422" not in fault]
        super().close()


def time_code(secret: str, now: float) -> str:
    """The six digits of an authenticator app (RFC 6238) for a secret as it is printed."""
    key = base64.b32decode(secret.replace(" ", "") + "=" * (-len(secret.replace(" ", "")) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(now) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def press(person: Walk, form: str, name: str) -> None:
    """Presses the button of a form and looks at what comes."""
    person.page.click(f"{form} button[type=submit]")
    person.page.wait_for_load_state()
    person.look(name)


def enter(person: Walk, name: str, password: str, factor: str | None = None) -> None:
    """Signs in, with a second factor where one is asked for."""
    person.open("/sign-in")
    person.page.fill("#name", name)
    person.page.fill("#password", password)
    press(person, "main form", "after-sign-in")
    if factor is not None:
        person.page.fill("#code", factor)
        press(person, "main form", "after-second-factor")
    assert "/sign-in" not in person.page.url, f"{name} did not come in: {person.page.inner_text('main')[:200]}"


def open_account(boss: Walk, name: str, display: str) -> str:
    """Opens an account for a unit officer; gives its path."""
    boss.open("/accounts/new")
    boss.page.fill("#display_name", display)
    boss.page.fill("#sign_in_name", name)
    boss.page.fill("#scope_code", "VN-01")
    press(boss, "main form", "account-made")
    return boss.page.url.removeprefix(boss.site.url)


def journey_a_person_comes_in(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Invitation, second factor, recovery code, sessions, forgotten password and one-time code."""
    boss, name = Walk(site, browser, width, pictures), f"lan.{width}"
    boss.sign_in("quantri")
    boss.open("/accounts")
    account = open_account(boss, name, "Trần Thị Lan")
    boss.keep("administrator-account")
    press(boss, f"form[action='{account}/invitation']", "invitation-slip")
    link = boss.page.inner_text(".secret code").strip()

    lan = Walk(site, browser, width, pictures)
    lan.open(link.removeprefix(site.url) if link.startswith(site.url) else re.sub(r"^https?://[^/]+", "", link))
    lan.page.fill("#password", FIRST_PASSWORD)
    lan.page.fill("#again", FIRST_PASSWORD)
    press(lan, "main form", "after-invitation")
    if "/sign-in" in lan.page.url:
        enter(lan, name, FIRST_PASSWORD)
    lan.open("/")
    assert lan.page.query_selector(".banner"), "nobody asks for a second factor"
    lan.open("/second-factor")
    press(lan, "main form", "second-factor-secret")
    secret = re.search(r"\b([A-Z2-7]{4}(?: [A-Z2-7]{4})+)\b", lan.page.inner_text("main"))
    assert secret, "the secret is not shown as text"
    lan.page.fill("#code", "000000")
    press(lan, "main form", "second-factor-wrong-code")
    lan.page.fill("#code", time_code(secret[1], site.clock.now()))
    press(lan, "main form", "recovery-codes")
    codes = lan.page.eval_on_selector_all("ol code", "all => all.map(one => one.textContent)")
    assert len(codes) == 10, codes
    lan.open("/second-factor")

    second = Walk(site, browser, width, pictures)
    enter(second, name, FIRST_PASSWORD, codes[0])
    second.open("/sessions")
    assert len(second.page.query_selector_all("tbody tr")) == 2, "both sessions are not listed"
    press(second, "form[action='/sessions/end-others']", "sessions-ended")
    lan.page.goto(site.url + "/sessions")
    assert "/sign-in" in lan.page.url, "the other session lives on"
    second.open("/my-password")

    lan.open("/forgotten-password")
    lan.page.fill("#name", name)
    press(lan, "main form", "forgotten-password-sent")
    boss.open("/password-requests")
    press(boss, f"tr:has-text('{name}') form[action$='one-time-code']", "one-time-code-slip")
    code = boss.page.inner_text(".slip__code").strip()
    lan.open("/one-time-code")
    for field, value in (("name", name), ("code", code), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)):
        lan.page.fill(f"#{field}", value)
    press(lan, "main form", "after-one-time-code")
    enter(lan, name, NEW_PASSWORD, codes[1])
    for person in (boss, lan, second):
        person.close()


def journey_work_is_handed_over(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Roles, a hand-over, the end of an account, a program's token, the trail."""
    boss = Walk(site, browser, width, pictures)
    boss.sign_in("quantri")
    old, new = (open_account(boss, f"{name}.{width}", display)
                for name, display in (("binh", "Lê Văn Bình"), ("mai", "Phạm Thị Mai")))
    boss.open(old)
    boss.open(f"{old}/hand-over")
    boss.page.fill("#name", "khong.co.ai")
    press(boss, "main form", "hand-over-refused")
    assert boss.page.query_selector(".summary"), "a hand-over to nobody was taken"
    boss.page.fill("#name", f"mai.{width}")
    press(boss, "main form", "handed-over")
    boss.open(new)
    assert boss.page.inner_text("main").count("VN-01") >= 2, "the role has not come over"
    boss.open(old)
    press(boss, f"form[action='{old}/end']", "account-ended")
    boss.open("/accounts?q=le+van")
    boss.open("/api-clients")
    boss.page.fill("#client_name", f"Máy số {width}")
    boss.page.select_option("#scope_kind", "point")
    boss.page.fill("#scope_code", "DB-0001")
    press(boss, "main .form", "token")
    boss.open("/audit")
    boss.keep("administrator-audit")
    boss.close()


def journey_somebody_acts_for_another(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """An officer of a grassroots union acts for a member of it, and for nobody else; one of the confederation acts."""
    for officer, other in (("coso", "doanvien"), ("tonglien", "tinh01")):
        person = Walk(site, browser, width, pictures)
        person.sign_in(officer)
        person.open("/acting")
        for name in (["tinh01"] if officer == "coso" else ["quantri"]) + [other]:
            person.page.fill("#name", name)
            person.page.fill("#consent", "Giấy đề nghị số 12")
            person.page.fill("#consented_on", "2026-01-15")
            press(person, "main form", f"acting-{officer}-{name}")
            refused = person.page.query_selector(".summary") is not None
            assert refused == (name != other), f"{officer} for {name}: {person.page.inner_text('main')[:200]}"
        person.open("/")
        assert person.page.query_selector(".banner"), "no page says that somebody acts for another"
        person.open("/my-password")
        press(person, ".banner form", "acting-stopped")
        assert not person.page.query_selector(".banner form"), "still acting"
        person.close()


def journey_the_directory(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Contacts, officers, gaps and growth; two people edit one contact, and the second loses nothing."""
    first, second = Walk(site, browser, width, pictures), Walk(site, browser, width, pictures)
    first.sign_in("tinh01")
    second.sign_in("tonglien")
    for path in ("/contacts", "/officers", "/officers/gaps", "/growth"):
        first.open(path)
    person = f"Đặng Thị Én {width}"
    first.open("/contacts/new")
    first.page.fill("#code", grassroots_union(site, list(WIDTHS).index(width)))
    first.page.fill("#focal_person", person)
    first.page.fill("#phone", "không rõ")
    press(first, "main form", "contact-refused")
    assert first.page.query_selector(".field__error"), "a telephone number without digits was taken"
    first.page.fill("#phone", "0900 000 001")
    first.page.fill("#email", "en@congdoan.example")
    press(first, "main form", "contact-added")
    search = f"/contacts?q=dang+thi+en+{width}"
    for one in (first, second):
        one.open(search)
        one.page.click(f"tr:has-text('{person}') a")
        one.page.wait_for_selector("#focal_person")
    first.look("contact-form")
    first.page.fill("#phone", "0911 000 002")
    press(first, "main form", "contact-saved")
    second.page.fill("#address", "12 phố Mẫu")
    press(second, "main form", "contact-behind")
    assert "0911 000 002" in second.page.inner_text("main"), "what was saved meanwhile is not shown"
    assert second.page.input_value("#address") == "12 phố Mẫu", "what was typed is lost"
    press(second, "main form", "contact-saved-second")
    second.open(search)
    assert "12 phố Mẫu" in second.page.inner_text("main")
    second.open("/officers/new")
    if width == "desktop":
        second.page.emulate_media(media="print")
        second.open("/contacts?print=1")
    first.close()
    second.close()


def grassroots_union(site: Site, index: int) -> str:
    """The code of a living grassroots union of Hà Nội in the sample world."""
    path = site.folder / "units.csv"
    site.command("export", "units", str(path))
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "grassroots_union" and not row["closed_on"]]
    return sorted(row["code"] for row in rows if row["parent_code"].startswith("VN-01"))[index]


JOURNEYS = (journey_a_person_comes_in, journey_work_is_handed_over, journey_somebody_acts_for_another,
            journey_the_directory)


if __name__ == "__main__":
    sys.exit(main(__doc__, JOURNEYS))
