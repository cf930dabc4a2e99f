"""Several presses at work: letters set in processes of their own, because Typst gains nothing from threads."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType

from openkarier.foundation.documents.letters import Order


class Pressroom:
    """Use as a context; the processes stay warm until its end. One process means this one."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pressroom:
        if self.processes > 1:  # spawn: a fork would share the database connection; letters need no apps
            self._pool = ProcessPoolExecutor(self.processes, get_context("spawn"))
        return self

    def pdfs(self, orders: Sequence[Order]) -> list[bytes]:
        """Set these letters; the PDFs are in the order of the letters."""
        if self._pool is None:
            return [order.pdf() for order in orders]
        return list(self._pool.map(Order.pdf, orders, chunksize=max(1, min(20, len(orders) // self.processes))))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
