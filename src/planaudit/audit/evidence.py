"""Choosing the quotations that stand beside a rating: few, telling and of every kind found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest

from planaudit.audit.model import Evidence, Span
from planaudit.audit.signals import Found, Material
from planaudit.packs.schema import Criterion
from planaudit.reading.model import Reading

MOST_QUOTATIONS = 5
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
    """Return up to five quotations for the rating and five against it.

    Each signal gives its best in turn, in the order the pack lists the signals, so that one
    plentiful signal does not crowd out the rest. No words are quoted twice on one side.

    In support stand the signals that decided the level (`deciding`), nothing at level 0, and
    other signals only when none that decided is to be shown. Signals the pack keeps from view are
    quoted when no other was found: a level above 0 has words that decided it.

    Words with a wording to think again about are quoted in support only when no others are.
    """
    shown = [name for name, signal in criterion.signals.items() if signal.shown and found[name]]
    decided = [name for name in shown if name in deciding and criterion.signals[name].supports]
    in_support = decided or [name for name in shown if criterion.signals[name].supports]
    if not level:
        in_support = []
    elif not shown:
        shown = in_support = list(deciding)
    return (
        *_one_side(criterion, found, material, in_support, supports=True),
        *_one_side(criterion, found, material, shown, supports=False),
    )


def _one_side(
    criterion: Criterion,
    found: Mapping[str, Sequence[Found]],
    material: Material,
    shown: Sequence[str],
    *,
    supports: bool,
) -> list[Evidence]:
    reading = material.reading
    rank = partial(_rank, criterion=criterion, reading=reading)
    ranked = [
        [(name, item) for item in sorted(found[name], key=rank)]
        for name, signal in criterion.signals.items()
        if name in shown and signal.supports is supports
    ]
    if supports:
        clean = [
            [pair for pair in pairs if not _touches_a_wording(pair[1], material)]
            for pairs in ranked
        ]
        ranked = clean if any(clean) else ranked
    kept: dict[tuple[int, int], Evidence] = {}
    for turn in zip_longest(*ranked):
        for name, item in (choice for choice in turn if choice is not None):
            cited = item.cited
            if len(kept) == MOST_QUOTATIONS or (cited.passage, cited.start) in kept:
                continue
            kept[cited.passage, cited.start] = Evidence(
                text=cited.text,
                where=reading.passages[cited.passage].where,
                speaker=item.speaker,
                rule=f"{criterion.id}.{name}",
                says=criterion.signals[name].looks_for,
                supports=supports,
                span=Span(cited.passage, cited.start, cited.end),
            )
    return list(kept.values())


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
