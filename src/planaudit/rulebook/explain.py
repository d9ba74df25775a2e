"""What a rule looks for, why, and what decides its levels: paragraphs of plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planaudit.audit.levels import level_text
from planaudit.audit.model import LEVEL_NAMES
from planaudit.packs.examples import Example, Examples
from planaudit.packs.findings_schema import Wording, WordingEntry
from planaudit.packs.kinds_schema import Area, Kind
from planaudit.packs.schema import Authority, Condition, Criterion, Record, Signal
from planaudit.plain_words import quoted_list
from planaudit.rulebook.areas_and_kinds import about_area, about_kinds
from planaudit.rulebook.copied import copied_words, message_in_general, words_left_alone
from planaudit.rulebook.rules import Rule

_MOST_EXAMPLES = 3
_VERIFIED = {
    "V": "read in the source",
    "P": "read in part",
    "B": "common practice, no authority",
}


_OFTEN = {
    "high": "Its findings are seldom wrong, and can make a run fail.",
    "medium": "Its findings are sometimes wrong: look at each.",
    "low": "Its findings are often harmless where they stand alone.",
}


def explained(rule: Rule, *, every_example: bool = False) -> list[str]:
    """Return what is to be said of a rule, a paragraph or an item ('- ...') each.

    `every_example`: all those of a kind or an area, and not only the first.
    """
    if rule.criterion:
        return list(_criterion(rule.criterion, rule.records))
    if rule.area:
        area = rule.area
        shown = _examples_of([area], "belongs here", "does not", every=every_example)
        return [*about_area(area), *shown, *_limits(area.limits)]
    if rule.kinds:
        kinds = rule.kinds.values()
        shown = _examples_of(kinds, "of this kind", "of another kind", every=every_example)
        limits = (limit for kind in kinds for limit in kind.limits)
        return [*about_kinds(rule.kinds), *shown, *_limits(limits)]
    assert rule.family is not None  # a rule is a criterion or has a family
    if rule.entry:
        return list(_entry(rule.family, rule.entry))
    return list(_family(rule.family))


def explained_record(record: Record) -> str:
    """Return in a sentence how a document is told to be of a kind of record."""
    return f"A document is taken for {record.title} by {_needs(record.when, record.signals)}."


def _criterion(criterion: Criterion, records: Iterable[Record]) -> Iterator[str]:
    yield criterion.question
    if criterion.why:
        yield f"Why it matters: {criterion.why}"
    yield from _authorities(criterion.authority)
    if len(criterion.services) == 1:
        whose = "adults'" if criterion.services == ("adults",) else "children's"
        yield f"It is for {whose} records only."
    for record in records:
        yield f"It may not apply: {record.otherwise} {explained_record(record)}"
    if criterion.not_applicable_because and criterion.not_applicable_when:
        yield f"It may not apply: {criterion.not_applicable_because}"
    yield "What it looks for:"
    for signal in criterion.signals.values():
        if signal.shown:
            against = "" if signal.supports else " (this holds the level down)"
            yield f"- {signal.looks_for}{against}"
    yield "The levels, of which the highest whose needs are met is given:"
    for level in (3, 2, 1, 0):
        says = level_text(criterion, level)
        needs = f" It needs {_needs(says.needs, criterion.signals)}." if says.needs else ""
        yield f"- {LEVEL_NAMES[level]}: {says.because}{needs}"
    yield "Examples:"
    for signal in criterion.signals.values():
        if signal.shown:
            yield from _examples(signal.examples, f"found as {signal.looks_for}", most=1)
    yield from _limits(criterion.limits)


def _family(family: Wording) -> Iterator[str]:
    yield family.message
    yield _OFTEN[family.confidence]
    yield from _authorities(family.authority)
    yield f"Wordings of this family ({len(family.entries)}):"
    for entry in family.entries:
        yield f"- {family.id}.{entry.id}: {_found(entry)}. {entry.suggestion}"
    yield from _limits(family.limits)


def _entry(family: Wording, entry: WordingEntry) -> Iterator[str]:
    yield f"{family.title}: {message_in_general(family, entry)}"
    yield f"Instead: {entry.suggestion}"
    yield f"It is of {entry.severity} severity. {_OFTEN[family.confidence_of(entry)]}"
    yield f"Found: {_found(entry, most=0)}."
    if entry.copied:
        yield f"Left alone: {words_left_alone(entry.copied)}."
    if entry.unless:
        yield f"Not where it stands with {quoted_list(entry.unless)}."
    yield "Source: " + ", ".join(entry.source) + f" ({_VERIFIED[entry.verification]})."
    if entry.examples:
        yield "Examples:"
        yield from _examples(entry.examples, "found", most=_MOST_EXAMPLES)


def _examples_of(
    rules: Iterable[Area | Kind], found: str, left: str, *, every: bool
) -> Iterator[str]:
    yield "Examples:"
    for rule in rules:
        yield from _examples(rule.examples, found, None if every else _MOST_EXAMPLES, left)


def _limits(limits: Iterable[str]) -> Iterator[str]:
    for number, limit in enumerate(limits):
        if not number:
            yield "What is known to go wrong:"
        yield f"- {limit}"


def _authorities(authorities: Iterable[Authority]) -> Iterator[str]:
    yield "Who says so:"
    for authority in authorities:
        section = f", {authority.section}" if authority.section else ""
        yield f"- {authority.source}{section} ({_VERIFIED[authority.verification]})"


def _needs(condition: Condition, signals: Mapping[str, Signal]) -> str:
    """Return in words what a level, or a kind of record, needs."""
    if condition.every:
        return "; and ".join(_needs(part, signals) for part in condition.every)
    if condition.some:
        return "either " + ", or ".join(_needs(part, signals) for part in condition.some)
    names = condition.count or condition.kinds or (condition.share,)
    what = ", or ".join(signals[name].looks_for for name in names)
    if condition.share:
        whole = signals[condition.of].looks_for
        return f"{_bounds(condition, percent=True)} of all ({whole}) to be {what}"
    if condition.kinds:
        return f"{_bounds(condition)} of these kinds: {what}"
    return f"{_bounds(condition)} of: {what}"


def _bounds(condition: Condition, *, percent: bool = False) -> str:
    def number(value: float) -> str:
        return f"{100 * value:g} %" if percent else f"{value:g}"

    parts = []
    if condition.at_least is not None:
        parts.append(f"at least {number(condition.at_least)}")
    if condition.at_most is not None:
        parts.append("none" if not condition.at_most else f"at most {number(condition.at_most)}")
    return " and ".join(parts)


def _found(entry: WordingEntry, most: int = 4) -> str:
    """Return what an entry finds: its first phrases (0 for all), or what is copied."""
    if entry.copied:
        return copied_words(entry.copied)
    shown = entry.phrases[:most] if most else entry.phrases
    more = len(entry.phrases) - len(shown) + len(entry.patterns)
    return quoted_list(shown) + (f" and {more} more" if more and most else "")


def _examples(
    examples: Examples, found: str, most: int | None, left: str = "left alone"
) -> Iterator[str]:
    for example in examples.match[:most]:
        yield f"- {found}: {_shown(example)}"
    for example in examples.no_match[:most]:
        yield f"- {left}: {_shown(example)}"


def _shown(example: Example) -> str:
    printed = " (printed by the form)" if example.printed else ""
    elsewhere = f" (elsewhere: “{example.elsewhere}”)" if example.elsewhere else ""
    beside = [
        f"{what} “{words}”"
        for what, words in (
            ("its national outcome", example.national),
            ("the need", example.need),
            ("the outcome", example.plan),
            ("the reason", example.reason),
        )
        if words
    ]
    stands = f" (beside it {' and '.join(beside)})" if beside else ""
    return f"“{example.words}”{printed}{elsewhere}{stands}"
