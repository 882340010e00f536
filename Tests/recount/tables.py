"""The cells of an import file: section 1 of the rules, "Files"."""

import csv
import io
import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

AMOUNT_MOST = 10 ** 12
QUANTITY_MOST = 9999
CODE_LONGEST = 40


class BadValue(Exception):
    """A cell that cannot be read."""


def decoded(data):
    """"CSV in UTF-8 (with or without BOM) or UTF-16." (UTF-16 is told by its BOM.)"""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")


def separator_of(text):
    """"separator `,` `;` or tab": the one that the first line holds most often."""
    first_line = text.splitlines()[0] if text else ""
    return max(",;\t", key=first_line.count)


def clean(cell):
    """A cell's text is compared after NFC and trimming of white space."""
    return unicodedata.normalize("NFC", cell).strip()


def read_records(path):
    """"First row: the column names. Rows and columns in any order; a missing optional column is empty."

    Gives (header, [(row, {column: cell})]); `row` is the record's number in the file, the header being row 1.
    """
    text = decoded(Path(path).read_bytes())
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text)))
    header = [clean(cell) for cell in records[0]] if records else []
    rows = []
    for number, record in enumerate(records[1:], start=2):
        cells = [clean(cell) for cell in record]
        if any(cells):
            rows.append((number, dict(zip(header, cells))))
    return header, rows


def read_text(cell):
    """Any text."""
    return cell


def read_names(cell):
    """"`places` = names separated by `;`", each trimmed; what is empty is no name."""
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def read_code(cell):
    """"Codes are letters, digits, `-`, `.`, `_`, at most 40 characters, upper and lower case differ." """
    if len(cell) > CODE_LONGEST or not re.fullmatch(r"[A-Za-z0-9._-]+", cell):
        raise BadValue(cell)
    return cell


def read_day(cell):
    """"Dates `YYYY-MM-DD` (also `D/M/YYYY`)." """
    written = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", cell)
    if written:
        year, month, day = written.groups()
    else:
        written = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", cell)
        if not written:
            raise BadValue(cell)
        day, month, year = written.groups()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise BadValue(cell) from None


INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,6}))?"
    r"(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))")


def read_instant(cell):
    """"instants RFC 3339 with an offset"; given back in UTC, so two spellings of one instant are equal."""
    written = INSTANT.fullmatch(cell)
    if not written:
        raise BadValue(cell)
    day, hour, minute, second, fraction, sign, offset_hours, offset_minutes = written.groups()
    try:
        local = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second}")
        local += timedelta(microseconds=int((fraction or "0").ljust(6, "0")))
        offset = timedelta()
        if sign:
            if int(offset_hours) > 23 or int(offset_minutes) > 59:
                raise BadValue(cell)
            offset = timedelta(hours=int(offset_hours), minutes=int(offset_minutes))
        utc = local + offset if sign == "-" else local - offset
    except (ValueError, OverflowError):
        raise BadValue(cell) from None
    return utc.replace(tzinfo=timezone.utc)


def read_decimal(cell):
    """"decimals with a point"."""
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
        raise BadValue(cell)
    return Fraction(cell)


def whole_number(least, most):
    """A reader of integers from `least` to `most`: "quantity 1..9999; amounts 0..10^12"."""
    def read(cell):
        if not re.fullmatch(r"[0-9]+", cell) or not least <= int(cell) <= most:
            raise BadValue(cell)
        return int(cell)
    return read


def decimal_between(least, most):
    """A reader of decimals from `least` to `most`."""
    def read(cell):
        value = read_decimal(cell)
        if not least <= value <= most:
            raise BadValue(cell)
        return value
    return read


def one_of(*words):
    """A reader of the words that the rules list under "Values"."""
    def read(cell):
        if cell not in words:
            raise BadValue(cell)
        return cell
    return read
