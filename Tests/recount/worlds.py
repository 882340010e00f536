"""Small random worlds that meet every rule and its boundaries often; all names are synthetic.

`make_world(folder, seed, size)` writes the register files and one to three sales files, at times the first of them
again in other spellings; the same seed, size and divisions give the same bytes. What the rules leave open is not
made: units that open before their parent, ranges without a day, a second confederation.
"""

import csv
import random
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from columns import COLUMNS
from recount import DIVISIONS_FOLDER
from world_faults import with_faults
from world_files import write_table
from world_sales import make_sales

FIRST_DAY, LAST_DAY = date(2022, 1, 1), date(2024, 12, 31)
EDGE_DAYS = [date(2022, 7, 1), date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2), date(2023, 2, 28),
             date(2023, 3, 1), date(2023, 4, 1), date(2023, 7, 1), date(2023, 10, 1), date(2023, 12, 31),
             date(2024, 1, 1), date(2024, 2, 29), date(2024, 3, 1), date(2024, 7, 1), date(2024, 9, 30)]
LEAF_KINDS = ("grassroots_union", "grassroots_union", "grassroots_union", "occupational_union")
PERIODS = ("day", "day", "week", "week", "month", "month", "year", "total", None)
FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Bùi", "Đỗ", "Võ")
GIVEN_NAMES = ("Thị Hường", "Văn Ổn", "Quỳnh", "Đức Thắng", "Ngọc Ánh", "Hữu Phước", "Mỹ Lệ")
GOODS = ("Gạo thơm", "Nước mắm", "Sữa hộp", "Áo ấm", "=1+1", "+SUM(A1:A9)", "@cmd|' /C calc'!A0", "-2+3",
         "Bánh \"chưng\"", "Vé; hai, chiều", "Khám mắt\nđịnh kỳ", "<b>Đường</b>", "Mì 'tôm'", "Cước 4G")


def some_day(rng, start=FIRST_DAY, end=LAST_DAY):
    """A day from `start` to before `end`, often one where a month, quarter or year turns."""
    edges = [day for day in EDGE_DAYS if start <= day < end]
    if edges and rng.random() < 0.5:
        return rng.choice(edges)
    return start + timedelta(days=rng.randrange(max(1, (end - start).days)))


def choose_places(rng, folder):
    """Three provinces with divisions below them: two of 2024, one of 2025; (vintage, province code, codes below)."""
    places = []
    for year, number in (("2024", 2), ("2025", 1)):
        with open(Path(folder) / f"divisions-{year}.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        children = {}
        for row in rows:
            children.setdefault(row["parent_code"], []).append(row["code"])
        tops = [row["code"] for row in rows if not row["parent_code"] and children.get(row["code"])]
        for province in rng.sample(sorted(tops), min(number, len(tops))):
            near = rng.sample(sorted(children[province]), min(3, len(children[province])))
            far = [code for parent in near for code in sorted(children.get(parent, []))[:3]]
            places.append((year, province, near, far))
    return places


def life_below(rng, parent, late=0.2, closing=0.25):
    """A unit's (opened_on, closed_on): it opens in its parent's life, it may outlive the parent."""
    opened = parent["opened_on"]
    if rng.random() < late:
        opened = some_day(rng, opened or FIRST_DAY, parent["closed_on"] or LAST_DAY)
    closed = None
    if rng.random() < closing:
        closed = some_day(rng, max(opened or FIRST_DAY, FIRST_DAY) + timedelta(days=60), LAST_DAY + timedelta(days=90))
    return opened, closed


def add_unit(rng, plan, kind, parent, division=(None, None), **chances):
    """One more unit under `parent`."""
    opened, closed = life_below(rng, parent, **chances)
    number = len(plan.units)
    row = {"code": f"{rng.choice(('CD', 'cd', 'LD.'))}-{number}", "name": f"Công đoàn số {number}", "kind": kind,
           "parent_code": parent["code"], "opened_on": opened, "closed_on": closed,
           "vintage": division[0], "division_code": division[1]}
    plan.units.append(row)
    return row


def make_units(rng, plan):
    """A confederation, its provinces and sectors, the units below them, grassroots units and their groups."""
    root = {"code": "TLD", "name": "Tổng Liên đoàn", "kind": "confederation", "opened_on": None, "closed_on": None,
            "parent_code": None, "division_code": None, "vintage": None}
    plan.units.append(root)
    middle = []
    for vintage, province, near, _ in plan.places:
        top = add_unit(rng, plan, "provincial_federation", root, (vintage, province), late=0.1, closing=0.15)
        kind = "district_federation" if vintage == "2024" else "commune_union"
        middle.append(top)
        middle += [add_unit(rng, plan, kind, top, (vintage, code), closing=0.5) for code in near[:2]]
        middle += [add_unit(rng, plan, kind, top) for kind in ("local_sector_union", "industrial_zone_union")]
    middle += [add_unit(rng, plan, kind, root, late=0.1, closing=0.1)
               for kind in ("central_sector_union", "corporation_union")]
    leaves = [add_unit(rng, plan, rng.choice(LEAF_KINDS), rng.choice(middle)) for _ in range(rng.randint(10, 16))]
    leaves += [add_unit(rng, plan, rng.choice(("department_union", "union_group")), rng.choice(leaves))
               for _ in range(4)]
    plan.leaves = leaves + [rng.choice(middle)]


def make_members(rng, plan, number):
    """Members with one assignment, with transfers, with gaps, and such as left."""
    for index in range(number):
        person = {"member_no": f"m{index}" if index % 9 else f"M{index + 1}",
                  "full_name": f"{rng.choice(FAMILY_NAMES)} {rng.choice(GIVEN_NAMES)}",
                  "birth_date": date(1970, 1, 1) + timedelta(days=rng.randrange(12000)),
                  "sex": rng.choice(("male", "female", None))}
        start = some_day(rng, date(2019, 1, 1), date(2022, 6, 1))
        for _ in range(rng.choice((1, 1, 2, 3))):
            units = [unit for unit in plan.leaves if not unit["closed_on"] or unit["closed_on"] > start]
            end = some_day(rng, max(start + timedelta(days=1), date(2022, 6, 1)), date(2024, 10, 1))
            if start >= end or not units:
                break
            plan.members.append({**person, "unit_code": rng.choice(units)["code"], "joined_on": start,
                                 "left_on": end})
            start = end + timedelta(days=rng.choice((0, 0, 1, 40)))
        if rng.random() < 0.8:
            plan.members[-1]["left_on"] = None


def make_partners(rng, plan):
    """Partners and their branches."""
    for index in range(4):
        plan.partners.append({"code": f"DT{index}", "name": f"Đối tác {index} = \"Bền Vững\"", "parent_code": None,
                              "legal_kind": rng.choice(("group", "corporation", "enterprise", "household"))})
    for index in range(4):
        parent = rng.choice(plan.partners[:3])["code"]
        plan.partners.append({"code": f"{parent}.cn{index}", "name": f"Chi nhánh {index}", "parent_code": parent,
                              "legal_kind": "enterprise"})


def make_agreements(rng, plan):
    """Agreements at the confederation and at units of every level, for those below or for all."""
    levels = {"confederation": "national", "provincial_federation": "provincial", "grassroots_union": "grassroots"}
    for index in range(12):
        unit = plan.units[0] if rng.random() < 0.4 else rng.choice(plan.units)
        start = some_day(rng, date(2021, 6, 1), date(2022, 9, 1))
        end = some_day(rng, date(2023, 6, 1)) if rng.random() < 0.5 else None
        plan.agreements.append({
            "code": f"TT_{index}", "partner_code": rng.choice(plan.partners)["code"], "unit_code": unit["code"],
            "level": levels.get(unit["kind"], "district"), "signed_on": start - timedelta(days=5),
            "valid_from": start, "valid_to": end, "covers": rng.choice(("all", "below", "below", None))})


def product_row(rng, code, agreement, start, end):
    """One row of a product's price history."""
    limited, pooled = rng.random() < 0.5, rng.random() < 0.35
    return {"code": code, "agreement_code": agreement["code"], "name": rng.choice(GOODS),
            "kind": rng.choice(("goods", "service")), "essential": rng.choice(("true", "false")),
            "list_price": rng.choice((999, 15001, 20000, 33333, 125050, 1234567)),
            "discount_percent": rng.choice((None, "0", "5", "12.5", "33.333", "0.1", "42.8", "100")),
            "member_price": rng.choice((None, None, 900, 14999)), "valid_from": start, "valid_to": end,
            "limit_count": rng.choice((0, 1, 1, 1, 2, 2, 3, 3, 4)) if limited else None,
            "limit_period": rng.choice(PERIODS),
            "pool_count": rng.choice((0, 2, 3, 4, 6, 8, 10, 15)) if pooled else None,
            "redeem_method": rng.choice(("card", "code", None)), "area": rng.choice((None, "toàn quốc"))}


def make_products(rng, plan):
    """Products of one to three rows: price histories with and without gaps, at times under another agreement."""
    for index in range(18):
        code = f"SP-{index}" if index % 6 else f"sp-{index + 1}"
        agreement = plan.agreements[index % len(plan.agreements)]
        start = some_day(rng, date(2021, 9, 1), date(2022, 9, 1))
        for _ in range(rng.choice((1, 1, 2, 3))):
            end = some_day(rng, start + timedelta(days=100), max(LAST_DAY, start + timedelta(days=200)))
            plan.products.append(product_row(rng, code, agreement, start, end))
            start = end + timedelta(days=rng.choice((0, 0, 1, 20)))
            if rng.random() < 0.2:
                agreement = rng.choice(plan.agreements)
        if rng.random() < 0.6:
            plan.products[-1]["valid_to"] = None


def make_points(rng, plan):
    """Points of sale of partners and branches, with and without a division, opening and closing."""
    divisions = [(None, None)] * 3
    for vintage, province, near, far in plan.places:
        divisions += [(vintage, code) for code in [province] + near + far]
    for index in range(20):
        vintage, division = rng.choice(divisions)
        opened = some_day(rng, date(2021, 6, 1), date(2023, 4, 2)) if rng.random() < 0.6 else None
        closed = some_day(rng, (opened or date(2022, 1, 1)) + timedelta(days=30)) if rng.random() < 0.5 else None
        latitude, longitude = rng.choice(((None, None), ("10.762622", "106.660172"), ("-0.5", "0")))
        plan.points.append({
            "code": f"DB{index}", "partner_code": plan.partners[index % len(plan.partners)]["code"],
            "name": f"Điểm bán {index}", "address": rng.choice(("1 Đường A, \"phường\" B", "Số 2;\nngõ 3", None)),
            "division_code": division, "vintage": vintage, "latitude": latitude,
            "longitude": longitude, "opened_on": opened, "closed_on": closed,
            "host_unit_code": rng.choice((None, rng.choice(plan.units)["code"]))})


def make_plan(rng, size, divisions):
    """The sound rows of every register kind."""
    plan = SimpleNamespace(units=[], members=[], partners=[], agreements=[], products=[], points=[],
                           places=choose_places(rng, divisions), edge_days=EDGE_DAYS, leaves=[])
    make_units(rng, plan)
    make_members(rng, plan, min(80, max(30, size // 12)))
    make_partners(rng, plan)
    make_agreements(rng, plan)
    make_products(rng, plan)
    make_points(rng, plan)
    return plan


def names(kind):
    """The column names of a kind."""
    return [column for column, _, _ in COLUMNS[kind]]


def make_world(folder, seed, size=None, divisions=DIVISIONS_FOLDER):
    """Write a world into `folder`; gives the names of the sales files in their order. `size`: about so many sales."""
    rng, folder = random.Random(f"{seed}/{size}"), Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    size = size or rng.randint(300, 1500)
    plan = make_plan(rng, size, divisions)
    for kind in ("units", "members", "partners", "agreements", "products", "points"):
        rows = with_faults(rng, plan, kind)
        rng.shuffle(rows)
        write_table(rng, folder / f"{kind}.csv", names(kind), rows)
    rows = make_sales(rng, plan, size)
    cuts = sorted(rng.sample(range(1, len(rows)), rng.choice((0, 1, 2))))
    parts = [rows[start:end] for start, end in zip([0] + cuts, cuts + [len(rows)])]
    if rng.random() < 0.4:
        parts.append(parts[0])
    files = []
    for number, part in enumerate(parts, start=1):
        files.append("sales.csv" if len(parts) == 1 else f"sales-{number}.csv")
        write_table(rng, folder / files[-1], names("sales"), part)
    return files
