"""Partners' own systems: every example of the page for developers runs as it is printed; webhooks; signed files.
At 1280 and at 360 px; the last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/partner_api.py --phucloi .build/debug/phucloi [--pictures FOLDER]
"""

import base64
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import subprocess
import sys
import threading
import time
import urllib.request

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


def register_file_key(manager: Journey, site: Site, width: str) -> tuple[str, str]:
    """A secret key of the partner's own that openssl makes, and the kid under which its public key is known."""
    secret = str(site.folder / f"secret-{width}.pem")
    subprocess.run(["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", secret], check=True)
    public = subprocess.run(["openssl", "ec", "-in", secret, "-pubout"], capture_output=True, text=True, check=True)
    page = manager.page
    manager.open("/partner-files")
    clean(manager, "the keys of files")
    page.select_option("#partner", "DT-01")
    page.fill("#key_name", f"Night {width}")
    page.fill("#public_key", public.stdout)
    page.click("form[action='/partner-files'] button[type=submit]")
    return secret, page.inner_text("tbody th code >> nth=0").strip()


def run(command: str, world: dict) -> tuple[int, str]:
    """The status and the body of the answer to a printed command."""
    told = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, env=os.environ | world,
                          cwd=world["FOLDER"])
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
    secret, kid = register_file_key(manager, site, width)
    world = {"PHUCLOI": site.url, "SECRET_PEM": secret, "KID": kid, "FOLDER": str(site.folder), "KEY": token, "CARD": card, "POINT": point, "PRODUCT": product,
             "SOLD_AT": f"{TODAY.isoformat()}T08:00:00+07:00", "LIST": str(listed), "PAID": str(listed)}
    manager.open("/developers")
    clean(manager, "the page for developers")
    examples = manager.page.eval_on_selector_all(
        "code[data-example]", "all => all.map(e => [e.dataset.example, e.dataset.status, e.textContent])")
    assert len(examples) == 10, len(examples)
    answers = {}
    for name, status, command in examples:
        told, answers[name] = run(command, world)
        assert told == int(status), (name, told, answers[name])
    assert json.loads(answers["verify"])["result"] == "valid", answers["verify"]
    assert [item["status"] for item in json.loads(answers["batch"])] == ["created", "rejected"], answers["batch"]
    assert json.loads(answers["repeat"])["status"] == "exists", answers["repeat"]
    told = json.loads(answers["file"])
    assert [line["status"] for line in told["results"]] == ["created", "rejected"], told
    again = json.loads(run(next(command for name, _, command in examples if name == "file"), world)[1])
    assert again["results"] == told["results"], (told, again)
    handbook = (pathlib.Path(__file__).resolve().parents[2] / "docs/partners-api.md").read_text(encoding="utf-8")
    assert all(command in handbook for _, _, command in examples), "docs/partners-api.md prints other commands"
    manager.open("/partner-keys")
    manager.page.click("tbody a[href$='/stop'] >> nth=0")
    clean(manager, "the question before a key is stopped")
    manager.page.click("main form button[type=submit]")
    assert run(examples[0][2], world)[0] == 401, "a stopped key is let in"
    manager.close()


class Receiver(http.server.ThreadingHTTPServer):
    """A partner's server: keeps what it was sent; holds the first call open for ever, fails the next, takes the rest."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.calls: list[tuple[dict, bytes]] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"

    def wait_for(self, count: int, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while len(self.calls) < count:
            assert time.monotonic() < end, f"{len(self.calls)} calls, not {count}"
            time.sleep(0.1)


class Answer(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.calls.append((dict(self.headers.items()), body))
        count = len(self.server.calls)
        if count == 1:
            threading.Event().wait(120)
            return
        self.send_response(500 if count == 2 else 204)
        self.end_headers()

    def log_message(self, *_) -> None:
        pass


def journey_webhooks(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A sale is told once the receiver takes it: after the server was killed while it sent, and after an answer 500."""
    point, product, member = choose_sale(site)
    row = next(row for row in table(site.folder / "products.csv")
               if row["code"] == product and row["valid_from"] <= TODAY.isoformat() < (row["valid_to"] or "9"))
    site.end()
    site.secrets["PHUCLOI_LOCAL_WEBHOOKS"] = "1"
    site.serve()
    receiver = Receiver()
    manager = Journey(site, browser, width, pictures)
    manager.sign_in("doitac")
    token = make_key(manager, f"Hook {width}")
    page = manager.page
    manager.open("/webhooks")
    clean(manager, "the webhooks")
    page.select_option("#partner", "DT-01")
    page.fill("#url", receiver.url)
    page.check("input[value='sale.recorded']")
    page.click("form[action='/webhooks'] button[type=submit]")
    secret = page.inner_text(".secret code").strip()
    sale = {"id": f"H-{width}", "sold_at": f"{TODAY.isoformat()}T08:00:00+07:00", "point_code": point,
            "member_no": member, "product_code": product, "quantity": 1, "list_amount": int(row["list_price"]),
            "paid_amount": int(row["list_price"])}
    request = urllib.request.Request(
        site.url + "/api/v1/sales", json.dumps(sale).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 201
    receiver.wait_for(1)
    site.process.kill()
    site.process.wait()
    site.clock.shift += 90
    site.serve()
    receiver.wait_for(2)
    site.wait(120)
    receiver.wait_for(3)
    assert len({headers["webhook-id"] for headers, _ in receiver.calls}) == 1, "another id after a restart"
    assert len({body for _, body in receiver.calls}) == 1
    headers, body = receiver.calls[2]
    told = json.loads(body)
    assert told["type"] == "sale.recorded" and told["data"]["id"] == sale["id"], told
    assert member.encode() not in body
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    code = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(code).decode()
    manager.open("/webhooks")
    page.click("tbody th a")
    page.wait_for_selector(".badge--good >> nth=1")
    clean(manager, "a webhook with its deliveries")
    if pictures:
        page.screenshot(path=pictures / f"webhook-{width}.png", full_page=True)
    manager.close()
    receiver.shutdown()


def journey_file_by_another_way(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """A signed file that came by another way is taken on the server."""
    point, product, member = choose_sale(site)
    row = next(row for row in table(site.folder / "products.csv")
               if row["code"] == product and row["valid_from"] <= TODAY.isoformat() < (row["valid_to"] or "9"))
    manager = Journey(site, browser, width, pictures)
    manager.sign_in("doitac")
    secret, kid = register_file_key(manager, site, f"cli-{width}")
    manager.open("/developers")
    example = manager.page.inner_text("code[data-example='file']")
    if pictures:
        for path in ("partner-files", "webhooks", "developers", "partner-keys"):
            manager.open(f"/{path}")
            manager.page.screenshot(path=pictures / f"{path}-{width}.png", full_page=True)
    manager.close()
    site.end()
    sign = example[:example.index("curl")] + "printf '%s..%s' \"$header\" \"$signature\" > sales.jsonl.jws"
    subprocess.run(
        ["bash", "-c", sign.replace('"card": "$CARD"', f'"member_no": "{member}"')
         .replace("N1-000", "N2-000").replace('{"id": "N2-0002"}\n', "")],
        check=True, cwd=site.folder,
        env=os.environ | {"SECRET_PEM": secret, "KID": kid, "POINT": point, "PRODUCT": product,
                          "SOLD_AT": f"{TODAY.isoformat()}T08:00:00+07:00", "LIST": row["list_price"],
                          "PAID": row["list_price"]})
    told = site.command(
        "sales-file", str(site.folder / "sales.jsonl"), "--signature", str(site.folder / "sales.jsonl.jws"))
    assert "1" in told, told
    site.serve()


if __name__ == "__main__":
    sys.exit(main(__doc__, (journey_examples, journey_webhooks, journey_file_by_another_way)))
