"""Outcomes and actions written as runs of labelled answers, as case systems print them.

    Outcome 1 description: ...
    Outcome 1 national outcome: ...
    Outcome 1 start score: 3

One label under another, numbered or not: an outcome's label begins a record, and the labels
of its properties that follow belong to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planaudit.reading.columns import column_kind
from planaudit.reading.forms import Asks
from planaudit.reading.grids import GridCell, GridRow
from planaudit.reading.model import Passage

FARTHEST = 6
"""Passages. A property farther below the last label of its record belongs to something else."""
_TELLING = frozenset({"national_outcomes", "baseline", "target", "review", "owner", "when"})
"""Properties that no heading over prose asks for: without one, or a number, it is no record."""
_NUMBERED = re.compile(
    r"^(?:personal |well-?being |my )*(?P<what>outcome|goal|aim|action|task|step)\s*(?:no\.?\s*)?"
    r"(?P<number>\d{1,2})\b[\s:.–—-]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_GOAL = re.compile(r"^\s*(?:goal|aim)\s*:?\s*$", re.IGNORECASE)
"""Below a numbered outcome, the score hoped for."""
_TARGET = "target"
_START = re.compile(r"^\s*start(?:ed)?\s*$", re.IGNORECASE)
"""Beside a number and no date, the score at the start."""
_BASELINE = "baseline"
_NAMES_ITSELF = re.compile(
    r"^(?:description|text|wording|details?|statement|in (?:own|my) words)?$"
)
_OUTCOMES = ("outcome", "goal", "aim")
_ITEMS = ("actions", "personal_outcomes")


@dataclass(slots=True)
class _Record:
    number: str
    cells: dict[str, GridCell] = field(default_factory=dict)
    last: int = 0


def record_rows(
    passages: Sequence[Passage], in_grids: Collection[int], asks: Asks
) -> tuple[GridRow, ...]:
    """Return the records among the labelled answers outside grids, as if rows of a grid.

    A record counts when it has an outcome or action and at least one property of it, and is
    numbered or has a telling property.
    """
    records: list[_Record] = []
    written = [
        passage
        for passage in passages
        if not (passage.printed or passage.index in in_grids or passage.ticked is False)
    ]
    items = _labelled_items(written, asks)
    for passage in written:
        if head := items.get(passage.index, ""):
            records.append(_Record("", {head: GridCell(head, (passage.index,))}, passage.index))
        if passage.prompt in passage.headings:
            continue  # prose under a heading, not an answer beside a label
        kind, number = _kind_and_number(passage.prompt, asks)
        head = passage.prompt
        under = _begins_under_number(passage, records)
        if under and (kind == "own_words" or not (kind or asks(passage.prompt))):
            head, kind, number = under
        if not kind:
            continue
        record = records[-1] if records else None
        if record is not None and record.number and not number and _GOAL.match(passage.prompt):
            kind = _TARGET
        if kind == "when" and _START.match(passage.prompt) and passage.text.strip().isdigit():
            kind = _BASELINE
        begins = kind in ("personal_outcomes", "actions")
        if begins and (record is None or _is_another(record, kind, number, passage)):
            record = _Record(number)
            records.append(record)
        if record is None or (passage.index - record.last > FARTHEST and record.last):
            continue
        held = record.cells.get(kind)
        head = kind if kind in (_TARGET, _BASELINE) else head
        if held is None:
            record.cells[kind] = GridCell(head, (passage.index,))
            record.last = passage.index
        elif held.head == head and record.last == passage.index - 1:
            record.cells[kind] = GridCell(head, (*held.passages, passage.index))
            record.last = passage.index
    return tuple(_rows(records, passages))


def _begins_under_number(
    passage: Passage, records: Sequence[_Record]
) -> tuple[str, str, str] | None:
    """Return head, kind and number of what begins with the first label under 'Outcome 2'."""
    under = _NUMBERED.match(passage.headings[-1].strip()) if passage.headings else None
    if under is None or not _NAMES_ITSELF.match(under["rest"].strip(" :").lower()):
        return None
    if records and records[-1].number == under["number"]:
        return None
    kind = "personal_outcomes" if under["what"].lower() in _OUTCOMES else "actions"
    return under["what"], kind, under["number"]


def _labelled_items(written: Sequence[Passage], asks: Asks) -> dict[int, str]:
    """Return the slots of items under a heading that have labels for their properties below.

    'A sitter on Wednesdays', and below it 'Who and when: ...', 'Why: ...'. Of the items under
    one heading at least half are so labelled.
    """
    found: dict[int, str] = {}
    items: Counter[tuple[str, ...]] = Counter()
    for passage, below in pairwise((*written, None)):
        slot = passage.slots[0] if passage and passage.slots else ""
        if passage is None or passage.prompt not in passage.headings or slot not in _ITEMS:
            continue
        items[passage.headings] += 1
        if below is None or below.prompt in below.headings or below.headings != passage.headings:
            continue
        kind, _ = _kind_and_number(below.prompt, asks)
        if kind in _TELLING or kind == "rationale":
            found[passage.index] = slot
    headings = {passage.index: passage.headings for passage in written}
    labelled = Counter(headings[index] for index in found)
    return {i: s for i, s in found.items() if 2 * labelled[headings[i]] >= items[headings[i]]}


def _is_another(record: _Record, kind: str, number: str, passage: Passage) -> bool:
    """Return whether a label that can begin a record begins one after `record`."""
    held = record.cells.get(kind)
    if kind == "actions" and not number:
        return held is not None and (
            held.head != passage.prompt or record.last != passage.index - 1
        )
    return held is not None or number != record.number


def _rows(records: list[_Record], passages: Sequence[Passage]) -> Iterator[GridRow]:
    for record in records:
        tied = record.number or set(record.cells) & _TELLING
        if len(record.cells) < 2 or not tied:
            continue
        first = passages[min(cell.passages[0] for cell in record.cells.values())]
        heads = tuple(cell.head for cell in record.cells.values())
        yield GridRow(record.number, heads, tuple(record.cells.values()), first.headings, 0)


def kind_in_row(head: str, row: GridRow, asks: Asks) -> str:
    """Return what a head or label of `row` holds, which may be a record's: 'Outcome 1 score'."""
    return _label_kind(head, row.heads, row.headings, asks)


def _label_kind(prompt: str, heads: Sequence[str], headings: Sequence[str], asks: Asks) -> str:
    found = _NUMBERED.match(prompt.strip())
    if found is None:
        return column_kind(prompt, heads, headings, asks)
    if _NAMES_ITSELF.match(re.sub(r"\(.*?\)", "", found["rest"]).strip(" :").lower()):
        return "personal_outcomes" if found["what"].lower() in _OUTCOMES else "actions"
    return column_kind(found["rest"], heads, headings, asks)


def _kind_and_number(prompt: str, asks: Asks) -> tuple[str, str]:
    if not prompt:
        return "", ""
    found = _NUMBERED.match(prompt.strip())
    kind = _label_kind(prompt, (prompt,), (), asks)
    asks_about_the_plan = {"monitoring_review", "consent_capacity"} & set(asks(prompt))
    if kind in ("owner", "when") and asks_about_the_plan:
        return "", ""  # when it is looked at again, or was signed, and not when an action is done
    return kind, found["number"] if found else ""
