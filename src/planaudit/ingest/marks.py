"""Tick boxes, bullets and white space: what every reader must see in the same way.

A glyph counts as a tick box when it is one of the Unicode ballot boxes and check marks,
or the private-use code by which Wingdings draws one. The letters that other symbol fonts
use for a tick are ordinary letters elsewhere, so a reader that knows the font must
translate them before it calls these functions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from planaudit.ingest.option_words import OPTION

UNTICKED_GLYPHS = (
    "\u2610\u25a1\u25fb\u25fd\u25a2\u2b1c\u2751\u2752\u274f\u2750\u25ef"
    "\U0001f78e\U0001f78f\U0001f790\uf06f\uf071\uf072\uf0a8\uf0a3\uf02a"
)
TICKED_GLYPHS = (
    "\u221a\u2611\u2612\u2713\u2714\u2715\u2716\u2717\u2718\u2705\u2327\u22a0\u2b1b"
    "\U0001f5f4\U0001f5f5\U0001f5f7\U0001f5f8\U0001f5f9\uf0fb\uf0fc\uf0fd\uf0fe\uf052\uf054\uf078"
)
BULLET_GLYPHS = (
    "\u2022\u2023\u2043\u2219\u25aa\u25ab\u25e6\u25cf\u25cb\u25a0\u25b6\u25b8\u25ba\u25c6\u25c7"
    "\u27a2\u27a4\u2794\u2756\u00b7\u204c\u204d"
    "\uf0b7\uf0a7\uf076\uf0d8\uf0e0\uf0be\uf02d\uf0a0\uf06c\uf06e\uf075"
)
LIST_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212*"
"""Signs that are typed for a bullet; within a line they are no bullets."""
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"
_FOLDS = str.maketrans({**_LIGATURES, **dict.fromkeys(_UNSEEN, "")})

LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
"""What ends a line in text without marks of its own."""

_BOX = re.compile(
    rf"(?P<off>[{UNTICKED_GLYPHS}])|(?P<on>[{TICKED_GLYPHS}])"
    r"|(?<![\w\]])\[(?:(?P<square_on>[xX\u2713\u2714])|[ _]?)\](?![(\w])"
)
_ANSWER = re.compile(rf"(?:^|[\s:?])({OPTION})$", re.IGNORECASE)
_BULLET = re.compile(rf"(?:[{BULLET_GLYPHS}]\s*|[{LIST_DASHES}]\s+|o\s+(?=[A-ZÀ-ÖØ-Þ“‘\"']))(?=\S)")
"""An 'o' before a small letter may be Welsh: 'o leiaf', at least (see `typed_bullets`)."""
_FIRST_OF_BULLET = frozenset(f"{BULLET_GLYPHS}{LIST_DASHES}o")
"""What a bullet begins with: most lines are told apart from one at a glance."""


def fold_white_space(text: str) -> str:
    """Return `text` in NFC with its white space and print-only characters folded.

    Non-breaking and other spaces become plain spaces, runs become one space, the ends are
    stripped, ligatures are spelled out, and soft hyphens, zero-width characters and
    control characters are dropped.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    folded = " ".join(unicodedata.normalize("NFC", text).translate(_FOLDS).split())
    if not folded.isprintable():
        folded = "".join(mark for mark in folded if unicodedata.category(mark) != "Cc")
        folded = " ".join(folded.split())
    return unicodedata.normalize("NFC", folded)


def visible_characters(text: str) -> int:
    """Return the number of characters in `text` that are not white space."""
    return sum(map(len, text.split()))


def split_tick_boxes(text: str) -> list[tuple[str, bool | None]]:
    """Return the labels of a line of tick boxes, each with whether it is ticked.

    Text before the first box comes first, with None; but where the last box has no text
    after it, as in 'Yes \u2610 No \u2612', each label stands before its box. So it does in
    'Yes \u2610 No \u2612 If no, why?', where another answer stands before each box and none at the
    end; what stands there then comes last, with None. A line without a box is returned whole, with
    None; one with no text at all gives an empty list.
    """
    plain = text.isascii() and "[" not in text  # as most lines are; a search takes its time
    boxes = [] if plain else list(_BOX.finditer(text))
    if not boxes:
        return [(text.strip(), None)] if text.strip() else []
    ticks = [box["on"] is not None or box["square_on"] is not None for box in boxes]
    ends = [0, *(box.end() for box in boxes)]
    starts = [*(box.start() for box in boxes), len(text)]
    between = [text[end:start].strip() for end, start in zip(ends, starts, strict=True)]
    if between[0] and all(box["off"] is None for box in boxes) and not any(ticks):
        labels = [label[:1].isalnum() for label in between[1:]]
        if len(labels) < 2 or not all(labels):
            return [(text.strip(), None)]  # a blank such as 'Ward [ ]', not a box
    if between[0] and not between[-1] and all(between[:-1]):
        return list(zip(between[:-1], ticks, strict=True))
    if _are_answers(between[:-1]) and between[-1] and not _ANSWER.fullmatch(between[-1]):
        return [*zip(between[:-1], ticks, strict=True), (between[-1], None)]
    parts: list[tuple[str, bool | None]] = [(between[0], None)] if between[0] else []
    return parts + list(zip(between[1:], ticks, strict=True))


def _are_answers(labels: Sequence[str]) -> bool:
    """Return whether two labels or more end in answers such as yes and no, each another."""
    found = [_ANSWER.search(label) for label in labels]
    answers = {answer[1].casefold() for answer in found if answer}
    return len(labels) > 1 and len(answers) == len(labels)


def split_bullet(text: str) -> tuple[bool, str]:
    """Return whether `text` begins with a bullet, and the text without it."""
    stripped = text.lstrip()
    found = _BULLET.match(stripped) if stripped[:1] in _FIRST_OF_BULLET else None
    if found is None:
        return False, text
    return True, stripped[found.end() :]


def is_bare_bullet(text: str) -> bool:
    """Return whether `text` is a bullet and nothing more."""
    return split_bullet(f"{text} X") == (True, "X")
