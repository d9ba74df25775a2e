"""How far the program's quotations agree with what coders quoted. Pure functions.

Two questions of each list: of what coders quoted, how much did the program find; and of what
it quotes, how much stands where a coder quoted something for the same. And of what both have,
whether they call it the same: the kind of an outcome, the reason of an action.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from planaudit.study.nominal import KindAgreement, kind_agreement
from planaudit.study.quotations import Found, Quoted, Subject
from planaudit.study.same_place import Words, folded_words, nearest, same_place

JUDGED = (Subject.OUTCOMES, Subject.ACTIONS)
"""What coders judge the kind of: outcomes theirs, actions by their reason."""

_CODED_AS = {"national_statement": "professional_goal"}
"""Kinds that the program tells apart and the coders' codebook does not."""


@dataclass(frozen=True, slots=True)
class SubjectEvidence:
    """One list: what the coders quoted, what the program did, and what each has alone.

    `quoted` counts the coders' quotations and `quoted_found` those of them that the program
    found; `both` and `both_found` only those that both coders quoted. `found` counts the
    program's and `found_accepted` those that stand where a coder quoted something for the
    same. `missed` are the coders' that the program did not find, `alone` the program's that
    stand where no coder quoted anything.
    """

    subject: Subject
    quoted: int
    quoted_found: int
    both: int
    both_found: int
    found: int
    found_accepted: int
    missed: tuple[Quoted, ...]
    alone: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class SubjectKinds:
    """The kinds of one list's quotations, as coder and program give them.

    `program` is the first coder beside the program, over what the program found; `coders` the
    first coder beside the second, over what both quoted, None where no line says what the
    second gave.
    """

    subject: Subject
    program: KindAgreement
    coders: KindAgreement | None


@dataclass(frozen=True, slots=True)
class EvidenceAgreement:
    """How far quotations agree, over so many documents."""

    documents: int
    lists: tuple[SubjectEvidence, ...]
    kinds: tuple[SubjectKinds, ...]


def evidence_agreement(
    quoted: Sequence[Quoted], found: Sequence[Found], documents: int
) -> EvidenceAgreement:
    """Return how far quotations from the same documents agree, list by list."""
    lists, kinds = [], []
    for subject in Subject:
        compared = _Compared(
            [each for each in quoted if each.subject is subject],
            [each for each in found if each.subject is subject],
        )
        lists.append(compared.evidence(subject))
        if subject in JUDGED:
            kinds.append(compared.kinds(subject))
    return EvidenceAgreement(documents, tuple(lists), tuple(kinds))


_Said = TypeVar("_Said", Quoted, Found)


def _by_document(said: Iterable[_Said]) -> dict[str, list[_Said]]:
    """Return quotations by document, in order."""
    by_document: dict[str, list[_Said]] = {}
    for each in said:
        by_document.setdefault(each.document, []).append(each)
    return by_document


def _folded(said: Iterable[Quoted | Found]) -> dict[Quoted | Found, Words]:
    """Return the folded words of each quotation."""
    return {each: folded_words(each.text) for each in said}


class _Compared:
    """One list's quotations, each of the coders' with the program's nearest in its place."""

    def __init__(self, quoted: Sequence[Quoted], found: Sequence[Found]) -> None:
        self._quoted = [each for each in quoted if not each.behind_level]
        self._found = found
        self._places = _folded((*quoted, *found))
        self._accepted = _by_document(quoted)
        of_document = _by_document(found)
        self._nearest = [
            (each, self._nearest_to(each, of_document.get(each.document, [])))
            for each in self._quoted
        ]

    def _nearest_to(self, quoted: Quoted, found: Sequence[Found]) -> Found | None:
        number = nearest(self._places[quoted], [self._places[each] for each in found])
        return None if number is None else found[number]

    def _is_accepted(self, found: Found) -> bool:
        words = self._places[found]
        places = self._accepted.get(found.document, [])
        return any(same_place(words, self._places[each]) for each in places)

    def evidence(self, subject: Subject) -> SubjectEvidence:
        """Return the counts, and what each side has alone."""
        missed = tuple(each for each, found in self._nearest if found is None)
        alone = tuple(each for each in self._found if not self._is_accepted(each))
        both = sum(each.by_both for each in self._quoted)
        return SubjectEvidence(
            subject=subject,
            quoted=len(self._quoted),
            quoted_found=len(self._quoted) - len(missed),
            both=both,
            both_found=both - sum(each.by_both for each in missed),
            found=len(self._found),
            found_accepted=len(self._found) - len(alone),
            missed=missed,
            alone=alone,
        )

    def kinds(self, subject: Subject) -> SubjectKinds:
        """Return how far the kinds agree."""
        coded = [each for each in self._quoted if each.by_both]
        return SubjectKinds(
            subject=subject,
            program=kind_agreement(
                (each.kind, _CODED_AS.get(found.kind, found.kind))
                for each, found in self._nearest
                if found
            ),
            coders=kind_agreement((each.kind, each.second_kind or each.kind) for each in coded)
            if any(each.second_kind for each in coded)
            else None,
        )
