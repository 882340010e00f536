"""The tree of units through the days: the events of section 3 applied one after the other.

`Tree(units, changes)` replays every opening, event and closing from the beginning and raises `Contradiction` when one
of them cannot be. Afterwards it tells for any day which units exist, what hangs on what, and where a thing that was
assigned to a unit has gone.
"""

from bisect import bisect_right
from collections import namedtuple
from datetime import date

# `order` is (number of the file, row): "the first row on a tie".
Change = namedtuple("Change", "order day kind source target share name")
Split = namedtuple("Split", "day source successors largest survives")

# "a split whose shares do not add up" is rejected; hand-worked cases that show one row of a split leave it out.
SHARES_ADD_UP = True

STEPS = ("open", "rename", "split", "merge", "move", "close")


class Contradiction(Exception):
    """"A loop, an event on a unit that does not exist that day, a second parent at one time are rejected." """


class EventDay:
    """What happened on one day, and the tree after it.

    `parent` holds the units that exist with their parents; `gone` where an assignment to an ended unit leads:
    to the successor (with the largest share), or to the parent of a unit closed without successor.
    """

    def __init__(self, parent, gone):
        self.parent, self.gone = dict(parent), dict(gone)
        self.splits, self.merges, self.closes = {}, {}, {}


class Tree:
    """All days of all units."""

    def __init__(self, units, changes=()):
        self.units, self.changes = units, sorted(changes)
        self.opened = {code: row["opened_on"] for code, row in units.items()}
        self.read_open_rows()
        always = {code: units[code]["parent_code"] for code in units if self.opened[code] is None}
        self.dates, self.days = [date.min], [EventDay(always, {})]
        for day in self.days_of_events():
            self.apply(day)

    # The replay

    def read_open_rows(self):
        """"`opened_on` ... and an `open` row of the same unit and day are one fact"; an empty opened_on is filled by
        an open row. "In an open row to_code is the parent", and `parent_code` is the parent at opening."""
        for row in self.rows("open"):
            if self.opened[row.source] not in (None, row.day) or row.target != self.units[row.source]["parent_code"]:
                raise Contradiction(row)
            self.opened[row.source] = row.day

    def rows(self, kind, day=None):
        """The rows of a kind (of a day) in the order of the files."""
        return [row for row in self.changes if row.kind == kind and day in (None, row.day)]

    def days_of_events(self):
        """Every day on which something happens, in order."""
        days = {row.day for row in self.changes} | {row["closed_on"] for row in self.units.values()}
        return sorted((days | set(self.opened.values())) - {None})

    def apply(self, day):
        """"Events of one day apply in the order open, rename, split, merge, move, close"."""
        now = EventDay(self.days[-1].parent, self.days[-1].gone)
        self.open_units(day, now)
        for row in self.rows("rename", day):
            must(row.source in now.parent, row)
        self.split_units(day, now)
        self.merge_units(day, now)
        self.move_units(day, now)
        self.close_units(day, now)
        for code in now.parent:
            must(self.way_up(now, code) is not None, "a loop")
        for code in now.closes:
            now.closes[code] = self.existing(now, now.gone[code])
        self.dates.append(day)
        self.days.append(now)

    def open_units(self, day, now):
        """Units begin; a parent that has ended means its successor. An open row names a parent that exists."""
        for code, opened in self.opened.items():
            if opened == day:
                parent = self.units[code]["parent_code"]
                while parent in now.gone:
                    parent = now.gone[parent]
                now.parent[code] = parent
        for row in self.rows("open", day):
            must(row.target in now.parent, row)

    def split_units(self, day, now):
        """"several rows of one date and kind with ... the same from_code (split) make one event"; "from_code ends
        unless it is one of its own successors"; its children go to "the successor with the largest share", unless a
        move row of that day, which comes after, says otherwise."""
        rows = self.rows("split", day)
        for row in rows:
            must(row.source in now.parent and row.target in now.parent, row)
            must(row.source == row.target or row.target not in {other.source for other in rows}, row)
            must(self.units[row.source]["kind"] != "confederation", row)
        for source in {row.source for row in rows}:
            event = [row for row in rows if row.source == source]
            must(not SHARES_ADD_UP or abs(sum(row.share for row in event) - 1) < 1e-9, "shares that do not add up")
            largest = min(event, key=lambda row: (-row.share, row.order)).target
            successors = {row.target for row in event}
            now.splits[source] = Split(day, source, successors, largest, source in successors)
        for split in now.splits.values():
            hand_over(now, split.source, split.largest)
            if not split.survives:
                self.end(day, now, split.source, split.largest)

    def merge_units(self, day, now):
        """"from_code ends; from that day an assignment to it (... child unit not moved by a row of its own) means
        to_code"; "a chain of merges is followed to its end"."""
        for row in self.rows("merge", day):
            must(row.source in now.parent and row.target in now.parent and row.source not in now.merges, row)
            now.merges[row.source] = row.target
        for source in now.merges:
            seen, last = {source}, now.merges[source]
            while last in now.merges:
                must(last not in seen, "a loop of merges")
                seen.add(last)
                last = now.merges[last]
            hand_over(now, source, last)
        for source, target in now.merges.items():
            self.end(day, now, source, target)

    def move_units(self, day, now):
        """"from_code gets the parent to_code"; two of them on one day are a second parent at one time."""
        moved = set()
        for row in self.rows("move", day):
            must(row.source in now.parent and row.target in now.parent and row.source not in moved, row)
            must(self.units[row.source]["kind"] != "confederation", row)
            moved.add(row.source)
            now.parent[row.source] = row.target

    def close_units(self, day, now):
        """"children that were not moved hang on its parent"; `closed_on` and a close row of one day are one fact, and
        so is a closing on the day on which a merge or split ends the unit."""
        closing = {row.source for row in self.rows("close", day)}
        closing |= {code for code, unit in self.units.items() if unit["closed_on"] == day}
        for code in sorted(closing):
            if code in now.merges or (code in now.splits and not now.splits[code].survives):
                continue
            must(code in now.parent, f"{code} does not exist")
            parent = now.parent[code]
            hand_over(now, code, parent)
            self.end(day, now, code, parent)
            now.closes[code] = parent

    def end(self, day, now, code, leads_to):
        """A unit ends, on a later day than it opened; an event never ends the confederation."""
        must(self.opened[code] is None or self.opened[code] < day, f"{code} would have no day")
        must(self.units[code]["kind"] != "confederation" or self.units[code]["closed_on"] == day, code)
        del now.parent[code]
        now.gone[code] = leads_to

    # Questions about a day

    def on(self, day):
        """The tree of a day: that after the last day of events."""
        return self.days[bisect_right(self.dates, day) - 1]

    def exists(self, code, day):
        """Whether the unit is open that day."""
        return code in self.on(day).parent

    def existing(self, now, code):
        """The unit, else the nearest that exists: "a parent outside its life that day is skipped upwards"."""
        seen = set()
        while code is not None and code not in now.parent:
            must(code not in seen, "a loop")
            seen.add(code)
            code = now.gone[code] if code in now.gone else self.units[code]["parent_code"]
        return code

    def way_up(self, now, code):
        """The unit and every unit above it; None if it leads back to itself."""
        path = []
        while code is not None:
            if code in path:
                return None
            path.append(code)
            code = self.existing(now, now.parent[code])
        return path

    def path_up(self, code, day):
        """The unit and every unit above it in the tree of the day, the lowest first; none if it does not exist."""
        now = self.on(day)
        return self.way_up(now, code) if code in now.parent else []

    def below(self, code, day):
        """The units below this one in the tree of the day."""
        return [other for other in self.on(day).parent if other != code and code in self.path_up(other, day)]

    # Following events

    def follow(self, code, day, *, since=date.min, start=None, choose=None, closed_leads_up=False):
        """Where that which was assigned to `code` is on `day`, by the events after `since`; None if nowhere.

        `start` is the first day of the assignment: from a unit that survives its split only what began by that day
        goes to the largest share; from a unit that ended everything goes. `choose(split)` tells the successor (else
        the largest share). A unit closed without successor ends the assignment, or leads to its parent.
        """
        for event_day, now in zip(self.dates, self.days):
            if not since < event_day <= day:
                continue
            split = now.splits.get(code)
            if split and not (split.survives and start is not None and start > event_day):
                code = choose(split) if choose else split.largest
            while code in now.merges:
                code = now.merges[code]
            if code in now.closes:
                if not closed_leads_up:
                    return None
                code = now.closes[code]
        return code

    def predecessor(self, code, day, earlier):
        """The unit itself if it exists on the earlier day, "else the predecessor with the largest share", and so on
        back; None if there is none. A merge counts as the share 1; "the first row on a tie"."""
        seen = set()
        while code not in seen:
            if self.exists(code, earlier):
                return code
            seen.add(code)
            rows = [row for row in self.changes if row.kind in ("split", "merge") and row.target == code
                    and row.source != code and earlier < row.day <= day]
            if not rows:
                return None
            best = min(rows, key=lambda row: (-(1 if row.kind == "merge" else row.share), row.order))
            code, day = best.source, best.day
        return None


def must(condition, what):
    """Without the condition the events contradict each other."""
    if not condition:
        raise Contradiction(what)


def hand_over(now, code, to):
    """The children that hang on a unit hang on another one from now on; one that would hang on itself is a loop,
    unless a move row of the day mends it."""
    for child, parent in now.parent.items():
        if parent == code:
            now.parent[child] = to
