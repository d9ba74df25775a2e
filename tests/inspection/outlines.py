"""Outlines of small documents and of every document in the tests' data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from planaudit.document import Block, Document, text_blocks
from planaudit.inspection.inspect import inspect
from planaudit.inspection.model import Entry, Inspection
from planaudit.reading import read
from planaudit.reading.forms import form_of, forms_that_fit
from tests.reading.pages import document
from tests.specimens import ingested


def outline(*blocks: Block) -> tuple[Entry, ...]:
    """Return the outline of a page of `blocks`, its form unknown."""
    page = document(*blocks)
    return inspect(page, read(page)).outline


@cache
def inspected(path: Path) -> Inspection:
    """Return the inspection of a plan, on its form if that is in the folder beside it."""
    blanks = (path.parent / "forms").iterdir()
    forms = [form_of(ingested(blank), blank.stem) for blank in sorted(blanks)]
    plan = ingested(path)
    fits = forms_that_fit(plan, forms)
    reading = read(plan, fits[0].form if fits else None)
    return inspect(plan, reading, fits, forms_given=len(forms))


def texts_of(entries: tuple[Entry, ...]) -> list[str]:
    """Return every text that stands in an outline."""
    return [
        text
        for entry in entries
        for text in (
            entry.text,
            entry.row,
            *entry.more,
            *(column.text for column in entry.columns),
            *(answer.text for answer in entry.answers),
        )
    ]


def lost_from(page: Document, entries: tuple[Entry, ...]) -> list[str]:
    """Return the blocks of `page` whose words stand nowhere in its outline.

    A label may stand there without the colon between it and its answer.
    """
    whole = "\n".join(" ".join(text.split()) for text in texts_of(entries))
    return [
        block.text
        for block in text_blocks(page.blocks)
        if not all(word.strip(":>»") in whole for word in block.text.split())
    ]
