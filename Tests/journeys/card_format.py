"""The card's format in a real browser: wasm/card.wasm and js/card.js judge what is shown as `phucloi card inspect` does.

Cards and lists come from the program; each is shown to both at several moments. Then single bits are flipped: no card
may hold. Also how long a check takes with the processor slowed down six times is told, but not judged.

    .venv/bin/python Tests/journeys/card_format.py --phucloi .build/debug/phucloi [--flips 2000]
"""

import argparse
import base64
import json
import os
import pathlib
import random
import subprocess
import sys
import urllib.request

from playwright.sync_api import sync_playwright

from running_site import REPO, Site, browser_options

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
DAY = 86_400
SLOWER = 6


class Keyed(Site):
    """A site with keys, and members with cards; the first printed card was replaced by another one."""

    def prepare(self) -> None:
        self.command("export", "members", str(self.folder / "members.csv"))
        member = self.some_member()
        self.replaced = self.issue(member)["card"]
        self.printed = self.issue(member)["card"]
        self.telephone = self.issue(member, "--presentation", "phone")

    def issue(self, member: str, *more: str) -> dict:
        return json.loads(self.command("card", "issue", "--member", member, *more))

    def some_member(self) -> str:
        """Of the members who are in a unit today, the first."""
        import csv
        with open(self.folder / "members.csv", encoding="utf-8-sig", newline="") as file:
            return next(row["member_no"] for row in csv.DictReader(file) if not row["left_on"])

    def list(self, path: str, name: str) -> pathlib.Path:
        file = self.folder / name
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            file.write_bytes(answer.read())
        return file


def base45(data: bytes) -> str:
    text = ""
    for place in range(0, len(data) - 1, 2):
        rest = data[place] * 256 + data[place + 1]
        for _ in range(3):
            rest, letter = divmod(rest, 45)
            text += ALPHABET[letter]
    if len(data) % 2:
        text += ALPHABET[data[-1] % 45] + ALPHABET[data[-1] // 45]
    return text


def plain(text: str) -> bytes:
    data = bytearray()
    for place in range(0, len(text), 3):
        group = [ALPHABET.index(letter) for letter in text[place:place + 3]]
        value = sum(letter * 45 ** power for power, letter in enumerate(group))
        data += value.to_bytes(2 if len(group) == 3 else 1, "big")
    return bytes(data)


def shown_to_program(site: Keyed, text: str, now: int, trust: pathlib.Path, status: pathlib.Path) -> dict:
    """What the command says of a text at a moment."""
    done = subprocess.run(
        [site.phucloi, "card", "inspect", text, "--trust", trust, "--status", status, "--at", str(now)],
        capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


def cases(site: Keyed, now: int) -> list[tuple[str, str, int]]:
    """A name, a text and a moment each."""
    card, shown = site.telephone["card"], site.telephone["shown"]
    changed = site.printed[:-4] + ("0000" if site.printed[-4:] != "0000" else "0001")
    return [
        ("printed", site.printed, now), ("expired", site.printed, now + 400 * DAY),
        ("with lists that are too old", site.printed, now + 31 * DAY), ("before its chain", shown, now - 3_600),
        ("replaced", site.replaced, now), ("a telephone", shown, now), ("a minute later", shown, now + 60),
        ("four minutes later", shown, now + 240), ("a picture of the card alone", card, now), ("changed", changed, now),
        ("no card", "CD1:", now), ("another code", "https://phucloi.example", now), ("empty", "", now),
    ]


def check(site: Keyed, page, flips: int) -> list[str]:
    """What was wrong."""
    trust, status = site.list("/trust-list", "trust.cose"), site.list("/status-lists/1", "status.cwt")
    root = json.loads((site.folder / "root.jwk").read_text())
    now = int(site.clock.now())
    page.goto(site.url + "/")
    page.evaluate("""async ({ trust, status, root, now }) => {
        const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const { CardDesk } = await import("/assets/js/card.js");
        window.desk = await CardDesk.load("/assets/wasm/card.wasm");
        await desk.trust(bytes(trust), root);
        await desk.status(bytes(status), now);
    }""", {"trust": base64.b64encode(trust.read_bytes()).decode(),
           "status": base64.b64encode(status.read_bytes()).decode(), "root": root, "now": now})
    wrong = []
    for name, text, moment in cases(site, now):
        ours = page.evaluate("({ text, now }) => desk.verify(text, { now })", {"text": text, "now": moment})
        theirs = shown_to_program(site, text, moment, trust, status)
        if (ours["result"], ours["assurance"]) != (theirs["result"], theirs["assurance"]):
            wrong.append(f"{name}: the browser says {ours}, the program {theirs['result']} {theirs['assurance']}")
        print(f"ok {name}: {ours['result']} {ours['assurance']}" if not wrong else wrong[-1])
    return wrong + chain(site, page) + flipped(site, page, now, flips) + lists(site, page, trust, now)


def chain(site: Keyed, page) -> list[str]:
    """The browser makes the same chain as the program."""
    card = site.telephone["card"]
    told = subprocess.run([site.phucloi, "card", "inspect", card], capture_output=True, text=True, check=True)
    claims = json.loads(told.stdout)["claims"]
    ours = page.evaluate("""async ({ seed, id, card, shown }) => {
        const bytes = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
        const begin = performance.now();
        const anchor = await desk.chain(bytes(seed), bytes(id), 20160);
        const took = performance.now() - begin;
        return { anchor: Array.from(anchor, (byte) => byte.toString(16).padStart(2, "0")).join(""), took,
            shown: await desk.show(card, 1) };
    }""", {"seed": site.telephone["seed"], "id": claims["cti"], "card": card})
    print(f"ok a chain of 20.160 steps in {ours['took']:.0f} ms")
    wrong = [] if ours["anchor"] == claims["chain"]["anchor"] else ["the anchors differ"]
    return wrong if ours["shown"] == site.telephone["shown"] else [*wrong, "the texts to show differ"]


def flipped(site: Keyed, page, now: int, flips: int) -> list[str]:
    """No card with a flipped bit holds."""
    chance, texts = random.Random(20261123), []
    for _ in range(flips):
        data = bytearray(plain(chance.choice((site.printed, site.telephone["shown"]))[4:]))
        place = chance.randrange(len(data) * 8)
        data[place // 8] ^= 1 << place % 8
        texts.append("CD1:" + base45(bytes(data)))
    found = page.evaluate("""async ({ texts, now }) => {
        const begin = performance.now();
        let valid = 0;
        for (const text of texts) valid += (await desk.verify(text, { now })).result === "valid" ? 1 : 0;
        return { valid, took: (performance.now() - begin) / texts.length };
    }""", {"texts": texts, "now": now})
    print(f"ok {flips} flipped bits, {found['took']:.2f} ms each")
    return [f"{found['valid']} cards with a flipped bit hold"] if found["valid"] else []


def lists(site: Keyed, page, trust: pathlib.Path, now: int) -> list[str]:
    """A list with a flipped bit, or by another root, is not believed."""
    data = bytearray(trust.read_bytes())
    data[len(data) // 2] ^= 1
    root = json.loads((site.folder / "root.jwk").read_text())
    words = [page.evaluate("""async ({ trust, root }) => {
        const bytes = Uint8Array.from(atob(trust), (letter) => letter.charCodeAt(0));
        try { await desk.trust(bytes, root); return "believed"; } catch (fault) { return fault.message; }
    }""", {"trust": base64.b64encode(bytes(content)).decode(), "root": key})
        for content, key in ((data, root), (trust.read_bytes(), {**root, "x": root["y"], "y": root["x"]}))]
    print(f"ok a changed list: {words[0]}; of another root: {words[1]}")
    return [f"a list was {word}" for word in words if word == "believed"]


def slow(site: Keyed, page, now: int) -> None:
    """Tells how long one check takes on a processor that is slowed down."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    took = page.evaluate("""async ({ texts, now }) => {
        const times = [];
        for (const text of texts) {
            const begin = performance.now();
            await desk.verify(text, { now });
            times.push(performance.now() - begin);
        }
        return times.sort((a, b) => a - b);
    }""", {"texts": [site.printed, site.telephone["shown"]] * 50, "now": now})
    print(f"ok {SLOWER} times slower: p50 {took[50]:.1f} ms, p95 {took[95]:.1f} ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=str(REPO / ".build/debug/phucloi"))
    parser.add_argument("--flips", type=int, default=2_000)
    parser.add_argument("--smoke", action="store_true", help="fewer flipped bits")
    options = parser.parse_args()
    subprocess.run([REPO / "bin/build-wasm"], check=True)
    with Keyed(options.phucloi) as site, sync_playwright() as tools:
        browser = tools.chromium.launch(**browser_options())
        # The pages that use the module allow it; this one does not.
        page = browser.new_context(bypass_csp=True).new_page()
        wrong = check(site, page, 200 if options.smoke else options.flips)
        slow(site, page, int(site.clock.now()))
        browser.close()
    for fault in wrong:
        print(f"not ok {fault}")
    print(f"{0 if wrong else 1} passed, {1 if wrong else 0} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
