"""Hand-worked cases may show a split by one of its rows: that shares add up to 1 is tested by test_shares.py alone."""

import pytest

import tree

# At once, because some tests share worlds that are made before the first of them.
tree.SHARES_ADD_UP = False


@pytest.fixture(autouse=True)
def whole_splits(request, monkeypatch):
    """The tests of the rule itself have it."""
    if request.module.__name__ == "test_shares":
        monkeypatch.setattr(tree, "SHARES_ADD_UP", True)
