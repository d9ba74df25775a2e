"""What holds inside one group of RTF: how letters look, how the paragraph stands, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from planaudit.ingest.rich.model import Run
from planaudit.ingest.rtf.header import Colours, Style


class Look(NamedTuple):
    """How letters look. `ground` and `highlight` are colour numbers, `size` is in points."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    ground: int = 0
    highlight: int = 0
    size: float | None = None
    font: int = 0

    def run(self, colours: Colours) -> Run:
        """Return an empty run printed this way."""
        marked = colours.shows(self.highlight) or colours.shows(self.ground)
        return Run("", self.bold, self.italic, self.struck, marked, self.size)


_SWITCHES = {
    "b": "bold", "i": "italic", "strike": "struck", "striked": "struck", "v": "hidden",
    "deleted": "deleted", "mvf": "deleted",
}  # fmt: skip
LOOKS = frozenset([*_SWITCHES, "f", "fs", "highlight", "chcbpat", "cb"])
"""The control words that change how letters look."""


def changed_look(look: Look, word: str, value: int | None) -> Look:
    """Return `look` as the control word `word`, one of LOOKS, changes it."""
    if word in _SWITCHES:
        on = value != 0
        name = _SWITCHES[word]
        return look if getattr(look, name) is on else look._replace(**{name: on})
    if word == "fs":
        return look._replace(size=None if not value or value < 0 else min(value, 4000) / 2)
    if word == "f":
        return look._replace(font=value or 0)
    if word == "highlight":
        return look._replace(highlight=value or 0)
    return look._replace(ground=value or 0)


def styled_look(look: Look, style: Style, usual_font: int) -> Look:
    """Return `look` in a style; a font that was chosen before, not the file's usual one, stays.

    The file spells a style's print out where it is used. One that leaves this out means the
    style all the same; one that takes something away says so afterwards.
    """
    return look._replace(
        bold=look.bold or style.bold,
        italic=look.italic or style.italic,
        hidden=look.hidden or style.hidden,
        struck=look.struck or style.struck,
        size=style.size or look.size,
        font=look.font if style.font is None or look.font != usual_font else style.font,
    )


class Standing(NamedTuple):
    """How a paragraph stands: its style, its outline level, its tables, its list.

    `tables` is how many tables it is in; `in_table` says that it is in one at least. `list` is
    the number of its list, 0 for none, and `list_level` how deep in it, from 0.
    """

    style: int = 0
    outline: int | None = None
    in_table: bool = False
    tables: int = 0
    list: int = 0
    list_level: int = 0

    @property
    def depth(self) -> int:
        """How many tables the paragraph is in."""
        return max(self.tables, int(self.in_table))


STANDINGS = frozenset(["s", "outlinelevel", "intbl", "itap", "ls", "ilvl"])
"""The control words that change how a paragraph stands."""


def changed_standing(standing: Standing, word: str, value: int | None) -> Standing:
    """Return `standing` as the control word `word`, one of STANDINGS, changes it."""
    number = max(value or 0, 0)
    if word == "s":
        return standing._replace(style=number)
    if word == "outlinelevel":
        return standing._replace(outline=value)
    if word == "intbl":
        return standing._replace(in_table=value != 0)
    if word == "itap":
        return standing._replace(tables=number)
    if word == "ls":
        return standing._replace(list=number)
    return standing._replace(list_level=number)


@dataclass(slots=True)
class Field:
    """A field being read: what its instruction says, and how much was printed before it."""

    instead: str = ""
    lacking: str = ""
    inked: int = 0


@dataclass(slots=True)
class Group:
    r"""The state inside one pair of braces. `fallback` is \uc; `close` is run when it ends.

    `alternatives` is True in an \upr, whose first group is for readers without Unicode.
    """

    look: Look
    standing: Standing
    fallback: int = 1
    field: Field | None = None
    in_object: bool = False
    alternatives: bool = False
    close: Callable[[], None] | None = None

    def inner(self) -> Group:
        """Return the state that a group inside this one begins with."""
        return Group(self.look, self.standing, self.fallback, self.field, self.in_object)
