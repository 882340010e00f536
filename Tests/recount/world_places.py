"""The places of a made-up world: provinces before and after 2025, split communes, and the points in them."""

import csv
from datetime import date, timedelta
from pathlib import Path

from places import read_conversion
from world_days import some_day


def choose_places(rng, folder):
    """Two provinces of 2024 and one of 2025 that one of them became, with divisions below them, split communes among
    them: (vintage, province code, codes below, codes below these)."""
    conversion, places = read_conversion(folder), []
    rows = {year: read_rows(folder, year) for year in ("2024", "2025")}
    for province in rng.sample(provinces(rows["2024"]), 2):
        places.append(choose_below(rng, "2024", province, rows["2024"], conversion))
    new = [row["new_code"] for row in conversion.get(places[0][1], [])] or rng.sample(provinces(rows["2025"]), 1)
    places.append(choose_below(rng, "2025", new[0], rows["2025"], conversion))
    return places


def read_rows(folder, year):
    """{code of a parent, or "": the divisions below it}."""
    children = {}
    with open(Path(folder) / f"divisions-{year}.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            children.setdefault(row["parent_code"], []).append(row["code"])
    return children


def provinces(children):
    """The provinces that have divisions below them."""
    return sorted(code for code in children[""] if children.get(code))


def choose_below(rng, year, province, children, conversion):
    """Three divisions of a province and some below them, of the split ones as many as possible."""
    near = rng.sample(sorted(children[province]), min(3, len(children[province])))
    far = []
    for parent in near:
        below = sorted(children.get(parent, []))
        split = [code for code in below if year == "2024" and len(conversion.get(code, [])) > 1]
        far += split[:3] + [code for code in below if code not in split][:2]
    return year, province, near, far


def make_territories(rng, plan):
    """Divisions that units are given for some days: those of a place, a province or a sector, again after a gap."""
    places = [(vintage, code) for vintage, province, near, far in plan.places for code in [province] + near + far]
    units = plan.units[1:]
    for _ in range(12):
        unit, (vintage, code) = rng.choice(units), rng.choice(places)
        start = some_day(rng, date(2021, 6, 1))
        for _ in range(rng.choice((1, 1, 2))):
            end = some_day(rng, start + timedelta(days=30), start + timedelta(days=500)) if rng.random() < 0.6 else None
            plan.territories.append({"unit_code": unit["code"], "division_code": code, "vintage": vintage,
                                     "valid_from": start, "valid_to": end})
            if end is None:
                break
            start = end + timedelta(days=rng.choice((0, 1, 40)))


def coordinates(rng, rows):
    """Near the centre of one of the successors, one coordinate alone, anywhere, or none."""
    chance = rng.random()
    if chance < 0.3:
        return None, None
    if rows and chance < 0.85:
        row = rng.choice(rows)
        return tuple(f"{float(row[name]) + rng.uniform(-0.004, 0.004):.6f}" for name in ("latitude", "longitude"))
    return rng.choice((("10.762622", None), (None, "106.660172"), ("-0.5", "0")))


def make_points(rng, plan):
    """Points of sale of partners and branches, with and without a division, hosted by units, opening and closing."""
    divisions = [(None, None)] * 4
    for vintage, province, near, far in plan.places:
        divisions += [(vintage, code) for code in [province] + near + far]
    for index in range(24):
        vintage, division = rng.choice(divisions)
        opened = some_day(rng, date(2021, 6, 1), date(2023, 4, 2)) if rng.random() < 0.6 else None
        closed = some_day(rng, (opened or date(2022, 1, 1)) + timedelta(days=30)) if rng.random() < 0.5 else None
        latitude, longitude = coordinates(rng, plan.conversion.get(division, []) if vintage == "2024" else [])
        plan.points.append({
            "code": f"DB{index}", "partner_code": plan.partners[index % len(plan.partners)]["code"],
            "name": f"Điểm bán {index}", "address": rng.choice(("1 Đường A, \"phường\" B", "Số 2;\nngõ 3", None)),
            "division_code": division, "vintage": vintage, "latitude": latitude,
            "longitude": longitude, "opened_on": opened, "closed_on": closed,
            "host_unit_code": rng.choice((None, rng.choice(plan.units)["code"]))})
