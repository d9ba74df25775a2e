"""'Yes / No' with one struck out, highlighted or bold: a tick box in all but its looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.option_words import OPTION
from planaudit.ingest.rich.model import Run

_BETWEEN = r"(?:\s*[/|,]\s*|\s+(?:or|neu)\s+|\s+)"
_CHOICE = re.compile(rf"(?<![\w/]){OPTION}(?:{_BETWEEN}{OPTION})+(?![\w/])", re.IGNORECASE)
_ONE = re.compile(rf"(?<!\w){OPTION}(?!\w)", re.IGNORECASE)


_STROKE = re.compile(r"\s*[/|]\s*")
_FEW_WORDS = r"(?:[Nn]/[Aa]\b|[^\W\d_][\w'’-]{1,19}(?: [\w'’-]{1,20}){0,2})"
_SCALE = re.compile(
    rf"(?:^|(?<=[:?\t\n]))[^\S\t\n]*(?P<options>{_FEW_WORDS}(?:{_STROKE.pattern}{_FEW_WORDS}){{2,}})"
    r"(?=[^\S\t\n]*(?:[\t\n]|$))"
)
"""Three or more options that stand alone or after their label: 'Risk: Low / Medium / High'."""
_ONE_OF_A_SCALE = re.compile(_FEW_WORDS)
_INK_BEFORE = re.compile(r"(?P<ink>\S)[^\S\t\n]*\Z")
_INK_AFTER = re.compile(r"[^\S\t\n]*(?P<ink>\S)")
"""What stands beside a choice in its line, up to a tab."""
_NEAR = 50  # characters
Span = tuple[int, int]


def with_choices_as_boxes(runs: Sequence[Run]) -> Sequence[Run]:
    """Return `runs` with each choice that is made by its print written as tick boxes.

    'Yes / No' with 'No' struck out, or with 'Yes' highlighted or alone in bold, becomes
    '☒ Yes ☐ No'; so does 'Low / Medium / High' with one of them highlighted. Where the print
    does not tell which one was chosen, the runs are left as they are.
    """
    any_struck = any(run.struck for run in runs)
    bold_differs = len({run.bold for run in runs}) > 1
    if not (any_struck or bold_differs or any(run.marked for run in runs)):
        return runs
    text = "".join(run.text for run in runs)
    print_of = [run for run in runs for _ in run.text]
    pieces: list[Run] = []
    at = 0
    for options in _choices(text):
        start, end = options[0][0], options[-1][1]
        chosen = _chosen(text, print_of, options, any_struck=any_struck)
        if chosen is None or start < at:
            continue
        boxes = " ".join(
            f"{TICKED if number == chosen else UNTICKED} {text[one:to]}"
            for number, (one, to) in enumerate(options)
        )
        pieces += _between(runs, at, start)
        pieces.append(replace(print_of[start], text=boxes, struck=False, marked=False))
        at = end
    return (*pieces, *_between(runs, at, len(text))) if pieces else runs


def _between(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """Yield what of `runs` stands between two places of their text."""
    at = 0
    for run in runs:
        piece = run.text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            yield replace(run, text=piece)
        at += len(run.text)


def _choices(text: str) -> list[list[Span]]:
    """Return where the options of each choice in `text` stand, choices in their order."""
    known = [
        [one.span() for one in _ONE.finditer(text, *choice.span())]
        for choice in _CHOICE.finditer(text)
    ]
    scales = [
        [one.span() for one in _ONE_OF_A_SCALE.finditer(text, *scale.span("options"))]
        for scale in _SCALE.finditer(text)
    ]
    return sorted(known + scales, key=lambda options: (options[0][0], -len(options)))


def _chosen(
    text: str, print_of: Sequence[Run], options: Sequence[Span], *, any_struck: bool
) -> int | None:
    """Return which option the print singles out, None when it singles out none or several.

    Text may be struck out or bold for other reasons, so both tell of 'Yes / No' and its likes only.
    `any_struck`: something is struck out in the paragraph.
    """
    if not all(_ONE.fullmatch(text, *option) for option in options):
        return None if any_struck else _only_one(text, options, lambda at: print_of[at].marked)
    if _has_other_options(text, options):
        return None
    struck = [all(run.struck for run in print_of[slice(*option)]) for option in options]
    if struck.count(False) == 1:
        return struck.index(False)
    marked = [all(run.marked for run in print_of[slice(*option)]) for option in options]
    if any(struck) or any(marked):
        return marked.index(True) if marked.count(True) == 1 and not any(struck) else None
    if any_struck or not _are_all_between_strokes(text, options):
        return None
    return _only_one(text, options, lambda at: print_of[at].bold)


def _only_one(text: str, options: Sequence[Span], cue: Callable[[int], bool]) -> int | None:
    """Return the option whose characters alone have a `cue`; None where it goes on beside them."""
    cues = [{cue(at) for at in range(*option) if text[at].strip()} for option in options]
    if cues.count({True}) != 1 or cues.count({False}) != len(cues) - 1:
        return None
    chosen = cues.index({True})
    start, end = options[0][0], options[-1][1]
    before = _INK_BEFORE.search(text, max(0, start - _NEAR), start) if chosen == 0 else None
    after = _INK_AFTER.match(text, end, end + _NEAR) if chosen == len(options) - 1 else None
    beside = [found.start("ink") for found in (before, after) if found]
    return None if any(cue(at) for at in beside) else chosen


def _are_all_between_strokes(text: str, options: Sequence[Span]) -> bool:
    """Return whether strokes and nothing else part the `options`."""
    return all(_STROKE.fullmatch(text, one[1], to[0]) for one, to in pairwise(options))


def _has_other_options(text: str, options: Sequence[Span]) -> bool:
    """Return whether a stroke parts the `options` from another word: 'Yes / No / Sometimes'."""
    before = text[: options[0][0]].rstrip()
    return before.endswith(("/", "|")) or _STROKE.match(text, options[-1][1]) is not None
