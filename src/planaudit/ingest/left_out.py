"""What is left out of a Document, counted as it is found and told in one way."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from planaudit.document import LeftOut
from planaudit.ingest.glyphs import UNKNOWN
from planaudit.ingest.marks import visible_characters
from planaudit.plain_words import count_of


class Thing(Enum):
    """What a reader may leave out: one, several, and why. They are told in this order."""

    DELETION = ("tracked deletion", "tracked deletions", "marked as deleted text")
    HIDDEN = ("piece of hidden text", "pieces of hidden text", "marked as not to be shown")
    COVERED = (
        "piece of text under a merged cell",
        "pieces of text under merged cells",
        "a cell that others are merged with does not show what it held",
    )
    UNFILLED = (
        "unfilled place",
        "unfilled places",
        "the words that stand where nothing was typed or chosen, such as ‘Click to enter text’ "
        "or ‘Please select’",
    )
    ENTRY = ("entry of a list", "entries of a list", "offered and not chosen")
    STRUCK_OUT = (
        "piece of text struck out",
        "pieces of text struck out",
        "a line is drawn through it",
    )
    REPEAT = (
        "repeated row or cell",
        "repeated rows or cells",
        "the file repeats them more often than a plan would",
    )
    UNKNOWN_SIGN = (
        "character that could not be read",
        "characters that could not be read",
        f"pictures of a symbol font, or damaged text; {UNKNOWN} stands for each",
    )
    PICTURE = ("picture", "pictures", "words inside pictures are not read")
    CHART = ("chart", "charts", "the words and figures in charts are not read")
    DRAWING = (
        "drawing without text",
        "drawings without text",
        "a drawing, such as a ring round an answer, is not understood",
    )
    INK = (
        "drawing in ink",
        "drawings in ink",
        "what was written or drawn with a pen on the screen is not read",
    )
    OBJECT = (
        "embedded object",
        "embedded objects",
        "what is embedded, such as another file, a chart or a formula, is not read",
    )
    CONTROL = (
        "ActiveX control",
        "ActiveX controls",
        "whether it is ticked, or what was chosen, is kept where it is not read",
    )
    MEDIA = ("sound or film", "sounds or films", "sounds and films are not read")
    COMMENT = ("comment", "comments", "what stands between <!-- and --> is not to be shown")
    BUTTON = ("button", "buttons", "a button does something and says nothing of the person")
    FRAME = ("frame", "frames", "what a frame shows is another page, kept in another file")
    PART_ELSEWHERE = (
        "part kept in another file",
        "parts kept in another file",
        "only the file given is read",
    )
    INSERTED_AGAIN = (
        "file inserted into this one again",
        "files inserted into this one again",
        "its text is read where it stands first",
    )
    INSERTED_UNREAD = (
        "file inserted into this one",
        "files inserted into this one",
        "only Word, RTF, web pages and plain text are read there, and not files inside them",
    )
    INSERTED_MARGINS = (
        "line in a header or footer of an inserted file",
        "lines in headers and footers of inserted files",
        "Word does not print them",
    )
    DAMAGED = (
        "damaged part of the file",
        "damaged parts of the file",
        "headers, notes, comments, styles, properties or other parts that could not be read",
    )

    def __init__(self, one: str, many: str, why: str) -> None:
        self.one = one
        self.many = many
        self.why = why


class Tally:
    """Counts what is left out of one file, with its visible characters."""

    def __init__(self) -> None:
        self._times: Counter[Thing] = Counter()
        self._characters: Counter[Thing] = Counter()

    def add(self, thing: Thing, characters: int = 0, times: int = 1) -> None:
        """Count one thing more, or several, with the visible characters in it."""
        self._times[thing] += times
        self._characters[thing] += characters

    def add_characters(self, thing: Thing, characters: int) -> None:
        """Count a piece of text by its visible characters; none are nothing."""
        if characters:
            self.add(thing, characters)

    def add_text(self, thing: Thing, text: str) -> None:
        """Count a piece of text; white space alone is nothing."""
        self.add_characters(thing, visible_characters(text))

    def times(self, thing: Thing) -> int:
        """Return how often a thing was counted so far."""
        return self._times[thing]

    def include(self, other: Tally) -> None:
        """Count what another tally, as of a file inside this one, has counted."""
        self._times += other._times
        self._characters += other._characters

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was counted, in one order whatever the order it was found in."""
        return tuple(
            LeftOut(count_of(times, thing.one, thing.many), thing.why, characters=characters)
            for thing in Thing
            if (times := self._times[thing])
            for characters in (self._characters[thing],)
        )
