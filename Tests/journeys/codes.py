"""Our reader of QR codes beside zbarimg: pictures of real cards in all presentations, made from a seed and damaged in many
ways (code_pictures.py), are read by wasm/codes.wasm in Chromium and by zbarimg. With --native they are also read by the
same code built for the server. Fails when a text is wrong, when we read fewer than zbarimg, or when the two builds
differ. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/codes.py --phucloi .build/debug/phucloi [--count 180] [--seed 1] [--native PROGRAM]
"""

import argparse
import collections
import concurrent.futures
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from playwright.sync_api import Page, sync_playwright

import code_pictures
from code_pictures import DAMAGES, HEIGHT, WIDTH
from running_site import REPO, Site, browser_options

MEMBERS, AT_ONCE = 6, 60
PLACE = "http://localhost/"
ZBARIMG = ["zbarimg", "-q", "--nodbus", "--xml", "-Sdisable", "-Sqrcode.enable"]


class Cards(Site):
    """The sample world with keys; nothing is served."""

    def __enter__(self) -> "Cards":
        kept = pathlib.Path(os.environ.get("PHUCLOI_JOURNEY_WORLD") or self.folder / "world")
        self.take_world(kept)
        self.command("keys", "start", "--root", str(self.folder / "root"))
        return self

    def texts(self, presentation: str, field: str) -> list[str]:
        file = self.folder / "members.csv"
        if not file.exists():
            self.command("export", "members", str(file))
        with open(file, encoding="utf-8-sig", newline="") as lines:
            members = [row["member_no"] for row in csv.DictReader(lines) if not row["left_on"]][:MEMBERS]
        return [json.loads(self.command("card", "issue", "--member", member, "--presentation", presentation))[field]
                for member in members]


def card_texts(phucloi: str) -> dict[str, list[str]]:
    """What is shown in each presentation; of a telephone with a key by the cards of the benchmark."""
    with Cards(phucloi) as site:
        shown = {"printed": site.texts("print", "card"), "telephone": site.texts("phone", "shown")}
    cards = str(pathlib.Path(phucloi).resolve().with_name("cards"))
    shown["device"] = [subprocess.check_output([cards, "texts"], text=True).splitlines()[2] for _ in range(MEMBERS)]
    return shown


def picture(seed: int, number: int, texts: dict[str, list[str]]) -> tuple[str, str, numpy.ndarray]:
    """How the picture of a number is damaged, what its code says, and the picture."""
    chance = numpy.random.default_rng([seed, number])
    kind = list(texts)[int(chance.integers(len(texts)))]
    text = texts[kind][int(chance.integers(len(texts[kind])))]
    damage = DAMAGES[number % len(DAMAGES)]
    dark = code_pictures.modules(text)
    seen = code_pictures.scene(damage, len(dark) + 2 * code_pictures.QUIET, chance)
    return damage, text, code_pictures.taken(dark, seen, chance)


# MARK: Readers

def read_by_browser(page: Page, pictures: list[numpy.ndarray]) -> list[tuple[str | None, float]]:
    """The text and the milliseconds of each, by codes.wasm."""
    served = b"".join(one.tobytes() for one in pictures)
    page.unroute(PLACE + "pictures")
    page.route(PLACE + "pictures", lambda route: route.fulfill(body=served))
    return [(text, took) for text, took in page.evaluate("""async ({ width, height, count }) => {
        if (!window.code) {
            const bytes = await (await fetch("/assets/wasm/codes.wasm")).arrayBuffer();
            window.code = (await WebAssembly.instantiate(bytes)).instance.exports;
            window.lens = code.lens_make();
        }
        const pictures = new Uint8Array(await (await fetch("/pictures")).arrayBuffer());
        const found = [];
        for (let number = 0; number < count; number += 1) {
            const begin = performance.now();
            const place = code.picture(lens, width, height);
            const one = pictures.subarray(number * width * height, (number + 1) * width * height);
            new Uint8Array(code.memory.buffer, place, one.length).set(one);
            const length = code.read(lens);
            const text = length < 0 ? null : new TextDecoder().decode(
                new Uint8Array(code.memory.buffer, code.text(lens), length).slice());
            found.push([text, performance.now() - begin]);
        }
        return found;
    }""", {"width": WIDTH, "height": HEIGHT, "count": len(pictures)})]


def read_by_program(program: pathlib.Path, pictures: list[numpy.ndarray]) -> list[tuple[str | None, float]]:
    """The text and the milliseconds of each, by Benchmarks/codes."""
    head = WIDTH.to_bytes(2, "little") + HEIGHT.to_bytes(2, "little")
    given = b"".join(head + one.tobytes() for one in pictures)
    lines = subprocess.run([program], input=given, capture_output=True, check=True).stdout.decode().split("\n")
    return [(text or None, int(took) / 1000) for took, text in (line.split("\t", 1) for line in lines if line)]


def read_by_zbarimg(pictures: list[numpy.ndarray]) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / f"{number}.pgm" for number in range(len(pictures))]
        for one, file in zip(pictures, files):
            code_pictures.save(one, file)
        told = subprocess.run([*ZBARIMG, *files], capture_output=True, check=False).stdout.decode(errors="replace")
    found = dict(re.findall(r"<source href='([^']+)'>(.*?)</source>", told, re.S))
    return [re.findall(r"<!\[CDATA\[(.*?)\]\]>", found.get(str(file), ""), re.S) for file in files]


# MARK: The table

class Table:
    """Counts by damage, and the times of our reader."""

    columns = ("pictures", "ours", "zbarimg", "both", "neither", "wrong")

    def __init__(self) -> None:
        self.counts: dict[str, collections.Counter] = {damage: collections.Counter() for damage in (*DAMAGES, "all")}
        self.times: dict[str, list[float]] = {"read": [], "not read": []}

    def add(self, damage: str, text: str, ours: str | None, theirs: list[str], took: float) -> None:
        us, them = ours == text, text in theirs
        for row in (damage, "all"):
            self.counts[row].update(
                pictures=1, ours=us, zbarimg=them, both=us and them, neither=not us and not them,
                wrong=ours is not None and not us)
        self.times["read" if us else "not read"].append(took)

    def show(self) -> None:
        print(f"| {'damage':12} | " + " | ".join(f"{name:>8}" for name in self.columns) + " |")
        print("|---" * (len(self.columns) + 1) + "|")
        for damage, counts in self.counts.items():
            print(f"| {damage:12} | " + " | ".join(f"{counts[name]:8}" for name in self.columns) + " |")
        for name, times in self.times.items():
            if times:
                p50, p95, most = numpy.percentile(times, [50, 95, 100])
                print(f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, at most {most:.1f} ms a picture")

    def faults(self) -> list[str]:
        everything = self.counts["all"]
        found = [f"{everything['wrong']} texts are wrong"] if everything["wrong"] else []
        if everything["ours"] < everything["zbarimg"]:
            found.append(f"zbarimg reads {everything['zbarimg']}, we read {everything['ours']}")
        return found


def compare(options: argparse.Namespace, page: Page, texts: dict[str, list[str]], program: pathlib.Path | None) -> list:
    """What was wrong; a batch of pictures is made while the one before is read."""
    table, differing = Table(), 0
    make = [range(begin, min(begin + AT_ONCE, options.count)) for begin in range(0, options.count, AT_ONCE)]
    with concurrent.futures.ProcessPoolExecutor(2) as makers:
        waiting = [[makers.submit(picture, options.seed, number, texts) for number in part] for part in make[:2]]
        for turn in range(len(make)):
            made = [one.result() for one in waiting.pop(0)]
            if turn + 2 < len(make):
                waiting.append([makers.submit(picture, options.seed, number, texts) for number in make[turn + 2]])
            pictures = [one for _, _, one in made]
            ours, theirs = read_by_browser(page, pictures), read_by_zbarimg(pictures)
            if program:
                native = read_by_program(program, pictures)
                differing += sum(a[0] != b[0] for a, b in zip(ours, native, strict=True))
            for (damage, text, _), (read, took), found in zip(made, ours, theirs, strict=True):
                table.add(damage, text, read, found, took)
    table.show()
    return table.faults() + ([f"the two builds differ in {differing} pictures"] if differing else [])


def built() -> pathlib.Path:
    subprocess.run(["swift", "build", "-c", "release", "--product", "codes"], cwd=REPO, check=True)
    return REPO / ".build/release/codes"


def serve(route) -> None:
    """Our own files to a page that is on no server."""
    path = route.request.url.removeprefix(PLACE)
    if not path.startswith("assets/"):
        return route.fulfill(body="<!doctype html><title>codes</title>", content_type="text/html")
    kind = "text/javascript" if path.endswith(".js") else "application/wasm"
    return route.fulfill(body=(REPO / "Public" / path.removeprefix("assets/")).read_bytes(), content_type=kind)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=str(REPO / ".build/debug/phucloi"))
    parser.add_argument("--count", type=int, default=180)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--native", type=pathlib.Path, help="Benchmarks/codes as a program")
    parser.add_argument("--long", action="store_true", help="5.000 pictures, by both builds")
    options = parser.parse_args()
    if options.long:
        options.count, options.native = 5_000, built()
    subprocess.run([REPO / "bin/build-wasm"], check=True)
    with sync_playwright() as tools:
        browser = tools.chromium.launch(**browser_options())
        page = browser.new_page()
        page.route(PLACE + "**", serve)
        page.goto(PLACE)
        texts = card_texts(options.phucloi)
        faults = compare(options, page, texts, options.native)
        browser.close()
    for fault in faults:
        print(f"not ok {fault}")
    print(f"{0 if faults else 1} passed, {1 if faults else 0} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
