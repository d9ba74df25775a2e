"""What of a pack no example shows: phrases that none fires, levels that none reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planaudit.audit.auditor import Auditor
from planaudit.audit.findings import WordingFinder
from planaudit.audit.lexicons import LexiconMatcher
from planaudit.audit.model import LEVEL_NAMES
from planaudit.audit.parts import Part, parts_of_findings, parts_of_lists
from planaudit.audit.self_test import example_cases, level_of_plan, plan_reading
from planaudit.packs.load import Pack
from planaudit.packs.schema import Lexicon, Wording
from planaudit.reading.model import Reading


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many phrases, patterns and levels a pack has, and which no example reaches."""

    parts: int
    unreached: tuple[Part, ...]

    @property
    def share(self) -> float:
        """The share that some example reaches, from 0 to 1."""
        return 1 - len(self.unreached) / self.parts if self.parts else 1.0


def coverage_of(pack: Pack) -> Coverage:
    """Return what of `pack` its examples reach. Raises PackError as the self-test does."""
    readings = [case.reading() for case in example_cases(pack) if not case.is_known_miss]
    readings += [
        plan_reading(criterion.id, plan) for criterion in pack.criteria for plan in criterion.plans
    ]
    phrases = list(parts_of_lists(pack.lexicons.values()))
    wordings = list(parts_of_findings(pack.wordings))
    levels = {
        Part(criterion.id, f"the level '{name}'", ("plans",)): (criterion.id, level)
        for criterion in pack.criteria
        for level, name in enumerate(LEVEL_NAMES)
    }
    reached = _levels_reached(pack)
    unreached = [
        *_never_hit(phrases, readings),
        *_never_found(wordings, readings),
        *(part for part, level in levels.items() if level not in reached),
    ]
    return Coverage(len(phrases) + len(wordings) + len(levels), tuple(unreached))


def _never_hit(
    phrases: Sequence[tuple[Part, Lexicon]], readings: Sequence[Reading]
) -> Iterator[Part]:
    numbered = (
        lexicon.model_copy(update={"id": str(number)})
        for number, (_, lexicon) in enumerate(phrases)
    )
    matcher = LexiconMatcher(numbered)
    docs = (doc for reading in readings for doc in reading.docs if doc is not None)
    hit = {hit.lexicon for doc in docs for hit in matcher.hits(doc)}
    return (part for number, (part, _) in enumerate(phrases) if str(number) not in hit)


def _never_found(
    wordings: Sequence[tuple[Part, Wording]], readings: Sequence[Reading]
) -> Iterator[Part]:
    numbered = (
        wording.model_copy(update={"id": str(number)})
        for number, (_, wording) in enumerate(wordings)
    )
    finder = WordingFinder(numbered, longest_only=False)
    found = {f.rule.partition(".")[0] for reading in readings for f in finder.find(reading)}
    return (part for number, (part, _) in enumerate(wordings) if str(number) not in found)


def _levels_reached(pack: Pack) -> set[tuple[str, int | None]]:
    auditor = Auditor(pack)
    return {
        (criterion.id, level_of_plan(criterion.id, plan, auditor))
        for criterion in pack.criteria
        for plan in criterion.plans
    }
