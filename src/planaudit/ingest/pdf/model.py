"""What the PDF reader knows of a page before it becomes blocks.

Lengths are in points, measured from the top left corner of the page as it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


Look = tuple[bool, bool, float, tuple[int, int, int]]
"""Bold, italic, size and colour of a word."""


WHITE = 250
"""The least of red, green and blue, each from 0 to 255, in a colour that looks like paper."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a word is printed."""

    bold: bool = False
    italic: bool = False
    size: float = 0.0
    colour: tuple[int, int, int] = (0, 0, 0)
    font: str = ""


@dataclass(slots=True)  # frozen, it takes four times as long to make, and a page has hundreds
class Word:
    """A run of characters without white space, or the value of one form field.

    `order` is its position in the page's own drawing order. `glued` says that no space
    stands before it, as where bold print ends inside a word. `struck`: a line is drawn through
    it; `marked`: it is highlighted.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    face: Face
    order: int
    glued: bool = False
    is_field: bool = False
    struck: bool = False
    marked: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def is_within(self, box: Box) -> bool:
        """Return whether the middle of the word lies in `box`."""
        across, down = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        return box[0] <= across <= box[2] and box[1] <= down <= box[3]


@dataclass(frozen=True, slots=True)
class Fill:
    """A painted rectangle, with its colour."""

    box: Box
    colour: tuple[int, int, int]

    @property
    def is_white(self) -> bool:
        """Whether the paint cannot be told from paper."""
        return min(self.colour) >= WHITE


@dataclass(frozen=True, slots=True)
class Shape:
    """A small drawn shape, which may be a tick box, the tick in one, or a bullet.

    `is_even`: it is the same in a mirror, from left to right and from top to bottom.
    """

    box: Box
    is_outline: bool
    is_dark: bool
    curved: bool
    slants: bool
    is_even: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page draws besides text: rules, painted rectangles, small shapes, pictures.

    `lines` are horizontal or vertical, given as boxes without width or height.
    """

    lines: tuple[Box, ...] = ()
    fills: tuple[Fill, ...] = ()
    shapes: tuple[Shape, ...] = ()
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class PageMarks:
    """All that was read from one page.

    `unknown` counts characters that name no letter, `off_page` those that stand off the page.
    `has_drawing`: its small shapes are too many to be tick boxes.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    marks: Marks
    has_fields: bool = False
    unknown: int = 0
    off_page: int = 0
    has_drawing: bool = False


@dataclass(slots=True)
class Line:
    """Words that stand on one line, from left to right.

    `right` is where its column ends, for one of several columns of prose. The box is that of all
    its words, `size` that of the largest, in points; `order` is the place of the first in the
    page's drawing order. `text` joins the words by spaces, save where they are glued.
    """

    words: tuple[Word, ...]
    right: float | None = None
    x0: float = field(init=False, compare=False)
    x1: float = field(init=False, compare=False)
    top: float = field(init=False, compare=False)
    bottom: float = field(init=False, compare=False)
    size: float = field(init=False, compare=False)
    order: int = field(init=False, compare=False)
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        first, *others = self.words
        x0, top, x1, bottom, order = first.x0, first.top, first.x1, first.bottom, first.order
        size = first.face.size
        parts = [first.text]
        for word in others:
            x0 = word.x0 if word.x0 < x0 else x0
            x1 = word.x1 if word.x1 > x1 else x1
            top = word.top if word.top < top else top
            bottom = word.bottom if word.bottom > bottom else bottom
            order = word.order if word.order < order else order
            size = word.face.size if word.face.size > size else size
            parts.append(word.text if word.glued else f" {word.text}")
        self.x0, self.x1, self.top, self.bottom = x0, x1, top, bottom
        self.size, self.order, self.text = size, order, "".join(parts)

    @property
    def is_field(self) -> bool:
        """Whether the line is the value of a form field."""
        return self.words[0].is_field


@dataclass
class Passage:
    """Lines that make one paragraph. `right` is the right edge of the column they fill.

    `looks` are all the ways in which its words are printed.
    """

    lines: list[Line]
    page: int
    right: float
    in_cell: bool = False
    looks: set[Look] = field(default_factory=set)


@dataclass
class DraftCell:
    """One cell as drawn on one page; `rests` are what is drawn of it on the pages after."""

    box: Box
    shaded: bool
    page: int
    lines: list[Line] = field(default_factory=list)
    tables: list[DraftTable] = field(default_factory=list)
    parts: list[Passage | DraftTable] = field(default_factory=list)
    rests: list[DraftCell] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(
            " ".join(line.text for line in part.lines)
            if isinstance(part, Passage)
            else " ".join(cell.text for row in part.rows for cell in row.cells)
            for part in self.parts
        )


@dataclass
class DraftRow:
    """One row; `edges` are the places of all upright lines that bound or cross it."""

    cells: list[DraftCell]
    edges: tuple[float, ...]
    header: bool = False


@dataclass
class DraftTable:
    """A table as drawn, beginning on `page`.

    `starts` is where the columns begin of a table without upright lines, and `padding` what its
    cells keep clear to the left of that.
    """

    rows: list[DraftRow]
    page: int
    box: Box
    order: float = 0.0
    starts: tuple[float, ...] = ()
    padding: float = 0.0
