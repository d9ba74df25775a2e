"""How far quotations agree, as plain values for JSON. It holds figures and no quotation."""

from __future__ import annotations

from typing import Any

from planaudit.study.agreement_json import rounded
from planaudit.study.evidence import EvidenceAgreement
from planaudit.study.nominal import KindAgreement

SCHEMA = "planaudit.evidence/1"


def evidence_values(result: EvidenceAgreement, note: str = "") -> dict[str, Any]:
    """Return the figures as values that JSON can hold.

    A figure that is not defined is null; `coders` is null where the coders' file does not say
    what the second one called them.
    """
    return {
        "schema": SCHEMA,
        "note": note,
        "documents": result.documents,
        "lists": {
            row.subject.value: {
                "quoted": row.quoted,
                "quoted_found": row.quoted_found,
                "quoted_by_both": row.both,
                "quoted_by_both_found": row.both_found,
                "found": row.found,
                "found_accepted": row.found_accepted,
            }
            for row in result.lists
        },
        "kinds": {
            row.subject.value: {
                "program": _kinds(row.program),
                "coders": _kinds(row.coders) if row.coders else None,
            }
            for row in result.kinds
        },
    }


def _kinds(of: KindAgreement) -> dict[str, Any]:
    """Return one comparison; `first` is always the first coder's word."""
    figures = {"compared": of.compared, "kappa": of.kappa, "same": of.same}
    pairs = [{"first": one, "second": other, "count": count} for one, other, count in of.pairs]
    return {**rounded(figures), "pairs": pairs}
