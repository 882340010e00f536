"""Which described answers were met, and requests for those that random data seldom finds."""

import json
import re
from urllib.parse import urlsplit

import schemathesis
from schemathesis.core.failures import Failure as SchemathesisFailure
from schemathesis.core.failures import FailureGroup

import world
from server import Failure

METHODS = ("get", "post", "put", "patch", "delete")
TOO_LONG = "x" * (1 << 20)


def described(description):
    """The statuses of every operation that are described: (method, path) to a set."""
    return {(method.upper(), path): set(map(str, operation.get("responses", {})))
            for path, item in description["paths"].items() for method, operation in item.items() if method in METHODS}


class Met:
    """The described answers that somebody was given."""

    def __init__(self, operations):
        self.operations, self.seen = operations, set()
        self.patterns = {path: re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path)) + "$")
                         for _, path in operations}

    def note(self, method, url, status):
        """Notes an answer; 405 counts for every method of its path, because its own is never one of them."""
        path = urlsplit(url).path
        for known, template in self.operations:
            if self.patterns[template].match(path) and (known == method or status == 405):
                self.seen.add((known, template, str(status)))

    def missing(self):
        """The statuses below 500 that nobody was given, by operation."""
        return {operation: left for operation, statuses in self.operations.items() if (left := sorted(
            status for status in statuses if status < "500" and (*operation, status) not in self.seen))}


def _requests(callers):
    """(caller, method, path, query, body, headers) for answers that want something special."""
    till, cashier = callers["till"], callers["cashier"]
    without_token = {"Cookie": f"session={cashier.session}"}
    sale = world.sale()
    welfare = {"scope": "VN", "period": world.PERIOD}
    return [
        (till, "POST", "/api/v1/sales", {}, sale, None),
        (till, "POST", "/api/v1/sales", {}, sale, None),
        (till, "POST", "/api/v1/sales", {}, {**sale, "paid_amount": 1}, None),
        (till, "POST", "/api/v1/sales", {}, [{}] * 1_001, None),
        (till, "POST", "/api/v1/sales", {}, TOO_LONG, None),
        (till, "POST", "/api/v1/ping", {}, TOO_LONG, None),
        (cashier, "POST", "/api/v1/ping", {}, {}, without_token),
        (cashier, "POST", "/api/v1/sales", {}, sale, without_token),
        (callers["reader"], "GET", "/api/v1/reports/welfare", welfare | {"by": "place"}, None, None),
        (callers["reader"], "GET", "/api/v1/reports/welfare", welfare | {"as": "today"}, None, None),
        (callers["reader"], "GET", "/api/v1/reports/welfare", welfare, None, None),
    ]


def ask_for_the_rest(description_path, url, callers, met):
    """Sends the special requests; every answer is held against the description. Gives what is wrong."""
    schema, wrong = schemathesis.openapi.from_path(description_path), []
    schema.config.update(base_url=url)
    for caller, method, path, query, body, headers in _requests({caller.name: caller for caller in callers}):
        if path not in schema or method not in schema[path]:
            raise Failure(f"{method} {path} is not described.")
        operation = schema[path][method]
        own = {**(caller.all_headers() if headers is None else headers)}
        content = {"body": body, "media_type": "application/json"} if body is not None else {}
        case = operation.Case(query=query, headers=own, **content)
        response = case.call()
        met.note(method, response.request.url, response.status_code)
        try:
            case.validate_response(response, headers=own)
        except (SchemathesisFailure, FailureGroup) as fault:
            said = json.dumps(body)[:200] if body is not None else ""
            wrong.append(f"{method} {path} {query} {said} as {caller.name}: {response.status_code}:\n{fault}"[:2000])
    return wrong
