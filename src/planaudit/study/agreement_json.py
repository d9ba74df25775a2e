"""Agreement as plain values for JSON, for other programs to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from planaudit.study.agreement import Agreement, FormAgreement, means
from planaudit.study.intervals import CONFIDENCE, AgreementIntervals

SCHEMA = "planaudit.agreement/1"
_DECIMALS = 6


def agreement_values(
    result: Agreement,
    by_form: Sequence[FormAgreement] = (),
    note: str = "",
    intervals: AgreementIntervals | None = None,
) -> dict[str, Any]:
    """Return the agreement, its intervals and each form's if given, as values for JSON.

    A statistic that is not defined is null. Shares are 0 to 1, rounded to six places. What
    the two coders gave is left out when the sheet does not say it.
    """
    values: dict[str, Any] = {"schema": SCHEMA, "note": note, "all": _values(result)}
    if intervals:
        values["intervals"] = _interval_values(intervals)
    if by_form:
        values["forms"] = [
            {"form": each.form, "alone": _values(each.alone), "others": _values(each.others)}
            for each in by_form
        ]
    return values


def _values(result: Agreement) -> dict[str, Any]:
    """Return one agreement's means and criteria."""
    shown = {"program": result.program} | ({"coders": result.coders} if result.two_coders else {})
    return {
        "documents": result.documents,
        "means": {name: rounded(asdict(means(of))) for name, of in shown.items()},
        "criteria": {
            row.criterion: {name: rounded(asdict(of[place])) for name, of in shown.items()}
            for place, row in enumerate(result.criteria)
        },
    }


def _interval_values(of: AgreementIntervals) -> dict[str, Any]:
    """Return intervals, with what they can be repeated by."""
    shown = {"program": of.program} | ({"coders": of.coders} if of.coders else {})
    return {
        "method": "percentile bootstrap over documents",
        "confidence": CONFIDENCE,
        "resamples": of.resamples,
        "seed": of.seed,
        "means": {name: rounded(asdict(each.mean)) for name, each in shown.items()},
        "criteria": {
            criterion: {
                name: rounded(asdict(each.criteria[criterion])) for name, each in shown.items()
            }
            for criterion in of.program.criteria
        },
    }


def rounded(figures: dict[str, Any]) -> dict[str, Any]:
    """Return the same figures, fractions rounded so that every machine prints the same."""
    return {
        name: round(value, _DECIMALS) if isinstance(value, float) else value
        for name, value in figures.items()
    }
