"""One trial: a file made wrong is read, and must come out as a Document or a plain refusal."""

from __future__ import annotations

import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path, PurePath
from random import Random
from typing import Literal

from planaudit.batch.contents import Wanted, contents_of
from planaudit.document import Document
from planaudit.ingest import UnreadableFile, read_content
from planaudit.ingest.interface import AS_THEY_ARE
from planaudit.reading import read
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import endings_of, seeds_for

SHARE_READ_ON = 0.25
"""The share of documents that are also read for meaning: the next room must not stop either."""
LONGEST_READ_ON = 300_000
"""Characters, a hundred pages. Reading for meaning takes time and memory by the character, and has
limits of its own (`batch.workers.RATING`); a reader is not to be blamed for those."""

OPENED = ("csv", "xlsx", "zip")
"""What is opened to see what documents are in it."""
MOST_DOCUMENTS = 20

MOST_SECONDS = 20.0
"""Of processor time, so that a busy machine finds no fault that an idle one does not."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a trial. `where` is the place of the fault, and never holds its message."""

    kind: Literal["read", "refused", "fault"]
    where: str = ""


def content_of(reader: str, seed: int, number: int) -> bytes:
    """Return the file of one trial, always the same for the same numbers."""
    return mutated(reader, seeds_for(reader), Random(f"{reader} {seed} {number}"))


def outcome_of(reader: str, seed: int, number: int) -> Outcome:
    """Return what comes of reading the file of one trial."""
    content = content_of(reader, seed, number)
    name = f"trial{endings_of(reader)[0]}"
    begun = time.process_time()
    try:
        documents = _opened(content, name) if reader in OPENED else [_read(content, name)]
        for document in documents:
            share = Random(number).random()
            if share < SHARE_READ_ON and len(document.shown_text()) <= LONGEST_READ_ON:
                read(document)
    except UnreadableFile as refused:
        plain = refused.reason and "\n" not in refused.reason
        return Outcome("refused") if plain else Outcome("fault", "a refusal without a reason")
    except (Exception, RecursionError) as error:
        return Outcome("fault", f"{type(error).__name__} at {_place(error)}")
    if time.process_time() - begun > MOST_SECONDS:
        return Outcome("fault", f"read, but in more than {MOST_SECONDS:g} seconds")
    return Outcome("read")


def _read(content: bytes, name: str) -> Document:
    return read_content(content, name, name)


def _opened(content: bytes, name: str) -> list[Document]:
    """Return the first documents in an archive or table. Raises UnreadableFile if there is none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        sources = contents_of(Wanted(path, name, rows=True)).documents[:MOST_DOCUMENTS]
        documents: list[Document] = []
        refusal: UnreadableFile | None = None
        for source in sources:
            try:
                documents.append(source.document(AS_THEY_ARE))
            except UnreadableFile as error:
                refusal = error
    if refusal is not None and not documents:
        raise refusal
    return documents


def _place(error: BaseException) -> str:
    """Return where the error came up: the last lines of planaudit's own, and the very last."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "planaudit" in PurePath(frame.filename).parts]
    shown = [*own[-2:], *(frames[-1:] if frames[-1:] != own[-1:] else [])]
    return " > ".join(
        f"{'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}"
        for frame in shown
    )
