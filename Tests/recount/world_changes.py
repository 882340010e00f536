"""Changes of units for a made-up world: events that fit the tree, chains of them, and such as contradict it."""

from datetime import date, timedelta

from tree import STEPS, Change, Contradiction, Tree
from world_files import Raw

ONE_DAY = timedelta(days=1)
SHARES = (("0.5", "0.5"), ("0.6", "0.4"), ("0.25", "0.75"), ("0.50", "0.5", "0.5"), ("1", "0"), ("0.2", "0.4", "0.4"))


class ChangeMaker:
    """Makes events one after the other; `tree` is the tree with all that were taken."""

    def __init__(self, rng, plan, kinds, days):
        self.rng, self.plan, self.days = rng, plan, days
        self.kinds = [kind for kind in STEPS if kind in kinds]
        self.units = {row["code"]: row for row in plan.units}
        self.rows, self.tree = [], Tree(self.units)

    def existing(self, day, but=()):
        """A unit of the day that is not the confederation."""
        return self.rng.choice([code for code in sorted(self.tree.on(day).parent) if code not in but and code != "TLD"])

    def add(self, *rows):
        """Keep rows of one event; the tree goes on if they fit it."""
        made = [{"date": row[0], "kind": row[1], "from_code": row[2], "to_code": row[3] if len(row) > 3 else None,
                 "share": row[4] if len(row) > 4 else None,
                 "name": f"Tên mới {len(self.rows)}" if row[1] == "rename" else None} for row in rows]
        self.rows += made
        changes = [Change((0, number), row["date"], row["kind"], row["from_code"], row["to_code"],
                          float(row["share"] or 0), None) for number, row in enumerate(self.rows)]
        new = changes[len(changes) - len(made):]
        try:
            self.tree = Tree(self.units, [*self.tree.changes, *new])
        except Contradiction:
            pass

    def new_unit(self, like, day, by_row=False):
        """A unit that opens that day, by its own row or by one of changes; it is in the file of units."""
        unit = {**self.units[like], "code": f"moi-{len(self.plan.units)}", "name": f"Mới {len(self.plan.units)}",
                "opened_on": None if by_row else day, "closed_on": None, "parent_code": self.tree.on(day).parent[like]}
        if self.rng.random() < 0.5:
            unit["division_code"], unit["vintage"] = None, None
        self.plan.units.append(unit)
        self.units[unit["code"]] = unit
        self.tree = Tree(self.units, self.tree.changes)
        if by_row:
            self.add((day, "open", unit["code"], unit["parent_code"]))
        return unit["code"]

    def add_open(self):
        """A new unit with its row, at times twice the same fact; a second opening, another parent."""
        day = self.rng.choice(self.days)
        code = self.new_unit(self.existing(day), day, by_row=self.rng.random() < 0.6)
        parent = self.units[code]["parent_code"]
        self.add(self.rng.choice(((day, "open", code, parent), (day, "open", code, self.existing(day)),
                                  (day + ONE_DAY, "open", code, parent))))

    def add_rename(self):
        """A new name."""
        day = self.rng.choice(self.days)
        self.add((day, "rename", self.existing(day)))

    def add_move(self):
        """To any unit, so that some are loops; at times a second parent on the day."""
        day = self.rng.choice(self.days)
        code = self.existing(day)
        self.add((day, "move", code, self.rng.choice((self.existing(day), "TLD", self.upper(day)))))
        if self.rng.random() < 0.2:
            self.add((day, "move", code, self.upper(day)))
        if self.rng.random() < 0.2:
            self.add((day + ONE_DAY, "move", code, self.upper(day)))

    def upper(self, day):
        """A unit that has others below it."""
        parents = [code for code in self.tree.on(day).parent.values() if code and self.tree.exists(code, day)]
        return self.rng.choice(sorted(set(parents)))

    def add_merge(self):
        """One to three units into another, an old or a new one; at times a chain, of one day or over days."""
        day = self.rng.choice(self.days)
        target = self.existing(day)
        if self.rng.random() < 0.3:
            target = self.new_unit(target, day)
        for _ in range(self.rng.choice((1, 1, 2, 3))):
            self.add((day, "merge", self.existing(day, but=(target,)), target))
        if self.rng.random() < 0.35:
            later = self.rng.choice((day, day + ONE_DAY, day + timedelta(days=60)))
            if self.tree.exists(target, later):
                self.add((later, "merge", target, self.existing(later, but=(target,))))
        if self.rng.random() < 0.3 and "move" in self.kinds:
            children = sorted(code for code, parent in self.tree.on(day).parent.items() if parent == target)
            if children:
                self.add((day, "move", self.rng.choice(children), self.upper(day)))

    def add_split(self):
        """Into new units, old ones and itself; members of it get own rows to a successor, or are transferred."""
        day = self.rng.choice(self.days)
        source = self.rng.choice(sorted({row["unit_code"] for row in self.plan.members}))
        if not self.tree.exists(source, day) or source == "TLD":
            source = self.existing(day)
        shares = self.rng.choice(SHARES)
        targets = [source if index == 0 and self.rng.random() < 0.4 else self.successor(source, day)
                   for index in range(len(shares))]
        rows = [(day, "split", source, target, share) for target, share in zip(targets, shares)]
        self.rng.shuffle(rows)
        children = sorted(code for code, parent in self.tree.on(day).parent.items() if parent == source)
        if children and self.rng.random() < 0.5 and "move" in self.kinds:
            rows.append((day, "move", self.rng.choice(children), self.rng.choice(targets)))
        for row in rows:
            self.add(row)
        self.own_rows(source, day, targets)

    def successor(self, source, day):
        """A new unit, or an old one."""
        return self.new_unit(source, day) if self.rng.random() < 0.6 else self.existing(day, but=(source,))

    def own_rows(self, source, day, targets):
        """Cut the rows of some members at the day of the split."""
        for row in list(self.plan.members):
            inside = row["joined_on"] < day and (row["left_on"] is None or row["left_on"] > day)
            if row["unit_code"] == source and inside and self.rng.random() < 0.5:
                where = self.rng.choice((*targets, *targets, self.existing(day)))
                first = self.rng.choice((day, day, day + ONE_DAY)) if row["left_on"] is None else day
                self.plan.members.append({**row, "unit_code": where, "joined_on": first})
                row["left_on"] = first

    def add_close(self):
        """A closing; at times it is in the file of units as well, or on another day there."""
        day = self.rng.choice(self.days)
        code = self.existing(day)
        self.add((day, "close", code))
        unit = self.units[code]
        if self.rng.random() < 0.4 and unit["closed_on"] is None:
            unit["closed_on"] = self.rng.choice((day, day, day + timedelta(days=30)))
            if unit["opened_on"] and unit["opened_on"] >= unit["closed_on"]:
                unit["closed_on"] = None
            self.start_again()

    def start_again(self):
        """Replay the rows on other units, without those that do not fit any more."""
        old, self.rows, self.tree = self.rows, [], Tree(self.units)
        for row in old:
            self.add((row["date"], row["kind"], row["from_code"], row["to_code"], row["share"]))

    def add_at_chance(self):
        """Any event of any units on any day."""
        day, kind = self.rng.choice(self.days), self.rng.choice(self.kinds)
        one, other = self.rng.sample(sorted(self.units), 2)
        self.add((day, kind, one, None if kind in ("rename", "close") else other, "0.5" if kind == "split" else None))


def make_changes(rng, plan, kinds, days):
    """About two dozen events of these kinds; adds units to the plan and rows to its members."""
    maker = ChangeMaker(rng, plan, kinds, days)
    makers = [getattr(maker, f"add_{kind}") for kind in maker.kinds]
    weights = [{"merge": 4, "split": 4, "move": 3, "close": 2}.get(kind, 1) for kind in maker.kinds]
    for _ in range(rng.randint(8, 22)):
        rng.choices(makers, weights)[0]()
    for _ in range(rng.randint(2, 5)):
        maker.add_at_chance()
    late_assignments(rng, plan, maker.tree)
    return maker.rows


def late_assignments(rng, plan, tree):
    """Members whose assignment to an ended unit begins later: with a successor it means that, else it is rejected."""
    gone = sorted((code, day) for day, now in zip(tree.dates, tree.days) for code in [*now.merges, *now.splits])
    for index, (code, day) in enumerate(rng.sample(gone, min(6, len(gone)))):
        person = dict(plan.members[index])
        plan.members.append({**person, "member_no": f"sau-{index}", "unit_code": code, "left_on": None,
                             "joined_on": day + timedelta(days=rng.choice((-1, 0, 0, 1, 30)))})


def faults_of_changes(rng, plan, rows):
    """Rows that cannot be read, name unknown units, are there already or come again with other values."""
    day, code, other = date(2023, 5, 5), plan.units[2]["code"], plan.units[3]["code"]
    base = {"date": day, "kind": "move", "from_code": code, "to_code": other, "share": None, "name": None}
    changes = ({"date": Raw("")}, {"date": Raw("2023-02-30")}, {"kind": Raw("")}, {"kind": Raw("dissolve")},
               {"from_code": Raw("")}, {"from_code": "NO.SUCH"}, {"to_code": "NO.SUCH"}, {"to_code": Raw("")},
               {"to_code": Raw("a b")}, {"to_code": code}, {"kind": "close"}, {"kind": "rename", "name": "Tên"},
               {"kind": "rename", "to_code": None}, {"kind": "split"}, {"kind": "split", "share": Raw("1.5")},
               {"kind": "split", "share": Raw("0,5")}, {"kind": "merge", "to_code": None, "share": Raw("x")},
               {"kind": "open", "to_code": None}, {"from_code": "bad-1", "to_code": "NO.SUCH"},
               {"to_code": "NO.SUCH", "date": Raw("31/4/2023")})
    found = [{**base, **change} for change in rng.sample(changes, 8)]
    again = [dict(row) for row in rng.sample(rows, min(4, len(rows)))]
    for row in again[2:]:
        row["name"] = "Tên khác hẳn"
    return found + again


def make_grants(rng, plan):
    """Grants of every kind by partners and branches at units of every level, also outside their life."""
    names = ("Quà Tết", "=1+1", "Xe đạp; mũ", "Học bổng \"vàng\"")
    days = plan.edge_days + [date(2022, 5, 5), date(2023, 5, 5), date(2024, 5, 5)]
    for index in range(rng.randint(12, 30)):
        kind = rng.choice(("bus_ticket", "house", "tet_reunion", "other"))
        plan.grants.append({
            "id": f"HT.{index}", "partner_code": rng.choice(plan.partners)["code"], "kind": kind,
            "unit_code": rng.choice(plan.units)["code"], "granted_on": rng.choice(days),
            "name": rng.choice(names) if kind == "other" or rng.random() < 0.3 else None,
            "persons": rng.choice((None, 0, 1, 25)), "amount": rng.choice((0, 1, 999, 50000000)),
            "places": rng.choice(("Huế", "Hà Nội;Huế", "Bến Tre;;Đà Nẵng", None))})
