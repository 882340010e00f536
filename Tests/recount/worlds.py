"""Small random worlds that meet every rule and its boundaries often; all names are synthetic.

`make_world(folder, seed, size)` writes a file of each register kind, one or two of changes and one to three of sales,
at times the first of these again in other spellings; the same seed, size, divisions and features give the same bytes.
What the rules leave open is not made: units that open before their parent, ranges without a day, a second
confederation. `features` are the events that happen, `grants`, `territories`, and `order` for files in any possible order; `place`
and `views` are only for the questions that are asked of a world.
"""

import random
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from columns import COLUMNS
from places import read_conversion
from recount import DIVISIONS_FOLDER, FILE_KINDS, kind_of
from tree import STEPS
from world_days import EDGE_DAYS, FIRST_DAY, LAST_DAY, some_day
from world_changes import faults_of_changes, make_changes, make_grants
from world_faults import with_faults
from world_files import write_table
from world_places import choose_places, make_points, make_territories
from world_sales import make_sales

FEATURES = (*STEPS, "grants", "order", "place", "territories", "views")
NEEDS = {"units": (), "changes": ("units",), "territories": ("units",), "members": ("units",), "partners": (),
         "agreements": ("units", "partners"), "products": ("agreements",), "points": ("units", "partners"),
         "grants": ("units", "partners"), "sales": ("members", "products", "points")}

LEAF_KINDS = ("grassroots_union", "grassroots_union", "grassroots_union", "occupational_union")
PERIODS = ("day", "day", "week", "week", "month", "month", "year", "total", None)
FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Bùi", "Đỗ", "Võ")
GIVEN_NAMES = ("Thị Hường", "Văn Ổn", "Quỳnh", "Đức Thắng", "Ngọc Ánh", "Hữu Phước", "Mỹ Lệ")
GOODS = ("Gạo thơm", "Nước mắm", "Sữa hộp", "Áo ấm", "=1+1", "+SUM(A1:A9)", "@cmd|' /C calc'!A0", "-2+3",
         "Bánh \"chưng\"", "Vé; hai, chiều", "Khám mắt\nđịnh kỳ", "<b>Đường</b>", "Mì 'tôm'", "Cước 4G")


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


def make_plan(rng, size, divisions, features):
    """The sound rows of every register kind."""
    plan = SimpleNamespace(units=[], changes=[], members=[], partners=[], agreements=[], products=[], points=[],
                           grants=[], territories=[], places=choose_places(rng, divisions),
                           conversion=read_conversion(divisions), edge_days=EDGE_DAYS, leaves=[])
    make_units(rng, plan)
    make_members(rng, plan, min(80, max(30, size // 12)))
    make_partners(rng, plan)
    if set(features) & set(STEPS):
        days = [some_day(rng) for _ in range(7)] + [date(2025, 3, 1), date(2026, 7, 1), date(2030, 1, 1)]
        plan.changes = make_changes(rng, plan, features, days)
        plan.edge_days = EDGE_DAYS[::2] + [day + timedelta(days=more) for day in days[:7] for more in (-1, 0, 1)]
    make_agreements(rng, plan)
    make_products(rng, plan)
    make_points(rng, plan)
    if "grants" in features:
        make_grants(rng, plan)
    return plan


def names(kind):
    """The column names of a kind."""
    return [column for column, _, _ in COLUMNS[kind]]


def needed_names(kind):
    """The columns that every file of a kind has."""
    return {column for column, _, needed in COLUMNS[kind] if needed}


def in_parts(rng, kind, rows):
    """[(name, rows)]: one to three files of a kind in their order, of the sales at times the first once more."""
    number = rng.choice((0, 1, 2) if kind == "sales" else (0, 1))
    cuts = sorted(rng.sample(range(1, len(rows)), min(len(rows) - 1, number)))
    parts = [rows[start:end] for start, end in zip([0] + cuts, cuts + [len(rows)])]
    if kind == "sales" and rng.random() < 0.4:
        parts.append(parts[0])
    if len(parts) == 1:
        return [(f"{kind}.csv", parts[0])]
    return [(f"{kind}-{number}.csv", part) for number, part in enumerate(parts, start=1)]


def in_some_order(rng, files, shuffled):
    """The files so that each comes after those that it needs; changes come at any time, also after sales."""
    left, ordered = list(files), []
    while left:
        waiting = {kind_of(name) for name in left}
        ready = [name for name in left if not waiting & set(NEEDS[kind_of(name)])]
        ready = [name for name in ready if name == min(other for other in left if kind_of(other) == kind_of(name))]
        chosen = rng.choice(ready) if shuffled else ready[0]
        left.remove(chosen)
        ordered.append(chosen)
    return ordered


def make_world(folder, seed, size=None, divisions=DIVISIONS_FOLDER, features=FEATURES):
    """Write a world into `folder`; gives the names of its files in their order. `size`: about so many sales."""
    rng, folder = random.Random(f"{seed}/{size}"), Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    size = size or rng.randint(300, 1500)
    plan = make_plan(rng, size, divisions, features)
    files = {}
    for kind in FILE_KINDS:
        if kind == "territories":
            continue
        if kind == "sales":
            files.update(in_parts(rng, kind, make_sales(rng, plan, size)))
        elif kind == "changes" and plan.changes:
            rows = plan.changes + faults_of_changes(rng, plan, plan.changes)
            rng.shuffle(rows)
            files.update(in_parts(rng, kind, rows))
        elif getattr(plan, kind):
            rows = with_faults(rng, plan, kind)
            rng.shuffle(rows)
            files[f"{kind}.csv"] = rows
    for name, rows in files.items():
        kind = kind_of(name)
        write_table(rng, folder / name, names(kind), needed_names(kind), rows)
    files = in_some_order(rng, files, "order" in features)
    return with_territories(folder, seed, plan, files, features) if "territories" in features else files


def with_territories(folder, seed, plan, files, features):
    """A file of territories among the others; its own chance, so that a world is the same with and without it."""
    rng = random.Random(f"territories/{seed}")
    make_territories(rng, plan)
    rows = with_faults(rng, plan, "territories")
    rng.shuffle(rows)
    write_table(rng, folder / "territories.csv", names("territories"), needed_names("territories"), rows)
    first = files.index("units.csv") + 1
    place = rng.randint(first, len(files)) if "order" in features else first
    return files[:place] + ["territories.csv"] + files[place:]
