"""Fields of RTF: what a tick box, a list of choices or a symbol shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planaudit.ingest.field_codes import field_code
from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.rtf.letters import text_of
from planaudit.ingest.rtf.tokens import Token

_UNDEFINED = 25
r"""The \ffres of a field that nobody has touched: its default holds."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a field's instruction says it shows.

    `unfilled` are words that only ask the writer to click and type. `instead` takes the place of
    the result that stands in the file; `lacking` is shown where the file holds no result. ''
    stands for nothing known.
    """

    instead: str = ""
    lacking: str = ""
    unfilled: str = ""


def instruction_of(content: Sequence[Token], page: str) -> Instruction:
    r"""Return what the content of a \fldinst says."""
    text = text_of(_without_data(content), page)
    kind = text.partition(" ")[0].upper()
    form = _FormField(content, page)
    if kind == "FORMCHECKBOX":
        return Instruction(instead=TICKED if form.result == 1 else UNTICKED)
    if kind == "FORMDROPDOWN":
        return Instruction(instead=form.choice())
    code = field_code(text)
    return Instruction(lacking=code.lacking, unfilled=code.unfilled)


class _FormField:
    r"""The \formfield of a field: which entry or state was chosen, from which."""

    def __init__(self, content: Sequence[Token], page: str) -> None:
        numbers: dict[str, int] = {}
        for token in content:
            if token.sort == "word" and token.text in ("ffres", "ffdefres"):
                numbers[token.text] = token.value or 0
        chosen = numbers.get("ffres", _UNDEFINED)
        self.result = numbers.get("ffdefres", 0) if chosen == _UNDEFINED else chosen
        self._entries = [text_of(group, page) for group in _groups_of("ffl", content)]

    def choice(self) -> str:
        """Return the entry that is chosen from a list."""
        return self._entries[self.result] if 0 <= self.result < len(self._entries) else ""


def _groups_of(word: str, content: Sequence[Token]) -> list[list[Token]]:
    """Return what follows `word` in its group, for each such group in which no other begins."""
    found: list[list[Token]] = []
    inside: list[Token] | None = None
    for token in content:
        if token.sort == "word" and token.text == word:
            inside = []
            found.append(inside)
        elif token.sort in ("open", "close"):
            inside = None
        elif inside is not None:
            inside.append(token)
    return found


def _without_data(content: Sequence[Token]) -> list[Token]:
    r"""Return `content` with its brackets, but without what \formfield and \datafield hold."""
    kept: list[Token] = []
    depth = 0
    ignored_from: int | None = None
    for token in content:
        depth += (token.sort == "open") - (token.sort == "close")
        if ignored_from is not None and depth < ignored_from:
            ignored_from = None
        if ignored_from is None and token.text in ("formfield", "datafield"):
            ignored_from = depth
        if ignored_from is None:
            kept.append(token)
    return kept
