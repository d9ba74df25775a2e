"""A pack with all that it extends written out, as YAML."""

from __future__ import annotations

from pathlib import Path

import yaml

from planaudit.packs.layers import GROUPS, SINGLES, Layers, read_layers
from planaudit.packs.places import items_of
from planaudit.packs.source import PackError

_WIDTH = 110


def resolved(folder: Path) -> str:
    """Return the pack in `folder` whole, each part under the name of its file. Raises PackError."""
    layers = read_layers(folder)
    parts = [("pack", layers.header)]
    parts += [(name, layers.singles[name]) for name in SINGLES if name in layers.singles]
    for group in GROUPS:
        parts += [(f"{group}/{name}", node) for name, node in layers.parts[group].items()]
    return "\n".join(f"# {name}.yaml\n{_text(node)}" for name, node in parts)


def resolved_part(folder: Path, group: str, name: str) -> str:
    """Return one criterion, family of findings or lexicon of a pack. Raises PackError."""
    layers: Layers = read_layers(folder)
    node = layers.parts[group].get(name)
    if node is None:
        raise PackError(f"{folder}: there is nothing called '{name}' in {group}")
    return f"# {node.start_mark.name}\n{_text(node)}"


def resolved_items(folder: Path, group: str, name: str) -> str:
    """Return the kinds of outcome or reason of that id, or the area, of a pack: YAML, a list.

    `group` is one of places.ITEMS. Raises PackError.
    """
    items = items_of(read_layers(folder).singles, group, name)
    if not items:
        raise PackError(f"{folder}: there is nothing called '{name}' in {group}")
    first = items[0]
    listed = yaml.SequenceNode(
        "tag:yaml.org,2002:seq", items, first.start_mark, items[-1].end_mark, flow_style=False
    )
    return f"# {first.start_mark.name}\n{_text(listed)}"


def _text(node: yaml.Node) -> str:
    text: str = yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True, width=_WIDTH)
    return text
