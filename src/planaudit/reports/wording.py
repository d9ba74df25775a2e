"""What every report calls a level, a status and a speaker."""

from __future__ import annotations

from planaudit.audit.model import LEVEL_NAMES, CriterionAudit, DocumentStatus, Speaker
from planaudit.plain_words import closed

NOT_APPLICABLE = "does not apply"
NOT_ASSESSED = "not assessed"

LEVEL_MEANINGS = (
    "absent, blank, or the opposite of what is asked",
    "mentioned, but nothing particular to this person",
    "specific, and plainly about this person or family",
    "specific, in or close to their own words, and carried into the analysis or plan",
)
"""What each level means, in one line (codebook, 'The scale')."""

SPEAKERS: dict[Speaker, str] = {
    "person": "The person",
    "child": "The child",
    "family": "Family or carer",
    "professional": "The professional",
    "unknown": "Not clear who is speaking",
}

STATUSES: dict[DocumentStatus, str] = {
    "audited": "audited",
    "not_assessable": "could not be assessed",
    "failed": "could not be opened",
}


def not_read_words(status: DocumentStatus, reason: str) -> str:
    """Return what became of a document that was not audited, and why, to put after its name."""
    return closed(f"{STATUSES[status]}: {reason}" if reason else STATUSES[status])


def rating_words(audit: CriterionAudit | None) -> str:
    """Return the level's name, or in words why there is none."""
    if audit is None or audit.status == "not_assessed":
        return NOT_ASSESSED
    if audit.level is None or audit.status == "not_applicable":
        return NOT_APPLICABLE
    return LEVEL_NAMES[audit.level]


def rating_mark(audit: CriterionAudit | None) -> str:
    """Return one character for a rating: '0' to '3', '–' does not apply, '?' not assessed."""
    words = rating_words(audit)
    if audit is None or words == NOT_ASSESSED:
        return "?"
    return "–" if words == NOT_APPLICABLE else str(audit.level)
