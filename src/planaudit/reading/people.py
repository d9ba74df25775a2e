"""Who is who in one record: the person or child it is about, their family, and the workers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from planaudit.reading.layout import GridRow
from planaudit.reading.model import Passage, Service, Speaker

_NAME = re.compile(
    r"\b(?:(?:Mrs|Mr|Ms|Miss|Mx|Master|Baby)\.?\s+[A-Z][\w'’-]*|(?:[A-Z]\.){1,3}[A-Z]?|[A-Z][a-zà-ÿ'’-]+|"
    r"(?!I\b|A\b)[A-Z]{1,2}\b)"
)
_TITLE_SHE = re.compile(r"^(?:Mrs|Ms|Miss)\b")
_TITLE_HE = re.compile(r"^(?:Mr|Master)\b")
_NAME_PROMPT = re.compile(
    r"\bname\b|^child\b|^young person\b|^baby\b|^citizen$|^person$|^adult$|^plan for$|"
    r"^(?:service user|client|individual|about)$",
    re.IGNORECASE,
)
_NOT_THE_PERSONS_NAME = re.compile(
    r"worker|assessor|practitioner|school|carer|kin|gp\b|parent|completed|written|manager|"
    r"signed|contact|team|seen|plan shared|shared with|provider|agency",
    re.IGNORECASE,
)
_KIN_PROMPT = re.compile(
    r"kin\b|main contact|lives|household|parent|carer|famil|present|who was there|helped",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    [
        "I",
        "A",
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Mx",
        "Master",
        "Baby",
        "The",
        "She",
        "He",
        "They",
        "Home",
        "None",
        "Yes",
        "No",
        "Not",
        "Nil",
        "N/A",
        "English",
        "Welsh",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sept",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
)
LONGEST_NAME_BOX = 60
"""Characters. A longer answer beside 'Name' tells a story and is not searched for names."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists of data/people.yaml as patterns."""

    kin: re.Pattern[str]
    kin_she: frozenset[str]
    kin_he: frozenset[str]
    professional: re.Pattern[str]
    views: re.Pattern[str]
    writer_did: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one record. `subject` is 'person' or 'child': who the record is about."""

    subject: Speaker
    subject_names: frozenset[str]
    family_names: frozenset[str]
    pronoun: str
    """'she', 'he' or 'they' for the subject; '' when the record does not show it."""


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of `words` as whole words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return rf"(?<![\w'’-])(?:{body})(?![\w-])"


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once."""
    source = resources.files("planaudit.reading") / "data" / "people.yaml"
    data: Any = yaml.safe_load(source.read_bytes())
    kin = data["kin"]
    verbs = [verb for group in data["verbs"].values() for verb in group]
    return Vocabulary(
        kin=re.compile(alternatives(w for group in kin.values() for w in group), re.IGNORECASE),
        kin_she=frozenset(kin["she"]),
        kin_he=frozenset(kin["he"]),
        professional=re.compile(alternatives(data["professionals"]), re.IGNORECASE),
        views=re.compile(alternatives(verbs), re.IGNORECASE),
        writer_did=re.compile(
            r"\bI(?:'ve|\s+have)?\s+(?:\w+ly\s+)?" + alternatives(data["writer_did"])
        ),
    )


def cast_of(passages: Sequence[Passage], rows: Sequence[GridRow], service: Service) -> Cast:
    """Return the people `passages` name, from the identifying boxes and the family table."""
    subject: set[str] = set()
    family: set[str] = set()
    in_grids = {index for row in rows for cell in row.cells for index in cell.passages}
    for passage in passages:
        if passage.printed or passage.kind == "heading" or passage.index in in_grids:
            continue
        if len(passage.text) > LONGEST_NAME_BOX:
            continue
        prompt = passage.prompt
        if _NAME_PROMPT.search(prompt) and not _NOT_THE_PERSONS_NAME.search(prompt):
            if not subject or service == "children":
                subject |= _names(passage.text)
        elif _KIN_PROMPT.search(prompt):
            family |= _names(passage.text)
    for row in rows:
        _add_family_row(row, passages, subject, family)
    running = " ".join(p.text for p in passages if not p.printed and len(p.text) > 25)
    subject = {name for name in subject if _is_used_as_a_name(name, running, fewest=1)}
    family = {name for name in family if _is_used_as_a_name(name, running, fewest=2)}
    return Cast(
        subject="child" if service == "children" else "person",
        subject_names=frozenset(subject),
        family_names=frozenset(family - subject),
        pronoun=_pronoun(subject, passages),
    )


def _is_used_as_a_name(name: str, running: str, fewest: int) -> bool:
    """Return whether the running text uses `name` with a capital, and never without."""
    if " " in name:
        return True
    times = len(re.findall(rf"(?<![\w.'’]){re.escape(name)}(?![\w])", running))
    lower = re.search(rf"(?<![\w.'’]){re.escape(name.lower())}(?![\w])", running)
    return times >= fewest and not lower and not vocabulary().kin.fullmatch(name)


def _add_family_row(
    row: GridRow, passages: Sequence[Passage], subject: set[str], family: set[str]
) -> None:
    """Read a row of a family table: a name beside a relationship."""
    texts = {cell.head.lower(): passages[cell.passages[0]].text for cell in row.cells}
    name = next((text for head, text in texts.items() if "name" in head), "")
    tie = next((t for h, t in texts.items() if "relation" in h or "role" in h), "")
    if not name or not tie:
        return
    if re.search(r"subject|self|\bchild\b", tie, re.IGNORECASE):
        subject |= _names(name)
    elif vocabulary().kin.search(tie):
        family |= _names(name)
        subject -= _names(name)


def _names(text: str) -> set[str]:
    head = re.split(r"[(;]| - ", text)[0]
    found = {re.sub(r"['’]s?$", "", name.strip(".")) for name in _NAME.findall(head)} - _NOT_NAMES
    initials = {name[0] for name in found if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", name)}
    return {name for name in found | initials if name} - _NOT_NAMES


def _pronoun(names: Iterable[str], passages: Sequence[Passage]) -> str:
    for name in sorted(names):
        if _TITLE_SHE.match(name):
            return "she"
        if _TITLE_HE.match(name):
            return "he"
    text = " ".join(p.text for p in passages if not p.printed and "view_family" not in p.slots)
    she = len(re.findall(r"\b(?:she|her)\b", text, re.IGNORECASE))
    he = len(re.findall(r"\b(?:he|his|him)\b", text, re.IGNORECASE))
    if she == he:
        return ""
    return "she" if she > he else "he"
