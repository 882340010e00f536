"""The columns of each kind: the table of section 1, and the reading of one row."""

from tables import (AMOUNT_MOST, QUANTITY_MOST, BadValue, decimal_between, one_of, read_code, read_day,
                    read_instant, read_names, read_text, whole_number)

UNIT_KINDS = ("confederation", "provincial_federation", "district_federation", "central_sector_union",
              "corporation_union", "local_sector_union", "industrial_zone_union", "commune_union",
              "grassroots_union", "occupational_union", "department_union", "union_group")

amount = whole_number(0, AMOUNT_MOST)
count = whole_number(0, AMOUNT_MOST)
vintage = one_of("2024", "2025")

NEEDED, OPTIONAL = True, False

COLUMNS = {
    "units": [
        ("code", read_code, NEEDED), ("name", read_text, NEEDED), ("kind", one_of(*UNIT_KINDS), NEEDED),
        ("parent_code", read_code, OPTIONAL), ("opened_on", read_day, OPTIONAL), ("closed_on", read_day, OPTIONAL),
        ("division_code", read_code, OPTIONAL), ("vintage", vintage, OPTIONAL)],
    "changes": [
        ("date", read_day, NEEDED), ("kind", one_of("open", "close", "rename", "move", "merge", "split"), NEEDED),
        ("from_code", read_code, NEEDED), ("to_code", read_code, OPTIONAL),
        ("share", decimal_between(0, 1), OPTIONAL), ("name", read_text, OPTIONAL)],
    "territories": [
        ("unit_code", read_code, NEEDED), ("division_code", read_code, NEEDED), ("vintage", vintage, NEEDED),
        ("valid_from", read_day, NEEDED), ("valid_to", read_day, OPTIONAL)],
    "members": [
        ("member_no", read_code, NEEDED), ("full_name", read_text, NEEDED), ("birth_date", read_day, OPTIONAL),
        ("sex", one_of("male", "female"), OPTIONAL), ("unit_code", read_code, NEEDED),
        ("joined_on", read_day, NEEDED), ("left_on", read_day, OPTIONAL)],
    "partners": [
        ("code", read_code, NEEDED), ("name", read_text, NEEDED),
        ("legal_kind", one_of("group", "corporation", "enterprise", "household"), NEEDED),
        ("parent_code", read_code, OPTIONAL)],
    "agreements": [
        ("code", read_code, NEEDED), ("partner_code", read_code, NEEDED), ("unit_code", read_code, NEEDED),
        ("level", one_of("national", "sector", "provincial", "district", "grassroots"), NEEDED),
        ("signed_on", read_day, OPTIONAL), ("valid_from", read_day, OPTIONAL), ("valid_to", read_day, OPTIONAL),
        ("covers", one_of("below", "all"), OPTIONAL)],
    "products": [
        ("code", read_code, NEEDED), ("agreement_code", read_code, NEEDED), ("name", read_text, NEEDED),
        ("kind", one_of("goods", "service"), NEEDED), ("essential", one_of("true", "false"), NEEDED),
        ("list_price", amount, NEEDED), ("discount_percent", decimal_between(0, 100), OPTIONAL),
        ("member_price", amount, OPTIONAL), ("valid_from", read_day, NEEDED), ("valid_to", read_day, OPTIONAL),
        ("limit_count", count, OPTIONAL), ("limit_period", one_of("day", "week", "month", "year", "total"), OPTIONAL),
        ("pool_count", count, OPTIONAL), ("redeem_method", read_text, OPTIONAL), ("area", read_text, OPTIONAL)],
    "points": [
        ("code", read_code, NEEDED), ("partner_code", read_code, NEEDED), ("name", read_text, NEEDED),
        ("address", read_text, OPTIONAL), ("division_code", read_code, OPTIONAL), ("vintage", vintage, OPTIONAL),
        ("latitude", decimal_between(-90, 90), OPTIONAL), ("longitude", decimal_between(-180, 180), OPTIONAL),
        ("opened_on", read_day, OPTIONAL), ("closed_on", read_day, OPTIONAL),
        ("host_unit_code", read_code, OPTIONAL)],
    "sales": [
        ("id", read_code, NEEDED), ("sold_at", read_instant, NEEDED), ("point_code", read_code, NEEDED),
        ("member_no", read_code, NEEDED), ("product_code", read_code, NEEDED),
        ("quantity", whole_number(1, QUANTITY_MOST), NEEDED), ("list_amount", amount, NEEDED),
        ("paid_amount", amount, NEEDED), ("reverses_id", read_code, OPTIONAL), ("invoice_no", read_text, OPTIONAL),
        ("device", read_text, OPTIONAL)],
    "grants": [
        ("id", read_code, NEEDED), ("partner_code", read_code, NEEDED), ("unit_code", read_code, NEEDED),
        ("kind", one_of("bus_ticket", "house", "tet_reunion", "other"), NEEDED), ("granted_on", read_day, NEEDED),
        ("name", read_text, OPTIONAL), ("persons", count, OPTIONAL), ("places", read_names, OPTIONAL),
        ("amount", amount, NEEDED)],
}

REVERSAL_COLUMNS = [("id", read_code, NEEDED), ("reverses_id", read_code, NEEDED)]

KEYS = {
    "changes": ("date", "kind", "from_code", "to_code"), "grants": ("id",),
    "units": ("code",), "partners": ("code",), "agreements": ("code",), "points": ("code",), "sales": ("id",),
    "members": ("member_no", "unit_code", "joined_on"), "products": ("code", "valid_from"),
    "territories": ("unit_code", "division_code", "vintage", "valid_from"),
}

RANGES = {
    "units": ("opened_on", "closed_on"), "members": ("joined_on", "left_on"),
    "agreements": ("valid_from", "valid_to"), "products": ("valid_from", "valid_to"),
    "points": ("opened_on", "closed_on"), "territories": ("valid_from", "valid_to"),
}


class Fault(Exception):
    """Why a row is rejected: the column and the code."""

    def __init__(self, column, code):
        super().__init__(f"{column}: {code}")
        self.column = column
        self.code = code


def read_row(kind, cells):
    """"A rejected row could not be read (`bad_value`, `missing_value` ...)": the first column in table order tells.

    Of a reversal only `id` and `reverses_id` are read: "Its other columns may be empty and are not compared."
    "`share` is read only on split rows".
    """
    columns = COLUMNS[kind]
    if kind == "sales" and cells.get("reverses_id", "") != "":
        columns = REVERSAL_COLUMNS
    if kind == "changes" and cells.get("kind", "") != "split":
        columns = [column for column in columns if column[0] != "share"]
    values, faults = {}, {}
    for column, read, needed in columns:
        cell = cells.get(column, "")
        values[column] = None
        if cell == "":
            if needed:
                faults[column] = "missing_value"
            continue
        try:
            values[column] = read(cell)
        except BadValue:
            faults[column] = "bad_value"
    for column, code in faults_between_columns(kind, values, faults):
        faults.setdefault(column, code)
    for column, _, _ in columns:
        if column in faults:
            raise Fault(column, faults[column])
    return values


def faults_between_columns(kind, values, faults):
    """The faults that need two cells: a range that ends before it holds a day, the parent and the vintage."""
    found = []
    if kind in RANGES:
        start, end = RANGES[kind]
        if values[start] and values[end] and values[end] <= values[start]:
            found.append((end, "bad_value"))
    if kind == "units" and "kind" not in faults:
        is_root = values["kind"] == "confederation"
        if is_root and values["parent_code"]:
            found.append(("parent_code", "bad_value"))
        if not is_root and not values["parent_code"]:
            found.append(("parent_code", "missing_value"))
    if kind == "changes" and "kind" not in faults:
        found += faults_of_change(values)
    if kind == "grants" and values["kind"] == "other" and not values["name"]:
        found.append(("name", "missing_value"))
    if kind in ("units", "points") and values["division_code"] and not values["vintage"]:
        found.append(("vintage", "missing_value"))
    return found


def faults_of_change(values):
    """What each kind of event needs: another unit, or none; its share; its name."""
    found = []
    if values["kind"] in ("rename", "close"):
        if values["to_code"]:
            found.append(("to_code", "bad_value"))
    elif not values["to_code"]:
        found.append(("to_code", "missing_value"))
    elif values["to_code"] == values["from_code"] and values["kind"] != "split":
        found.append(("to_code", "bad_value"))
    if values["kind"] == "split" and values["share"] is None:
        found.append(("share", "missing_value"))
    if values["kind"] == "rename" and not values["name"]:
        found.append(("name", "missing_value"))
    return found


def key_of(kind, values):
    """The key of a row: the bold columns of the table."""
    return tuple(values[column] for column in KEYS[kind])
