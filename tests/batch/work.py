"""Pieces of work for a pool: good ones, and some that a worker does not survive."""

from __future__ import annotations

import faulthandler
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import psutil

SECRET = "Angharad"


def double(number: int) -> int:
    return 2 * number


def double_slowly(number: int) -> int:
    """The earlier numbers take the longest."""
    time.sleep(0.3 if number == 0 else 0)
    return 2 * number


def worker_of(_: object) -> int:
    return os.getpid()


def touch(path: Path) -> float:
    """Say that the work has begun; the first waits for others to be begun too early."""
    path.touch()
    if path.name == "0":
        time.sleep(0.5)
    return len(list(path.parent.iterdir()))


def repeat(text: bytes) -> bytes:
    return text * 2


def hang(_: object) -> NoReturn:
    while True:
        time.sleep(60)


def hang_in_c(_: object) -> object:
    """Hold on to the interpreter, so that no other thread of the worker ever runs."""
    return re.match(r"(a+)+$", "a" * 60 + "b")


def leave(_: object) -> NoReturn:
    os._exit(3)


def crash(_: object) -> None:
    """Crash as a C library does, having printed what would betray the document."""
    faulthandler.enable()
    print(SECRET, SECRET, file=sys.stderr, flush=True)
    os.write(2, SECRET.encode())
    os.kill(os.getpid(), signal.SIGSEGV)


def be_killed(_: object) -> None:
    """End as the system ends what took the last of its memory."""
    psutil.Process().kill()


def grow(_: object) -> NoReturn:
    kept = [bytes(range(256)) * 2**12 for _ in range(300)]  # 300 MB, each page its own
    while kept:
        time.sleep(60)
    raise AssertionError


def grow_elsewhere(_: object) -> int:
    """Start a program that grows, as recognising text does, and wait for it."""
    grows = "import time; kept = bytes(range(256)) * 1_200_000; time.sleep(60)"  # 300 MB
    return subprocess.run([sys.executable, "-c", grows], check=False).returncode


def find_no_memory(_: object) -> NoReturn:
    raise MemoryError


def raise_fault(_: object) -> NoReturn:
    raise ValueError(f"could not make sense of '{SECRET}'")


def ask_to_leave(_: object) -> NoReturn:
    sys.exit(SECRET)


def dig(depth: int) -> int:
    return dig(depth + 1)


def unpicklable(_: object) -> object:
    return lambda: None


def print_a_lot(_: object) -> None:
    print(SECRET)
    print(SECRET, file=sys.stderr)
    os.write(1, SECRET.encode())
    os.write(2, SECRET.encode())


_KEPT: list[bytes] = []


def leave_much_behind(_: object) -> int:
    """Keep 150 MB after the work is done, as a library that leaks does."""
    _KEPT.append(bytes(range(256)) * 600_000)
    return os.getpid()


def spoil(number: int) -> int:
    """Do any of these by number; a good one otherwise."""
    bad = {2: hang, 3: leave, 5: grow, 7: raise_fault}
    if number in bad:
        bad[number](number)
    return number
