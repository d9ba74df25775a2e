"""Waivers and thresholds: what is let stand is told, and what falls short too."""

from __future__ import annotations

import datetime

import pytest

from planaudit.audit.model import (
    BatchAudit,
    CriterionAudit,
    CriterionInfo,
    DocumentAudit,
    Finding,
    FormMatch,
    PackInfo,
    Span,
)
from planaudit.config.model import Waiver
from planaudit.config.thresholds import below_thresholds
from planaudit.config.waivers import sentence_on, with_waivers

TODAY = datetime.date(2026, 11, 20)


def finding(rule: str) -> Finding:
    return Finding(rule, "x", "page 1", "m", "s", "high", "high", Span(0, 0, 1))


def batch(level: int = 1) -> BatchAudit:
    """Return an audit of two plans with two findings each, one plan on a form."""
    rated = CriterionAudit("strengths", "rated", level, True, "", "", "", "", ())
    findings = (finding("refusing.refuses"), finding("unable.unable-to"))
    info = CriterionInfo("strengths", "Strengths", "St", "Are they recorded?", "")
    form = FormMatch("council", "given", 1.0)
    return BatchAudit(
        "0",
        (PackInfo("wales", "1", "Wales", "", (info,)),),
        (
            DocumentAudit("plans/a.docx", "", "audited", "", form=form, criteria=(rated,),
                          findings=findings),
            DocumentAudit("plans/b.docx", "", "audited", "", criteria=(rated,),
                          findings=findings),
        ),
    )  # fmt: skip


def waiver(**said: object) -> Waiver:
    return Waiver.model_validate({"by": "A. Jones", "why": "Agreed.", **said})


def let_stand(*waivers: Waiver) -> list[list[bool]]:
    """Return, plan by plan, which findings are let stand."""
    made, _ = with_waivers(batch(), waivers, TODAY)
    return [[bool(finding.waiver) for finding in d.findings] for d in made.documents]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({"rule": "refusing", "document": "plans/a.docx"}, [[True, False], [False, False]]),
        ({"rule": "refusing.refuses", "document": "plans/*"}, [[True, False], [True, False]]),
        ({"rule": "unable", "form": "council"}, [[False, True], [False, False]]),
        ({"rule": "refus", "document": "*"}, [[False, False], [False, False]]),
        ({"rule": "refusing", "document": "*", "until": TODAY}, [[True, False], [True, False]]),
        (
            {"rule": "refusing", "document": "*", "until": datetime.date(2026, 11, 19)},
            [[False, False], [False, False]],
        ),
    ],
)
def test_a_waiver_is_for_its_rule_its_plans_and_its_days(
    said: dict[str, object], stands: list[list[bool]]
) -> None:
    assert let_stand(waiver(**said)) == stands


def test_what_is_let_stand_says_by_whom_why_and_until_when() -> None:
    until = datetime.date(2027, 3, 31)
    made, _ = with_waivers(batch(), [waiver(rule="refusing", document="*", until=until)], TODAY)
    assert made.documents[0].findings[0].waiver == (
        "Let stand by A. Jones, until 2027-03-31: Agreed."
    )


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"rule": "refusing", "document": "*"},
            "Let stand by A. Jones: 2 findings of refusing in *.",
        ),
        ({"rule": "gone", "document": "*"}, "let nothing stand. Perhaps it can be taken out"),
        (
            {"rule": "refusing", "form": "council", "until": datetime.date(2026, 1, 1)},
            "in plans on the form council, by A. Jones, ran out on 2026-01-01",
        ),
    ],
)
def test_each_waiver_is_told(said: dict[str, object], sentence: str) -> None:
    _, (use,) = with_waivers(batch(), [waiver(**said)], TODAY)
    assert sentence in sentence_on(use)


def test_plans_below_a_threshold_are_named() -> None:
    assert below_thresholds(batch(1), {"strengths": 2}) == (
        "Below level 2, as planaudit.toml asks, in 'Strengths': plans/a.docx, plans/b.docx",
    )
    assert below_thresholds(batch(2), {"strengths": 2}) == ()
    assert below_thresholds(batch(0), {}) == ()
