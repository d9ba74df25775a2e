"""The rules of a pack, one by one, under the ids by which people name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planaudit.packs import Pack, PackError
from planaudit.packs.schema import Criterion, Record, Wording, WordingEntry
from planaudit.packs.source import nearest


@dataclass(frozen=True, slots=True)
class Rule:
    """A criterion, a family of wordings, or one wording of a family.

    `id` is the one that reports show. `family` and `entry` are set for wordings, `criterion` for
    criteria, with the kinds of `records` that one is for, all if there are none.
    """

    id: str
    title: str
    criterion: Criterion | None = None
    records: tuple[Record, ...] = ()
    family: Wording | None = None
    entry: WordingEntry | None = None


def rules_of(pack: Pack) -> Iterator[Rule]:
    """Yield the criteria in the pack's order, then each family with its wordings after it."""
    for criterion in pack.criteria:
        records = tuple(each for each in pack.records if each.id in criterion.records)
        yield Rule(criterion.id, criterion.title, criterion=criterion, records=records)
    for family in pack.wordings:
        yield Rule(family.id, family.title, family=family)
        for entry in family.entries:
            yield Rule(f"{family.id}.{entry.id}", entry.suggestion, family=family, entry=entry)


def rule_named(pack: Pack, name: str) -> Rule:
    """Return the rule of that id, with or without 'findings.' before it. Raises PackError."""
    rules = {rule.id: rule for rule in rules_of(pack)}
    plain = name.removeprefix("findings.").removeprefix("criteria.")
    if plain not in rules:
        raise PackError(
            f"there is no rule '{name}' in the pack '{pack.header.id}'{nearest(plain, rules)}"
        )
    return rules[plain]
