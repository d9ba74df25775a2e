"""What of a PDF file is not in the Document, by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from planaudit.document import LeftOut, Place
from planaudit.ingest.marks import visible_characters
from planaudit.ingest.pdf.page import PageRead
from planaudit.ingest.pdf.raw_notes import DRAWN_TEXT
from planaudit.ingest.pdf.textless import Textless, page_list
from planaudit.plain_words import count_of

_BLIND = {
    Textless.PICTURE: "words there are only drawn, as in a picture, and no text was recognised",
    Textless.LETTERS: "the file does not say which letters it draws, and no text was recognised",
}
"""Why nothing is read of a page without text."""
_NO_WORDS = "marks without words, as signatures and rings round a word are, are not read"
_DRAWN_ONLY = "the file shows its letters, and does not hold its words"


_SHAPES = "its small shapes are too many to be tick boxes, and what they show is not read"
_LINES = "its lines are too many to be those of a table, and what they show is not read"


def _visible(texts: Iterable[str]) -> int:
    return sum(map(visible_characters, texts))


def _of_page(page: PageRead, *, is_ruled: bool) -> list[tuple[int, str, str, int]]:
    """Return how many things, their name, the reason, and their characters."""
    form, comments = page.form, page.overlay.comments
    pictures = page.marks.marks.pictures if page.marks.words else 0
    notes, hidden = len(comments), len(form.hidden)
    unchosen, unknown = len(form.unchosen), page.marks.unknown
    return [
        (
            notes,
            count_of(notes, "note"),
            "laid over the page, so kept apart from what it says",
            _visible(comment.text for comment in comments),
        ),
        *(
            (
                count,
                f"{count_of(count, name)} laid over the page",
                _DRAWN_ONLY if name == DRAWN_TEXT else _NO_WORDS,
                0,
            )
            for name, count in page.overlay.unread
        ),
        (pictures, count_of(pictures, "picture"), "words inside pictures are not read", 0),
        (
            int(page.marks.has_drawing or is_ruled),
            "1 drawing",
            _SHAPES if page.marks.has_drawing else _LINES,
            0,
        ),
        (
            unknown,
            count_of(unknown, "character"),
            "the file does not say which letter it is",
            unknown,
        ),
        (
            page.marks.off_page,
            count_of(page.marks.off_page, "character"),
            "off the page, where nobody sees it",
            page.marks.off_page,
        ),
        (
            hidden,
            count_of(hidden, "hidden field"),
            "the form hides it, so nobody who opens the file sees it",
            _visible(form.hidden),
        ),
        (
            unchosen,
            count_of(unchosen, "entry of a list", "entries of a list"),
            "offered and not chosen",
            _visible(form.unchosen),
        ),
    ]


def left_out_of(
    pages: Sequence[PageRead], ruled: Collection[int], embedded: int, signatures: int
) -> tuple[LeftOut, ...]:
    """Return what was left out of a file with so many embedded files and signatures.

    `ruled` are the numbers of the pages whose lines make a drawing.
    """
    found: list[LeftOut] = []
    attached = embedded + sum(page.overlay.files for page in pages)
    for kind, why in _BLIND.items():
        blind = [page.number for page in pages if page.textless is kind and not page.recognised]
        if blind:
            found.append(LeftOut(f"all of {page_list(blind)}", why, Place(page=blind[0])))
    recognised = [page.number for page in pages if page.recognised]
    if recognised:
        found.append(
            LeftOut(
                f"ticks and handwriting on {page_list(recognised)}",
                "recognition (OCR) reads printed words only",
                Place(page=recognised[0]),
            )
        )
    if attached:
        found.append(
            LeftOut(
                count_of(attached, "file attached", "files attached"),
                "attached files are not read; save them from the PDF and audit them on their own",
            )
        )
    if signatures:
        why = "a signature is a mark on the file, and who made it is not read"
        found.append(LeftOut(count_of(signatures, "digital signature"), why))
    for page in pages:
        for count, what, why, characters in _of_page(page, is_ruled=page.number in ruled):
            if count:
                found.append(LeftOut(what, why, Place(page=page.number), characters))
    return tuple(found)
