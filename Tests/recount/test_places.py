"""`--by place` of section 4, against figures added up by hand."""

from datetime import date

import pytest

from cases import build, sale, write_divisions
from places import division_of_point, kilometres, read_conversion, read_divisions
from recount import DIVISIONS_FOLDER, World, welfare
from views import NoTerritory

# Two old provinces become one; commune 00003 is split between the new 00001 and 00009, 00004 goes whole to 00009.
DIVISIONS = {
    "divisions-2024.csv": [
        "2024,01,Tỉnh Một,province,,,", "2024,001,Huyện Một,district,01,,", "2024,00001,Xã Một,commune,001,,",
        "2024,00003,Xã Ba,commune,001,,", "2024,02,Tỉnh Hai,province,,,", "2024,002,Huyện Hai,district,02,,",
        "2024,00004,Xã Bốn,commune,002,,", "2024,005,Huyện Đảo,district,02,,"],
    "divisions-2025.csv": [
        "2025,01,Tỉnh Một mới,province,,,", "2025,00001,Phường Một,ward,01,,", "2025,00009,Phường Chín,ward,01,,",
        "2025,00005,Đặc khu,special_zone,01,,", "2025,03,Tỉnh Ba,province,,,", "2025,00007,Xã Bảy,commune,03,,"],
    "conversion-2025.csv": [
        "01,01,whole,true,10,105", "02,01,whole,true,10,105", "00001,00001,whole,true,10.0,105.0",
        "00003,00009,part,false,10.2,105.0", "00003,00001,part,true,10.0,105.0", "00004,00009,whole,true,10.2,105.0",
        "005,00005,whole,true,8,106"]}

UNITS = ["TLD,Gốc,confederation,", "P1,Tỉnh 1,provincial_federation,TLD,,,01,2024",
         "P2,Tỉnh 2,provincial_federation,TLD,,,02,2024", "N1,Tỉnh mới,provincial_federation,TLD,2025-07-01,,01,2025",
         "N3,Tỉnh 3,provincial_federation,TLD,,,03,2025", "D1,Huyện 1,district_federation,P1,,,001,2024",
         "W9,Phường 9,commune_union,P2,,,00009,2025", "C3,Xã 3,commune_union,P1,,,00003,2024",
         "NG,Ngành,central_sector_union,TLD", "G1,Cơ sở,grassroots_union,NG", "NG2,Ngành 2,central_sector_union,TLD",
         "G2,Cơ sở 2,grassroots_union,NG2,,,00004,2024", "G3,Cơ sở 3,grassroots_union,NG2,2023-03-01,,00001,2024"]
POINTS = {"one": "00001,2024", "three": "00003,2024", "three-north": "00003,2024,10.15,105",
          "three-south": "00003,2024,10.05,105", "three-half": "00003,2024,10.15,", "four": "00004,2024",
          "district": "001,2024", "island": "005,2024", "province": "02,2024", "new-nine": "00009,2025",
          "new-seven": "00007,2025", "nowhere": ","}


def world_of(folder, changes=(), day="2023-02-01", **more):
    """One sale at each point by the member of G1 under NG."""
    sales = [sale(at=f"{day}T12:00:00+07:00", member="g1", point=code, product="oil") for code in POINTS]
    write_divisions(folder, DIVISIONS)
    return build(folder, divisions=False, units=UNITS, members=["g1,An,,,G1,2020-01-01"], changes=changes, sales=sales,
                 points=[f"{code},A,Quầy,,{place}" for code, place in POINTS.items()],
                 agreements=["TA,A,TLD,national"], products=["oil,TA,Dầu,goods,false,1000,12.5,,2022-01-01"], **more)


def sold_at(world, scope, view="reported", today=date(2026, 1, 1)):
    """The turns of a report by place; every point has one."""
    return welfare(world, scope, "all", "2023", by="place", view=view, today=today)["turns"]


TURNS = [
    # scope, reported, today. Of 2024: one, three x 4, district lie in 001; four in 002; island in 005
    ("TLD", 12, 12),
    ("P1", 6, 10),        # today the whole new province: all but new-seven and nowhere
    ("P2", 3, 10),
    ("N1", 0, 10),        # N1 did not exist on the days of the sales
    ("N3", 1, 1),
    ("D1", 6, 4),         # today 00001, the default successor of both communes: one and three, -south, -half; not
                          # three-north; the district itself lies in the province alone
    ("C3", 4, 4),         # today 00001
    ("W9", 1, 3),         # new-nine; today four and three-north too
    ("NG2", 1, 7),        # 00004 of G2, G3 not being open; today 00009 and 00001
    ("G2", 1, 3),
]


@pytest.mark.parametrize("scope,reported,today", TURNS)
def test_a_sale_counts_for_the_division_of_its_point(tmp_path, scope, reported, today):
    world = world_of(tmp_path)
    assert (sold_at(world, scope), sold_at(world, scope, "today")) == (reported, today)


def test_the_division_of_today(tmp_path):
    world = world_of(tmp_path)
    points = {code: division_of_point(world, world.points[code], "today") for code in POINTS}
    assert points == {
        "one": ("2025", "00001"), "three": ("2025", "00001"), "three-north": ("2025", "00009"),
        "three-south": ("2025", "00001"), "three-half": ("2025", "00001"), "four": ("2025", "00009"),
        "district": ("2025", "01"), "island": ("2025", "00005"), "province": ("2025", "01"),
        "new-nine": ("2025", "00009"), "new-seven": ("2025", "00007"), "nowhere": None}


def test_a_unit_without_any_territory_is_refused(tmp_path):
    world = world_of(tmp_path)
    for scope, view in (("NG", "reported"), ("G1", "reported"), ("NG", "today"), ("G1", "today")):
        with pytest.raises(NoTerritory):
            sold_at(world, scope, view)
    with pytest.raises(ValueError):
        sold_at(world, "P1", date(2023, 1, 1))


def test_a_scope_that_the_view_does_not_contain_gives_zeros_not_no_territory(tmp_path):
    world = world_of(tmp_path, ["2023-03-01,merge,P2,P1", "2023-03-01,close,NG,"], last="changes.csv")
    assert sold_at(world, "P2", "today") == 0 and sold_at(world, "NG", "today") == 0
    assert sold_at(world, "P2") == 3
    assert welfare(world, "P2", "all", "2023", by="place", view="today", today=date(2026, 1, 1))["points"] == 0


def test_the_territories_below_are_those_of_the_tree_of_the_day(tmp_path):
    world = world_of(tmp_path, ["2023-01-01,move,W9,NG", "2023-03-01,move,W9,P2"])
    assert sold_at(world, "NG") == 1
    with pytest.raises(NoTerritory):
        sold_at(world, "NG", "today")


GIVEN = ["NG,001,2024,2023-01-01,2023-02-02", "NG,00009,2025,2023-02-02,", "P2,00001,2025,2023-02-01,"]


def test_a_unit_is_given_divisions_for_some_days(tmp_path):
    world = world_of(tmp_path, territories=GIVEN)
    assert sold_at(world, "NG") == 6                    # on 1 February the district, as D1
    assert sold_at(world, "NG", "today") == 3           # 00009 since
    assert sold_at(world, "P2") == 3 and sold_at(world, "P2", "today") == 10
    with pytest.raises(NoTerritory):
        sold_at(world, "G1")


def test_what_a_unit_was_given_is_its_heir_s_from_the_day_of_the_merger(tmp_path):
    world = world_of(tmp_path, ["2023-02-01,merge,NG,NG2"], territories=GIVEN)
    assert sold_at(world, "NG2") == 6                   # its own now, so that those below do not count
    assert sold_at(world_of(tmp_path, ["2023-02-02,merge,NG,NG2"], territories=GIVEN), "NG") == 6
    assert sold_at(world_of(tmp_path, ["2023-02-02,merge,NG,NG2"], territories=GIVEN), "NG2") == 1


def test_points_of_a_scope_by_unit_lie_in_what_it_was_given(tmp_path):
    world = world_of(tmp_path, territories=GIVEN)
    assert welfare(world, "NG", "all", "2023-01")["points"] == 6
    assert welfare(world, "NG", "all", "2023-03")["points"] == 1


def test_points_without_division_count_only_for_the_nation_and_are_unplaced(tmp_path):
    world = world_of(tmp_path)
    for view in ("reported", "today"):
        report = welfare(world, "TLD", "all", "2023", by="place", view=view)
        assert (report["turns"], report["members"], report["unplaced"]["turns"], report["points"]) == (12, 1, 1, 12)
        assert welfare(world, "P1", "all", "2023", by="place", view=view)["unplaced"]["turns"] == 0


def test_the_other_fields_by_place(tmp_path):
    world = world_of(tmp_path)
    old = [{"code": "01", "name": "Tỉnh Một", "vintage": "2024"}, {"code": "02", "name": "Tỉnh Hai", "vintage": "2024"}]
    new = [{"code": "01", "name": "Tỉnh Một mới", "vintage": "2025"},
           {"code": "03", "name": "Tỉnh Ba", "vintage": "2025"}]
    assert welfare(world, "TLD", "all", "2023", by="place")["provinces"] == [old[0], new[0], old[1], new[1]]
    assert welfare(world, "TLD", "all", "2023", by="place", view="today")["provinces"] == new
    assert welfare(world, "TLD", "all", "2023", view="today")["provinces"] == [old[0], new[0], old[1], new[1]]
    report = welfare(world, "P1", "all", "2023", by="place")
    assert report["points"] == 6 and set(report["units"].values()) == {0} and report["sectors"] == []
    assert welfare(world, "P1", "all", "2023", by="place", view="today")["points"] == 10
    assert welfare(world, "TLD", "all", "2023", by="place")["sectors"][0]["code"] == "NG"
    assert welfare(world, "P1", "all", "2023")["points"] == 6   # by unit, for its own territory, without a sale


def test_units_by_place_are_those_below_the_scope_through_whose_members_a_sale_there_counts(tmp_path):
    world = world_of(tmp_path, ["2023-01-01,move,G1,C3"])
    assert {kind for kind, number in welfare(world, "C3", "all", "2023", by="place")["units"].items() if number} == {
        "commune_union", "grassroots_union"}


def test_a_member_without_a_unit_is_placed_by_the_point(tmp_path):
    world = world_of(tmp_path, ["2023-01-01,close,G1,"], last="changes.csv")
    assert sold_at(world, "P1") == 6
    assert welfare(world, "TLD", "all", "2023", by="place")["unplaced"]["turns"] == 1
    assert welfare(world, "TLD", "all", "2023")["unplaced"]["turns"] == 12


def test_support_by_place_is_by_unit(tmp_path):
    world = world_of(tmp_path, grants=["g1,A,D1,house,2023-02-28,,12,,1000"])
    assert welfare(world, "P1", "all", "2023", by="place")["support"]["houses"]["persons"] == 12
    assert welfare(world, "P2", "all", "2023", by="place")["support"]["houses"]["persons"] == 0


def test_the_way_on_the_globe():
    assert abs(kilometres("0", "0", {"latitude": "0", "longitude": "1"}) - 111.19) < 0.1
    assert abs(kilometres("60", "0", {"latitude": "60", "longitude": "1"}) - 55.6) < 0.1


@pytest.mark.skipif(not (DIVISIONS_FOLDER / "conversion-2025.csv").exists(), reason="no divisions to read")
def test_places_of_the_real_conversion():
    """Commune 00007 was split between 00008 (the default) and 00025; Bến Tre (83) became Vĩnh Long (86)."""
    world = World(divisions=read_divisions(DIVISIONS_FOLDER), conversion=read_conversion(DIVISIONS_FOLDER))
    point = {"vintage": "2024", "latitude": None, "longitude": None}
    assert division_of_point(world, {**point, "division_code": "00007"}, "today") == ("2025", "00008")
    near = {"division_code": "00007", "latitude": "21.0275", "longitude": "105.814"}
    assert division_of_point(world, {**point, **near}, "today") == ("2025", "00025")
    assert division_of_point(world, {**point, "division_code": "83"}, "today") == ("2025", "86")
    assert division_of_point(world, {**point, "division_code": "777"}, "today") == ("2025", "79")
