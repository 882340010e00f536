"""The views of section 4 by unit, and support, against figures added up by hand."""

from datetime import date

import pytest

from cases import build, sale
from recount import welfare
from test_figures import NO_UNITS, ZERO

UNITS = ["TLD,Gốc,confederation,", "P1,Tỉnh 1,provincial_federation,TLD,,,01,2024",
         "P2,Tỉnh 2,provincial_federation,TLD", "A,A,commune_union,P1", "B,B,commune_union,P1", "C,C,commune_union,P2",
         "D,D,commune_union,P2", "A1,A một,grassroots_union,A", "E,E,commune_union,P2,2023-03-01"]
PEOPLE = ["a,An,,,A,2020-01-01", "a1,Bình,,,A1,2020-01-01", "b,Chi,,,B,2020-01-01", "c,Dũng,,,C,2020-01-01",
          "d,Em,,,D,2020-01-01"]


def sales_of(member, *days):
    """One sale of the product `oil` on each day, 1000 listed and 875 paid."""
    return [sale(at=f"{day}T12:00:00+07:00", member=member, listed=1000, paid=875) for day in days]


def world_of(folder, sales, changes=(), members=(), **more):
    """UNITS and PEOPLE with these sales and changes."""
    return build(folder, units=UNITS, members=[*PEOPLE, *members], agreements=["TA,A,TLD,national"],
                 products=["oil,TA,Dầu,goods,false,1000,12.5,,2022-01-01"], changes=changes, sales=sales, **more)


def turns(world, view, *scopes, period="2023"):
    """The turns of each scope in a view."""
    view = view if view in ("reported", "today") else date.fromisoformat(view)
    return [welfare(world, scope, "all", period, view=view)["turns"] for scope in scopes]


def test_merging_units_of_10_11_12_and_13_turns_gives_46(tmp_path):
    days = [f"2023-02-{day:02d}" for day in range(1, 14)]
    sales = [row for member, number in zip("abcd", (10, 11, 12, 13)) for row in sales_of(member, *days[:number])]
    world = world_of(tmp_path, sales, [f"2023-03-01,merge,{code},E" for code in "ABCD"])
    assert turns(world, "reported", "A", "B", "C", "D", "E") == [10, 11, 12, 13, 0]
    assert turns(world, "today", "A", "B", "C", "D", "E", "P1", "P2", "TLD") == [0, 0, 0, 0, 46, 0, 46, 46]
    assert turns(world, "2023-02-28", "A", "B", "C", "D", "P1", "P2", "TLD") == [10, 11, 12, 13, 21, 25, 46]
    report = welfare(world, "E", "all", "2023", view="today")
    assert (report["members"], report["as"]) == (4, "today")
    assert report["sales"] == {"list_amount": 46000, "paid_amount": 40250, "discount_amount": 5750}
    assert report["units"] == {**NO_UNITS, "commune_union": 1}
    assert welfare(world, "P1", "all", "2023")["units"] == {**NO_UNITS, "provincial_federation": 1, "commune_union": 2}


MOVED = ["2023-03-01,move,A,P2"]


@pytest.mark.parametrize("view,p1,p2", [("reported", 1, 1), ("today", 0, 2), ("2023-02-28", 2, 0), ("2023-03-01", 0, 2),
                                        ("2022-01-01", 2, 0), ("2099-01-01", 0, 2)])
def test_reported_is_the_tree_of_each_day_and_the_others_that_of_one_day(tmp_path, view, p1, p2):
    world = world_of(tmp_path, sales_of("a1", "2023-02-28", "2023-03-01"), MOVED)
    assert turns(world, view, "P1", "P2", "TLD", "A", "A1") == [p1, p2, 2, 2, 2]


def test_today_is_the_date_of_the_question(tmp_path):
    world = world_of(tmp_path, sales_of("a", "2023-02-01"), MOVED)
    seen = [welfare(world, "P2", "all", "2023", view="today", today=date(2023, month, 1))["turns"] for month in (2, 3)]
    assert seen == [0, 1]


def test_later_transfers_are_not_followed(tmp_path):
    members = ["m,Hà,,,A,2020-01-01,2023-02-15", "m,Hà,,,C,2023-02-15"]
    world = world_of(tmp_path, sales_of("m", "2023-02-01", "2023-02-20"), members=members)
    assert turns(world, "today", "A", "C") == [1, 1]


@pytest.mark.parametrize("members,in_b,in_c", [
    (["m,Hà,,,A,2020-01-01"], 0, 2),
    (["m,Hà,,,A,2020-01-01,2023-03-01", "m,Hà,,,B,2023-03-01"], 2, 0),       # its own row names a successor
    (["m,Hà,,,A,2020-01-01,2023-03-01", "m,Hà,,,D,2023-03-01"], 0, 1),       # a transfer: the older sale follows A
    (["m,Hà,,,A,2020-01-01,2023-02-20", "m,Hà,,,B,2023-02-20"], 2, 0),       # in force on the day of the split
    (["m,Hà,,,A,2020-01-01,2023-03-02", "m,Hà,,,B,2023-03-02"], 1, 1)])      # a later row is not followed
def test_older_sales_follow_a_split(tmp_path, members, in_b, in_c):
    world = world_of(tmp_path, sales_of("m", "2023-02-01", "2023-04-01"),
                     ["2023-03-01,split,A,B,0.4", "2023-03-01,split,A,C,0.6"], members)
    assert turns(world, "today", "B", "C") == [in_b, in_c]
    assert turns(world, "today", "TLD") == [2]


def test_older_sales_of_one_who_left_go_to_the_largest_share_of_a_surviving_unit(tmp_path):
    members = ["m,Hà,,,A,2020-01-01,2023-02-15", "n,Hà,,,A,2020-01-01"]
    world = world_of(tmp_path, sales_of("m", "2023-02-01") + sales_of("n", "2023-02-01"),
                     ["2023-03-01,split,A,A,0.4", "2023-03-01,split,A,C,0.6"], members)
    assert turns(world, "today", "A", "C") == [1, 1] and turns(world, "reported", "A", "C") == [2, 0]


def test_old_sales_of_a_closed_unit_count_for_its_parent_and_not_for_itself(tmp_path):
    world = world_of(tmp_path, sales_of("a", "2023-02-01"), ["2023-03-01,close,A,"])
    assert turns(world, "today", "A", "P1", "TLD") == [0, 1, 1]
    assert welfare(world, "TLD", "all", "2023", view="today")["units"] == {
        **NO_UNITS, "confederation": 1, "provincial_federation": 1}


@pytest.mark.parametrize("changes,scopes", [
    (["2023-03-01,close,A,", "2023-03-01,move,A,P2"], "P2 TLD"),        # after all events of the closing day
    (["2023-03-01,close,A,", "2023-03-01,merge,P1,P2"], "P2 TLD"),
    (["2023-03-01,close,A,", "2023-03-01,close,P1,"], "TLD"),
    (["2023-03-01,close,A,", "2023-04-01,close,P1,"], "TLD"),
    (["2023-03-01,close,A,", "2023-04-01,merge,P1,P2"], "P2 TLD"),      # that parent's successors
    (["2023-03-01,close,A,", "2023-04-01,split,P1,B,0.1", "2023-04-01,split,P1,P2,0.9", "2023-04-01,move,B,TLD"],
     "P2 TLD"),
    (["2023-03-01,close,A,", "2023-04-01,move,P1,P2"], "P1 P2 TLD")])   # the units above them in the view's tree
def test_old_sales_of_a_closed_unit_follow_its_parent(tmp_path, changes, scopes):
    world = world_of(tmp_path, sales_of("a", "2023-02-01"), changes)
    assert {outcome.code for outcome in world.outcomes["changes.csv"]} == {""}
    counted = [code for code in ("A", "B", "P1", "P2", "TLD") if turns(world, "today", code) == [1]]
    assert " ".join(counted) == scopes


def test_events_of_the_sales_own_day_are_not_followed_twice(tmp_path):
    world = world_of(tmp_path, sales_of("a", "2023-03-01"), ["2023-03-01,merge,A,B", "2023-04-01,merge,B,C"])
    assert turns(world, "reported", "A", "B", "C") == [0, 1, 0] and turns(world, "today", "B", "C") == [0, 1]


# A date before the sale

def test_before_the_sale_the_members_own_assignment_on_that_date_counts(tmp_path):
    members = ["m,Hà,,,D,2020-01-01,2023-02-01", "m,Hà,,,A,2023-02-01"]
    world = world_of(tmp_path, sales_of("m", "2023-03-01"), members=members)
    assert turns(world, "2023-01-31", "A", "D") == [0, 1] and turns(world, "2023-02-01", "A", "D") == [1, 0]


PREDECESSORS = [
    (["split,A,E,0.3", "split,A,C,0.7", "split,B,E,0.4", "split,B,B,0.6"], "2023-02-28", "B"),
    (["split,A,E,0.4", "split,A,C,0.6", "split,D,E,0.3", "split,D,D,0.7"], "2023-02-28", "A"),
    (["split,D,E,0.5", "split,D,D,0.5", "split,A,E,0.5", "split,A,A,0.5"], "2023-02-28", "D"),   # the first on a tie
    (["split,A,E,0.9", "split,A,C,0.1", "merge,D,E"], "2023-02-28", "D"),                        # a merge is the whole
    (["merge,A,E"], "2023-03-01", "E"), (["merge,A,E"], "2023-02-28", "A")]


@pytest.mark.parametrize("events,view,unit", PREDECESSORS)
def test_before_the_sale_a_new_unit_stands_with_its_largest_predecessor(tmp_path, events, view, unit):
    world = world_of(tmp_path, sales_of("m", "2023-04-01"), [f"2023-03-01,{event}" for event in events],
                     ["m,Hà,,,E,2023-03-15"])
    assert {outcome.code for outcome in world.outcomes["changes.csv"]} == {""}
    assert [code for code in "ABCDE" if turns(world, view, code) == [1]] == [unit]


def test_before_the_sale_the_unit_itself_counts_if_it_existed(tmp_path):
    world = world_of(tmp_path, sales_of("m", "2023-04-01"), ["2023-03-01,merge,A,B"], ["m,Hà,,,B,2023-03-15"])
    assert turns(world, "2023-02-28", "A", "B") == [0, 1]


def test_predecessors_are_followed_back(tmp_path):
    world = world_of(tmp_path, sales_of("m", "2023-06-01"), ["2023-03-01,merge,A,E", "2023-05-01,merge,E,N"],
                     ["m,Hà,,,N,2023-05-15"], more={"units": ["N,N,commune_union,P1,2023-05-01"]})
    seen = {view: [code for code in "ABCDEN" if turns(world, view, code) == [1]]
            for view in ("2023-02-28", "2023-04-30", "2023-05-01")}
    assert seen == {"2023-02-28": ["A"], "2023-04-30": ["E"], "2023-05-01": ["N"]}


def test_what_cannot_be_placed_stands_in_unplaced_and_counts_for_the_nation(tmp_path):
    world = world_of(tmp_path, sales_of("m", "2023-04-01") + sales_of("a", "2023-04-01"),
                     members=["m,Hà,,,E,2023-03-15"])
    report = welfare(world, "TLD", "all", "2023", view=date(2023, 2, 28))
    assert report["turns"] == 2
    assert report["unplaced"] == {"members": 1, "turns": 1, "list_amount": 1000, "paid_amount": 875,
                                  "discount_amount": 125}
    province = welfare(world, "P2", "all", "2023", view=date(2023, 2, 28))
    assert province["turns"] == 0 and province["unplaced"] == {"members": 0, "turns": 0, **ZERO}
    assert welfare(world, "TLD", "all", "2023")["unplaced"]["turns"] == 0


def test_a_sale_without_a_unit_on_its_day_is_unplaced_in_every_view(tmp_path):
    world = world_of(tmp_path, sales_of("a", "2023-04-01"), last="changes.csv", changes=["2023-03-01,close,A,"])
    for view in ("reported", "today", date(2023, 2, 1)):
        report = welfare(world, "TLD", "all", "2023", view=view)
        assert (report["turns"], report["unplaced"]["turns"]) == (1, 1)
        assert report["units"] == NO_UNITS and report["points"] == 5
    assert turns(world, "2023-02-01", "A", "P1") == [0, 0]


def test_a_scope_that_the_view_does_not_contain_gives_zeros(tmp_path):
    world = world_of(tmp_path, sales_of("a", "2023-02-01"), ["2023-03-01,close,A,", "2023-04-01,merge,P1,P2"])
    for scope, view in (("A", "today"), ("P1", "today"), ("E", date(2023, 2, 28))):
        report = welfare(world, scope, "all", "2023", view=view)
        assert (report["members"], report["turns"], report["points"], report["lines"]) == (0, 0, 0, [])
    assert welfare(world, "P1", "all", "2023", view=date(2023, 3, 31))["points"] == 1
    assert welfare(world, "P1", "all", "2023-H1")["points"] == 1
    assert welfare(world, "P1", "all", "2023-05")["points"] == 0


@pytest.mark.parametrize("view", ["reported", "today", date(2022, 6, 1), date(2023, 2, 28), date(2023, 3, 1)])
def test_children_add_up_to_their_parent_and_the_nation_is_equal_in_all_views(tmp_path, view):
    days = ("2023-02-01", "2023-03-15", "2023-06-01")
    sales = [row for member in ("a", "a1", "b", "c", "d") for row in sales_of(member, *days)]
    world = world_of(tmp_path, sales, ["2023-03-01,merge,B,E", "2023-03-01,split,C,D,0.5", "2023-03-01,split,C,E,0.5",
                                       "2023-03-01,move,A1,P2", "2023-05-01,close,D,"], last="changes.csv")
    assert {outcome.code for outcome in world.outcomes["changes.csv"]} == {""}
    for period in ("2023-02", "2023-04", "2023-06"):
        nation = welfare(world, "TLD", "all", period, view=view)
        number = 0 if period == "2023-04" else 5
        assert (nation["turns"], nation["members"]) == (number, number)
        parts = sum(turns(world, str(view), "P1", "P2", period=period)) + nation["unplaced"]["turns"]
        assert parts == nation["turns"]


# Support

GRANTS = ["g1,A,A1,bus_ticket,2023-02-28,Vé Tết,12,,1000", "g2,A,A1,bus_ticket,2023-03-01,,3,,500",
          "g3,B1,C,house,2023-05-05,Mái ấm,1,,50000000", "g4,A,TLD,tet_reunion,2023-01-10,,,Huế; Hà Nội ,700",
          "g5,A,A,tet_reunion,2023-01-11,,900,Huế;,300", "g6,C,B,other,2023-12-31,Quà,5,,20",
          "g7,A,D,other,2023-01-01,Quà,,,30", "g8,A,D,other,2024-01-01,Sách,,,40", "g9,A,D,other,2022-12-31,Quà,,,1"]


def support_of(world, scope, partner="all", period="2023", **view):
    """The support as (bus persons, bus amount, house persons, house amount, places, amount, others)."""
    found = welfare(world, scope, partner, period, **view)["support"]
    assert found["tet_reunions"]["places"] == len(found["tet_reunions"]["list"])
    assert found["other"]["amount"] == sum(entry["amount"] for entry in found["other"]["list"])
    return (*found["bus_tickets"].values(), *found["houses"].values(), found["tet_reunions"]["list"],
            found["tet_reunions"]["amount"], found["other"]["list"])


def test_support_is_by_granted_on_for_the_unit_and_those_above(tmp_path):
    world = world_of(tmp_path, [], MOVED, grants=GRANTS)
    gifts = [{"name": "Quà", "amount": 50}]
    assert support_of(world, "TLD") == (15, 1500, 1, 50000000, ["Huế", "Hà Nội"], 1000, gifts)
    assert support_of(world, "P1") == (12, 1000, 0, 0, ["Huế"], 300, [{"name": "Quà", "amount": 20}])
    assert support_of(world, "P2") == (3, 500, 1, 50000000, [], 0, [{"name": "Quà", "amount": 30}])
    assert support_of(world, "P2", view="today")[:2] == (15, 1500)
    assert support_of(world, "P1", view=date(2023, 2, 1))[:2] == (15, 1500)
    assert support_of(world, "TLD", "A")[2:] == (1, 50000000, ["Huế", "Hà Nội"], 1000, [{"name": "Quà", "amount": 30}])
    assert support_of(world, "TLD", "B1") == (0, 0, 1, 50000000, [], 0, [])
    assert support_of(world, "D", period="2024") == (0, 0, 0, 0, [], 0, [{"name": "Sách", "amount": 40}])


def test_support_of_a_merged_and_of_a_closed_unit(tmp_path):
    grants = ["g1,A,A,house,2023-04-01,,1,,10", "g2,A,C,house,2023-02-01,,2,,20", "g3,A,C,house,2023-04-01,,4,,40"]
    world = world_of(tmp_path, [], ["2023-03-01,merge,A,B", "2023-03-01,close,C,"], grants=grants)
    seen = {scope: (support_of(world, scope)[2], support_of(world, scope, view="today")[2])
            for scope in ("A", "B", "C", "P1", "P2", "TLD")}
    assert seen == {"A": (0, 0), "B": (1, 1), "C": (2, 0), "P1": (1, 1), "P2": (2, 2), "TLD": (7, 7)}


@pytest.mark.parametrize("row,code", [
    ("g,A,A,house,2023-04-01,,1,,10", ""), (",A,A,house,2023-04-01,,1,,10", "missing_value"),
    ("g,,A,house,2023-04-01,,1,,10", "missing_value"), ("g,X,A,house,2023-04-01,,1,,10", "unknown_partner"),
    ("g,A,X,house,2023-04-01,,1,,10", "unknown_unit"), ("g,X,X,car,2023-04-01,,1,,10", "bad_value"),
    ("g,A,A,house,,,1,,10", "missing_value"), ("g,A,A,house,2023-04-01,,1,,", "missing_value"),
    ("g,A,A,house,2023-04-01,,-1,,10", "bad_value"), ("g,A,A,house,2023-04-01,,1,,1000000000001", "bad_value"),
    ("g,A,A,other,2023-04-01,,1,,10", "missing_value"), ("first,A,A,house,2023-04-01,,1,,10", "conflict"),
    ("first,A,A,house,1/4/2023,,2,,10", "")])
def test_a_grant_is_read(tmp_path, row, code):
    world = world_of(tmp_path, [], grants=["first,A,A,house,2023-04-01,,2,,10", row])
    assert world.outcomes["grants.csv"][1].code == code
