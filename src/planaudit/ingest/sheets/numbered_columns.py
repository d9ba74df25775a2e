"""Columns that belong to a grid: 'Outcome 1', 'Action 1', 'Who 1', 'Outcome 2' and so on.

A form has a grid of outcomes and actions with a row for each. An export, which has one row for
the whole plan, gives each cell of that grid a column of its own, told apart by a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FORMS_NUMBER = (
    r"(?:(?:(?:section|part|question|box|adran)\s+)?\d{1,2}(?:\.\d{1,2})*[.):]*\s+(?=\S))?+"
)
"""What the form prints before a prompt, as in '3.1 Outcomes': never the number of a grid's row."""
_SCALE = r"\([^)]*\)"
"""A scale in brackets, as in 'Score now (0-10)', whose numbers are not the row's either."""
_RANGE = r"(?:-|–|—|to|of|out)"
_NUMBER = re.compile(
    rf"^(?P<before>{_FORMS_NUMBER}(?:[^\d(]|{_SCALE})*?(?:[^\W\d]|{_SCALE}))"
    rf"[\s_]*(?:[(\[#.]|no\.?\s)?\s*(?P<number>\d{{1,2}}(?:\.\d{{1,2}}|[a-h](?![^\W_]))?)[)\]]?"
    rf"(?!\s*{_RANGE}\s*\d)(?![\d%])(?P<after>.*)$",
    re.DOTALL | re.IGNORECASE,
)
_LONGEST_PROMPT = 300  # characters: whatever is longer is no prompt with a number
_LOOSE_ENDS = " \t\n:-–—_.,/"


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns that are the rows of a grid.

    `heads` are their prompts without the numbers, in order; each of `rows` holds the column, by
    its position from 0, under each head, None where there is none.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[int | None, ...], ...]

    @property
    def columns(self) -> tuple[int, ...]:
        """The positions of all its columns."""
        return tuple(column for row in self.rows for column in row if column is not None)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A prompt with a number in it: what stands before the number, and after it."""

    column: int
    before: str
    number: str
    after: str

    @property
    def head(self) -> str:
        """The prompt without its number."""
        gap = "" if self.after[:1] in (":", "") else " "
        return f"{self.before}{gap}{self.after}"


def grids_of(prompts: Sequence[str]) -> tuple[Grid, ...]:
    """Return the grids among columns headed `prompts`, in order.

    A grid has at least two heads and two rows, which recur, and its columns stand side by side.
    Columns that only repeat, with no number, are a grid when they repeat as a block: 'Action',
    'Who', 'Action', 'Who'. Questions that the form counts are none, and 'Comments' after every
    question is none.
    """
    found: list[Grid] = []
    for run in _runs(prompts):
        for part in _parts(run):
            grid = _grid(part)
            if grid is not None:
                found.append(grid)
    taken = {column for grid in found for column in grid.columns}
    found += [grid for grid in _blocks(prompts) if taken.isdisjoint(grid.columns)]
    return tuple(sorted(found, key=lambda grid: grid.columns))


def _numbered(column: int, prompt: str) -> _Numbered | None:
    found = _NUMBER.match(prompt) if len(prompt) <= _LONGEST_PROMPT else None
    if found is None:
        return None
    after = found["after"].strip()
    if not after.strip(_LOOSE_ENDS + ")"):
        after = ""
    elif after[0] not in "(:-–—":
        after = after.lstrip(_LOOSE_ENDS)
    return _Numbered(column, found["before"].rstrip(_LOOSE_ENDS), found["number"], after)


def _runs(prompts: Sequence[str]) -> Iterator[list[_Numbered]]:
    """Yield the numbered columns that stand side by side; columns without a prompt part none."""
    run: list[_Numbered] = []
    for column, prompt in enumerate(prompts):
        if not prompt:
            continue
        numbered = _numbered(column, prompt)
        if numbered is None:
            yield run
            run = []
        else:
            run.append(numbered)
    yield run


def _parts(run: list[_Numbered]) -> Iterator[list[_Numbered]]:
    """Yield the columns of each grid in a run.

    The numbers of a grid rise, or rise once for each head ('Outcome 1', 'Outcome 2', 'Action 1',
    'Action 2'); where they begin again for several heads at once, another grid begins.
    """
    passes: list[list[_Numbered]] = []
    for each in run:
        if not passes or _order(each.number) < _order(passes[-1][-1].number):
            passes.append([])
        passes[-1].append(each)
    together: list[_Numbered] = []
    for one in passes:
        if len({each.head for each in one}) == 1 and one[0].head not in _heads(together):
            if together and {e.number for e in together} != {e.number for e in one}:
                yield together
                together = []
            together += one
            continue
        yield together
        together = []
        yield one
    yield together


def _heads(part: list[_Numbered]) -> list[str]:
    return list(dict.fromkeys(each.head for each in part))


def _order(number: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(figures) for figures in re.findall(r"\d+", number)), number


def _grid(part: list[_Numbered]) -> Grid | None:
    heads = _heads(part)
    numbers = sorted({each.number for each in part}, key=_order)
    places = {(each.number, each.head): each.column for each in part}
    if len(heads) < 2 or len(numbers) < 2 or len(places) < len(part) or not _is_dense(part):
        return None
    rows = tuple(tuple(places.get((number, head)) for head in heads) for number in numbers)
    return Grid(_without_shared_opening(part, heads), rows)


def _is_dense(part: list[_Numbered]) -> bool:
    """Return whether heads and numbers recur as those of a grid do.

    Questions that the form counts ('Q1. What matters?', 'Q2. Strengths', 'Step 3 Actions') have
    a head and a number of their own each, or share no more than a head for comments. In a grid
    a number has several heads, and those are all of them, or half of them come again.
    """
    times = Counter(each.head for each in part)
    fullest = max(Counter(each.number for each in part).values())
    recurring = sum(count > 1 for count in times.values())
    return fullest > 1 and (fullest == len(times) or 2 * recurring >= len(times))


def _without_shared_opening(part: list[_Numbered], heads: list[str]) -> tuple[str, ...]:
    """Return the heads, 'Outcome 1', 'Outcome 1: who' as 'Outcome' and 'who'."""
    ends = {each.head: each.after.lstrip(_LOOSE_ENDS) or each.head for each in part}
    if len({each.before for each in part}) > 1 or len(set(ends.values())) < len(heads):
        return tuple(heads)
    return tuple(ends[head] for head in heads)


def _blocks(prompts: Sequence[str]) -> Iterator[Grid]:
    """Yield the grids whose heads are repeated word for word, block after block."""
    named = [(column, prompt) for column, prompt in enumerate(prompts) if prompt]
    texts = [prompt.casefold() for _, prompt in named]
    start = 0
    while start < len(texts):
        width = _repeated_width(texts, start)
        if not width:
            start += 1
            continue
        block = texts[start : start + width]
        rows: list[tuple[int, ...]] = []
        heads = tuple(prompt for _, prompt in named[start : start + width])
        while texts[start : start + width] == block:
            rows.append(tuple(column for column, _ in named[start : start + width]))
            start += width
        yield Grid(heads, tuple(rows))


def _repeated_width(texts: Sequence[str], start: int) -> int:
    """Return of how many prompts the block is that begins at `start` and comes twice, 0 if none."""
    try:
        width = texts.index(texts[start], start + 1) - start
    except ValueError:
        return 0
    block = texts[start : start + width]
    return width if width > 1 and texts[start + width : start + 2 * width] == block else 0
