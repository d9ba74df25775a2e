"""What a pack's files say of each other: names used are there, patterns can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planaudit.packs.bounds import (
    MOST_ABSENT,
    endless_expression,
    endless_tokens,
    expressions_in,
)
from planaudit.packs.findings_schema import Wording
from planaudit.packs.kinds_schema import Areas, Kind, Kinds
from planaudit.packs.schema import Criterion, Header, Lexicon, Record, Records, Signal
from planaudit.packs.source import Location, Source, nearest
from planaudit.yaml_source import no_such_key

_KINDS_WITHOUT_A_RULE = frozenset({"other", "none"})
"""What an outcome or reason is called when no kind of the pack fits, and one not given."""

_OF_A_WORD = (
    *("LOWER", "LEMMA", "TEXT", "ORTH", "NORM", "SHAPE", "PREFIX", "SUFFIX", "LENGTH", "OP"),
    *("IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT"),
    *("IS_SPACE", "IS_BRACKET", "IS_QUOTE", "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY"),
    *("IS_STOP", "IS_SENT_START", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL", "SPACY"),
)
"""What a token pattern may ask of a word. spaCy has more, such as POS, with a language model."""
_ENDLESS_TOKENS = (
    "this pattern can take time without end on some texts. Let at most one of its parts go on "
    "without end (* or +), and at its beginning or end only one that names a word; and let at most "
    f"{MOST_ABSENT} words be there or not, where ? is one such word and {{0,6}} are six"
)
_ENDLESS_EXPRESSION = (
    "this pattern can take time without end on some words. Let nothing that repeats, and no "
    "choice, stand within what repeats, and say how often the rest may come again, as in {0,6}"
)


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


def check_copied(wording: Source[Wording], names: Names) -> None:
    """Check that the lexicons and kinds are there that rules on copied words read."""
    for number, entry in enumerate(wording.value.entries):
        here: Location = ("entries", number, "copied")
        if entry.copied:
            _check_names(wording, (*here, "none"), entry.copied.none, names.lexicons)
            _check_names(
                wording, (*here, "not_kinds"), entry.copied.not_kinds, names.outcome_kinds, "kind"
            )


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
        here = (*location, number)
        _check_keys(source, here, pattern)
        if endless_tokens(pattern):  # before spaCy, which writes out what comes again
            raise source.error(here, _ENDLESS_TOKENS)
        try:
            matcher.add("pattern", [list(pattern)])
            endless = any(map(endless_expression, expressions_in(pattern)))
        except (ValueError, re.error) as error:
            why = " ".join(str(error).split())
            raise source.error(here, f"not a spaCy token pattern: {why}") from None
        if endless:
            raise source.error(here, _ENDLESS_EXPRESSION)


def _check_keys(source: Source[Any], location: Location, pattern: Sequence[dict[str, Any]]) -> None:
    """Check that a pattern asks only for what is known of a word without a language model."""
    for number, token in enumerate(pattern):
        for key in token:
            if key.upper() not in _OF_A_WORD:
                raise source.error((*location, number, key), no_such_key(key.upper(), _OF_A_WORD))
