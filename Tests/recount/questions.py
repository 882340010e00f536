"""The reports that are asked of a made-up world: every scope, partner, period, grouping and view."""

import random
from collections import namedtuple
from datetime import date, timedelta

Asked = namedtuple("Asked", "scope partner period by view")


def random_period(rng):
    """Any kind of period in and around the years of the worlds."""
    year = rng.choice((2021, 2022, 2022, 2023, 2023, 2024))
    part = rng.choice(("", f"-H{rng.randint(1, 2)}", f"-Q{rng.randint(1, 4)}", f"-{rng.randint(1, 12):02d}"))
    return f"{year}{part}"


def random_view(rng, world, by, features):
    """A view: of dates those around an event as often as others; by place there is none of a date."""
    if "views" not in features:
        return "reported"
    if by == "place" or rng.random() < 0.5:
        return rng.choice(("reported", "today", "today"))
    events = [day + timedelta(days=more) for day in world.tree.dates[1:] for more in (-1, 0)]
    others = [date(2020, 1, 1), date(2022, 6, 1), date(2023, 1, 1), date(2024, 12, 31), date(2031, 1, 1)]
    return rng.choice(rng.choice((events or others, others)))


def questions(world, seed, number, features):
    """A third of the fixed questions (the confederation in every kind of view, leaf units, every kind of period), so
    that three seeds in a row ask all of them, and others by chance."""
    rng = random.Random(f"questions/{seed}")
    units, partners = sorted(world.units), sorted(world.partners)
    root = next(code for code in units if world.units[code]["kind"] == "confederation")
    parents = {row["parent_code"] for row in world.units.values()} - {None}
    leaves = [code for code in units if code not in parents]
    changed = sorted({code for row in world.tree.changes for code in (row.source, row.target) if code})
    asked = [(root, "all", period, "unit", "reported")
             for period in ("2022", "2023", "2024", "2023-H1", "2022-H2", "2023-Q1", "2024-Q3", "2023-01", "2024-02",
                            "2022-12")]
    asked += [(root, rng.choice(partners), "2023", "unit", "reported"), (root, "all", "2019", "unit", "reported")]
    asked += [(leaf, "all", period, "unit", "reported")
              for leaf, period in zip(rng.sample(leaves, min(4, len(leaves))), ("2022", "2023-H2", "2023", "2024"))]
    if "views" in features:
        asked += [(root, "all", "2023", "unit", view) for view in ("today", date(2023, 1, 1), date(2022, 1, 1))]
    if "place" in features:
        asked += [(root, "all", "2023", "place", "reported")]
    if {"place", "views"} <= set(features):
        asked += [(root, "all", "2023", "place", "today")]
    asked = asked[seed % 3::3]
    for _ in range(number):
        by = rng.choice(("unit", "unit", "place")) if "place" in features else "unit"
        scope = rng.choice(rng.choice((units, sorted(parents), changed or units)))
        if by == "place" and rng.random() < 0.6:
            scope = rng.choice([code for code in units if world.units[code]["division_code"]])
        partner = "all" if rng.random() < 0.6 else rng.choice(partners)
        asked.append((scope, partner, random_period(rng), by, random_view(rng, world, by, features)))
    return [Asked(*question) for question in asked]
