"""A rich BatchAudit made by hand, for the tests of every report.

It holds an adult's plan done well, one done badly, a child's record, a document full of
hostile text, a scan that cannot be assessed and a file that cannot be opened.
"""

from __future__ import annotations

from dataclasses import replace

from planaudit.audit.model import (
    BatchAudit,
    CriterionInfo,
    DocumentAudit,
    PackInfo,
)
from tests.reports.hostile_document import hostile_document
from tests.reports.plan_done_well import adult_done_well
from tests.reports.sample_documents import adult_done_badly, child_record

_TITLES = (
    ("what_matters", "What matters to the person", "WM"),
    ("strengths", "Strengths and resources", "ST"),
    ("child_voice", "The child's voice", "CV"),
    ("family_voice", "The family's and carers' voice", "FV"),
    ("personal_outcomes", "Personal outcomes in their own words", "PO"),
    ("national_outcomes", "National well-being outcomes that fit", "NO"),
    ("analysis", "Analysis that brings views together", "AN"),
    ("rationale", "Services as a means to an outcome", "RA"),
    ("joint_plan", "Actions agreed together", "JP"),
    ("scoring_matrix", "The scoring matrix", "SM"),
    ("balance", "A balanced, respectful account", "BA"),
)

CRITERIA = tuple(
    CriterionInfo(
        id=name,
        title=title,
        short=short,
        question=f"Does the record show this: {title[0].lower()}{title[1:]}?",
        authority="Collaborative Communication evaluation, Social Care Wales, July 2019, 1.1 "
        "and 3.2",
    )
    for name, title, short in _TITLES
)

PACK = PackInfo(
    id="wales-2019",
    version="1.0.0",
    title="Wales: the Collaborative Communication criteria",
    digest="5f2b" * 16,
    criteria=CRITERIA,
)


def sample_batch() -> BatchAudit:
    """Return six documents of every sort."""
    scan = DocumentAudit(
        path="plans/scan-05.pdf",
        sha256="e5" * 32,
        status="not_assessable",
        reason="The pages are pictures of text. Ask for the document as it was typed.",
    )
    locked = DocumentAudit(
        path="plans/locked-06.docx",
        sha256="",
        status="failed",
        reason="The file is locked with a password. Save a copy without one and try again.",
    )
    documents = (
        adult_done_well(),
        adult_done_badly(),
        child_record(),
        hostile_document(),
        locked,
        scan,
    )
    return BatchAudit(tool_version="0.1.0", packs=(PACK,), documents=documents)


def large_batch(count: int) -> BatchAudit:
    """Return a batch of `count` documents, every third one in need of a look first."""
    models = (adult_done_well(), child_record(), adult_done_badly())
    documents = tuple(
        replace(
            models[number % 3], path=f"plans/{number:04d} a plan with a rather long file name.docx"
        )
        for number in range(count)
    )
    return BatchAudit(tool_version="0.1.0", packs=(PACK,), documents=documents)


def empty_batch() -> BatchAudit:
    """Return a batch without documents."""
    return BatchAudit(tool_version="0.1.0", packs=(PACK,), documents=())
