"""The made-up worlds: the same seed gives the same bytes, and together they meet every rule often."""

from collections import Counter
from datetime import datetime, timezone

import pytest

import judging
from compare import questions
from recount import DIVISIONS_FOLDER, read_world, welfare
from worlds import make_world

SEEDS = range(1, 21)
NOW = datetime(2026, 1, 1, tzinfo=timezone.utc)
TIMES = 5

CODES = ("bad_value", "missing_value", "duplicate_key", "unknown_unit", "unknown_partner", "unknown_agreement",
         "unknown_product", "unknown_point", "unknown_member", "paid_over_list", "in_future", "point_closed",
         "wrong_partner", "product_not_in_force", "agreement_not_in_force", "not_a_member", "not_covered", "over_limit",
         "pool_empty", "unknown_sale", "is_reversal", "already_reversed", "conflict")
KINDS = ("units", "members", "partners", "agreements", "products", "points", "sales")

pytestmark = pytest.mark.skipif(not (DIVISIONS_FOLDER / "divisions-2024.csv").exists(), reason="no divisions to read")


@pytest.fixture(name="folders", scope="module")
def worlds_on_disk(tmp_path_factory):
    """{seed: (folder, sales files)}."""
    folders = {seed: tmp_path_factory.mktemp(f"world-{seed}") for seed in SEEDS}
    return {seed: (folder, make_world(folder, seed)) for seed, folder in folders.items()}


@pytest.fixture(name="worlds", scope="module")
def worlds_read(folders):
    """{seed: world}."""
    return {seed: read_world(folder, files, now=NOW) for seed, (folder, files) in folders.items()}


def outcomes(worlds):
    """(kind, outcome) of every row of every world."""
    return [(name.partition(".")[0].partition("-")[0], outcome) for world in worlds.values()
            for name, rows in world.outcomes.items() for outcome in rows]


def test_every_code_comes_often(worlds):
    met = Counter(outcome.code for _, outcome in outcomes(worlds))
    assert {code: met[code] for code in CODES if met[code] < TIMES} == {}
    assert set(met) == set(CODES) | {""}


def test_every_kind_has_rows_taken_there_already_bad_and_missing(worlds):
    met = Counter((kind, word) for kind, outcome in outcomes(worlds) for word in (outcome.status, outcome.code))
    needed = [(kind, word) for kind in KINDS for word in ("created", "exists", "bad_value", "missing_value")]
    needed += [(kind, "duplicate_key") for kind in KINDS if kind != "sales"]
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
        reports = [welfare(world, *question) for question in questions(world, seed, 10)]
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
