"""The world of the benchmark of figures: a nation of 34 provinces with unions, members, points, products and sales.

Everything is told by numbers, so that DuckDB gets the same sales as integers. Every thirtieth member was transferred
within the province's neighbour in July 2025.
"""

import csv
import datetime
import random

PARTNER = "DT1"
FIRST, DAYS = datetime.date(2025, 1, 1), 546
MOVED = "2025-07-15"
LATE = "2026-08-15T09:00:00+07:00"


def product(number):
    """The code of a product."""
    return f"SP{number:03d}"


class World:
    """Sizes and the sales, the same for the same seed."""

    def __init__(self, options):
        self.sales, self.members, self.unions = options.sales, options.members, options.unions
        self.points, self.products, self.seed = options.points, options.products, options.seed

    def province(self, union):
        """The province of a union: unions of one province follow each other."""
        return 1 + (union - 1) * 34 // self.unions

    def union(self, member, day):
        """The union of a member on a day."""
        own = 1 + (member - 1) * self.unions // self.members
        return own % self.unions + 1 if member % 30 == 0 and day.isoformat() >= MOVED else own

    def each_sale(self):
        """Number, day, point, member, product, list and paid amount of each sale."""
        chance = random.Random(self.seed)
        for number in range(self.sales):
            mixed = chance.getrandbits(64)
            day = FIRST + datetime.timedelta(days=number * DAYS // self.sales)
            amount = 10_000 + mixed % 2_000 * 1_000
            yield (number, day, 1 + (mixed >> 12) % self.points, 1 + (mixed >> 28) % self.members,
                   1 + (mixed >> 52) % self.products, amount, amount - amount // (5 + mixed % 7))

    def late_sale(self, number):
        """A sale of a day that no question asks about."""
        return {"id": f"N{number}", "sold_at": LATE, "point_code": "DB00001", "member_no": f"M{1 + number * 7 % self.members:08d}",
                "product_code": product(1), "quantity": 1, "list_amount": 20_000, "paid_amount": 18_000}

    def write(self, folder):
        """Writes the files; their kinds and paths in the order of taking in."""
        units = [("VN", "Tổng Liên đoàn", "confederation", "")]
        units += [(f"T{n:02d}", f"Liên đoàn tỉnh {n}", "provincial_federation", "VN") for n in range(1, 35)]
        units += [(f"C{n:06d}", f"Công đoàn cơ sở {n}", "grassroots_union", f"T{self.province(n):02d}")
                  for n in range(1, self.unions + 1)]
        tables = {
            "units": (("code", "name", "kind", "parent_code"), units),
            "members": (("member_no", "full_name", "unit_code", "joined_on", "left_on"), self._members()),
            "partners": (("code", "name", "legal_kind"), [(PARTNER, "Đối tác Một", "group")]),
            "agreements": (("code", "partner_code", "unit_code", "level", "valid_from", "covers"),
                           [("TT1", PARTNER, "VN", "national", "2020-01-01", "all")]),
            "products": (("code", "agreement_code", "name", "kind", "essential", "list_price", "discount_percent",
                          "valid_from", "limit_count", "limit_period"),
                         [(product(n), "TT1", f"Hàng {n}", "goods", "true", 20_000, 10, "2020-01-01", "", "")
                          for n in range(1, self.products + 1)]),
            "points": (("code", "partner_code", "name"),
                       [(f"DB{n:05d}", PARTNER, f"Điểm bán {n}") for n in range(1, self.points + 1)]),
            "sales": (("id", "sold_at", "point_code", "member_no", "product_code", "quantity", "list_amount",
                       "paid_amount"), self._sales(folder)),
        }
        files = []
        for kind, (columns, rows) in tables.items():
            path = folder / f"{kind}.csv"
            with open(path, "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(columns)
                writer.writerows(rows)
            files.append((kind, path))
        return files

    def _members(self):
        moved = datetime.date.fromisoformat(MOVED)
        for member in range(1, self.members + 1):
            before, after = self.union(member, FIRST), self.union(member, moved)
            name = (f"M{member:08d}", "Nguyễn Văn Mẫu")
            if before == after:
                yield (*name, f"C{before:06d}", "2020-01-01", "")
            else:
                yield (*name, f"C{before:06d}", "2020-01-01", MOVED)
                yield (*name, f"C{after:06d}", MOVED, "")

    def _sales(self, folder):
        with open(folder / "duck.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("day", "unit", "province", "member", "product", "list", "paid"))
            for number, day, point, member, goods, amount, paid in self.each_sale():
                union = self.union(member, day)
                writer.writerow((day, union, self.province(union), member, goods, amount, paid))
                yield (f"S{number}", f"{day}T09:00:00+07:00", f"DB{point:05d}", f"M{member:08d}", product(goods), 1,
                       amount, paid)

    @staticmethod
    def duckdb(library, folder):
        """The sales in DuckDB, sorted, in memory, with two threads."""
        database = library.connect()
        database.execute("SET threads = 2")
        database.execute(
            f"CREATE TABLE sale AS SELECT * FROM read_csv('{folder}/duck.csv', header = true, columns = {{"
            "'day': 'DATE', 'unit': 'INTEGER', 'province': 'INTEGER', 'member': 'INTEGER', 'product': 'INTEGER', "
            "'list': 'BIGINT', 'paid': 'BIGINT'}) ORDER BY day, unit, member")
        return database
