"""The wordings found in a batch, counted by what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planaudit.audit.model import DocumentAudit, Finding


@dataclass(frozen=True, slots=True)
class WordingFigures:
    """One wording, how often it was written and in how many documents.

    `text` is as first met; differences of capitals and spacing are put together.
    """

    text: str
    rule: str
    count: int
    documents: int
    suggestion: str


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """The wordings one rule found, in small letters, the commonest first.

    `documents` is how many documents hold any of them.
    """

    rule: str
    texts: tuple[str, ...]
    documents: int
    suggestion: str


def wordings_by_rule(documents: Iterable[DocumentAudit]) -> tuple[RuleFigures, ...]:
    """Return each rule that found a wording once, the one in most documents first."""
    findings: dict[str, list[tuple[int, Finding]]] = {}
    for number, document in enumerate(documents):
        for finding in document.findings:
            findings.setdefault(finding.rule, []).append((number, finding))
    figures = [
        RuleFigures(
            rule=rule,
            texts=_commonest(" ".join(finding.text.casefold().split()) for _, finding in found),
            documents=len({number for number, _ in found}),
            suggestion=_commonest(finding.suggestion for _, finding in found)[0],
        )
        for rule, found in findings.items()
    ]
    return tuple(
        sorted(figures, key=lambda each: (-each.documents, -len(findings[each.rule]), each.rule))
    )


def wordings_found(documents: Iterable[DocumentAudit]) -> tuple[WordingFigures, ...]:
    """Return each wording once: the one in most documents first, then most often, then by text."""
    first: dict[tuple[str, str], Finding] = {}
    where: dict[tuple[str, str], list[int]] = {}
    for number, document in enumerate(documents):
        for finding in document.findings:
            key = (" ".join(finding.text.casefold().split()), finding.rule)
            first.setdefault(key, finding)
            where.setdefault(key, []).append(number)
    order = sorted(first, key=lambda key: (-len(set(where[key])), -len(where[key]), key))
    return tuple(
        WordingFigures(
            text=first[key].text,
            rule=first[key].rule,
            count=len(where[key]),
            documents=len(set(where[key])),
            suggestion=first[key].suggestion,
        )
        for key in order
    )


def _commonest(texts: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(texts)
    return tuple(sorted(counted, key=lambda text: (-counted[text], text)))
