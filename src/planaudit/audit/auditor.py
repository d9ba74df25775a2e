"""Rating one reading by one or more packs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from planaudit.audit.copy_rules import copy_rules, statements_given_as_outcomes
from planaudit.audit.evidence import choose_evidence
from planaudit.audit.findings import WordingFinder
from planaudit.audit.levels import deciding, holds, level_of, level_text, needs_of, what_is_lacking
from planaudit.audit.lexicons import LexiconMatcher
from planaudit.audit.model import (
    ActionAudit,
    CriterionAudit,
    CriterionInfo,
    DocumentAudit,
    Finding,
    FormMatch,
    OutcomeAudit,
    PackInfo,
    PassageView,
    Span,
)
from planaudit.audit.national import NationalOutcomes
from planaudit.audit.records import kinds_of_record
from planaudit.audit.rows import JudgedAction, JudgedOutcome, RowJudge
from planaudit.audit.signals import Material, find
from planaudit.audit.threads import threads_of
from planaudit.packs import Pack
from planaudit.packs.schema import Criterion
from planaudit.reading.model import Cited, Reading


class Auditor:
    """Audits readings by packs. Their matchers are built once; it keeps nothing of a document.

    The first pack says which languages can be audited, and what kind an outcome or a reason is.
    """

    def __init__(self, *packs: Pack) -> None:
        self._by_pack = [_ByPack(pack) for pack in packs]
        self._languages = packs[0].header.languages

    def audit(self, reading: Reading) -> DocumentAudit:
        """Return the audit of one document."""
        if reading.language not in self._languages:
            return _in_another_language(reading)
        materials = [each.material(reading) for each in self._by_pack]
        first = materials[0]
        outcomes = tuple(_outcome(judged, reading) for judged in first.outcomes)
        actions = tuple(_action(judged, reading) for judged in first.actions)
        used = reading.form
        return DocumentAudit(
            path=reading.path,
            sha256=reading.sha256,
            status="audited",
            reason="",
            service=reading.service,
            form=FormMatch(used.id, used.matched_by, used.share) if used else None,
            criteria=tuple(
                rating
                for each, material in zip(self._by_pack, materials, strict=True)
                for rating in each.ratings(material)
            ),
            findings=_each_once(
                finding
                for each, material in zip(self._by_pack, materials, strict=True)
                for finding in each.findings(material)
            ),
            outcomes=outcomes,
            actions=actions,
            threads=threads_of(outcomes, actions),
            voices=reading.voices,
            passages=tuple(
                PassageView(
                    p.text, p.prompt, p.place.describe(), p.printed, p.slots, p.kind, p.ticked
                )
                for p in reading.passages
            ),
            left_out=reading.left_out,
            notes=reading.notes,
        )

    def material(self, reading: Reading) -> Material:
        """Return `reading` with the first pack's phrases found and its rows judged."""
        return self._by_pack[0].material(reading)


def _each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of all packs in order of place, one that two packs share once."""
    found: dict[tuple[str, Span], Finding] = {}
    for finding in findings:
        found.setdefault((finding.rule, finding.span), finding)
    ordered = sorted(found.values(), key=lambda each: (each.span.passage, each.span.start))
    return tuple(ordered)


class _ByPack:
    """What one pack says of readings."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._matcher = LexiconMatcher(pack.lexicons.values())
        self._national = NationalOutcomes(pack.areas)
        self._judge = RowJudge(
            pack.kinds.outcomes, pack.kinds.reasons, self._matcher, self._national
        )
        self._wordings = WordingFinder(pack.wordings)
        self._copy_rules = copy_rules([pack])

    def ratings(self, material: Material) -> Iterator[CriterionAudit]:
        """Yield the rating of each criterion."""
        kinds = kinds_of_record(self._pack.records, material)
        return (self._rate(criterion, material, kinds) for criterion in self._pack.criteria)

    def findings(self, material: Material) -> Iterator[Finding]:
        """Yield what is found in one document, whatever others there are.

        That an outcome is a national statement is no wording, and no rating counts it as one.
        """
        yield from material.findings
        yield from statements_given_as_outcomes(
            self._copy_rules, material.outcomes, material.reading, self._national
        )

    def material(self, reading: Reading) -> Material:
        """Return `reading` with the pack's phrases found and its rows judged."""
        return Material(reading, self._matcher, self._judge, self._wordings.find(reading))

    def _rate(
        self, criterion: Criterion, material: Material, kinds: Collection[str]
    ) -> CriterionAudit:
        reading = material.reading
        asked = _asked(criterion, reading)
        if reading.service not in criterion.services:
            return _not_applicable(criterion, asked, criterion.not_applicable_because)
        if criterion.records and not set(criterion.records) & set(kinds):
            first = next(each for each in self._pack.records if each.id in criterion.records)
            return _not_applicable(criterion, asked, first.otherwise)
        found = {name: find(signal, material) for name, signal in criterion.signals.items()}
        counts = {name: len(items) for name, items in found.items()}
        condition = criterion.not_applicable_when
        if condition is not None and holds(condition, counts):
            return _not_applicable(criterion, asked, criterion.not_applicable_because)
        level = level_of(criterion, counts)
        says = level_text(criterion, level)
        decided_by = deciding(needs_of(criterion, level), counts) if level else ()
        lacking = what_is_lacking(needs_of(criterion, level + 1), counts) if level < 3 else ()
        return CriterionAudit(
            criterion=criterion.id,
            status="rated",
            level=level,
            asked=asked,
            because=says.because,
            why_not_next="; ".join(lacking),
            advice=says.advice,
            praise=says.praise,
            evidence=choose_evidence(criterion, found, material, level, decided_by),
        )


def _in_another_language(reading: Reading) -> DocumentAudit:
    """Return the audit of a record that no rule can read: a verdict of its own, never a zero."""
    language = "in Welsh" if reading.language == "cy" else "in a language other than English"
    return DocumentAudit(
        path=reading.path,
        sha256=reading.sha256,
        status="not_assessable",
        reason=f"it is mostly {language}, and there are no rules for that yet. Ask somebody who "
        "reads the language to look at it",
        notes=reading.notes,
    )


def pack_info(pack: Pack) -> PackInfo:
    """Return what a report says of `pack`."""
    return PackInfo(
        id=pack.header.id,
        version=pack.header.version,
        title=pack.header.title,
        digest=pack.digest,
        criteria=tuple(
            CriterionInfo(
                id=criterion.id,
                title=criterion.title,
                short=criterion.short,
                question=criterion.question,
                authority="; ".join(
                    f"{a.source}, {a.section}" if a.section else a.source
                    for a in criterion.authority
                ),
            )
            for criterion in pack.criteria
        ),
    )


def _asked(criterion: Criterion, reading: Reading) -> bool | None:
    """Return whether the form asked; None when no prompt is known, or no slot that asks for it."""
    if not (reading.asked_slots and criterion.asked_by):
        return None
    return bool(reading.asked_slots & set(criterion.asked_by))


def _not_applicable(criterion: Criterion, asked: bool | None, because: str) -> CriterionAudit:
    return CriterionAudit(criterion.id, "not_applicable", None, asked, because, "", "", "", ())


def _outcome(judged: JudgedOutcome, reading: Reading) -> OutcomeAudit:
    row = judged.row
    return OutcomeAudit(
        text=row.text.text,
        kind=judged.kind,
        national=_text(row.national),
        fits=judged.fits,
        score=_text(row.baseline),
        target=_text(row.target),
        review=_text(row.review),
        where=reading.passages[row.text.passage].where,
        span=Span(row.text.passage, row.text.start, row.text.end),
        national_by=judged.link.grade if judged.link else None,
    )


def _action(judged: JudgedAction, reading: Reading) -> ActionAudit:
    row = judged.row
    return ActionAudit(
        text=row.text.text,
        reason=_text(row.reason),
        reason_kind=judged.reason_kind,
        owners=row.owners,
        when=_text(row.when),
        timed=row.timed,
        outcome=row.outcome,
        where=reading.passages[row.text.passage].where,
    )


def _text(cited: Cited | None) -> str | None:
    return None if cited is None else cited.text
