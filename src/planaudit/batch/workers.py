"""Auditing many documents with one worker or several: the same result either way.

Two passes. First every file is read, so that what recurs across the batch can be taken for
the form; then every document is read for meaning and rated. Results keep the order of the
files, whoever finished first. Nothing of a document is read or rated in this process: one that
hangs, crashes or swells costs itself alone.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planaudit import __version__
from planaudit.audit.model import BatchAudit, DocumentAudit
from planaudit.batch.blank_forms import blank_form, form_ids, saved_forms
from planaudit.batch.discovery import Selection
from planaudit.batch.lost import why_lost
from planaudit.batch.pool import Limits, Lost, WorkerPool
from planaudit.document import Document
from planaudit.ingest.interface import AS_THEY_ARE, ReadOptions, Status, UnreadableFile
from planaudit.ingest.sources import Source
from planaudit.reading.forms import Form, best_form, learn_forms

if TYPE_CHECKING:
    from planaudit.audit.auditor import Auditor

READING = Limits(seconds=120, memory=1536 * 2**20)
"""What reading one document may take."""
RECOGNISING = replace(READING, seconds=3600)
"""What reading one document may take when the text of its pages is recognised (OCR)."""
RATING = Limits(seconds=300, memory=2048 * 2**20)
"""What rating one document may take."""

_Result = TypeVar("_Result")
_Packs = tuple[tuple[Path, str], ...]
"""The folders of packs, each with the pack's digest."""
Progress = Callable[[str, int, int], None]
"""Called with the step ('reading' or 'rating'), how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class _Unread:
    path: str
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class _Work:
    """One document to rate, with its form and the packs to rate it by."""

    document: Document
    form: Form | None
    packs: _Packs


def audit_batch(
    selection: Selection,
    pack_folders: Sequence[Path],
    jobs: int | None = None,
    progress: Progress = lambda step, done, whole: None,
    options: ReadOptions = AS_THEY_ARE,
    time_limit: float | None = None,
) -> BatchAudit:
    """Return the audit of every document of `selection` by the packs in `pack_folders`.

    `options` say how plans and blank forms are read. `time_limit` is how many seconds reading
    one document may take, and rating it, instead of the limits in READING and RATING.

    Raises PackError for packs that cannot be used, UnreadableFile for a blank form that
    cannot be read, FormFileError for a saved one: without them every rating would be wrong.
    """
    from planaudit.audit.auditor import pack_info
    from planaudit.packs import load_packs

    packs = load_packs(pack_folders)
    which = tuple(zip(pack_folders, (pack.digest for pack in packs), strict=True))
    if multiprocessing.get_start_method() == "fork":
        _auditor(which)  # made once here, the workers have it from the start
    reading = reading_limits(options, time_limit)
    rating = _within(RATING, time_limit)
    most = max(len(selection.documents), len(selection.forms), 1)
    with WorkerPool(min(jobs or os.cpu_count() or 1, most)) as pool:
        ingest = partial(_ingested, pool, options, limits=reading)
        forms = _blank_forms(selection.forms, ingest)
        step = partial(progress, "reading")
        read = _counted(ingest(selection.documents), step, len(selection.documents))
        documents = [item for item in read if isinstance(item, Document)]
        known = _forms_by_document(documents, forms)
        step = partial(progress, "rating")
        work = [_Work(each, known[each.path], which) for each in documents]
        rated = _counted(_rated(pool, work, rating), step, len(documents))
    audits = {audit.path: audit for audit in rated}
    return BatchAudit(
        tool_version=__version__,
        packs=tuple(map(pack_info, packs)),
        documents=tuple(
            audits[item.path] if isinstance(item, Document) else _not_audited(item) for item in read
        ),
    )


def reading_limits(options: ReadOptions, time_limit: float | None) -> Limits:
    """Return what reading one document may take, its seconds `time_limit` if that is given."""
    return _within(RECOGNISING if options.ocr else READING, time_limit)


def _within(limits: Limits, time_limit: float | None) -> Limits:
    return limits if time_limit is None else replace(limits, seconds=time_limit)


def _blank_forms(
    sources: Sequence[Source],
    ingest: Callable[[Sequence[Source]], Iterator[Document | _Unread]],
) -> list[Form]:
    """Return the forms in `sources`, in order. Raises UnreadableFile and FormFileError."""
    saved = {source.shown: saved_forms(source) for source in sources}
    blanks = [source for source in sources if saved[source.shown] is None]
    read = dict(zip((blank.shown for blank in blanks), ingest(blanks), strict=True))
    ids = form_ids(blanks)
    forms: list[Form] = []
    for source in sources:
        kept = saved[source.shown]
        if kept is not None:
            forms.extend(kept)
            continue
        blank: Document | UnreadableFile | _Unread = read[source.shown]
        if isinstance(blank, _Unread):
            blank = UnreadableFile(blank.status, blank.reason)
        forms.append(blank_form(source.shown, ids[source.shown], blank))
    return forms


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


def _ingested(
    pool: WorkerPool, options: ReadOptions, sources: Sequence[Source], limits: Limits
) -> Iterator[Document | _Unread]:
    """Yield each source as a Document, or why it could not be read."""
    results = pool.map(partial(_ingest, options), sources, limits)
    for source, result in zip(sources, results, strict=True):
        if isinstance(result, Lost):
            yield _Unread(source.shown, "failed", why_lost("reading", result, limits))
        else:
            yield result


def _ingest(options: ReadOptions, source: Source) -> Document | _Unread:
    try:
        return source.document(options)
    except UnreadableFile as error:
        return _Unread(source.shown, error.status, error.reason)


def _rated(pool: WorkerPool, works: Sequence[_Work], limits: Limits) -> Iterator[DocumentAudit]:
    """Yield the audit of each document; one that could not be rated says why."""
    for work, result in zip(works, pool.map(_rate, works, limits), strict=True):
        if isinstance(result, Lost):
            yield DocumentAudit(
                work.document.path,
                work.document.sha256,
                status="failed",
                reason=why_lost("rating", result, limits),
            )
        else:
            yield result


def _rate(work: _Work) -> DocumentAudit:
    from planaudit.reading import read

    return _auditor(work.packs).audit(read(work.document, work.form))


@cache
def _auditor(packs: _Packs) -> Auditor:
    """Return the auditor of packs, made once per worker and again when one has changed."""
    from planaudit.audit.auditor import Auditor
    from planaudit.packs import load_packs

    return Auditor(*load_packs([folder for folder, _ in packs]))


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
