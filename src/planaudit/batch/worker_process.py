"""One worker process: how the parent holds it, and what it does at its own end.

The two talk through a pipe. A worker is silent: whatever it or a library prints goes nowhere,
for it could hold words of a document. It leaves Ctrl+C to its parent, and ends when the
parent is gone. Nothing here is only for systems that fork.
"""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Any, Literal

import psutil

from planaudit.ingest.private_folders import remove_private_folders

_PATIENCE = 5.0
"""Seconds that a process which was ended, or ended itself, is given to be gone."""
_GRACE = 30.0
"""Seconds past its limit after which a worker whose parent did not end it ends itself."""
_LOOK_AT_STARTED = 1.0
"""Seconds between two looks at the memory of the programs that a worker has started."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: `seconds` by the clock, and `memory` in bytes.

    The memory is what the worker has come to hold since it started, with the programs that it
    started and that still run.
    """

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for a result that never came, and says why.

    'time' and 'memory': it took more than its limits, or more memory than there was. 'crash':
    its worker ended without a word. 'fault': it raised an exception, and `fault` is the name of
    the exception's type; its message stays behind, for it could quote a document.
    """

    why: Literal["time", "memory", "crash", "fault"]
    fault: str = ""


class Worker:
    """A worker process as its parent holds it. It does one piece of work at a time."""

    def __init__(self) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.Process(
            target=_serve, args=(theirs, self.connection), daemon=True
        )
        with _interrupts_held_back():
            self._process.start()
        theirs.close()
        self._memory_at_start = self._memory()
        self._limits = Limits(0, 0)
        self._deadline = 0.0
        self._next_look = 0.0
        self._last_seen = 0

    @property
    def is_alive(self) -> bool:
        """Whether the process is still there."""
        return self._process.is_alive()

    def give(self, work: Callable[[Any], object], item: object, limits: Limits) -> None:
        """Have the worker do `work` on `item`. Raises what pickling them raises, and OSError."""
        message = ForkingPickler.dumps((work, item, limits.seconds))
        self._limits = limits
        now = time.monotonic()
        self._deadline, self._next_look = now + limits.seconds, now + _LOOK_AT_STARTED
        self._last_seen = 0
        self.connection.send_bytes(message)

    def result(self) -> Any:
        """Return what came of the work, or a Lost. To be called when the connection is ready."""
        try:
            return pickle.loads(self.connection.recv_bytes())
        except (EOFError, OSError):
            self._process.join(_PATIENCE)
            # Nobody but a system out of memory ends a process in this way.
            killed = self._process.exitcode == -getattr(signal, "SIGKILL", 0)
            return Lost("memory" if killed else "crash")
        except Exception as error:
            return Lost("fault", type(error).__name__)

    def limit_passed(self) -> Lost | None:
        """Return which limit the work has gone past, None if it is within both."""
        if time.monotonic() > self._deadline:
            return Lost("time")
        if self._growth() + self._held_by_started() > self._limits.memory:
            return Lost("memory")
        return None

    @property
    def is_swollen(self) -> bool:
        """Whether earlier work left so much behind that the next would be blamed for it."""
        return self._growth() > self._limits.memory / 2

    def end(self) -> None:
        """End the process at once, whatever it is doing, with the programs that it started."""
        started = self._started()
        self._process.kill()
        self._process.join(_PATIENCE)
        self.connection.close()
        for program in started:
            with contextlib.suppress(psutil.Error):
                program.kill()
        if started and self._process.pid:
            remove_private_folders(self._process.pid)

    def _started(self) -> list[psutil.Process]:
        """Return the programs that the process has started and that still run."""
        try:
            return psutil.Process(self._process.pid).children(recursive=True)
        except psutil.Error:
            return []

    def _held_by_started(self) -> int:
        """Return the bytes that the programs it has started hold, as of a little while ago.

        To find them all processes are gone through, and most work is done before the first look.
        """
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + _LOOK_AT_STARTED
            self._last_seen = sum(map(_memory_of, self._started()))
        return self._last_seen

    def _growth(self) -> int:
        return self._memory() - self._memory_at_start

    def _memory(self) -> int:
        try:
            return _memory_of(psutil.Process(self._process.pid))
        except psutil.Error:
            return 0


def _memory_of(process: psutil.Process) -> int:
    """Return the bytes that a process holds in memory, 0 when it is gone."""
    try:
        info = process.memory_info()
    except psutil.Error:
        return 0
    # Windows moves an idle process out of memory; there `private` tells what it asked for.
    return max(info.rss, getattr(info, "private", 0))


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold back Ctrl+C in the body, and in a process started there until it says otherwise.

    Else one that comes while a worker starts would print a traceback from there.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, parents_end: Connection) -> None:
    """Do the work that comes through `connection` until it closes: what a worker process runs."""
    parents_end.close()  # a forked worker has it too, and would never see it close
    _leave_interrupts_to_the_parent()
    with _silence() as nowhere:
        threading.Thread(target=_end_with_the_parent, daemon=True).start()
        with contextlib.suppress(EOFError, OSError):
            while True:
                work, item, seconds = pickle.loads(connection.recv_bytes())
                # Should the parent be gone and the work hold on to the interpreter: this
                # ends the process even so.
                faulthandler.dump_traceback_later(seconds + _GRACE, file=nowhere, exit=True)
                reply = _pickled_outcome(work, item)
                faulthandler.cancel_dump_traceback_later()
                connection.send_bytes(reply)


def _pickled_outcome(work: Callable[[Any], object], item: object) -> bytes | memoryview:
    try:
        return ForkingPickler.dumps(work(item))
    except MemoryError:
        lost = Lost("memory")
    except BaseException as error:
        lost = Lost("fault", type(error).__name__)
    return ForkingPickler.dumps(lost)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def _silence() -> Iterator[Any]:
    """Send all that is printed nowhere, libraries and crashes included, and leave no core dump.

    Gives the file that is nowhere.
    """
    faulthandler.disable()
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123  # a device
        for printed in (1, 2):
            with contextlib.suppress(OSError):
                os.dup2(nowhere.fileno(), printed)
        sys.stdout = sys.stderr = nowhere
        yield nowhere


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
