"""Whether a record is of adults' or of children's services."""

from __future__ import annotations

from collections.abc import Sequence

from planaudit.reading.identity import GROWN_UP, age_of
from planaudit.reading.model import Passage, Service
from planaudit.reading.vocabulary import pattern_of

TITLE_WEIGHT = 5
"""A title weighs this many times as much as another heading."""
AGE_WEIGHT = 6
PLAIN_ENOUGH = 3
"""A score nearer to nothing than this leaves the service to the writer's words."""
LAST_TITLE = 2
"""The index of the last passage that may be the document's title."""


def service_of(passages: Sequence[Passage]) -> Service:
    """Return the service whose words the printed text uses; the person's age weighs with them."""
    score = 0
    for passage in passages:
        if passage.printed and passage.kind == "heading":
            weight = TITLE_WEIGHT if passage.index <= LAST_TITLE else 1
            score += weight * _leaning(passage.text)
    if abs(score) < PLAIN_ENOUGH:
        score += _lives(passages)
    age = age_of(passages)
    if age is not None:
        score += AGE_WEIGHT if age < GROWN_UP else -AGE_WEIGHT
    return "children" if score > 0 else "adults"


def is_carers_own(passages: Sequence[Passage], service: Service) -> bool:
    """Return whether a record is an adult carer's own assessment or plan, by what it is called."""
    named = pattern_of("service", "carers_own_records")
    of_others = pattern_of("service", "records_of_others")
    titles = [p.text for p in passages[: LAST_TITLE + 1] if named.search(p.text)]
    return service == "adults" and any(not of_others.search(title) for title in titles)


def _lives(passages: Sequence[Passage]) -> int:
    """Return which lives the written words tell of: above 0 children's, below 0 adults'."""
    written = " ".join(passage.text for passage in passages if not passage.printed)
    children = len(pattern_of("service", "lives_of_children").findall(written))
    adults = len(pattern_of("service", "lives_of_adults").findall(written))
    return (children > adults) - (children < adults)


def _leaning(printed: str) -> int:
    """Return how far a printed text leans to children's services; below 0 for adults'."""
    if pattern_of("service", "adults_who_care_for_a_child").search(printed):
        return 1 if "services" in printed.lower() else 0
    children = pattern_of("service", "children").findall(printed)
    adults = pattern_of("service", "adults").findall(printed)
    return len(children) - len(adults)
