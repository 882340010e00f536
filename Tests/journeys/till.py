"""The journeys of the counter without a network, in a real browser at 1280 and at 360 px: a morning in flight mode with
thirty sales, two of them refused later; a revoked card turns red once the list is there; two tabs send one queue; an
answer is lost after the commit; a queue is sent from another machine; room that is held is sold without a network, and
what nobody could promise is settled by a person. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/till.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import json
import pathlib
import sys
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from journey import Journey, main
from limited_products import products
from running_site import Site
from smoke import in_force, table
from world_clock import TODAY

PARTNER, POINT = "DT-01", "DB-01-002"
MORNING, REVOKED = 30, 2
FIRST_LOAD = 400_000


class Counter(Journey):
    """A cashier at a registered machine; what flight mode says in the console is no fault."""

    def begin(self, name: str) -> None:
        self.sign_in(name)
        self.page.goto(self.site.url + "/till/")
        self.page.wait_for_selector("[data-part=register]:not([hidden]) option", state="attached")
        self.look("till-register")
        self.page.select_option("#point", POINT)
        self.page.click("[data-part=register] button")
        self.page.wait_for_selector("[data-part=sell]:not([hidden])")
        self.page.wait_for_function(
            "() => navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))")
        self.product = self.page.evaluate("""async (point) => {
            const { counter } = await (await fetch(`/api/v1/counter?point=${point}`)).json();
            return counter.products.find((one) => !one.is_limited && one.least_assurance <= 1).code;
        }""", POINT)

    def fly(self, is_off: bool) -> None:
        self.context.set_offline(is_off)

    def sell(self, card: str, look: str) -> str:
        page = self.page
        page.evaluate("document.querySelector('[data-verdict]').hidden = true")
        page.select_option("#product", self.product)
        page.fill("#card", card)
        page.press("#card", "Enter")
        page.wait_for_selector(f"[data-verdict].answer--{look}:not([hidden])")
        return page.inner_text("[data-verdict]")

    def told(self, name: str) -> int:
        return int(self.page.inner_text(f"[data-{name}]"))

    def wait_for(self, waiting: int, settled: int) -> None:
        self.page.wait_for_function(
            """([waiting, settled]) => document.querySelector("[data-waiting]").textContent == waiting
                && document.querySelector("[data-settled]").textContent == settled""",
            arg=[str(waiting), str(settled)], timeout=60_000)

    def close(self) -> None:
        self.faults = [fault for fault in self.faults if "ERR_INTERNET_DISCONNECTED" not in fault
                       and "ERR_FAILED" not in fault and "net::ERR" not in fault]
        super().close()


def members(site: Site, count: int) -> list[str]:
    """Members of today, without those whom a sale of the sample world could trouble."""
    site.command("export", "members", str(site.folder / "members.csv"))
    return list(dict.fromkeys(row["member_no"] for row in table(site.folder / "members.csv")
                              if in_force(row, "joined_on", "left_on", TODAY.isoformat())))[:count]


def cards(site: Site, chosen: list[str]) -> list[str]:
    """A printed card for each; the command wants the database for itself."""
    site.end()
    issued = [json.loads(site.command("card", "issue", "--member", member))["card"] for member in chosen]
    site.serve()
    return issued


def turns(officer: Journey) -> int:
    """The figure of the month in which nobody else has sold."""
    period = TODAY.strftime("%Y-%m")
    return officer.page.request.get(
        f"{officer.site.url}/api/v1/reports/welfare?scope=VN&partner={PARTNER}&period={period}").json()["turns"]


def revoke(officer: Journey, member: str) -> None:
    officer.page.goto(f"{officer.site.url}/cards/members/{member}")
    officer.page.select_option("select[name=reason]", "lost")
    officer.page.check("#confirm")
    officer.page.click(f"form[action='/cards/members/{member}/revoke'] button")
    officer.page.wait_for_load_state()


def first_load(counter: Counter) -> int:
    """Bytes of everything that the page keeps for working without a network."""
    return counter.page.evaluate("""async () => {
        const cache = await caches.open("till");
        let bytes = 0;
        for (const request of await cache.keys()) {
            bytes += (await (await cache.match(request)).arrayBuffer()).byteLength;
        }
        for (const path of ["/trust-list", "/status-lists/1"]) {
            bytes += (await (await fetch(path)).arrayBuffer()).byteLength;
        }
        return bytes;
    }""")


def journey_flight_mode(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A morning without a network, then the network is back."""
    good, lost = members(site, 2)
    good_card, lost_card = cards(site, [good, lost])
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    counter = Counter(site, browser, width, pictures)
    counter.begin("thungan")
    assert turns(officer) == 0, turns(officer)
    size = first_load(counter)
    print(f"        first load {size} bytes")
    assert size < FIRST_LOAD, size
    faults = [fault["id"] for fault in Axe().run(counter.page).response["violations"]]
    assert not faults, faults

    counter.fly(True)
    counter.page.reload()
    counter.page.wait_for_selector("[data-part=offline]:not([hidden])")
    revoke(officer, lost)
    began = time.monotonic()
    for turn in range(MORNING):
        is_lost = turn >= MORNING - REVOKED
        answer = counter.sell(lost_card if is_lost else good_card, "good")
        assert "đoàn viên trả" in answer, answer
    print(f"        {(time.monotonic() - began) / MORNING * 1000:.0f} ms a sale")
    counter.look("till-offline")
    assert counter.sell("CD1:NO CARD", "off")
    assert counter.sell(good_card[:-4] + "0000", "off")
    assert (counter.told("waiting"), turns(officer)) == (MORNING, 0)
    counter.page.reload()
    counter.wait_for(MORNING, 0)

    counter.fly(False)
    counter.wait_for(0, MORNING)
    counter.look("till-settled")
    assert turns(officer) == MORNING - REVOKED, turns(officer)
    people = counter.page.eval_on_selector_all("[data-people] li", "all => all.map((one) => one.textContent)")
    assert len(people) == REVOKED, people
    assert "thu hồi" in counter.sell(lost_card, "off")
    two_tabs(counter, good_card)
    assert turns(officer) == MORNING - REVOKED + 6, turns(officer)
    lost_answer(counter, good_card)
    assert turns(officer) == MORNING - REVOKED + 7, turns(officer)
    other_machine(counter, good_card, site, browser, width)
    assert turns(officer) == MORNING - REVOKED + 9, turns(officer)
    devices(officer, counter)
    counter.close()
    officer.close()


def two_tabs(counter: Counter, card: str) -> None:
    """Two tabs of one browser send the same queue."""
    counter.fly(True)
    for _ in range(6):
        counter.sell(card, "good")
    second = counter.context.new_page()
    second.goto(counter.site.url + "/till/")
    second.wait_for_selector("[data-part=queue]:not([hidden])")
    counter.fly(False)
    counter.wait_for(0, MORNING + 6)
    second.reload()
    second.wait_for_function(
        "(settled) => document.querySelector('[data-settled]').textContent == settled", arg=str(MORNING + 6))
    second.close()


def lost_answer(counter: Counter, card: str) -> None:
    """The ledger has taken the sale, and the machine does not hear of it."""
    lost = []

    def swallow(route) -> None:
        answer = route.fetch()
        assert answer.status == 200, answer.status
        lost.append(answer.json())
        route.abort()

    counter.page.route("**/api/v1/counter/sales", swallow)
    counter.sell(card, "good")
    counter.page.wait_for_timeout(1500)
    assert lost and counter.told("waiting") == 1, (lost, counter.told("waiting"))
    counter.page.unroute("**/api/v1/counter/sales")
    counter.page.evaluate("dispatchEvent(new Event('online'))")
    counter.wait_for(0, MORNING + 7)


def other_machine(counter: Counter, card: str, site: Site, browser: Browser, width: str) -> None:
    """The queue goes to a file, is sent by another machine, and the first one hears the same answers later."""
    counter.fly(True)
    for _ in range(2):
        counter.sell(card, "good")
    with counter.page.expect_download() as download:
        counter.page.click("[data-export]")
    file = site.folder / f"queue-{width}.json"
    download.value.save_as(file)
    other = Counter(site, browser, width, None)
    other.begin("thungan")
    other.page.set_input_files("#file", file)
    other.page.wait_for_selector("[data-verdict]:not([hidden])")
    assert "2 lượt" in other.page.inner_text("[data-verdict]")
    other.close()
    counter.fly(False)
    counter.wait_for(0, MORNING + 9)


def devices(officer: Journey, counter: Counter) -> None:
    """The page of devices counts what came and finds no gap."""
    counter.open("/counter/devices")
    row = counter.page.inner_text("tbody tr:last-child")
    assert str(MORNING + 9) in row, row
    assert counter.page.locator(".badge--off").count() == 0
    faults = [fault["id"] for fault in Axe().run(counter.page).response["violations"]]
    assert not faults, faults


def journey_room(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A place that is held is sold in flight mode; the next sale is amber, waits for a person and is settled."""
    products(site, range(1, 2), limit=1, pool=3)
    first, second = cards(site, members(site, 2))
    counter = Counter(site, browser, width, pictures)
    counter.begin("thungan")
    counter.product = "SIM-1"
    page = counter.page
    page.fill("#ready-SIM-1", "2")
    page.press("#ready-SIM-1", "Enter")
    page.wait_for_function("() => document.querySelector('[for=ready-SIM-1]').textContent.includes('1 suất')")
    page.select_option("#product", counter.product)
    page.fill("#card", first)
    page.click("[data-hold]")
    page.wait_for_selector("[data-verdict].answer--good:not([hidden])")
    counter.look("till-room")
    faults = [fault["id"] for fault in Axe().run(page).response["violations"]]
    assert not faults, faults

    counter.fly(True)
    assert "đoàn viên trả" in counter.sell(first, "good")
    assert "chờ" in counter.sell(first, "wait")
    assert "chờ" in counter.sell(second, "wait")
    counter.fly(False)
    counter.wait_for(0, 3)
    counter.look("till-unsettled")
    hand_over(counter, first)

    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    officer.open("/")
    assert officer.page.locator("a[href^='/counter/unsettled']").count() > 0
    officer.open("/counter/unsettled")
    officer.look("unsettled")
    assert officer.page.locator("tbody tr").count() == 2, officer.page.inner_text("tbody")
    officer.page.click("tbody tr:last-child a")
    officer.page.click("a[href*='decide=accept']")
    officer.look("unsettled-accept")
    faults = [fault["id"] for fault in Axe().run(officer.page).response["violations"]]
    assert not faults, faults
    officer.page.click("main form button")
    officer.page.wait_for_load_state()
    assert "đủ số lần" in officer.page.inner_text("main"), officer.page.inner_text("main")
    officer.open("/counter/unsettled")
    officer.page.click("tbody a")
    officer.page.click("a[href*='decide=decline']")
    officer.page.fill("#note", "Thử máy")
    officer.page.click("main form button")
    officer.page.wait_for_load_state()
    officer.open("/counter/unsettled")
    assert "Không có giao dịch nào" in officer.page.inner_text("tbody")
    officer.open("/sale-flags")
    faults = [fault["id"] for fault in Axe().run(officer.page).response["violations"]]
    assert not faults, faults
    counter.close()
    officer.close()


def hand_over(counter: Counter, card: str) -> None:
    """An item that the server rejects stays in the queue until it is handed to a person."""
    page = counter.page
    page.evaluate("""async ([card, point]) => {
        const { Store } = await import("/assets/js/till/store.js");
        const store = await Store.open();
        await store.add(JSON.stringify({ id: crypto.randomUUID(), sold_at: "2026-07-06T02:00:00Z", point_code: point, card,
            product_code: "SIM-1", quantity: 1, list_amount: 50000, paid_amount: 50000, device: "quay-99" }));
        dispatchEvent(new Event("online"));
    }""", [card, POINT])
    button = page.locator("[data-people] li", has_text="SIM-1").first.get_by_role("button", name="Giao cho người xử lý")
    button.click()
    counter.wait_for(0, 4)
    assert page.locator("[data-people] button", has_text="Giao cho người xử lý").count() == 0


if __name__ == "__main__":
    sys.exit(main(__doc__, [journey_flight_mode, journey_room]))
