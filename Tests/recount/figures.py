"""The figures of section 4 of one question, from its counted sales and the grants."""

from columns import UNIT_KINDS
from places import different_days, division_of_point, divisions_up, lies_in, own_territory, territory
from register_days import partner_and_parent
from registers import in_range
from views import by_place, days_of, is_contained, is_nation, partners_of, view_day

SECTOR_KINDS = ("central_sector_union", "local_sector_union", "corporation_union")
KINDS_NOT_COUNTED = ("department_union", "union_group")


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
    for one in counted:
        for code in one.units:
            kind = world.units[code]["kind"]
            if kind in found:
                found[kind].add(code)
    return found


def sectors(world, units):
    """"`sectors[]` the sector and corporation unions in `units`"."""
    codes = sorted(code for kind in SECTOR_KINDS for code in units[kind])
    return [{"code": code, "name": world.units[code]["name"], "kind": world.units[code]["kind"]} for code in codes]


def provinces(world, counted):
    """"`provinces[]` `{code, name, vintage}` of the points with a counted sale": the top of the point's division."""
    found = set()
    for one in counted:
        if one.place is not None:
            vintage, code = one.place[0], divisions_up(world, *one.place)[-1]
            found.add((code, vintage, world.divisions[(vintage, code)]["name"]))
    return [{"code": code, "name": name, "vintage": vintage} for code, vintage, name in sorted(found)]


def has_product_on(world, point, day):
    """"when a product of their partner is in force": of the point's partner or that partner's parent."""
    partners = partner_and_parent(world, point["partner_code"])
    for rows in world.products.values():
        for row in rows:
            agreement = world.agreements[row["agreement_code"]]
            if agreement["partner_code"] in partners and in_range(day, row["valid_from"], row["valid_to"]):
                return True
    return False


def territory_for_points(world, question):
    """By unit the scope's own divisions, by place its territory, on any day of the view."""
    days = [view_day(question, day) for day in days_of(question.period)]
    if by_place(question):
        return territory(world, question.scope, question.view, days)
    return {place for day in different_days(world, days) for place in own_territory(world, question.scope, day)}


def points(world, question, counted):
    """"open on a day of the period when a product of their partner is in force; in the scope's territory; for a scope
    without territory or a point without division, those with a counted sale; the nation counts all".

    "A scope that the view does not contain gives zeros"."""
    if not is_contained(world, question):
        return set()
    days, partners = days_of(question.period), partners_of(world, question.partner)
    with_sale, places = {one.sale["point_code"] for one in counted}, territory_for_points(world, question)
    found = set()
    for code, point in world.points.items():
        place = division_of_point(world, point, question.view if by_place(question) else "")
        belongs = lies_in(world, place, places) if places and place else code in with_sale
        if point["partner_code"] not in partners or not (belongs or is_nation(world, question.scope)):
            continue
        if any(in_range(day, point["opened_on"], point["closed_on"]) and has_product_on(world, point, day)
               for day in days):
            found.add(code)
    return found


def unit_of_grant(world, grant, seen_on):
    """The unit of a grant on its day, then as for sales in the tree of another day; None if it cannot be placed."""
    day, unit = grant["granted_on"], grant["unit_code"]
    if not world.tree.exists(unit, day):
        unit = world.tree.follow(unit, day)
    if unit is None or not world.tree.exists(unit, day):
        return None
    if seen_on < day:
        return world.tree.predecessor(unit, day, seen_on)
    return world.tree.follow(unit, seen_on, since=day, closed_leads_up=True)


def counted_grants(world, question):
    """"by granted_on, for unit_code and above": the nation counts those that cannot be placed as well."""
    days, partners, found = set(days_of(question.period)), partners_of(world, question.partner), []
    for _, grant in sorted(world.grants.items()):
        if grant["granted_on"] not in days or grant["partner_code"] not in partners:
            continue
        seen_on = view_day(question, grant["granted_on"])
        unit = unit_of_grant(world, grant, seen_on)
        above = [] if unit is None else world.tree.path_up(unit, seen_on)
        if question.scope in above or is_nation(world, question.scope):
            found.append(grant)
    return found


def support(world, question):
    """`support{bus_tickets, houses, tet_reunions, other}`: persons and amounts are added, places are distinct names,
    the amounts of `other` are added by name."""
    grants = counted_grants(world, question)
    of_kind = {kind: [grant for grant in grants if grant["kind"] == kind]
               for kind in ("bus_ticket", "house", "tet_reunion", "other")}
    places = sorted({name for grant in of_kind["tet_reunion"] for name in grant["places"] or ()})
    names = sorted({grant["name"] for grant in of_kind["other"]})
    others = [{"name": name, "amount": money(grant for grant in of_kind["other"] if grant["name"] == name)}
              for name in names]
    return {"bus_tickets": persons_helped(of_kind["bus_ticket"]), "houses": persons_helped(of_kind["house"]),
            "tet_reunions": {"places": len(places), "amount": money(of_kind["tet_reunion"]), "list": places},
            "other": {"amount": money(of_kind["other"]), "list": others}}


def persons_helped(grants):
    """Persons and money of some grants; grants name no persons, so their numbers are added."""
    return {"persons": sum(grant["persons"] or 0 for grant in grants), "amount": money(grants)}


def money(grants):
    """The sum of the amounts."""
    return sum(grant["amount"] for grant in grants)
