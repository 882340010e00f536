"""What the registers tell about one day: units, parents, assignments, rows in force (sections 2 and 3)."""

from zoneinfo import ZoneInfo

from registers import in_range

BUSINESS_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def business_day(instant):
    """"The business day of an instant is its date in Asia/Ho_Chi_Minh." """
    return instant.astimezone(BUSINESS_ZONE).date()


def unit_is_open(world, code, day):
    """"`opened_on`/`closed_on`": a unit exists on the days of its range; an empty opened_on means always."""
    unit = world.units[code]
    return in_range(day, unit["opened_on"], unit["closed_on"])


def path_up(world, code, day):
    """The unit and every unit above it in the tree of the day, the lowest first.

    "children that were not moved hang on its parent": a parent outside its life that day is skipped upwards.
    """
    if not unit_is_open(world, code, day):
        return []
    path = [code]
    parent = world.units[code]["parent_code"]
    while parent is not None:
        if unit_is_open(world, parent, day):
            path.append(parent)
        parent = world.units[parent]["parent_code"]
    return path


def unit_of_member(world, member_no, day):
    """The unit of the assignment row in force that day, provided that the unit exists that day; else None."""
    for row in world.members[member_no]:
        if in_range(day, row["joined_on"], row["left_on"]) and unit_is_open(world, row["unit_code"], day):
            return row["unit_code"]
    return None


def product_row_on(world, product_code, day):
    """"the row in force on the business day gives agreement, price, limit and pool"; None without such a row."""
    for row in world.products[product_code]:
        if in_range(day, row["valid_from"], row["valid_to"]):
            return row
    return None


def partner_and_parent(world, partner_code):
    """A point's partner and its direct parent: "`wrong_partner` looks at the direct parent only"."""
    parent = world.partners[partner_code]["parent_code"]
    return {partner_code} if parent is None else {partner_code, parent}


def divisions_up(world, vintage, code):
    """The division and those above it up to the province, the lowest first; codes mean nothing without vintage."""
    path = []
    while code is not None and (vintage, code) in world.divisions:
        path.append(code)
        code = world.divisions[(vintage, code)]["parent_code"]
    return path
