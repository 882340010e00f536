"""Writes a file of a million sales in which every rule has something to say.

About two in a hundred are refused (limits, pools, prices, dates, places, people), five in a thousand are reversals,
one in a thousand names something unknown or repeats an earlier row. The same seed gives the same bytes.
"""

import random

import bench_world

LIMIT, ROWS = 3, 1_000_000
COLUMNS = ("id,sold_at,point_code,member_no,product_code,quantity,list_amount,paid_amount,reverses_id,invoice_no,"
           "device\n")
# Registers with something that a rule can refuse.
EXTRA = {
    "points": [{"code": "DB900", "partner_code": bench_world.HEAD, "name": "Điểm đã đóng", "opened_on": "2020-01-01",
                "closed_on": "2024-01-01"},
               {"code": "DB901", "partner_code": "DT2", "name": "Điểm của đối tác khác", "opened_on": "2020-01-01"}],
    "partners": [{"code": "DT2", "name": "Đối tác khác", "legal_kind": "enterprise"}],
    "agreements": [{"code": "TT2", "partner_code": bench_world.HEAD, "unit_code": "C001", "level": "grassroots",
                    "valid_from": "2020-01-01", "covers": "below"},
                   {"code": "TT3", "partner_code": bench_world.HEAD, "unit_code": "VN", "level": "national",
                    "valid_from": "2020-01-01", "valid_to": "2024-01-01", "covers": "all"}],
    "products": [{"code": code, "agreement_code": agreement, "name": f"Hàng {code}", "kind": "goods",
                  "essential": "false", "list_price": bench_world.LIST_AMOUNT, "discount_percent": 10,
                  "valid_from": "2020-01-01", "valid_to": end}
                 for code, agreement, end in (("SP90", "TT1", "2024-01-01"), ("SP91", "TT2", ""), ("SP92", "TT3", ""))],
    "members": [{"member_no": "M90000", "full_name": "Phạm Thị Đã Nghỉ", "unit_code": "C001",
                 "joined_on": "2020-01-01", "left_on": "2024-01-01"}],
}


def pool(rows):
    """A pool of a product in a month that ends shortly before the month does."""
    return 1_300 * rows // ROWS


def _spoilt(chance, cells):
    """A sale that some rule refuses, by changing one cell of a good one."""
    kind = chance.randrange(7)
    if kind == 0:
        cells["paid_amount"] = bench_world.LIST_AMOUNT * 20_000
    elif kind == 1:
        cells["point_code"] = "DB900"
    elif kind == 2:
        cells["point_code"] = "DB901"
    elif kind == 3:
        cells["product_code"] = "SP90"
    elif kind == 4:
        cells["product_code"] = "SP91"
    elif kind == 5:
        cells["product_code"] = "SP92"
    else:
        cells["member_no"] = "M90000"


def _cells(chance, number, rows):
    """A sale that is good but for limits and pools; a few members buy what is limited again and again."""
    quantity = chance.choice((1, 1, 1, 2, 3))
    second = number % 86_400
    product = chance.randint(1, bench_world.PRODUCTS)
    member = chance.randint(1, bench_world.MEMBERS)
    if bench_world.is_limited(product) and chance.random() < 0.06:
        member = chance.randint(1, max(1, 20 * rows // ROWS))
    return {"id": f"S-{number:09d}-{chance.getrandbits(32):08x}",
            "sold_at": f"2025-{1 + number * 12 // rows:02d}-{chance.randint(1, 28):02d}T"
                       f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}+07:00",
            "point_code": bench_world.point(chance.randint(1, bench_world.POINTS)),
            "member_no": bench_world.member(member), "product_code": bench_world.product(product),
            "quantity": quantity, "list_amount": bench_world.LIST_AMOUNT * quantity,
            "paid_amount": bench_world.PAID_AMOUNT * quantity, "reverses_id": "",
            "invoice_no": f"HD{number}" if number % 3 == 0 else "", "device": f"may-{number % 500}"}


def write(path, rows=ROWS, seed=2026):
    """Writes so many rows, and the repeated ones."""
    chance, recent = random.Random(seed), []
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(COLUMNS)
        for number in range(rows):
            cells, lot = _cells(chance, number, rows), chance.random()
            if lot < 0.010:
                _spoilt(chance, cells)
            elif lot < 0.015 and recent:
                cells = dict.fromkeys(cells, "") | {
                    "id": cells["id"], "reverses_id": recent.pop(chance.randrange(len(recent)))}
            elif lot < 0.016:
                cells["product_code"] = "KHONG-CO"
            line = ",".join(map(str, cells.values())) + "\n"
            file.write(line)
            if 0.016 <= lot < 0.017:
                file.write(line)
            elif lot >= 0.5 and len(recent) < 10_000:
                recent.append(cells["id"])
    return path
