"""Section 3 against cases worked out by hand: reading rows of changes, open, move and merge."""

from datetime import date

import pytest

from cases import build
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
    ("2023-03-01,open,A,", "missing_value"), ("2023-03-01,move,A,A", "bad_value"),
    ("2023-03-01,merge,A,A", "bad_value"),
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
    (["2023-03-01,open,A,P1", "2023-02-01,open,A,P1"], ["bad_value", ""]),  # twice: the earlier day is tried first
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
    (["2023-03-01,merge,X,B", "2023-03-01,merge,A,B", "2023-03-01,merge,A1,C"], ["bad_value", "bad_value", ""]),
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
    assert [path(world, code, "2023-06-01") for code in ("A1", "A2", "A3")] == [
        "A1 B P1 TLD", "A2 P1 TLD", "A3 B P1 TLD"]
    assert path(world, "A3", "2023-05-31") == ""


def test_a_later_move_takes_a_child_from_the_successor(tmp_path):
    world = tree_of(tmp_path, ["2023-03-01,merge,A,B", "2023-04-01,move,A1,C"])
    assert path(world, "A1", "2023-03-31") == "A1 B P1 TLD" and path(world, "A1", "2023-04-01") == "A1 C P2 TLD"
