"""An independent recount of the welfare programme's figures: plain and slow, so that it is easily seen to be right.

It knows units, members, partners, agreements, products, points and sales (no change events, no grants) and gives the
report `welfare --by unit` in the view `reported`. Where the rules are silent, the team has fixed:

- an empty opened_on means always
- a repeat of a key within one file with other values is `duplicate_key` for register kinds and `conflict` for sales;
  with the same values it is already there
- overlapping ranges of one member, or of one product code, are `bad_value`
- the confederation is the only unit without parent_code (others: `missing_value`); a parent loop is `bad_value`
- a member's unit on a day is the assignment row in force, provided that the unit exists (is open) that day
- a parent outside its life that day is skipped upwards when closed
- two faults in one row report the first column in the order of the table, parse faults before unknown references
- product name and kind of a line are those of the row with the latest valid_from
- a product is "of a point's partner" when its agreement is with the point's partner or that partner's parent
- text is compared after NFC and trimming of white space
- the report of a partner means the points of that partner and its branches

Read by this recount where nobody has fixed it yet (each stands in the function that decides it as well):

- every cell is trimmed, not text alone; codes are ASCII; a row whose cells are all empty is no row but has its number
- needed are all columns but those that the rules call empty or open (parent_code, the dates of a life or a range but
  joined_on and a product's valid_from, birth_date, sex, division_code, vintage, latitude, longitude, covers,
  discount_percent, member_price, the limits and pools, texts of little weight); a division needs its vintage
- discount_percent is 0..100; prices, limits and pools are whole numbers from 0 to 10^12
- a range whose end is not after its start is `bad_value`; so are an unknown division, a branch of a branch,
  a confederation with a parent, and an assignment that begins on or after the closing day of its unit
- a rejected row is not stored: a later row with its key stands for itself, and rows that name it are rejected too;
  all units of a loop are rejected; of two overlapping rows the later one of the file is
- key faults (`duplicate_key`, `conflict`) come after parse faults and before unknown references
- of a reversal only `id` and `reverses_id` are read
- a repeat of a refused sale is answered `refused` with its first code again
- an agreement of a unit that is closed that day covers nobody when covers = below
- a scope's territory is the division of the unit's own row and below it in the same vintage; the scope of a unit that
  is open on no day of the period has no points; `points` asks for the product's range only, not the agreement's
- `sectors` are the central sector unions, the local sector unions and the corporation unions
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from columns import UNIT_KINDS
from judging import take_sales
from register_days import (business_day, divisions_up, partner_and_parent, path_up, unit_is_open, unit_of_member)
from registers import in_range, take_register
from tables import read_records

DIVISIONS_FOLDER = Path(__file__).resolve().parents[2] / "Data"
REGISTER_KINDS = ("units", "members", "partners", "agreements", "products", "points")
SECTOR_KINDS = ("central_sector_union", "local_sector_union", "corporation_union")
KINDS_NOT_COUNTED = ("department_union", "union_group")


@dataclass
class World:
    """What is stored after the files were taken, and the outcome of every row of every file."""

    divisions: dict = field(default_factory=dict)
    units: dict = field(default_factory=dict)
    members: dict = field(default_factory=dict)
    partners: dict = field(default_factory=dict)
    agreements: dict = field(default_factory=dict)
    products: dict = field(default_factory=dict)
    points: dict = field(default_factory=dict)
    sales: dict = field(default_factory=dict)
    reversed_ids: set = field(default_factory=set)
    flagged_ids: set = field(default_factory=set)
    outcomes: dict = field(default_factory=dict)


def read_divisions(folder):
    """The official divisions by (vintage, code): an official code is used again in another vintage."""
    divisions = {}
    for year in ("2024", "2025"):
        for _, cells in read_records(Path(folder) / f"divisions-{year}.csv")[1]:
            divisions[(cells["vintage"], cells["code"])] = {
                "name": cells["name"], "parent_code": cells["parent_code"] or None}
    return divisions


def sales_files(folder):
    """The sales files of a folder: sales.csv alone, or else all sales-*.csv by name."""
    single = Path(folder) / "sales.csv"
    return [single.name] if single.exists() else sorted(path.name for path in Path(folder).glob("sales-*.csv"))


def read_world(folder, sales=None, divisions=DIVISIONS_FOLDER, now=None):
    """Take the register files, then the sales files in their order.

    `world.outcomes[file]` lists (row, id, status, code): created, exists, rejected, refused or conflict.
    """
    world = World(divisions=read_divisions(divisions))
    for kind in REGISTER_KINDS:
        name = f"{kind}.csv"
        if (Path(folder) / name).exists():
            world.outcomes[name] = take_register(world, kind, Path(folder) / name)
    for name in sales_files(folder) if sales is None else sales:
        world.outcomes[name] = take_sales(world, Path(folder) / name, now or datetime.now(timezone.utc))
    return world


def days_of(period):
    """"A period is `YYYY`, `YYYY-H1|H2`, `YYYY-Q1..Q4` or `YYYY-MM`": its days in order."""
    year, _, part = period.partition("-")
    first_month, months = 1, 12
    if part.startswith("H"):
        first_month, months = 6 * int(part[1:]) - 5, 6
    elif part.startswith("Q"):
        first_month, months = 3 * int(part[1:]) - 2, 3
    elif part:
        first_month, months = int(part), 1
    day, days = date(int(year), first_month, 1), []
    while day.year == int(year) and day.month < first_month + months:
        days.append(day)
        day += timedelta(days=1)
    return days


def partners_of(world, partner):
    """"`partner` = code (with its branches) or `all`"."""
    if partner == "all":
        return set(world.partners)
    return {code for code in world.partners if partner in partner_and_parent(world, code)}


def is_nation(world, scope):
    """The confederation is everywhere."""
    return world.units[scope]["kind"] == "confederation"


def counted_sales(world, scope, partner, period):
    """[(sale, its units from the member's own up to the scope)], the units empty for a sale without unit.

    "a sale counts for the member's unit on its business day, as the register now tells, and for every unit above it";
    "a sale belongs to [a period] by its business day, to a partner by its point's partner"; a reversed sale "leaves
    every live figure", a reversal "is never a turn"; "A counted sale whose member has no unit that day ... counts for
    the confederation only".
    """
    partners, days, counted = partners_of(world, partner), set(days_of(period)), []
    for identity, stored in world.sales.items():
        sale = stored["row"]
        if stored["status"] != "accepted" or sale["reverses_id"] is not None or identity in world.reversed_ids:
            continue
        day = business_day(sale["sold_at"])
        if day not in days or world.points[sale["point_code"]]["partner_code"] not in partners:
            continue
        unit = unit_of_member(world, sale["member_no"], day)
        path = [] if unit is None else path_up(world, unit, day)
        if scope in path:
            counted.append((sale, path[:path.index(scope) + 1]))
        elif unit is None and is_nation(world, scope):
            counted.append((sale, []))
    return counted


def persons_and_money(sales):
    """"`members` distinct persons; `turns` sales"; "Discount = list - paid"."""
    listed = sum(sale["list_amount"] for sale in sales)
    paid = sum(sale["paid_amount"] for sale in sales)
    return {"members": len({sale["member_no"] for sale in sales}), "turns": len(sales),
            "list_amount": listed, "paid_amount": paid, "discount_amount": listed - paid}


def lines(world, sales):
    """"products with a counted sale, by code"; name and kind of the row with the latest valid_from."""
    result = []
    for code in sorted({sale["product_code"] for sale in sales}):
        latest = max(world.products[code], key=lambda row: row["valid_from"])
        of_product = [sale for sale in sales if sale["product_code"] == code]
        result.append({"product": code, "name": latest["name"], "kind": latest["kind"],
                       **persons_and_money(of_product)})
    return result


def units_with_sale(world, counted):
    """"distinct units of that kind, the scope or below it, with a counted sale through a member of theirs or of a
    unit below them; a kind without any stands with 0", "for every kind but department_union and union_group"."""
    found = {kind: set() for kind in UNIT_KINDS if kind not in KINDS_NOT_COUNTED}
    for _, path in counted:
        for code in path:
            kind = world.units[code]["kind"]
            if kind in found:
                found[kind].add(code)
    return found


def has_product_on(world, point, day):
    """"when a product of their partner is in force": of the point's partner or that partner's parent."""
    partners = partner_and_parent(world, point["partner_code"])
    for rows in world.products.values():
        for row in rows:
            agreement = world.agreements[row["agreement_code"]]
            if agreement["partner_code"] in partners and in_range(day, row["valid_from"], row["valid_to"]):
                return True
    return False


def point_belongs(world, scope, point, has_sale):
    """"in the scope's territory; for a scope without territory or a point without division, those with a counted
    sale; the nation counts all"."""
    unit = world.units[scope]
    if is_nation(world, scope):
        return True
    if unit["division_code"] is None or point["division_code"] is None:
        return has_sale
    return (unit["vintage"] == point["vintage"]
            and unit["division_code"] in divisions_up(world, point["vintage"], point["division_code"]))


def points(world, scope, partner, period, sales):
    """"open on a day of the period when a product of their partner is in force", and belonging to the scope.

    "A scope that the view does not contain gives zeros": none if the scope's unit is open on no day of the period.
    """
    days, partners = days_of(period), partners_of(world, partner)
    if not any(unit_is_open(world, scope, day) for day in days):
        return set()
    with_sale, found = {sale["point_code"] for sale in sales}, set()
    for code, point in world.points.items():
        if point["partner_code"] not in partners or not point_belongs(world, scope, point, code in with_sale):
            continue
        if any(in_range(day, point["opened_on"], point["closed_on"]) and has_product_on(world, point, day)
               for day in days):
            found.add(code)
    return found


def provinces(world, sales):
    """"`provinces[]` `{code, name, vintage}` of the points with a counted sale": the top of the point's division."""
    found = set()
    for sale in sales:
        point = world.points[sale["point_code"]]
        if point["division_code"] is not None:
            code = divisions_up(world, point["vintage"], point["division_code"])[-1]
            found.add((code, point["vintage"], world.divisions[(point["vintage"], code)]["name"]))
    return [{"code": code, "name": name, "vintage": vintage} for code, vintage, name in sorted(found)]


def sectors(world, units):
    """"`sectors[]` the sector and corporation unions in `units`"."""
    codes = sorted(code for kind in SECTOR_KINDS for code in units[kind])
    return [{"code": code, "name": world.units[code]["name"]} for code in codes]


def welfare(world, scope, partner, period):
    """The figures of section 4 for a unit's code, a partner's code or "all", and a period."""
    counted = counted_sales(world, scope, partner, period)
    sales = [sale for sale, _ in counted]
    units = units_with_sale(world, counted)
    total = persons_and_money(sales)
    return {
        "members": total["members"], "turns": total["turns"],
        "sales": {name: total[name] for name in ("list_amount", "paid_amount", "discount_amount")},
        "lines": lines(world, sales),
        "units": {kind: len(codes) for kind, codes in units.items()},
        "points": len(points(world, scope, partner, period, sales)),
        "provinces": provinces(world, sales),
        "sectors": sectors(world, units),
        "unplaced": persons_and_money([sale for sale, path in counted if not path]),
    }
