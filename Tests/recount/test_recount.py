"""The recount's reading, rejecting and judging against cases computed by hand."""

from datetime import datetime, timezone

import pytest

from cases import HEADERS, NOW, build, outcome_of, sale, sales_codes
from tables import BadValue, clean, decoded, read_code, read_day, read_decimal, read_instant, separator_of
from judging import agreed_price, calendar_period
from register_days import business_day


# Section 1: cells and files

@pytest.mark.parametrize("cell", ["2024-02-29", "29/2/2024", "29/02/2024"])
def test_a_date_is_read_in_both_spellings(cell):
    assert read_day(cell).isoformat() == "2024-02-29"


@pytest.mark.parametrize("cell", ["2023-02-29", "31/4/2023", "2023/01/01", "1-2-2023", "0/1/2023", "13/13/2023", "x"])
def test_what_is_no_date_is_bad(cell):
    with pytest.raises(BadValue):
        read_day(cell)


@pytest.mark.parametrize("cell", ["2024-01-01T00:00:00+07:00", "2023-12-31T17:00:00Z", "2023-12-31T17:00:00.000+00:00",
                                  "2023-12-31T12:00:00-05:00", "2024-01-01t00:00:00.0+07:00"])
def test_spellings_of_one_instant_are_equal(cell):
    assert read_instant(cell) == datetime(2023, 12, 31, 17, tzinfo=timezone.utc)


@pytest.mark.parametrize("cell", ["2024-01-01T00:00:00", "2024-01-01", "2024-01-01T24:00:00Z", "2024-13-01T00:00:00Z",
                                  "2024-01-01T00:00:00+25:00", "2024-01-01T00:00Z", "1/1/2024 08:00"])
def test_what_is_no_instant_with_offset_is_bad(cell):
    with pytest.raises(BadValue):
        read_instant(cell)


@pytest.mark.parametrize("cell,day", [("2023-12-31T16:59:59.999Z", "2023-12-31"),
                                      ("2023-12-31T17:00:00Z", "2024-01-01"),
                                      ("2024-01-01T00:00:00+14:00", "2023-12-31"),
                                      ("2024-01-01T00:00:00-12:00", "2024-01-01"),
                                      ("2024-01-01T23:59:59+07:00", "2024-01-01")])
def test_the_business_day_is_the_date_in_ho_chi_minh(cell, day):
    assert business_day(read_instant(cell)).isoformat() == day


def test_codes_are_letters_digits_and_three_signs_of_at_most_forty():
    assert read_code("aB-9._" + "x" * 34) == "aB-9._" + "x" * 34
    for cell in ("x" * 41, "a b", "=A1", "Đ1", "a/b", "a\nb"):
        with pytest.raises(BadValue):
            read_code(cell)


def test_decimals_have_a_point():
    assert read_decimal("12.50") == read_decimal("12.5")
    for cell in ("12,5", ".5", "5.", "1e3", "+1", "٣"):
        with pytest.raises(BadValue):
            read_decimal(cell)


def test_text_is_trimmed_and_composed():
    assert clean("  O\u0302\u0309n\u00a0\n") == "Ổn"


@pytest.mark.parametrize("encoding,bom", [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"),
                                          ("utf-16-be", b"\xfe\xff")])
def test_every_encoding_is_read(encoding, bom):
    assert decoded(bom + "Tên;ổn".encode(encoding)) == "Tên;ổn"


def test_the_separator_is_told_by_the_header():
    assert [separator_of(text) for text in ("a,b\n1;2;3", "a;b;c\n1,2,3,4", "a\tb\n1,2")] == [",", ";", "\t"]


def test_rows_and_columns_come_in_any_order_and_quoted_cells_hold_anything(tmp_path):
    text = 'parent_code\tunknown\tname\tcode\tkind\nTLD\tx\t"=1;2\t""a""\nb"\tX1\tprovincial_federation\n' \
           '\tx\tGốc\tTLD\tconfederation\n'
    world = build(tmp_path, raw={"units": text.encode("utf-16")},
                  **{kind: [] for kind in ("members", "partners", "agreements", "products", "points")})
    assert world.units["X1"]["name"] == '=1;2\t"a"\nb'
    assert [row.row for row in world.outcomes["units.csv"]] == [2, 3]


# Section 1: rejected register rows

REJECTS = [
    ("units", ",Tên,grassroots_union,P1", "missing_value"),
    ("units", "X1,,grassroots_union,P1", "missing_value"),
    ("units", "X1,Tên,grassroots_union,", "missing_value"),
    ("units", "X1,Tên,confederation,P1", "bad_value"),
    ("units", "X1,Tên,union,P1", "bad_value"),
    ("units", "X1,Tên,grassroots_union,P9", "unknown_unit"),
    ("units", "X1,Tên,grassroots_union,P9,2023-02-30", "bad_value"),
    ("units", "X1,Tên,grassroots_union,P1,2023-02-02,2023-02-01", "bad_value"),
    ("units", "X1,Tên,grassroots_union,X1", "bad_value"),
    ("units", "X1,Tên,grassroots_union,P1,,,01", "missing_value"),
    ("units", "X1,Tên,grassroots_union,P1,,,77,2024", "bad_value"),
    ("units", "X1,Tên,grassroots_union,P1,,,01,2023", "bad_value"),
    ("units", "G1,Tên khác,grassroots_union,D1", "duplicate_key"),
    ("units", "G1,Tên khác,grassroots_union,P9", "duplicate_key"),
    ("members", "m9,,1990-01-01,male,G1,2020-01-01", "missing_value"),
    ("members", "m9,A,,,G1,", "missing_value"),
    ("members", "m9,A,,nam,G9,2020-01-01", "bad_value"),
    ("members", "m9,A,,,G9,2020-01-01", "unknown_unit"),
    ("members", "m9,A,,,G1,2020-01-02,2020-01-02", "bad_value"),
    ("members", "m9,A,,,GX,2023-06-01", "bad_value"),
    ("members", "m1,A,,,G2,2023-03-31", "bad_value"),
    ("members", "m1,A,,,G1,2020-01-01,2023-04-02", "duplicate_key"),
    ("partners", "X,Tên,firm,", "bad_value"),
    ("partners", "X,Tên,group,X9", "unknown_partner"),
    ("partners", "X,Tên,group,B1", "bad_value"),
    ("agreements", "X,P9,TLD,national", "unknown_partner"),
    ("agreements", "X,A,U9,national", "unknown_unit"),
    ("agreements", "X,P9,U9,national,,,,none", "bad_value"),
    ("agreements", "X,P9,U9,national", "unknown_partner"),
    ("products", "X,A9,T,goods,true,1000,,,2022-01-01", "unknown_agreement"),
    ("products", "X,TA,T,goods,true,10.5,,,2022-01-01", "bad_value"),
    ("products", "X,TA,T,goods,true,1000,100.1,,2022-01-01", "bad_value"),
    ("products", "X,TA,T,goods,true,1000,5,9.5,2022-01-01", "bad_value"),
    ("products", "X,TA,T,goods,true,1000,,,", "missing_value"),
    ("products", "rice,TA,T,goods,true,1000,,,2022-12-31", "bad_value"),
    ("products", "X,TA,T,goods,true,1000000000001,,,2022-01-01", "bad_value"),
    ("points", "X,P9,Tên", "unknown_partner"),
    ("points", "X,A,Tên,,77,2024", "bad_value"),
    ("points", "X,A,Tên,,,,90.1,0", "bad_value"),
    ("points", "X,A,Tên,,,,,,,,U9", "unknown_unit"),
]


@pytest.mark.parametrize("kind,row,code", REJECTS)
def test_a_register_row_is_rejected(tmp_path, kind, row, code):
    world = build(tmp_path, more={kind: [row]})
    last = world.outcomes[f"{kind}.csv"][-1]
    assert (last.status, last.code) == ("rejected", code)
    assert all(outcome.status == "created" for outcome in world.outcomes[f"{kind}.csv"][:-1])


def test_the_edges_of_values_are_taken(tmp_path):
    rows = {"products": ["X,TA,T,goods,true,1000000000000,100,0,2022-01-01,,0,day,0"],
            "points": ["X,A,Tên,,,,-90,180.0"],
            "members": ["m9,A,,,GX,2023-05-31,2023-06-01", "m3,B,,,G2,2023-02-01,2023-02-02"]}
    world = build(tmp_path, more=rows)
    assert all(outcome.status == "created" for kind in rows for outcome in world.outcomes[f"{kind}.csv"])


def test_a_repeat_with_other_spelling_is_already_there(tmp_path):
    world = build(tmp_path, more={"members": [" m1 ,An,2/1/1990,female,G1,1/1/2020,1/4/2023"],
                                  "products": ["oil,TA,Da\u0302\u0300u,goods,false,1000,12.50,,2022-01-01"]})
    assert world.outcomes["members.csv"][-1].status == "exists"
    assert world.outcomes["products.csv"][-1].status == "exists"


def test_a_rejected_row_does_not_hold_its_key(tmp_path):
    world = build(tmp_path, more={"partners": ["X,Tên,firm,", "X,Tên,group,"],
                                  "units": ["X1,Tên,commune_union,U9", "X1,Tên,commune_union,P1"]})
    assert [row[2:] for row in world.outcomes["partners.csv"][-2:]] == [("rejected", "bad_value"), ("created", "")]
    assert [row[2:] for row in world.outcomes["units.csv"][-2:]] == [("rejected", "unknown_unit"), ("created", "")]


def test_a_loop_is_bad_and_what_hangs_on_it_unknown(tmp_path):
    rows = ["X1,T,commune_union,X2", "X2,T,commune_union,X1", "X3,T,commune_union,X2", "X4,T,commune_union,X3"]
    codes = [row.code for row in build(tmp_path, more={"units": rows}).outcomes["units.csv"][-4:]]
    assert codes == ["bad_value", "bad_value", "unknown_unit", "unknown_unit"]


# Section 2: judging

JUDGED = [
    (sale(), ""),
    (sale(paid=10000), ""), (sale(paid=10001), "paid_over_list"),
    (sale(at="2099-01-01T00:00:00+07:00", paid=10001), "paid_over_list"),
    (sale(at="2024-06-01T12:10:00Z"), ""), (sale(at="2024-06-01T12:10:00.001Z"), "in_future"),
    (sale(point="early", at="2022-01-01T00:00:00+07:00"), "point_closed"),
    (sale(point="late", at="2022-12-31T23:59:59+07:00"), "point_closed"),
    (sale(point="late", at="2023-01-01T00:00:00+07:00"), ""),
    (sale(point="late", at="2023-06-30T23:59:59+07:00"), ""),
    (sale(point="late", at="2023-06-30T17:00:00Z"), "point_closed"),
    (sale(point="other"), "wrong_partner"), (sale(point="branch"), ""),
    (sale(product="of-branch"), "wrong_partner"), (sale(product="of-branch", point="branch"), ""),
    (sale(product="of-branch", point="branch2"), "wrong_partner"),
    (sale(product="short", at="2023-01-31T23:59:59+07:00"), ""),
    (sale(product="short", at="2023-02-01T00:00:00+07:00"), "product_not_in_force"),
    (sale(product="short", point="other", at="2023-02-01T00:00:00+07:00"), "product_not_in_force"),
    (sale(product="ended", at="2023-03-31T12:00:00+07:00"), ""),
    (sale(product="ended", at="2023-04-01T12:00:00+07:00"), "agreement_not_in_force"),
    (sale(member="m2", at="2023-01-31T23:59:59+07:00"), "not_a_member"),
    (sale(member="m2", at="2023-02-01T00:00:00+07:00"), ""),
    (sale(member="mx", at="2023-05-31T12:00:00+07:00"), ""),
    (sale(member="mx", at="2023-06-01T12:00:00+07:00"), "not_a_member"),
    (sale(product="for-p1"), ""), (sale(product="for-p1", member="m3"), "not_covered"),
    (sale(product="for-all", member="m3"), ""),
    (sale(product="for-d1", at="2023-06-30T12:00:00+07:00", member="md"), ""),
    (sale(product="for-d1", at="2023-07-01T12:00:00+07:00", member="md"), "not_covered"),
    (sale(product="for-p1", at="2023-07-01T12:00:00+07:00", member="md"), ""),
    (sale(product="none-left"), "pool_empty"), (sale(product="none-each"), "over_limit"),
    (sale(point="?"), "bad_value"), (sale(point="no"), "unknown_point"), (sale(member="no"), "unknown_member"),
    (sale(product="no"), "unknown_product"), (sale(product="no", member="no"), "unknown_member"),
    (sale(product="no", quantity="0"), "bad_value"), (sale(quantity="10000"), "bad_value"), (sale(quantity="9999"), ""),
    (sale(quantity=""), "missing_value"), (sale(quantity="", paid="x"), "missing_value"),
    (sale(point="a b", quantity=""), "bad_value"),
    (sale(listed=10 ** 12, paid=0), ""), (sale(listed=10 ** 12 + 1, paid=0), "bad_value"),
    (sale(at="2023-03-15T12:00:00"), "bad_value"), (sale(id=""), "missing_value"),
]


@pytest.mark.parametrize("row,code", JUDGED)
def test_one_sale_is_judged(tmp_path, row, code):
    world = build(tmp_path, sales=[row])
    assert outcome_of(world)[0].code == code
    assert outcome_of(world)[0].status in (("created",) if not code else ("refused", "rejected"))


LIMITS = [
    ("per-day", ["2023-03-15T00:00:00+07:00", "2023-03-15T23:59:59+07:00", "2023-03-15T17:00:00Z"],
     ["", "over_limit", ""]),
    ("per-week", ["2023-01-01T12:00:00Z", "2023-01-02T00:00:00+07:00", "2023-01-08T23:59:59+07:00",
                  "2023-01-09T00:00:00+07:00", "2022-12-26T00:00:00+07:00"], ["", "", "over_limit", "", "over_limit"]),
    ("per-month", ["2023-02-28T12:00:00Z", "2023-02-28T17:00:00Z", "2023-02-01T12:00:00Z", "2024-02-01T12:00:00Z"],
     ["", "", "over_limit", ""]),
    ("per-year", ["2022-12-31T16:59:59Z", "2022-12-31T17:00:00Z", "2023-12-31T12:00:00Z"], ["", "", "over_limit"]),
    ("per-total", ["2022-02-01T12:00:00Z", "2024-02-01T12:00:00Z"], ["", "over_limit"]),
    ("no-period", ["2022-02-01T12:00:00Z", "2024-02-01T12:00:00Z"], ["", "over_limit"]),
]


@pytest.mark.parametrize("product,instants,codes", LIMITS)
def test_a_limit_counts_in_its_calendar_period(tmp_path, product, instants, codes):
    assert sales_codes(tmp_path, [sale(product=product, at=at) for at in instants]) == codes


def test_a_limit_counts_sales_not_quantity_and_each_member_alone(tmp_path):
    rows = [sale(product="per-day", quantity="5"), sale(product="per-day", member="m3"),
            sale(product="per-day", point="branch"), sale(product="per-day", member="m3", paid=10001)]
    assert sales_codes(tmp_path, rows) == ["", "", "over_limit", "paid_over_list"]


def test_a_limit_counts_its_own_product_only(tmp_path):
    rows = [sale(product=product) for product in ("oil", "per-day", "per-week", "per-day")]
    assert sales_codes(tmp_path, rows) == ["", "", "", "over_limit"]


def test_a_pool_counts_all_members_in_the_period_after_the_limit(tmp_path):
    rows = [sale(product="pool"), sale(product="pool", member="m3"), sale(product="pool", member="mx"),
            sale(product="pool"), sale(product="pool", at="2023-04-01T00:00:00+07:00")]
    assert sales_codes(tmp_path, rows) == ["", "", "pool_empty", "over_limit", ""]


def test_counts_run_over_the_rows_of_a_product(tmp_path):
    rows = [sale(product="rice", at="2022-12-31T12:00:00Z"), sale(product="rice", at="2023-03-15T12:00:00Z"),
            sale(product="rice", at="2022-11-01T12:00:00Z")]
    assert sales_codes(tmp_path, rows) == ["", "over_limit", ""]


def test_repeats_and_conflicts(tmp_path):
    first, refused = sale(id="a", at="2023-03-15T12:00:00+07:00"), sale(id="r", paid=10001)
    rows = [first, first.replace("2023-03-15T12:00:00+07:00", "2023-03-15T05:00:00.000Z"), first + "x",
            first.replace("m1", "no"), refused, refused, refused.replace("10001", "1"), first.replace(",1,", ",x,")]
    world = build(tmp_path, sales=rows)
    assert [row[2:] for row in outcome_of(world)] == [
        ("created", ""), ("exists", ""), ("conflict", "conflict"), ("conflict", "conflict"),
        ("refused", "paid_over_list"), ("refused", "paid_over_list"), ("conflict", "conflict"),
        ("rejected", "bad_value")]


def test_a_mended_row_is_taken_under_the_same_id(tmp_path):
    assert sales_codes(tmp_path, [sale(id="a", point="no"), sale(id="a", quantity="x"), sale(id="a")]) == [
        "unknown_point", "bad_value", ""]


REVERSALS = [
    (["a", "b<a"], ["", ""]), (["b<a", "a"], ["unknown_sale", ""]), (["b<b"], ["unknown_sale"]),
    (["a", "b<a", "c<a"], ["", "", "already_reversed"]), (["a", "b<a", "c<b"], ["", "", "is_reversal"]),
    (["a", "b<a", "b<a"], ["", "", ""]), (["a", "b<a", "b<b"], ["", "", "conflict"]), (["a", "b<a", "a"], ["", "", ""]),
    (["a!", "b<a"], ["paid_over_list", "unknown_sale"]), (["a?", "b<a"], ["unknown_point", "unknown_sale"]),
    (["a", "b<x", "c<b"], ["", "unknown_sale", "unknown_sale"]), (["a", "b<a b"], ["", "bad_value"]),
    (["a", "a<a"], ["", "conflict"]), (["a", "b<a", "b"], ["", "", "conflict"]),
    (["b<a", "a", "b<a"], ["unknown_sale", "", ""]),
    (["a", "<a"], ["", "missing_value"]),
]


def spelled_out(short):
    """`a` a sale, `a!` a refused one, `a?` a rejected one, `b<a` a reversal of a."""
    if "<" in short:
        own, _, named = short.partition("<")
        return f"{own},,,,,,,,{named}"
    return sale(id=short[0], paid=10001 if "!" in short else 9000, point="no" if "?" in short else "shop")


@pytest.mark.parametrize("rows,codes", REVERSALS)
def test_reversals(tmp_path, rows, codes):
    assert sales_codes(tmp_path, [spelled_out(row) for row in rows]) == codes


def test_the_other_columns_of_a_reversal_are_not_compared(tmp_path):
    rows = [sale(id="a"), "b,2023-03-15T12:00:00Z,shop,m1,oil,1,5,9,a", "b,,,,,,,,a,other"]
    assert [row.status for row in outcome_of(build(tmp_path, sales=rows))] == ["created", "created", "exists"]


def test_a_reversal_frees_its_place_but_what_was_refused_stays_refused(tmp_path):
    rows = [sale(id="a", product="per-day"), sale(id="b", product="per-day"), "c,,,,,,,,a",
            sale(id="b", product="per-day"), sale(id="d", product="per-day"), sale(id="e", product="per-day")]
    assert sales_codes(tmp_path, rows) == ["", "over_limit", "", "over_limit", "", "over_limit"]


def test_the_order_of_several_files_is_one_order(tmp_path):
    world = build(tmp_path, sales=[sale(id="a", product="per-day")],
                  more={"sales-2": [sale(id="b", product="per-day")]})
    assert world.outcomes["sales-2.csv"][0].code == "over_limit"


@pytest.mark.parametrize("prices,quantity,agreed", [
    ({"list_price": 999, "discount_percent": 5, "member_price": None}, 1, 949),       # 949.05
    ({"list_price": 1010, "discount_percent": 5, "member_price": None}, 1, 960),      # 959.5 up
    ({"list_price": 1010, "discount_percent": 5, "member_price": None}, 3, 2879),     # 2878.5 up, once
    ({"list_price": 1000, "discount_percent": None, "member_price": None}, 2, 2000),
    ({"list_price": 1000, "discount_percent": 50, "member_price": 700}, 2, 1400),
    ({"list_price": 1000, "discount_percent": 50, "member_price": 0}, 2, 0)])
def test_the_agreed_price(prices, quantity, agreed):
    assert agreed_price(prices, quantity) == agreed


def test_another_price_is_flagged_not_refused(tmp_path):
    world = build(tmp_path, sales=[sale(id="a", product="oil", listed=1000, paid=875),
                                   sale(id="b", product="oil", listed=1000, paid=874)])
    assert sorted(world.sales) == ["a", "b"] and world.flagged_ids == {"b"}


def test_weeks_begin_on_monday_also_over_new_year():
    sunday, monday, next_sunday = read_day("1/1/2023"), read_day("2/1/2023"), read_day("8/1/2023")
    assert calendar_period("week", sunday) != calendar_period("week", monday)
    assert calendar_period("week", monday) == calendar_period("week", next_sunday)
    assert calendar_period("week", read_day("26/12/2022")) == calendar_period("week", sunday)


def test_the_cases_know_their_columns():
    assert NOW.isoformat() == "2024-06-01T12:00:00+00:00" and HEADERS["sales"].startswith("id,sold_at")
