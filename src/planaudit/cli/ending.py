"""How a command ends: its exit codes, and the sentence it ends with when it cannot go on."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import NoReturn, TypeVar

import typer

FOUND_SOMETHING = 1
"""Done, and something is at or above the threshold set."""
COULD_NOT = 2
"""Could not do what was asked; the message says why."""
INTERRUPTED = 130
"""Stopped by Ctrl+C, as other programs say it."""

LONGEST = 86_400
"""Seconds: no document takes longer than a day."""
_Choice = TypeVar("_Choice", bound=StrEnum)


def stop(message: str, command: str = "planaudit", code: int = COULD_NOT) -> NoReturn:
    """Say on the error stream what could not be done, and end with `code`."""
    print(f"{command}: {message}", file=sys.stderr)
    raise typer.Exit(code)


def chosen(option: str, word: str, choices: type[_Choice]) -> _Choice:
    """Return the choice that `word` names, or stop with a sentence that lists them all."""
    try:
        return choices(word.strip().lower())
    except ValueError:
        *most, last = [choice.value for choice in choices]
        stop(f"{option} cannot be '{word}'. Choose {', '.join(most)} or {last}.")


def check_time_limit(seconds: float | None, command: str = "planaudit") -> None:
    """Stop with a sentence when a time limit is no sensible one; None is no limit given."""
    if seconds is not None and not 1 <= seconds <= LONGEST:
        stop(f"--time-limit must be from 1 to {LONGEST} seconds", command)


def words_of(error: OSError | UnicodeError) -> str:
    """Return in words what the system refused, without any text that was being written."""
    if isinstance(error, UnicodeError):
        return "some text could not be written in the letters of this terminal or file"
    why = error.strerror or "the system refused"
    return f"{error.filename}: {why}" if error.filename else why
