"""Does with the keys alone what journeys do with a mouse: Tab to it, then Enter, Space, arrows or letters."""

from playwright.sync_api import ElementHandle, Error, Page

MOST_TABS = 800
# What usually leads to another page.
LEADS_ON = "a[href]:not([href^=\"#\"]):not([target]), button:not([type=button]), input[type=submit]"


class Keyboard:
    """Takes the mouse away from a page: its click, fill, check, focus and select_option work by keys from now on.

    What cannot be reached with Tab fails the journey. Files are still handed over, since their dialog is the system's.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        page.click, page.fill, page.check = self.click, self.fill, self.check
        page.focus, page.select_option = self.reach, self.select_option

    def reach(self, selector: str, **_) -> ElementHandle:
        """Presses Tab, or Shift and Tab when it stands before, until the element has the focus."""
        wanted = self.page.wait_for_selector(selector, state="visible", timeout=10_000)
        behind = wanted.evaluate(
            "one => document.activeElement !== document.body"
            " && Boolean(document.activeElement.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING)")
        for _ in range(MOST_TABS):
            if wanted.evaluate("one => one === document.activeElement"):
                return wanted
            self.page.keyboard.press("Shift+Tab" if behind else "Tab")
        raise AssertionError(f"{selector} cannot be reached with Tab on {self.page.url}")

    def click(self, selector: str, **_) -> None:
        one = self.reach(selector)
        key = "Space" if one.evaluate("one => one.matches('input[type=checkbox], input[type=radio]')") else "Enter"
        if not one.evaluate(f"one => one.matches('{LEADS_ON}')"):
            return self.page.keyboard.press(key)
        try:
            with self.page.expect_navigation(wait_until="load", timeout=5_000):
                self.page.keyboard.press(key)
        except Error:
            # The browser held back a form with an empty field, or saved a file instead of showing it.
            pass

    def check(self, selector: str, **_) -> None:
        one = self.page.wait_for_selector(selector, state="visible")
        if one.is_checked():
            return
        if one.get_attribute("type") != "radio":
            self.reach(selector)
            self.page.keyboard.press("Space")
        else:
            # Tab stops once at a group of radio buttons; the arrows go round inside it.
            name = one.get_attribute("name")
            group = f"input[type=radio][name='{name}']"
            chosen = self.page.query_selector(f"{group}:checked")
            self.reach(f"{group}:checked" if chosen else f"{group} >> nth=0")
            self.page.keyboard.press("Space")
            for _ in self.page.query_selector_all(group):
                if one.is_checked():
                    break
                self.page.keyboard.press("ArrowDown")
        assert one.is_checked(), f"{selector} cannot be ticked with the keys"

    def fill(self, selector: str, value: str, **_) -> None:
        one = self.reach(selector)
        if one.get_attribute("type") == "date":
            self.type_day(value)
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.press("Delete")
            self.page.keyboard.type(value)
        typed = one.input_value()
        assert typed == value, f"{selector} holds {typed!r} instead of {value!r}"

    def type_day(self, value: str) -> None:
        """Month, day and year one after another, as this browser's own date field wants them."""
        for _ in range(4):
            self.page.keyboard.press("ArrowLeft")
        if not value:
            for _ in range(3):
                self.page.keyboard.press("Delete")
                self.page.keyboard.press("ArrowRight")
            return
        year, month, day = value.split("-")
        self.page.keyboard.type(month + day + year)

    def select_option(self, selector: str, value: str, **_) -> None:
        one = self.reach(selector)
        steps = one.evaluate(
            """(one, value) => {
                const usable = [...one.options].filter(option => !option.disabled);
                return usable.findIndex(option => option.value === value) - usable.indexOf(one.selectedOptions[0]);
            }""", value)
        for _ in range(abs(steps)):
            self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        assert one.input_value() == value, f"{selector} cannot be set to {value} with the keys"
