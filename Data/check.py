#!/usr/bin/env python3
"""Checks the CSV files of this folder. Prints what was checked; exits with 1 on a fault."""
import csv
import math
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
DIVISION_COLUMNS = ["vintage", "code", "name", "kind", "parent_code", "latitude", "longitude"]
CONVERSION_COLUMNS = ["old_code", "new_code", "part", "is_default", "latitude", "longitude"]
NAME_COLUMNS = ["kind", "value", "weight"]

COUNTS = {
    "2025": {"province": 28, "city": 6, "ward": 687, "commune": 2621, "special_zone": 13},
    "2024": {"province": 57, "city": 6, "district": 508, "urban_district": 49,
             "provincial_city": 87, "town": 52, "commune": 7692, "ward": 1726, "township": 617},
}
PREFIXES = {"province": "Tỉnh", "city": "Thành phố", "district": "Huyện", "urban_district": "Quận",
            "town": "Thị xã", "provincial_city": "Thành phố", "commune": "Xã", "ward": "Phường",
            "township": "Thị trấn", "special_zone": "Đặc khu"}
DIGITS = {"province": 2, "city": 2, "district": 3, "urban_district": 3, "town": 3,
          "provincial_city": 3, "commune": 5, "ward": 5, "township": 5, "special_zone": 5}
SPECIAL_ZONES = {"Vân Đồn", "Cô Tô", "Cát Hải", "Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn",
                 "Trường Sa", "Phú Quý", "Côn Đảo", "Phú Quốc", "Thổ Châu", "Kiên Hải"}
MERGED_PROVINCES = """
    08=02+08 15=10+15 19=06+19 24=24+27 25=17+25+26 31=30+31 33=33+34 37=35+36+37 44=44+45
    48=48+49 51=51+62 52=52+64 56=56+58 66=54+66 68=60+67+68 75=70+75 79=74+77+79 80=72+80
    82=82+87 86=83+84+86 91=89+91 92=92+93+94 96=95+96
"""
KEPT_PROVINCES = ["01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"]
# Districts without communes: the only ones with a successor of their own.
ISLAND_DISTRICTS = {"318": "11948", "471": "19742", "498": "20333", "536": "21548", "755": "26732"}
DISTRICT_SUCCESSORS = {
    "777": ("Quận Bình Tân", 10, {
        "27460": "Phường An Lạc", "27439": "Phường Bình Hưng Hòa", "27442": "Phường Bình Tân",
        "27448": "Phường Bình Trị Đông", "27457": "Phường Tân Tạo", "27595": "Xã Tân Nhựt",
        "27604": "Xã Tân Vĩnh Lộc"}),
    "004": ("Quận Long Biên", 13, {
        "00118": "Phường Bồ Đề", "00127": "Phường Việt Hưng", "00136": "Phường Phúc Lợi",
        "00145": "Phường Long Biên", "00097": "Phường Hồng Hà", "00577": "Xã Bát Tràng",
        "00565": "Xã Gia Lâm"}),
}
NAME_KINDS = {"surname": (18, 25), "middle_male": (40, 60), "middle_female": (40, 60),
              "given_male": (40, 60), "given_female": (40, 60), "industry": (30, 30),
              "invented": (60, 60)}
faults = []


def check(what, fault):
    """`fault` is empty when all is well, else what is wrong."""
    print(f"{'FAULT' if fault else 'ok   '} {what}")
    if fault:
        faults.append(what)
        shown = list(fault)[:10] if isinstance(fault, (list, set, dict)) else [fault]
        for line in shown:
            print(f"        {line}")
    return not fault


def difference(found, expected):
    return "" if found == expected else f"found {found}, expected {expected}"


def read(name, columns):
    data = (HERE / name).read_bytes()
    text = data.decode("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    check(f"{name}: UTF-8 without BOM, LF, last line ended",
          [fault for fault, found in [("BOM", text.startswith("\ufeff")), ("CR", "\r" in text),
                                      ("no LF at the end", not text.endswith("\n"))] if found])
    check(f"{name}: columns {','.join(columns)}", difference(text.split("\n")[0].split(","), columns))
    check(f"{name}: NFC, Vietnamese Đ (U+0110), no stray spaces",
          [row for row in rows for value in row.values()
           if not unicodedata.is_normalized("NFC", value) or set(value) & set("\u00d0\u00f0\u2019")
           or value != " ".join(value.split())])
    return rows


def by_level(code):
    return len(code), code


def point(row):
    return float(row["latitude"]), float(row["longitude"])


def kilometres(one, other):
    (a, b), (c, d) = one, other
    return 111.2 * math.hypot(a - c, (b - d) * math.cos(math.radians((a + c) / 2)))


def check_divisions(vintage):
    name = f"divisions-{vintage}.csv"
    rows = read(name, DIVISION_COLUMNS)
    units = {row["code"]: row for row in rows}
    check(f"{name}: vintage is {vintage}", [row for row in rows if row["vintage"] != vintage])
    check(f"{name}: no duplicate of (vintage, code)", difference(len(units), len(rows)))
    check(f"{name}: sorted by number of digits, then code",
          difference([row["code"] for row in rows] == sorted(units, key=by_level), True))
    check(f"{name}: {len(rows)} rows, kinds {COUNTS[vintage]}",
          difference(dict(Counter(row["kind"] for row in rows)), COUNTS[vintage]))
    check(f"{name}: 2, 3 or 5 digits by kind, so that levels cannot clash",
          [row for row in rows
           if not row["code"].isdecimal() or len(row["code"]) != DIGITS[row["kind"]]])
    check(f"{name}: every name begins with the word of its kind",
          [row for row in rows if not row["name"].startswith(PREFIXES[row["kind"]] + " ")])
    parents = {2: 0, 3: 2, 5: 2 if vintage == "2025" else 3}
    check(f"{name}: every parent exists and is of the next level up",
          [row for row in rows if len(row["parent_code"]) != parents[len(row["code"])]
           or (row["parent_code"] and row["parent_code"] not in units)])
    check(f"{name}: no two communes of one parent have the same name",
          [key for key, uses in Counter((row["parent_code"], row["name"]) for row in rows).items()
           if uses > 1])
    check(f"{name}: every point lies within the country's bounds",
          [row for row in rows if not (6 < point(row)[0] < 24 and 102 < point(row)[1] < 118)])
    return units


def check_islands(old, new):
    zones = {row["name"].removeprefix("Đặc khu ") for row in new.values()
             if row["kind"] == "special_zone"}
    check("2025: the 13 special zones by name", zones ^ SPECIAL_ZONES)
    for name, units, code, parent in [
            ("Đặc khu Hoàng Sa", new, "20333", "48"), ("Đặc khu Trường Sa", new, "22736", "56"),
            ("Huyện Hoàng Sa", old, "498", "48"), ("Huyện Trường Sa", old, "576", "56")]:
        row = units.get(code, {})
        check(f"{name} ({code}) is there, belongs to {parent} and lies in its archipelago",
              difference((row.get("name"), row.get("parent_code"),
                          bool(row) and point(row)[1] > 110), (name, parent, True)))


def check_conversion(old, new):
    name = "conversion-2025.csv"
    rows = read(name, CONVERSION_COLUMNS)
    choices = defaultdict(dict)
    for row in rows:
        choices[row["old_code"]][row["new_code"]] = row
    keys = [(by_level(row["old_code"]), by_level(row["new_code"])) for row in rows]
    check(f"{name}: sorted by old code, then new code; no pair twice",
          difference(keys == sorted(set(keys)), True))
    if not check(f"{name}: every code exists in its vintage",
                 [row for row in rows
                  if row["old_code"] not in old or row["new_code"] not in new]):
        return
    check(f"{name}: exactly one default for every old code",
          [code for code, pairs in choices.items()
           if sorted(row["is_default"] for row in pairs.values()) != ["false"] * (len(pairs) - 1)
           + ["true"]])
    check(f"{name}: `whole` with one successor, `part` with several",
          [row for code, pairs in choices.items() for row in pairs.values()
           if row["part"] != ("whole" if len(pairs) == 1 else "part")])

    expected = {code: {code} for code in KEPT_PROVINCES}
    for merger in MERGED_PROVINCES.split():
        successor, merged = merger.split("=")
        expected.update((code, {successor}) for code in merged.split("+"))
    found = {code: set(pairs) for code, pairs in choices.items() if len(code) == 2}
    check(f"{name}: the 63 provinces and their 34 successors", difference(found, expected))
    check(f"{name}: only the five districts without communes stand in it",
          difference({code: next(iter(pairs)) for code, pairs in choices.items()
                      if len(code) == 3}, ISLAND_DISTRICTS))

    communes = [code for code in old if len(code) == 5]
    split = [code for code in communes if len(choices[code]) > 1]
    pairs = sum(len(choices[code]) for code in split)
    check(f"{name}: every one of the {len(communes)} communes of 2024 converts",
          [old[code]["name"] for code in communes if not choices[code]])
    check(f"{name}: 9593 whole communes, 442 split ones with 973 pairs",
          difference((len(communes) - len(split), len(split), pairs), (9593, 442, 973)))
    reached = {row["new_code"] for row in rows}
    check(f"{name}: every unit of 2025 has a predecessor", [new[code] for code in set(new) - reached])

    province = {code: old[row["parent_code"]]["parent_code"] for code, row in old.items()
                if len(code) == 5}
    check(f"{name}: a commune goes where its province went",
          [row for row in rows if len(row["old_code"]) == 5
           and new[row["new_code"]]["parent_code"] not in choices[province[row["old_code"]]]])
    check(f"{name}: the point is the centre of the new unit",
          [row for row in rows if point(row) != point(new[row["new_code"]])])
    check(f"{name}: no successor is over 35 km away, a special zone 60 (else it is a namesake)",
          [row for row in rows if len(row["old_code"]) == 5
           and kilometres(point(old[row["old_code"]]), point(row))
           > (60 if new[row["new_code"]]["kind"] == "special_zone" else 35)])

    for district, (title, count, successors) in DISTRICT_SUCCESSORS.items():
        children = [code for code, row in old.items() if row["parent_code"] == district]
        found = {code: new[code]["name"] for child in children for code in choices[child]}
        check(f"{title} ({district}): {count} wards go to {', '.join(successors.values())}",
              difference((old[district]["name"], len(children), found),
                         (title, count, successors)))


def check_names():
    name = "names.csv"
    rows = read(name, NAME_COLUMNS)
    counts = Counter(row["kind"] for row in rows)
    check(f"{name}: {len(rows)} rows, {dict(counts)}",
          [kind for kind in set(counts) | set(NAME_KINDS) if kind not in NAME_KINDS
           or not NAME_KINDS[kind][0] <= counts[kind] <= NAME_KINDS[kind][1]])
    check(f"{name}: no duplicate of (kind, value)",
          [key for key, uses in Counter((row["kind"], row["value"]) for row in rows).items()
           if uses > 1])
    check(f"{name}: weights are whole numbers above 0",
          [row for row in rows if not row["weight"].isdecimal() or int(row["weight"]) < 1])
    check(f"{name}: letters and spaces only, first letter a capital",
          [row for row in rows if not row["value"].replace(" ", "").isalpha()
           or not row["value"][0].isupper()])
    check(f"{name}: an invented company name has two syllables",
          [row for row in rows if row["kind"] == "invented" and len(row["value"].split()) != 2])


def check_map():
    name = "map-tiles.csv"
    rows = read(name, ["vintage", "code", "province_code", "name", "label", "column", "row"])
    for vintage, count in (("2024", 63), ("2025", 34)):
        divisions = {row["code"]: row for row in read(f"divisions-{vintage}.csv", DIVISION_COLUMNS)}
        tiles = [row for row in rows if row["vintage"] == vintage]
        provinces = [row for row in tiles if row["code"] == row["province_code"]]
        check(f"{name}: {count} provinces of {vintage}, each once, each on a tile of its own",
              difference((len(provinces), len({row["code"] for row in provinces}),
                          len({(row["column"], row["row"]) for row in tiles})), (count, count, count + 2)))
        check(f"{name}: names of {vintage} are those of the divisions",
              [row for row in tiles if not divisions[row["code"]]["name"].endswith(row["name"])])
        check(f"{name}: Hoàng Sa belongs to Đà Nẵng and Trường Sa to Khánh Hòa in {vintage}",
              difference({(row["label"], divisions[row["province_code"]]["name"]) for row in tiles
                          if row["code"] != row["province_code"]},
                         {("Hoàng Sa", "Thành phố Đà Nẵng"), ("Trường Sa", "Tỉnh Khánh Hòa")}))


def main():
    new, old = check_divisions("2025"), check_divisions("2024")
    check_islands(old, new)
    check_conversion(old, new)
    check_names()
    check_map()
    print(f"{len(faults)} faults" if faults else "no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
