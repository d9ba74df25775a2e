"""A pool of worker processes that no piece of work can take down.

Work that hangs, crashes or takes too much memory costs its own result and nothing else: its
worker is ended and replaced, and a Lost stands where the result would. The standard
library's pools break when a worker dies and wait for ever for one that hangs.

The parent looks at its workers' memory a few times a second, and every second at that of the
programs they have started. A limit set in the workers would be firmer, but systems only limit
the addresses a process may use, of which numpy and its like set aside far more than they fill;
Windows and macOS have not even that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Self, TypeVar

from planaudit.batch.worker_process import Limits, Lost, Worker

__all__ = ["Limits", "Lost", "WorkerPool"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

LOOK_EVERY = 0.2
"""Seconds between two looks at how long the workers have taken and how large they are."""
LOOK_AHEAD = 256
"""How many results are kept while one before them is waited for."""


class WorkerPool:
    """Up to `workers` processes, started when there is work and ended with the `with` block."""

    def __init__(self, workers: int) -> None:
        self._most = workers
        self._idle: list[Worker] = []
        self._busy: dict[Worker, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_busy()
        while self._idle:
            self._idle.pop().end()

    def map(
        self, work: Callable[[_Item], _Result], items: Sequence[_Item], limits: Limits
    ) -> Iterator[_Result | Lost]:
        """Yield what `work` makes of each item, in the order of `items`, or a Lost.

        `work`, the items and the results travel between processes, so they must pickle. To
        stop early, leave the `with` block: the workers are then ended at once.
        """
        given = 0
        done: dict[int, _Result | Lost] = {}
        try:
            for wanted in range(len(items)):
                while wanted not in done:
                    while given < min(len(items), wanted + LOOK_AHEAD) and self._has_room():
                        if lost := self._give(work, given, items[given], limits):
                            done[given] = lost
                        given += 1
                    done.update(self._outcomes())
                yield done.pop(wanted)
        finally:
            self._end_busy()

    def _has_room(self) -> bool:
        return len(self._busy) < self._most

    def _give(
        self, work: Callable[[_Item], object], number: int, item: _Item, limits: Limits
    ) -> Lost | None:
        """Give an item to a free worker; return a Lost if it cannot be handed over."""
        worker = self._free_worker()
        self._busy[worker] = number
        try:
            worker.give(work, item, limits)
        except Exception as error:
            self._replace(worker)
            return Lost("fault", type(error).__name__)
        return None

    def _free_worker(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive:
                return worker
            worker.end()
        return Worker()

    def _outcomes(self) -> dict[int, Any]:
        """Wait a little, and return what has come of the items that are no longer worked on."""
        outcomes: dict[int, Any] = {}
        ready = wait([worker.connection for worker in self._busy], LOOK_EVERY)
        for worker, number in list(self._busy.items()):
            if worker.connection in ready:
                outcome = worker.result()
                fit = not isinstance(outcome, Lost) or outcome.why == "fault"
                if not fit or worker.is_swollen:
                    self._replace(worker)
                else:
                    self._idle.append(worker)
                    del self._busy[worker]
            elif outcome := worker.limit_passed():
                self._replace(worker)
            else:
                continue
            outcomes[number] = outcome
        return outcomes

    def _replace(self, worker: Worker) -> None:
        """End a busy worker; the next item finds no idle one and gets a new one."""
        del self._busy[worker]
        worker.end()

    def _end_busy(self) -> None:
        for worker in list(self._busy):
            self._replace(worker)
