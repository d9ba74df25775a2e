"""Where a score stands in an answer, and whether it is on the scale that a council scores on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from planaudit.reading.model import Cited, OutcomeRow, Passage
from planaudit.score_scale import Scale

MOST_NAMED = 3
"""Scores off the scale that a note names with their places; of more it says how many there are."""

_NUMBER = re.compile(r"(?<![\d/])\d{1,2}(?:\s*(?:/|out of)\s*(?:\d{1,2}|ten|five))?(?![\d/])")
_NUMBER_ON_A_SCALE = re.compile(
    r"(?<![\d/])\d{1,3}(?:\s*(?:/|out of)\s*(?:\d{1,3}|ten|five))?(?![\d/])"
)
_ONLY_A_NUMBER = re.compile(
    r"^\W*(\d{1,2})\s*(?:stars?|points?)?(?:\s*(?:/|out of)\s*(?:\d{1,2}|ten|five))?\W*$",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"(?P<number>\d{1,3})"
    r"(?:\s*(?:stars?|points?)?\s*(?:/|out of)\s*(?P<whole>\d{1,3}|ten|five)\b)?",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\bout of\s+(\d{1,3}|ten|five)\b", re.IGNORECASE)
_IN_FIGURES = {"ten": 10, "five": 5}
_CALLED = {"baseline": "starting score", "target": "score hoped for", "review": "review score"}


def score_in(cited: Cited, scale: Scale | None) -> Cited | None:
    """Return the score in an answer to 'Score', None without one.

    It is the first number; of numbers on a scale the first that is on it, as in '14 May: 3', and
    on a scale of words the first of those.
    """
    if scale is None:
        return next(_found(_NUMBER, cited), None)
    words = _found(_words(scale), cited) if scale.words else ()
    scores = [*words, *_found(_NUMBER_ON_A_SCALE, cited)]
    on_scale = (
        score
        for score in scores
        if _place(scale, cited.text[score.start - cited.start :]) is not None
    )
    return next(on_scale, scores[0] if scores else None)


def only_score(cited: Cited, scale: Scale | None) -> Cited | None:
    """Return the score when an answer is nothing else, '3 out of 5', and None otherwise."""
    if found := _ONLY_A_NUMBER.match(cited.text):
        return _part(cited, *found.span(1))
    word = _words(scale).search(cited.text) if scale and scale.words else None
    if word is None or re.search(r"\w", cited.text[: word.start()] + cited.text[word.end() :]):
        return None
    return _part(cited, *word.span())


def is_off_scale(text: str, start: int, end: int, scale: Scale) -> bool:
    """Return whether the words of `text` from `start` to `end` are of scores, none on a scale.

    A score may go on after `end`: 'scored it 4 out' goes on 'of 5'.
    """
    numbers = [
        found.start()
        for found in _NUMBER_ON_A_SCALE.finditer(text)
        if found.start() < end and start < found.end()
    ]
    if not numbers:
        whole = _OUT_OF.search(text, start, end)
        return whole is not None and not _is_whole_of(scale, whole[1])
    return all(_place(scale, text[number:]) is None for number in numbers)


def held_to_scale(
    outcomes: Sequence[OutcomeRow], scale: Scale, passages: Sequence[Passage]
) -> tuple[tuple[OutcomeRow, ...], tuple[str, ...]]:
    """Return outcomes without the scores that are not on a scale, and notes on those.

    A score hoped for that is worse than the starting score is noted too, and stays.
    """
    kept: list[OutcomeRow] = []
    off: list[str] = []
    worse: list[str] = []
    for outcome in outcomes:
        places = {}
        for name, score in _scores_of(outcome):
            passage = passages[score.passage]
            places[name] = _place(scale, passage.text[score.start :])
            if places[name] is None:
                off.append(f"a {_CALLED[name]} of {score.text} ({passage.where})")
        held = {name: score for name, score in _scores_of(outcome) if places[name] is not None}
        start, target = places.get("baseline"), places.get("target")
        if start is not None and target is not None and target < start:
            where = passages[held["target"].passage].where
            worse.append(f"{held['target'].text} after {held['baseline'].text} ({where})")
        kept.append(
            replace(
                outcome,
                baseline=held.get("baseline"),
                target=held.get("target"),
                review=held.get("review"),
            )
        )
    return tuple(kept), tuple(_notes(scale, off, worse))


def _scores_of(outcome: OutcomeRow) -> Iterator[tuple[str, Cited]]:
    for name in _CALLED:
        score: Cited | None = getattr(outcome, name)
        if score is not None:
            yield name, score


def _notes(scale: Scale, off: Sequence[str], worse: Sequence[str]) -> Iterator[str]:
    if off:
        yield f"Not on the scale of {scale}, so not counted: {_some(off)}."
    if worse:
        yield (
            "The score hoped for is worse than the starting score, on a scale whose best is "
            f"{scale.best}: {_some(worse)}."
        )


def _some(named: Sequence[str]) -> str:
    more = len(named) - MOST_NAMED
    return "; ".join(named[:MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")


def _place(scale: Scale, words: str) -> int | None:
    """Return how far from the worst the score is with which `words` begin; None off the scale."""
    if scale.words:
        found = _words(scale).match(words)
        return None if found is None else [*map(_folded, scale.words)].index(_folded(found[0]))
    assert scale.ends is not None  # a scale without words has numbers
    least, most = scale.ends
    parts = _PARTS.match(words)
    if parts is None:
        return None
    number, whole = int(parts["number"]), parts["whole"]
    if not least <= number <= most or (whole and not _is_whole_of(scale, whole)):
        return None
    return number if scale.best == most else -number


def _is_whole_of(scale: Scale, whole: str) -> bool:
    """Return whether a scale goes up to `whole`: '10', 'ten'."""
    return scale.ends is not None and _number(whole) == scale.ends[1]


def _number(whole: str) -> int:
    return _IN_FIGURES.get(whole.lower()) or int(whole)


@cache
def _words(scale: Scale) -> re.Pattern[str]:
    """Return what finds a word of a scale, the longest of those that begin alike."""
    spaced = (r"\s+".join(map(re.escape, word.split())) for word in scale.words)
    longest_first = "|".join(sorted(spaced, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?<!not )(?:{longest_first})(?!\w)", re.IGNORECASE)


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())


def _found(pattern: re.Pattern[str], cited: Cited) -> Iterator[Cited]:
    return (_part(cited, *found.span()) for found in pattern.finditer(cited.text))


def _part(cited: Cited, start: int, end: int) -> Cited:
    return Cited(cited.passage, cited.start + start, cited.start + end, cited.text[start:end])
