"""Section 3 against cases worked out by hand: split and close, and the judging of sales by the tree of their day."""

from datetime import date

import pytest

from cases import build, outcome_of, sale
from register_days import host_of_point, unit_of_agreement
from test_tree import MEMBERS, codes, path, tree_of, unit


# Split

def test_a_unit_ends_by_its_split_unless_it_is_a_successor(tmp_path):
    ended = tree_of(tmp_path, ["2023-03-01,split,A,B,0.4", "2023-03-01,split,A,C,0.6"])
    assert path(ended, "A") == "" and path(ended, "A", "2023-02-28") == "A P1 TLD"
    lives = tree_of(tmp_path, ["2023-03-01,split,A,A,0.4", "2023-03-01,split,A,C,0.6"])
    assert path(lives, "A") == "A P1 TLD"


@pytest.mark.parametrize("rows,largest", [
    (["B,0.4", "C,0.6"], "C"), (["B,0.6", "C,0.4"], "B"), (["C,0.5", "B,0.50"], "C"),
    (["B,0.5", "C,0.5", "D,0.5"], "B"),
    (["A,0.4", "C,0.6"], "C"), (["A,0.5", "C,0.5"], "A"), (["C,0.5", "A,0.5"], "C")])
def test_everything_else_goes_to_the_largest_share_the_first_on_a_tie(tmp_path, rows, largest):
    more = {"partners": ["X,Đối tác,group,"], "agreements": ["T,X,A,district,,2023-03-01,"],
            "points": ["q,X,Quầy,,,,,,,,A"]}
    world = tree_of(tmp_path, [f"2023-03-01,split,A,{row}" for row in rows] + ["2023-03-01,move,A2,D"], **more)
    assert path(world, "A1").split()[1] == largest and path(world, "A2") == "A2 D P2 TLD"
    assert unit_of_agreement(world, world.agreements["T"], date(2023, 3, 1)) == largest
    assert host_of_point(world, world.points["q"], date(2023, 3, 1)) == largest
    assert host_of_point(world, world.points["q"], date(2023, 2, 28)) == "A"


def test_the_first_row_on_a_tie_is_that_of_the_earlier_file(tmp_path):
    world = tree_of(tmp_path, ["2023-03-01,split,A,C,0.5"], **{"changes-2": ["2023-03-01,split,A,B,0.5"]})
    assert path(world, "A1") == "A1 C P2 TLD"


def test_what_begins_after_the_split_at_a_surviving_unit_stays(tmp_path):
    more = {"partners": ["X,Đối tác,group,"], "agreements": ["T,X,A,district,,2023-03-02,"]}
    world = tree_of(tmp_path, ["2023-03-01,split,A,A,0.4", "2023-03-01,split,A,C,0.6", "2023-04-01,move,A2,A"],
                    units=["A3,A ba,grassroots_union,A,2023-03-01", "A4,A tư,grassroots_union,A,2023-03-02"], **more)
    assert [path(world, code, "2023-04-01").split()[1] for code in ("A1", "A2", "A3", "A4")] == ["C", "A", "C", "A"]
    assert unit_of_agreement(world, world.agreements["T"], date(2023, 4, 1)) == "A"


OWN_ROWS = [
    (["m,An,,,A,2020-01-01"], "C"),                                                   # no own row: the largest share
    (["m,An,,,A,2020-01-01,2023-03-01", "m,An,,,B,2023-03-01"], "B"),                 # by its own row
    (["m,An,,,A,2020-01-01,2023-03-01", "m,An,,,Z,2023-03-01"], "B"),                 # Z was merged into B before
    (["m,An,,,A,2020-01-01,2023-03-01", "m,An,,,D,2023-03-01"], "D"),                 # a transfer
    (["m,An,,,A,2020-01-01,2023-04-01", "m,An,,,B,2023-04-01"], "C"),                 # a later row is a transfer
    (["m,An,,,Z2,2020-01-01"], "C"),                                                  # Z2 was merged into A before
]


@pytest.mark.parametrize("members,unit_then", OWN_ROWS)
def test_the_own_row_on_the_day_of_the_split_decides(tmp_path, members, unit_then):
    world = tree_of(tmp_path, ["2023-01-01,merge,Z,B", "2023-01-01,merge,Z2,A", "2023-03-01,split,A,B,0.4",
                               "2023-03-01,split,A,C,0.6"],
                    units=["Z,Z,commune_union,P1", "Z2,Z2,commune_union,P1"], members=members)
    assert unit(world, "m", "2023-03-01") == unit_then and unit(world, "m", "2023-02-28") == "A"


def test_a_member_stays_with_a_surviving_unit_that_the_own_row_names(tmp_path):
    world = tree_of(tmp_path, ["2023-03-01,split,A,A,0.1", "2023-03-01,split,A,C,0.9"])
    assert unit(world, "a", "2023-03-01") == "A" and path(world, "A1") == "A1 C P2 TLD"


@pytest.mark.parametrize("rows,expected", [
    (["2023-03-01,split,A,B,0.5", "2023-03-01,split,B,C,0.5"], ["", "bad_value"]),     # no chain of splits
    (["2023-03-01,split,A,X,0.5", "2023-03-01,split,A,B,0.5"], ["bad_value"] * 2),     # X is closed: no half event
    (["2023-03-01,split,A,N,0.5", "2023-03-01,split,A,B,0.5"], ["unknown_unit", ""]),  # N is nobody: B alone
    (["2023-03-01,split,A,B,0.5", "2023-03-01,merge,A,C"], ["", "bad_value"]),         # A has ended
    (["2023-03-01,split,A,B,0.5", "2023-03-01,split,A,A,0.5", "2023-03-01,merge,A,C"], ["", "", ""]),
    (["2023-03-01,split,A,B,0.5", "2023-03-01,merge,B,C"], ["", ""]),
    (["2023-03-01,split,A,B,0.5", "2023-03-01,merge,C,A"], ["", "bad_value"]),
    (["2023-03-01,split,K,K,0.5", "2023-03-01,split,K,B,0.5"], ["", ""]),              # K lives until its closing
    (["2023-03-01,split,K,C,0.5", "2023-03-01,split,K,B,0.5"], ["bad_value"] * 2),     # K is closed on another day
    (["2023-03-01,split,A,A1,1"], ["bad_value"]), (["2023-03-01,split,A,A1,1", "2023-03-01,move,A1,P1"], ["", ""]),
    (["2023-03-01,split,A,B,0.5", "2023-04-01,split,A,C,0.5"], ["", "bad_value"]),
    (["2023-03-01,split,TLD,P1,1"], ["bad_value"]), (["2023-03-01,split,TLD,TLD,1"], ["bad_value"]),
    (["2023-03-01,split,A,B,0.5", "2023-03-01,split,A,C,0.9"], ["", ""]),              # no sum is asked for
    (["2023-03-01,split,A,B,1", "2023-03-01,close,A,"], ["", ""]),
    (["2023-03-01,split,A,B,1", "2023-03-02,close,A,"], ["", "bad_value"]),
])
def test_splits(tmp_path, rows, expected):
    units = ["X,X,commune_union,P1,,2023-01-01", "K,K,commune_union,P1,,2024-01-01"]
    assert codes(tree_of(tmp_path, rows, units=units)) == expected


# Close

@pytest.mark.parametrize("how", ["row", "units", "both"])
def test_children_of_a_closed_unit_hang_on_its_parent(tmp_path, how):
    units = [] if how == "row" else ["K,K,commune_union,P1,,2023-03-01"]
    units = units or ["K,K,commune_union,P1"]
    world = tree_of(tmp_path, [] if how == "units" else ["2023-03-01,close,K,"],
                    units=[*units, "K1,K1,grassroots_union,K", "K2,K2,grassroots_union,K"],
                    **{"changes-2": ["2023-03-01,move,K2,P2"]})
    assert path(world, "K1", "2023-02-28") == "K1 K P1 TLD"
    assert [path(world, code) for code in ("K", "K1", "K2")] == ["", "K1 P1 TLD", "K2 P2 TLD"]


def test_children_close_before_parents(tmp_path):
    world = tree_of(tmp_path, ["2023-03-01,close,P1,", "2023-03-01,close,A,", "2023-04-01,merge,P2,TLD"])
    assert path(world, "A1") == "A1 TLD" and path(world, "B1") == "B1 B TLD"
    assert path(world, "D", "2023-04-01") == "D TLD"


def test_a_child_may_outlive_its_parent_and_follows_the_grandparent(tmp_path):
    world = tree_of(tmp_path, ["2023-03-01,close,A,", "2023-04-01,merge,P1,P2"])
    assert path(world, "A1", "2023-03-31") == "A1 P1 TLD" and path(world, "A1", "2023-04-01") == "A1 P2 TLD"


def test_a_unit_closed_without_successor_ends_its_memberships(tmp_path):
    members = [*MEMBERS, "late,Dũng,,,A,2023-03-01", "z,Em,,,Z,2023-03-01", "y,Giang,,,A,2023-02-28"]
    world = tree_of(tmp_path, ["2023-01-01,merge,Z,A", "2023-03-01,close,A,"], units=["Z,Z,commune_union,P1"],
                    members=members)
    assert [unit(world, "a", day) for day in ("2023-02-28", "2023-03-01")] == ["A", None]
    assert [outcome.code for outcome in world.outcomes["members.csv"]] == ["", "", "", "bad_value", "bad_value", ""]


def test_an_assignment_stays_when_the_closing_is_read_later(tmp_path):
    world = tree_of(tmp_path, [], members=["late,Dũng,,,A,2023-04-01"], last="changes-2.csv",
                    **{"changes-2": ["2023-03-01,close,A,"]})
    assert unit(world, "late", "2023-04-01") is None


@pytest.mark.parametrize("rows,expected", [
    (["2023-03-01,close,A1,", "2023-04-01,close,A1,"], ["", "bad_value"]), (["2023-03-01,close,TLD,"], ["bad_value"]),
    (["2023-03-01,close,X,"], ["bad_value"]), (["2023-01-01,close,X,"], [""]), (["2022-12-31,close,X,"], ["bad_value"]),
    (["2023-03-01,close,Y,"], ["bad_value"]), (["2023-03-02,close,Y,"], [""])])
def test_closings(tmp_path, rows, expected):
    units = ["X,X,commune_union,P1,,2023-01-01", "Y,Y,commune_union,P1,2023-03-01"]
    assert codes(tree_of(tmp_path, rows, units=units)) == expected


# Judging by the tree of the sale's business day

JUDGED = [
    ("2023-02-28T23:59:59+07:00", "g2", "for-d1", "not_covered"), ("2023-03-01T00:00:00+07:00", "g2", "for-d1", ""),
    ("2023-04-30T23:59:59+07:00", "g2", "for-d1", ""), ("2023-05-01T00:00:00+07:00", "g2", "for-d1", "not_a_member"),
    ("2023-02-28T12:00:00+07:00", "g1", "for-ls", "not_covered"), ("2023-03-01T12:00:00+07:00", "g1", "for-ls", ""),
    ("2023-06-01T12:00:00+07:00", "g1", "for-d1", ""), ("2023-07-01T12:00:00+07:00", "g1", "for-d1", "not_covered")]


@pytest.mark.parametrize("at,member,product,code", JUDGED)
def test_sales_are_judged_by_the_tree_of_their_day(tmp_path, at, member, product, code):
    """G2 moves under D1 and is closed; the agreement of LS means D1 from the day LS is merged; D1 closes in July."""
    world = build(tmp_path, sales=[sale(at=at, member=member, product=product)],
                  changes=["2023-03-01,move,G2,D1", "2023-05-01,close,G2,", "2023-03-01,merge,LS,D1"],
                  more={"members": ["g2,A,,,G2,2020-01-01", "g1,A,,,G1,2020-01-01"],
                        "agreements": ["TLS,A,LS,sector"],
                        "products": ["for-ls,TLS,T,goods,true,10000,,,2022-01-01"]})
    assert codes(world) == ["", "", ""] and outcome_of(world)[0].code == code
