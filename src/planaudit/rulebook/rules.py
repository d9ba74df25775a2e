"""The rules of a pack, one by one, under the ids by which people name them.

A kind of outcome or reason, and an area of well-being, are rules too: `outcomes.service`,
`reasons.need`, `national.health`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planaudit.packs import Pack, PackError
from planaudit.packs.findings_schema import Wording, WordingEntry
from planaudit.packs.kinds_schema import Area, Kind
from planaudit.packs.schema import Criterion, Record
from planaudit.packs.source import nearest


@dataclass(frozen=True, slots=True)
class Rule:
    """A criterion, a family of wordings, one wording of a family, a kind or an area.

    `id` is the one that reports show, that of a kind or area with its group before it. `family`
    and `entry` are set for wordings, `area` for areas, `criterion` for criteria, with the kinds of
    `records` that one is for, all if there are none. `kinds` are the entries of one kind of
    outcome or reason, by the number, from 1, in which they are tried.
    """

    id: str
    title: str
    criterion: Criterion | None = None
    records: tuple[Record, ...] = ()
    family: Wording | None = None
    entry: WordingEntry | None = None
    kinds: Mapping[int, Kind] = field(default_factory=dict)
    area: Area | None = None

    @property
    def group(self) -> str:
        """What stands before the id's first full stop; for a criterion or family, its id."""
        return self.id.partition(".")[0]


def rules_of(pack: Pack) -> Iterator[Rule]:
    """Yield the criteria in the pack's order, then each family with its wordings after it.

    After them come the kinds and areas, but not of a pack that takes over only the lists of
    another: they are the other's.
    """
    for criterion in pack.criteria:
        records = tuple(each for each in pack.records if each.id in criterion.records)
        yield Rule(criterion.id, criterion.title, criterion=criterion, records=records)
    for family in pack.wordings:
        yield Rule(family.id, family.title, family=family)
        for entry in family.entries:
            yield Rule(f"{family.id}.{entry.id}", entry.suggestion, family=family, entry=entry)
    if pack.header.extends and "criteria" not in pack.header.inherit:
        return
    yield from _kinds("outcome", pack.kinds.outcomes)
    yield from _kinds("reason", pack.kinds.reasons)
    for area in pack.areas:
        yield Rule(f"national.{area.id}", area.names[0], area=area)


def _kinds(what: str, kinds: Sequence[Kind]) -> Iterator[Rule]:
    for name in dict.fromkeys(kind.id for kind in kinds):
        entries = {number: kind for number, kind in enumerate(kinds, 1) if kind.id == name}
        yield Rule(f"{what}s.{name}", f"Kind of {what}: {name}", kinds=entries)


def rule_named(pack: Pack, name: str) -> Rule:
    """Return the rule of that id, with or without 'findings.' before it. Raises PackError."""
    rules = {rule.id: rule for rule in rules_of(pack)}
    plain = name.removeprefix("findings.").removeprefix("criteria.")
    if plain not in rules:
        raise PackError(
            f"there is no rule '{name}' in the pack '{pack.header.id}'{nearest(plain, rules)}"
        )
    return rules[plain]
