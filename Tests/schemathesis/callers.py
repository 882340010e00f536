"""Everybody who may call the API: programs with and without a token, and a signed-in person of every role."""

import copy
import re
from dataclasses import dataclass, field

import requests

import world
from server import Failure

ROLES = {"administrator": "everything", "confederation_officer": "everything", "unit_officer": "unit:VN",
         "auditor": "everything", "partner_manager": f"partner:{world.PARTNER}", "cashier": "point:DB1"}
PASSWORD = "Rau muống xào tỏi 2025"
WRONG_TOKEN = "phucloi_" + "A" * 43


@dataclass
class Caller:
    """How one caller says who it is."""

    name: str
    token: str | None = None
    # The cookie of a signed-in person's browser, and what their page sends along with it.
    session: str | None = None
    headers: dict = field(default_factory=dict)

    def all_headers(self):
        """Everything that a request of this caller carries."""
        own = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        own |= {"Cookie": f"session={self.session}"} if self.session else {}
        return own | self.headers

    def described(self, description):
        """The description for this caller: for people the session's cookie stands in place of the bearer token."""
        if not self.session:
            return description
        mine = copy.deepcopy(description)
        mine["components"]["securitySchemes"] = {"session": {"type": "apiKey", "in": "cookie", "name": "session"}}
        mine["security"] = [{"session": []}]
        for item in mine["paths"].values():
            for operation in item.values():
                if isinstance(operation, dict) and operation.get("security"):
                    operation["security"] = [{"session": []}]
        return mine


def programs(program, scope):
    """A till, a reader, nobody and a stranger."""
    return [Caller("till", program.create_client("till", "till", scope)),
            Caller("reader", program.create_client("reader", "reader")),
            Caller("nobody"), Caller("stranger", WRONG_TOKEN)]


def one_time_codes(program):
    """An account of every role, and the code that its person is handed on paper."""
    codes = {}
    for role, scope in ROLES.items():
        printed = program.run("account", "create", "--name", role, "--role", role, "--scope", scope)
        codes[role] = printed.strip().splitlines()[-1].strip()
    return codes


def people(server, codes):
    """Everybody, signed in."""
    return [sign_in(server, role, code) for role, code in codes.items()]


def _hidden(page, name):
    found = re.search(rf'name="{name}"[^>]*?(?:value|content)="([^"]+)"', page)
    if not found:
        raise Failure(f"A page has no {name}.")
    return found.group(1)


def sign_in(server, role, code):
    """Sets a password with the one-time code, signs in where that did not, and keeps cookie and page token."""
    browser = requests.Session()
    browser.headers["Origin"] = server.url
    form = browser.get(f"{server.url}/one-time-code", timeout=60).text
    fields = {"csrf": _hidden(form, "csrf"), "name": role, "code": code, "password": PASSWORD, "again": PASSWORD}
    answer = browser.post(f"{server.url}/one-time-code", fields, timeout=60)
    if "session" not in browser.cookies:
        form = browser.get(f"{server.url}/sign-in", timeout=60).text
        answer = browser.post(f"{server.url}/sign-in", timeout=60, data={
            "csrf": _hidden(form, "csrf"), "next": "", "name": role, "password": PASSWORD})
    if "session" not in browser.cookies:
        raise Failure(f"{role} could not sign in: {answer.status_code}\n{answer.text[:2000]}")
    page = browser.get(f"{server.url}/", timeout=60).text
    return Caller(role, session=browser.cookies["session"], headers={
        "X-CSRF-Token": _hidden(page, "csrf-token"), "Origin": server.url})
