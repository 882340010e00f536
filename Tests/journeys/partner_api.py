"""The page for developers: a partner's manager makes a key, and every example runs as it is printed, through curl.
At 1280 and at 360 px; the last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/partner_api.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import json
import os
import pathlib
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from journey import Journey, main
from running_site import Site
from smoke import choose_sale, table
from till import cards
from world_clock import TODAY


def clean(journey: Journey, what: str) -> None:
    """Nothing on the page shuts anybody out."""
    faults = [violation["id"] for violation in Axe().run(journey.page).response["violations"]]
    assert not faults, f"{what}: {faults}"


def make_key(manager: Journey, name: str) -> str:
    """The token of a new key of the whole partner, as the page shows it once."""
    page = manager.page
    manager.open("/partner-keys")
    clean(manager, "the keys")
    page.fill("#client_name", name)
    page.select_option("#place_kind", "partner")
    page.fill("#place_code", "DT-01")
    page.click("form[action='/partner-keys'] button[type=submit]")
    return page.inner_text(".secret code").strip()


def run(command: str, world: dict) -> tuple[int, str]:
    """The status and the body of the answer to a printed command."""
    told = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, env=os.environ | world)
    assert told.returncode == 0, (command, told.stderr)
    body, _, status = told.stdout.strip().rpartition("\n")
    return int(status), body


def journey_examples(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """Each example is answered as the page says; the key is stopped and let in no more."""
    point, product, member = choose_sale(site)
    row = next(row for row in table(site.folder / "products.csv")
               if row["code"] == product and row["valid_from"] <= TODAY.isoformat() < (row["valid_to"] or "9"))
    listed = int(row["list_price"])
    [card] = cards(site, [member])
    manager = Journey(site, browser, width, pictures)
    manager.sign_in("doitac")
    token = make_key(manager, f"May {width}")
    world = {"PHUCLOI": site.url, "KEY": token, "CARD": card, "POINT": point, "PRODUCT": product,
             "SOLD_AT": f"{TODAY.isoformat()}T08:00:00+07:00", "LIST": str(listed), "PAID": str(listed)}
    manager.open("/developers")
    clean(manager, "the page for developers")
    examples = manager.page.eval_on_selector_all(
        "code[data-example]", "all => all.map(e => [e.dataset.example, e.dataset.status, e.textContent])")
    assert len(examples) == 9, len(examples)
    answers = {}
    for name, status, command in examples:
        told, answers[name] = run(command, world)
        assert told == int(status), (name, told, answers[name])
    assert json.loads(answers["verify"])["result"] == "valid", answers["verify"]
    assert [item["status"] for item in json.loads(answers["batch"])] == ["created", "rejected"], answers["batch"]
    assert json.loads(answers["repeat"])["status"] == "exists", answers["repeat"]
    handbook = (pathlib.Path(__file__).resolve().parents[2] / "docs/partners-api.md").read_text(encoding="utf-8")
    assert all(command in handbook for _, _, command in examples), "docs/partners-api.md prints other commands"
    manager.open("/partner-keys")
    manager.page.click("tbody a[href$='/stop'] >> nth=0")
    clean(manager, "the question before a key is stopped")
    manager.page.click("main form button[type=submit]")
    assert run(examples[0][2], world)[0] == 401, "a stopped key is let in"
    manager.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, (journey_examples,)))
