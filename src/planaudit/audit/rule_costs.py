"""What each rule of a pack costs in time, measured one rule at a time.

An audit looks for all lists of phrases at once, and for all wordings at once, so what one of them
takes there cannot be told. Here each is looked for alone, in documents as they are read, and what
looking takes even for nothing is taken off, as an audit does that once for all. Nothing here is
part of an audit, and no time gets into one.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from planaudit.audit.auditor import Auditor
from planaudit.audit.findings import WordingFinder, is_narrative
from planaudit.audit.lexicons import LexiconMatcher
from planaudit.audit.parts import Part, parts_of_findings, parts_of_lists
from planaudit.audit.signals import find
from planaudit.packs.findings_schema import Wording
from planaudit.packs.load import Pack
from planaudit.packs.schema import Lexicon
from planaudit.reading.model import Reading

_A_WORD_OF_NO_DOCUMENT = ({"LOWER": "\ue000"},)
Clock = Callable[[], float]
"""Gives seconds; only the difference of two means anything."""
OWN_CLOCK: Clock = time.perf_counter if sys.platform == "win32" else time.thread_time
"""Processor time, which a busy computer does not stretch; on Windows that is told too coarsely."""
_LookIn = Callable[[Reading], object]


@dataclass(slots=True)
class Cost:
    """How often something was tried, and the seconds that took altogether."""

    tried: int = 0
    seconds: float = 0.0

    def add(self, other: Cost) -> None:
        """Count some more."""
        self.tried += other.tried
        self.seconds += other.seconds


@dataclass(slots=True)
class RuleCosts:
    """What rules cost in some documents.

    `seconds` is what rating the documents took by all rules together. `rules` holds each signal,
    list and family, named as in the self-test. `parts` holds what is in `rules` already, taken
    apart: each wording of a family, and each pattern of a list or wording that has several.
    """

    documents: int = 0
    seconds: float = 0.0
    rules: dict[Part, Cost] = field(default_factory=dict)
    parts: dict[Part, Cost] = field(default_factory=dict)

    def add(self, other: RuleCosts) -> None:
        """Count what was measured in other documents."""
        self.documents += other.documents
        self.seconds += other.seconds
        for mine, others in ((self.rules, other.rules), (self.parts, other.parts)):
            for part, cost in others.items():
                mine.setdefault(part, Cost()).add(cost)


class RuleTimer:
    """Measures the rules of packs on readings. What looks for each rule is made once."""

    def __init__(self, *packs: Pack, clock: Clock = OWN_CLOCK) -> None:
        self._clock = clock
        self._auditor = Auditor(*packs)
        self._by_pack = [
            _PackTimer(pack, f"{pack.header.id}/" if len(packs) > 1 else "", clock)
            for pack in packs
        ]

    def costs(self, reading: Reading) -> RuleCosts:
        """Return what rating one document costs; nothing for one that is not rated.

        With several packs the name of each rule has its pack and a slash before it.
        """
        with _nothing_tidied_up():
            start = self._clock()
            audit = self._auditor.audit(reading)
            seconds = self._clock() - start
            if audit.status != "audited":
                return RuleCosts()
            costs = RuleCosts(documents=1, seconds=seconds)
            for each in self._by_pack:
                each.measure(reading, costs)
        return costs


@dataclass(frozen=True, slots=True)
class _Look:
    """What looks for one rule alone, and what looks in the same way for nothing."""

    part: Part
    look: _LookIn
    for_nothing: _LookIn


class _PackTimer:
    """Measures the rules of one pack."""

    def __init__(self, pack: Pack, prefix: str, clock: Clock) -> None:
        lists, families = tuple(pack.lexicons.values()), tuple(_found_in_one(pack.wordings))
        self._clock = clock
        self._prefix = prefix
        self._criteria = pack.criteria
        self._material = Auditor(pack).material
        no_list, no_family = _looks_for_nothing(families)

        def in_lists(part: Part, alone: Lexicon) -> _Look:
            look = LexiconMatcher([alone]).hits_by_passage
            return _Look(part, look, no_list[bool(alone.patterns)])

        def in_findings(part: Part, alone: Wording) -> _Look:
            has_patterns = any(entry.patterns for entry in alone.entries)
            return _Look(part, WordingFinder([alone]).find, no_family[has_patterns])

        self._lists = [in_lists(Part(f"lexicons.{each.id}"), each) for each in lists]
        self._families = [in_findings(Part(f"findings.{each.id}"), each) for each in families]
        self._patterns = [in_lists(part, each) for part, each in _patterns_of(lists)]
        self._wordings = [in_findings(part, each) for part, each in _wordings_of(families)]

    def measure(self, reading: Reading, costs: RuleCosts) -> None:
        """Add what each rule costs on `reading`."""
        passages = sum(doc is not None for doc in reading.docs)
        narrative = sum(map(is_narrative, reading.passages))
        self._measure(self._lists, reading, passages, costs.rules)
        self._measure(self._patterns, reading, passages, costs.parts)
        self._measure(self._families, reading, narrative, costs.rules)
        self._measure(self._wordings, reading, narrative, costs.parts)
        self._measure_signals(reading, costs)

    def _measure(
        self, looks: Sequence[_Look], reading: Reading, tried: int, into: dict[Part, Cost]
    ) -> None:
        idle = {
            look: self._seconds(look, reading)
            for look in dict.fromkeys(each.for_nothing for each in looks)
        }
        for each in looks:
            seconds = self._seconds(each.look, reading) - idle[each.for_nothing]
            self._note(into, each.part, Cost(tried, max(seconds, 0.0)))

    def _measure_signals(self, reading: Reading, costs: RuleCosts) -> None:
        material = self._material(reading)
        signals = [
            (Part(f"{criterion.id}.{name}"), partial(find, signal))
            for criterion in self._criteria
            if reading.service in criterion.services
            for name, signal in criterion.signals.items()
        ]
        for _, look in signals:  # what several look up is looked up once, and is nobody's cost
            look(material)
        for part, look in signals:
            self._note(costs.rules, part, Cost(1, self._seconds(look, material)))

    def _seconds(self, look: Callable[[Any], object], where: object) -> float:
        start = self._clock()
        look(where)
        return self._clock() - start

    def _note(self, into: dict[Part, Cost], part: Part, cost: Cost) -> None:
        into.setdefault(Part(f"{self._prefix}{part.rule}", part.what), Cost()).add(cost)


def _looks_for_nothing(
    families: Sequence[Wording],
) -> tuple[tuple[_LookIn, _LookIn], tuple[_LookIn, _LookIn]]:
    """Return what looks in lists, and in findings, for nothing: without patterns, and with one."""
    pattern = (_A_WORD_OF_NO_DOCUMENT,)
    lists = [Lexicon(id="none", about="", source="", patterns=pattern)]
    none = {"phrases": (), "patterns": pattern, "unless": ()}
    wordings = [
        each.model_copy(update={"entries": (each.entries[0].model_copy(update=none),)})
        for each in families[:1]
    ]
    return (
        (LexiconMatcher([]).hits_by_passage, LexiconMatcher(lists).hits_by_passage),
        (WordingFinder([]).find, WordingFinder(wordings).find),
    )


def _found_in_one(families: Iterable[Wording]) -> Iterator[Wording]:
    """Yield families without the wordings that are looked for in all documents of a run at once."""
    for family in families:
        if entries := tuple(entry for entry in family.entries if not entry.copied):
            yield family.model_copy(update={"entries": entries})


def _patterns_of(lists: Iterable[Lexicon]) -> Iterator[tuple[Part, Lexicon]]:
    """Yield each pattern of the lists that have several."""
    several = [each for each in lists if len(each.patterns) > 1]
    return ((part, alone) for part, alone in parts_of_lists(several) if alone.patterns)


def _wordings_of(families: Iterable[Wording]) -> Iterator[tuple[Part, Wording]]:
    """Yield each wording as a family of its own, and each of its patterns where it has several."""
    for family in families:
        for entry in family.entries:
            alone = family.model_copy(update={"entries": (entry,)})
            yield Part(f"findings.{family.id}.{entry.id}"), alone
            for part, one in parts_of_findings([alone]):
                if len(entry.patterns) > 1 and one.entries[0].patterns:
                    yield part, one


@contextmanager
def _nothing_tidied_up() -> Iterator[None]:
    """Keep Python from looking for memory to free in the body: it would, at some rule's cost."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
