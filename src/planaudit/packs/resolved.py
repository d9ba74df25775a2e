"""A pack with all that it extends written out, as YAML."""

from __future__ import annotations

from pathlib import Path

import yaml

from planaudit.packs.layers import GROUPS, SINGLES, Layers, read_layers
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


def _text(node: yaml.Node) -> str:
    text: str = yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True, width=_WIDTH)
    return text
