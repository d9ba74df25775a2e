"""The text of one OpenDocument paragraph, gathered run by run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from planaudit.document import Comment
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.odt.changes import Deletions
from planaudit.ingest.odt.styles import TextPrint
from planaudit.ingest.odt.xml import q
from planaudit.ingest.rich.model import Part, Run

_WHITE = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class Line:
    """A paragraph being read: its runs, and the parts that hang on it and follow it.

    `in_command` counts the fields in whose command the reader is, which nobody sees; `hidden`
    is True once the paragraph turns out to be one that is not to be shown. `label` is a number
    that the file itself states, `after` what hangs on the paragraph and follows it, and
    `comments` those attached to it.
    """

    tally: Tally
    deletions: Deletions
    commands: frozenset[etree._Element] = frozenset()
    in_command: int = 0
    hidden: bool = False
    label: str = ""
    after: list[Part] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    _runs: list[tuple[str, TextPrint]] = field(default_factory=list)
    _soft: bool = True

    def add_stored(self, text: str | None, shown: TextPrint) -> None:
        """Add text as XML stores it, where any white space stands for one space."""
        if not text:
            return
        folded = _WHITE.sub(" ", text)
        if self._soft and folded.startswith(" "):
            folded = folded[1:]
        if folded:
            self.add(folded, shown)
            self._soft = folded.endswith(" ")

    def add(self, text: str, shown: TextPrint) -> None:
        r"""Add text as it is shown, with its '\t' and '\n'."""
        self._soft = False
        if self.in_command or not text or self.deletions.take(text):
            return
        if shown.hidden:
            self.tally.add_text(Thing.HIDDEN, text)
            return
        if self._runs and self._runs[-1][1] == shown:
            self._runs[-1] = (self._runs[-1][0] + text, shown)
        else:
            self._runs.append((text, shown))

    def runs(self) -> tuple[Run, ...]:
        """Return the runs, none for a hidden paragraph, which is then counted."""
        if self.hidden:
            self.tally.add_text(Thing.HIDDEN, "".join(text for text, _ in self._runs))
            return ()
        return tuple(shown.run(text) for text, shown in self._runs)


def field_commands(paragraph: etree._Element) -> frozenset[etree._Element]:
    """Return the field:fieldmark-starts in `paragraph` after which a command is stored.

    Word's fields keep a command before the separator and what is shown after it. A field
    without a separator has no command.
    """
    start, separator, end = (q(f"field:fieldmark-{what}") for what in ("start", "separator", "end"))
    open_fields: list[etree._Element] = []
    found: set[etree._Element] = set()
    for mark in paragraph.iter(start, separator, end):
        if mark.tag == start:
            open_fields.append(mark)
        elif mark.tag == separator and open_fields:
            found.add(open_fields[-1])
        elif mark.tag == end and open_fields:
            open_fields.pop()
    return frozenset(found)
