"""Agreement as plain values for JSON, for other programs to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from planaudit.study.agreement import Agreement, FormAgreement, means

SCHEMA = "planaudit.agreement/1"
_DECIMALS = 6


def agreement_values(
    result: Agreement, by_form: Sequence[FormAgreement] = (), note: str = ""
) -> dict[str, Any]:
    """Return the agreement, and each form's if given, as values that JSON can hold.

    A statistic that is not defined is null. Shares are 0 to 1, rounded to six places.
    """
    values: dict[str, Any] = {"schema": SCHEMA, "note": note, "all": _values(result)}
    if by_form:
        values["forms"] = [
            {"form": each.form, "alone": _values(each.alone), "others": _values(each.others)}
            for each in by_form
        ]
    return values


def _values(result: Agreement) -> dict[str, Any]:
    """Return one agreement's means and criteria."""
    return {
        "documents": result.documents,
        "means": {
            "program": _rounded(asdict(means(result.program))),
            "coders": _rounded(asdict(means(result.coders))),
        },
        "criteria": {
            row.criterion: {
                "program": _rounded(asdict(row.program)),
                "coders": _rounded(asdict(row.coders)),
            }
            for row in result.criteria
        },
    }


def _rounded(figures: dict[str, Any]) -> dict[str, Any]:
    """Return the same figures, fractions rounded so that every machine prints the same."""
    return {
        name: round(value, _DECIMALS) if isinstance(value, float) else value
        for name, value in figures.items()
    }
