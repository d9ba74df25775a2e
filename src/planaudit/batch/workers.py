"""Auditing many documents with one worker or several: the same result either way.

Two passes. First every file is read, so that what recurs across the batch can be taken for
the form; then every document is read for meaning and rated. Results keep the order of the
files, whoever finished first.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from planaudit import __version__
from planaudit.audit.model import BatchAudit, DocumentAudit
from planaudit.batch.blank_forms import forms_from
from planaudit.batch.discovery import Selection
from planaudit.document import Document
from planaudit.ingest.interface import AS_THEY_ARE, ReadOptions, Status, UnreadableFile
from planaudit.ingest.sources import Source
from planaudit.reading.forms import Form, best_form, learn_forms

if TYPE_CHECKING:
    from planaudit.audit.auditor import Auditor

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
Progress = Callable[[str, int, int], None]
"""Called with the step ('reading' or 'rating'), how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class _Unread:
    path: str
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class _Work:
    """One document to rate, with its form and the pack to rate it by."""

    document: Document
    form: Form | None
    pack_folder: Path
    pack_digest: str


def audit_batch(
    selection: Selection,
    pack_folder: Path,
    jobs: int | None = None,
    progress: Progress = lambda step, done, whole: None,
    options: ReadOptions = AS_THEY_ARE,
) -> BatchAudit:
    """Return the audit of every document of `selection` by the pack in `pack_folder`.

    `options` say how plans and blank forms are read.
    Raises PackError for a pack that cannot be used, UnreadableFile for a blank form that
    cannot be read, FormFileError for a saved one: without them every rating would be wrong.
    """
    from planaudit.audit.auditor import pack_info
    from planaudit.packs import load_pack

    pack = load_pack(pack_folder)
    forms = [form for source in selection.forms for form in forms_from(source, options)]
    with _mapper(jobs, len(selection.documents)) as run:
        step = partial(progress, "reading")
        read = _counted(
            run(partial(_ingest, options), selection.documents), step, len(selection.documents)
        )
        documents = [item for item in read if isinstance(item, Document)]
        known = _forms_by_document(documents, forms)
        step = partial(progress, "rating")
        work = [_Work(each, known[each.path], pack_folder, pack.digest) for each in documents]
        audits = {audit.path: audit for audit in _counted(run(_rate, work), step, len(documents))}
    return BatchAudit(
        tool_version=__version__,
        packs=(pack_info(pack),),
        documents=tuple(
            audits[item.path] if isinstance(item, Document) else _not_audited(item) for item in read
        ),
    )


def _forms_by_document(
    documents: Sequence[Document], given: Sequence[Form]
) -> dict[str, Form | None]:
    """Return each document's form: one given if it fits, else one learned from the rest."""
    known = {document.path: best_form(document, given) for document in documents}
    left = [document for document in documents if known[document.path] is None]
    learned = learn_forms(left)
    for document in left:
        known[document.path] = best_form(document, learned)
    return known


def _ingest(options: ReadOptions, source: Source) -> Document | _Unread:
    try:
        return source.document(options)
    except UnreadableFile as error:
        return _Unread(source.shown, error.status, error.reason)
    except Exception as error:
        return _Unread(source.shown, "failed", _fault("reading", error))


def _rate(work: _Work) -> DocumentAudit:
    from planaudit.reading import read

    document = work.document
    try:
        auditor = _auditor(work.pack_folder, work.pack_digest)
        return auditor.audit(read(document, work.form))
    except Exception as error:
        reason = _fault("rating", error)
        return DocumentAudit(document.path, document.sha256, status="failed", reason=reason)


def _fault(step: str, error: Exception) -> str:
    """Return the reason for a document that one of our own faults kept from being audited.

    One document never takes the batch down. The type alone is named: a message could hold the
    document's words.
    """
    return (
        f"{step} it stopped with a fault in planaudit ({type(error).__name__}). Please tell its "
        "makers, without sending the file"
    )


@cache
def _auditor(pack_folder: Path, digest: str) -> Auditor:
    """Return the auditor of a pack, made once per worker and again when the pack has changed."""
    from planaudit.audit.auditor import Auditor
    from planaudit.packs import load_pack

    return Auditor(load_pack(pack_folder))


def _not_audited(item: _Unread) -> DocumentAudit:
    return DocumentAudit(path=item.path, sha256="", status=item.status, reason=item.reason)


def _counted(
    results: Iterable[_Result], step: Callable[[int, int], None], whole: int
) -> list[_Result]:
    kept: list[_Result] = []
    step(0, whole)
    for result in results:
        kept.append(result)
        step(len(kept), whole)
    return kept


class _Map(Protocol):
    """Does a piece of work on every item; results come in the order of the items."""

    def __call__(
        self, work: Callable[[_Item], _Result], items: Sequence[_Item], /
    ) -> Iterator[_Result]: ...


@contextmanager
def _mapper(jobs: int | None, items: int) -> Iterator[_Map]:
    """Give a map function: the built-in one for a single worker, else a pool's."""
    workers = min(jobs or os.cpu_count() or 1, max(items, 1))
    if workers == 1:
        yield map
        return
    with ProcessPoolExecutor(workers, initializer=_leave_interrupts_to_the_parent) as pool:
        try:
            yield pool.map
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # else it would first do all the rest
            raise


def _leave_interrupts_to_the_parent() -> None:
    """Let a worker finish its document when the user presses Ctrl+C; the parent then ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
