"""The counter's camera in a real browser at 1280 and at 360 px. The browser's camera plays a film that is made here of a
real card's code, turned, slanted, blurred and noisy; Chromium on Linux has no BarcodeDetector, so wasm/codes.wasm reads
it, with a network and without. Then a camera that is refused, and a machine without one. The last line is
'N passed, N failed'.

    .venv/bin/python Tests/journeys/camera.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import pathlib
import sys
import time

import numpy
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import code_pictures
from journey import Journey, main
from running_site import Site, browser_options
from till import FIRST_LOAD, Counter, cards, first_load, members, turns

FRAMES, EMPTY, SEED = 12, 4, 20261124
FAKE = "--use-fake-device-for-media-stream"
ALLOWED = "--use-fake-ui-for-media-stream"
HIDE = """() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    delete document.hidden;
}"""
VERDICT = "[data-verdict].answer--good:not([hidden])"


def film(card: str | None, file: pathlib.Path) -> None:
    """A table, then, if there is one, a card held over it by a hand that shakes; the browser plays it again and again."""
    chance = numpy.random.default_rng(SEED)
    dark = code_pictures.modules(card or "CD1:")
    side = len(dark) + 2 * code_pictures.QUIET
    seen = code_pictures.scene("several", side, chance)
    seen.corners = code_pictures.tilted(code_pictures.turned(side * 5, chance), 0.12, chance)
    seen.blur, seen.noise = 1.2, 8
    colour = bytes([128]) * (code_pictures.WIDTH // 2 * (code_pictures.HEIGHT // 2) * 2)
    with open(file, "wb") as out:
        out.write(f"YUV4MPEG2 W{code_pictures.WIDTH} H{code_pictures.HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode())
        for frame in range(FRAMES):
            shown = dark if card and frame >= EMPTY else numpy.zeros_like(dark)
            seen.corners = seen.corners + chance.uniform(-2, 2, 2)
            out.write(b"FRAME\n" + code_pictures.taken(shown, seen, chance).tobytes() + colour)


def camera_browser(browser: Browser, *flags: str) -> Browser:
    options = browser_options()
    options["args"] = options["args"] + list(flags)
    return browser.browser_type.launch(**options)


def choose(counter: Counter) -> None:
    counter.page.evaluate("document.querySelector('[data-verdict]').hidden = true")
    counter.page.select_option("#product", counter.product)


def scan(counter: Counter) -> float:
    """Sells with what the camera sees; seconds from the press of the button to the tick."""
    choose(counter)
    began = time.monotonic()
    counter.page.click("[data-camera-open]")
    counter.page.wait_for_selector(VERDICT, timeout=30_000)
    assert counter.page.is_hidden("[data-camera-view]"), "the camera is still on"
    return time.monotonic() - began


def says(counter: Counter) -> str:
    counter.page.wait_for_selector("[data-camera-says]:not([hidden])")
    return counter.page.inner_text("[data-camera-says]")


def is_filming(counter: Counter) -> bool:
    return counter.page.evaluate("Boolean(document.querySelector('[data-camera-video]').srcObject)")


def journey_scan(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A card that the camera sees is sold, with a network and without; the camera goes off when it should."""
    [card] = cards(site, members(site, 1))
    film(card, site.folder / "card.y4m")
    own = camera_browser(browser, FAKE, ALLOWED, f"--use-file-for-fake-video-capture={site.folder / 'card.y4m'}")
    try:
        officer, counter = Journey(site, browser, width, pictures), Counter(site, own, width, pictures)
        officer.sign_in("tonglien")
        counter.begin("thungan")
        assert not counter.page.evaluate("'BarcodeDetector' in window"), "this browser reads codes by itself"
        print(f"        from the button to the tick {scan(counter):.1f} s")
        counter.wait_for(0, 1)
        assert turns(officer) == 1, turns(officer)
        size = first_load(counter)
        print(f"        first load {size} bytes")
        assert size < FIRST_LOAD, size

        counter.fly(True)
        counter.page.reload()
        counter.page.wait_for_selector("[data-part=offline]:not([hidden])")
        print(f"        without a network {scan(counter):.1f} s")
        counter.wait_for(1, 1)
        counter.fly(False)
        counter.wait_for(0, 2)
        assert turns(officer) == 2, turns(officer)
        counter.close()
        officer.close()
    finally:
        own.close()


def journey_off(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A camera that sees no card goes off by its button and with a page that is hidden; its view has no faults."""
    film(None, site.folder / "table.y4m")
    own = camera_browser(browser, FAKE, ALLOWED, f"--use-file-for-fake-video-capture={site.folder / 'table.y4m'}")
    try:
        counter = Counter(site, own, width, pictures)
        counter.begin("thungan")
        for ends in ("stop", "hidden"):
            counter.page.click("[data-camera-open]")
            counter.page.wait_for_function("() => document.querySelector('[data-camera-video]').srcObject?.active")
            counter.page.wait_for_timeout(1000)
            assert is_filming(counter) and counter.page.input_value("#card") == "", ends
            if ends == "stop":
                counter.look("till-camera")
                faults = [fault["id"] for fault in Axe().run(counter.page).response["violations"]]
                assert not faults, faults
                counter.page.click("[data-camera-stop]")
            else:
                counter.page.evaluate(HIDE)
            assert not is_filming(counter), ends
            assert counter.page.is_hidden("[data-camera-view]"), ends
        counter.close()
    finally:
        own.close()


def journey_refused(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Who refuses the camera is told how to allow it, and types; who allows it then may scan at once."""
    [card] = cards(site, members(site, 1))
    film(card, site.folder / "card.y4m")
    own = camera_browser(browser, FAKE, f"--use-file-for-fake-video-capture={site.folder / 'card.y4m'}")
    try:
        counter = Counter(site, own, width, pictures)
        counter.begin("thungan")
        counter.page.click("[data-camera-open]")
        assert "cho phép" in says(counter), says(counter)
        counter.look("till-camera-refused")
        assert counter.page.is_hidden("[data-camera-view]") and not is_filming(counter)
        assert "đoàn viên trả" in counter.sell(card, "good")
        counter.wait_for(0, 1)
        counter.context.grant_permissions(["camera"])
        scan(counter)
        assert counter.page.is_hidden("[data-camera-says]")
        counter.close()
    finally:
        own.close()


def journey_no_camera(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A machine without a camera says so, and a hand scanner works."""
    [card] = cards(site, members(site, 1))
    own = camera_browser(browser, ALLOWED)
    try:
        counter = Counter(site, own, width, pictures)
        counter.begin("thungan")
        counter.page.click("[data-camera-open]")
        assert "không có máy ảnh" in says(counter), says(counter)
        assert "đoàn viên trả" in counter.sell(card, "good")
        counter.close()
    finally:
        own.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, [journey_scan, journey_off, journey_refused, journey_no_camera]))
