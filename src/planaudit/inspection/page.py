"""Lines with a label at the margin, wrapped to a terminal that no document can steer."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from planaudit.plain_words import one_line

WIDEST = 100
"""Columns. Longer lines are hard to read."""
MARGIN = 11
"""Columns for the label before a line."""
_WIDEST_BULLET = 6
"""Columns. What numbering prints before a line may be longer, and is then a part of it."""
FORM, EMPTY, BOXES, WRITTEN = "Form", "Empty", "Boxes", "Written"
_STYLES = {
    FORM: "cyan",
    EMPTY: "yellow",
    "Person": "bold green",
    "Child": "bold green",
    "Family": "bold magenta",
    "Unclear": "bold yellow",
}
_GLUE = "\ufdd0"
"""Stands for a space at which no line may break. No text may hold it: it is no character."""


class Page:
    """What is printed: titles, sentences and labelled lines, on one console."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, WIDEST)
        self._margin = MARGIN if self._width >= 3 * MARGIN else 0
        can_tick = _can_show(console, "☒☐")
        self.ticked, self.unticked = ("☒", "☐") if can_tick else ("[x]", "[ ]")

    def gap(self) -> None:
        """Print an empty line."""
        self._console.print()

    def title(self, words: str) -> None:
        """Print the title of a part, under an empty line."""
        self.gap()
        self._print(Text(shown(words).upper(), style="bold"), 0)

    def say(self, words: str) -> None:
        """Print a sentence over the whole width."""
        self._print(Text(shown(words)), 0)

    def line(self, label: str, text: Text | str, bullet: str = "") -> int:
        """Print `text`, which may be of several lines, after `label`; return how many it took.

        `bullet` stands before its first line; the others are indented by as much.
        """
        styled = Text(shown(text)) if isinstance(text, str) else text
        style = _STYLES.get(label, "bold")
        return self._print(styled, self._margin, Text.assemble((label, style)), bullet)

    def _print(self, text: Text, margin: int, label: Text | None = None, bullet: str = "") -> int:
        if cell_len(bullet) > _WIDEST_BULLET or not margin:
            text, bullet = (text if bullet.isspace() else Text.assemble(bullet, text)), ""
        if label is not None and label.plain and not margin:
            text = Text.assemble(label, ": ", text)
        indent = cell_len(bullet)
        lines = text.wrap(self._console, self._width - margin - indent, overflow="fold")
        for number, part in enumerate(lines):
            part.rstrip()
            part.plain = part.plain.replace(_GLUE, " ")
            start = label.copy() if label is not None and margin and not number else Text()
            start.pad_right(max(margin - start.cell_len, 0))
            start.append(" " * indent if number else bullet)
            start.append_text(part)
            start.rstrip()
            self._console.print(start, soft_wrap=True)
        return len(lines)


def shown(words: str) -> str:
    """Return text from a document as one line that steers nothing."""
    return one_line(words).replace(_GLUE, "\ufffd")


def glued(words: str) -> str:
    """Return `words`, ours and not a document's, so that no line breaks in them."""
    return words.replace(" ", _GLUE)


def with_note(text: Text, words: str = "", place: str = "") -> Text:
    """Return `text` with a remark of ours and its place after it in square brackets, if any."""
    if not words and not place:
        return text
    between = "; " if words and place else ""
    return Text.assemble(text, " [", words, (between + glued(place), "dim"), "]")


def _can_show(console: Console, letters: str) -> bool:
    try:
        letters.encode(console.encoding)
    except (LookupError, UnicodeError):
        return False
    return True
