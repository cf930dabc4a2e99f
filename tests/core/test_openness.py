"""Small counts stay closed, also against subtraction: attacked by solving the published table for each closed cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from openkarier.core.openness import SMALLEST, shown, shown_row

COUNT = st.one_of(st.integers(0, 6), st.integers(0, 400))
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(COUNT, min_size=width, max_size=width), min_size=1, max_size=6)
)


def attack(table):
    """(least, most, closed) of every place, as whoever sees only what is shown and knows that nothing is negative."""
    inner = [[*row, total] for row, total in zip(table.cells, table.rows, strict=True)]
    full = [*inner, [*table.columns, table.total]]
    height, width = len(full), len(full[0])
    place = {(r, c): r * width + c for r in range(height) for c in range(width)}
    sums = []
    for r in range(height):
        row = np.zeros(height * width)
        row[[place[r, c] for c in range(width - 1)]], row[place[r, width - 1]] = 1, -1
        sums.append(row)
    for c in range(width):
        column = np.zeros(height * width)
        column[[place[r, c] for r in range(height - 1)]], column[place[height - 1, c]] = 1, -1
        sums.append(column)
    bounds = [(0, None) if value is None else (value, value) for row in full for value in row]
    for at, value in enumerate(value for row in full for value in row):
        if value is None:
            yield tuple(_end(sums, bounds, at, sign) for sign in (1, -1))


def _end(sums, bounds, at, sign):
    aim = np.zeros(len(bounds))
    aim[at] = sign
    found = linprog(aim, A_eq=np.array(sums), b_eq=np.zeros(len(sums)), bounds=bounds)
    return float("inf") if found.status == 3 else sign * found.fun


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_no_closed_figure_can_be_derived_and_each_may_be_five_or_more(cells):
    for least, most in attack(shown(cells)):
        assert most - least > 0.5
        assert most >= SMALLEST - 1e-6


@settings(max_examples=200, deadline=None)
@given(TABLES)
def test_what_is_shown_is_true_and_never_small(cells):
    table = shown(cells)
    pairs = [(s, t) for row, true in zip(table.cells, cells, strict=True) for s, t in zip(row, true, strict=True)]
    pairs += zip(table.rows, map(sum, cells), strict=True)
    pairs += zip(table.columns, map(sum, zip(*cells, strict=True)), strict=True)
    pairs.append((table.total, sum(map(sum, cells))))
    assert [(s, t) for s, t in pairs if s is not None and (s != t or s < SMALLEST)] == []


def test_a_table_without_small_counts_is_shown_whole():
    assert shown([[10, 20], [30, 40]]).cells == ((10, 20), (30, 40))


def test_a_small_cell_takes_the_cheapest_rectangle_with_it():
    table = shown([[3, 40, 90], [20, 90, 80], [300, 10, 70]])
    assert table.cells == ((None, None, 90), (None, None, 80), (300, 10, 70))
    assert (table.rows, table.columns, table.total) == ((133, 190, 380), (323, 140, 240), 703)


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ((12, 3, 40), (None, None, 40), 55),
        ((12, 20, 40), (12, 20, 40), 72),
        ((3,), (None,), None),
        ((40, 2), (None, None), 42),
    ],
)
def test_one_row_with_its_total(counts, cells, total):
    assert shown_row(counts) == (cells, total)
