"""Auditing many documents with one worker or several: the same result either way.

Two passes. First every file is read, so that what recurs across the batch can be taken for
the form; then every document is read for meaning and rated. Results keep the order of the
files, whoever finished first. Nothing of a document is read or rated in this process: one that
hangs, crashes or swells costs itself alone. What several documents share is found here when all
are rated, by the small traces that come with the ratings.
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
from planaudit.audit.copied_words import NO_TRACE, Trace
from planaudit.audit.model import BatchAudit, DocumentAudit
from planaudit.batch.blank_forms import GivenForms, given_forms
from planaudit.batch.discovery import Selection
from planaudit.batch.lost import why_lost
from planaudit.batch.packed import PackedDocument, read_packed
from planaudit.batch.pool import Limits, Lost, WorkerPool
from planaudit.ingest.interface import AS_THEY_ARE, ReadOptions, UnreadableFile
from planaudit.ingest.sources import Source, read_source
from planaudit.reading.forms import Form, form_with, learn_forms
from planaudit.score_scale import Scale

if TYPE_CHECKING:
    from planaudit.audit.auditor import Auditor
    from planaudit.audit.rule_costs import RuleCosts, RuleTimer
    from planaudit.reading.model import Reading

READING = Limits(seconds=120, memory=1536 * 2**20)
"""What reading one document may take."""
RECOGNISING = replace(READING, seconds=3600)
"""What reading one document may take when the text of its pages is recognised (OCR)."""
RATING = Limits(seconds=300, memory=2048 * 2**20)
"""What rating one document may take."""
TIMES_AS_LONG = 4
"""As rating a document, measuring its rules may take: a slow one is tried alone and in parts."""

_Result = TypeVar("_Result")
Progress = Callable[[str, int, int], None]
"""Called with the step ('reading', 'rating' or 'measuring'), how many are done and of how many."""
CostsTaken = Callable[["RuleCosts"], None]
"""Called with what each rule cost in the documents that could be measured."""


@dataclass(frozen=True, slots=True)
class _Packs:
    """The packs to rate by, as a worker loads them; the digests tell when one has changed."""

    folders: tuple[Path, ...]
    without: tuple[str, ...]
    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """One document to rate, with its form, the scale it scores on and the packs to rate it by."""

    document: PackedDocument
    form: Form | None
    scale: Scale | None
    packs: _Packs


@dataclass(frozen=True, slots=True)
class _Rated:
    """The audit of one document, and that by which its words are known in others."""

    audit: DocumentAudit
    trace: Trace = NO_TRACE


def audit_batch(
    selection: Selection,
    pack_folders: Sequence[Path],
    jobs: int | None = None,
    progress: Progress = lambda step, done, whole: None,
    options: ReadOptions = AS_THEY_ARE,
    time_limit: float | None = None,
    given: GivenForms | None = None,
    without: Sequence[str] = (),
    scale: Scale | None = None,
    costs_taken: CostsTaken | None = None,
) -> BatchAudit:
    """Return the audit of every document of `selection` by the packs in `pack_folders`.

    `options` say how plans and blank forms are read. `time_limit` is how many seconds reading
    one document may take, and rating it, instead of the limits in READING and RATING.
    `given` are the forms of `selection`, if they have been looked into before. `without` are ids
    of rules to leave out. `scale` is the one that outcomes are scored on. `costs_taken`, if given,
    is called once all is rated: each document is then read again and each rule measured on it
    apart, so that no audit waits for a clock.

    Raises PackError for packs that cannot be used, UnreadableFile for a blank form that
    cannot be read, FormFileError for a saved one: without them every rating would be wrong.
    """
    from planaudit.audit.auditor import pack_info
    from planaudit.audit.copying import with_copies
    from planaudit.packs import load_packs

    packs = load_packs(pack_folders, without)
    digests = tuple(pack.digest for pack in packs)
    which = _Packs(tuple(pack_folders), tuple(without), digests)
    if multiprocessing.get_start_method() == "fork":
        _auditor(which)  # made once here, the workers have it from the start
    reading = reading_limits(options, time_limit)
    rating = _within(RATING, time_limit)
    most = max(len(selection.documents), len(selection.forms), 1)
    with WorkerPool(min(jobs or os.cpu_count() or 1, most)) as pool:
        blanks = partial(_ingested, pool, partial(read_source, options), limits=reading)
        forms = (given or given_forms(selection.forms)).forms(blanks)
        step = partial(progress, "reading")
        plans = _ingested(pool, partial(read_packed, options), selection.documents, reading)
        read = _counted(plans, step, len(selection.documents))
        documents = [item for item in read if isinstance(item, PackedDocument)]
        known = _forms_by_document(documents, forms)
        step = partial(progress, "rating")
        work = [_Work(each, known[each.path], scale, which) for each in documents]
        rated = _counted(_rated(pool, work, rating), step, len(documents))
        if costs_taken is not None:
            step = partial(progress, "measuring")
            costs_taken(_costs(pool, work, rating, step))
    by_path = {each.audit.path: each for each in rated}
    whole = [
        _not_audited(source, item) if isinstance(item, UnreadableFile) else by_path[item.path]
        for source, item in zip(selection.documents, read, strict=True)
    ]
    audits, traces = [each.audit for each in whole], [each.trace for each in whole]
    return BatchAudit(
        tool_version=__version__,
        packs=tuple(map(pack_info, packs)),
        documents=with_copies(audits, traces, packs),
    )


def reading_limits(options: ReadOptions, time_limit: float | None) -> Limits:
    """Return what reading one document may take, its seconds `time_limit` if that is given."""
    return _within(RECOGNISING if options.ocr else READING, time_limit)


def _within(limits: Limits, time_limit: float | None) -> Limits:
    return limits if time_limit is None else replace(limits, seconds=time_limit)


def _forms_by_document(
    documents: Sequence[PackedDocument], given: Sequence[Form]
) -> dict[str, Form | None]:
    """Return each document's form: one given if it fits, else one learned from the rest."""
    known = {document.path: form_with(document.keys, given) for document in documents}
    left = [document for document in documents if known[document.path] is None]
    learned = learn_forms(document.keys for document in left)
    for document in left:
        known[document.path] = form_with(document.keys, learned)
    return known


def _ingested(
    pool: WorkerPool,
    read: Callable[[Source], _Result | UnreadableFile],
    sources: Sequence[Source],
    limits: Limits,
) -> Iterator[_Result | UnreadableFile]:
    """Yield what `read` makes of each source, or why it could not be read."""
    for result in pool.map(read, sources, limits):
        if isinstance(result, Lost):
            yield UnreadableFile("failed", why_lost("reading", result, limits))
        else:
            yield result


def _rated(pool: WorkerPool, works: Sequence[_Work], limits: Limits) -> Iterator[_Rated]:
    """Yield the audit of each document; one that could not be rated says why."""
    for work, result in zip(works, pool.map(_rate, works, limits), strict=True):
        if isinstance(result, Lost):
            yield _Rated(
                DocumentAudit(
                    work.document.path,
                    work.document.sha256,
                    status="failed",
                    reason=why_lost("rating", result, limits),
                )
            )
        else:
            yield result


def _rate(work: _Work) -> _Rated:
    from planaudit.audit.copied_words import trace_of

    reading = _reading_of(work)
    audit = _auditor(work.packs).audit(reading)
    return _Rated(audit, trace_of(audit, reading.identity))


def _reading_of(work: _Work) -> Reading:
    from planaudit.reading import read

    return read(work.document.document(), work.form, work.scale)


@cache
def _auditor(packs: _Packs) -> Auditor:
    """Return the auditor of packs, made once per worker and again when one has changed."""
    from planaudit.audit.auditor import Auditor
    from planaudit.packs import load_packs

    return Auditor(*load_packs(packs.folders, packs.without))


def _costs(
    pool: WorkerPool, works: Sequence[_Work], rating: Limits, step: Callable[[int, int], None]
) -> RuleCosts:
    """Return what each rule costs in the documents, those left out that take too long."""
    from planaudit.audit.rule_costs import RuleCosts

    limits = replace(rating, seconds=rating.seconds * TIMES_AS_LONG)
    costs = RuleCosts()
    for measured in _counted(pool.map(_measured, works, limits), step, len(works)):
        if not isinstance(measured, Lost):
            costs.add(measured)
    return costs


def _measured(work: _Work) -> RuleCosts:
    return _timer(work.packs).costs(_reading_of(work))


@cache
def _timer(packs: _Packs) -> RuleTimer:
    """Return what measures the rules of packs, made once per worker."""
    from planaudit.audit.rule_costs import RuleTimer
    from planaudit.packs import load_packs

    return RuleTimer(*load_packs(packs.folders, packs.without))


def _not_audited(source: Source, why: UnreadableFile) -> _Rated:
    return _Rated(DocumentAudit(path=source.shown, sha256="", status=why.status, reason=why.reason))


def _counted(
    results: Iterable[_Result], step: Callable[[int, int], None], whole: int
) -> list[_Result]:
    kept: list[_Result] = []
    step(0, whole)
    for result in results:
        kept.append(result)
        step(len(kept), whole)
    return kept
