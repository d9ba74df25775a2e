"""What the HTML templates need, worked out beforehand so that they only lay it out."""

from __future__ import annotations

from dataclasses import dataclass

from planaudit.audit.model import (
    BatchAudit,
    Confidence,
    CriterionAudit,
    CriterionInfo,
    DocumentAudit,
    Evidence,
    Finding,
    PassageView,
    Severity,
)
from planaudit.plain_words import sentence, shorten_middle
from planaudit.reports.highlights import Mark, Piece, marked_pieces, stands_in
from planaudit.reports.html_plan_view import PlanView, plan_view
from planaudit.reports.summary import distinct_criteria, rating_of
from planaudit.reports.wording import SPEAKERS, not_read_words, rating_mark, rating_words

_SHORT_NAME = 48
_ASKED: dict[bool | None, str] = {
    True: "The form asked about this.",
    False: "The form did not ask about this.",
    None: "It is not known whether the form asked about this.",
}
_SEVERITY: dict[Severity, str] = {
    "high": "Change this first",
    "medium": "Worth changing",
    "low": "A small point",
}
_CONFIDENCE: dict[Confidence, str] = {
    "high": "The rule is seldom wrong about this.",
    "medium": "The rule is sometimes wrong about this.",
    "low": "The rule is often wrong about this: read it in its place.",
}


@dataclass(frozen=True, slots=True)
class QuotationView:
    """One quotation. `href` leads to it in the document's text, '' when it has no place there."""

    evidence: Evidence
    anchor: str
    href: str
    speaker: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion of one document; `audit` is None when the pack's criterion was not rated."""

    info: CriterionInfo
    audit: CriterionAudit | None
    anchor: str
    mark: str
    words: str
    why_not_next: str
    asked: str
    quotations: tuple[QuotationView, ...]

    @property
    def style(self) -> str:
        """The class name that carries the level's shade."""
        return f"level-{self.mark}" if self.mark.isdigit() else "level-none"


@dataclass(frozen=True, slots=True)
class WordingView:
    """One wording to think again about."""

    finding: Finding
    anchor: str
    href: str
    severity: str
    confidence: str


@dataclass(frozen=True, slots=True)
class PassagePieces:
    """One passage of the document, with the quotations in it marked."""

    passage: PassageView
    prompt: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One voice and its share of the writing, as a whole percentage."""

    speaker: str
    percent: int


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document, ready to be laid out. `name` is the end of its path, `folder` the rest.

    `not_read` is what became of a document that was not audited, and why; '' of one that was.
    """

    audit: DocumentAudit
    anchor: str
    folder: str
    name: str
    not_read: str
    criteria: tuple[CriterionView, ...]
    wordings: tuple[WordingView, ...]
    plan: PlanView
    voices: tuple[VoiceView, ...]
    passages: tuple[PassagePieces, ...]

    @property
    def short_name(self) -> str:
        """The name, shortened in the middle if it is very long."""
        return shorten_middle(self.name, _SHORT_NAME)

    @property
    def praised(self) -> tuple[CriterionView, ...]:
        """The criteria with something to praise, highest level first."""
        some = [view for view in self.criteria if view.audit and view.audit.praise]
        return tuple(sorted(some, key=lambda view: view.mark, reverse=True))


def document_views(batch: BatchAudit) -> tuple[DocumentView, ...]:
    """Return the views of every document, in the batch's order."""
    criteria = distinct_criteria(batch)
    return tuple(
        _document_view(document, f"d{number}", criteria)
        for number, document in enumerate(batch.documents, start=1)
    )


def _document_view(
    document: DocumentAudit, anchor: str, infos: tuple[CriterionInfo, ...]
) -> DocumentView:
    criteria = tuple(
        _criterion_view(document, info, f"{anchor}-c{number}")
        for number, info in enumerate(infos, start=1)
    )
    wordings = tuple(
        _wording_view(document, finding, f"{anchor}-w{number}")
        for number, finding in enumerate(document.findings, start=1)
    )
    folder, slash, name = document.path.replace("\\", "/").rstrip("/").rpartition("/")
    return DocumentView(
        audit=document,
        anchor=anchor,
        folder=folder + slash,
        name=name or document.path,
        not_read=(
            "" if document.status == "audited" else not_read_words(document.status, document.reason)
        ),
        criteria=criteria,
        wordings=wordings,
        plan=plan_view(document),
        voices=tuple(
            VoiceView(SPEAKERS[speaker], round(share * 100)) for speaker, share in document.voices
        ),
        passages=_passages(document, criteria, wordings),
    )


def _criterion_view(document: DocumentAudit, info: CriterionInfo, anchor: str) -> CriterionView:
    audit = rating_of(document, info.id)
    quotations = tuple(
        QuotationView(
            evidence=evidence,
            anchor=f"{anchor}-q{number}",
            href=f"#{anchor}-q{number}" if stands_in(evidence.span, document.passages) else "",
            speaker=SPEAKERS[evidence.speaker],
        )
        for number, evidence in enumerate(_chosen(audit), start=1)
    )
    return CriterionView(
        info=info,
        audit=audit,
        anchor=anchor,
        mark=rating_mark(audit),
        words=rating_words(audit),
        why_not_next=sentence(audit.why_not_next) if audit else "",
        asked=_ASKED[audit.asked if audit else None],
        quotations=quotations,
    )


def _chosen(audit: CriterionAudit | None) -> list[Evidence]:
    """Return the quotations there is room for beside a rating."""
    return [evidence for evidence in audit.evidence if evidence.chosen] if audit else []


def _wording_view(document: DocumentAudit, finding: Finding, anchor: str) -> WordingView:
    return WordingView(
        finding=finding,
        anchor=anchor,
        href=f"#{anchor}-q" if stands_in(finding.span, document.passages) else "",
        severity=_SEVERITY[finding.severity],
        confidence=_CONFIDENCE[finding.confidence],
    )


def _passages(
    document: DocumentAudit,
    criteria: tuple[CriterionView, ...],
    wordings: tuple[WordingView, ...],
) -> tuple[PassagePieces, ...]:
    marks: dict[int, list[Mark]] = {}
    for mark in (*_quotation_marks(criteria), *_wording_marks(wordings)):
        marks.setdefault(mark.span.passage, []).append(mark)
    views = []
    shown = ""
    for index, passage in enumerate(document.passages):
        # A label that stands just above its answer is not said twice.
        prompt = passage.prompt if not passage.printed and passage.prompt != shown else ""
        pieces = marked_pieces(passage.text, marks.get(index, ()))
        views.append(PassagePieces(passage, prompt, pieces))
        shown = passage.text if passage.kind == "heading" else passage.prompt or shown
    return tuple(views)


def _quotation_marks(criteria: tuple[CriterionView, ...]) -> list[Mark]:
    return [
        Mark(
            span=quotation.evidence.span,
            anchor=quotation.anchor,
            back=f"#{view.anchor}",
            label=view.info.title,
            short=view.info.short,
            kind="quotation",
        )
        for view in criteria
        for quotation in view.quotations
        if quotation.href
    ]


def _wording_marks(wordings: tuple[WordingView, ...]) -> list[Mark]:
    return [
        Mark(
            span=view.finding.span,
            anchor=f"{view.anchor}-q",
            back=f"#{view.anchor}",
            label="wording to think again about",
            short="wording",
            kind="wording",
        )
        for view in wordings
        if view.href
    ]
