"""Section 3 against cases worked out by hand: every sentence of the tree and its events."""

from datetime import date

import pytest

from cases import build, outcome_of, sale
from register_days import host_of_point, unit_of_agreement, unit_of_member

PLAIN = ["TLD,Gốc,confederation,", "P1,Tỉnh 1,provincial_federation,TLD", "P2,Tỉnh 2,provincial_federation,TLD",
         "A,A,commune_union,P1", "B,B,commune_union,P1", "C,C,commune_union,P2", "D,D,commune_union,P2",
         "A1,A một,grassroots_union,A", "A2,A hai,grassroots_union,A", "B1,B một,grassroots_union,B"]
MEMBERS = ["a,An,,,A,2020-01-01", "a1,Bình,,,A1,2020-01-01", "b,Chi,,,B,2020-01-01"]
DAY = "2023-03-01"


def tree_of(folder, changes, units=(), **more):
    """The world of PLAIN after these changes of one file; `units` are further rows."""
    return build(folder, units=[*PLAIN, *units], changes=changes, **{"members": MEMBERS, **EMPTY, **more})


EMPTY = {kind: [] for kind in ("partners", "agreements", "products", "points")}


def codes(world, file="changes.csv"):
    """The codes of the rows in file order."""
    return [outcome.code for outcome in world.outcomes[file]]


def path(world, code, day=DAY):
    """The unit and those above it, as one text."""
    return " ".join(world.tree.path_up(code, date.fromisoformat(day)))


def unit(world, member, day):
    """The member's unit."""
    return unit_of_member(world, member, date.fromisoformat(day))


# Reading a row

READ = [
    ("2023-03-01,move,A,P2", ""), ("1/3/2023,move,A,P2", ""), (",move,A,P2", "missing_value"),
    ("2023-02-29,move,A,P2", "bad_value"), ("2023-03-01,sink,A,P2", "bad_value"),
    ("2023-03-01,move,,P2", "missing_value"), ("2023-03-01,move,A,", "missing_value"),
    ("2023-03-01,merge,A,", "missing_value"), ("2023-03-01,split,A,,1", "missing_value"),
    ("2023-03-01,open,A,", "missing_value"), ("2023-03-01,move,A,A", "bad_value"), ("2023-03-01,merge,A,A", "bad_value"),
    ("2023-03-01,close,A1,A", "bad_value"), ("2023-03-01,close,A1,", ""),
    ("2023-03-01,rename,A,,,", "missing_value"), ("2023-03-01,rename,A,,,Tên mới", ""),
    ("2023-03-01,rename,A,B,,Tên mới", "bad_value"), ("2023-03-01,split,A,B,", "missing_value"),
    ("2023-03-01,split,A,B,1.01", "bad_value"), ("2023-03-01,split,A,B,-0.1", "bad_value"),
    ("2023-03-01,split,A,B,0", ""), ("2023-03-01,split,A,A,1", ""), ("2023-03-01,merge,A,B,nửa", ""),
    ("2023-03-01,move,A,X", "unknown_unit"), ("2023-03-01,move,X,A", "unknown_unit"),
    ("2023-03-01,split,A,X,2", "bad_value"),
]


@pytest.mark.parametrize("row,code", READ)
def test_a_row_is_read(tmp_path, row, code):
    assert codes(tree_of(tmp_path, [row])) == [code]


def test_same_key_in_one_file(tmp_path):
    rows = ["2023-03-01,split,A,B,0.5", "1/3/2023,split,A,B,0.50", "2023-03-01,split,A,B,0.6",
            "2023-03-01,merge,B,C,1", "2023-03-01,merge,B,C,2", "2023-03-01,merge,B,C,,Tên"]
    assert codes(tree_of(tmp_path, rows)) == ["", "", "duplicate_key", "", "", "duplicate_key"]


def test_same_key_in_a_later_file(tmp_path):
    world = tree_of(tmp_path, ["2023-03-01,split,A,B,0.5"],
                    **{"changes-2": ["2023-03-01,split,A,B,.5", "2023-03-01,split,A,B,0.50", "2023-03-01,split,A,B,0.4",
                                     "2023-03-01,split,A,C,0.4"]})
    assert codes(world) == [""] and codes(world, "changes-2.csv") == ["bad_value", "", "differs", ""]
    assert [row[2] for row in world.outcomes["changes-2.csv"]][1] == "exists"


# Open

def test_parent_code_is_the_parent_at_opening(tmp_path):
    world = tree_of(tmp_path, ["2023-03-01,move,N,P2"], units=["N,N,commune_union,P1,2023-02-01"])
    assert [path(world, "N", day) for day in ("2023-01-31", "2023-02-01", "2023-02-28", "2023-03-01")] == [
        "", "N P1 TLD", "N P1 TLD", "N P2 TLD"]


def test_an_open_row_and_opened_on_of_the_same_day_are_one_fact(tmp_path):
    world = tree_of(tmp_path, ["2023-02-01,open,N,P1"], units=["N,N,commune_union,P1,2023-02-01"])
    assert codes(world) == [""] and path(world, "N", "2023-01-31") == "" and path(world, "N") == "N P1 TLD"


def test_an_open_row_fills_an_empty_opened_on(tmp_path):
    world = tree_of(tmp_path, ["2023-02-01,open,A1,A"])
    assert path(world, "A1", "2023-01-31") == "" and path(world, "A1", "2023-02-01") == "A1 A P1 TLD"
    assert unit(world, "a1", "2023-01-31") is None and unit(world, "a1", "2023-02-01") == "A1"


@pytest.mark.parametrize("rows,expected", [
    (["2023-02-02,open,N,P1"], ["bad_value"]),                           # opens on another day
    (["2023-02-01,open,N,P2"], ["bad_value"]),                           # a second parent
    (["2023-03-01,open,A,P1", "2023-02-01,open,A,P1"], ["bad_value", ""]),  # opens twice: the earlier day is tried first
    (["2023-02-01,close,A1,", "2023-03-01,open,A1,A"], ["", "bad_value"]),  # "never opened again"
    (["2023-02-01,open,X1,X"], ["bad_value"]),                           # the parent is closed by then
    (["2023-02-01,rename,N,,,Mới", "2023-01-31,rename,N,,,Cũ"], ["", "bad_value"]),
    (["2023-02-01,open,TLD,P1"], ["bad_value"]),
])
def test_an_open_row_that_contradicts_is_rejected(tmp_path, rows, expected):
    units = ["N,N,commune_union,P1,2023-02-01", "X,X,commune_union,P1,,2023-01-31", "X1,X1,grassroots_union,X"]
    assert codes(tree_of(tmp_path, rows, units=units)) == expected


def test_parents_come_before_children_on_open(tmp_path):
    world = tree_of(tmp_path, ["2023-02-01,open,A1,A", "2023-02-01,open,A,P1"])
    assert codes(world) == ["", ""] and path(world, "A1", "2023-02-01") == "A1 A P1 TLD"


# Move

def test_a_move_gives_a_parent_from_that_day(tmp_path):
    world = tree_of(tmp_path, ["2023-03-01,move,A,P2"])
    assert path(world, "A1", "2023-02-28") == "A1 A P1 TLD" and path(world, "A1", "2023-03-01") == "A1 A P2 TLD"


@pytest.mark.parametrize("rows,expected", [
    (["2023-03-01,move,A,P2", "2023-03-01,move,A,C"], ["", "bad_value"]),    # a second parent at one time
    (["2023-03-01,move,A,A1"], ["bad_value"]),                               # a loop
    (["2023-03-01,move,A,C", "2023-03-01,move,C,A"], ["", "bad_value"]),     # a loop of two
    (["2023-03-01,move,B,A1", "2023-03-01,move,A1,P2", "2023-03-01,move,A,B"], ["", "", ""]),
    (["2023-03-01,move,A,B1", "2023-03-01,move,B1,P2"], ["", ""]),
    (["2023-03-01,move,A,A2", "2023-03-01,move,A2,P2"], ["", ""]),           # the second mends the loop
    (["2023-03-01,move,TLD,P1"], ["bad_value"]),
    (["2023-03-01,merge,A,B", "2023-04-01,move,A,P2", "2023-04-01,move,A2,A"], ["", "bad_value", "bad_value"]),
    (["2023-04-01,move,A,P2", "2023-03-01,merge,A,B"], ["bad_value", ""]),   # the earlier day is tried first
    (["2023-03-01,move,A2,A", "2023-03-01,merge,A,B"], ["bad_value", ""]),   # merge comes before move
    (["2023-03-01,close,A,", "2023-03-01,move,A2,A"], ["", ""]),             # move comes before close
    (["2023-03-01,close,A1,", "2023-03-02,move,A1,B"], ["", "bad_value"]),
])
def test_moves(tmp_path, rows, expected):
    assert codes(tree_of(tmp_path, rows)) == expected


def test_a_later_file_cannot_contradict_an_earlier_one(tmp_path):
    world = tree_of(tmp_path, ["2023-04-01,move,A,P2"],
                    **{"changes-2": ["2023-03-01,merge,A,B", "2023-05-01,merge,A,B"]})
    assert codes(world, "changes-2.csv") == ["bad_value", ""]


# Merge

def test_several_rows_of_one_merge(tmp_path):
    world = tree_of(tmp_path, [f"2023-03-01,merge,{code},D" for code in "ABC"])
    assert [path(world, code) for code in ("A", "A1", "B1", "D")] == ["", "A1 D P2 TLD", "B1 D P2 TLD", "D P2 TLD"]
    assert [unit(world, "a", day) for day in ("2023-02-28", "2023-03-01")] == ["A", "D"]


def test_a_chain_of_merges_is_followed_to_its_end(tmp_path):
    same_day = tree_of(tmp_path, ["2023-03-01,merge,A,B", "2023-03-01,merge,B,C", "2023-03-01,merge,C,D"])
    assert unit(same_day, "a", "2023-03-01") == "D" and path(same_day, "A1") == "A1 D P2 TLD"
    later = tree_of(tmp_path, ["2023-03-01,merge,A,B", "2023-04-01,merge,B,C"])
    assert [unit(later, "a", day) for day in ("2023-03-31", "2023-04-01")] == ["B", "C"]


@pytest.mark.parametrize("rows,expected", [
    (["2023-03-01,merge,A,B", "2023-03-01,merge,B,A"], ["", "bad_value"]),                  # a loop
    (["2023-03-01,merge,A,B", "2023-03-01,merge,A,C"], ["", "bad_value"]),                  # that would be a split
    (["2023-03-01,merge,A,B", "2023-04-01,merge,A,C"], ["", "bad_value"]),
    (["2023-03-01,merge,A,A1"], ["bad_value"]),                                             # A1 would hang on itself
    (["2023-03-01,merge,A,A1", "2023-03-01,move,A1,P1"], ["", ""]),
    (["2023-03-01,merge,TLD,P1"], ["bad_value"]), (["2023-03-01,merge,P1,TLD"], [""]),
    (["2023-03-01,merge,A,X"], ["bad_value"]), (["2022-12-31,merge,A,X"], [""]),            # X is closed
    (["2023-02-28,merge,Y,A"], ["bad_value"]), (["2023-02-28,merge,A,Y"], ["bad_value"]),   # Y is not open
    (["2023-03-01,merge,Y,A"], ["bad_value"]), (["2023-03-02,merge,Y,A"], [""]),            # no day of life
    (["2023-03-01,merge,A,Y"], [""]),
    (["2023-01-01,merge,X,A"], [""]), (["2022-12-31,merge,X,A"], ["bad_value"]),            # closed_on is another day
    (["2023-03-01,close,A1,", "2023-03-01,merge,A1,A2"], ["", ""]),                         # says the same end
])
def test_merges(tmp_path, rows, expected):
    units = ["X,X,commune_union,P1,,2023-01-01", "Y,Y,commune_union,P1,2023-03-01"]
    assert codes(tree_of(tmp_path, rows, units=units)) == expected


@pytest.mark.parametrize("first", ["members", "changes"])
def test_an_assignment_to_a_merged_unit_means_its_successor_whichever_file_came_first(tmp_path, first):
    members = [*MEMBERS, "late,Dũng,,,A,2023-05-01"]
    world = tree_of(tmp_path, ["2023-03-01,merge,A,B"] if first == "changes" else [], members=members,
                    last="changes-2.csv", **{"changes-2": [] if first == "changes" else ["2023-03-01,merge,A,B"]})
    assert unit(world, "late", "2023-05-01") == "B" and unit(world, "a", "2023-03-01") == "B"
    assert all(outcome.status == "created" for outcome in world.outcomes["members.csv"])


def test_hosted_points_agreements_and_child_units_follow_a_merge(tmp_path):
    more = {"partners": ["X,Đối tác,group,"], "agreements": ["T,X,A,district,,2023-04-01,"],
            "points": ["q,X,Quầy,,,,,,2023-05-01,,A", "r,X,Quầy,,,,,,,,"]}
    world = tree_of(tmp_path, ["2023-03-01,merge,A,B", "2023-03-01,move,A2,P1"],
                    units=["A3,A ba,grassroots_union,A,2023-06-01"], **more)
    day = date(2023, 6, 1)
    assert unit_of_agreement(world, world.agreements["T"], day) == "B"
    assert host_of_point(world, world.points["q"], day) == "B" and host_of_point(world, world.points["r"], day) is None
    assert [path(world, code, "2023-06-01") for code in ("A1", "A2", "A3")] == ["A1 B P1 TLD", "A2 P1 TLD", "A3 B P1 TLD"]
    assert path(world, "A3", "2023-05-31") == ""


def test_a_later_move_takes_a_child_from_the_successor(tmp_path):
    world = tree_of(tmp_path, ["2023-03-01,merge,A,B", "2023-04-01,move,A1,C"])
    assert path(world, "A1", "2023-03-31") == "A1 B P1 TLD" and path(world, "A1", "2023-04-01") == "A1 C P2 TLD"


# Split

def test_a_unit_ends_by_its_split_unless_it_is_a_successor(tmp_path):
    ended = tree_of(tmp_path, ["2023-03-01,split,A,B,0.4", "2023-03-01,split,A,C,0.6"])
    assert path(ended, "A") == "" and path(ended, "A", "2023-02-28") == "A P1 TLD"
    lives = tree_of(tmp_path, ["2023-03-01,split,A,A,0.4", "2023-03-01,split,A,C,0.6"])
    assert path(lives, "A") == "A P1 TLD"


@pytest.mark.parametrize("rows,largest", [
    (["B,0.4", "C,0.6"], "C"), (["B,0.6", "C,0.4"], "B"), (["C,0.5", "B,0.50"], "C"), (["B,0.5", "C,0.5", "D,0.5"], "B"),
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
    (["2023-03-01,split,A,X,0.5", "2023-03-01,split,A,B,0.5"], ["bad_value", ""]),     # X is closed: B alone
    (["2023-03-01,split,A,B,0.5", "2023-03-01,merge,A,C"], ["", "bad_value"]),         # A has ended
    (["2023-03-01,split,A,B,0.5", "2023-03-01,split,A,A,0.5", "2023-03-01,merge,A,C"], ["", "", ""]),
    (["2023-03-01,split,A,B,0.5", "2023-03-01,merge,B,C"], ["", ""]),
    (["2023-03-01,split,A,B,0.5", "2023-03-01,merge,C,A"], ["", "bad_value"]),
    (["2023-03-01,split,A,A1,1"], ["bad_value"]), (["2023-03-01,split,A,A1,1", "2023-03-01,move,A1,P1"], ["", ""]),
    (["2023-03-01,split,A,B,0.5", "2023-04-01,split,A,C,0.5"], ["", "bad_value"]),
    (["2023-03-01,split,TLD,P1,1"], ["bad_value"]),
    (["2023-03-01,split,A,B,1", "2023-03-01,close,A,"], ["", ""]),
    (["2023-03-01,split,A,B,1", "2023-03-02,close,A,"], ["", "bad_value"]),
])
def test_splits(tmp_path, rows, expected):
    assert codes(tree_of(tmp_path, rows, units=["X,X,commune_union,P1,,2023-01-01"])) == expected


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
    assert path(world, "A1") == "A1 TLD" and path(world, "B1") == "B1 B TLD" and path(world, "D", "2023-04-01") == "D TLD"


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
