"""The day on which every journey happens: a Monday morning in July 2026, a week after the sample world's last sale.

The program keeps its honest clock; a small library (clock.c) that is loaded before it moves what the machine tells it.
"""

import datetime
import os
import pathlib
import subprocess
import time

HANOI = datetime.timezone(datetime.timedelta(hours=7))
MORNING = datetime.datetime(2026, 7, 6, 9, 0, tzinfo=HANOI)
TODAY = MORNING.date()


class WorldClock:
    """The clock of one running site, which is on that morning when it is made."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.shift = int(MORNING.timestamp() - time.time())
        self.library = folder / "clock.so"
        source = pathlib.Path(__file__).with_name("clock.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", str(self.library), str(source)], check=True)

    def environment(self) -> dict[str, str]:
        """The surroundings of a program that lives on that day."""
        return os.environ | {"LD_PRELOAD": str(self.library), "PHUCLOI_TEST_SHIFT": str(self.shift)}

    def now(self) -> float:
        """The seconds since 1970 that the program sees."""
        return time.time() + self.shift
