"""Which sales count for a scope, and where they stand: the views and `--by` of section 4."""

from collections import namedtuple
from datetime import date, timedelta

from places import division_of_point, lies_in, territory
from register_days import business_day, partner_and_parent, successor_of_member, unit_of_member

# A counted sale: its row, its units from the lowest up to the scope, its division, and whether it could be placed.
Counted = namedtuple("Counted", "sale units place placed")
# A question: `view` is "reported", "today" or a date; `today` the date that the first two are asked on.
Question = namedtuple("Question", "scope partner period by view today")


class NoTerritory(Exception):
    """"a unit without any is refused with `no_territory`" """


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


def view_day(question, day):
    """The day whose tree counts: the day itself in the view `reported`, else that of the view."""
    if question.view == "reported":
        return day
    return question.today if question.view == "today" else question.view


def is_contained(world, question):
    """"A scope that the view does not contain gives zeros": in `reported` the tree of any day of the period."""
    return any(world.tree.exists(question.scope, view_day(question, day)) for day in days_of(question.period))


def sales_of_period(world, partner, period):
    """[(sale, its business day)]: "a sale belongs to [a period] by its business day, to a partner by its point's
    partner"; a reversed sale "leaves every live figure", a reversal "is never a turn"."""
    partners, days, found = partners_of(world, partner), set(days_of(period)), []
    for identity, stored in world.sales.items():
        sale = stored["row"]
        if stored["status"] != "accepted" or sale["reverses_id"] is not None or identity in world.reversed_ids:
            continue
        day = business_day(sale["sold_at"])
        if day in days and world.points[sale["point_code"]]["partner_code"] in partners:
            found.append((sale, day))
    return found


def unit_in_view(world, member_no, day, seen_on):
    """The unit that a sale of `day` counts for in the tree of `seen_on`; None if it cannot be placed.

    Later: "following events from that day's unit to its successors (not later transfers of the member)". Earlier:
    "the member's own assignment on that date, else the predecessor with the largest share".
    """
    unit = unit_of_member(world, member_no, day)
    if unit is None or seen_on == day:
        return unit
    if seen_on < day:
        return unit_of_member(world, member_no, seen_on) or world.tree.predecessor(unit, day, seen_on)
    return world.tree.follow(unit, seen_on, since=day, choose=successor_of_member(world, member_no),
                             closed_leads_up=True)


def path_of_sale(world, question, sale, day):
    """The sale's unit in the view and every unit above it; empty if the sale stands in `unplaced`."""
    seen_on = view_day(question, day)
    unit = unit_in_view(world, sale["member_no"], day, seen_on)
    return [] if unit is None else world.tree.path_up(unit, seen_on)


def counted_sales(world, question):
    """The counted sales of a scope; "what cannot be placed stands in `unplaced`" and counts for the nation only."""
    territories, counted = {}, []
    for sale, day in sales_of_period(world, question.partner, question.period):
        path = path_of_sale(world, question, sale, day)
        place = division_of_point(world, world.points[sale["point_code"]], question.view if by_place(question) else "")
        placed = place is not None if by_place(question) else path != []
        belongs = question.scope in path
        if by_place(question):
            belongs = is_in_territory(world, question, place, day, territories)
        if belongs or is_nation(world, question.scope) and not placed:
            up_to_scope = path[:path.index(question.scope) + 1] if question.scope in path else []
            counted.append(Counted(sale, up_to_scope, place, placed))
    return counted


def by_place(question):
    """Whether the places of the points count, not the units of the members."""
    return question.by == "place"


def is_in_territory(world, question, place, day, territories):
    """"`--by place`: for the point's division"; the scope must be in the tree of the view."""
    if is_nation(world, question.scope):
        return True
    seen_on = view_day(question, day)
    if not world.tree.exists(question.scope, seen_on):
        return False
    if seen_on not in territories:
        territories[seen_on] = territory(world, question.scope, question.view, [seen_on])
    return lies_in(world, place, territories[seen_on])


def check_territory(world, question):
    """A scope of the view that has no territory on any of its days is refused."""
    if not by_place(question) or is_nation(world, question.scope) or not is_contained(world, question):
        return
    days = [view_day(question, day) for day in days_of(question.period)]
    if not territory(world, question.scope, question.view, days):
        raise NoTerritory(question.scope)
