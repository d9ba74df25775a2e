"""Quotations and wordings marked in place, in the document's own text.

Spans may overlap or nest. Those that overlap become one marked stretch that answers to
every anchor in it; those that only touch stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from planaudit.audit.model import PassageView, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation or wording: its place, its own id, and what to link back to."""

    span: Span
    anchor: str
    back: str
    label: str
    short: str
    kind: Literal["quotation", "wording"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; `marks` is empty where nothing is marked."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def kinds(self) -> str:
        """The kinds of mark here, as class names."""
        return " ".join(sorted({mark.kind for mark in self.marks}))

    @property
    def backs(self) -> tuple[Mark, ...]:
        """One mark for each place to link back to, in order."""
        first: dict[str, Mark] = {}
        for mark in self.marks:
            first.setdefault(mark.back, mark)
        return tuple(first.values())


def stands_in(span: Span, passages: Sequence[PassageView]) -> bool:
    """Return whether a span names a stretch of text that is really there."""
    if not 0 <= span.passage < len(passages):
        return False
    return 0 <= span.start < span.end <= len(passages[span.passage].text)


def marked_pieces(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Return a passage's text cut into marked and unmarked pieces that join up to it."""
    pieces: list[Piece] = []
    done = 0
    for start, end, group in _stretches(marks):
        if done < start:
            pieces.append(Piece(text[done:start]))
        pieces.append(Piece(text[start:end], group))
        done = end
    if done < len(text):
        pieces.append(Piece(text[done:]))
    return tuple(pieces)


def _stretches(marks: Iterable[Mark]) -> list[tuple[int, int, tuple[Mark, ...]]]:
    stretches: list[tuple[int, int, tuple[Mark, ...]]] = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, mark.span.end)):
        start, end = mark.span.start, mark.span.end
        if stretches and start < stretches[-1][1]:
            first, last, group = stretches[-1]
            stretches[-1] = (first, max(last, end), (*group, mark))
        else:
            stretches.append((start, end, (mark,)))
    return stretches
