"""The JSON that other programs read: 'planaudit.audit/1', described by docs/audit.schema.json."""

from __future__ import annotations

from typing import Any

from planaudit.audit.model import (
    ActionAudit,
    BatchAudit,
    CriterionAudit,
    DocumentAudit,
    Evidence,
    Finding,
    FormMatch,
    OutcomeAudit,
    PackInfo,
    Thread,
)
from planaudit.json_text import json_text
from planaudit.reports.json_summary import summary_object
from planaudit.reports.summary import distinct_criteria, summarise

SCHEMA = "planaudit.audit/1"

_SHARE_DECIMALS = 4
_FORM_DECIMALS = 2


class JsonWriter:
    """Writes one JSON object: UTF-8, two-space indent, keys in a fixed order, no times."""

    name = "json"
    file_name = "audit.json"

    def render(self, batch: BatchAudit) -> bytes:
        """Return the object as bytes that end in a line feed."""
        return json_text(batch_object(batch)).encode()


def batch_object(batch: BatchAudit) -> dict[str, Any]:
    """Return the batch as plain JSON values."""
    order = [info.id for info in distinct_criteria(batch)]
    return {
        "schema": SCHEMA,
        "tool": {"name": "planaudit", "version": batch.tool_version},
        "packs": [_pack(pack) for pack in batch.packs],
        "documents": [_document(document, order) for document in batch.documents],
        "summary": summary_object(summarise(batch)),
    }


def _pack(pack: PackInfo) -> dict[str, Any]:
    return {
        "id": pack.id,
        "version": pack.version,
        "digest": pack.digest,
        "title": pack.title,
        "criteria": [
            {
                "id": info.id,
                "title": info.title,
                "short": info.short,
                "question": info.question,
                "authority": info.authority,
            }
            for info in pack.criteria
        ],
    }


def _document(document: DocumentAudit, order: list[str]) -> dict[str, Any]:
    rank = {criterion: position for position, criterion in enumerate(order)}
    ratings = sorted(document.criteria, key=lambda rating: rank.get(rating.criterion, len(rank)))
    form = document.form
    return {
        "path": document.path,
        "sha256": document.sha256,
        "status": document.status,
        "reason": document.reason,
        "service": document.service,
        "form": _form(form) if form else None,
        "criteria": {rating.criterion: _rating(rating) for rating in ratings},
        "findings": [_finding(finding) for finding in document.findings],
        "outcomes": [_outcome(outcome) for outcome in document.outcomes],
        "actions": [_action(action) for action in document.actions],
        "threads": [_thread(thread) for thread in document.threads],
        "voices": {speaker: round(share, _SHARE_DECIMALS) for speaker, share in document.voices},
        "left_out": list(document.left_out),
        "notes": list(document.notes),
    }


def _form(form: FormMatch) -> dict[str, Any]:
    return {
        "id": form.id,
        "matched_by": form.matched_by,
        "share": round(form.share, _FORM_DECIMALS),
    }


def _rating(rating: CriterionAudit) -> dict[str, Any]:
    return {
        "status": rating.status,
        "level": rating.level,
        "asked": rating.asked,
        "because": rating.because,
        "why_not_next": rating.why_not_next,
        "advice": rating.advice,
        "praise": rating.praise,
        "evidence": [_evidence(evidence) for evidence in rating.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "text": evidence.text,
        "where": evidence.where,
        "speaker": evidence.speaker,
        "rule": evidence.rule,
        "says": evidence.says,
        "supports": evidence.supports,
        "chosen": evidence.chosen,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "text": finding.text,
        "where": finding.where,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "waiver": finding.waiver,
    }


def _outcome(outcome: OutcomeAudit) -> dict[str, Any]:
    return {
        "text": outcome.text,
        "kind": outcome.kind,
        "national": outcome.national,
        "national_by": outcome.national_by,
        "fits": outcome.fits,
        "score": outcome.score,
        "target": outcome.target,
        "review": outcome.review,
        "where": outcome.where,
    }


def _action(action: ActionAudit) -> dict[str, Any]:
    return {
        "text": action.text,
        "reason": action.reason,
        "reason_kind": action.reason_kind,
        "owners": list(action.owners),
        "when": action.when,
        "timed": action.timed,
        "outcome": action.outcome,
        "where": action.where,
    }


def _thread(thread: Thread) -> dict[str, Any]:
    return {
        "outcome": thread.outcome,
        "actions": list(thread.actions),
        "breaks": list(thread.breaks),
    }
