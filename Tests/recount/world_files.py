"""Writing a made-up table as an import file: every spelling, separator and encoding that section 1 allows."""

import csv
import io
import unicodedata
from datetime import date, datetime, timedelta, timezone

ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be")
BOMS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
OFFSET_MINUTES = (420, 420, 420, 0, -300, 840, 330, 540, -720, 345)


class Raw(str):
    """A text to be written exactly as it stands, such as a bad value."""


def spelled_day(rng, day):
    """A day as YYYY-MM-DD or D/M/YYYY."""
    return rng.choice((day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day:%d/%m/%Y}"))


def spelled_instant(rng, instant):
    """An instant of RFC 3339 in some offset."""
    minutes = rng.choice(OFFSET_MINUTES)
    local = instant.astimezone(timezone(timedelta(minutes=minutes)))
    text = f"{local:%Y-%m-%dT%H:%M:%S}"
    if local.microsecond or rng.random() < 0.1:
        text += f".{local.microsecond // 1000:03d}"
    if minutes == 0:
        return text + rng.choice(("Z", "+00:00"))
    hours, rest = divmod(abs(minutes), 60)
    return f"{text}{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def spelled(rng, value):
    """One cell: the same value is written in several ways."""
    if value is None:
        return ""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, datetime):
        text = spelled_instant(rng, value)
    elif isinstance(value, date):
        text = spelled_day(rng, value)
    else:
        text = str(value)
        if rng.random() < 0.15:
            text = unicodedata.normalize("NFD", text)
    if rng.random() < 0.03:
        text = rng.choice((" ", "  ", "\t")) + text + rng.choice(("", " ", "\n"))
    return text


def columns_to_write(rng, columns, needed, rows):
    """The columns in any order, sometimes without one that may be and is always empty, sometimes with one that is
    unknown."""
    chosen = [column for column in columns
              if rng.random() < 0.5 or column in needed or any(row.get(column) not in (None, "") for row in rows)]
    if rng.random() < 0.3:
        chosen.append("remark_of_the_office")
    if rng.random() < 0.7:
        rng.shuffle(chosen)
    return chosen


def write_table(rng, path, columns, needed, rows):
    """Write the rows in their order with a separator, line end, quoting and encoding of chance."""
    chosen = columns_to_write(rng, columns, needed, rows)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=rng.choice(",;\t"), lineterminator=rng.choice(("\r\n", "\n")),
                        quoting=rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))
    writer.writerow(chosen)
    for row in rows:
        cells = {"remark_of_the_office": "=HYPERLINK(\"x\")", **row}
        writer.writerow([spelled(rng, cells.get(column)) for column in chosen])
    encoding = rng.choice(ENCODINGS)
    data = BOMS.get(encoding, b"") + text.getvalue().encode(encoding)
    path.write_bytes(data)
