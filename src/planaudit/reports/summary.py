"""The figures of a batch, worked out once for every report format.

Counts, never percentages: a batch may hold three documents. Counts by level cover the
documents that were audited; the others are listed apart with the reason, never as zeros.
Every list has a full order, so the same batch always gives the same summary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planaudit.audit.model import (
    BatchAudit,
    CriterionAudit,
    CriterionInfo,
    DocumentAudit,
    DocumentStatus,
)
from planaudit.plain_words import count_of
from planaudit.reports.wordings_found import (
    RuleFigures,
    WordingFigures,
    wordings_by_rule,
    wordings_found,
)

_LISTED = 3
_LEVELS = range(4)


@dataclass(frozen=True, slots=True)
class Asked:
    """Of some documents, how many were on a form that asked about a criterion."""

    yes: int
    no: int
    unknown: int


@dataclass(frozen=True, slots=True)
class CriterionFigures:
    """One criterion over the audited documents.

    `levels` counts the documents at 0, 1, 2 and 3. `mean_level` is over rated documents, to
    two decimal places, None when there are none. `asked` covers every audited document;
    `low_asked` only those at level 0 or 1. `advice` is the commonest advice to the latter
    ('' if none was given), in `advice_documents` of them.
    """

    info: CriterionInfo
    levels: tuple[int, int, int, int]
    not_applicable: int
    not_assessed: int
    mean_level: float | None
    asked: Asked
    low_asked: Asked
    advice: str
    advice_documents: int

    @property
    def rated(self) -> int:
        """How many documents have a level."""
        return sum(self.levels)

    @property
    def low(self) -> int:
        """How many documents are at level 0 or 1."""
        return self.levels[0] + self.levels[1]

    @property
    def good(self) -> int:
        """How many documents are at level 2 or 3."""
        return self.levels[2] + self.levels[3]


@dataclass(frozen=True, slots=True)
class NotRead:
    """A document that was not audited, and why. `document` indexes BatchAudit.documents."""

    document: int
    path: str
    status: DocumentStatus
    reason: str


@dataclass(frozen=True, slots=True)
class LookFirst:
    """A document a person might read first, and why. `document` indexes BatchAudit.documents."""

    document: int
    path: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch shows as a whole."""

    total: int
    audited: int
    not_assessable: int
    failed: int
    adults: int
    children: int
    service_unknown: int
    criteria: tuple[CriterionFigures, ...]
    does_well: tuple[CriterionFigures, ...]
    would_lift: tuple[CriterionFigures, ...]
    look_first: tuple[LookFirst, ...]
    not_read: tuple[NotRead, ...]
    wordings: tuple[WordingFigures, ...]
    wording_rules: tuple[RuleFigures, ...]


def summarise(batch: BatchAudit) -> Summary:
    """Return the figures of a batch."""
    statuses = Counter(document.status for document in batch.documents)
    audited = [document for document in batch.documents if document.status == "audited"]
    services = Counter(document.service for document in audited)
    criteria = tuple(_criterion_figures(info, audited) for info in distinct_criteria(batch))
    does_well = _does_well(criteria)
    return Summary(
        total=len(batch.documents),
        audited=statuses["audited"],
        not_assessable=statuses["not_assessable"],
        failed=statuses["failed"],
        adults=services["adults"],
        children=services["children"],
        service_unknown=services[None],
        criteria=criteria,
        does_well=does_well,
        would_lift=_would_lift(criteria, does_well),
        look_first=_look_first(batch),
        not_read=tuple(
            NotRead(index, document.path, document.status, document.reason)
            for index, document in enumerate(batch.documents)
            if document.status != "audited"
        ),
        wordings=wordings_found(audited),
        wording_rules=wordings_by_rule(audited),
    )


def distinct_criteria(batch: BatchAudit) -> tuple[CriterionInfo, ...]:
    """Return the criteria in pack order; one that two packs share is taken from the first."""
    first: dict[str, CriterionInfo] = {}
    for info in batch.criteria:
        first.setdefault(info.id, info)
    return tuple(first.values())


def rating_of(document: DocumentAudit, criterion: str) -> CriterionAudit | None:
    """Return a document's rating for a criterion, None when it has none."""
    return next((audit for audit in document.criteria if audit.criterion == criterion), None)


def look_first_order(batch: BatchAudit) -> tuple[int, ...]:
    """Return the indexes of the audited documents, those needing a look first at the front.

    Most criteria at level 0 or 1, then lowest mean level, then most serious wordings, then
    most broken threads, then path.
    """
    documents = batch.documents
    audited = [i for i, document in enumerate(documents) if document.status == "audited"]
    return tuple(sorted(audited, key=lambda i: (*_need(documents[i]), documents[i].path, i)))


def _criterion_figures(info: CriterionInfo, audited: list[DocumentAudit]) -> CriterionFigures:
    ratings = [rating_of(document, info.id) for document in audited]
    levels = [rating.level for rating in ratings if rating and rating.level is not None]
    low = [rating for rating in ratings if rating and rating.level in (0, 1)]
    advice, advice_documents = _commonest(rating.advice for rating in low)
    not_applicable = sum(1 for r in ratings if r is not None and r.status == "not_applicable")
    return CriterionFigures(
        info=info,
        levels=(levels.count(0), levels.count(1), levels.count(2), levels.count(3)),
        not_applicable=not_applicable,
        not_assessed=len(audited) - len(levels) - not_applicable,
        mean_level=round(sum(levels) / len(levels), 2) if levels else None,
        asked=_asked(ratings),
        low_asked=_asked(low),
        advice=advice,
        advice_documents=advice_documents,
    )


def _asked(ratings: Iterable[CriterionAudit | None]) -> Asked:
    answers = Counter(rating.asked if rating else None for rating in ratings)
    return Asked(yes=answers[True], no=answers[False], unknown=answers[None])


def _commonest(texts: Iterable[str]) -> tuple[str, int]:
    counted = Counter(text for text in texts if text)
    if not counted:
        return "", 0
    return min(counted.items(), key=lambda item: (-item[1], item[0]))


def _does_well(criteria: tuple[CriterionFigures, ...]) -> tuple[CriterionFigures, ...]:
    """Return the criteria with the highest share of documents at level 2 or 3.

    Those where such documents are at least half; failing that, the single best one.
    """
    some = [figures for figures in criteria if figures.good]
    some.sort(key=lambda each: (-each.good / each.rated, -each.levels[3], -each.good))
    half = [figures for figures in some if figures.good >= figures.low]
    return tuple(half[:_LISTED] or some[:1])


def _would_lift(
    criteria: tuple[CriterionFigures, ...], does_well: tuple[CriterionFigures, ...]
) -> tuple[CriterionFigures, ...]:
    """Return the criteria with most documents at level 0 or 1, leaving out those done well."""
    some = [figures for figures in criteria if figures.low and figures not in does_well]
    some.sort(key=lambda figures: (-figures.low, -figures.levels[0]))
    return tuple(some[:_LISTED])


def _look_first(batch: BatchAudit) -> tuple[LookFirst, ...]:
    listed = (
        LookFirst(index, batch.documents[index].path, _reasons(batch.documents[index]))
        for index in look_first_order(batch)
    )
    return tuple(entry for entry in listed if entry.reasons)


def _need(document: DocumentAudit) -> tuple[int, float, int, int]:
    levels = _levels(document)
    low = sum(1 for level in levels if level < 2)
    mean = sum(levels) / len(levels) if levels else max(_LEVELS)
    return -low, mean, -_serious(document), -_broken(document)


def _reasons(document: DocumentAudit) -> tuple[str, ...]:
    levels = _levels(document)
    low = sum(1 for level in levels if level < 2)
    reasons = []
    if low:
        reasons.append(
            f"{low} of {count_of(len(levels), 'rated criterion', 'rated criteria')} at level 0 or 1"
        )
    if serious := _serious(document):
        reasons.append(f"{count_of(serious, 'wording')} to change first")
    if broken := _broken(document):
        reasons.append(f"{count_of(broken, 'outcome')} not yet joined up")
    return tuple(reasons)


def _levels(document: DocumentAudit) -> list[int]:
    return [rating.level for rating in document.criteria if rating.level is not None]


def _serious(document: DocumentAudit) -> int:
    return sum(finding.severity == "high" and not finding.waiver for finding in document.findings)


def _broken(document: DocumentAudit) -> int:
    return sum(1 for thread in document.threads if thread.breaks)
