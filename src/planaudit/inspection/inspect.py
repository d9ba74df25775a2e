"""From a Document and its Reading to an Inspection: a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planaudit.document import Document, LeftOut, TextBlock
from planaudit.inspection.model import (
    Action,
    FormFound,
    Inspection,
    Margin,
    NotThere,
    OtherForm,
    Outcome,
)
from planaudit.inspection.outline import outline_of
from planaudit.reading.forms import Fit
from planaudit.reading.model import ActionRow, Cited, OutcomeRow, Reading

NEARLY = 0.9
"""Another form fits nearly as well when this share of what the best one explains is its own too."""


def inspect(
    document: Document,
    reading: Reading,
    fits: Sequence[Fit] = (),
    *,
    forms_given: int = 0,
    comments: bool = False,
    properties: bool = False,
) -> Inspection:
    """Return what was read of `document`.

    `fits` are the forms it may be on, best first, of `forms_given`. `comments` and `properties`
    ask for what names people.
    """
    return Inspection(
        path=document.path,
        sha256=document.sha256,
        format=document.format,
        pages=document.pages,
        form=_form(reading, fits),
        forms_given=forms_given,
        language=reading.language,
        service=reading.service,
        outline=outline_of(document, reading),
        outcomes=tuple(_outcome(row, reading) for row in reading.outcomes),
        actions=tuple(_action(row, reading) for row in reading.actions),
        voices=reading.voices,
        headers=_margin(document.headers),
        footers=_margin(document.footers),
        left_out=_left_out(document.left_out),
        notes=reading.notes,
        comment_count=len(document.comments),
        comments=document.comments if comments else None,
        properties=document.properties if properties else None,
    )


def _form(reading: Reading, fits: Sequence[Fit]) -> FormFound | None:
    used = reading.form
    if used is None:
        return None
    best = _explained(fits[0]) if fits else 0.0
    others = tuple(
        OtherForm(fit.form.id, fit.share)
        for fit in fits[1:]
        if fit.form.id != used.id and _explained(fit) >= NEARLY * best
    )
    return FormFound(used.id, used.matched_by, used.share, others)


def _explained(fit: Fit) -> float:
    """Return how many blocks of the document a form explains."""
    return fit.share * len(fit.form.keys)


def _outcome(row: OutcomeRow, reading: Reading) -> Outcome:
    return Outcome(
        text=row.text.text,
        speaker=row.speaker,
        manner=row.manner,
        in_table=row.in_table,
        national=_words(row.national),
        score=_words(row.baseline),
        target=_words(row.target),
        review=_words(row.review),
        place=reading.passages[row.text.passage].place,
    )


def _action(row: ActionRow, reading: Reading) -> Action:
    return Action(
        text=row.text.text,
        who=_words(row.owner),
        owners=row.owners,
        when=_words(row.when),
        timed=row.timed,
        reason=_words(row.reason),
        outcome=None if row.outcome is None else row.outcome + 1,
        in_table=row.in_table,
        place=reading.passages[row.text.passage].place,
    )


def _words(cited: Cited | None) -> str | None:
    return None if cited is None else cited.text


def _margin(blocks: Iterable[TextBlock]) -> tuple[Margin, ...]:
    times: dict[str, int] = {}
    for block in blocks:
        if block.text:
            times[block.text] = times.get(block.text, 0) + 1
    return tuple(Margin(text, number) for text, number in times.items())


def _left_out(parts: Iterable[LeftOut]) -> tuple[NotThere, ...]:
    found: dict[tuple[str, str], list[int]] = {}
    for part in parts:
        found.setdefault((part.what, part.why), []).append(part.characters)
    return tuple(
        NotThere(what, why, len(characters), sum(characters))
        for (what, why), characters in found.items()
    )
