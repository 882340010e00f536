"""One person's way through the site in a real browser, and the run of such journeys at both widths."""

import argparse
import os
import pathlib
import re
import tempfile
import traceback
from collections.abc import Callable, Iterable

from playwright.sync_api import Browser, Error, Page, sync_playwright

from keyboard import Keyboard
from palette_picture import keep_small
from running_site import REPO, Site, browser_options

WIDTHS = {"desktop": (1280, 900), "phone": (360, 740)}


class Journey:
    """One person's browser at one width; every page is checked for faults that no page may have."""

    # True when the mouse stays away.
    by_keys = False
    # Where the pictures of docs/ are written, when they are to be made anew.
    album: pathlib.Path | None = None

    def __init__(
        self, site: Site, browser: Browser, width: str, pictures: pathlib.Path | None, scripts: bool = True
    ) -> None:
        size = WIDTHS[width]
        self.site, self.width, self.pictures = site, width, pictures
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh",
            accept_downloads=True, java_script_enabled=scripts)
        self.page: Page = self.context.new_page()
        if Journey.by_keys:
            Keyboard(self.page)
        self.faults: list[str] = []
        self.page.on("console", lambda message: message.type == "error" and self.faults.append(message.text))
        self.page.on("request", lambda request: self.refuse_strangers(request.url))

    def refuse_strangers(self, url: str) -> None:
        if not url.startswith(self.site.url) and not url.startswith("data:"):
            self.faults.append(f"a request left the site: {url}")

    def open(self, path: str) -> None:
        self.page.goto(self.site.url + path)
        self.look(path)

    def look(self, name: str) -> None:
        """Checks that nothing scrolls sideways, and keeps a picture."""
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, f"{name} scrolls sideways at {self.width}"
        if self.pictures:
            file = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "home"
            self.page.screenshot(path=str(self.pictures / f"{file}-{self.width}.png"), full_page=True)

    def keep(self, name: str, at: str = "body") -> None:
        """Makes a picture of docs/pictures anew, when this run is for that: the screen with a place of the page on top."""
        if not Journey.album:
            return
        self.page.evaluate("at => document.querySelector(at).scrollIntoView()", at)
        file = Journey.album / f"{name}-{WIDTHS[self.width][0]}.png"
        keep_small(self.context.browser, self.page.screenshot(animations="disabled", caret="hide"), file)

    def number(self, selector: str) -> int:
        """The first number of a place on the page, with dots between its thousands."""
        return number(self.page.inner_text(selector))

    def sign_in(self, name: str) -> None:
        self.open("/sign-in")
        self.page.fill("#name", name)
        self.page.fill("#password", self.site.password(name))
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/sign-in" not in url, timeout=20_000)

    def close(self) -> None:
        self.context.close()
        assert not self.faults, "; ".join(self.faults)


def tell_where(browser: Browser) -> None:
    """After a failure: which pages stand open, and how each begins; then closes them."""
    for context in browser.contexts:
        for page in context.pages:
            try:
                told = " | ".join(page.inner_text("main", timeout=2000).split("\n"))
                print(f"        {page.url}\n        {told[:1500]}")
            except Error as error:
                print(f"        {page.url}: {error}")
        context.close()


def number(text: str) -> int:
    """The first number of a text, with dots between its thousands."""
    return int(re.search(r"\d[\d.]*", text).group().replace(".", ""))


def main(about: str, journeys: Iterable[Callable]) -> int:
    """Walks every journey at every width, each width over a world of its own; the last line is 'N passed, N failed'."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--phucloi", required=True)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--keyboard", action="store_true", help="with the keys alone, at the width of a desk")
    parser.add_argument("--keep", action="store_true", help="makes the pictures of docs/pictures anew")
    parser.add_argument("--only", default="", help="only the journeys with this in their name")
    options = parser.parse_args()
    Journey.by_keys = options.keyboard
    Journey.album = REPO / "docs/pictures" if options.keep else None
    chosen = [journey for journey in journeys if options.only in journey.__name__]
    widths = ["desktop"] if options.keyboard else list(WIDTHS)
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    passed = failed = 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("PHUCLOI_JOURNEY_WORLD", folder)
        browser = playwright.chromium.launch(**browser_options())
        for width in widths:
            with Site(options.phucloi) as site:
                for journey in chosen:
                    try:
                        journey(site, browser, width, options.pictures)
                        passed += 1
                        print(f"ok      {journey.__name__} at {width}", flush=True)
                    except Exception:
                        failed += 1
                        print(f"FAILED  {journey.__name__} at {width}", flush=True)
                        traceback.print_exc()
                        tell_where(browser)
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
