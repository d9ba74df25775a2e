"""The 'summary' part of the JSON report."""

from __future__ import annotations

from typing import Any

from planaudit.reports.summary import Asked, CriterionFigures, Summary


def summary_object(summary: Summary) -> dict[str, Any]:
    """Return the figures of a batch as plain JSON values."""
    return {
        "documents": {
            "total": summary.total,
            "audited": summary.audited,
            "not_assessable": summary.not_assessable,
            "failed": summary.failed,
        },
        "services": {
            "adults": summary.adults,
            "children": summary.children,
            "unknown": summary.service_unknown,
        },
        "criteria": {figures.info.id: _figures(figures) for figures in summary.criteria},
        "does_well": [
            {"criterion": figures.info.id, "count": figures.good, "of": figures.rated}
            for figures in summary.does_well
        ],
        "would_lift": [
            {
                "criterion": figures.info.id,
                "count": figures.low,
                "of": figures.rated,
                "form_did_not_ask": figures.low_asked.no,
                "advice": figures.advice,
                "advice_documents": figures.advice_documents,
            }
            for figures in summary.would_lift
        ],
        "look_first": [
            {"path": entry.path, "reasons": list(entry.reasons)} for entry in summary.look_first
        ],
        "not_read": [
            {"path": entry.path, "status": entry.status, "reason": entry.reason}
            for entry in summary.not_read
        ],
        "wordings": [
            {
                "text": wording.text,
                "rule": wording.rule,
                "count": wording.count,
                "documents": wording.documents,
                "suggestion": wording.suggestion,
            }
            for wording in summary.wordings
        ],
    }


def _figures(figures: CriterionFigures) -> dict[str, Any]:
    return {
        "levels": {str(level): count for level, count in enumerate(figures.levels)},
        "not_applicable": figures.not_applicable,
        "not_assessed": figures.not_assessed,
        "mean_level": figures.mean_level,
        "asked": _asked(figures.asked),
        "asked_at_low_levels": _asked(figures.low_asked),
    }


def _asked(asked: Asked) -> dict[str, int]:
    return {"yes": asked.yes, "no": asked.no, "unknown": asked.unknown}
