"""The days of the made-up worlds: often those on which a month, quarter or year turns."""

from datetime import date, timedelta

FIRST_DAY, LAST_DAY = date(2022, 1, 1), date(2024, 12, 31)
EDGE_DAYS = [date(2022, 7, 1), date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2), date(2023, 2, 28),
             date(2023, 3, 1), date(2023, 4, 1), date(2023, 7, 1), date(2023, 10, 1), date(2023, 12, 31),
             date(2024, 1, 1), date(2024, 2, 29), date(2024, 3, 1), date(2024, 7, 1), date(2024, 9, 30)]


def some_day(rng, start=FIRST_DAY, end=LAST_DAY):
    """A day from `start` to before `end`, often one where a month, quarter or year turns."""
    edges = [day for day in EDGE_DAYS if start <= day < end]
    if edges and rng.random() < 0.5:
        return rng.choice(edges)
    return start + timedelta(days=rng.randrange(max(1, (end - start).days)))
