"""From what the signals found to a level: the highest whose condition holds, and why."""

from __future__ import annotations

from collections.abc import Mapping

from planaudit.packs.schema import Condition, Criterion, Level

Counts = Mapping[str, int]


def level_of(criterion: Criterion, counts: Counts) -> int:
    """Return the highest level, 0 to 3, whose condition `counts` meets."""
    return next((n for n in (3, 2, 1) if holds(needs_of(criterion, n), counts)), 0)


def level_text(criterion: Criterion, level: int) -> Level:
    """Return what the pack says at `level`."""
    levels = criterion.levels
    return (levels.not_evidenced, levels.emerging, levels.evidenced, levels.strong)[level]


def needs_of(criterion: Criterion, level: int) -> Condition:
    """Return the condition of `level` (1 to 3)."""
    needs = level_text(criterion, level).needs
    assert needs is not None  # the schema requires it
    return needs


def holds(condition: Condition, counts: Counts) -> bool:
    """Return whether `counts` (finds per signal) meet `condition`."""
    if condition.every:
        return all(holds(part, counts) for part in condition.every)
    if condition.some:
        return any(holds(part, counts) for part in condition.some)
    value = _value(condition, counts)
    low_enough = condition.at_most is None or value <= condition.at_most
    return low_enough and (condition.at_least is None or value >= condition.at_least)


def what_is_lacking(condition: Condition, counts: Counts) -> tuple[str, ...]:
    """Return, in plain words, the parts of `condition` that `counts` do not meet."""
    if holds(condition, counts):
        return ()
    if condition.lacking:
        return (condition.lacking,)
    if condition.some:
        # Any one would do: what the nearest lacks, the first of those that lack fewest.
        return min((what_is_lacking(part, counts) for part in condition.some), key=len)
    found: list[str] = []
    for part in condition.every:
        found.extend(text for text in what_is_lacking(part, counts) if text not in found)
    return tuple(found)


def deciding(condition: Condition, counts: Counts) -> tuple[str, ...]:
    """Return the signals by which `counts` meet `condition`, in the condition's order."""
    if not holds(condition, counts):
        return ()
    parts = (*condition.every, *condition.some)
    if parts:
        names = [name for part in parts for name in deciding(part, counts)]
    else:
        names = [*condition.count, *condition.kinds, *filter(None, [condition.share])]
    return tuple(dict.fromkeys(name for name in names if counts.get(name, 0)))


def _value(condition: Condition, counts: Counts) -> float:
    if condition.count:
        return sum(counts.get(name, 0) for name in condition.count)
    if condition.kinds:
        return sum(1 for name in condition.kinds if counts.get(name, 0))
    whole = counts.get(condition.of, 0)
    return counts.get(condition.share, 0) / whole if whole else 0.0
