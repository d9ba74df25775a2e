"""Whether a record is of adults' or of children's services."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planaudit.reading.model import Passage, Service

_CHILD = re.compile(
    r"\b(?:child(?:ren)?(?:'s|’s)?|young person(?:'s|’s)?|parent(?:s|ing|al)?|pupil|baby|infant|school / "
    r"setting|core group|child protection|looked after|section 47|pathway plan|family assessment)\b",
    re.IGNORECASE,
)
_ADULT = re.compile(
    r"\b(?:adults?|older people|citizen|service user|carer's assessment|occupational therapy|"
    r"continuing health ?care|tenure|direct payments?|reablement|next of kin|adult at risk)\b",
    re.IGNORECASE,
)
_CARER_OF_CHILD = re.compile(
    r"\bchildren.s services\b|\bcaring responsibilities for a child\b", re.I
)
_AGE = re.compile(r"^\D{0,12}(\d{1,3})\b(?!\s*/)")
_AGE_PROMPT = re.compile(r"\bage\b|date of birth|\bdob\b", re.IGNORECASE)
_MONTHS = re.compile(r"\b\d+\s*(?:months?|mths|weeks?|wks)\b|\bunborn\b|\bEDD\b", re.IGNORECASE)


def service_of(passages: Sequence[Passage]) -> Service:
    """Return the service whose words the form's printed text uses; the person's age decides ties.

    A title weighs five times as much as another heading.
    """
    score = 0
    for passage in passages:
        if passage.printed and passage.kind == "heading":
            weight = 5 if passage.index < 3 else 1
            if _CARER_OF_CHILD.search(passage.text):
                score += weight if "services" in passage.text.lower() else 0
                continue
            score += weight * len(_CHILD.findall(passage.text))
            score -= weight * len(_ADULT.findall(passage.text))
    age = _age(passages)
    if age is not None:
        score += 6 if age < 18 else -6
    return "children" if score > 0 else "adults"


def _age(passages: Sequence[Passage]) -> int | None:
    for passage in passages:
        if not passage.printed and _AGE_PROMPT.search(passage.prompt):
            if _MONTHS.search(passage.text):
                return 0
            found = _AGE.match(passage.text)
            if found and int(found[1]) <= 120:
                return int(found[1])
    return None
