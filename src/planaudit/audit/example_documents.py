"""From an example of a pack to a tiny document, which is then read and searched as any plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

import yaml

from planaudit.document import Block, Cell, Cues, Document, Kind, Place, Row, Table, TextBlock
from planaudit.packs.examples import Example, ExamplePlan
from planaudit.packs.source import PackError
from planaudit.reading import read
from planaudit.reading.forms import form_of
from planaudit.reading.headings import slots_of
from planaudit.reading.model import Reading

Stands = Literal["prose", "tick", "outcome", "action", "reason", "heading"]
"""Where the words of an example stand."""

_TITLES = {
    "adults": "Adult services: assessment of an adult",
    "children": "Child and family assessment",
}
_TABLE_HEADING = "Personal outcomes"
_HEADS = {
    "need": "Need",
    "outcome": "Personal outcome",
    "national": "National well-being outcome",
    "score": "Baseline score",
    "target": "Target score",
    "review": "Review score",
    "action": "Action or service",
    "owner": "By whom",
    "when": "By when",
    "reason": "How this will help",
}
_PRINTED = Cues(bold=True, shaded=True)
_WRITTEN = Cues()
_ANY_ACTION = "Support"
MOST_KEPT = 10_000
"""Readings of examples, each a sentence: they are tried, and then counted."""


class NoSuchSlotError(PackError):
    """An example in a slot that no heading asks for."""


@lru_cache(MOST_KEPT)
def reading_of_example(example: Example, stands: Stands) -> Reading:
    """Return the reading of the document an example's words stand in.

    Raises NoSuchSlotError.
    """
    asked = [_heading(2, _heading_for(example.slot))]
    if example.prompt:
        asked.append(_heading(3, example.prompt))
    if stands == "heading":
        asked.append(_heading(3, example.words))
    elif example.printed:
        asked.append(TextBlock(Kind.PARAGRAPH, example.words, Place()))
    written: list[Block] = []
    if stands == "tick":
        written = [TextBlock(Kind.TICK_BOX, example.words, Place(), ticked=example.ticked)]
    elif stands == "prose" and not example.printed:
        written = [TextBlock(Kind.PARAGRAPH, example.words, Place())]
    title = _TITLES[example.service]
    return _reading(title, [(asked, written)], _rows(example, stands))


def reading_of_plan(plan: ExamplePlan) -> Reading:
    """Return the reading of an example plan. Raises NoSuchSlotError."""
    sections: list[tuple[list[TextBlock], list[Block]]] = [
        (
            [_heading(2, _heading_for(slot))],
            [TextBlock(Kind.PARAGRAPH, text, Place()) for text in texts],
        )
        for slot, texts in plan.written.items()
    ]
    for question, answer in plan.answers.items():
        paragraph = TextBlock(Kind.PARAGRAPH, answer, Place())
        sections.append(([_heading(3, question)], [paragraph]))
    for question, boxes in plan.ticked.items():
        ticks = [TextBlock(Kind.TICK_BOX, box, Place(), ticked=True) for box in boxes]
        sections.append(([_heading(3, question)], list[Block](ticks)))
    title = plan.title or _TITLES[plan.service]
    return _reading(title, sections, [row.model_dump() for row in plan.rows])


def _reading(
    title: str,
    sections: Iterable[tuple[Sequence[TextBlock], Sequence[Block]]],
    rows: Sequence[Mapping[str, str]],
) -> Reading:
    """Return the reading of sections, each what the form asks and what is written, and a table."""
    printed: list[Block] = [_heading(1, title)]
    whole: list[Block] = [*printed]
    for asked, written in sections:
        printed += asked
        whole += [*asked, *written]
    if rows:
        names = _columns(rows)
        printed += [_heading(2, _TABLE_HEADING), _table([], names)]
        whole += [_heading(2, _TABLE_HEADING), _table(rows, names)]
    return read(_document(whole), form_of(_document(printed), "example"))


def _document(blocks: Iterable[Block]) -> Document:
    return Document(path="example", sha256="", format="example", blocks=tuple(blocks))


def _heading(level: int, text: str) -> TextBlock:
    return TextBlock(Kind.HEADING, text, Place(), level=level)


def _heading_for(slot: str) -> str:
    """Return a listed heading that asks for `slot`, and if one does, for nothing else."""
    listed = _listed_headings().get(slot)
    if listed is None:
        raise NoSuchSlotError(f"the slot '{slot}', which no heading fills")
    alone = (heading for heading in listed if slots_of(heading) == (slot,))
    first = (heading for heading in listed if slots_of(heading)[:1] == (slot,))
    return next(alone, None) or next(first)


@cache
def _listed_headings() -> dict[str, tuple[str, ...]]:
    source = resources.files("planaudit.reading") / "data" / "headings.yaml"
    slots: Any = yaml.safe_load(source.read_bytes())["slots"]
    return {
        slot: (*(item["heading"] for item in entry["verified"]), *entry["background"])
        for slot, entry in slots.items()
    }


def _rows(example: Example, stands: Stands) -> list[dict[str, str]]:
    """Return the rows of the table of outcomes and actions, by column; [] for no table."""
    row = {name: getattr(example, name) for name in ("national", "score", "target", "review")}
    row |= {name: getattr(example, name) for name in ("need", "owner", "when", "reason")}
    plan = {"outcome": example.plan}
    if stands == "action":
        return [{**row, **plan, "action": example.words}]
    if stands == "reason":
        return [{**row, **plan, "action": _ANY_ACTION, "reason": example.words}]
    rows = [plan] if example.plan else []
    if stands == "outcome":
        has_action = example.owner or example.when or example.reason
        action = _ANY_ACTION if has_action else ""
        rows.insert(0, {**row, "outcome": example.words, "action": action})
    return rows


def _table(rows: Sequence[Mapping[str, str]], names: Sequence[str]) -> Table:
    heads = Row(
        tuple(_cell(_HEADS[name], 1, column, _PRINTED) for column, name in enumerate(names, 1))
    )
    written = (
        Row(tuple(_cell(row.get(name, ""), number, column) for column, name in enumerate(names, 1)))
        for number, row in enumerate(rows, 2)
    )
    return Table((heads, *written), Place(table=1))


def _columns(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the columns of a table; one for needs only where a row has one."""
    has_needs = any(row.get("need") for row in rows)
    return [name for name in _HEADS if name != "need" or has_needs]


def _cell(text: str, row: int, column: int, cues: Cues = _WRITTEN) -> Cell:
    place = Place(table=1, row=row, column=column)
    blocks = (TextBlock(Kind.PARAGRAPH, text, place, cues),) if text else ()
    return Cell(blocks, place, cues)
