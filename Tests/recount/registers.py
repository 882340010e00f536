"""Taking the register kinds: repeats, duplicates, unknown references, overlaps, loops (sections 1 and 3)."""

from collections import namedtuple

from columns import KEYS, RANGES, Fault, key_of, read_row
from tables import read_records
from tree import Tree

Outcome = namedtuple("Outcome", "row id status code")


def in_range(day, start, end):
    """"Every range of dates is [from, to): the first day belongs to it, the last does not. An empty end is open." """
    if start is not None and day < start:
        return False
    if end is not None and day >= end:
        return False
    return True


def ranges_overlap(kind, one, other):
    """Two ranges overlap when the first day of one of them lies in the other."""
    start, end = RANGES[kind]
    return (in_range(one[start], other[start], other[end])
            or in_range(other[start], one[start], one[end]))


def read_rows(kind, path, outcomes):
    """Read every row that can be read; the others are rejected in `outcomes`."""
    rows = []
    for number, cells in read_records(path)[1]:
        identity = cells.get(KEYS[kind][0], "")
        try:
            rows.append((number, identity, read_row(kind, cells)))
        except Fault as fault:
            outcomes.append(Outcome(number, identity, "rejected", fault.code))
    return rows


def take_register(world, kind, path):
    """Take one file of a register kind; gives the outcomes in row order."""
    outcomes = []
    rows = read_rows(kind, path, outcomes)
    if kind in ("units", "partners"):
        take_tree(world, kind, rows, outcomes)
        world.tree = Tree(world.units, world.tree.changes)
    else:
        take_one_by_one(world, kind, rows, outcomes)
    return sorted(outcomes)


def repeat_outcome(kind, number, identity, stored, values):
    """"Same key and same values after parsing = already there"; within one file other values are `duplicate_key`.
    "For sales and grants always `conflict`." """
    if stored == values:
        return Outcome(number, identity, "exists", "")
    if kind == "grants":
        return Outcome(number, identity, "conflict", "conflict")
    return Outcome(number, identity, "rejected", "duplicate_key")


def take_one_by_one(world, kind, rows, outcomes):
    """Take rows in file order; each is compared with what is stored before it."""
    stored = {}
    for number, identity, values in rows:
        key = key_of(kind, values)
        if key in stored:
            outcomes.append(repeat_outcome(kind, number, identity, stored[key], values))
            continue
        try:
            check_references(world, kind, values)
            check_overlap(world, kind, values)
        except Fault as fault:
            outcomes.append(Outcome(number, identity, "rejected", fault.code))
            continue
        stored[key] = values
        store(world, kind, values)
        outcomes.append(Outcome(number, identity, "created", ""))


def store(world, kind, values):
    """Several rows of one member are transfers, several rows of one product its price history; a unit has as many
    rows of territories as it likes."""
    table = getattr(world, kind)
    first = values[KEYS[kind][0]]
    if kind in ("members", "products", "territories"):
        table.setdefault(first, []).append(values)
    else:
        table[first] = values


def check_overlap(world, kind, values):
    """Overlapping ranges of one member (or one product code, or one unit and division) are `bad_value`: the later
    row of the file is."""
    if kind not in ("members", "products", "territories"):
        return
    for other in getattr(world, kind).get(values[KEYS[kind][0]], []):
        is_other_place = kind == "territories" and place_of(other) != place_of(values)
        if ranges_overlap(kind, values, other) and not is_other_place:
            raise Fault(RANGES[kind][0], "bad_value")


def place_of(row):
    """The (vintage, code) that a row names."""
    return row["vintage"], row["division_code"]


def need(column, value, table, code):
    """"or names something unknown": a given reference must be stored."""
    if value is not None and value not in table:
        raise Fault(column, code)


def check_references(world, kind, values):
    """"names something unknown", column by column in the order of the table."""
    if kind == "members":
        need("unit_code", values["unit_code"], world.units, "unknown_unit")
        check_unit_not_over(world, values, "joined_on")
    if kind == "territories":
        need("unit_code", values["unit_code"], world.units, "unknown_unit")
        check_division(world, values)
        check_unit_not_over(world, values, "valid_from")
    if kind in ("agreements", "grants"):
        need("partner_code", values["partner_code"], world.partners, "unknown_partner")
        need("unit_code", values["unit_code"], world.units, "unknown_unit")
    if kind == "products":
        need("agreement_code", values["agreement_code"], world.agreements, "unknown_agreement")
    if kind == "points":
        need("partner_code", values["partner_code"], world.partners, "unknown_partner")
        check_division(world, values)
        need("host_unit_code", values["host_unit_code"], world.units, "unknown_unit")


def check_unit_not_over(world, values, column):
    """"A unit closed without successor ends its memberships (an assignment that begins later is rejected)." """
    unit, first_day = values["unit_code"], values[column]
    if world.tree.follow(unit, first_day, start=first_day) is None:
        raise Fault(column, "bad_value")


def check_division(world, values):
    """A division that the official lists do not hold cannot be read: `bad_value`."""
    if values["division_code"] is not None:
        if (values["vintage"], values["division_code"]) not in world.divisions:
            raise Fault("division_code", "bad_value")


def take_tree(world, kind, rows, outcomes):
    """Units and partners name rows of their own file, in any order.

    What is rejected is not stored, so whoever names it is rejected too: look again until nothing more falls.
    """
    rejected = {}
    while True:
        stored = first_rows(rows, rejected)
        fallen = tree_faults(world, kind, stored)
        if not fallen:
            break
        rejected.update(fallen)
    for number, identity, values in rows:
        if number in rejected:
            outcomes.append(Outcome(number, identity, "rejected", rejected[number]))
        elif stored[values["code"]][0] == number:
            store(world, kind, values)
            outcomes.append(Outcome(number, identity, "created", ""))
        else:
            first = stored[values["code"]][1]
            outcomes.append(repeat_outcome(kind, number, identity, first, values))


def first_rows(rows, rejected):
    """The first row of each code that is not rejected."""
    stored = {}
    for number, _, values in rows:
        if number not in rejected and values["code"] not in stored:
            stored[values["code"]] = (number, values)
    return stored


def tree_faults(world, kind, stored):
    """The rows of `stored` that cannot stay: unknown parents, loops, unknown divisions, branches of branches."""
    fallen = {}
    for code, (number, values) in stored.items():
        parent = values["parent_code"]
        if parent is not None and parent not in stored:
            fallen[number] = "unknown_unit" if kind == "units" else "unknown_partner"
        elif kind == "units" and is_in_loop(code, stored):
            fallen[number] = "bad_value"
        elif kind == "partners" and parent is not None and stored[parent][1]["parent_code"] is not None:
            fallen[number] = "bad_value"
        elif kind == "units":
            try:
                check_division(world, values)
            except Fault as fault:
                fallen[number] = fault.code
    return fallen


def is_in_loop(code, stored):
    """A parent loop is `bad_value`: from this unit the parents lead back to it."""
    seen = set()
    parent = stored[code][1]["parent_code"]
    while parent is not None and parent in stored and parent not in seen:
        if parent == code:
            return True
        seen.add(parent)
        parent = stored[parent][1]["parent_code"]
    return False
