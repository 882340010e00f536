"""Every page that can be reached by links, full of the sample world, as every kind of person: axe-core finds nothing on
it, in both languages, light and dark, wide and narrow, with menus, dialogs and errors open; it is light, nothing moves
while it loads, and the server asks the database no more than 12 times for it.

    .venv/bin/python Tests/journeys/pages.py --phucloi .build/debug/phucloi [--smoke] [--pictures FOLDER]

--smoke looks at the pages of the navigation only, in one language and both themes. The last line is 'N passed, N
failed'.
"""

import argparse
import pathlib
import re
import sys
import traceback
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from journey import WIDTHS, Journey
from running_site import Site, browser_options

# The first is nobody.
PEOPLE = ("", "quantri", "tonglien", "tinh01", "coso", "kiemtra", "doitac", "chinhanh", "thungan", "doanvien")
HEAVIEST = 100_000
# What a telephone keeps for a week without a network has its own limit, with its lists; till.py measures that one.
KEPT = {"/till/": 400_000}
MOST_STATEMENTS = 12
# What is no page: files, the same page in another dress, and the way out.
NO_PAGE = re.compile(
    r"\.(xlsx|csv|docx|pdf|json|png|jpg)\b|/files/|/attachments/|/photos/|[?&](language|theme|print)=|^/api/")
# What moves on the screen by itself, from the first paint on, as the browser tells it (web.dev/cls).
SHIFTS = """window.shifts = []; new PerformanceObserver(list => { for (const entry of list.getEntries())
    if (!entry.hadRecentInput) window.shifts.push([entry.value, entry.sources.map(source =>
        `${source.node?.nodeName}.${source.node?.className} ${source.previousRect.y} -> ${source.currentRect.y}`)
        .join(", ")]); }).observe({type: "layout-shift", buffered: true});"""
# A tenth of what that measure calls good: a line that wraps otherwise when the typeface comes late is below it.
MOST_SHIFT = 0.01
# Bytes of the page itself, its style sheet and its scripts, as they are without compression.
WEIGHT = """() => performance.getEntries().filter(e => e.entryType === "navigation"
    || e.entryType === "resource" && ["link", "script"].includes(e.initiatorType) && !e.name.includes("/fonts/")
       && !e.name.includes("/icons/")).reduce((sum, e) => sum + e.decodedBodySize, 0)"""
OPEN_ALL = "document.querySelectorAll('main details').forEach(one => one.open = true)"


def shape(path: str) -> str:
    """Addresses of one shape show one page: /members/DV-1 and /members/DV-2, /units?page=2 and /units?page=3."""
    parts = urlsplit(path)
    names = ["{}" if re.search(r"\d", part) or part.isupper() else part for part in parts.path.split("/")]
    keys = sorted({pair.split("=")[0] for pair in parts.query.split("&") if pair})
    return "/".join(names) + "?" + ",".join(keys)


class Inspection:
    """Looks at pages for what no page may have, and remembers what it found."""

    def __init__(self, site: Site) -> None:
        self.site, self.axe = site, Axe()
        self.faults: list[str] = []
        self.looked = 0

    def look(self, page: Page, what: str) -> None:
        self.looked += 1
        for violation in self.axe.run(page).response["violations"]:
            node = violation["nodes"][0]
            self.faults.append(f"{what}: {violation['id']} x{len(violation['nodes'])}: {node['html'][:200]}"
                               f" {node.get('failureSummary', '')[:300]}")

    def open(self, page: Page, path: str, what: str) -> bool:
        """Opens a page and measures how it came; false when it is no page."""
        before = self.site.statements()
        answer = page.goto(self.site.url + path)
        if "text/html" not in (answer.headers.get("content-type") or ""):
            return False
        if answer.status >= 400:
            self.faults.append(f"{what}: the answer is {answer.status}")
        page.wait_for_load_state("load")
        shifts, weight = page.evaluate("window.shifts"), page.evaluate(WEIGHT)
        statements = self.statements_since(before)
        if statements > MOST_STATEMENTS:
            # The first look at a register after it has changed fills its copy in memory.
            before = self.site.statements()
            page.reload()
            statements = self.statements_since(before)
        if sum(value for value, _ in shifts) > MOST_SHIFT:
            self.faults.append(f"{what}: what is on the screen moved: {shifts}")
        if weight > KEPT.get(urlsplit(page.url).path, HEAVIEST):
            self.faults.append(f"{what}: {weight} bytes at first view")
        if statements > MOST_STATEMENTS:
            self.faults.append(f"{what}: {statements} statements to the database")
        return True

    def statements_since(self, before: list[tuple[str, int]]) -> int:
        later = self.site.statements()[len(before):]
        return max((count for route, count in later if route != "none"), default=0)


def links(page: Page, where: str = "a[href]") -> list[str]:
    found = page.eval_on_selector_all(where, "all => all.map(one => one.getAttribute('href'))")
    return [link.split("#")[0] for link in found if link.startswith("/") and not NO_PAGE.search(link)]


def walk(inspection: Inspection, browser: Browser, name: str, seen: set[str], options: argparse.Namespace) -> None:
    """Everything that one person, or nobody, can reach by links; a page of a shape that was seen only leads on."""
    person = Journey(inspection.site, browser, "desktop", None)
    person.context.add_init_script(SHIFTS)
    if name:
        person.sign_in(name)
    page = person.page
    todo = ["/"] + links(page, "nav.site-nav a") if options.smoke else ["/"]
    done: set[str] = set()
    while todo:
        path = todo.pop(0)
        if shape(path) in done:
            continue
        done.add(shape(path))
        what = f"{name or 'a stranger'} {path}"
        if not inspection.open(page, path, what):
            continue
        if not options.smoke:
            todo += links(page)
        if shape(path) in seen:
            continue
        seen.add(shape(path))
        in_every_dress(inspection, page, path, what, options)
    person.close()


def in_every_dress(
    inspection: Inspection, page: Page, path: str, what: str, options: argparse.Namespace
) -> None:
    """One page in both themes, at both widths, with everything open, and in the other language."""
    page.evaluate(OPEN_ALL)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        inspection.look(page, f"{what} {theme}")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size(dict(zip(("width", "height"), (320, 700))))
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        inspection.faults.append(f"{what}: scrolls sideways at 320 px")
    picture(page, path, "phone", options)
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS["desktop"])))
    picture(page, path, "desktop", options)
    if options.smoke:
        return
    page.goto(inspection.site.url + path + ("&" if "?" in path else "?") + "language=en")
    page.evaluate(OPEN_ALL)
    inspection.look(page, f"{what} in English")
    page.goto(inspection.site.url + path + ("&" if "?" in path else "?") + "language=vi")


def picture(page: Page, path: str, width: str, options: argparse.Namespace) -> None:
    if options.pictures:
        file = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")[:70] or "home"
        page.screenshot(path=str(options.pictures / f"{file}-{width}.png"), full_page=True)


def menus_open(inspection: Inspection, browser: Browser) -> None:
    """The menus of the head, each open, in the chosen theme, which the browser remembers."""
    person = Journey(inspection.site, browser, "phone", None)
    person.sign_in("quantri")
    for theme in ("dark", "light"):
        person.open(f"/help?theme={theme}")
        person.open("/units")
        assert person.page.get_attribute("html", "data-theme") == theme, "the theme is not remembered"
        for menu in person.page.query_selector_all("details.menu"):
            menu.query_selector("summary").click()
            inspection.look(person.page, f"an open menu in {theme}")
            person.page.keyboard.press("Escape")
    person.open("/help?theme=device")
    assert person.page.get_attribute("html", "data-theme") is None
    person.close()


def errors_shown(inspection: Inspection, browser: Browser) -> None:
    """Pages that say no: unknown, forbidden, refused forms of every area."""
    person = Journey(inspection.site, browser, "desktop", None)
    person.page.on("console", lambda message: None)
    person.sign_in("coso")
    page = person.page
    for path in ("/nothing-here", "/audit", "/members/DV-00000000", "/reports/welfare?scope=none&period=x&partner=y"):
        page.goto(inspection.site.url + path)
        assert page.query_selector("h1"), path
        inspection.look(page, f"the error at {path}")
    person.context.close()
    person = Journey(inspection.site, browser, "desktop", None)
    person.sign_in("quantri")
    page = person.page
    for path in ("/new-member", "/accounts/new", "/unit-changes/new", "/contacts/new", "/officers/new",
                 "/difficulties/new", "/my-password"):
        page.goto(inspection.site.url + path)
        button = page.query_selector("main form[method=post] button[type=submit]")
        if not button:
            continue
        page.evaluate("document.querySelectorAll('main form').forEach(one => one.noValidate = true)")
        button.click()
        page.wait_for_load_state("load")
        inspection.look(page, f"an empty form sent at {path}")
    person.context.close()


def strangers(inspection: Inspection, browser: Browser) -> None:
    """What is open to everybody, also the page that keeps a form whose session has ended."""
    stranger = Journey(inspection.site, browser, "desktop", None)
    stranger.context.add_init_script(SHIFTS)
    for path in ("/", "/sign-in", "/forgotten-password", "/one-time-code", "/help", "/design"):
        for language in ("vi", "en"):
            inspection.open(stranger.page, f"{path}?language={language}", f"a stranger at {path}")
            for theme in ("light", "dark"):
                stranger.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                inspection.look(stranger.page, f"a stranger at {path} in {language}, {theme}")
    stranger.close()


def form_outlives_session(inspection: Inspection, browser: Browser) -> None:
    """The session ends in the middle of a form: what was typed is still there, and is sent after signing in again."""
    person = Journey(inspection.site, browser, "desktop", None)
    person.sign_in("tinh01")
    page = person.page
    page.goto(inspection.site.url + "/difficulties/new")
    text = "Điểm bán hết hàng từ sáng, đoàn viên về không"
    page.fill("textarea[name=text]", text)
    kept = [cookie for cookie in person.context.cookies() if "session" not in cookie["name"]]
    person.context.clear_cookies()
    person.context.add_cookies(kept)
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_load_state("load")
    assert text in page.inner_text("main"), "what was typed is gone"
    inspection.look(page, "a kept form")
    with page.expect_popup() as popup:
        page.click("main ol a")
    tab = popup.value
    tab.fill("#name", "tinh01")
    tab.fill("#password", inspection.site.password("tinh01"))
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: "/sign-in" not in url)
    tab.close()
    page.click("main form button")
    page.wait_for_load_state("load")
    assert text in page.inner_text("main"), "what was typed is gone after signing in"
    inspection.look(page, "a kept form after signing in")
    page.click("main form button")
    page.wait_for_url(re.compile(r"/difficulties/\d+"))
    assert text in page.inner_text("main"), "the form did not arrive"
    person.context.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phucloi", required=True)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    failed = 0
    with Site(options.phucloi) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        inspection = Inspection(site)
        seen: set[str] = set()
        people = ("", "quantri", "doitac") if options.smoke else PEOPLE
        steps = [(f"pages of {name or 'strangers'}", lambda name=name: walk(inspection, browser, name, seen, options))
                 for name in people]
        steps += [(step.__name__, lambda step=step: step(inspection, browser))
                  for step in (menus_open, errors_shown, strangers, form_outlives_session)]
        for title, step in steps:
            before = len(inspection.faults)
            try:
                step()
            except Exception:
                inspection.faults.append(f"{title}: {traceback.format_exc(limit=-2)}")
            bad = inspection.faults[before:]
            failed += bool(bad)
            print(f"{'FAILED ' if bad else 'ok     '} {title}, {inspection.looked} looks so far", flush=True)
            print("".join(f"        {fault}\n" for fault in bad), end="", flush=True)
        browser.close()
    print(f"{len(steps) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
