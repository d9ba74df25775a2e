"""The self-test of a pack: does every rule find what its examples say, and nothing else?

Each example is made into a tiny document of its own, a heading with the words under it or a
table of outcomes and actions, which is then read and searched as any plan would be. For
pack authors; an audit never runs this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from planaudit.audit.area_cues import cues_of, words_found
from planaudit.audit.auditor import Auditor
from planaudit.audit.copied_words import trace_of
from planaudit.audit.copying import with_copies
from planaudit.audit.example_documents import (
    NoSuchSlotError,
    Stands,
    reading_of_example,
    reading_of_plan,
)
from planaudit.audit.model import LEVEL_NAMES, Finding
from planaudit.audit.signals import find
from planaudit.packs.examples import Example, ExamplePlan, Examples
from planaudit.packs.findings_schema import Copied
from planaudit.packs.kinds_schema import Area, Kind
from planaudit.packs.load import Pack, PackError
from planaudit.packs.schema import Criterion, Lexicon, Signal
from planaudit.packs.source import nearest
from planaudit.reading.model import Reading

_Finds = Callable[[Reading, Example, Auditor], bool]
"""Whether a rule finds in the reading of an example what the example marks."""


_OF_OUTCOMES = ("outcome", "national statement")


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that its rule does not treat as it says.

    `rule` is 'criterion.signal', 'records.kind.signal', 'findings.family',
    'findings.family.entry', 'lexicons.id', 'outcomes.kind', 'reasons.kind' or 'national.area'.
    `should_match` is True for words the rule must find and does not, False for words it must
    leave and finds.
    """

    rule: str
    text: str
    should_match: bool

    def __str__(self) -> str:
        """Say in one line what went wrong."""
        verb = "does not find" if self.should_match else "finds, and should not,"
        return f"{self.rule} {verb} '{self.text}'"


@dataclass(frozen=True, slots=True)
class PlanFailure:
    """An example plan that its criterion does not rate as it says.

    Levels are 0 to 3, None where it does not rate it.
    """

    rule: str
    number: int
    wanted: int | None
    given: int | None

    def __str__(self) -> str:
        """Say in one line what went wrong."""
        given = "not rated" if self.given is None else f"rated '{LEVEL_NAMES[self.given]}'"
        wanted = "NA" if self.wanted is None else f"'{LEVEL_NAMES[self.wanted]}'"
        return f"{self.rule}: example plan {self.number} is {given}, not {wanted}"


@dataclass(frozen=True, slots=True)
class ExampleCase:
    """One example of one rule: where its words stand, and how to ask whether they are found.

    `is_known_miss`: that it fails is known, and no failure.
    """

    rule: str
    example: Example
    should_match: bool
    stands: Stands
    finds: _Finds
    is_known_miss: bool = False

    def reading(self) -> Reading:
        """Return the reading of the example.

        Raises PackError for one in a slot that no heading asks for.
        """
        try:
            return reading_of_example(self.example, self.stands)
        except NoSuchSlotError as error:
            raise PackError(f"an example of {self.rule} stands in {error}") from None

    def failure(self, auditor: Auditor) -> ExampleFailure | None:
        """Return how the rule fails on the example; None when it does as it should.

        Raises PackError as `reading` does.
        """
        if self.finds(self.reading(), self.example, auditor) == self.should_match:
            return None
        return ExampleFailure(self.rule, self.example.text, self.should_match)


def failing_examples(
    pack: Pack, rules: Iterable[str] = ()
) -> tuple[ExampleFailure | PlanFailure, ...]:
    """Return every example of `pack` that its rule misses, or finds and should not.

    `rules` are beginnings of the ids of the rules to try, all if none is given. Raises PackError
    for an example in a slot that no heading asks for.
    """
    auditor = Auditor(pack)
    wanted = tuple(rules)
    failures: list[ExampleFailure | PlanFailure] = []
    for case in example_cases(pack):
        if not case.is_known_miss and (not wanted or case.rule.startswith(wanted)):
            failure = case.failure(auditor)
            failures += [failure] if failure else []
    for criterion in pack.criteria:
        if not wanted or criterion.id.startswith(wanted):
            failures += _failing_plans(criterion, auditor)
    return tuple(failures)


def check_rule_names(pack: Pack, rules: Iterable[str]) -> None:
    """Check that rules to try begin as some rule of `pack` does. Raises PackError."""
    known = {case.rule for case in example_cases(pack)} | {each.id for each in pack.criteria}
    for rule in rules:
        if not any(name.startswith(rule) for name in known):
            raise PackError(f"there is no rule '{rule}' to try{nearest(rule, known)}")


def example_cases(pack: Pack) -> tuple[ExampleCase, ...]:
    """Return every example of `pack`: of its signals, findings, lexicons, kinds and areas."""
    return (
        *_of_signals(pack),
        *_of_findings(pack),
        *_of_lexicons(pack),
        *_of_kinds(pack),
        *_of_areas(pack),
    )


def _of_signals(pack: Pack) -> Iterator[ExampleCase]:
    for criterion in pack.criteria:
        for name, signal in criterion.signals.items():
            yield from _cases_of(f"{criterion.id}.{name}", signal)
    for record in pack.records:
        for name, signal in record.signals.items():
            yield from _cases_of(f"records.{record.id}.{name}", signal)


def _cases_of(rule: str, signal: Signal) -> Iterator[ExampleCase]:
    unit = signal.unit
    stands: Stands = unit if unit in ("tick", "outcome", "action", "heading") else "prose"
    yield from _cases(rule, signal.examples, stands, partial(_signal_finds, signal))


def _of_findings(pack: Pack) -> Iterator[ExampleCase]:
    for wording in pack.wordings:
        if wording.examples:
            finds = partial(_wording_finds, f"{wording.id}.")
            yield from _cases(f"findings.{wording.id}", wording.examples, "prose", finds)
        for entry in wording.entries:
            if entry.examples:
                rule = f"{wording.id}.{entry.id}"
                finds = partial(_wording_finds, rule)
                stands: Stands = "prose"
                if entry.copied:
                    stands = "outcome" if entry.copied.what in _OF_OUTCOMES else "prose"
                    finds = partial(_copied_words_find, pack, rule, entry.copied, stands)
                yield from _cases(f"findings.{rule}", entry.examples, stands, finds)


def _of_lexicons(pack: Pack) -> Iterator[ExampleCase]:
    for lexicon in pack.lexicons.values():
        if lexicon.examples:
            finds = partial(_lexicon_finds, lexicon)
            yield from _cases(f"lexicons.{lexicon.id}", lexicon.examples, "prose", finds)


def _of_kinds(pack: Pack) -> Iterator[ExampleCase]:
    for kind in pack.kinds.outcomes:
        finds = partial(_outcome_is, kind)
        yield from _cases(f"outcomes.{kind.id}", kind.examples, "outcome", finds)
    for kind in pack.kinds.reasons:
        stands: Stands = "action" if kind.beside else "reason"
        finds = partial(_reason_is, kind)
        yield from _cases(f"reasons.{kind.id}", kind.examples, stands, finds)


def _of_areas(pack: Pack) -> Iterator[ExampleCase]:
    for area in pack.areas:
        finds = partial(_area_fits, area)
        yield from _cases(f"national.{area.id}", area.examples, "outcome", finds)


def _cases(rule: str, examples: Examples, stands: Stands, finds: _Finds) -> Iterator[ExampleCase]:
    for example in examples.match:
        yield ExampleCase(rule, example, True, stands, finds)
    for example in examples.no_match:
        yield ExampleCase(rule, example, False, stands, finds)
    for example in examples.known_misses:
        yield ExampleCase(rule, example, True, stands, finds, is_known_miss=True)


def _signal_finds(signal: Signal, reading: Reading, example: Example, auditor: Auditor) -> bool:
    found = find(signal, auditor.material(reading))
    texts = [each.cited.text for each in found if example.speaker in (None, each.speaker)]
    return bool(texts) and all(any(words in text for text in texts) for words in example.marked)


def _wording_finds(rule: str, reading: Reading, example: Example, auditor: Auditor) -> bool:
    """Return whether a wording of a family ('family.') or of one entry is found."""
    return _is_among(auditor.material(reading).findings, rule, example)


def _copied_words_find(
    pack: Pack,
    rule: str,
    copied: Copied,
    stands: Stands,
    reading: Reading,
    example: Example,
    auditor: Auditor,
) -> bool:
    """Return whether an example is found to be copied: it, or `elsewhere`, stands in others."""
    other = example.model_copy(update={"text": example.elsewhere or example.text})
    others = [reading_of_example(other, stands)] * (copied.min_documents - 1)
    run = [reading, *others]
    audits = [auditor.audit(each) for each in run]
    traces = [trace_of(audit, each.identity) for audit, each in zip(audits, run, strict=True)]
    return _is_among(with_copies(audits, traces, [pack])[0].findings, rule, example)


def _is_among(findings: Iterable[Finding], rule: str, example: Example) -> bool:
    """Return whether the words in braces are the very words of findings of a rule, or any are."""
    found = [
        finding.text
        for finding in findings
        if finding.rule == rule or (rule.endswith(".") and finding.rule.startswith(rule))
    ]
    return bool(found) and all(words in found for words in example.marked)


def _lexicon_finds(lexicon: Lexicon, reading: Reading, example: Example, auditor: Auditor) -> bool:
    """Return whether a list's phrases are found, each of what is marked among them."""
    found: list[str] = []
    for doc, hits in zip(reading.docs, auditor.material(reading).hits, strict=True):
        if doc is not None:
            found += [doc[hit.start : hit.end].text for hit in hits if hit.lexicon == lexicon.id]
    return bool(found) and all(words in found for words in example.marked)


def _outcome_is(kind: Kind, reading: Reading, _: Example, auditor: Auditor) -> bool:
    return any(outcome.told_by is kind for outcome in auditor.material(reading).outcomes)


def _reason_is(kind: Kind, reading: Reading, _: Example, auditor: Auditor) -> bool:
    return any(action.told_by is kind for action in auditor.material(reading).actions)


def _area_fits(area: Area, reading: Reading, example: Example, auditor: Auditor) -> bool:
    """Return whether an outcome belongs to an area.

    By its own words, where the example has no national outcome, and else by that: it must name
    or state the area, and fit. What is marked must be the very words in which cues stand.
    """
    outcomes = auditor.material(reading).outcomes
    found = {
        words
        for outcome in outcomes
        for cue in cues_of(area)
        for words in words_found(cue, outcome.row.text.text)
    }
    belongs = bool(found)
    if example.national:
        belongs = any(
            outcome.link is not None
            and outcome.link.grade != "inferred"
            and area.id in outcome.link.areas
            and outcome.fits
            for outcome in outcomes
        )
    return belongs and found.issuperset(example.marked)


def _failing_plans(criterion: Criterion, auditor: Auditor) -> Iterator[PlanFailure]:
    for number, plan in enumerate(criterion.plans, 1):
        given = level_of_plan(criterion.id, plan, auditor)
        wanted = None if plan.level == "NA" else plan.level
        if given != wanted:
            yield PlanFailure(criterion.id, number, wanted, given)


def level_of_plan(criterion: str, plan: ExamplePlan, auditor: Auditor) -> int | None:
    """Return the level that a criterion gives an example plan, None where it does not rate it.

    Raises PackError for an answer in a slot that no heading asks for.
    """
    audited = auditor.audit(plan_reading(criterion, plan))
    return next((each.level for each in audited.criteria if each.criterion == criterion), None)


def plan_reading(criterion: str, plan: ExamplePlan) -> Reading:
    """Return the reading of an example plan of a criterion.

    Raises PackError for an answer in a slot that no heading asks for.
    """
    try:
        return reading_of_plan(plan)
    except NoSuchSlotError as error:
        raise PackError(f"an example plan of {criterion} has an answer in {error}") from None
