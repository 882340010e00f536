"""Taking and judging sales: section 2 of the rules, with the repeats and conflicts of section 1."""

from datetime import timedelta
from fractions import Fraction

from columns import Fault, read_row
from register_days import business_day, partner_and_parent, product_row_on, unit_of_agreement, unit_of_member
from registers import Outcome, in_range, need
from tables import read_records

# A repeat of a refused sale is answered like the first time, so it stands in the rejects file again:
# "A sale refused before stays refused with its first code". False: it is only "already there".
REFUSED_AGAIN_ON_REPEAT = True


def take_sales(world, path, now):
    """"In the order of the file or array"; gives the outcome of each row."""
    return [answer(world, number, cells, now) for number, cells in read_records(path)[1]]


def answer(world, number, cells, now):
    """One row: read it, compare it with what is stored under its id, look up its names, judge it."""
    identity = cells.get("id", "")
    try:
        row = read_row("sales", cells)
        stored = world.sales.get(row["id"])
        if stored is not None:
            return repeated(number, identity, stored, row)
        if row["reverses_id"] is not None:
            check_reversal(world, row)
            world.reversed_ids.add(row["reverses_id"])
            world.sales[row["id"]] = {"row": row, "status": "accepted", "code": ""}
            return Outcome(number, identity, "created", "")
        need("point_code", row["point_code"], world.points, "unknown_point")
        need("member_no", row["member_no"], world.members, "unknown_member")
        need("product_code", row["product_code"], world.products, "unknown_product")
    except Fault as fault:
        return Outcome(number, identity, "rejected", fault.code)
    code = first_failing_rule(world, row, now)
    world.sales[row["id"]] = {"row": row, "status": "refused" if code else "accepted", "code": code}
    if not code and has_other_price(world, row):
        world.flagged_ids.add(row["id"])
    return Outcome(number, identity, "refused" if code else "created", code)


def repeated(number, identity, stored, row):
    """"same key and same values after parsing = already there ... For sales and grants always `conflict`"."""
    if stored["row"] != row:
        return Outcome(number, identity, "conflict", "conflict")
    if stored["status"] == "refused" and REFUSED_AGAIN_ON_REPEAT:
        return Outcome(number, identity, "refused", stored["code"])
    return Outcome(number, identity, "exists", "")


def check_reversal(world, row):
    """"It must name an accepted, unreversed sale that is no reversal, else it is rejected with the first of
    `unknown_sale` (also for a refused or rejected row, the row itself, and a sale that comes later in the file),
    `is_reversal`, `already_reversed`." What was rejected or comes later is not stored, nor is the row itself."""
    named = world.sales.get(row["reverses_id"])
    if named is None or named["status"] != "accepted":
        raise Fault("reverses_id", "unknown_sale")
    if named["row"]["reverses_id"] is not None:
        raise Fault("reverses_id", "is_reversal")
    if row["reverses_id"] in world.reversed_ids:
        raise Fault("reverses_id", "already_reversed")


def first_failing_rule(world, sale, now):
    """"the first failing rule gives the code"; an empty code: accepted."""
    day = business_day(sale["sold_at"])
    point = world.points[sale["point_code"]]
    product = product_row_on(world, sale["product_code"], day)
    unit = unit_of_member(world, sale["member_no"], day)
    if sale["paid_amount"] > sale["list_amount"]:
        return "paid_over_list"
    if sale["sold_at"] > now + timedelta(minutes=10):
        return "in_future"
    if not in_range(day, point["opened_on"], point["closed_on"]):
        return "point_closed"
    if product is None:
        # "with no such row `wrong_partner` is skipped"
        return "product_not_in_force"
    agreement = world.agreements[product["agreement_code"]]
    if agreement["partner_code"] not in partner_and_parent(world, point["partner_code"]):
        return "wrong_partner"
    if not in_range(day, agreement["valid_from"], agreement["valid_to"]):
        return "agreement_not_in_force"
    if unit is None:
        return "not_a_member"
    if not is_covered(world, agreement, unit, day):
        return "not_covered"
    if is_over_limit(world, sale, product, day):
        return "over_limit"
    if is_pool_empty(world, sale, product, day):
        return "pool_empty"
    return ""


def is_covered(world, agreement, unit, day):
    """"covers = below: the member's unit that day is not the agreement's unit nor below it"; "empty = below".

    The agreement's unit follows events too; if it does not exist that day it covers nobody."""
    if agreement["covers"] == "all":
        return True
    return unit_of_agreement(world, agreement, day) in world.tree.path_up(unit, day)


def calendar_period(period, day):
    """"in the calendar day, Monday-Sunday week, month or year of the sale's business day, or over all time
    (also when limit_period is empty)": two days are of one period when this is equal."""
    if period == "day":
        return day
    if period == "week":
        return day - timedelta(days=day.weekday())
    if period == "month":
        return (day.year, day.month)
    if period == "year":
        return day.year
    return "all time"


def sales_before(world, sale, period, day):
    """The accepted, unreversed sales of the same product code in the same calendar period.

    "Counts run over the product's code across its rows"."""
    before = []
    for identity, stored in world.sales.items():
        row = stored["row"]
        if stored["status"] != "accepted" or row["reverses_id"] is not None or identity in world.reversed_ids:
            continue
        if row["product_code"] != sale["product_code"]:
            continue
        if calendar_period(period, business_day(row["sold_at"])) == calendar_period(period, day):
            before.append(row)
    return before


def is_over_limit(world, sale, product, day):
    """"counts accepted, unreversed sales (not quantity) per member and product over all points"."""
    if product["limit_count"] is None:
        return False
    before = sales_before(world, sale, product["limit_period"], day)
    of_member = [row for row in before if row["member_no"] == sale["member_no"]]
    return len(of_member) >= product["limit_count"]


def is_pool_empty(world, sale, product, day):
    """"`pool_count` is counted in the same calendar limit_period, over all members"."""
    if product["pool_count"] is None:
        return False
    return len(sales_before(world, sale, product["limit_period"], day)) >= product["pool_count"]


def agreed_price(product, quantity):
    """"quantity x member_price, else quantity x list_price x (100 - discount_percent) / 100, half up"."""
    if product["member_price"] is not None:
        return quantity * product["member_price"]
    discount = product["discount_percent"] or 0
    exact = Fraction(quantity * product["list_price"]) * (100 - discount) / 100
    return (exact + Fraction(1, 2)).__floor__()


def has_other_price(world, sale):
    """"another price is flagged, not refused"."""
    product = product_row_on(world, sale["product_code"], business_day(sale["sold_at"]))
    return sale["paid_amount"] != agreed_price(product, sale["quantity"])
