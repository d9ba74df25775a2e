"""Rich text: what Word, OpenDocument, RTF and HTML files have in common.

Each of their readers gives paragraphs and tables in these terms, and `blocks` turns
them into the blocks of a Document. What makes a tick box, a label or a heading is so decided
once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planaudit.document import Comment


@dataclass(frozen=True, slots=True)
class Run:
    r"""Text printed in one way. '\t' is a tab and '\n' a line break; other white space is as typed.

    `size` is in points, None when the file does not say. `marked` is highlighted or on a
    coloured ground. Text in a symbol font is already what the font shows (see `glyphs`).
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    marked: bool = False
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `style` is the file's own style name; `level` is 1 to 9 for a heading.

    `item`: part of a list. `label`: what automatic numbering prints before it ('2.1', 'a)'),
    '' for a bullet. `note`: a footnote or endnote, put after the paragraph that refers to it.
    `field`: what was typed or chosen in a field of a form. `line`: the number of the line it
    begins on, for plain text. `comments` are those attached to it, without their place.
    """

    runs: tuple[Run, ...]
    style: str = ""
    level: int | None = None
    item: bool = False
    label: str = ""
    note: bool = False
    field: bool = False
    line: int | None = None
    comments: tuple[Comment, ...] = ()

    @property
    def text(self) -> str:
        """The text of its runs, as typed."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class RichCell:
    """One cell. `column` is the first grid column that it covers, counted from 1.

    A cell merged over several columns or rows is given once, at its first place; `covered` is
    True for the places below it that a merge downwards covers, which are empty.
    """

    parts: tuple[Paragraph | RichTable | RichBox, ...]
    column: int
    shaded: bool = False
    covered: bool = False


@dataclass(frozen=True, slots=True)
class RichRow:
    """One row; `header` when the file marks it as a heading row."""

    cells: tuple[RichCell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class RichTable:
    """A table, with other tables inside its cells perhaps."""

    rows: tuple[RichRow, ...]


@dataclass(frozen=True, slots=True)
class RichBox:
    """A text box, drawing or diagram, given after the paragraph that it hangs on."""

    parts: tuple[Paragraph | RichTable | RichBox, ...]


Part = Paragraph | RichTable | RichBox


def paragraphs_of(parts: Iterable[Part]) -> Iterator[Paragraph]:
    """Yield every paragraph in reading order, going into tables row by row, and into boxes."""
    for part in parts:
        if isinstance(part, RichTable):
            for row in part.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.parts)
        elif isinstance(part, RichBox):
            yield from paragraphs_of(part.parts)
        else:
            yield part


def has_text(parts: Iterable[Part]) -> bool:
    """Return whether anything but white space stands in `parts`."""
    return any(paragraph.text.strip() for paragraph in paragraphs_of(parts))


def as_note(parts: Iterable[Part], label: str) -> Iterator[Part]:
    """Yield `parts` as a footnote or endnote, its number or mark before its first paragraph."""
    for part in parts:
        if isinstance(part, Paragraph):
            yield replace(part, note=True, level=None, label=part.label or label)
            label = "" if part.text.strip() else label
        elif isinstance(part, RichBox):
            yield RichBox(tuple(as_note(part.parts, "")))
        else:
            yield part
