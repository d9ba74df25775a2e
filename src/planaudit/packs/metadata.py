"""What is said beside a rule: who says so, and the words that people will read.

Sigma, a format for detection rules, checks its rules so: a rule without a source, or with advice
that nobody can follow, is refused when it is loaded and not when somebody doubts a rating.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from planaudit.packs.findings_schema import Wording
from planaudit.packs.schema import Authority, Criterion
from planaudit.packs.source import Location, Source

LONGEST = 240
"""Characters of an advice, a message or a suggestion: two sentences."""
_FILLER = re.compile(
    r"\b(?:in order to|going forward|utili[sz]e[sd]?|leverage[sd]?|robust|holistic(?:ally)?"
    r"|synerg\w+|best practice|please note|it is important (?:to|that)|ensure that|facilitate[sd]?"
    r"|stakeholders?|deliverables?|as appropriate|person[- ]centred)\b",
    re.IGNORECASE,
)
"""Words that fill a sentence and say nothing; officers are asked to leave them out too."""


def check_metadata(
    criteria: Iterable[Source[Criterion]], wordings: Iterable[Source[Wording]]
) -> None:
    """Check authorities and the words of advice. Raises PackError."""
    for criterion in criteria:
        _check_authority(criterion, criterion.value.authority)
        _check_words(criterion, _words_of_criterion(criterion.value))
    for wording in wordings:
        _check_authority(wording, wording.value.authority)
        if not wording.value.limits:
            raise wording.error(
                ("limits",), "say in a sentence where these wordings may be found and be harmless"
            )
        _check_words(wording, _words_of_wording(wording.value))


def _words_of_criterion(criterion: Criterion) -> Iterator[tuple[Location, str]]:
    yield ("question",), criterion.question
    for name in ("strong", "evidenced", "emerging", "not_evidenced"):
        level = getattr(criterion.levels, name)
        for key in ("because", "advice", "praise"):
            yield ("levels", name, key), getattr(level, key)


def _words_of_wording(wording: Wording) -> Iterator[tuple[Location, str]]:
    yield ("message",), wording.message
    for number, entry in enumerate(wording.entries):
        yield ("entries", number, "message"), entry.message
        yield ("entries", number, "suggestion"), entry.suggestion


def _check_authority(source: Source[Any], authorities: Iterable[Authority]) -> None:
    found = list(authorities)
    if not found:
        raise source.error(
            ("authority",),
            "a rule needs an authority. Name your own guide, if it is yours, with verification: V",
        )
    for number, authority in enumerate(found):
        if authority.verification == "B":
            raise source.error(
                ("authority", number, "verification"),
                "background (B) cannot be an authority. Name a source that somebody has read",
            )


def _check_words(source: Source[Any], words: Iterable[tuple[Location, str]]) -> None:
    for location, text in words:
        if len(text) > LONGEST:
            raise source.error(
                location, f"this is longer than {LONGEST} characters. Say it in two sentences"
            )
        if filler := _FILLER.search(text):
            raise source.error(location, f"leave out '{filler[0]}': it says nothing plainly")
