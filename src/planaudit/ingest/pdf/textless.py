"""Pages without text: which they are, and what is said of them.

A scan is a picture of a page. What a scanner or a records system adds to it (a stamp, a
header, a page number) is text, but not the page's. Some programs turn letters into drawn
outlines, and some fonts do not say which letters they draw: a reader sees words there, and
the file has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate, groupby
from typing import Any

from planaudit.ingest.pdf.model import Word
from planaudit.ingest.pdf.raw import PageFrame
from planaudit.ingest.pdf.raw_look import Drawn, drawn_on, ink_on, unknown_share

_FEW_WORDS = 30  # as in the longest stamps and headers that are added to a scan
_SMALL_LETTERS = 0.4  # of all characters; ordinary prose has twice as many
_MARGIN = 0.1  # of the page's height, at the top and at the bottom
_WHOLE_PAGE = 0.9
_MOST_OF_PAGE = 0.5
_PART_OF_PAGE = 0.1  # less is a logo
_MANY_OUTLINES = 50
_WIDE = 0.5  # of the page: outlines that reach no further are a logo


class Textless(StrEnum):
    """Why a page has no text that can be read."""

    PICTURE = "picture"
    LETTERS = "letters"


def textless(page: Any, frame: PageFrame, words: Sequence[Word]) -> Textless | None:
    """Return why a page counts as one without text; None where its own text can be read.

    `words` are those of its text and its form fields. A page that is empty, or that holds a
    small picture only, is none: nobody reads words on it.
    """
    if not _reads_like_text(words) and unknown_share(page) > 0.5:
        return Textless.LETTERS
    counts = accumulate(len(word.text.split()) for word in words)
    if any(count > _FEW_WORDS for count in counts):
        return None
    drawn = drawn_on(page, frame)
    return Textless.PICTURE if _is_picture_of_text(page, frame, words, drawn) else None


def _reads_like_text(words: Sequence[Word]) -> bool:
    """Return whether small letters abound, as they never do where letters are unknown.

    Their numbers then stand for the order in which a font holds them, and come out as signs,
    figures and capitals. This spares most pages a second look at every letter.
    """
    text = "".join(word.text for word in words)
    return bool(text) and sum(map(str.islower, text)) > _SMALL_LETTERS * len(text)


def _is_picture_of_text(page: Any, frame: PageFrame, words: Sequence[Word], drawn: Drawn) -> bool:
    """Return whether a page with few words or none shows others that it does not hold.

    A picture of the whole page with words in the margins alone is a scan, whatever is on it. For
    the rest the picture decides: it may stand behind the title of a cover, or under a heading.
    """
    has_outlines = drawn.outlines >= _MANY_OUTLINES and drawn.spread >= _WIDE
    if drawn.covered < _PART_OF_PAGE and not has_outlines:
        return False
    if (has_outlines and not words) or not drawn.can_be_rendered:
        return True
    margin = _MARGIN * frame.size[1]
    in_margins = all(word.bottom < margin or word.top > frame.size[1] - margin for word in words)
    if not in_margins and drawn.covered < _MOST_OF_PAGE and not has_outlines:
        return False
    ink = ink_on(page, frame, words)
    if in_margins and drawn.covered >= (_WHOLE_PAGE if words else _MOST_OF_PAGE):
        return not ink.is_blank
    return ink.has_print


def page_list(numbers: Sequence[int]) -> str:
    """Return page numbers in words: 'page 2', 'pages 1 to 3', 'pages 1, 3 and 5 to 9'."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    parts = [
        part
        for run in runs
        for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(n) for n in run])
    ]
    if len(numbers) == 1:
        return f"page {parts[0]}"
    if len(parts) == 1:
        return f"pages {parts[0]}"
    return f"pages {', '.join(parts[:-1])} and {parts[-1]}"


def reason_without_text(found: Sequence[tuple[int, Textless]]) -> str:
    """Return why a document with such pages is not read, and what to do about it.

    `found` holds page numbers, in order, each with the reason.
    """
    return (
        f"no text layer on {page_list([number for number, _ in found])}: {_what_they_are(found)}, "
        "so there are no words for a program to read. Ask for the file it was printed from, or run "
        "again with --ocr to have the text recognised"
    )


def note_of_recognition(found: Sequence[tuple[int, Textless]]) -> str:
    """Return the sentence that a report shows where the text of such pages was recognised."""
    pages = page_list([number for number, _ in found])
    what = {kind for _, kind in found}
    whose = "its" if len(found) == 1 else "their"
    if what == {Textless.PICTURE}:
        are = "is a picture" if len(found) == 1 else "are pictures"
    else:
        are = "has no letters that are known" if len(found) == 1 else "have no text of their own"
    pages = pages[0].upper() + pages[1:]
    return f"{pages} {are}; {whose} text was recognised (OCR) and may hold mistakes."


def _what_they_are(found: Sequence[tuple[int, Textless]]) -> str:
    of_kind = {kind: [number for number, each in found if each is kind] for kind in Textless}
    pictures, letters = of_kind[Textless.PICTURE], of_kind[Textless.LETTERS]
    if pictures and letters:
        are = "is a picture" if len(pictures) == 1 else "are pictures"
        return (
            f"{page_list(pictures)} {are}, and most letters on {page_list(letters)} are unknown, "
            "as the fonts do not say which they are"
        )
    if letters:
        whose = "its" if len(letters) == 1 else "their"
        return f"most of {whose} letters are unknown, as the fonts do not say which they are"
    return (
        "it is a picture, as in a scan" if len(pictures) == 1 else "they are pictures, as in a scan"
    )
