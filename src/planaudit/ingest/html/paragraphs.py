"""Paragraphs of a web page, as its text comes piece by piece, and where they are put."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from planaudit.document import Comment
from planaudit.ingest.html.print import PagePrint
from planaudit.ingest.marks import BULLET_GLYPHS, fold_white_space
from planaudit.ingest.rich.choices import with_choices_as_boxes
from planaudit.ingest.rich.lines import paragraphs_in
from planaudit.ingest.rich.model import Paragraph, Part, Run

_MARK = re.compile(
    rf"[{BULLET_GLYPHS}*-]{{1,3}}|\(?(?:\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,5}})(?:\.\d{{1,3}})*[.)]"
)
_WHITE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a block says of the paragraphs in it: style, heading level, whether they are notes."""

    style: str = ""
    level: int | None = None
    note: bool = False


def item_label(mark: str) -> str:
    """Return the label that an item's printed mark gives it: '' for a bullet."""
    return mark if any(letter.isalnum() for letter in mark) and mark != "o" else ""


class Paragraphs:
    """Collects text into paragraphs, and paragraphs and tables into the place that is open."""

    def __init__(self) -> None:
        self.deleted: list[str] = []
        """The texts of deletions that were left out."""
        self.loose_comments: list[Comment] = []
        """The comments that were attached to no text."""
        self._places: list[list[Part]] = [[]]
        self._pieces: list[tuple[Run, bool]] = []
        self._waiting: list[Part] = []
        self._comments: list[Comment] = []
        self._item = False
        self._label = ""
        self._mark: tuple[Run, ...] = ()

    def open_place(self) -> None:
        """Put what comes now into a place of its own, such as a cell."""
        self._places.append([])

    def close_place(self) -> list[Part]:
        """Return what came into the place opened last, and go on where that began."""
        return self._places.pop()

    def add(self, part: Part) -> None:
        """Add a whole part where things are being put now."""
        self._places[-1].append(part)

    def add_after(self, part: Part) -> None:
        """Add a part, such as a note, after the paragraph in hand."""
        self._waiting.append(part)

    def comment(self, comment: Comment) -> None:
        """Attach a comment to the paragraph in hand."""
        self._comments.append(comment)

    def begin_item(self, label: str) -> None:
        """Make the next paragraph a list item with this label."""
        self._label = f"{self._label} {label}".strip()
        self._item = True

    def end_item(self) -> None:
        """End an item; a mark that no text came for is all there is of it."""
        if self._mark:
            self._places[-1].append(Paragraph(self._mark, item=True))
        self._item, self._label, self._mark = False, "", ()

    def text(self, text: str, how: PagePrint, *, deleted: bool = False) -> None:
        """Add text as the page shows it: white space folded unless it counts as typed."""
        if how.pre:
            shown = text.replace("\r\n", "\n").replace("\r", "\n")
        else:
            shown = _WHITE.sub(" ", text)
            if shown.startswith(" ") and self._ends_in_white():
                shown = shown[1:]
        if shown:
            self._pieces.append((how.run(shown), deleted))

    def exactly(self, text: str, how: PagePrint) -> None:
        """Add a line break, a tab or a glyph as it is."""
        self._pieces.append((replace(how.run(""), text=text), False))

    def end(self, around: Surroundings) -> None:
        """End the paragraph in hand, and put after it what waited for its end."""
        runs = self._without_deletions()
        self._pieces = []
        if any(run.text.strip() for run in runs):
            for line in paragraphs_in(runs):
                if not self._is_mark(line):
                    self._add_paragraph(_joined(line), around, field=False)
        self._places[-1].extend(self._waiting)
        self._waiting = []
        self.loose_comments += self._comments
        self._comments = []

    def field(self, lines: tuple[str, ...], how: PagePrint, around: Surroundings) -> None:
        """Add what was typed in a field, each line as a paragraph."""
        filled = [line for line in lines if line.strip()]
        if filled:
            self.end(around)
        for line in filled:
            run = replace(how.run(""), text=line, bold=False)
            self._add_paragraph((run,), around, field=True)

    def _is_mark(self, runs: tuple[Run, ...]) -> bool:
        """Take an item's bullet or number that stands in a place of its own before its text."""
        mark = fold_white_space("".join(run.text for run in runs))
        if not self._item or self._label or not _MARK.fullmatch(mark):
            return False
        self.begin_item(item_label(mark))
        self._mark = runs
        return True

    def _add_paragraph(self, runs: tuple[Run, ...], around: Surroundings, *, field: bool) -> None:
        self._mark = ()
        level = None if field else around.level
        paragraph = Paragraph(
            runs,
            around.style,
            level,
            self._item,
            self._label,
            around.note,
            field,
            comments=tuple(self._comments),
        )
        self._comments = []
        self.end_item()
        self._places[-1].append(paragraph)

    def _ends_in_white(self) -> bool:
        return not self._pieces or self._pieces[-1][0].text[-1:] in " \n"

    def _without_deletions(self) -> tuple[Run, ...]:
        """Return the runs in hand, deleted ones only where striking out is how to answer."""
        runs = tuple(run for run, _ in self._pieces)
        if not any(deleted for _, deleted in self._pieces):
            return runs
        if with_choices_as_boxes(runs) is not runs:
            return runs
        self.deleted += [run.text for run, deleted in self._pieces if deleted and run.text.strip()]
        return tuple(run for run, deleted in self._pieces if not deleted)


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs with neighbours printed alike made one."""
    alike = groupby(runs, key=lambda run: replace(run, text=""))
    return tuple(replace(one, text="".join(run.text for run in group)) for one, group in alike)
