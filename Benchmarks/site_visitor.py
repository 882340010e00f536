"""Somebody who signs in to the site, finds its pages by their links and forms, and asks for them again and again."""

import http.client
import re
import time
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import requests

from server import Failure

MOST_PAGES, LEAST_REQUESTS = 80, 20
EXAMPLES = 2


class Links(HTMLParser):
    """The addresses that a page leads to, and what it loads from elsewhere."""

    def __init__(self, base):
        super().__init__()
        self.base, self.found, self.loaded, self.form = base, [], [], None

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self.found.append(urljoin(self.base, values["href"]))
        if tag in ("link", "script", "img", "source", "iframe"):
            self.loaded += [urljoin(self.base, values[name]) for name in ("href", "src") if values.get(name)]
        if tag == "form":
            self.form = None if values.get("method", "get").lower() != "get" else (
                urljoin(self.base, values.get("action") or self.base), [])
        if tag == "input" and self.form and values.get("name") and values.get("type") != "submit":
            self.form[1].append((values["name"], values.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form" and self.form:
            address, fields = self.form
            self.found.append(address.split("?")[0] + "?" + urlencode(fields))
            self.form = None


def shape(address):
    """What kind of page an address is: codes and numbers in it do not make another kind."""
    parts = urlsplit(address)
    path = "/".join(part if re.fullmatch(r"[a-z][a-z-]*(\.[a-z]+)?", part) else "*" if part else ""
                    for part in parts.path.split("/"))
    return path + "?" + "&".join(sorted(name for name, _ in parse_qsl(parts.query)))


class Visitor:
    """One person, or nobody, with the cookies of a browser."""

    def __init__(self, url, name=None, password=None):
        self.url, self.name, self.session = url, name, requests.Session()
        self.session.headers.update({"Accept": "text/html", "Accept-Language": "vi"})
        if name:
            self._sign_in(name, password)

    def _sign_in(self, name, password):
        form = self.session.get(f"{self.url}/sign-in", timeout=60).text
        token = re.search(r'name="csrf" value="([^"]+)"', form)
        if not token:
            raise Failure("The sign-in page has no form.")
        answer = self.session.post(
            f"{self.url}/sign-in", {"csrf": token.group(1), "next": "", "name": name, "password": password},
            headers={"Origin": self.url}, allow_redirects=False, timeout=60)
        if answer.status_code != 303:
            raise Failure(f"{name} could not sign in: {answer.status_code}")

    def pages(self, starts=()):
        """Follows links and forms from the first page and the given ones on: a few addresses of every kind of page,
        all of them pages that are shown to this person; and what pages load from elsewhere."""
        first = [f"{self.url}{path}" for path in starts]
        waiting, seen, kinds, pages, strange = [*first, f"{self.url}/"], set(), {}, [], set()
        while waiting and len(pages) < MOST_PAGES:
            address = waiting.pop(0).split("#")[0]
            kind = shape(address)
            has_enough = kinds.get(kind, 0) >= EXAMPLES and address not in first
            if address in seen or has_enough or re.search("(language|theme)=", address):
                continue
            seen.add(address)
            answer = self.session.get(address, allow_redirects=False, timeout=60)
            if answer.is_redirect:
                waiting.append(urljoin(address, answer.headers["Location"]))
            if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
                continue
            kinds[kind] = kinds.get(kind, 0) + 1
            pages.append(address.removeprefix(self.url))
            links = Links(address)
            links.feed(answer.text)
            waiting += [link for link in links.found if link.startswith(self.url)]
            strange.update(link for link in links.found + links.loaded
                           if link.startswith("http") and not link.startswith(self.url))
        return pages, strange

    def times(self, path, count, seconds):
        """Sorted milliseconds of so many requests on one connection, and whether each was answered with the page.

        A page that takes very long is asked for less often: until the time is over, but 20 times at least.
        """
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.session.cookies)
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        took, all_good = [], True
        end = time.perf_counter() + seconds
        for number in range(count):
            begin = time.perf_counter()
            if number >= LEAST_REQUESTS and begin > end:
                break
            connection.request("GET", path, headers={"Cookie": cookies, "Accept": "text/html"})
            answer = connection.getresponse()
            answer.read()
            took.append((time.perf_counter() - begin) * 1000)
            all_good = all_good and answer.status == 200
        connection.close()
        return sorted(took), all_good
