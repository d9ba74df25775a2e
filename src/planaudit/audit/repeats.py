"""Where the same words stand in the records of a run, and which records seem to be one person's.

Everything here takes time in step with the size of the run: a document is never compared with
all the others, only with a bounded number of those that share words with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from planaudit.audit.copied_words import Piece
from planaudit.reading.model import Identity

MOST = 0.5
"""Share of a document's words. As much as this of it in another is most of it."""
MOST_OF_A_REVIEW = 0.8
"""The same for two records known to be one person's: a review has much of its plan, and rightly."""
FEWEST_PIECES = 5
"""Pieces. Documents that share fewer are not said to be much alike, however short they are."""
LOOKED_AT = 32
"""Documents. Of words that stand in more, the first so many are compared with a document."""
MOST_OF_ONE_PERSON = 6
"""Records. A name or number in more of them stands for no one person ('Mr X', '2024')."""
SHOWN = 3
"""Documents named to somebody who reads of a copy."""
_INITIALS = 2
"""Letters. So short a name is many people's, and tells one person only beside an age."""

Postings = Mapping[bytes, Sequence[int]]
"""The documents, in order, in which the words of a key stand; only keys that several have."""


@dataclass(frozen=True, slots=True)
class Others:
    """How many other documents hold some words, and the first of them by their numbers.

    `groups` counts those of one group, as of one person, once. `is_cut_off`: there may be more
    than `count`, for no more were looked at.
    """

    count: int
    groups: int
    first: tuple[int, ...]
    is_cut_off: bool = False


NOWHERE = Others(0, 0, ())


def postings(written: Sequence[Sequence[Piece]], key: Callable[[Piece], bytes]) -> Postings:
    """Return where the words of each key stand, of those that stand in several documents."""
    found: dict[bytes, list[int]] = defaultdict(list)
    for number, pieces in enumerate(written):
        for each in dict.fromkeys(map(key, pieces)):
            found[each].append(number)
    return {each: documents for each, documents in found.items() if len(documents) > 1}


def much_alike(
    written: Sequence[Sequence[Piece]], near: Postings, of_one: Collection[tuple[int, int]]
) -> tuple[tuple[int, ...], ...]:
    """Return for each document those in which most of it stands, in order; at most LOOKED_AT.

    `near` says where the same words stand, or nearly the same; `of_one` which are one person's.
    """
    return tuple(
        tuple(
            sorted(
                other
                for other, share in _shares(pieces, near)
                if other != number and share >= _most(number, other, of_one)
            )
        )
        for number, pieces in enumerate(written)
    )


def _shares(pieces: Sequence[Piece], near: Postings) -> Iterator[tuple[int, float]]:
    """Yield each document that shares enough pieces, and the share of the words that it has."""
    words: Counter[int] = Counter()
    shared: Counter[int] = Counter()
    for piece in pieces:
        for other in near.get(piece.near_key, ())[:LOOKED_AT]:
            words[other] += piece.words
            shared[other] += 1
    whole = sum(piece.words for piece in pieces)
    yield from ((other, words[other] / whole) for other in shared if shared[other] >= FEWEST_PIECES)


def _most(number: int, other: int, of_one: Collection[tuple[int, int]]) -> float:
    pair = (min(number, other), max(number, other))
    return MOST_OF_A_REVIEW if pair in of_one else MOST


def of_one_person(identities: Sequence[Identity]) -> Iterator[tuple[int, int]]:
    """Yield pairs of documents, the first before the second, that say they are about one person."""
    by_reference: dict[str, list[int]] = defaultdict(list)
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, identity in enumerate(identities):
        for reference in identity.references:
            by_reference[reference].append(number)
        for name in identity.names:
            by_name[name].append(number)
    for numbers in by_reference.values():
        yield from _pairs(numbers)
    for name, numbers in by_name.items():
        for one, other in _pairs(numbers):
            if _ages_agree(
                identities[one].age, identities[other].age, surely=len(name) <= _INITIALS
            ):
                yield one, other


def _pairs(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    return combinations(numbers, 2) if len(numbers) <= MOST_OF_ONE_PERSON else ()


def _ages_agree(one: int | None, other: int | None, *, surely: bool) -> bool:
    """Return whether two ages may be one person's within a year; `surely`: both must be known."""
    if one is None or other is None:
        return not surely
    return abs(one - other) <= 1


def groups(size: int, pairs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return for each of `size` documents the first of those that `pairs` tie to it."""
    first = list(range(size))

    def first_of(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    for pair in pairs:
        one, other = sorted(map(first_of, pair))
        first[other] = one
    return tuple(map(first_of, range(size)))


class Elsewhere:
    """Which documents outside its own group hold the words of a key."""

    def __init__(self, standing: Postings, group_of: Sequence[int]) -> None:
        self._standing = standing
        self._group_of = group_of
        self._by_key: dict[bytes, tuple[Counter[int], tuple[int, ...]]] = {}

    def others(self, number: int, key: bytes) -> Others:
        """Return the documents, of other groups than that of document `number`."""
        if key not in self._standing:
            return NOWHERE
        counts, first = self._by_key.get(key) or self._look_up(key)
        group = self._group_of[number]
        shown = [other for other in first if self._group_of[other] != group][:SHOWN]
        groups = len(counts) - (group in counts)
        return Others(counts.total() - counts[group], groups, tuple(shown))

    def _look_up(self, key: bytes) -> tuple[Counter[int], tuple[int, ...]]:
        """Return how many documents of each group hold the words, and the first few.

        No more of a group than are shown, nor more in all than leave enough without any one group.
        """
        counts: Counter[int] = Counter()
        first: list[int] = []
        for number in self._standing[key]:
            group = self._group_of[number]
            if counts[group] < SHOWN and len(first) < 2 * SHOWN:
                first.append(number)
            counts[group] += 1
        self._by_key[key] = counts, tuple(first)
        return self._by_key[key]
