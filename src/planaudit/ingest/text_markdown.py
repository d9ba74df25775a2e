"""Markdown: headings, lists, tick boxes, quotes and pipe tables, as plans use them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planaudit.document import Cues, Kind
from planaudit.ingest.text_blocks import BlockList

_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(r"\s*(?:[-*+\u2022]|\d{1,3}[.)])\s+(\S.*)$")
_TICK = re.compile(r"\[(?P<on>[xX])?\s?\]\s*(?P<label>.*)$")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])(\*|_)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_BREAK = re.compile(r"<br\s*/?>|\\$| {2,}$", re.IGNORECASE)
_KEPT = 0xE000  # where escaped marks wait, in the private area


def unmarked(text: str) -> tuple[str, Cues]:
    """Return text without its Markdown marks, and whether all of it is bold or italic."""
    held = _ESCAPE.sub(lambda found: chr(_KEPT + ord(found[1])), text.strip())
    bold = _BOLD.fullmatch(held)
    is_bold = bold is not None and bold[1] not in bold[2]
    inner = bold[2] if is_bold and bold else held
    italic = _ITALIC.fullmatch(inner)
    is_italic = italic is not None and italic[1] not in italic[2]
    plain = _ITALIC.sub(r"\2", _BOLD.sub(r"\2", _LINK.sub(r"\1", held)))
    plain = "".join(
        chr(ord(mark) - _KEPT) if _KEPT <= ord(mark) < _KEPT + 128 else mark for mark in plain
    )
    return plain, Cues(bold=is_bold, italic=is_italic)


def _cells(line: str) -> list[tuple[str, Cues]]:
    held = line.strip().replace("\\|", chr(_KEPT + ord("|")))
    held = held.removeprefix("|").removesuffix("|")
    return [unmarked(cell.replace(chr(_KEPT + ord("|")), "\\|")) for cell in held.split("|")]


class _Markdown:
    """Reads lines from the top, keeping the paragraph or list item in hand."""

    def __init__(self, found: BlockList) -> None:
        self.found = found
        self.lines: list[str] = []
        self.is_item = False

    def end(self) -> None:
        """Add what is in hand."""
        text, cues = unmarked(" ".join(self.lines))
        if self.is_item:
            tick = _TICK.match(" ".join(self.lines))
            if tick:
                label, _ = unmarked(tick["label"])
                self.found.add_tick_box(label, ticked=tick["on"] is not None)
            else:
                self.found.add(Kind.LIST_ITEM, text, cues=cues)
        elif self.lines:
            self.found.add_paragraph(text, cues=cues)
        self.lines, self.is_item = [], False

    def heading(self, text: str, level: int) -> None:
        """Add a heading."""
        self.end()
        self.found.add(Kind.HEADING, unmarked(text)[0], level=level)

    def line(self, line: str) -> None:
        """Take one line that is no heading and no table."""
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if not line.strip() or _RULE.match(line):
            self.end()
        elif heading and (heading[2] or not line.strip(" #")):
            self.heading(heading[2] or "", len(heading[1]))
        elif item:
            self.end()
            self.lines, self.is_item = [item[1].strip()], True
        else:
            whole = _BOLD.fullmatch(line.strip())
            if whole and whole[1] not in whole[2] and not self.is_item:
                self.end()
                self.lines = [line]
                self.end()
                return
            self.lines.append(_BREAK.sub("", line).strip())
            if _BREAK.search(line):
                self.end()


def read_markdown(lines: Sequence[str], found: BlockList) -> None:
    """Add the blocks of Markdown `lines` to `found`."""
    reader = _Markdown(found)
    in_fence = False
    place = 0
    while place < len(lines):
        line = lines[place]
        quoted = _QUOTE.match(line)
        if quoted:
            line = line[quoted.end() :]
        place += 1
        if _FENCE.match(line):
            reader.end()
            in_fence = not in_fence
            continue
        if in_fence:
            found.add_paragraph(line)
            continue
        after = lines[place] if place < len(lines) else ""
        if "|" in line and _DIVIDER.match(after) and "|" in after:
            reader.end()
            rows = [_cells(line)]
            place += 1
            while place < len(lines) and "|" in lines[place] and lines[place].strip():
                rows.append(_cells(lines[place]))
                place += 1
            found.add_table(rows, header=True)
            continue
        underline = _UNDERLINE.match(line)
        if underline and reader.lines and not reader.is_item:
            text, reader.lines = " ".join(reader.lines), []
            reader.heading(text, 1 if "=" in line else 2)
            continue
        reader.line(line)
    reader.end()
