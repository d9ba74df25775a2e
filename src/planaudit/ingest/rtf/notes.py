r"""Footnotes and endnotes of RTF, each with the number that \chftn prints before it.

A count that begins afresh with each page or section is not followed: it goes on through the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planaudit.ingest.rich.list_labels import written
from planaudit.ingest.rich.model import Part, as_note
from planaudit.ingest.rtf.tokens import Token
from planaudit.ingest.rtf.walk import Walk

_FORMS = {
    "ar": "decimal", "alc": "lowerLetter", "auc": "upperLetter", "rlc": "lowerRoman",
    "ruc": "upperRoman", "chi": "chicago",
}  # fmt: skip
_FOOTNOTE, _ENDNOTE = "ftn", "aftn"


def _begin_note(walk: Walk, _: Token) -> None:
    around = walk.flow

    def put_after(parts: list[Part]) -> None:
        around.add_after(list(as_note(parts, note.note_label)))

    walk.begin_flow(put_after)
    note = walk.flow
    if note is not around:
        note.note_kind = _FOOTNOTE


def _make_endnote(walk: Walk, _: Token) -> None:
    if walk.flow.note_kind:
        walk.flow.note_kind = _ENDNOTE


def _number(walk: Walk, _: Token) -> None:
    """Give the note its number; in the text outside it the same word only repeats it."""
    note, numbers = walk.flow, walk.prelude.notes
    if note.note_kind and not note.note_label:
        count = numbers.counts.get(note.note_kind, numbers.starts.get(note.note_kind, 1))
        numbers.counts[note.note_kind] = count + 1
        note.note_label = written(count, numbers.forms.get(note.note_kind, "decimal"))


def _use_form(kind: str, form: str) -> Callable[[Walk, Token], None]:
    def use(walk: Walk, _: Token) -> None:
        walk.prelude.notes.forms[kind] = form

    return use


def _use_start(kind: str) -> Callable[[Walk, Token], None]:
    def use(walk: Walk, token: Token) -> None:
        walk.prelude.notes.starts[kind] = max(token.value or 1, 1)

    return use


NOTE_WORDS: Mapping[str, Callable[[Walk, Token], None]] = {
    **{
        f"{kind}n{ending}": _use_form(kind, form)
        for kind in (_FOOTNOTE, _ENDNOTE)
        for ending, form in _FORMS.items()
    },
    **{f"{kind}start": _use_start(kind) for kind in (_FOOTNOTE, _ENDNOTE)},
    "chftn": _number,
    "footnote": _begin_note,
    "ftnalt": _make_endnote,
}
"""What acts on the control words of notes."""
