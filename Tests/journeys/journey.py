"""One person's way through the site in a real browser, and the run of such journeys at both widths."""

import argparse
import pathlib
import re
import traceback
from collections.abc import Callable, Iterable

from playwright.sync_api import Browser, Page, sync_playwright

from keyboard import Keyboard
from running_site import Site, browser_options

WIDTHS = {"desktop": (1280, 900), "phone": (360, 740)}


class Journey:
    """One person's browser at one width; every page is checked for faults that no page may have."""

    # True when the mouse stays away.
    by_keys = False

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

    def sign_in(self, name: str) -> None:
        self.open("/sign-in")
        self.page.fill("#name", name)
        self.page.fill("#password", self.site.password(name))
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/sign-in" not in url, timeout=20_000)

    def close(self) -> None:
        self.context.close()
        assert not self.faults, "; ".join(self.faults)

def main(about: str, journeys: Iterable[Callable]) -> int:
    """Walks every journey at every width over one site; the last line is 'N passed, N failed'."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--phucloi", required=True)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--keyboard", action="store_true", help="with the keys alone, at the width of a desk")
    options = parser.parse_args()
    Journey.by_keys = options.keyboard
    widths = ["desktop"] if options.keyboard else list(WIDTHS)
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    passed = failed = 0
    with Site(options.phucloi) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        for journey in journeys:
            for width in widths:
                try:
                    journey(site, browser, width, options.pictures)
                    passed += 1
                    print(f"ok      {journey.__name__} at {width}")
                except Exception:
                    failed += 1
                    print(f"FAILED  {journey.__name__} at {width}")
                    traceback.print_exc()
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
