"""Figures that may be public: small counts of people stay closed, also against subtraction from the totals beside them.

A table is seen as a network: rows and columns are its nodes, every cell and every total is an arc, and two fillings of
the table with the same totals differ by a circulation. A closed cell is safe when a circulation through closed arcs
alone can raise it to `SMALLEST`: whoever knows the method and subtracts everything shown must still allow that value.
Complementary cells are chosen one small cell after another along the cheapest such circulation, a network heuristic of
cell suppression: D. Gusfield, SIAM J. Comput. 17 (1988), 552-571; J. Kelly, B. Golden, A. Assad, Networks 22 (1992),
397-417; L. Cox, JASA 90 (1995), 1453-1462; handbook: A. Hundepool et al., Statistical Disclosure Control (2012), ch. 4.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SMALLEST = 5  # people; a count below it is not published, the house's choice, not a law's
Place = tuple[int, int]  # row and column; the row or column after the last is the totals


@dataclass(frozen=True)
class Shown:
    """A table as it may be published; None where a figure is closed."""

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int | None, ...]  # total of each row
    columns: tuple[int | None, ...]  # total of each column
    total: int | None


def shown(cells: Sequence[Sequence[int]], smallest: int = SMALLEST) -> Shown:
    """Close every count below `smallest`, zero included, and what would give it away. All rows are equally long."""
    full = _with_totals(cells)
    closed = closed_places(full, smallest)
    kept = [[None if (r, c) in closed else value for c, value in enumerate(row)] for r, row in enumerate(full)]
    *inner, last = kept
    return Shown(tuple(tuple(row[:-1]) for row in inner), tuple(row[-1] for row in inner), tuple(last[:-1]), last[-1])


def shown_row(counts: Sequence[int], smallest: int = SMALLEST) -> tuple[tuple[int | None, ...], int | None]:
    """The same for a single row of counts with its total."""
    found = shown([counts], smallest)
    cells = tuple(None if None in pair else pair[0] for pair in zip(found.cells[0], found.columns, strict=True))
    return cells, None if found.total is None or found.rows[0] is None else found.total


def closed_places(full: Sequence[Sequence[int]], smallest: int) -> frozenset[Place]:
    """The places of a table with totals that stay closed: the small ones, and their complements."""
    net = _Network(full)
    small = sorted((value, (r, c)) for r, row in enumerate(full) for c, value in enumerate(row) if value < smallest)
    closed = {place for _, place in small}
    for value, place in small:
        closed.update(net.cheapest(place, smallest - value, closed))
    return frozenset(closed)


def _with_totals(cells: Sequence[Sequence[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


class _Network:
    """Arcs of a table with totals. Along its arc a cell grows without bound, against it it shrinks to zero."""

    def __init__(self, full: Sequence[Sequence[int]]) -> None:
        self.full = full
        self.last = (len(full) - 1, len(full[0]) - 1)
        self.out: dict[int, list[tuple[int, Place, bool]]] = {}
        for r, row in enumerate(full):
            for c in range(len(row)):
                tail, head = self.ends((r, c))
                self.out.setdefault(tail, []).append((head, (r, c), True))
                self.out.setdefault(head, []).append((tail, (r, c), False))

    def ends(self, place: Place) -> tuple[int, int]:
        """Tail and head: row to column for a cell and for the grand total, column to row for the other totals."""
        row, column = place[0], self.last[0] + 1 + place[1]
        total = (place[0] == self.last[0]) != (place[1] == self.last[1])
        return (column, row) if total else (row, column)

    def cheapest(self, place: Place, need: int, closed: set[Place]) -> Iterator[Place]:
        """The places of the cheapest circulation that raises `place` by `need`; what is closed already costs nothing.

        One always exists: over the totals, all of which can grow.
        """
        start, goal = self.ends(place)[::-1]
        best, came, queue = {start: 0}, {}, [(0, start)]
        while queue:
            cost, node = heapq.heappop(queue)
            if node == goal:
                break
            for other, arc, grows in self.out[node]:
                value = self.full[arc[0]][arc[1]]
                if arc == place or cost > best[node] or not (grows or value >= need):
                    continue
                price = cost + (0 if arc in closed else value + 1)
                if price < best.get(other, price + 1):
                    best[other], came[other] = price, (node, arc)
                    heapq.heappush(queue, (price, other))
        while goal != start:
            goal, arc = came[goal]
            yield arc
