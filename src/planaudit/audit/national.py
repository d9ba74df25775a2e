"""Which area of well-being some words name, and whether an outcome fits it.

Statements are matched loosely: even the 2019 evaluation misquotes one. Three grades are told
apart: a statement, an area's name, and an area only to be inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from planaudit.audit.area_cues import pattern_of, plain_apostrophes
from planaudit.packs.kinds_schema import Area
from planaudit.reading.vocabulary import alternatives

NEAR = 0.8
"""A sentence this like a statement (share of characters in common) is that statement."""
LEAST_SHARED = 0.5
"""Sentences that share fewer of a statement's words than this are not compared further."""

Grade = Literal["statement", "area", "inferred"]
FEWEST_WORDS_BESIDE = 4
"""A statement with fewer words beside it stands alone."""
_PARTS = re.compile(r"[.;/\n]|[‘’'\"“”]\s*(?:and|&|,|:)|: |[()]|(?<=\w)[’'\"”](?=\W|$)")
_DENIALS = frozenset({"not", "never", "cannot", "unhappy", "unhealthy", "unsafe", "nor"})
"""'I am not safe' is like a statement letter by letter, and says the opposite of it."""
_WORD = re.compile(r"[a-zà-ÿ']+")
_NUMBERED = re.compile(r"^\W*(\d)(?:\W+\d)*\W*(?:$|[a-z(])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NationalLink:
    """The areas some words point to, and how plainly."""

    grade: Grade
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenStatement:
    """A statement of an area, in the pack's words, that some words give, or nearly."""

    area: str
    statement: str
    word_for_word: bool


class NationalOutcomes:
    """The areas and statements of one pack."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas = tuple(areas)
        self._near = {area.id: area.near for area in areas}
        self._statements = [
            (area.id, text, _plain(text)) for area in areas for text in area.statements
        ]
        self._names = re.compile(
            alternatives(name for area in areas for name in area.names), re.IGNORECASE
        )
        self._cues = {area.id: pattern_of(area) for area in areas}

    def link(self, text: str) -> NationalLink | None:
        """Return what `text`, written where a national outcome is asked for, points to."""
        named = [area.id for area in self._areas if any(names_in(area, text))]
        statements = self.statements_in(text)
        if statements:
            return NationalLink("statement", tuple(dict.fromkeys((*statements, *named))))
        if not named:
            numbers = area_numbers_in(text)
            named = [area.id for area in self._areas if area.number in numbers]
        if named:
            return NationalLink("area", tuple(named))
        inferred = self.areas_of(text)
        return NationalLink("inferred", inferred) if inferred else None

    def statements_in(self, text: str) -> tuple[str, ...]:
        """Return the areas whose statements `text` gives, word for word or nearly."""
        return tuple(dict.fromkeys(given.area for given in self.statements_given(text)))

    def statements_given(self, text: str) -> Iterator[GivenStatement]:
        """Yield the statements that the parts of `text` give, word for word or nearly."""
        for part in _PARTS.split(text):
            plain = _plain(part)
            if len(plain) < 7 or not plain.startswith(("i ", "my ")):
                continue
            for area, statement, known in self._statements:
                if _near(plain, known):
                    yield GivenStatement(area, statement, plain == known)

    def words_beside_statement(self, text: str) -> int:
        """Return how many words stand in `text` beside a national statement; 0 without one."""
        parts = [_plain(part) for part in _PARTS.split(text)]
        if not any(self._is_near_a_statement(part) for part in parts):
            return 0
        words = sum(len(part.split()) for part in parts if not self._is_near_a_statement(part))
        return words if words >= FEWEST_WORDS_BESIDE else 0

    def without_statements(self, text: str) -> str:
        """Return `text` without the parts of it that are national statements."""
        parts = _PARTS.split(text)
        return " ".join(part for part in parts if not self._is_near_a_statement(_plain(part)))

    def words_of_its_own(self, text: str) -> int:
        """Return how many words `text` has beside national statements and names of areas."""
        return len(_plain(self._names.sub(" ", self.without_statements(text))).split())

    def titles_of_statement(self, text: str) -> tuple[str, ...]:
        """Return the first name of each area with a statement that `text` gives, and only gives."""
        plain = _plain(text)
        named = {area.id: area.names[0] for area in self._areas}
        near = (named[area] for area, _, known in self._statements if _near(plain, known))
        return tuple(dict.fromkeys(near))

    def _is_near_a_statement(self, plain: str) -> bool:
        return any(_near(plain, known) for _, _, known in self._statements)

    def is_statement(self, text: str) -> bool:
        """Return whether `text` is a national statement and nothing of the person's."""
        return self._is_near_a_statement(_plain(text))

    def areas_of(self, text: str) -> tuple[str, ...]:
        """Return the areas whose cue words `text` uses."""
        plain = plain_apostrophes(text)
        return tuple(area for area, cue in self._cues.items() if cue.search(plain))

    def plainly_fits(self, outcome: str, link: NationalLink) -> bool:
        """Return whether the words of `outcome` point to an area of `link` itself."""
        return bool(set(self.areas_of(outcome)) & set(link.areas))

    def fits(self, outcome: str, link: NationalLink) -> bool:
        """Return whether `outcome` fits an area of `link`.

        One outcome can belong to several areas, and cue words are few: it is a misfit only
        when its words point to other areas, and to none of these or of those near them.
        """
        inferred = set(self.areas_of(outcome))
        near = {area for linked in link.areas for area in (linked, *self._near[linked])}
        return not inferred or bool(inferred & near)


def _plain(text: str) -> str:
    return " ".join(
        word.strip("'") for word in _WORD.findall(plain_apostrophes(text.lower()))
    ).strip()


def _near(plain: str, known: str) -> bool:
    if len(plain) >= 12 and known.startswith(plain):
        return True
    if abs(len(plain) - len(known)) > 0.5 * len(known):
        return False
    words = set(known.split())
    if len(words & set(plain.split())) < LEAST_SHARED * len(words):
        return False
    if _denies(plain) != _denies(known):
        return False
    return SequenceMatcher(None, plain, known, autojunk=False).ratio() >= NEAR


def _denies(plain: str) -> bool:
    return any(word in _DENIALS or word.endswith("n't") for word in plain.split())


def names_in(area: Area, text: str) -> Iterator[str]:
    """Yield the names of `area` that `text` uses, each as whole words, in either case."""
    lowered = text.lower()
    for name in area.names:
        if re.search(rf"\b{re.escape(name.lower())}\b", lowered):
            yield name


def area_numbers_in(text: str) -> frozenset[int]:
    """Return the numbers of areas that `text` begins with; none for words with figures in them."""
    if not _NUMBERED.match(text):
        return frozenset()
    return frozenset(int(digit) for digit in re.findall(r"\d", text.split("(")[0]))
