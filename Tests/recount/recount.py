"""An independent recount of the welfare programme's figures: plain and slow, so that it is easily seen to be right.

It knows every kind of file and gives the report `welfare` by unit and by place in the views of section 4; `declared`
and `difficulties` stay empty. Where the rules are silent, the team has fixed:

- an empty opened_on means always
- a repeat of a key within one file with other values is `duplicate_key` for register kinds and `conflict` for sales
  and grants; with the same values it is already there
- overlapping ranges of one member, or of one product code, are `bad_value`
- the confederation is the only unit without parent_code (others: `missing_value`); a parent loop is `bad_value`
- a member's unit on a day is the assignment row in force, provided that the unit exists (is open) that day
- a parent outside its life that day is skipped upwards when closed
- two faults in one row report the first column in the order of the table, parse faults before unknown references
- product name and kind of a line are those of the row with the latest valid_from
- a product is "of a point's partner" when its agreement is with the point's partner or that partner's parent
- text is compared after NFC and trimming of white space
- the report of a partner means the points of that partner and its branches

Read by this recount where nobody has fixed it yet (each stands in the function that decides it as well):

- every cell is trimmed, not text alone; codes are ASCII; a row whose cells are all empty is no row but has its number
- needed are all columns but those that the rules call empty or open (parent_code, the dates of a life or a range but
  joined_on and a product's valid_from, birth_date, sex, division_code, vintage, latitude, longitude, covers,
  discount_percent, member_price, the limits and pools, a grant's persons and places, texts of little weight);
  a division needs its vintage, a grant of kind `other` its name
- discount_percent is 0..100; prices, limits, pools and persons are whole numbers from 0 to 10^12
- a range whose end is not after its start is `bad_value`; so are an unknown division, a branch of a branch,
  a confederation with a parent, and an assignment that begins on or after the closing day of its unit
- a rejected row is not stored: a later row with its key stands for itself, and rows that name it are rejected too;
  all units of a loop are rejected; of two overlapping rows the later one of the file is
- key faults (`duplicate_key`, `conflict`) come after parse faults and before unknown references
- of a reversal only `id` and `reverses_id` are read
- a repeat of a refused sale is answered `refused` with its first code again
- an agreement of a unit that is closed that day covers nobody when covers = below
- by unit a scope's territory is the division of the unit's own row, those that rows of territories give it on a day of
  the view, and what lies below them in the same vintage;
  a scope that the view does not contain has no points; `points` asks for the product's range only, not the
  agreement's
- a row of territories needs all but valid_to; ranges of one unit and division do not overlap. A unit's own territory on a
  day is the division of its own row with those of the rows in force that name it, or a unit whose heir it is that day
  (as an agreement that begins on valid_from)
- `sectors` are the central sector unions, the local sector unions and the corporation unions

A row of changes:

- open, move, merge and split need to_code, split its share from 0 to 1, rename its name (`missing_value`); a rename
  or close with to_code, and an open, move or merge from a unit to itself are `bad_value`
- share is not read on other rows, so it is not compared there; name is read and compared on all
- units come from `units` alone: an unknown from_code or to_code is `unknown_unit`. An open row fills an empty
  opened_on or repeats it; to_code repeats parent_code and exists that day; anything else is `bad_value`
- every contradiction is `bad_value`: a loop at the end of a day, a unit that does not exist in that step, a second
  parent, merge, opening or ending, an end on the day of opening, a split unit that is a successor of another split of
  the same day, a split or end of the confederation. The shares of a split add up to 1
- the rows of an event that contradicts are rejected together; a row that cannot be read or is unknown is rejected
  alone, and the others make the event without it. A row of a later file joins the stored rows of its event
- a file is tried day by day; the events of a day in the order of the steps, then of their first rows in the file, and
  again until none more can be taken, so that a move of the day may mend a loop. An event is taken if the whole tree
  with all that was taken before is without contradiction, later days and closed_on included
- same key and values in an earlier file: already there; other values: `differs`. The first readable row of a key with
  known units is its candidate; if it is rejected the others of the key are rejected like it
- closed_on or a close row on the day on which a merge or split ends the unit says the same end; on another day it
  contradicts
- "the first row on a tie" is that of the earlier file, then of the smaller row number

The tree:

- children of a unit that splits hang on the successor with the largest share unless a move row of that day or later
  says otherwise; a successor that hung on the unit hangs on itself then, which is a loop unless it is moved
- a unit that opens later under an ended parent hangs on its successor, else on the parent of the closed one
- from a unit that survives its split only assignments go that began by the day of the split; a member stays when the
  own row in force that day names the unit itself, since it is one of the successors
- what a member's own row names is the unit that it means after the events of the days before the split
- an assignment that begins when its unit (or the successor with the largest share) is closed is rejected for members
  only; if the closing is read later, the assignment stays and means nobody
- an agreement begins on valid_from, a hosted point on opened_on; no figure depends on the host

The views:

- the sale's own unit is that of its business day after that day's events; later events begin on the next day
- earlier than the sale: the member's unit on that date; else the sale's unit if it exists then; else, of the units
  that were split or merged into it since then, the one with the largest share (a merge counts 1), and so on back
- a sale without a unit on its business day is unplaced in every view, whatever the member's unit on the view's date
- `reported` contains a scope that exists on a day of the period, another view one that exists on its date
- a grant counts for its unit on granted_on or that unit's successor, then as a sale does; what cannot be placed counts
  for the nation only. It counts by unit in both values of --by. Persons and amounts are added; `places` are the
  distinct names; the list of `other` has one entry for each name
- by place there is no view of a date. A sale counts in `reported` if the scope exists on its business day and its
  territory that day holds the recorded division in the same vintage; in `today` if the scope exists today and its
  territory of 2025 holds the mapped division
- the territories of the units below are those of all units below, at any depth, that have a division: in the tree of
  the sale's day, for `points` and `no_territory` of any day of the period; in `today` in the tree of today
- zeros come before `no_territory`: a scope that the view does not contain is not refused
- the territory today of an old division is the default successors of it and of all divisions below it; a point whose
  division has no successor (a district) goes with the division above it
- the nearest centre is that of the shortest way on the globe (haversine); of two equal ones the first in the list;
  both coordinates are needed
- by place `unplaced` holds the sales at points without division, and a member without a unit is placed; `units` and
  `sectors` are those up to the scope in the view's tree; `provinces` are those of the mapped divisions
- by unit, divisions are never mapped
"""

from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from changes import take_changes
from figures import lines, persons_and_money, points, provinces, sectors, support, units_with_sale
from judging import take_sales
from places import read_conversion, read_divisions
from register_days import business_day
from registers import take_register
from tree import Tree
from views import Question, check_territory, counted_sales

DIVISIONS_FOLDER = Path(__file__).resolve().parents[2] / "Data"
FILE_KINDS = ("units", "changes", "territories", "members", "partners", "agreements", "products", "points", "grants", "sales")


@dataclass
class World:
    """What is stored after the files were taken, and the outcome of every row of every file."""

    divisions: dict = field(default_factory=dict)
    conversion: dict = field(default_factory=dict)
    units: dict = field(default_factory=dict)
    tree: Tree = field(default_factory=lambda: Tree({}))
    change_rows: list = field(default_factory=list)
    territories: dict = field(default_factory=dict)
    members: dict = field(default_factory=dict)
    partners: dict = field(default_factory=dict)
    agreements: dict = field(default_factory=dict)
    products: dict = field(default_factory=dict)
    points: dict = field(default_factory=dict)
    grants: dict = field(default_factory=dict)
    sales: dict = field(default_factory=dict)
    reversed_ids: set = field(default_factory=set)
    flagged_ids: set = field(default_factory=set)
    outcomes: dict = field(default_factory=dict)


def kind_of(name):
    """The kind of a file: `sales-2.csv` holds sales."""
    return name.partition(".")[0].partition("-")[0]


def files_of(folder):
    """The files of a folder in the order of FILE_KINDS, those of one kind by name."""
    names = [path.name for path in Path(folder).glob("*.csv") if kind_of(path.name) in FILE_KINDS]
    return sorted(names, key=lambda name: (FILE_KINDS.index(kind_of(name)), Path(name).stem))


def read_world(folder, files=None, divisions=DIVISIONS_FOLDER, now=None):
    """Take the files in their order.

    `world.outcomes[file]` lists (row, id, status, code): created, exists, rejected, refused or conflict.
    """
    world = World(divisions=read_divisions(divisions), conversion=read_conversion(divisions))
    for number, name in enumerate(files_of(folder) if files is None else files):
        kind, path = kind_of(name), Path(folder) / name
        if kind == "sales":
            world.outcomes[name] = take_sales(world, path, now or datetime.now(timezone.utc))
        elif kind == "changes":
            world.outcomes[name] = take_changes(world, path, number)
        else:
            world.outcomes[name] = take_register(world, kind, path)
    return world


def welfare(world, scope, partner, period, by="unit", view="reported", today=None):
    """The figures of section 4 for a unit's code, a partner's code or "all", and a period.

    `by` is "unit" or "place", `view` "reported", "today" or a date. `NoTerritory` is raised for `no_territory`.
    """
    question = Question(scope, partner, period, by, view, today or business_day(datetime.now(timezone.utc)))
    if by == "place" and view not in ("reported", "today"):
        raise ValueError("by place there is no view of a date")
    check_territory(world, question)
    counted = counted_sales(world, question)
    units = units_with_sale(world, counted)
    total = persons_and_money([one.sale for one in counted])
    unplaced = persons_and_money([one.sale for one in counted if not one.placed])
    return {
        "scope": scope, "partner": partner, "period": period, "by": by, "as": str(view),
        "members": total["members"], "turns": total["turns"],
        "sales": {name: total[name] for name in ("list_amount", "paid_amount", "discount_amount")},
        "lines": lines(world, [one.sale for one in counted]),
        "units": {kind: len(codes) for kind, codes in units.items()},
        "points": len(points(world, question, counted)),
        "provinces": provinces(world, counted),
        "sectors": sectors(world, units),
        "support": support(world, question),
        "declared": {"points": 0, "persons": 0, "turns": 0, "list_amount": 0, "paid_amount": 0, "discount_amount": 0},
        "difficulties": [],
        "unplaced": unplaced,
    }
