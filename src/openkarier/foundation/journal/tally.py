"""How many acts of each kind each day: published, so that what was never recorded is noticed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

FILE = "daily.json"


class Tally:
    """Counts by (day or month, kind) over the first `size` leaves."""

    def __init__(self, size: int = 0, counts: Counter[tuple[str, str]] | None = None) -> None:
        self.size = size
        self.counts = counts or Counter()

    @classmethod
    def read(cls, folder: Path) -> Tally:
        """Read what was published; an empty tally when there is nothing yet."""
        path = folder / FILE
        if not path.exists():
            return cls()
        kept = json.loads(path.read_text())
        return cls(kept["size"], Counter({(day, kind): number for day, kind, number in kept["counts"]}))

    def through(self, entries: Iterable[str]) -> Iterator[str]:
        """Pass entries on, counting them."""
        for entry in entries:
            public = json.loads(entry)
            self.counts[public["d"], public["k"]] += 1
            self.size += 1
            yield entry

    def raw(self) -> bytes:
        """The file's bytes, one line per day and kind."""
        lines = (json.dumps([day, kind, number]) for (day, kind), number in sorted(self.counts.items()))
        return (f'{{"size":{self.size},"counts":[\n' + ",\n".join(lines) + "\n]}\n").encode()

    def by_kind(self) -> list[tuple[str, int]]:
        """Totals by kind, most frequent first."""
        totals: Counter[str] = Counter()
        for (_, kind), number in self.counts.items():
            totals[kind] += number
        return totals.most_common()
