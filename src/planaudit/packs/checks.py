"""What a pack's files say of each other: names used are there, patterns can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planaudit.packs.bounds import endless_expression, endless_tokens, expressions_in
from planaudit.packs.schema import (
    Areas,
    Criterion,
    Header,
    Kind,
    Kinds,
    Lexicon,
    Record,
    Records,
    Signal,
    Wording,
)
from planaudit.packs.source import Location, Source, nearest

_KINDS_WITHOUT_A_RULE = frozenset({"other", "none"})
"""What an outcome or reason is called when no kind of the pack fits, and one not given."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that rules may use."""

    lexicons: frozenset[str]
    outcome_kinds: frozenset[str]
    reason_kinds: frozenset[str]
    records: frozenset[str]

    @classmethod
    def of(cls, kinds: Kinds, lexicons: Iterable[Lexicon], records: Iterable[Record]) -> Names:
        """Return the names a pack's kinds, lexicons and kinds of records give."""
        return cls(
            lexicons=frozenset(lexicon.id for lexicon in lexicons),
            outcome_kinds=frozenset({kind.id for kind in kinds.outcomes} | _KINDS_WITHOUT_A_RULE),
            reason_kinds=frozenset({kind.id for kind in kinds.reasons} | _KINDS_WITHOUT_A_RULE),
            records=frozenset(record.id for record in records),
        )


def check_order(header: Source[Header], criteria: set[str]) -> None:
    """Check that the order names every criterion, once."""
    order = header.value.order
    twice = {name for name in order if order.count(name) > 1}
    wrong = sorted(twice or criteria.symmetric_difference(order))
    if wrong:
        raise header.error(
            ("order",),
            "'order' and the files in criteria/ must name the same criteria, each once; look at "
            + ", ".join(wrong),
        )


def check_kinds(kinds: Source[Kinds], names: Names) -> None:
    """Check that the lexicons the kinds read are there."""
    for group in ("outcomes", "reasons"):
        listed: tuple[Kind, ...] = getattr(kinds.value, group)
        for number, kind in enumerate(listed):
            for key in ("any", "none"):
                _check_names(kinds, (group, number, key), getattr(kind, key), names.lexicons)


def check_areas(areas: Source[Areas]) -> None:
    """Check that the areas that an area names as near it are there."""
    known = frozenset(area.id for area in areas.value.areas)
    for number, area in enumerate(areas.value.areas):
        _check_names(areas, ("areas", number, "near"), area.near, known, "area")


def check_criterion(criterion: Source[Criterion], names: Names) -> None:
    """Check that the lexicons, kinds, records and signals a criterion reads are there."""
    value = criterion.value
    _check_signals(criterion, (), value.signals, names)
    _check_names(criterion, ("records",), value.records, names.records, "kind of record")
    if value.not_applicable_when is not None:
        used, known = sorted(value.not_applicable_when.signals()), frozenset(value.signals)
        _check_names(criterion, ("not_applicable_when",), used, known, "signal")


def check_records(records: Source[Records], names: Names) -> None:
    """Check that the lexicons and kinds by which kinds of records are told are there."""
    for number, record in enumerate(records.value.records):
        _check_signals(records, ("records", number), record.signals, names)


def _check_signals(
    source: Source[Any], location: Location, signals: Mapping[str, Signal], names: Names
) -> None:
    for name, signal in signals.items():
        here: Location = (*location, "signals", name)
        for key in ("under", "any", "all", "none"):
            _check_names(source, (*here, key), getattr(signal, key), names.lexicons)
        row = signal.row
        _check_names(source, (*here, "row", "kind"), row.kind, names.outcome_kinds, "kind")
        _check_names(source, (*here, "row", "reason"), row.reason, names.reason_kinds, "kind")


def _check_names(
    source: Source[Any],
    location: Location,
    used: Iterable[str],
    known: frozenset[str],
    what: str = "lexicon",
) -> None:
    for name in used:
        if name not in known:
            raise source.error(
                location, f"there is no {what} called '{name}' in this pack{nearest(name, known)}"
            )


def check_patterns(
    lexicons: Iterable[Source[Lexicon]], wordings: Iterable[Source[Wording]]
) -> None:
    """Have spaCy say what is wrong with a token pattern now, and not in the middle of an audit."""
    for lexicon in lexicons:
        _check_patterns(lexicon, ("patterns",), lexicon.value.patterns)
    for wording in wordings:
        for number, entry in enumerate(wording.value.entries):
            _check_patterns(wording, ("entries", number, "patterns"), entry.patterns)


def _check_patterns(
    source: Source[Any], location: Location, patterns: Sequence[Sequence[dict[str, Any]]]
) -> None:
    from planaudit.nlp import Matcher, Vocab

    matcher = Matcher(Vocab(), validate=True)
    for number, pattern in enumerate(patterns):
        try:
            matcher.add("pattern", [list(pattern)])
        except (ValueError, re.error) as error:
            why = " ".join(str(error).split())
            raise source.error((*location, number), f"not a spaCy token pattern: {why}") from None
        endless = [each for each in expressions_in(pattern) if endless_expression(each)]
        if endless or endless_tokens(pattern):
            raise source.error(
                (*location, number),
                "this pattern can take time without end on some texts. Let each part come again "
                "a bounded number of times, as in {0,6}, and nothing that repeats within another",
            )
