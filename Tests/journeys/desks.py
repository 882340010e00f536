"""The journeys of each person's desk in a real browser at 1280 and at 360 px: the home of every role, the search by
keyboard without tone marks, the notices, and an export as a job with its progress, with and without JavaScript.
The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/desks.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import pathlib
import re
import sys

from playwright.sync_api import Browser

from journey import WIDTHS, Journey, main
from running_site import Site

EVERYBODY = ["quantri", "tonglien", "tinh01", "coso", "kiemtra", "doitac", "chinhanh", "thungan", "doanvien"]

# Whose homes the guides show.
SHOWN = {"quantri": "administrator", "tonglien": "confederation", "tinh01": "province", "coso": "grassroots",
         "doitac": "partner"}


def journey_homes(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Every role finds its desk; each task leads to a page that is there."""
    for name in EVERYBODY:
        person = Journey(site, browser, width, pictures)
        person.sign_in(name)
        page = person.page
        person.look(f"home {name}")
        assert page.inner_text("h1") == "Việc cần làm hôm nay", name
        if name in SHOWN:
            person.keep(f"home-{SHOWN[name]}")
        paths = {link.get_attribute("href") for link in page.query_selector_all(".desk a")}
        paths |= {link.get_attribute("href") for link in page.query_selector_all("a.figure__label")}
        for path in sorted(paths)[:6]:
            assert person.context.request.get(site.url + path).status == 200, (name, path)
        person.close()


def journey_search(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """The key / puts the cursor into the box; words without tone marks find units, points and agreements."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page = officer.page
    page.keyboard.press("/")
    page.keyboard.type("ha noi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ha+noi")
    officer.look("search")
    groups = page.eval_on_selector_all("section.card h2", "all => all.map(h => h.textContent)")
    assert any("Đơn vị" in group for group in groups) and any("Điểm bán" in group for group in groups), groups
    count = next(re.search(r"\d+", group).group() for group in groups if "Điểm bán" in group)
    page.click(f"text=Xem tất cả {count}")
    page.wait_for_url("**/points?**")
    page.click(".bell")
    page.wait_for_url("**/notices")
    officer.look("notices")
    officer.close()


def journey_job(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """All members as a workbook: the page moves by itself, can be left, and ends with the file."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("quantri")
    page = officer.page
    officer.open("/exports")
    page.select_option("#kind", "members")
    page.click(".form__actions button")
    page.wait_for_url("**/jobs/*")
    job = page.url
    officer.look("job")
    officer.open("/")
    page.goto(job)
    page.wait_for_selector("text=Tải tệp về", timeout=120_000)
    officer.look("job done")
    with page.expect_download() as download:
        page.click("text=Tải tệp về")
    assert pathlib.Path(download.value.path()).stat().st_size > 100_000
    assert download.value.suggested_filename.startswith("members-")
    officer.close()


def journey_job_without_script(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """The same with JavaScript off: the page asks again by itself."""
    size = WIDTHS[width]
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "/sign-in")
    page.fill("#name", "quantri")
    page.fill("#password", site.password("quantri"))
    page.click("main button[type=submit]")
    page.goto(site.url + "/exports")
    page.select_option("#kind", "units")
    page.click(".form__actions button")
    page.wait_for_selector("text=Tải tệp về", timeout=60_000)
    context.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, [journey_homes, journey_search, journey_job, journey_job_without_script]))
