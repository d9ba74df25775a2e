"""What is different between two packs, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from planaudit.packs import Pack
from planaudit.packs.kinds_schema import Kind

_GROUPS = ("criteria", "findings", "lexicons", "outcomes", "reasons", "national", "records")


def differences(old: Pack, new: Pack) -> Iterator[str]:
    """Yield a line for each thing that `new` adds, leaves out or changes."""
    for group, before, after in zip(_GROUPS, _things(old), _things(new), strict=True):
        for name in sorted(before.keys() - after.keys()):
            yield f"{group}.{name}: left out"
        for name in sorted(after.keys() - before.keys()):
            yield f"{group}.{name}: added"
        for name in sorted(before.keys() & after.keys()):
            yield from _between(f"{group}.{name}", _dump(before[name]), _dump(after[name]))


def _things(pack: Pack) -> tuple[Mapping[str, BaseModel], ...]:
    return (
        {each.id: each for each in pack.criteria},
        {each.id: each for each in pack.wordings},
        pack.lexicons,
        _kinds(pack.kinds.outcomes),
        _kinds(pack.kinds.reasons),
        {area.id: area for area in pack.areas},
        {each.id: each for each in pack.records},
    )


def _kinds(kinds: Sequence[Kind]) -> Mapping[str, Kind]:
    """Return kinds by name; where several entries have one id, with their titles."""
    ids = [kind.id for kind in kinds]
    return {
        kind.id if ids.count(kind.id) == 1 else f"{kind.id} ({kind.title})": kind for kind in kinds
    }


def _dump(thing: BaseModel) -> dict[str, Any]:
    return thing.model_dump()


def _between(place: str, old: Any, new: Any) -> Iterator[str]:
    """Yield what differs between two values that stand at one place."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _between(f"{place}.{key}", old.get(key), new.get(key))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        before, after = _by_name(old), _by_name(new)
        for name in [name for name in before if name not in after]:
            yield f"{place}: '{name}' left out"
        for name in [name for name in after if name not in before]:
            yield f"{place}: '{name}' added"
        for name in before:
            if name in after:
                yield from _between(f"{place}.{name}", before[name], after[name])
    else:
        yield f"{place}: {old} before, {new} now"


def _by_name(items: tuple[Any, ...]) -> dict[str, Any]:
    """Return the things in a list by their id, their text or themselves."""
    return {
        str(item.get("id") or item.get("text") or item) if isinstance(item, dict) else str(item): (
            item
        )
        for item in items
    }
