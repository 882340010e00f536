"""Rows that must be rejected or are already there, beside the sound rows of a register."""

from datetime import date, timedelta

from columns import KEYS
from world_files import Raw

LONG_CODE = "x" * 41

FAULTS = {
    "units": [
        {"code": Raw("")}, {"code": Raw("CĐ 01")}, {"code": Raw(LONG_CODE)}, {"name": Raw("")}, {"kind": Raw("")},
        {"kind": Raw("trade_union")}, {"parent_code": Raw("")}, {"parent_code": "NO.SUCH"},
        {"parent_code": Raw("=A1")}, {"opened_on": Raw("2023-02-30")}, {"opened_on": Raw("29/2/2023")},
        {"opened_on": date(2023, 1, 2), "closed_on": date(2023, 1, 1)}, {"closed_on": Raw("01-02-2023")},
        {"division_code": Raw("999999999"), "vintage": "2024"}, {"division_code": Raw("01"), "vintage": Raw("2023")},
        {"kind": Raw("x"), "parent_code": "NO.SUCH"}, {"parent_code": "NO.SUCH", "opened_on": Raw("31/4/2023")}],
    "members": [
        {"member_no": Raw("")}, {"member_no": Raw("'1")}, {"full_name": Raw(" ")}, {"sex": Raw("nam")},
        {"birth_date": Raw("1990-13-01")}, {"birth_date": Raw("0/1/1990")}, {"unit_code": Raw("")},
        {"unit_code": "NO.SUCH"}, {"unit_code": "bad-1"}, {"joined_on": Raw("hôm qua")}, {"joined_on": Raw("")},
        {"joined_on": date(2023, 5, 5), "left_on": date(2023, 5, 4)},
        {"sex": Raw("x"), "unit_code": "NO.SUCH"}, {"full_name": Raw(""), "sex": Raw("?")}],
    "partners": [
        {"code": Raw("")}, {"code": Raw("a/b")}, {"name": Raw("")}, {"legal_kind": Raw("company")},
        {"parent_code": "NO.SUCH"}, {"parent_code": "DT0.cn"}, {"parent_code": "DT9", "name": Raw("")}],
    "agreements": [
        {"code": Raw("")}, {"code": Raw("-+-")}, {"partner_code": Raw("")}, {"partner_code": "NO.SUCH"},
        {"unit_code": "NO.SUCH"}, {"unit_code": "bad-2"}, {"level": Raw("commune")}, {"covers": Raw("both")},
        {"valid_to": Raw("2024/01/01")}, {"valid_from": date(2023, 5, 5), "valid_to": date(2022, 5, 5)},
        {"partner_code": "NO.SUCH", "unit_code": "NO.SUCH"}, {"partner_code": "NO.SUCH", "level": Raw("-")}],
    "products": [
        {"code": Raw("")}, {"code": Raw("@1")}, {"agreement_code": Raw("")}, {"agreement_code": "NO.SUCH"},
        {"agreement_code": "bad-3"}, {"name": Raw("")}, {"kind": Raw("good")}, {"essential": Raw("yes")},
        {"list_price": Raw("")}, {"list_price": Raw("12.5")}, {"list_price": Raw("-1")},
        {"list_price": Raw("1000000000001")}, {"discount_percent": Raw("12,5")}, {"discount_percent": Raw("100.001")},
        {"discount_percent": Raw("-0.5")}, {"member_price": Raw("99.5")}, {"limit_count": Raw("1.0")},
        {"limit_period": Raw("quarter")}, {"pool_count": Raw("-3")}, {"valid_from": Raw("")},
        {"valid_from": date(2023, 5, 5), "valid_to": date(2023, 5, 1)}],
    "points": [
        {"code": Raw("")}, {"code": Raw("Đ1 x")}, {"partner_code": "NO.SUCH"}, {"partner_code": Raw("")},
        {"name": Raw("")}, {"division_code": Raw("999999999"), "vintage": "2025"},
        {"division_code": Raw("01"), "vintage": Raw("1999")}, {"latitude": Raw("91")}, {"latitude": Raw("10,5")},
        {"longitude": Raw("-180.5")}, {"host_unit_code": "NO.SUCH"}, {"host_unit_code": "bad-4"},
        {"opened_on": date(2023, 5, 5), "closed_on": date(2023, 5, 1)}, {"closed_on": Raw("1/13/2023")}],
    "territories": [
        {"unit_code": Raw("")}, {"unit_code": "NO.SUCH"}, {"unit_code": "bad-1"}, {"division_code": Raw("")},
        {"division_code": Raw("999999999")}, {"vintage": Raw("")}, {"vintage": Raw("2023")}, {"valid_from": Raw("")},
        {"valid_from": Raw("2023-02-30")}, {"valid_from": date(2023, 5, 5), "valid_to": date(2023, 5, 5)},
        {"unit_code": "NO.SUCH", "division_code": Raw("999999999")}, {"unit_code": "NO.SUCH", "valid_to": Raw("mai")}],
    "grants": [
        {"id": Raw("")}, {"id": Raw("=1")}, {"partner_code": Raw("")}, {"partner_code": "NO.SUCH"},
        {"unit_code": "NO.SUCH"}, {"unit_code": Raw("")}, {"kind": Raw("car")}, {"kind": Raw("")},
        {"granted_on": Raw("2023-02-30")}, {"granted_on": Raw("")}, {"persons": Raw("1.5")}, {"persons": Raw("-1")},
        {"amount": Raw("")}, {"amount": Raw("1000000000001")}, {"kind": "other", "name": Raw("")},
        {"partner_code": "NO.SUCH", "unit_code": "NO.SUCH"}, {"unit_code": "NO.SUCH", "amount": Raw("1e3")}],
}

OTHER_VALUE = {"units": "name", "members": "full_name", "partners": "name", "agreements": "signed_on",
               "products": "area", "points": "address", "grants": "name", "territories": "valid_to"}

OTHER_DAYS = {"agreements": date(2021, 1, 1), "territories": date(2031, 1, 1)}


def with_faults(rng, plan, kind):
    """The sound rows of a kind and, mixed among them later, the others."""
    sound = getattr(plan, kind)
    rows = list(sound)
    copied = sound[1:] if kind == "units" else sound
    for index, changes in enumerate(FAULTS[kind]):
        row = dict(rng.choice(copied))
        if rng.random() < 0.8:
            row[KEYS[kind][0]] = f"bad-{index}"
        if kind == "units" and rng.random() < 0.5:
            row["opened_on"], row["closed_on"] = None, None
        rows.append({**row, **changes})
    rows += repeats(rng, kind, sound)
    if kind == "units":
        rows += loops(plan)
    if kind == "partners":
        rows.append({"code": "DT7.a", "name": "Nhánh của nhánh", "legal_kind": "enterprise",
                     "parent_code": sound[-1]["code"]})
    if kind == "members":
        rows += overlaps(rng, sound, "joined_on", "left_on") + late_assignments(rng, plan)
    if kind in ("products", "territories"):
        rows += overlaps(rng, sound, "valid_from", "valid_to")
    return rows


def repeats(rng, kind, sound):
    """Rows that are there already, and keys that come again with another value."""
    again = [dict(row) for row in rng.sample(sound, 3)]
    other = [dict(row) for row in rng.sample(sound, 3)]
    for row in other:
        row[OTHER_VALUE[kind]] = OTHER_DAYS.get(kind, "Khác hẳn")
    return again + other


def loops(plan):
    """A unit that is its own parent, two units over each other, one below them, one below a rejected unit."""
    base = {**plan.units[-1], "opened_on": None, "closed_on": None}
    pairs = (("loop-1", "loop-1"), ("loop-2", "loop-3"), ("loop-3", "loop-2"), ("loop-4", "loop-3"), ("deep", "bad-3"))
    return [{**base, "code": code, "parent_code": parent} for code, parent in pairs]


def overlaps(rng, sound, start, end):
    """Rows whose range begins inside that of another row of the same code: the first day, the last, one between."""
    rows = []
    for row in rng.sample(sound, 3):
        last = (row[end] or row[start] + timedelta(days=400)) - timedelta(days=1)
        between = row[start] + timedelta(days=rng.randrange((last - row[start]).days + 1))
        first = rng.choice((last, between))
        rows.append({**row, start: first, end: first + timedelta(days=rng.choice((1, 30)))})
    return rows


def late_assignments(rng, plan):
    """Members assigned to a unit on or after the day on which it closed."""
    closed = [unit for unit in plan.units if unit["closed_on"]]
    rows = []
    for index, unit in enumerate(rng.sample(closed, min(2, len(closed)))):
        rows.append({**rng.choice(plan.members), "member_no": f"late-{index}", "unit_code": unit["code"],
                     "joined_on": unit["closed_on"] + timedelta(days=rng.choice((1, 50))), "left_on": None})
    return rows
