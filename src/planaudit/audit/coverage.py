"""What of a pack no example shows: phrases that none fires, levels that none reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planaudit.audit.area_parts import AreaFinder
from planaudit.audit.auditor import Auditor
from planaudit.audit.findings import WordingFinder
from planaudit.audit.lexicons import LexiconMatcher
from planaudit.audit.model import LEVEL_NAMES
from planaudit.audit.parts import Part, parts_of_findings, parts_of_lists
from planaudit.audit.self_test import example_cases, level_of_plan, plan_reading
from planaudit.packs.findings_schema import Wording
from planaudit.packs.load import Pack
from planaudit.reading.model import Reading


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many phrases, patterns, cues and levels a pack has, and which no example reaches."""

    parts: int
    unreached: tuple[Part, ...]

    @property
    def share(self) -> float:
        """The share that some example reaches, from 0 to 1."""
        return 1 - len(self.unreached) / self.parts if self.parts else 1.0


def coverage_of(pack: Pack) -> Coverage:
    """Return what of `pack` its examples reach. Raises PackError as the self-test does."""
    cases = [case for case in example_cases(pack) if not case.is_known_miss]
    readings = [case.reading() for case in cases]
    readings += [
        plan_reading(criterion.id, plan) for criterion in pack.criteria for plan in criterion.plans
    ]
    finders = (PhraseFinder(pack), AreaFinder(pack.areas))
    parts = [part for finder in finders for part in finder.parts]
    copies = tuple(_copied(pack.wordings))
    levels = {
        Part(criterion.id, f"the level '{name}'", ("plans",)): (criterion.id, level)
        for criterion in pack.criteria
        for level, name in enumerate(LEVEL_NAMES)
    }
    auditor = Auditor(pack)
    reached = _levels_reached(pack, auditor)
    found_copied = {
        case.rule
        for case in cases
        if case.should_match
        and any(part.rule == case.rule for part in copies)
        and not case.failure(auditor)
    }
    shown = {
        part for reading in readings for finder in finders for part in finder.found_in(reading)
    }
    unreached = [
        *(part for part in parts if part not in shown),
        *(part for part in copies if part.rule not in found_copied),
        *(part for part, level in levels.items() if level not in reached),
    ]
    return Coverage(len(parts) + len(copies) + len(levels), tuple(unreached))


class PhraseFinder:
    """Tells which phrases and patterns of a pack a reading shows.

    `lists` and `wordings` hold each as a list, or a family of findings, of its own.
    """

    def __init__(self, pack: Pack) -> None:
        self.lists = tuple(parts_of_lists(pack.lexicons.values()))
        self.wordings = tuple(parts_of_findings(pack.wordings))
        self._matcher = LexiconMatcher(
            lexicon.model_copy(update={"id": str(number)})
            for number, (_, lexicon) in enumerate(self.lists)
        )
        self._finder = WordingFinder(
            (
                wording.model_copy(update={"id": str(number)})
                for number, (_, wording) in enumerate(self.wordings)
            ),
            longest_only=False,
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every phrase and pattern, those of lists first."""
        return tuple(part for part, _ in (*self.lists, *self.wordings))

    def found_in(self, reading: Reading) -> Iterator[Part]:
        """Yield each phrase and pattern the reading shows, as often as it does."""
        for doc in reading.docs:
            if doc is not None:
                yield from (self.lists[int(hit.lexicon)][0] for hit in self._matcher.hits(doc))
        for finding in self._finder.find(reading):
            yield self.wordings[int(finding.rule.partition(".")[0])][0]


def _copied(wordings: Iterable[Wording]) -> Iterator[Part]:
    """Yield each rule on copied words: what it looks for is in no list of phrases."""
    for wording in wordings:
        for entry in wording.entries:
            if entry.copied:
                yield Part(
                    f"findings.{wording.id}.{entry.id}", "the words it looks for", ("copied",)
                )


def _levels_reached(pack: Pack, auditor: Auditor) -> set[tuple[str, int | None]]:
    return {
        (criterion.id, level_of_plan(criterion.id, plan, auditor))
        for criterion in pack.criteria
        for plan in criterion.plans
    }
