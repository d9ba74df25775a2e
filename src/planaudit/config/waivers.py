"""Findings that somebody has decided to let stand: marked, counted, and never counted against."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from planaudit.audit.model import BatchAudit, DocumentAudit, Finding
from planaudit.config.model import Waiver
from planaudit.plain_words import count_of


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """A waiver with how many findings it let stand. `is_over`: its last day has passed."""

    waiver: Waiver
    findings: int
    is_over: bool


def with_waivers(
    batch: BatchAudit, waivers: Sequence[Waiver], today: datetime.date
) -> tuple[BatchAudit, tuple[WaiverUse, ...]]:
    """Return an audit with the findings marked that a waiver lets stand, and how each was used."""
    in_force = [waiver for waiver in waivers if not _is_over(waiver, today)]
    documents = tuple(_waived(document, in_force) for document in batch.documents)
    used = tuple(
        WaiverUse(
            waiver,
            sum(finding.waiver == _said(waiver) for d in documents for finding in d.findings),
            _is_over(waiver, today),
        )
        for waiver in waivers
    )
    return replace(batch, documents=documents), used


def sentence_on(use: WaiverUse) -> str:
    """Return what a run says of a waiver: what it let stand, or why it let nothing stand."""
    waiver = use.waiver
    what = f"of {waiver.rule} in {waiver.document or f'plans on the form {waiver.form}'}"
    if use.is_over:
        return (
            f"The waiver {what}, by {waiver.by}, ran out on {waiver.until}: what it let stand "
            "counts again. Renew it in planaudit.toml, or take it out."
        )
    if not use.findings:
        return (
            f"The waiver {what}, by {waiver.by}, let nothing stand. Perhaps it can be taken out of "
            "planaudit.toml."
        )
    return f"Let stand by {waiver.by}: {count_of(use.findings, 'finding')} {what}."


def _is_over(waiver: Waiver, today: datetime.date) -> bool:
    return waiver.until is not None and waiver.until < today


def _waived(document: DocumentAudit, waivers: Sequence[Waiver]) -> DocumentAudit:
    own = [waiver for waiver in waivers if _is_for(waiver, document)]
    if not own:
        return document
    findings = tuple(_marked(finding, own) for finding in document.findings)
    return replace(document, findings=findings)


def _marked(finding: Finding, waivers: Sequence[Waiver]) -> Finding:
    for waiver in waivers:
        if finding.rule == waiver.rule or finding.rule.startswith(f"{waiver.rule}."):
            return replace(finding, waiver=_said(waiver))
    return finding


def _is_for(waiver: Waiver, document: DocumentAudit) -> bool:
    if waiver.form:
        return document.form is not None and document.form.id == waiver.form
    return fnmatchcase(document.path, waiver.document)


def _said(waiver: Waiver) -> str:
    """Return who waived a rule, why and until when, in a sentence."""
    until = f", until {waiver.until.isoformat()}" if waiver.until else ""
    return f"Let stand by {waiver.by}{until}: {waiver.why}"
