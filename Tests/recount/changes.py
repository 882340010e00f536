"""Taking a file of changes: section 3 of the rules, with the repeats of section 1."""

from columns import Fault, key_of
from registers import Outcome, need, read_rows
from tree import STEPS, Change, Contradiction, Tree


def take_changes(world, path, file_number):
    """Take one file; gives the outcomes in row order.

    The file is taken whole: its rows are tried day by day, those of one day in the order of the steps and then of the
    file, and again as long as another row of that day was taken. A row is taken if everything that was taken before
    it, in this file or an earlier one, can still be with it; what could not be taken is `bad_value`.
    """
    outcomes = []
    rows = new_rows(world, read_rows("changes", path, outcomes), outcomes)
    taken = {}
    for day in sorted({values["date"] for _, _, values in rows}):
        of_day = [row for row in rows if row[2]["date"] == day]
        of_day.sort(key=lambda row: (STEPS.index(row[2]["kind"]), row[0]))
        take_day(world, of_day, taken, file_number, outcomes)
    return sorted(outcomes)


def new_rows(world, rows, outcomes):
    """The rows whose key is not stored: "Same key, other values = rejected with `differs`"."""
    stored, new = {key_of("changes", values): values for values in world.change_rows}, []
    for number, identity, values in rows:
        key = key_of("changes", values)
        if key in stored:
            same = stored[key] == values
            outcomes.append(Outcome(number, identity, *(("exists", "") if same else ("rejected", "differs"))))
            continue
        new.append((number, identity, values))
    return new


def take_day(world, rows, taken, file_number, outcomes):
    """The rows of one day, again and again until none more can be taken."""
    left = rows
    while True:
        failed = [row for row in left if not take_one(world, row, taken, file_number, outcomes)]
        if len(failed) == len(left):
            break
        left = failed
    for number, identity, values in left:
        outcomes.append(Outcome(number, identity, "rejected", fault_of(world, values)))


def fault_of(world, values):
    """Why a row could not be taken: it names an unknown unit, or it contradicts what is known."""
    try:
        need("from_code", values["from_code"], world.units, "unknown_unit")
        need("to_code", values["to_code"], world.units, "unknown_unit")
    except Fault as fault:
        return fault.code
    return "bad_value"


def take_one(world, row, taken, file_number, outcomes):
    """Try one row; true if it is answered now."""
    number, identity, values = row
    key = key_of("changes", values)
    if key in taken:
        same = taken[key] == values
        outcomes.append(Outcome(number, identity, *(("exists", "") if same else ("rejected", "duplicate_key"))))
        return True
    if fault_of(world, values) == "unknown_unit":
        return False
    change = Change((file_number, number), values["date"], values["kind"], values["from_code"], values["to_code"],
                    values.get("share"), values["name"])
    try:
        world.tree = Tree(world.units, [*world.tree.changes, change])
    except Contradiction:
        return False
    taken[key] = values
    world.change_rows.append(values)
    outcomes.append(Outcome(number, identity, "created", ""))
    return True
