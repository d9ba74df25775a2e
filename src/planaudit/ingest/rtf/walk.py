"""Walks the tokens of an RTF file once and hands each control word to what acts on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from planaudit.document import Comment
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import visible_characters
from planaudit.ingest.rich.model import Paragraph, Part
from planaudit.ingest.rtf.flow import Flow
from planaudit.ingest.rtf.header import Colours, Style, heading_level
from planaudit.ingest.rtf.letters import ANSI, Font, Letters, add_token
from planaudit.ingest.rtf.lists import ListNumbers
from planaudit.ingest.rtf.state import Group, Look, Standing
from planaudit.ingest.rtf.tokens import Token, tokens

MOST_GROUPS = 2_000
"""Groups inside one another. Word itself writes some tens."""
MOST_FLOWS = 8
"""Text boxes and notes inside one another. Deeper ones are read as part of the last."""
_MATHS_SETTINGS = re.compile(r"m[a-zA-Z]*Pr")
_PADDING = "\x00\x1a \t"
"""What some programs leave after the end of a file."""


@dataclass(slots=True)
class Found:
    """What stands beside the body.

    `tally` counts what is left out, `drawn_words` the drawings with words in them. `goes_on` is
    True when text follows the brace that should end the file.
    """

    headers: list[Part] = field(default_factory=list)
    footers: list[Part] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    properties: tuple[tuple[str, str], ...] = ()
    tally: Tally = field(default_factory=Tally)
    drawn_words: int = 0
    cut_short: bool = False
    goes_on: bool = False


@dataclass(slots=True)
class NoteNumbers:
    """How each kind of note ('ftn', 'aftn') is numbered, and the number that comes next."""

    forms: dict[str, str] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Prelude:
    """What the file says before its text: fonts, colours, styles, lists."""

    fonts: dict[int, Font] = field(default_factory=dict)
    usual_font: int = 0
    colours: Colours = field(default_factory=Colours)
    styles: dict[int, Style] = field(default_factory=dict)
    character_styles: dict[int, Style] = field(default_factory=dict)
    lists: ListNumbers = field(default_factory=ListNumbers)
    notes: NoteNumbers = field(default_factory=NoteNumbers)


class Walk:
    """One walk through a file. The functions in `words` act on it, each on a control word."""

    def __init__(
        self, source: str, raw: str | None, words: Mapping[str, Callable[[Walk, Token], None]]
    ) -> None:
        """`source` is the file as Latin-1; `raw` the code page of bytes not written in hex."""
        self.found = Found()
        self.prelude = Prelude()
        self.page = ANSI
        self.flow = Flow()
        self.group = Group(Look(), Standing())
        self.label: str | None = None
        """The label written before the paragraph being read, '' for a bullet."""
        self.author = ""
        """Who made the comment that comes next."""
        self._words = words
        self._tokens: Iterator[Token] = tokens(source)
        self._letters = Letters(raw=raw)
        self._outer: list[Group] = []
        self._starred = False
        self._aside: Thing | None = None

    def body(self) -> list[Part]:
        """Walk through the file and return its body. Raises UnreadableFile."""
        for token in self._tokens:
            self._take(token)
        self.found.cut_short = bool(self._outer)
        while self._outer:
            self._close()
        self.flush()
        return self.end_flow(self.flow)

    # Tokens

    def _take(self, token: Token) -> None:
        if token.sort == "open":
            self._open()
            return
        if token.sort == "close":
            self._close()
            return
        if token.sort == "symbol" and token.text == "*":
            self._starred = True
            return
        act = self._words.get(token.text) if token.sort in ("word", "symbol") else None
        if act is not None:
            self._letters.stop_skipping()
            act(self, token)
        elif not add_token(self._letters, token, self.group.fallback):
            self._letters.stop_skipping()
            self._unnamed_word(token)
        self._starred = False

    def _unnamed_word(self, token: Token) -> None:
        """Take a word that no function acts on: of a table row, or of no account."""
        if self.flow.row.take(token.text, token.value, self.prelude.colours):
            return
        if self._starred or _MATHS_SETTINGS.fullmatch(token.text):
            self.skip()

    def _open(self) -> None:
        if len(self._outer) >= MOST_GROUPS:
            raise UnreadableFile(
                "failed",
                f"more than {MOST_GROUPS} groups stand inside one another in this RTF file, which "
                "no word processor writes. It may be damaged. Open it in Word or LibreOffice, save "
                "it as .docx and try again",
            )
        self.flush()
        self._letters.stop_skipping()
        self._starred = False
        outer = self.group
        self._outer.append(outer)
        self.group = outer.inner()
        if outer.alternatives:
            outer.alternatives = False
            self.skip()

    def _close(self) -> None:
        self.flush()
        self._letters.stop_skipping()
        self._starred = False
        if self.group.close is not None:
            self.group.close()
        if self._outer:
            self.group = self._outer.pop()
            self.use_font()

    def _rest(self) -> Iterator[Token]:
        """Yield what is left of the group, and then end it."""
        depth = 0
        for token in self._tokens:
            if token.sort == "open":
                depth += 1
            elif token.sort == "close":
                if depth == 0:
                    self._close()
                    return
                depth -= 1
            yield token

    # What the functions that act on words need

    def flush(self) -> None:
        """Put the letters gathered so far where they belong."""
        text = self._letters.take()
        if text:
            self.show(text)

    def show(self, text: str) -> None:
        """Add `text` to the paragraph being read, or set it aside if nobody is to see it."""
        look = self.group.look
        if not (look.hidden or look.deleted):
            self.flow.add(text, look.run(self.prelude.colours))
            self._aside = None
            if not self._outer and text.strip(_PADDING):
                self.found.goes_on = True
        elif text.strip():
            aside = Thing.DELETION if look.deleted else Thing.HIDDEN
            pieces = int(aside is not self._aside)
            self.found.tally.add(aside, visible_characters(text), pieces)
            self._aside = aside

    def skip(self) -> None:
        """Pass over the rest of the group."""
        for _ in self._rest():
            pass

    def collect(self) -> list[Token]:
        """Return the rest of the group, and pass over it."""
        return list(self._rest())

    def use_page(self, page: str) -> None:
        """Take bytes to be in code page `page`, where the font does not say."""
        self.flush()
        self.page = self._letters.page = page

    def use_font(self) -> None:
        """Take letters to be in the font of the group."""
        self._letters.use(self.prelude.fonts.get(self.group.look.font, Font()))

    def set_look(self, look: Look) -> None:
        """Let letters look like `look` from here to the end of the group."""
        if look != self.group.look:
            self.flush()
            self.group.look = look
            self.use_font()

    def paragraph(self) -> Paragraph:
        """Return the paragraph that ends here, without its text."""
        self.flush()
        standing = self.group.standing
        style = self.prelude.styles.get(standing.style, Style())
        level = style.level if standing.outline is None else heading_level(standing.outline)
        label = self.label
        item = label is not None or standing.list > 0
        if label is None and standing.list > 0:
            label = self.prelude.lists.next(standing.list, standing.list_level)
        self.label = None
        return Paragraph((), style.name, level, item, label or "")

    def begin_flow(self, end: Callable[[list[Part]], None]) -> None:
        """Read the rest of the group as a flow of its own, and hand `end` what it holds."""
        outer, label = self.flow, self.label
        if outer.depth >= MOST_FLOWS or self.group.close is not None:
            return
        flow = self.flow = Flow(outer.depth + 1)
        self.label = None
        self.group.standing = Standing()

        def close() -> None:
            parts = self.end_flow(flow)
            self.flow, self.label = outer, label
            end(parts)

        self.group.close = close

    def end_flow(self, flow: Flow) -> list[Part]:
        """Return what `flow`, which ends here, holds."""
        parts = flow.end(self.paragraph())
        for text in flow.covered:
            self.found.tally.add_text(Thing.COVERED, text)
        return parts
