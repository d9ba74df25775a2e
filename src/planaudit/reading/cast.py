"""Who is who in one record: the person or child it is about, their family, and the workers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from planaudit.reading.grids import GridRow
from planaudit.reading.identity import name_on_top
from planaudit.reading.model import Passage, Service, Speaker
from planaudit.reading.people_words import people_words
from planaudit.reading.vocabulary import alternatives, word_lists

_INITIALS = r"(?:[A-Z]\.){1,3}[A-Z]?"
_FORENAME = r"[A-Z][a-zà-ÿ'’-]+"
_BARE_INITIALS = r"(?!I\b|A\b)[A-Z]{1,2}\b"
LONGEST_NAME_BOX = 60
"""Characters. A longer answer beside 'Name' tells a story and is not searched for names."""

_CALLED = re.compile(r"(?:known as|called|likes|prefers|\()\s*['‘\"“]([A-Z][a-zà-ÿ]+)['’\"”]")
"""'Mr O (‘Oz’)'."""
_GREETING = re.compile(r"^(?:annwyl\s*/?\s*)?(?:dear|annwyl)\s+\S.{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one record. `subject` is who it is about.

    It is 'person', 'child', or 'family' where the record is a carer's own assessment.
    """

    subject: Speaker
    subject_names: frozenset[str]
    family_names: frozenset[str]
    pronoun: str
    """'she', 'he' or 'they' for the subject; '' when the record does not show it."""
    is_a_letter: bool = False
    """The record is written to the subject, who is 'you' in it ('Dear Mrs H, you told me')."""


def cast_of(
    passages: Sequence[Passage], rows: Sequence[GridRow], service: Service, *, carers_own: bool
) -> Cast:
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
        if _name_prompt().search(prompt) and not _others_name_prompt().search(prompt):
            if not subject or service == "children":
                subject |= _names(passage.text)
        elif _kin_prompt().search(prompt):
            family |= _names(passage.text)
    for row in rows:
        _add_family_row(row, passages, subject, family)
    if not subject:
        subject |= _names_on_top(passages, rows)
    running = " ".join(p.text for p in passages if not p.printed and len(p.text) > 25)
    family |= _named_as_family(p.text for p in passages if not p.printed)
    subject = {name for name in subject if _is_used_as_a_name(name, running, fewest=1)}
    family = {name for name in family if _is_used_as_a_name(name, running, fewest=2)}
    return Cast(
        subject="child" if service == "children" else "family" if carers_own else "person",
        subject_names=frozenset(subject),
        family_names=frozenset(family - subject),
        is_a_letter=any(_GREETING.match(p.text) for p in passages if not p.printed),
        pronoun=_pronoun(subject, passages),
    )


def _named_as_family(texts: Iterable[str]) -> set[str]:
    """Return names given with a relation: 'his wife Rhona', 'Mam (Sian)', 'Menna Puw, wife'."""
    found = {name for text in texts for names in _with_relation().findall(text) for name in names}
    found = {name.rstrip("-") for name in found}
    return {name for name in found if name and not {name, name.removesuffix("s")} & _not_names()}


def _is_used_as_a_name(name: str, running: str, fewest: int) -> bool:
    """Return whether the running text uses `name` with a capital, and never without."""
    if " " in name:
        return True
    times = len(re.findall(rf"(?<![\w.'’]){re.escape(name)}(?![\w])", running))
    lower = re.search(rf"(?<![\w.'’]){re.escape(name.lower())}(?![\w])", running)
    return times >= fewest and not lower and not people_words().kin.fullmatch(name)


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
    elif people_words().kin.search(tie):
        family |= _names(name)
        subject -= _names(name)


def _names_on_top(passages: Sequence[Passage], rows: Sequence[GridRow]) -> set[str]:
    """Return names from a grid of one row that identifies the person, or a line 'Mr O, 52'."""
    tables = Counter(row.table for row in rows)
    for row in rows:
        for cell in row.cells if tables[row.table] == 1 else ():
            text = passages[cell.passages[0]].text
            is_name = _name_prompt().search(cell.head) and len(text) <= LONGEST_NAME_BOX
            if is_name and not _others_name_prompt().search(cell.head):
                return _names(text)
    return _names(name_on_top(passages))


def _names(text: str) -> set[str]:
    head = " ".join((re.split(r"[(;]| - ", text)[0], *_CALLED.findall(text)))
    found = {
        re.sub(r"['’]s?$", "", plain_name(name.strip("."))) for name in _name().findall(head)
    } - _not_names()
    initials = {name[0] for name in found if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", name)}
    return {name for name in found | initials if name} - _not_names()


def plain_name(name: str) -> str:
    """Return a name without the stop after its title: 'Mrs R' for 'Mrs. R'."""
    return re.sub(r"\.?\s+", " ", name)


def gender_of_title(name: str) -> str:
    """Return 'she' for 'Mrs R', 'he' for 'Mr R', '' when the name's title does not say."""
    title = name.split()[0].rstrip(".")
    titles = word_lists("names")["titles"]
    return next((gender for gender in ("she", "he") if title in titles[gender]), "")


def _pronoun(names: Iterable[str], passages: Sequence[Passage]) -> str:
    for name in sorted(names):
        if gender := gender_of_title(name):
            return gender
    text = " ".join(p.text for p in passages if not p.printed and "view_family" not in p.slots)
    she = len(re.findall(r"\b(?:she|her)\b", text, re.IGNORECASE))
    he = len(re.findall(r"\b(?:he|his|him)\b", text, re.IGNORECASE))
    if she == he:
        return ""
    return "she" if she > he else "he"


@cache
def _with_relation() -> re.Pattern[str]:
    words = people_words()
    kin = rf"(?i:{alternatives(sorted(words.kin_she | words.kin_he | {'partner', 'spouse'}))})"
    before = rf"\b{kin}(?:,| is)?\s+\(?({_FORENAME})"
    whose = r"(?:(?:his|her|my|their)\s+)?"
    after = rf"\b({_FORENAME})(?:\s+{_FORENAME})?\s*[(,–-]\s*{whose}{kin}\b(?!\s+[A-Z(])"
    return re.compile(f"{before}|{after}")


@cache
def titles_pattern() -> str:
    """Return a pattern for a title before a name: 'Mrs', 'Mr.', 'Baby'."""
    titles = [title for group in word_lists("names")["titles"].values() for title in group]
    return rf"{alternatives(titles)}\.?"


@cache
def _name() -> re.Pattern[str]:
    titled = rf"{titles_pattern()}\s+[A-Z][\w'’-]*"
    return re.compile(rf"\b(?:{titled}|{_INITIALS}|{_FORENAME}|{_BARE_INITIALS})")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word_lists("names")["not_names"])


@cache
def _name_prompt() -> re.Pattern[str]:
    words = word_lists("names")
    anywhere = rf"\b{alternatives(words['name_prompts'])}\b"
    at_start = rf"^{alternatives(words['name_prompts_at_the_start'])}\b"
    alone = rf"^{alternatives(words['name_prompts_alone'])}$"
    return re.compile(f"{anywhere}|{at_start}|{alone}", re.IGNORECASE)


@cache
def _others_name_prompt() -> re.Pattern[str]:
    return re.compile(alternatives(word_lists("names")["not_the_persons_name"]), re.IGNORECASE)


@cache
def _kin_prompt() -> re.Pattern[str]:
    return re.compile(alternatives(word_lists("names")["kin_prompts"]), re.IGNORECASE)
