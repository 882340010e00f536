"""How soon an answered sale is in the national figure while others sell, and how soon figures come after a start."""

import json
import time
import urllib.request

import figures_world
from server import Failure

MONTH = {"scope": "VN", "from": "2026-08-01", "to": "2026-09-01"}
# The stream sells the first product alone, so that this one is counted to the last sale.
OWN = figures_world.product(2)


def sell(url, token, item):
    """Reports one sale."""
    request = urllib.request.Request(
        f"{url}/api/v1/sales", data=json.dumps(item).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        body = json.load(answer)
    if body["status"] != "created":
        raise Failure(f"A sale was not taken: {body}")


def fresh(ask, url, tokens, world, sent, count):
    """Sells one sale at a time and asks at once: the milliseconds from each sale's answer to that of the figure, and
    how often a figure lacked a sale that had been answered before it was asked.
    """
    (reader, till), times, late = tokens, [], 0
    for number in range(1, count + 1):
        sell(url, till, {**world.late_sale(number), "id": f"F{number}", "product_code": OWN})
        answered = sum(sent) + number
        begin = time.perf_counter()
        nation, _ = ask(url, reader, {**MONTH, "measure": "turns"})
        times.append((time.perf_counter() - begin) * 1_000)
        own, _ = ask(url, reader, {**MONTH, "measure": "turns", "product": OWN})
        late += nation["value"] < answered or own["value"] != number
    return times, late


def after_starts(ask, program, reader, count):
    """Of several starts: the milliseconds of the first answer once the server says that it is there, of the twenty
    answers thereafter, and from the start until it says so.
    """
    firsts, next_ones, starts = [], [], []
    for _ in range(count):
        begin = time.perf_counter()
        server = program.serve()
        starts.append((time.perf_counter() - begin) * 1_000)
        try:
            firsts.append(ask(server.url, reader, {"measure": "members", "scope": "VN"})[1])
            for number in range(20):
                question = {"measure": "members", "scope": f"T{1 + number:02d}", "group": "month"}
                next_ones.append(ask(server.url, reader, question)[1])
        finally:
            server.stop()
    return firsts, next_ones, starts
