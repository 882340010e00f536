"""Divisions, their conversion of 2025, and the territory of a unit: `--by place` of section 4."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from tables import read_records


@lru_cache
def read_divisions(folder):
    """The official divisions by (vintage, code): an official code is used again in another vintage."""
    divisions = {}
    for year in ("2024", "2025"):
        for _, cells in read_records(Path(folder) / f"divisions-{year}.csv")[1]:
            divisions[(cells["vintage"], cells["code"])] = {
                "name": cells["name"], "parent_code": cells["parent_code"] or None}
    return divisions


@lru_cache
def read_conversion(folder):
    """{code of 2024: its successors of 2025 in the order of the file}."""
    conversion, path = {}, Path(folder) / "conversion-2025.csv"
    for _, cells in read_records(path)[1] if path.exists() else []:
        conversion.setdefault(cells["old_code"], []).append(cells)
    return conversion


def divisions_up(world, vintage, code):
    """The division and those above it up to the province, the lowest first; codes mean nothing without vintage."""
    path = []
    while code is not None and (vintage, code) in world.divisions:
        path.append(code)
        code = world.divisions[(vintage, code)]["parent_code"]
    return path


def kilometres(latitude, longitude, centre):
    """The distance to a successor's centre on the globe (haversine)."""
    north, south = radians(float(latitude)), radians(float(centre["latitude"]))
    across = sin((north - south) / 2) ** 2
    along = sin(radians(float(longitude) - float(centre["longitude"])) / 2) ** 2
    return 2 * 6371 * asin(sqrt(across + cos(north) * cos(south) * along))


def successor(rows, latitude=None, longitude=None):
    """"a split commune by the point's coordinates to the nearest successor centre, without coordinates to the default
    successor"; of two equally near ones the first in the list."""
    if latitude is not None and longitude is not None:
        return min(rows, key=lambda row: kilometres(latitude, longitude, row))["new_code"]
    return next(row["new_code"] for row in rows if row["is_default"] == "true")


def division_of_point(world, point, view):
    """The (vintage, code) of a point: as recorded, or in the view `today` its successor; None without division.

    A division without successor of its own (a district) goes with the division above it.
    """
    if point["division_code"] is None:
        return None
    if view != "today" or point["vintage"] == "2025":
        return point["vintage"], point["division_code"]
    for code in divisions_up(world, "2024", point["division_code"]):
        if code in world.conversion:
            return "2025", successor(world.conversion[code], point["latitude"], point["longitude"])
    return None


def today_of(world, vintage, code):
    """What a unit's division is today: of an old one the default successors of it and of all divisions below it."""
    if vintage == "2025":
        return {("2025", code)}
    return {("2025", successor(rows)) for old, rows in world.conversion.items()
            if code in divisions_up(world, "2024", old)}


def own_territory(world, code, day):
    """The division of the unit's own row, and those that a row of territories gives it on the day: to it, or to a unit
    that has ended and whose heir it is ("from that day an assignment to it ... means to_code")."""
    unit, found = world.units[code], set()
    if unit["division_code"] is not None:
        found.add((unit["vintage"], unit["division_code"]))
    for row in rows_in_force(world, day):
        holder = world.tree.follow(row["unit_code"], day, start=row["valid_from"])
        if holder == code and world.tree.exists(code, day):
            found.add((row["vintage"], row["division_code"]))
    return found


def rows_in_force(world, day):
    """The rows of territories that hold on a day."""
    return [row for rows in world.territories.values() for row in rows
            if row["valid_from"] <= day and (row["valid_to"] is None or day < row["valid_to"])]


def territory(world, scope, view, days):
    """"Scope means its own territory, else the territories of the units below it" on any of the days."""
    found = set()
    for day in different_days(world, days):
        places = own_territory(world, scope, day)
        if not places:
            places = {place for code in world.tree.below(scope, day) for place in own_territory(world, code, day)}
        for place in places:
            found |= today_of(world, *place) if view == "today" else {place}
    return found


def different_days(world, days):
    """One day for each tree and each set of territories that stand on some of these days."""
    return {(id(world.tree.on(day)), tuple(id(row) for row in rows_in_force(world, day))): day for day in days}.values()


def lies_in(world, place, places):
    """Whether a (vintage, code) is one of the places or below one of them."""
    return place is not None and any((place[0], code) in places for code in divisions_up(world, *place))
