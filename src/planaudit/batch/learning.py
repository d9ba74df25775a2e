"""Learning what blank forms print, in a worker that none of them can take down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planaudit.batch.lost import why_lost
from planaudit.batch.pool import Lost, WorkerPool
from planaudit.batch.workers import reading_limits
from planaudit.document import text_blocks
from planaudit.ingest import UnreadableFile, read_document
from planaudit.ingest.interface import AS_THEY_ARE
from planaudit.ingest.shown_paths import printable
from planaudit.reading import read
from planaudit.reading.form_files import SavedForm, saved_form
from planaudit.reading.forms import key_of


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank form to learn, and what it is to be called."""

    path: Path
    name: str

    @property
    def shown(self) -> str:
        """The path as it is shown to the user."""
        return printable(self.path.as_posix())


@dataclass(frozen=True, slots=True)
class Learned:
    """What a blank form prints, and how many of its blocks look written and not printed."""

    form: SavedForm
    written: int


class CannotLearn(Exception):
    """A blank form that cannot be learned. The message names the file and says what to do."""


def learned_forms(blanks: Sequence[Blank], time_limit: float | None = None) -> Iterator[Learned]:
    """Yield what each of `blanks` prints, in their order. Raises CannotLearn.

    `time_limit` is in seconds for each, instead of that of an audit.
    """
    limits = reading_limits(AS_THEY_ARE, time_limit)
    with WorkerPool(1) as pool:
        for blank, result in zip(blanks, pool.map(_learned, blanks, limits), strict=True):
            if isinstance(result, Lost):
                raise CannotLearn(f"{blank.shown}: {why_lost('reading', result, limits)}")
            if isinstance(result, str):
                raise CannotLearn(f"{blank.shown}: {result}")
            yield result


def _learned(blank: Blank) -> Learned | str:
    """Return what a blank form prints, or why that cannot be told."""
    try:
        document = read_document(blank.path, blank.shown)
    except UnreadableFile as error:
        return error.reason
    if not any(key_of(block.text) for block in text_blocks(document.blocks)):
        return "it prints no words, so it cannot be told by them"
    written = sum(1 for passage in read(document).passages if not passage.printed)
    return Learned(saved_form(document, blank.name), written)
