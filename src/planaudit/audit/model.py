"""What an audit says of a document and of a batch. Knows nothing of files or report formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CriterionStatus = Literal["rated", "not_applicable", "not_assessed"]
DocumentStatus = Literal["audited", "not_assessable", "failed"]
Speaker = Literal["person", "child", "family", "professional", "unknown"]
Severity = Literal["high", "medium", "low"]
Confidence = Literal["high", "medium", "low"]
NationalBy = Literal["statement", "area", "inferred"]

LEVEL_NAMES = ("not evidenced", "emerging", "evidenced", "strong")
"""The four ordered levels, 0 to 3 (codebook, 'The scale')."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one passage: `passage` indexes DocumentAudit.passages, then characters."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PassageView:
    """One block of the document as shown in a report, in reading order.

    `prompt` is the form's heading or label over it ('' if none). `printed` is True for the
    form's own text. `kind` is 'heading', 'prose', 'cell' or 'tick'; `ticked` goes with 'tick'.
    """

    text: str
    prompt: str
    where: str
    printed: bool
    slots: tuple[str, ...]
    kind: str
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation that decided a rating: exact text, its place, the rule that found it.

    `supports` is False for evidence that held the rating down. `chosen` marks the few of each side
    that tell most: those a report shows where there is no room for all.
    """

    text: str
    where: str
    speaker: Speaker
    rule: str
    says: str
    supports: bool
    span: Span
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class CriterionAudit:
    """The rating of one criterion.

    `level` is 0 to 3, None unless rated. `asked` is whether the form asked: True, False, or
    None when that is not known. `because` says why this level; `why_not_next` why not the
    next one up ('' at the top); `advice` what would lift it; `praise` what it does well ('').
    """

    criterion: str
    status: CriterionStatus
    level: int | None
    asked: bool | None
    because: str
    why_not_next: str
    advice: str
    praise: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One wording a strengths-based reviewer would ask the writer to think again about.

    Or words that stand in other documents of the run too, or come from the national list.
    `waiver` says who has decided to let it stand, and why; '' for nobody.
    """

    rule: str
    text: str
    where: str
    message: str
    suggestion: str
    severity: Severity
    confidence: Confidence
    span: Span
    waiver: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeAudit:
    """One outcome the document records, and the stretch of its passage that gives it.

    `kind` is from the pack ('personal', 'professional goal', 'task or service', ...).
    `national` is the well-being area or statement beside it, as written, or None; `fits`
    whether the two fit, None when not known; `national_by` whether its statement is given, its area
    named, or the area only to be inferred. `score` is the baseline as written, or None.
    """

    text: str
    kind: str
    national: str | None
    fits: bool | None
    score: str | None
    target: str | None
    review: str | None
    where: str
    span: Span
    national_by: NationalBy | None = None


@dataclass(frozen=True, slots=True)
class ActionAudit:
    """One planned action. `outcome` indexes DocumentAudit.outcomes, None if not linked."""

    text: str
    reason: str | None
    reason_kind: str
    owners: tuple[str, ...]
    when: str | None
    timed: bool
    outcome: int | None
    where: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The golden thread of one outcome: what it links to, and where the thread breaks."""

    outcome: int
    actions: tuple[int, ...]
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormMatch:
    """The blank form a document was written on; `matched_by` is 'given' or 'learned'.

    `share`, 0 to 1, is the part of the form's printed text found in the document, in its order.
    """

    id: str
    matched_by: Literal["given", "learned"]
    share: float


@dataclass(frozen=True, slots=True)
class DocumentAudit:
    """Everything the audit says of one document."""

    path: str
    sha256: str
    status: DocumentStatus
    reason: str
    service: Literal["adults", "children"] | None = None
    form: FormMatch | None = None
    criteria: tuple[CriterionAudit, ...] = ()
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[OutcomeAudit, ...] = ()
    actions: tuple[ActionAudit, ...] = ()
    threads: tuple[Thread, ...] = ()
    voices: tuple[tuple[Speaker, float], ...] = ()
    passages: tuple[PassageView, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionInfo:
    """What a report needs to say of a criterion, taken from the pack."""

    id: str
    title: str
    short: str
    question: str
    authority: str


@dataclass(frozen=True, slots=True)
class PackInfo:
    """Which rule pack was used: `digest` is the SHA-256 of its files."""

    id: str
    version: str
    title: str
    digest: str
    criteria: tuple[CriterionInfo, ...]


@dataclass(frozen=True, slots=True)
class BatchAudit:
    """One run: the documents in path order, and the pack and tool version they were read with."""

    tool_version: str
    packs: tuple[PackInfo, ...]
    documents: tuple[DocumentAudit, ...]

    @property
    def criteria(self) -> tuple[CriterionInfo, ...]:
        """The criteria of every pack, in pack order."""
        return tuple(info for pack in self.packs for info in pack.criteria)
