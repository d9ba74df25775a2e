"""Calling pdfium with plain numbers for pointers, where it is called very often."""

from __future__ import annotations

import ctypes
from typing import Any

POINTER = ctypes.c_void_p


def quick(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a function of pdfium that takes plain numbers for pointers.

    Such functions are called for every character, run and line of a page, and cost a third of
    pypdfium2's own. Each returns at once, so Python's lock is not let go of around it.
    """
    address = ctypes.cast(function, POINTER).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address_of(pointer: Any) -> int | None:
    """Return the number that one of pypdfium2's pointers is."""
    address: int | None = ctypes.cast(pointer, POINTER).value
    return address
