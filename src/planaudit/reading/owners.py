"""Who is to do a planned action: the person, the family, the community or a worker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from planaudit.reading.people import Cast, vocabulary

Owner = Literal["person", "child", "family", "professional", "community"]

_SUBJECT = re.compile(
    r"\b(?:I|me|myself|person|citizen|service user|su|client|young person|yp|child|he|she|pt|patient)\b"
    r"(?!['’])"
)
_COMMUNITY = re.compile(
    r"\b(?:neighbours?|friends?|chapel|church|mosque|temple|synagogue|vicar|minister|volunteers?|club|"
    r"choir|library|community (?:group|connector|centre|café|cafe)|café|cafe|food ?bank|warden|"
    r"landlord|coach|society|merched y wawr|wi\b|men'?s shed|lunch club|scouts|guides|cubs|brownies|"
    r"befriend\w*|congregation|allotment)\b",
    re.IGNORECASE,
)
_AGENT = r"\s*(?:,|\band\b|&|/)?\s*(?:to\b|will\b|can\b|would\b|is (?:to|going to)\b|are (?:to|going to)\b|has (?:agreed|offered)\b|have (?:agreed|offered)\b|rings?\b|takes?\b|brings?\b|comes?\b|carries\b|collects?\b|visits?\b|does\b|-|–|:|,)"
_WORKER_ACT = re.compile(
    r"\b(?:refer(?:ral|red)?|provider|agency|carers? x|package|poc|commission|panel|assessment|"
    r"brokerage|telecare|ot|sw|cmht|physio|gp|nurse|worker|team|council|social services|calls?)\b",
    re.IGNORECASE,
)


def owners_in_cell(text: str, cast: Cast) -> tuple[Owner, ...]:
    """Return the kinds of people named in an 'owner' cell, in a fixed order."""
    owners: set[Owner] = set()
    if _SUBJECT.search(text) or _names(cast.subject_names, text):
        owners.add(_subject(cast))
    if vocabulary().kin.search(text) or _names(cast.family_names, text):
        owners.add("family")
    if _COMMUNITY.search(text):
        owners.add("community")
    if vocabulary().professional.search(re.sub(r"\b(?:I|we)\b", "", text)) or (
        text.strip() and not owners
    ):
        owners.add("professional")
    return _ordered(owners)


def owners_in_prose(text: str, cast: Cast) -> tuple[Owner, ...]:
    """Return who a sentence says will act: names before 'to', 'will' or a comma, or alone."""
    owners: set[Owner] = set()
    subject = "|".join(re.escape(name) for name in sorted(cast.subject_names)) or r"(?!)"
    family = "|".join(re.escape(name) for name in sorted(cast.family_names)) or r"(?!)"
    if re.search(
        rf"(?<!\w)(?:{subject}|I|YP|[Yy]oung person|[Pp]erson){_AGENT}", text
    ) or re.search(rf"^(?:{subject}|He|She|I)\b(?!['’])", text):
        owners.add(_subject(cast))
    kin = vocabulary().kin.pattern
    if re.search(rf"(?:(?<!\w)(?:{family})|(?:{kin})){_AGENT}", text) or re.search(
        rf"^(?:(?:{family})\b|{kin})(?!['’])", text, re.IGNORECASE
    ):
        owners.add("family")
    if re.search(rf"{_COMMUNITY.pattern}{_AGENT}", text, re.IGNORECASE):
        owners.add("community")
    if _WORKER_ACT.search(text):
        owners.add("professional")
    return _ordered(owners)


def _subject(cast: Cast) -> Owner:
    return "child" if cast.subject == "child" else "person"


def _names(names: Sequence[str] | frozenset[str], text: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)


def _ordered(owners: set[Owner]) -> tuple[Owner, ...]:
    order: tuple[Owner, ...] = ("person", "child", "family", "community", "professional")
    return tuple(owner for owner in order if owner in owners)
