"""The world of the benchmarks of sales and of import: 600 grassroots unions, 20.000 members, 200 points, 60 products.

One head partner DT1 with nine branches holds all points, so that one till may sell at each of them. Of the products
SP01 to SP60 every third is limited for each member in a month and every tenth has a pool.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Tests/faults"))

import world  # noqa: E402  (the folder of the fault tests has to be known first)

MEMBERS, POINTS, PRODUCTS, UNIONS, BRANCHES = 20_000, 200, 60, 600, 9
HEAD = world.PARTNER
LIST_AMOUNT, PAID_AMOUNT = 20_000, 18_000
FIRST_DAY = "2020-01-01"
PERIOD = "2025-06"


def member(number):
    """The member of a number from 1."""
    return f"M{number:05d}"


def point(number):
    """The point of a number from 1."""
    return f"DB{number:03d}"


def product(number):
    """The product of a number from 1."""
    return f"SP{number:02d}"


def is_limited(number):
    """Whether the product has a limit for each member."""
    return number % 3 == 0


def is_pooled(number):
    """Whether the product has a pool for all members."""
    return number % 10 == 0


def _units():
    rows = [{"code": "VN", "name": "Tổng Liên đoàn", "kind": "confederation"}]
    rows += [{"code": f"T{n:02d}", "name": f"Liên đoàn tỉnh {n}", "kind": "provincial_federation",
              "parent_code": "VN"} for n in range(1, 35)]
    return rows + [{"code": f"C{n:03d}", "name": f"Công đoàn cơ sở {n}", "kind": "grassroots_union",
                    "parent_code": f"T{(n - 1) % 34 + 1:02d}"} for n in range(1, UNIONS + 1)]


def _products(limit_count, pool_count):
    rows = []
    for n in range(1, PRODUCTS + 1):
        row = {"code": product(n), "agreement_code": "TT1", "name": f"Hàng thiết yếu {n}", "kind": "goods",
               "essential": "true", "list_price": LIST_AMOUNT, "discount_percent": 10, "valid_from": FIRST_DAY}
        if is_limited(n):
            row["limit_count"] = limit_count
        if is_pooled(n):
            row["pool_count"] = pool_count
        if is_limited(n) or is_pooled(n):
            row["limit_period"] = "month"
        rows.append(row)
    return rows


def write(folder, limit_count, pool_count, more=None):
    """Writes the files of the registers; `more` maps kinds to further rows. Gives them in the order of import."""
    partners = [{"code": HEAD, "name": "Bách hóa Đại Đoàn", "legal_kind": "corporation"}]
    partners += [{"code": f"{HEAD}.{n}", "name": f"Chi nhánh {n}", "legal_kind": "enterprise", "parent_code": HEAD}
                 for n in range(1, BRANCHES + 1)]
    tables = {
        "units": _units(),
        "members": [{"member_no": member(n), "full_name": f"Lê Văn Số {n}", "joined_on": FIRST_DAY,
                     "unit_code": f"C{(n - 1) % UNIONS + 1:03d}"} for n in range(1, MEMBERS + 1)],
        "partners": partners,
        "agreements": [{"code": "TT1", "partner_code": HEAD, "unit_code": "VN", "level": "national",
                        "valid_from": FIRST_DAY, "covers": "all"}],
        "products": _products(limit_count, pool_count),
        "points": [{"code": point(n), "partner_code": partners[n % len(partners)]["code"], "name": f"Điểm bán {n}",
                    "opened_on": FIRST_DAY} for n in range(1, POINTS + 1)],
    }
    for kind, rows in (more or {}).items():
        tables[kind] += rows
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    return [(kind, world.write_table(folder / f"{kind}.csv", tables[kind])) for kind in world.KINDS]


def write_cards(program, folder):
    """Makes keys and a printed card for each member; the path of a file with the text of a card in each line."""
    program.environment.setdefault("PHUCLOI_ROOT_PASSPHRASE", "only for this measurement")
    program.environment.setdefault("PHUCLOI_SECRET_KEY", "5a" * 32)
    program.run("keys", "start", "--root", folder / "root.key")
    members, cards = folder / "members.txt", folder / "cards.txt"
    members.write_text("".join(f"{member(n)}\n" for n in range(1, MEMBERS + 1)))
    told = program.run("card", "issue", "--members", members)
    cards.write_text("".join(json.loads(line)["card"] + "\n" for line in told.splitlines()))
    return cards
