"""A small world in CSV files in which every sale that a test makes is allowed, but for limits and pools.

One confederation VN with one federation and two grassroots unions, one partner DT1 with points DB1..., members
M0001..., free products SP1..., products HAN1... with a limit of ten for each member and QUY1... with a pool of ten,
both over all time.
"""

import csv
import secrets
from dataclasses import dataclass
from pathlib import Path

KINDS = ("units", "members", "partners", "agreements", "products", "points")
PARTNER = "DT1"
TILL_SCOPE = f"partner:{PARTNER}"
PERIOD, DAY = "2025-06", "2025-06-16"
LIST_AMOUNT, PAID_AMOUNT = 20_000, 18_000
QUOTA = 10
# Every id of a test begins with the mark and is as long, so that the shim finds it among bytes.
MARK, ID_LENGTH = "FLT.", 16


@dataclass(frozen=True)
class Size:
    """How much there is of each."""

    members: int = 240
    points: int = 5
    products: int = 5
    limited: int = 5


def new_id():
    """An id that no other sale has; random, so that the index is written all over."""
    return MARK + secrets.token_hex((ID_LENGTH - len(MARK)) // 2)


def member(number):
    """The member of a number from 1."""
    return f"M{number:04d}"


def sale(member_no="M0001", product="SP1", point="DB1", **more):
    """The JSON of one new sale."""
    return {"id": new_id(), "sold_at": f"{DAY}T10:00:00+07:00", "point_code": point, "member_no": member_no,
            "product_code": product, "quantity": 1, "list_amount": LIST_AMOUNT, "paid_amount": PAID_AMOUNT, **more}


def reversal(of):
    """The JSON of the reversal of the sale of an id."""
    return {"id": new_id(), "reverses_id": of}


def _product(code, **more):
    return {"code": code, "agreement_code": "TT1", "name": f"Gạo thơm {code}", "kind": "goods", "essential": "true",
            "list_price": LIST_AMOUNT, "discount_percent": 10, "valid_from": "2020-01-01", **more}


def _products(size):
    limits = [_product(f"HAN{n}", limit_count=QUOTA, limit_period="total") for n in range(1, size.limited + 1)]
    pools = [_product(f"QUY{n}", pool_count=QUOTA) for n in range(1, size.limited + 1)]
    return [_product(f"SP{n}") for n in range(1, size.products + 1)] + limits + pools


def tables(size=Size()):
    """The rows of every register, by the kind of their file."""
    return {
        "units": [
            {"code": "VN", "name": "Tổng Liên đoàn", "kind": "confederation"},
            {"code": "T1", "name": "Liên đoàn tỉnh", "kind": "provincial_federation", "parent_code": "VN"},
            {"code": "C1", "name": "Công đoàn một", "kind": "grassroots_union", "parent_code": "T1"},
            {"code": "C2", "name": "Công đoàn hai", "kind": "grassroots_union", "parent_code": "T1"}],
        "members": [
            {"member_no": member(n), "full_name": f"Trần Thị Số {n}", "unit_code": f"C{n % 2 + 1}",
             "joined_on": "2020-01-01"} for n in range(1, size.members + 1)],
        "partners": [{"code": PARTNER, "name": "Bách hóa Đại Đoàn", "legal_kind": "enterprise"}],
        "agreements": [
            {"code": "TT1", "partner_code": PARTNER, "unit_code": "VN", "level": "national",
             "valid_from": "2020-01-01", "covers": "all"}],
        "products": _products(size),
        "points": [
            {"code": f"DB{n}", "partner_code": PARTNER, "name": f"Điểm bán {n}", "opened_on": "2020-01-01"}
            for n in range(1, size.points + 1)],
    }


def write(folder, size=Size()):
    """Writes the world; gives the files in the order in which they are to be imported."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    made = tables(size)
    return [(kind, write_table(folder / f"{kind}.csv", made[kind])) for kind in KINDS]


def write_table(path, rows):
    """Writes rows as a CSV file with all columns that any of them has."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path
