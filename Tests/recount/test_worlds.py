"""The made-up worlds: the same seed gives the same bytes, and together they meet every rule often."""

from collections import Counter
from datetime import date, datetime, timezone

import pytest

import judging
from questions import questions
from recount import DIVISIONS_FOLDER, kind_of, read_world, welfare
from register_days import unit_of_member
from tree import STEPS
from views import NoTerritory, Question, counted_sales, days_of
from worlds import FEATURES, make_world

SEEDS = range(1, 21)
NOW = datetime(2026, 1, 1, tzinfo=timezone.utc)
TIMES = 5

CODES = ("bad_value", "missing_value", "duplicate_key", "unknown_unit", "unknown_partner", "unknown_agreement",
         "unknown_product", "unknown_point", "unknown_member", "paid_over_list", "in_future", "point_closed",
         "wrong_partner", "product_not_in_force", "agreement_not_in_force", "not_a_member", "not_covered", "over_limit",
         "pool_empty", "unknown_sale", "is_reversal", "already_reversed", "conflict", "differs")
KINDS = ("units", "changes", "territories", "grants", "members", "partners", "agreements", "products", "points", "sales")

pytestmark = pytest.mark.skipif(not (DIVISIONS_FOLDER / "divisions-2024.csv").exists(), reason="no divisions to read")


@pytest.fixture(name="folders", scope="module")
def worlds_on_disk(tmp_path_factory):
    """{seed: (folder, files in their order)}."""
    folders = {seed: tmp_path_factory.mktemp(f"world-{seed}") for seed in SEEDS}
    return {seed: (folder, make_world(folder, seed)) for seed, folder in folders.items()}


@pytest.fixture(name="worlds", scope="module")
def worlds_read(folders):
    """{seed: world}."""
    return {seed: read_world(folder, files, now=NOW) for seed, (folder, files) in folders.items()}


def outcomes(worlds):
    """(kind, outcome) of every row of every world."""
    return [(kind_of(name), outcome) for world in worlds.values()
            for name, rows in world.outcomes.items() for outcome in rows]


def test_every_code_comes_often(worlds):
    met = Counter(outcome.code for _, outcome in outcomes(worlds))
    assert {code: met[code] for code in CODES if met[code] < TIMES} == {}
    assert set(met) == set(CODES) | {""}


def test_every_kind_has_rows_taken_there_already_bad_and_missing(worlds):
    met = Counter((kind, word) for kind, outcome in outcomes(worlds) for word in (outcome.status, outcome.code))
    needed = [(kind, word) for kind in KINDS for word in ("created", "exists", "bad_value", "missing_value")]
    needed += [(kind, "duplicate_key") for kind in KINDS if kind not in ("sales", "grants")]
    assert [pair for pair in needed if met[pair] < TIMES] == []


def test_other_prices_and_reversed_sales_come_often(worlds):
    assert sum(len(world.flagged_ids) for world in worlds.values()) >= TIMES
    assert sum(len(world.reversed_ids) for world in worlds.values()) >= TIMES


def test_reversals_free_places_for_later_sales(folders, worlds, monkeypatch):
    def never_freed(world, sale, period, day):
        marked, world.reversed_ids = world.reversed_ids, set()
        try:
            return count_before(world, sale, period, day)
        finally:
            world.reversed_ids = marked

    count_before = judging.sales_before
    monkeypatch.setattr(judging, "sales_before", never_freed)
    freed = 0
    for seed, (folder, files) in folders.items():
        other = read_world(folder, files, now=NOW)
        for identity, sale in worlds[seed].sales.items():
            unfreed = other.sales.get(identity, sale)["code"]
            freed += sale["status"] == "accepted" and unfreed in ("over_limit", "pool_empty")
    assert freed >= TIMES


def test_sound_sales_are_many_and_reports_differ(worlds):
    for seed, world in worlds.items():
        reports = [welfare(world, *asked) for asked in questions(world, seed, 40, ("views",))]
        assert len({(report["turns"], report["points"], report["members"]) for report in reports}) > 5
    created = sum(1 for kind, outcome in outcomes(worlds) if kind == "sales" and outcome.status == "created")
    assert created > sum(1 for kind, _ in outcomes(worlds) if kind == "sales") / 4


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    first, second, other = tmp_path / "1", tmp_path / "2", tmp_path / "3"
    assert make_world(first, 7, 300) == make_world(second, 7, 300)
    make_world(other, 8, 300)
    for file in sorted(first.iterdir()):
        assert file.read_bytes() == (second / file.name).read_bytes()
    assert (first / "units.csv").read_bytes() != (other / "units.csv").read_bytes()


def test_the_parts_of_a_report_add_up(worlds):
    for seed, world in worlds.items():
        root = "TLD"
        year = welfare(world, root, "all", "2023")
        months = [welfare(world, root, "all", f"2023-{month:02d}") for month in range(1, 13)]
        assert year["turns"] == sum(month["turns"] for month in months) == sum(line["turns"] for line in year["lines"])
        assert year["members"] <= sum(month["members"] for month in months)
        paid = sum(line["paid_amount"] for line in year["lines"])
        assert year["sales"]["paid_amount"] == paid == sum(month["sales"]["paid_amount"] for month in months), seed


def test_every_event_is_taken_and_rejected_often(worlds):
    taken = Counter(row.kind for world in worlds.values() for row in world.tree.changes)
    assert {kind: taken[kind] for kind in STEPS if taken[kind] < TIMES} == {}
    met = Counter(outcome.code for kind, outcome in outcomes(worlds) if kind == "changes")
    codes = ("bad_value", "missing_value", "unknown_unit", "duplicate_key", "differs")
    assert {code: met[code] for code in codes if met[code] < TIMES} == {}


def test_chains_ties_surviving_units_and_moves_of_the_day_come_often(worlds):
    days = [now for world in worlds.values() for now in world.tree.days]
    splits = [split for now in days for split in now.splits.values()]
    assert sum(target in now.merges for now in days for target in now.merges.values()) >= TIMES
    assert min(sum(split.survives for split in splits), sum(not split.survives for split in splits)) >= TIMES
    assert sum(split.survives and split.largest != split.source for split in splits) >= TIMES
    assert sum(bool(now.closes) for now in days) >= TIMES


def test_files_come_in_many_orders(folders):
    firsts = Counter()
    for _, files in folders.values():
        kinds = [kind_of(name) for name in files]
        firsts["changes after members"] += kinds.index("changes") > kinds.index("members")
        firsts["changes after sales"] += "changes" in kinds[kinds.index("sales"):]
        firsts["members after changes"] += kinds.index("members") > kinds.index("changes")
    assert min(firsts.values()) >= 3


def test_views_differ_and_refusals_come(worlds):
    moved, unplaced, refused = 0, 0, 0
    for seed, world in worlds.items():
        for asked in questions(world, seed, 14, FEATURES):
            try:
                report = welfare(world, *asked)
            except NoTerritory:
                refused += 1
                continue
            moved += asked.view != "reported" and asked.by == "unit" and report["turns"] != welfare(
                world, asked.scope, asked.partner, asked.period)["turns"]
            unplaced += report["unplaced"]["turns"] > 0
    assert min(moved, unplaced, refused) >= 2 * TIMES


def ids(world, scope, period, view, by="unit"):
    """The ids of the counted sales and whether each could be placed."""
    asked = Question(scope, "all", period, by, view, date(2026, 11, 1))
    return {one.sale["id"]: (one.placed, one.units[:1]) for one in counted_sales(world, asked)}


def quiet_month(world):
    """A month in whose days nothing happens after the first."""
    months = [f"{year}-{month:02d}" for year in (2023, 2022, 2024) for month in range(1, 13)]
    return next(month for month in months if not set(days_of(month)[1:]) & set(world.tree.dates))


@pytest.mark.parametrize("seed", list(SEEDS)[:6])
def test_children_add_up_to_their_parent_in_every_view(worlds, seed):
    world = worlds[seed]
    quiet = quiet_month(world)
    cases = [(quiet, "reported", days_of(quiet)[0])]
    cases += [("2023", view, view) for view in (date(2022, 6, 1), date(2023, 7, 1), date(2026, 11, 1))]
    for period, view, day in cases:
        counted = {code: ids(world, code, period, view) for code in world.tree.on(day).parent}
        for parent, sales in counted.items():
            below = [counted[code] for code in counted if world.tree.path_up(code, day)[1:2] == [parent]]
            own = [one for one, (placed, lowest) in sales.items() if lowest == [parent] or not placed]
            assert sorted(own + [one for child in below for one in child]) == sorted(sales)
            members = {world.sales[one]["row"]["member_no"] for one in sales}
            assert len(members) == welfare(world, parent, "all", period, view=view)["members"]


def test_the_nation_is_equal_in_all_views(worlds):
    for world in worlds.values():
        reported = welfare(world, "TLD", "all", "2023")
        for by, view in (("unit", "today"), ("unit", date(2022, 1, 1)), ("unit", date(2031, 1, 1)),
                         ("place", "reported"), ("place", "today")):
            other = welfare(world, "TLD", "all", "2023", by=by, view=view)
            for name in ("members", "turns", "sales", "lines", "points", "support"):
                assert other[name] == reported[name], (by, view, name)


@pytest.mark.parametrize("seed", list(SEEDS)[:6])
def test_an_assignment_means_the_same_whichever_file_came_first(folders, seed):
    """But for the assignments that begin after the closing of their unit: they are rejected if that is known."""
    folder, files = folders[seed]
    known = [name for name in files if kind_of(name) in ("units", "changes")]
    members = [name for name in files if kind_of(name) == "members"]
    before = read_world(folder, known + members, now=NOW)
    late = read_world(folder, [name for name in known if kind_of(name) == "units"] + members
                      + [name for name in known if kind_of(name) == "changes"], now=NOW)
    same = [number for number in before.members if before.members[number] == late.members.get(number)]
    assert len(same) > 20 and [row[1:] for row in before.tree.changes] == [row[1:] for row in late.tree.changes]
    for number in same:
        for day in before.tree.dates[1:]:
            assert unit_of_member(before, number, day) == unit_of_member(late, number, day)


def test_restricted_worlds_hold_nothing_else(tmp_path):
    files = make_world(tmp_path / "1", 3, 300, features=())
    assert [kind_of(name) for name in files] == sorted(map(kind_of, files), key=FEATURES_OFF.index)
    world = read_world(tmp_path / "2", make_world(tmp_path / "2", 3, 300, features=("merge", "grants")), now=NOW)
    assert world.grants and {row.kind for row in world.tree.changes} == {"merge"}


FEATURES_OFF = ("units", "members", "partners", "agreements", "products", "points", "sales")
