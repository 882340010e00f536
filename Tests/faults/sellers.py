"""Counters that sell over HTTP, each on a connection of its own, and remember what they were told."""

import http.client
import json
import random
import threading
import time
from urllib.parse import urlsplit

import world

ROUTE = "/api/v1/sales"
WIDEST = 500


class Unanswered(Exception):
    """Nobody knows whether the sales were stored: the connection broke, or the server said that it cannot tell."""


class Till:
    """One connection to the server."""

    def __init__(self, url, token, seconds=30):
        self.address, self.seconds = urlsplit(url).netloc, seconds
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.connection = None

    def open(self):
        """Connects, so that the first sale need not."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.address, timeout=self.seconds)
            self.connection.connect()

    def post(self, body):
        """Sends one sale or an array; gives the status and the JSON of the answer."""
        try:
            self.open()
            self.connection.request("POST", ROUTE, json.dumps(body), self.headers)
            answer = self.connection.getresponse()
            status, text = answer.status, answer.read()
        except (OSError, http.client.HTTPException) as fault:
            self.close()
            raise Unanswered(str(fault)) from fault
        if status >= 500:
            raise Unanswered(f"{status} {text[:200]!r}")
        return status, json.loads(text)

    def sell(self, sales):
        """Sends one sale (a dict) or several (a list); gives the result of each by its id."""
        status, answer = self.post(sales)
        results = answer if isinstance(answer, list) else [answer]
        if any("status" not in result or "id" not in result for result in results):
            raise ValueError(f"{status}: {json.dumps(answer)[:300]}")
        return {result["id"]: result for result in results}

    def close(self):
        """Closes the connection; the next sale opens a new one."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Stream:
    """Many tills that sell without a pause, one of five sales in an array of three; no id is sent twice."""

    def __init__(self, url, token, size=world.Size(), connections=16):
        self.size, self.sent, self.created, self.others = size, {}, set(), {}
        self.ending = threading.Event()
        self.threads = [threading.Thread(target=self._sell, args=(Till(url, token), number), daemon=True)
                        for number in range(connections)]

    def _sell(self, till, number):
        chance = random.Random(number + time.time_ns())
        while not self.ending.is_set():
            many = [self._sale(chance) for _ in range(3 if chance.random() < 0.2 else 1)]
            self.sent.update((one["id"], one) for one in many)
            try:
                results = till.sell(many if len(many) > 1 else many[0])
            except Unanswered:
                time.sleep(0.01)
                continue
            self.created.update(id for id, result in results.items() if result["status"] == "created")
            self.others.update((id, result) for id, result in results.items() if result["status"] != "created")
        till.close()

    def _sale(self, chance):
        return world.sale(world.member(chance.randint(1, self.size.members)),
                          f"SP{chance.randint(1, self.size.products)}", f"DB{chance.randint(1, self.size.points)}")

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join(60)


def resend(url, token, sales):
    """Sends every sale once more; gives the status of each id."""
    till, sales, told = Till(url, token), list(sales), {}
    for start in range(0, len(sales), WIDEST):
        results = till.sell(sales[start:start + WIDEST])
        told.update((id, result["status"]) for id, result in results.items())
    till.close()
    return told
