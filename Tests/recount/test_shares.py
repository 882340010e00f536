"""The shares of a split add up to 1, else the split is not taken."""

from datetime import date

import pytest

from tree import Change, Contradiction, Tree

DAY = date(2025, 7, 1)


def unit(code, parent):
    """A unit that has always been."""
    kind = "grassroots_union" if parent else "confederation"
    return {"code": code, "kind": kind, "parent_code": parent, "opened_on": None, "closed_on": None}


UNITS = {"V": unit("V", None), "A": unit("A", "V"), "B": unit("B", "V"), "C": unit("C", "V")}


def split(*shares):
    """A into B and C with these shares."""
    return [Change((1, row), DAY, "split", "A", target, share, None)
            for row, (target, share) in enumerate(zip("BC", shares))]


def test_whole_shares_are_taken():
    """0,6 and 0,4 make a whole."""
    assert not Tree(UNITS, split(0.6, 0.4)).exists("A", DAY)


@pytest.mark.parametrize("shares", [(0.6, 0.3), (0.6, 0.5), (0.5,)])
def test_other_shares_are_a_contradiction(shares):
    """Less and more than a whole, and one part alone."""
    with pytest.raises(Contradiction):
        Tree(UNITS, split(*shares))
