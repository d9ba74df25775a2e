"""The quotations that stand beside a rating, the few most telling of them first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from planaudit.audit.model import Evidence, Span
from planaudit.audit.signals import Found, Material
from planaudit.packs.schema import Criterion
from planaudit.reading.model import Reading

MOST_CHOSEN = 5
"""For each side of a rating: the codebook asks for up to five that decided it."""
TELLING_LENGTH = range(6, 36)
"""Words. A shorter quotation tells little; a longer one hides what it tells."""


def choose_evidence(
    criterion: Criterion,
    found: Mapping[str, Sequence[Found]],
    material: Material,
    level: int,
    deciding: Sequence[str],
) -> tuple[Evidence, ...]:
    """Return the quotations for the rating and against it, up to five of each side chosen.

    The chosen come first. Each signal gives its best in turn, in the order the pack lists the
    signals, so that one plentiful signal does not crowd out the rest. The others follow in reading
    order. No words are quoted twice on one side.

    In support stand the signals that decided the level (`deciding`), nothing at level 0, and
    other signals only when none that decided is to be shown. Signals the pack keeps from view are
    quoted when no other was found: a level above 0 has words that decided it.

    Words with a wording to think again about are quoted in support only when no others are.
    """
    shown = [name for name, signal in criterion.signals.items() if signal.shown and found[name]]
    supporting = [name for name in shown if criterion.signals[name].supports]
    decided = [name for name in supporting if name in deciding]
    if not level:
        supporting = []
    elif not shown:
        shown = supporting = list(deciding)
    against = [name for name in shown if not criterion.signals[name].supports]
    return (
        *_one_side(criterion, found, material, supporting, decided or supporting, supports=True),
        *_one_side(criterion, found, material, against, against, supports=False),
    )


def _one_side(
    criterion: Criterion,
    found: Mapping[str, Sequence[Found]],
    material: Material,
    shown: Sequence[str],
    chosen_from: Sequence[str],
    *,
    supports: bool,
) -> list[Evidence]:
    pairs = [(name, item) for name in shown for item in found[name]]
    if supports:
        clean = [pair for pair in pairs if not _touches_a_wording(pair[1], material)]
        pairs = clean if any(name in chosen_from for name, _ in clean) else pairs
    rank = partial(_rank, criterion=criterion, reading=material.reading)
    ranked = [
        sorted((pair for pair in pairs if pair[0] == name), key=lambda pair: rank(pair[1]))
        for name in shown
        if name in chosen_from
    ]
    in_turn = (pair for turn in zip_longest(*ranked) for pair in turn if pair is not None)
    chosen = _each_once(in_turn)[:MOST_CHOSEN]
    in_order = sorted(pairs, key=lambda pair: (pair[1].cited.passage, pair[1].cited.start))
    return [
        Evidence(
            text=item.cited.text,
            where=material.reading.passages[item.cited.passage].where,
            speaker=item.speaker,
            rule=f"{criterion.id}.{name}",
            says=criterion.signals[name].looks_for,
            supports=supports,
            span=Span(item.cited.passage, item.cited.start, item.cited.end),
            chosen=number < len(chosen),
        )
        for number, (name, item) in enumerate(_each_once([*chosen, *in_order]))
    ]


def _each_once(pairs: Iterable[tuple[str, Found]]) -> list[tuple[str, Found]]:
    """Return signals with what they found, each words once."""
    first: dict[tuple[int, int], tuple[str, Found]] = {}
    for name, item in pairs:
        first.setdefault((item.cited.passage, item.cited.start), (name, item))
    return list(first.values())


def _touches_a_wording(item: Found, material: Material) -> bool:
    cited = item.cited
    return any(
        finding.span.passage == cited.passage
        and finding.span.start < cited.end
        and cited.start < finding.span.end
        for finding in material.findings
    )


def _rank(item: Found, criterion: Criterion, reading: Reading) -> tuple[bool, bool, bool, int, int]:
    """Order quotations: from the box that asks, in somebody's own voice, of a telling length."""
    slots = reading.passages[item.cited.passage].slots[:1]
    return (
        not set(slots) & set(criterion.asked_by),
        item.speaker in ("professional", "unknown"),
        len(item.cited.text.split()) not in TELLING_LENGTH,
        item.cited.passage,
        item.cited.start,
    )
