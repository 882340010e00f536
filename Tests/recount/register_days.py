"""What the registers tell about one day: assignments and rows in force (sections 2 and 3)."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from registers import in_range

BUSINESS_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ONE_DAY = timedelta(days=1)


def business_day(instant):
    """"The business day of an instant is its date in Asia/Ho_Chi_Minh." """
    return instant.astimezone(BUSINESS_ZONE).date()


def row_in_force(world, member_no, day):
    """The member's own row on that day; None without one."""
    for row in world.members[member_no]:
        if in_range(day, row["joined_on"], row["left_on"]):
            return row
    return None


def successor_of_member(world, member_no):
    """"For a member, the own row in force on the day of the split decides if it names a successor (then for later
    views of older sales too)"; "Everything else goes to the successor with the largest share".

    What the row names is the unit that it means after the events of earlier days."""
    def choose(split):
        row = row_in_force(world, member_no, split.day)
        if row is not None:
            named = world.tree.follow(row["unit_code"], split.day - ONE_DAY, start=row["joined_on"], choose=choose)
            if named in split.successors:
                return named
        return split.largest
    return choose


def unit_of_member(world, member_no, day):
    """The unit that the row in force that day means that day, provided that it exists that day; else None."""
    row = row_in_force(world, member_no, day)
    if row is None:
        return None
    unit = world.tree.follow(row["unit_code"], day, start=row["joined_on"],
                             choose=successor_of_member(world, member_no))
    return unit if unit is not None and world.tree.exists(unit, day) else None


def unit_of_agreement(world, agreement, day):
    """The unit of an agreement: it follows merges, the largest share of a split; None if closed without successor."""
    return world.tree.follow(agreement["unit_code"], day, start=agreement["valid_from"])


def host_of_point(world, point, day):
    """The unit that hosts a point: it follows like an agreement's."""
    if point["host_unit_code"] is None:
        return None
    return world.tree.follow(point["host_unit_code"], day, start=point["opened_on"])


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
