"""A small world written out by hand, for the tests of the recount."""

from datetime import datetime, timezone
from itertools import count

from columns import COLUMNS
from recount import files_of, read_world

NOW = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
HEADERS = {kind: ",".join(column for column, _, _ in columns) for kind, columns in COLUMNS.items()}
NUMBERS = count(1)

DIVISIONS = {
    "divisions-2024.csv": ["2024,01,Tỉnh Một,province,,,", "2024,001,Huyện Một,district,01,,",
                           "2024,00001,Xã Một,commune,001,,", "2024,02,Tỉnh Hai,province,,,",
                           "2024,00002,Xã Hai,commune,02,,"],
    "divisions-2025.csv": ["2025,01,Tỉnh Một mới,province,,,", "2025,00001,Phường Một,ward,01,,"],
}

REGISTERS = {
    "units": [
        "TLD,Gốc,confederation,", "P1,Tỉnh Một,provincial_federation,TLD,,,01,2024",
        "D1,Huyện Một,district_federation,P1,,2023-07-01,001,2024", "G1,Cơ sở 1,grassroots_union,D1",
        "G1a,Tổ 1,union_group,G1", "G2,Cơ sở 2,grassroots_union,P1", "NG,Ngành,central_sector_union,TLD",
        "G3,Cơ sở 3,occupational_union,NG,2021-01-01",
        "LS,Ngành tỉnh,local_sector_union,P1", "TCT,Tổng,corporation_union,TLD",
        "GX,Cơ sở tan,grassroots_union,P1,,2023-06-01", "P2,Tỉnh mới,provincial_federation,TLD,2024-01-01,,01,2025"],
    "members": [
        "m1,An,1990-01-02,female,G1,2020-01-01,2023-04-01", "m1,An,1990-01-02,female,G3,2023-04-01",
        "m2,Bình,,,G2,2022-01-01,2022-07-01", "m2,Bình,,,G2,2023-02-01", "m3,Chi,,,G3,2021-01-01,2023-02-01",
        "m3,Chi,,,NG,2023-02-02", "mx,Dũng,,,GX,2020-01-01", "md,Em,,,G1a,2020-01-01"],
    "partners": ["A,Đối tác A,group,", "B1,Nhánh 1,enterprise,A", "B2,Nhánh 2,enterprise,A", "C,Đối tác C,household,"],
    "agreements": [
        "TA,A,TLD,national,,2021-01-01,,all", "TB,B1,TLD,national",
        "TP,A,P1,provincial,,,,", "TALL,A,P1,provincial,,,,all",
        "TD,A,D1,district,,,,below", "TE,A,TLD,national,,2022-01-01,2023-04-01,"],
    "products": [
        "oil,TA,Dầu,goods,false,1000,12.5,,2022-01-01", "of-branch,TB,Sữa,goods,true,10000,,,2022-01-01",
        "short,TA,Vé,service,true,10000,,,2023-01-01,2023-02-01", "ended,TE,Muối,goods,true,10000,,,2022-01-01",
        "for-p1,TP,Áo,goods,true,10000,,,2022-01-01", "for-all,TALL,Áo,goods,true,10000,,,2022-01-01",
        "for-d1,TD,Mũ,goods,true,10000,,,2022-01-01", "none-left,TA,N,goods,true,1,,,2022-01-01,,,,0",
        "none-each,TA,N,goods,true,1,,,2022-01-01,,0,year,0", "per-day,TA,D,goods,true,1,,,2022-01-01,,1,day",
        "per-week,TA,W,goods,true,1,,,2022-01-01,,1,week", "per-month,TA,M,goods,true,1,,,2022-01-01,,1,month",
        "per-year,TA,Y,goods,true,1,,,2022-01-01,,1,year", "per-total,TA,T,goods,true,1,,,2022-01-01,,1,total",
        "no-period,TA,T,goods,true,1,,,2022-01-01,,1,", "pool,TA,P,goods,true,1,,,2022-01-01,,1,month,2",
        "rice,TA,Gạo cũ,goods,true,10000,,,2022-01-01,2023-01-01,2,total",
        "rice,TA,Gạo mới,service,true,10000,,,2023-01-01,,1,total"],
    "points": [
        "shop,A,Cửa hàng,,00001,2024", "early,A,Sớm,,,,,,2022-01-02", "late,A,Muộn,,,,,,2023-01-01,2023-07-01",
        "other,C,Khác,,00002,2024", "branch,B1,Nhánh 1,,00001,2025", "branch2,B2,Nhánh 2"],
}


def sale(id=None, at="2023-03-15T12:00:00+07:00", point="shop", member="m1", product="oil", quantity="1", listed=10000,
         paid=9000):
    """One line of a sales file; the column device is last."""
    id = f"s{next(NUMBERS)}" if id is None else id
    return f"{id},{at},{point},{member},{product},{quantity},{listed},{paid},,,"


def write_divisions(folder, divisions=None):
    """The official divisions of this small country, or others and their conversion."""
    for name, rows in (divisions or DIVISIONS).items():
        header = "vintage,code,name,kind,parent_code,latitude,longitude"
        if name.startswith("conversion"):
            header = "old_code,new_code,part,is_default,latitude,longitude"
        (folder / name).write_text("\n".join([header] + rows), encoding="utf-8")


def build(folder, more=(), raw=(), now=NOW, sales=None, last=None, divisions=True, **registers):
    """The world of REGISTERS with other rows of a kind, with `more` rows, or with a file's `raw` bytes; the file
    `last` is read after all others."""
    if divisions:
        write_divisions(folder)
    more, files = dict(more), {**REGISTERS, **registers}
    if sales is not None:
        files["sales-1"] = sales
    for kind in set(files) | set(more):
        header = HEADERS[kind.partition("-")[0]]
        rows = list(files.get(kind, [])) + more.get(kind, [])
        (folder / f"{kind}.csv").write_text("\n".join([header] + rows) + "\n", encoding="utf-8")
    for kind, data in dict(raw).items():
        (folder / f"{kind}.csv").write_bytes(data)
    files = sorted(files_of(folder), key=lambda name: name == last)
    return read_world(folder, files, divisions=folder, now=now)


def outcome_of(world):
    """The outcomes of the first sales file."""
    return world.outcomes["sales-1.csv"]


def sales_codes(folder, rows):
    """The codes of these sales, judged in this order."""
    return [outcome.code for outcome in outcome_of(build(folder, sales=rows))]
