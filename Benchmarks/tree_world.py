"""The union before and through July 2025: the files `units` and `changes` of a tree over all provinces, districts and
communes of Data/, and their conversion. Always the same; the units are invented, the divisions are not.

Below the Confederation stand a federation for each of the 63 provinces (T and the division's code), one for each of the
696 districts (H...), a union for each commune (P...), and some hundred sector and corporation unions. On 1 July 2025
communes go into the new commune unions (X...) by the official conversion, a commune that was cut is split with the
largest share for the default successor, districts close or, without communes, go into their successor, provinces merge
into the one that keeps their code. Grassroots unions (C...) fill the tree up to a size; half hang on a district and
move to a new commune union, half on an old commune and follow it.

    python3 Benchmarks/tree_world.py FOLDER [--units 126000]
"""

import argparse
import csv
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "Data"
DAY = "2025-07-01"
WHOLE = 1_000_000
SECTORS, CORPORATIONS, LOCAL_SECTORS = 20, 80, 3
UNITS = ("code", "name", "kind", "parent_code", "opened_on", "closed_on", "division_code", "vintage")
CHANGES = ("date", "kind", "from_code", "to_code", "share", "name")


def _table(name):
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _inside(name):
    """A division's name inside a sentence: its kind without a capital."""
    return name[0].lower() + name[1:]


def _unit(code, name, kind, parent="", division="", vintage="2024", opened=""):
    return {"code": code, "name": name, "kind": kind, "parent_code": parent, "opened_on": opened, "closed_on": "",
            "division_code": division, "vintage": vintage if division else ""}


def _change(kind, before, after="", share="", name=""):
    return {"date": DAY, "kind": kind, "from_code": before, "to_code": after, "share": share, "name": name}


class TreeWorld:
    """The rows of both files."""

    def __init__(self, size=None):
        self.old = {row["code"]: row for row in _table("divisions-2024")}
        self.new = {row["code"]: row for row in _table("divisions-2025")}
        self.successors = defaultdict(list)
        for row in _table("conversion-2025"):
            self.successors[row["old_code"]].append(row)
        self.units, self.changes = [], []
        self.letters = {}
        self._before()
        self._sectors()
        self._after()
        if size:
            self._grassroots(size - len(self.units))

    def _before(self):
        names = {"T": ("provincial_federation", "Liên đoàn Lao động"), "P": ("commune_union", "Công đoàn"),
                 "H": ("district_federation", "Liên đoàn Lao động")}
        self.units.append(_unit("VN", "Tổng Liên đoàn Lao động Việt Nam", "confederation"))
        for code, row in self.old.items():
            parent = row["parent_code"]
            letter = "T" if not parent else "P" if self.old[parent]["parent_code"] else "H"
            self.letters[code] = letter
            kind, word = names[letter]
            above = "VN" if letter == "T" else ("T" if letter == "H" else "H") + parent
            self.units.append(_unit(letter + code, f"{word} {_inside(row['name'])}", kind, above, code))

    def _sectors(self):
        for number in range(1, SECTORS + 1):
            self.units.append(_unit(f"N{number:02d}", f"Công đoàn ngành {number}", "central_sector_union", "VN"))
        for number in range(1, CORPORATIONS + 1):
            self.units.append(_unit(f"K{number:02d}", f"Công đoàn Tổng công ty {number}", "corporation_union", "VN"))
        for province in [code for code, letter in self.letters.items() if letter == "T"]:
            for number in range(1, LOCAL_SECTORS + 1):
                code = f"L{province}.{number}"
                self.units.append(_unit(code, f"Công đoàn ngành địa phương {number}", "local_sector_union",
                                        "T" + province))
                self.changes.append(_change("close", code))

    def _after(self):
        for code, row in self.new.items():
            if row["parent_code"]:
                self.units.append(_unit("X" + code, f"Công đoàn {_inside(row['name'])}", "commune_union",
                                        "T" + row["parent_code"], code, "2025", DAY))
            elif row["name"] != self.old[code]["name"]:
                self.changes.append(_change("rename", "T" + code, name=f"Liên đoàn Lao động {_inside(row['name'])}"))
        for code, letter in self.letters.items():
            parts = self.successors.get(code, [])
            if letter == "H" and not parts:
                self.changes.append(_change("close", "H" + code))
            elif letter == "T":
                if parts[0]["new_code"] != code:
                    self.changes.append(_change("merge", "T" + code, "T" + parts[0]["new_code"]))
            elif len(parts) == 1:
                self.changes.append(_change("merge", letter + code, "X" + parts[0]["new_code"]))
            else:
                self._split(letter + code, parts)

    def _split(self, code, parts):
        small = WHOLE // (len(parts) + 1)
        for part in parts:
            share = WHOLE - small * (len(parts) - 1) if part["is_default"] == "true" else small
            self.changes.append(_change("split", code, "X" + part["new_code"], f"{share / WHOLE:.6f}"))

    def _grassroots(self, count):
        districts = [code for code, letter in self.letters.items() if letter == "H"]
        communes = defaultdict(list)
        for code, letter in self.letters.items():
            if letter == "P":
                communes[self.old[code]["parent_code"]].append(code)
        for number in range(count):
            district = districts[number % len(districts)]
            turn = number // len(districts)
            code, inside = f"C{number + 1:06d}", communes[district]
            commune = inside[turn // 2 % len(inside)] if inside else None
            parent = "P" + commune if commune and turn % 2 else "H" + district
            self.units.append(_unit(code, f"Công đoàn cơ sở {number + 1}", "grassroots_union", parent))
            if commune and not turn % 2:
                self.changes.append(_change("move", code, self.heir(commune)))

    def heir(self, division):
        """The commune union into which the larger part of a division went."""
        parts = self.successors[division]
        return "X" + next(part["new_code"] for part in parts if part["is_default"] == "true")

    def write(self, folder):
        """Writes both files; gives their paths."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        return [write_rows(folder / "units.csv", UNITS, self.units),
                write_rows(folder / "changes.csv", CHANGES, self.changes)]


def write_rows(path, columns, rows):
    """Writes a file of a kind."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def main():
    """Writes the files into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--units", type=int)
    options = parser.parse_args()
    world = TreeWorld(options.units)
    world.write(options.folder)
    print(f"{len(world.units)} units, {len(world.changes)} changes")


if __name__ == "__main__":
    main()
