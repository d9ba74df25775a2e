"""The self-test of a pack: does every rule find what its examples say, and nothing else?

Each example is made into a tiny document of its own, a heading with the words under it or a
table of outcomes and actions, which is then read and searched as any plan would be. For
pack authors; an audit never runs this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import Any, Literal

import yaml

from planaudit.audit.auditor import Auditor
from planaudit.audit.signals import Material, find
from planaudit.document import Block, Cell, Cues, Document, Kind, Place, Row, Table, TextBlock
from planaudit.packs.load import Pack, PackError
from planaudit.packs.schema import Example, Examples, Signal
from planaudit.reading import read
from planaudit.reading.forms import form_of
from planaudit.reading.headings import slots_of

_Stands = Literal["prose", "tick", "outcome", "action", "reason"]
_Finds = Callable[[Material], bool]

_TITLES = {
    "adults": "Adult services: assessment of an adult",
    "children": "Child and family assessment",
}
_TABLE_HEADING = "Personal outcomes"
_HEADS = {
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


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that its rule does not treat as it says.

    `rule` is 'criterion.signal', 'findings.wording', 'outcomes.kind' or 'reasons.kind'.
    `should_match` is True for words the rule must find and does not, False for words it
    must leave and finds.
    """

    rule: str
    text: str
    should_match: bool

    def __str__(self) -> str:
        """Say in one line what went wrong."""
        verb = "does not find" if self.should_match else "finds, and should not,"
        return f"{self.rule} {verb} '{self.text}'"


@dataclass(frozen=True, slots=True)
class ExampleCase:
    """One example of one rule: where its words stand, and how to ask whether they are found."""

    rule: str
    example: Example
    should_match: bool
    stands: _Stands
    finds: _Finds

    def failure(self, auditor: Auditor) -> ExampleFailure | None:
        """Return how the rule fails on the example; None when it does as it should.

        Raises PackError for an example in a slot that no heading asks for.
        """
        form = form_of(_document(self, blank=True), "example")
        reading = read(_document(self, blank=False), form)
        if self.finds(auditor.material(reading)) == self.should_match:
            return None
        return ExampleFailure(self.rule, self.example.text, self.should_match)


def failing_examples(pack: Pack) -> tuple[ExampleFailure, ...]:
    """Return every example of `pack` that its rule misses, or finds and should not.

    Raises PackError for an example in a slot that no heading asks for.
    """
    auditor = Auditor(pack)
    failures = (case.failure(auditor) for case in example_cases(pack))
    return tuple(failure for failure in failures if failure is not None)


def example_cases(pack: Pack) -> tuple[ExampleCase, ...]:
    """Return every example of `pack`: of its signals, its findings and its kinds."""
    return (*_of_signals(pack), *_of_findings(pack), *_of_kinds(pack))


def _of_signals(pack: Pack) -> Iterator[ExampleCase]:
    for criterion in pack.criteria:
        for name, signal in criterion.signals.items():
            unit = signal.unit
            stands: _Stands = unit if unit in ("tick", "outcome", "action") else "prose"
            finds = partial(_signal_finds, signal)
            yield from _cases(f"{criterion.id}.{name}", signal.examples, stands, finds)


def _of_findings(pack: Pack) -> Iterator[ExampleCase]:
    for wording in pack.wordings:
        finds = partial(_wording_finds, f"{wording.id}.")
        yield from _cases(f"findings.{wording.id}", wording.examples, "prose", finds)


def _of_kinds(pack: Pack) -> Iterator[ExampleCase]:
    for kind in pack.kinds.outcomes:
        if kind.examples:
            finds = partial(_outcome_is, kind.id)
            yield from _cases(f"outcomes.{kind.id}", kind.examples, "outcome", finds)
    for kind in pack.kinds.reasons:
        if kind.examples:
            finds = partial(_reason_is, kind.id)
            yield from _cases(f"reasons.{kind.id}", kind.examples, "reason", finds)


def _cases(rule: str, examples: Examples, stands: _Stands, finds: _Finds) -> Iterator[ExampleCase]:
    for should_match, group in ((True, examples.match), (False, examples.no_match)):
        for example in group:
            yield ExampleCase(rule, example, should_match, stands, finds)


def _signal_finds(signal: Signal, material: Material) -> bool:
    return bool(find(signal, material))


def _wording_finds(prefix: str, material: Material) -> bool:
    return any(finding.rule.startswith(prefix) for finding in material.findings)


def _outcome_is(kind: str, material: Material) -> bool:
    return any(outcome.kind == kind for outcome in material.outcomes)


def _reason_is(kind: str, material: Material) -> bool:
    return any(action.reason_kind == kind for action in material.actions)


# From an example to a document


def _document(case: ExampleCase, *, blank: bool) -> Document:
    """Return the document the example's words stand in, or the blank form it is written on."""
    example = case.example
    blocks: list[Block] = [
        _heading(1, _TITLES[example.service]),
        _heading(2, _heading_for(example.slot, case.rule)),
    ]
    if example.prompt:
        blocks.append(_heading(3, example.prompt))
    if not blank and case.stands == "prose":
        blocks.append(TextBlock(Kind.PARAGRAPH, example.text, Place()))
    if not blank and case.stands == "tick":
        blocks.append(TextBlock(Kind.TICK_BOX, example.text, Place(), ticked=example.ticked))
    rows = _rows(example, case.stands)
    if rows:
        blocks.append(_heading(2, _TABLE_HEADING))
        blocks.append(_table([] if blank else rows))
    return Document(path="example", sha256="", format="example", blocks=tuple(blocks))


def _heading(level: int, text: str) -> TextBlock:
    return TextBlock(Kind.HEADING, text, Place(), level=level)


def _heading_for(slot: str, rule: str) -> str:
    """Return a listed heading that asks for `slot`, and if one does, for nothing else."""
    listed = _listed_headings().get(slot)
    if listed is None:
        raise PackError(f"an example of {rule} stands in the slot '{slot}', which no heading fills")
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


def _rows(example: Example, stands: _Stands) -> list[dict[str, str]]:
    """Return the rows of the table of outcomes and actions, by column; [] for no table."""
    row = {name: getattr(example, name) for name in ("national", "score", "target", "review")}
    row |= {"owner": example.owner, "when": example.when, "reason": example.reason}
    plan = {"outcome": example.plan}
    if stands == "action":
        return [{**row, **plan, "action": example.text}]
    if stands == "reason":
        return [{**row, **plan, "action": _ANY_ACTION, "reason": example.text}]
    rows = [plan] if example.plan else []
    if stands == "outcome":
        has_action = example.owner or example.when or example.reason
        action = _ANY_ACTION if has_action else ""
        rows.insert(0, {**row, "outcome": example.text, "action": action})
    return rows


def _table(rows: list[dict[str, str]]) -> Table:
    heads = Row(
        tuple(_cell(head, 1, column, _PRINTED) for column, head in enumerate(_HEADS.values(), 1))
    )
    written = (
        Row(
            tuple(_cell(row.get(name, ""), number, column) for column, name in enumerate(_HEADS, 1))
        )
        for number, row in enumerate(rows, 2)
    )
    return Table((heads, *written), Place(table=1))


def _cell(text: str, row: int, column: int, cues: Cues = _WRITTEN) -> Cell:
    place = Place(table=1, row=row, column=column)
    blocks = (TextBlock(Kind.PARAGRAPH, text, place, cues),) if text else ()
    return Cell(blocks, place, cues)
