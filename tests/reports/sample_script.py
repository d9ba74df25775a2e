"""Small builders for documents made by hand: passages, and quotations found in them."""

from __future__ import annotations

from dataclasses import dataclass

from planaudit.audit.model import (
    Confidence,
    CriterionAudit,
    Evidence,
    Finding,
    PassageView,
    Severity,
    Span,
    Speaker,
)


@dataclass(frozen=True)
class Script:
    """The passages of one document, and quotations found in them by their own words."""

    passages: tuple[PassageView, ...]

    def find(self, words: str) -> tuple[Span, str]:
        """Return where the words stand: their span, and the place in words."""
        for index, passage in enumerate(self.passages):
            start = passage.text.find(words)
            if start >= 0:
                return Span(index, start, start + len(words)), passage.where
        raise AssertionError(f"no passage holds {words!r}")

    def evidence(
        self, words: str, speaker: Speaker, rule: str, says: str, supports: bool = True
    ) -> Evidence:
        """Return a quotation of these words."""
        span, where = self.find(words)
        return Evidence(words, where, speaker, rule, says, supports, span)

    def finding(
        self,
        words: str,
        message: str,
        suggestion: str,
        severity: Severity = "medium",
        confidence: Confidence = "high",
    ) -> Finding:
        """Return a wording to think again about."""
        span, where = self.find(words)
        rule = "wording." + "-".join(words.lower().split())[:20]
        return Finding(rule, words, where, message, suggestion, severity, confidence, span)


def heading(text: str, where: str) -> PassageView:
    """Return a heading the form printed."""
    return PassageView(text, "", where, True, (), "heading")


def printed(text: str, where: str) -> PassageView:
    """Return other text the form printed."""
    return PassageView(text, "", where, True, (), "prose")


def written(text: str, prompt: str, where: str, kind: str = "prose") -> PassageView:
    """Return an answer."""
    return PassageView(text, prompt, where, False, ("what_matters",), kind)


def tick(label: str, ticked: bool, where: str) -> PassageView:
    """Return a tick box."""
    return PassageView(label, "", where, not ticked, (), "tick", ticked)


def rated(
    criterion: str,
    level: int,
    *evidence: Evidence,
    because: str = "The record says so in particular words.",
    advice: str = "",
    praise: str = "",
    asked: bool | None = True,
) -> CriterionAudit:
    """Return a rating with a level."""
    return CriterionAudit(
        criterion=criterion,
        status="rated",
        level=level,
        asked=asked,
        because=because,
        why_not_next="" if level == 3 else "The next level asks for more than was found here.",
        advice=advice,
        praise=praise,
        evidence=evidence,
    )


def without_level(criterion: str, status: str, because: str) -> CriterionAudit:
    """Return a criterion that does not apply or was not assessed."""
    assert status in ("not_applicable", "not_assessed")
    return CriterionAudit(
        criterion=criterion,
        status="not_applicable" if status == "not_applicable" else "not_assessed",
        level=None,
        asked=None,
        because=because,
        why_not_next="",
        advice="",
        praise="",
        evidence=(),
    )
