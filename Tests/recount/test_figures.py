"""The recount's report against figures added up by hand."""

import pytest

from cases import build, sale
from recount import welfare
from views import days_of

ZERO = {"list_amount": 0, "paid_amount": 0, "discount_amount": 0}

SALES = [
    # m1 in G1 under D1 and P1, until 31 March 2023
    sale(id="s1", at="2023-03-31T16:59:59Z", member="m1", point="shop", listed=1000, paid=875),
    # m1 in G3 under NG, from 1 April 2023
    sale(id="s2", at="2023-03-31T17:00:00Z", member="m1", point="shop", listed=1000, paid=900),
    # m3 in G3 under NG, at a branch with a division of 2025
    sale(id="s3", at="2023-01-31T23:59:59+07:00", member="m3", point="branch", product="for-all", paid=9000),
    # md in G1a under G1, which hangs on P1 since D1 closed on 1 July 2023; a point without division
    sale(id="s4", at="2023-07-01T00:00:00+07:00", member="md", point="branch2", product="rice", quantity="2",
         listed=20000, paid=15000),
    # mx on the last day of GX under P1
    sale(id="s5", at="2023-05-31T12:00:00+07:00", member="mx", point="late", product="rice", paid=10000),
    # m3 in NG itself
    sale(id="s6", at="2023-02-02T12:00:00+07:00", member="m3", point="shop", product="oil", listed=1000, paid=0),
    # reversed, its reversal, refused: never counted
    sale(id="s7", at="2023-03-01T12:00:00+07:00", member="m2", point="early", product="oil"),
    "s8,2023-03-02T12:00:00+07:00,early,m2,oil,1,10000,9000,s7",
    sale(id="s9", at="2023-03-01T12:00:00+07:00", member="m2", paid=10001),
    # md on 1 January 2024 in Vietnam
    sale(id="s10", at="2023-12-31T17:00:00Z", member="md", point="branch", product="oil", listed=7, paid=6),
]

# scope, partner, period: members, turns, list, paid, points
TOTALS = [
    (("TLD", "all", "2023"), 4, 6, 43000, 35775, 5),
    (("TLD", "all", "2023-H1"), 3, 5, 23000, 20775, 5),
    (("TLD", "all", "2023-H2"), 1, 1, 20000, 15000, 4),
    (("TLD", "all", "2023-Q1"), 2, 3, 12000, 9875, 5),
    (("TLD", "all", "2023-Q2"), 2, 2, 11000, 10900, 5),
    (("TLD", "all", "2023-03"), 1, 1, 1000, 875, 5),
    (("TLD", "all", "2023-04"), 1, 1, 1000, 900, 5),
    (("TLD", "all", "2023-12"), 0, 0, 0, 0, 4),
    (("TLD", "all", "2024-01"), 1, 1, 7, 6, 4),
    (("TLD", "all", "2021"), 0, 0, 0, 0, 0),
    (("TLD", "A", "2023"), 4, 6, 43000, 35775, 5),
    (("TLD", "B1", "2023"), 1, 1, 10000, 9000, 1),
    (("TLD", "C", "2023"), 0, 0, 0, 0, 0),
    (("P1", "all", "2023"), 3, 3, 31000, 25875, 3),
    (("D1", "all", "2023"), 1, 1, 1000, 875, 1),
    (("D1", "all", "2023-H2"), 0, 0, 0, 0, 0),
    (("G1", "all", "2023"), 2, 2, 21000, 15875, 2),
    (("G1a", "all", "2023"), 1, 1, 20000, 15000, 1),
    (("NG", "all", "2023"), 2, 3, 12000, 9900, 2),
    (("NG", "B1", "2023"), 1, 1, 10000, 9000, 1),
    (("G3", "all", "2023"), 2, 2, 11000, 9900, 2),
    (("GX", "all", "2023"), 1, 1, 10000, 10000, 1),
    (("P2", "all", "2023"), 0, 0, 0, 0, 0),
    (("P2", "all", "2024"), 0, 0, 0, 0, 1),
    (("P1", "all", "2024"), 1, 1, 7, 6, 1),
]


@pytest.fixture(name="world", scope="module")
def world_of_sales(tmp_path_factory):
    """The small world with the sales above."""
    world = build(tmp_path_factory.mktemp("world"), sales=SALES)
    statuses = [outcome.status for outcome in world.outcomes["sales-1.csv"]]
    assert statuses == ["created"] * 8 + ["refused", "created"]
    return world


@pytest.mark.parametrize("question,members,turns,listed,paid,points", TOTALS)
def test_totals(world, question, members, turns, listed, paid, points):
    report = welfare(world, *question)
    money = {"list_amount": listed, "paid_amount": paid, "discount_amount": listed - paid}
    assert (report["members"], report["turns"], report["sales"]) == (members, turns, money)
    assert report["points"] == points
    assert report["unplaced"] == {"members": 0, "turns": 0, **ZERO}


def test_lines_are_by_code_with_the_latest_name_and_kind(world):
    assert welfare(world, "TLD", "all", "2023")["lines"] == [
        {"product": "for-all", "name": "Áo", "kind": "goods", "members": 1, "turns": 1, "list_amount": 10000,
         "paid_amount": 9000, "discount_amount": 1000},
        {"product": "oil", "name": "Dầu", "kind": "goods", "members": 2, "turns": 3, "list_amount": 3000,
         "paid_amount": 1775, "discount_amount": 1225},
        {"product": "rice", "name": "Gạo mới", "kind": "service", "members": 2, "turns": 2, "list_amount": 30000,
         "paid_amount": 25000, "discount_amount": 5000}]


NO_UNITS = {"confederation": 0, "provincial_federation": 0, "district_federation": 0, "central_sector_union": 0,
            "corporation_union": 0, "local_sector_union": 0, "industrial_zone_union": 0, "commune_union": 0,
            "grassroots_union": 0, "occupational_union": 0}


@pytest.mark.parametrize("question,units", [
    (("TLD", "all", "2023"), {"confederation": 1, "provincial_federation": 1, "district_federation": 1,
                              "central_sector_union": 1, "grassroots_union": 2, "occupational_union": 1}),
    (("TLD", "all", "2023-H2"), {"confederation": 1, "provincial_federation": 1, "grassroots_union": 1}),
    (("P1", "all", "2023"), {"provincial_federation": 1, "district_federation": 1, "grassroots_union": 2}),
    (("NG", "all", "2023-02"), {"central_sector_union": 1}),
    (("NG", "all", "2023-01"), {"central_sector_union": 1, "occupational_union": 1}),
    (("G1a", "all", "2023"), {}),
    (("P2", "all", "2023"), {})])
def test_units_are_distinct_and_within_the_scope(world, question, units):
    assert welfare(world, *question)["units"] == {**NO_UNITS, **units}


def test_provinces_are_those_of_the_points_in_their_vintage(world):
    one_2024 = {"code": "01", "name": "Tỉnh Một", "vintage": "2024"}
    one_2025 = {"code": "01", "name": "Tỉnh Một mới", "vintage": "2025"}
    assert welfare(world, "TLD", "all", "2023")["provinces"] == [one_2024, one_2025]
    assert welfare(world, "P1", "all", "2023")["provinces"] == [one_2024]
    assert welfare(world, "P1", "all", "2024")["provinces"] == [one_2025]
    assert welfare(world, "G1a", "all", "2023")["provinces"] == []


def test_sectors_are_the_sector_and_corporation_unions_with_a_sale(world):
    assert welfare(world, "TLD", "all", "2023")["sectors"] == [
        {"code": "NG", "name": "Ngành", "kind": "central_sector_union"}]
    assert welfare(world, "P1", "all", "2023")["sectors"] == []


def test_a_local_sector_union_and_a_corporation_union_are_sectors(tmp_path):
    world = build(tmp_path, more={"members": ["m8,A,,,LS,2020-01-01", "m9,A,,,TCT,2020-01-01"]},
                  sales=[sale(member="m8"), sale(member="m9")])
    assert [sector["code"] for sector in welfare(world, "TLD", "all", "2023")["sectors"]] == ["LS", "TCT"]


def test_a_sale_without_a_unit_in_the_present_register_counts_for_the_confederation_only(tmp_path):
    world = build(tmp_path, sales=[sale(member="m2", listed=1000, paid=900), sale(member="m3")])
    world.members["m2"].pop()
    money = {"list_amount": 1000, "paid_amount": 900, "discount_amount": 100}
    nation, province = welfare(world, "TLD", "all", "2023"), welfare(world, "P1", "all", "2023")
    assert (nation["members"], nation["turns"], nation["sales"]["paid_amount"]) == (2, 2, 9900)
    assert nation["unplaced"] == {"members": 1, "turns": 1, **money}
    assert nation["units"] == {**NO_UNITS, "confederation": 1, "central_sector_union": 1}
    assert province["turns"] == 0 and province["unplaced"] == {"members": 0, "turns": 0, **ZERO}
    assert welfare(world, "TLD", "C", "2023")["unplaced"]["turns"] == 0


def test_a_point_outside_the_territory_is_not_counted_in_spite_of_a_sale(tmp_path):
    world = build(tmp_path, more={"points": ["far,A,Xa,,00002,2024"]}, sales=[sale(member="m2", point="far")])
    assert welfare(world, "P1", "all", "2023")["points"] == 1   # the shop
    assert welfare(world, "G2", "all", "2023")["points"] == 1   # far: G2 has no territory, so its sale counts
    assert [row["code"] for row in welfare(world, "P1", "all", "2023")["provinces"]] == ["02"]


def test_a_point_counts_from_its_first_to_before_its_last_day_with_a_product(tmp_path):
    points = ["q,C,Tên,,,,,,2023-03-31,2023-04-02"]
    more = {"points": points, "agreements": ["TC,C,TLD,national"],
            "products": ["x,TC,X,goods,true,1,,,2022-01-01,2023-04-01"]}
    world = build(tmp_path, more=more)
    counted = [welfare(world, "TLD", "C", period)["points"] for period in ("2023-02", "2023-03", "2023-04", "2023-Q2")]
    assert counted == [1, 2, 0, 0]   # `other` is always open; the product ends before 1 April


def test_the_days_of_a_period():
    edges = {period: (str(days_of(period)[0]), str(days_of(period)[-1]), len(days_of(period)))
             for period in ("2024", "2023-H1", "2023-H2", "2024-Q1", "2023-Q4", "2024-02", "2023-12")}
    assert edges == {"2024": ("2024-01-01", "2024-12-31", 366), "2023-H1": ("2023-01-01", "2023-06-30", 181),
                     "2023-H2": ("2023-07-01", "2023-12-31", 184), "2024-Q1": ("2024-01-01", "2024-03-31", 91),
                     "2023-Q4": ("2023-10-01", "2023-12-31", 92), "2024-02": ("2024-02-01", "2024-02-29", 29),
                     "2023-12": ("2023-12-01", "2023-12-31", 31)}
