"""Where in the files of a pack, and of those it extends, a rule or a part of one stands."""

from __future__ import annotations

from pathlib import Path

import yaml

from planaudit.packs.layers import Nodes, read_layers
from planaudit.packs.source import Location, told_at
from planaudit.yaml_source import mark_of

ITEMS = {
    "outcomes": ("kinds", "outcomes"),
    "reasons": ("kinds", "reasons"),
    "national": ("national_outcomes", "areas"),
}
"""Rules that stand in a file there is one of: the file, and the key that lists them."""


class Places:
    """The places of a pack's rules, by the names that the self-test gives them."""

    def __init__(self, folder: Path) -> None:
        """Raises PackError."""
        layers = read_layers(folder)
        self._parts = layers.parts
        self._singles = layers.singles

    def told(self, rule: str, at: Location, message: str) -> str:
        """Return a message about what is at some keys of a rule, by file, line and column."""
        node = self._node(rule)
        return f"{rule}: {message}" if node is None else told_at(mark_of(node, at), rule, message)

    def _node(self, rule: str) -> yaml.Node | None:
        group, _, name = rule.partition(".")
        if group in ITEMS:
            return next(iter(items_of(self._singles, group, name)), None)
        if group not in self._parts:
            group, name = "criteria", rule
        name, _, entry = name.partition(".")
        family = self._parts[group].get(name)
        return _entry(family, entry) if family is not None and group == "findings" else family


def items_of(singles: Nodes, group: str, name: str) -> list[yaml.Node]:
    """Return the kinds or areas of that id; `group` is one of ITEMS."""
    single, key = ITEMS[group]
    listed = next((v for k, v in singles[single].value if k.value == key), None)
    return [
        item
        for item in (listed.value if listed is not None else [])
        if any(k.value == "id" and v.value == name for k, v in item.value)
    ]


def _entry(family: yaml.MappingNode, name: str) -> yaml.Node:
    """Return the wording called `name` of a family; the family where there is none."""
    for key, entries in family.value:
        if key.value != "entries":
            continue
        for entry in entries.value:
            if any(k.value == "id" and v.value == name for k, v in entry.value):
                found: yaml.Node = entry
                return found
    return family
