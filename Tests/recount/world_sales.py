"""The sales of a made-up world: sound ones, ones that miss a rule by a day or a đồng, repeats and reversals."""

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

from world_files import Raw

HANOI = timezone(timedelta(hours=7))
FIRST_DAY, LAST_DAY = date(2022, 1, 1), date(2024, 12, 31)
CLOCK = ((0, 0, 0, 0), (0, 0, 0, 0), (23, 59, 59, 0), (23, 59, 59, 999000), (0, 0, 0, 1000), (6, 59, 59, 0),
         (7, 0, 0, 0), (12, 0, 0, 0), (16, 59, 59, 0), (17, 0, 0, 0))
DEVICES = (None, "POS-1", "=2+5", "máy \"A\"", "dòng 1\ndòng 2", "a;b,c\td", "@SUM(1)", "Quầy thu ngân số ồ")
BAD_CELLS = (
    ("id", ""), ("id", "a b"), ("id", "y" * 41), ("sold_at", ""), ("sold_at", "2023-05-05T08:00:00"),
    ("sold_at", "2023-02-29T08:00:00+07:00"), ("sold_at", "5/5/2023"), ("sold_at", "2023-05-05T24:30:00Z"),
    ("point_code", ""), ("point_code", "=DB1"), ("member_no", ""), ("member_no", "m 1"), ("product_code", ""),
    ("product_code", "sp/1"), ("quantity", ""), ("quantity", "0"), ("quantity", "10000"), ("quantity", "1.5"),
    ("list_amount", ""), ("list_amount", "-1"), ("list_amount", "1.000,5"), ("list_amount", "1000000000001"),
    ("paid_amount", ""), ("paid_amount", "12.5"), ("paid_amount", "1e3"))


class SalesMaker:
    """Makes the rows one after the other; `rows` is the order of the files."""

    def __init__(self, rng, plan):
        self.rng, self.plan, self.rows, self.number = rng, plan, [], 0
        self.agreements = {row["code"]: row for row in plan.agreements}
        self.parents = {row["code"]: row["parent_code"] for row in plan.partners}
        self.units = {row["code"]: row for row in plan.units}

    def next_id(self):
        """A new client-made id."""
        self.number += 1
        return self.rng.choice((f"HD.{self.number}", f"hd-{self.number}", f"0f3a_{self.number:06d}"))

    def units_above(self, code):
        """The unit and all above it, whatever the day."""
        above = []
        while code is not None:
            above.append(code)
            code = self.units[code]["parent_code"]
        return above

    def candidate(self, product=None):
        """A product row, its agreement, a point of the right partner and a member that is covered; or None."""
        product = product or self.rng.choice(self.plan.products)
        agreement = self.agreements[product["agreement_code"]]
        partner = agreement["partner_code"]
        points = [row for row in self.plan.points
                  if partner in (row["partner_code"], self.parents[row["partner_code"]])]
        members = [row for row in self.plan.members
                   if agreement["covers"] == "all" or agreement["unit_code"] in self.units_above(row["unit_code"])]
        if not points or not members:
            return None
        return {"product": product, "agreement": agreement, "point": self.rng.choice(points),
                "member": self.rng.choice(members)}

    def ranges(self, found):
        """The ranges that a sale must lie in, by the rule that watches each."""
        unit = self.units[found["member"]["unit_code"]]
        return {"point": (found["point"]["opened_on"], found["point"]["closed_on"]),
                "product": (found["product"]["valid_from"], found["product"]["valid_to"]),
                "agreement": (found["agreement"]["valid_from"], found["agreement"]["valid_to"]),
                "member": (found["member"]["joined_on"], found["member"]["left_on"]),
                "unit": (unit["opened_on"], unit["closed_on"])}

    def day_inside(self, found, but=None):
        """A day in all ranges (but one), often the first or the last such day; None if there is none."""
        ranges = [limits for name, limits in self.ranges(found).items() if name != but]
        start = max([FIRST_DAY] + [start for start, _ in ranges if start])
        end = min([LAST_DAY] + [end for _, end in ranges if end])
        if start >= end:
            return None
        inside = start + timedelta(days=self.rng.randrange((end - start).days))
        edges = [day for day in self.plan.edge_days if start <= day < end] or [inside]
        return self.rng.choice((start, end - timedelta(days=1), self.rng.choice(edges), inside, inside, inside))

    def instant(self, day):
        """An instant of that business day, often close to midnight in Vietnam."""
        clock = self.rng.choice(CLOCK)
        if self.rng.random() < 0.5:
            clock = (self.rng.randrange(24), self.rng.randrange(60), self.rng.randrange(60), 0)
        return datetime(day.year, day.month, day.day, *clock, tzinfo=HANOI)

    def paid(self, product, quantity, listed):
        """The agreed price, at times a đồng beside it."""
        exact = Fraction(listed) * (100 - Fraction(product["discount_percent"] or 0)) / 100
        agreed = int(exact + Fraction(1, 2))
        if product["member_price"] is not None:
            agreed = quantity * product["member_price"]
        return min(listed, max(0, agreed + self.rng.choice((0, 0, 0, 1, -1))))

    def row(self, found, day, **changes):
        """One sale of what was found."""
        quantity = self.rng.choice((1, 1, 1, 2, 3, 10, 9999))
        listed = quantity * found["product"]["list_price"]
        sale = {"id": self.next_id(), "sold_at": self.instant(day), "point_code": found["point"]["code"],
                "member_no": found["member"]["member_no"], "product_code": found["product"]["code"],
                "quantity": quantity, "list_amount": listed,
                "paid_amount": self.paid(found["product"], quantity, listed), "reverses_id": None,
                "invoice_no": self.rng.choice((None, f"AA/{self.number}", "-1+1", "hóa đơn")),
                "device": self.rng.choice(DEVICES)}
        return {**sale, **changes}

    def sound(self, **changes):
        """A sale that breaks no rule unless a limit or a pool is used up; None if chance finds none."""
        for _ in range(30):
            found = self.candidate()
            day = found and self.day_inside(found)
            if day:
                return self.row(found, day, **changes)
        return None

    def add(self, *rows):
        """Add the rows that were found."""
        self.rows += [row for row in rows if row]

    def add_sound(self):
        """One sound sale."""
        self.add(self.sound())

    def add_just_outside(self):
        """A day before or at the end of one of the ranges."""
        found = self.candidate()
        name = self.rng.choice(("point", "product", "agreement", "member", "unit"))
        if found:
            start, end = self.ranges(found)[name]
            day = self.rng.choice((start and start - timedelta(days=1), end, self.day_inside(found, but=name)))
            if day:
                self.add(self.row(found, day))

    def add_at_chance(self):
        """Any product at any point for any member: wrong partners, units that are not covered."""
        found = self.candidate()
        if found:
            found["point"] = self.rng.choice((found["point"], self.rng.choice(self.plan.points)))
            found["member"] = self.rng.choice(self.plan.members)
            self.add(self.row(found, self.day_inside(found) or self.rng.choice(self.plan.edge_days)))

    def add_amounts_at_edge(self):
        """Paid equal to list, paid over list by one, nothing at all, the largest amounts, a sale in the future."""
        self.add(self.sound(list_amount=5000, paid_amount=5000), self.sound(list_amount=5000, paid_amount=5001),
                 self.sound(list_amount=0, paid_amount=0), self.sound(quantity=9999, list_amount=10 ** 12),
                 self.sound(sold_at=self.instant(date(2099, 1, 1))))

    def add_unreadable(self):
        """One bad or empty cell; at times a second fault; then at times the mended row under the same id."""
        sale = self.sound()
        if sale:
            column, text = self.rng.choice(BAD_CELLS)
            bad = {**sale, column: Raw(text)}
            if self.rng.random() < 0.3:
                second, text = self.rng.choice(BAD_CELLS)
                bad[second] = Raw(text)
            if self.rng.random() < 0.3:
                bad["point_code"] = "NO.SUCH"
            self.add(bad, sale if self.rng.random() < 0.5 else None)

    def add_unknown(self):
        """Names that no register holds, or only in a rejected row; then at times the mended row."""
        sale = self.sound()
        if sale:
            columns = self.rng.sample(("point_code", "member_no", "product_code"), self.rng.choice((1, 1, 2)))
            unknown = {column: self.rng.choice(("NO.SUCH", "bad-5", "db1")) for column in columns}
            self.add({**sale, **unknown}, sale if self.rng.random() < 0.5 else None)

    def add_repeat(self):
        """A row of before again, with the same values or with one other."""
        if self.rows:
            row = dict(self.rng.choice(self.rows))
            if self.rng.random() < 0.5:
                column, value = self.rng.choice((("device", "POS-other"), ("quantity", 77), ("paid_amount", 1),
                                                 ("sold_at", self.instant(date(2023, 5, 5))), ("invoice_no", "x"),
                                                 ("member_no", "NO.SUCH"), ("quantity", Raw("x"))))
                row[column] = value
            self.add(row)

    def reversal(self, of, full=None):
        """A reversal of the id; its other columns are empty, or full and of no weight."""
        row = {column: None for column in ("sold_at", "point_code", "member_no", "product_code", "quantity",
                                           "list_amount", "paid_amount", "invoice_no", "device")}
        if full and self.rng.random() < 0.5:
            row = {**full, "device": "trả hàng"}
        return {**row, "id": self.next_id(), "reverses_id": of}

    def add_reversal(self):
        """Reversals: sound, twice, of a reversal, unknown, of itself, unreadable, of a refused or rejected sale."""
        sale = self.sound()
        if not sale:
            return
        first = self.reversal(sale["id"], sale)
        itself = self.reversal("itself")
        itself["reverses_id"] = itself["id"]
        refused = {**sale, "id": self.next_id(), "list_amount": 1, "paid_amount": 2}
        rejected = {**sale, "id": self.next_id(), "quantity": Raw("0")}
        self.add(*self.rng.choice((
            (sale, first), (sale, first, self.reversal(sale["id"])), (sale, first, self.reversal(first["id"])),
            (sale, first, dict(first)), (sale, first, {**first, "device": "khác"}), (sale, first, dict(sale)),
            (sale, first, {**first, "reverses_id": "HD.1"}), (self.reversal("NO.SUCH"),), (itself,),
            (self.reversal(Raw("a b")),), ({**first, "id": Raw("")},), (refused, self.reversal(refused["id"])),
            (rejected, self.reversal(rejected["id"])), (first, sale), (first, sale, first), (sale, first, sale),
            (self.reversal(self.rng.choice(self.rows)["id"]),) if self.rows else (sale,))))

    def add_burst(self):
        """Sales of one product close to a turn of day, week, month or year until its limit or pool is used up;
        then one is reversed and frees its place, and what was refused before comes again."""
        limited = [row for row in self.plan.products if row["limit_count"] or row["pool_count"]]
        found = self.candidate(self.rng.choice(limited)) if limited else None
        middle = found and self.day_inside(found)
        if not middle:
            return
        sales = []
        for _ in range((found["product"]["limit_count"] or found["product"]["pool_count"]) + 2):
            other = found
            if not found["product"]["limit_count"]:
                other = self.candidate(found["product"])
            day = middle + timedelta(days=self.rng.choice((0, 0, 0, -1, 1)))
            sales.append(self.row(other, day))
        freed = self.reversal(self.rng.choice(sales[:2])["id"])
        again = self.row(found, middle)
        self.add(*sales, freed, dict(sales[-1]), again, self.row(found, middle))


def make_sales(rng, plan, size):
    """About `size` rows in the order of the files."""
    maker = SalesMaker(rng, plan)
    makers = [maker.add_sound] * 40 + [maker.add_just_outside] * 8 + [maker.add_at_chance] * 8
    makers += [maker.add_amounts_at_edge] + [maker.add_unreadable] * 3 + [maker.add_unknown] * 3
    makers += [maker.add_repeat] * 5 + [maker.add_reversal] * 6 + [maker.add_burst] * 4
    tries = 0
    while len(maker.rows) < size and tries < 50 * size:
        rng.choice(makers)()
        tries += 1
    return maker.rows
