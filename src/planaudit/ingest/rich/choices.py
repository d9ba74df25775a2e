"""'Yes / No' with one struck out or highlighted: a tick box in all but its looks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.option_words import OPTION
from planaudit.ingest.rich.model import Run

_BETWEEN = r"(?:\s*[/|,]\s*|\s+(?:or|neu)\s+|\s+)"
_CHOICE = re.compile(rf"(?<![\w/]){OPTION}(?:{_BETWEEN}{OPTION})+(?![\w/])", re.IGNORECASE)
_ONE = re.compile(rf"(?<!\w){OPTION}(?!\w)", re.IGNORECASE)


def with_choices_as_boxes(runs: Sequence[Run]) -> Sequence[Run]:
    """Return `runs` with each choice that is made by its print written as tick boxes.

    'Yes / No' with 'No' struck out, or with 'Yes' highlighted, becomes '☒ Yes ☐ No'. Where
    the print does not tell which one was chosen, the runs are left as they are.
    """
    if not any(run.struck or run.marked for run in runs):
        return runs
    text = "".join(run.text for run in runs)
    print_of = [run for run in runs for _ in run.text]
    pieces: list[str] = []
    at = 0
    for choice in _CHOICE.finditer(text):
        options = list(_ONE.finditer(text, choice.start(), choice.end()))
        chosen = _chosen([print_of[one.start() : one.end()] for one in options])
        if chosen is None:
            continue
        pieces.append(text[at : choice.start()])
        pieces.append(
            " ".join(
                f"{TICKED if number == chosen else UNTICKED} {option[0]}"
                for number, option in enumerate(options)
            )
        )
        at = choice.end()
    if not pieces:
        return runs
    return (replace(runs[0], text="".join(pieces) + text[at:], struck=False, marked=False),)


def _chosen(options: Sequence[Sequence[Run]]) -> int | None:
    """Return which option the print singles out, None when it singles out none or several."""
    left = [n for n, option in enumerate(options) if not all(run.struck for run in option)]
    if len(left) == 1:
        return left[0]
    marked = [n for n, option in enumerate(options) if all(run.marked for run in option)]
    return marked[0] if len(marked) == 1 and len(left) == len(options) else None
