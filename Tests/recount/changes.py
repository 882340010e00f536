"""Taking a file of changes: section 3 of the rules, with the repeats of section 1."""

from columns import Fault, key_of
from registers import Outcome, need, read_rows
from tree import STEPS, Change, Contradiction, Tree


def take_changes(world, path, file_number):
    """Take one file; gives the outcomes in row order.

    The file is taken whole: its events are tried day by day, those of one day in the order of the steps and then of
    the file, and again as long as another event of that day was taken. An event is taken if everything that was taken
    before it, in this file or an earlier one, can still be with it; all rows of an event that cannot are `bad_value`.
    """
    outcomes, first, repeats = [], {}, []
    for number, identity, values in new_rows(world, read_rows("changes", path, outcomes), outcomes):
        if key_of("changes", values) in first:
            repeats.append((number, identity, values))
        else:
            first[key_of("changes", values)] = (number, identity, values)
    events = events_of(first.values())
    for day in sorted({event[0][2]["date"] for event in events}):
        of_day = [event for event in events if event[0][2]["date"] == day]
        take_day(world, of_day, file_number, outcomes)
    answer_repeats(world, repeats, outcomes)
    return sorted(outcomes)


def events_of(rows):
    """"several rows of one date and kind with the same to_code (merge) or from_code (split) make one event, every
    other row is its own event"; in the order of the steps, then of their first rows in the file."""
    events = {}
    for number, identity, values in rows:
        kind = values["kind"]
        shared = {"merge": values["to_code"], "split": values["from_code"]}.get(kind, number)
        events.setdefault((values["date"], kind, shared), []).append((number, identity, values))
    return sorted(events.values(), key=lambda event: (STEPS.index(event[0][2]["kind"]), event[0][0]))


def new_rows(world, rows, outcomes):
    """The rows that are to be tried: "Same key, other values = rejected with `differs`", and they name known units."""
    stored, new = {key_of("changes", values): values for values in world.change_rows}, []
    for number, identity, values in rows:
        key = key_of("changes", values)
        try:
            if key in stored and stored[key] != values:
                raise Fault("share", "differs")
            need("from_code", values["from_code"], world.units, "unknown_unit")
            need("to_code", values["to_code"], world.units, "unknown_unit")
        except Fault as fault:
            outcomes.append(Outcome(number, identity, "rejected", fault.code))
            continue
        if key in stored:
            outcomes.append(Outcome(number, identity, "exists", ""))
        else:
            new.append((number, identity, values))
    return new


def take_day(world, events, file_number, outcomes):
    """The events of one day, again and again until none more can be taken."""
    left = events
    while True:
        failed = [event for event in left if not take_event(world, event, file_number)]
        if len(failed) == len(left):
            break
        left = failed
    for event in events:
        status, code = ("rejected", "bad_value") if event in left else ("created", "")
        outcomes += [Outcome(number, identity, status, code) for number, identity, _ in event]


def take_event(world, event, file_number):
    """Try one event with everything that was taken before; true if it is taken."""
    changes = [Change((file_number, number), values["date"], values["kind"], values["from_code"], values["to_code"],
                      values.get("share"), values["name"]) for number, _, values in event]
    try:
        world.tree = Tree(world.units, [*world.tree.changes, *changes])
    except Contradiction:
        return False
    world.change_rows += [values for _, _, values in event]
    return True


def answer_repeats(world, repeats, outcomes):
    """Rows whose key an earlier row of the file has: they repeat it, contradict it, or are rejected like it."""
    taken = {key_of("changes", values): values for values in world.change_rows}
    for number, identity, values in repeats:
        first = taken.get(key_of("changes", values))
        if first is None:
            outcomes.append(Outcome(number, identity, "rejected", "bad_value"))
        elif first == values:
            outcomes.append(Outcome(number, identity, "exists", ""))
        else:
            outcomes.append(Outcome(number, identity, "rejected", "duplicate_key"))
