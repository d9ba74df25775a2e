"""One rule pack laid over another: `extends`.

What a pack says is laid over what the pack says that it extends, key by key, before anything is
made of it. So a house pack states only what is different, and every value still knows the file
and line it comes from.

- keys and values: each key given replaces the one below, or is laid over it in the same way;
- a list of named things (entries, areas, records): each is laid over the one of the same id, or
  added;
- any other list: replaced, unless it is written as `{add: [...], remove: [...]}`;
- the condition of a level or a kind of record: replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from planaudit.packs.location import named_pack
from planaudit.packs.source import PackError, error_at, nearest, read_node

HEADER = "pack.yaml"
GROUPS = ("criteria", "findings", "lexicons")
"""Folders of a pack with one file for each rule; small packs write them into pack.yaml."""
SINGLES = ("kinds", "national_outcomes", "records")
"""Files of a pack that there is one of."""

_CONDITIONS = frozenset({"needs", "not_applicable_when", "when"})
_EDITS = frozenset({"add", "remove"})
_INHERITED = ("languages", "licence", "authority")
"""Keys of pack.yaml that a pack need not say again."""
_INHERIT = "inherit"

Nodes = dict[str, yaml.MappingNode]


@dataclass
class Layers:
    """A pack with all that it extends laid under it.

    `files` are the files read, those of the pack extended first; `parts` the criteria, findings
    and lexicons by group and id, in order; `singles` the files there is one of, by name;
    `without` the ids of rules that this pack and those it extends leave out.
    """

    folder: Path
    header: yaml.MappingNode
    files: list[Path] = field(default_factory=list)
    parts: dict[str, Nodes] = field(default_factory=dict)
    singles: Nodes = field(default_factory=dict)
    without: list[yaml.Node] = field(default_factory=list)


def read_layers(folder: Path, above: Sequence[Path] = ()) -> Layers:
    """Return the pack in `folder`, laid over what it extends. Raises PackError.

    `above` are the packs that extend it.
    """
    path = folder / HEADER
    if not path.is_file():
        raise PackError(f"{folder}: there is no pack.yaml here, so this is not a rule pack")
    own = _own_layer(folder)
    name = _value(own.header, "extends")
    if name is None:
        return own
    below = named_pack(name.value, folder)
    if below is None:
        raise error_at(name, "extends", f"there is no pack called '{name.value}'")
    if below.resolve() in {each.resolve() for each in (*above, folder)}:
        raise error_at(name, "extends", "the pack extends itself, by way of others or not")
    return _laid_over(read_layers(below, (*above, folder)), own)


def _own_layer(folder: Path) -> Layers:
    """Return what a pack says itself, its folders and what it writes into pack.yaml as one."""
    _check_names(folder)
    header = read_node(folder / HEADER)
    layer = Layers(folder, header, [folder / HEADER])
    kept: list[tuple[yaml.Node, yaml.Node]] = []
    inline: dict[str, Nodes] = {}
    for key, value in header.value:
        if key.value in GROUPS:
            inline[key.value] = dict(_named_parts(key.value, value))
        else:
            kept.append((key, value))
    layer.header = _mapping(header, kept)
    layer.without = _list(header, "without")
    for group in GROUPS:
        parts: Nodes = {}
        for path in sorted((folder / group).glob("*.yaml")):
            layer.files.append(path)
            parts[path.stem] = _with_id(read_node(path), path.stem)
        for name, node in inline.get(group, {}).items():
            parts[name] = _over(parts[name], node) if name in parts else node
        layer.parts[group] = parts
    for name in SINGLES:
        path = folder / f"{name}.yaml"
        if path.is_file():
            layer.files.append(path)
            layer.singles[name] = read_node(path)
    return layer


def _check_names(folder: Path) -> None:
    """Refuse a folder or file that is meant as part of the pack and would not be read."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name not in GROUPS and (offered := nearest(path.name, GROUPS)):
            raise PackError(f"{path}: there is no such folder in a pack{offered}")
    for path in (*folder.glob("*.yml"), *(p for g in GROUPS for p in (folder / g).glob("*.yml"))):
        raise PackError(f"{path}: the names of a pack's files end in .yaml. Rename it")


def _named_parts(group: str, node: yaml.Node) -> Iterator[tuple[str, yaml.MappingNode]]:
    if not isinstance(node, yaml.MappingNode):
        raise error_at(node, group, "this should be ids, each with what it says")
    for key, value in node.value:
        if not isinstance(value, yaml.MappingNode):
            raise error_at(key, f"{group}.{key.value}", "this should be keys and values")
        yield key.value, _with_id(value, key.value)


def _with_id(node: yaml.MappingNode, name: str) -> yaml.MappingNode:
    """Return keys and values with the id that their place gives them, where they do not say it."""
    if _value(node, "id") is not None:
        return node
    key, value = (_scalar(word, node) for word in ("id", name))
    return _mapping(node, [(key, value), *node.value])


def _laid_over(below: Layers, own: Layers) -> Layers:
    said = {key.value for key, _ in own.header.value}
    inherited = [
        (key, value)
        for key, value in below.header.value
        if key.value in _INHERITED and key.value not in said
    ]
    header = _mapping(own.header, [*own.header.value, *inherited])
    layers = Layers(own.folder, header, [*below.files, *own.files])
    layers.without = [*below.without, *own.without]
    groups = _inherited_groups(own.header)
    for group in GROUPS:
        parts = dict(below.parts[group]) if group in groups else {}
        for name, node in own.parts[group].items():
            parts[name] = _over(parts[name], node) if name in parts else node
        layers.parts[group] = parts
    layers.singles = dict(below.singles)
    for name, node in own.singles.items():
        layers.singles[name] = _over(below.singles[name], node) if name in below.singles else node
    if "order" not in said:
        order = _list(below.header, "order") if "criteria" in groups else []
        known = {name.value for name in order}
        new = [_scalar(name, header) for name in own.parts["criteria"] if name not in known]
        key, value = _scalar("order", header), _sequence(header, [*order, *new])
        header.value.append((key, value))
    return layers


def _inherited_groups(header: yaml.MappingNode) -> set[str]:
    """Return the groups that a pack takes over; lexicons always, as rules read them."""
    if not any(key.value == _INHERIT for key, _ in header.value):
        return set(GROUPS)
    return {"lexicons", *(str(name.value) for name in _list(header, _INHERIT))}


def _list(node: yaml.MappingNode, name: str) -> list[yaml.Node]:
    """Return the things in the list under a key; [] where there is none."""
    found = next((value for key, value in node.value if key.value == name), None)
    return list(found.value) if isinstance(found, yaml.SequenceNode) else []


def _over(below: yaml.MappingNode, over: yaml.MappingNode) -> yaml.MappingNode:
    """Return keys and values laid over others."""
    found = {key.value: (key, value) for key, value in below.value}
    for key, value in over.value:
        under = found.get(key.value)
        found[key.value] = (key, value if under is None else _one(key, under[1], value))
    return _mapping(over, list(found.values()))


def _one(key: yaml.Node, below: yaml.Node, over: yaml.Node) -> yaml.Node:
    """Return one value laid over another."""
    if isinstance(below, yaml.MappingNode) and isinstance(over, yaml.MappingNode):
        return over if key.value in _CONDITIONS else _over(below, over)
    if not isinstance(below, yaml.SequenceNode):
        return over
    if isinstance(over, yaml.MappingNode) and _EDITS.issuperset(k.value for k, _ in over.value):
        return _edited(key, below, over)
    if isinstance(over, yaml.SequenceNode) and _ids(below) and _ids(over):
        return _by_id(below, over)
    return over


def _by_id(below: yaml.SequenceNode, over: yaml.SequenceNode) -> yaml.SequenceNode:
    """Return a list of named things laid over another."""
    found = dict(zip(_ids(below), below.value, strict=True))
    for name, item in zip(_ids(over), over.value, strict=True):
        found[name] = _over(found[name], item) if name in found else item
    return _sequence(over, list(found.values()))


def _ids(node: yaml.SequenceNode) -> list[str]:
    """Return the ids of the things in a list; [] unless each has one of its own."""
    named = [
        _value(item, "id") if isinstance(item, yaml.MappingNode) else None for item in node.value
    ]
    ids = [name.value for name in named if name is not None]
    return ids if len(ids) == len(set(ids)) == len(node.value) else []


def _edited(key: yaml.Node, below: yaml.SequenceNode, edits: yaml.MappingNode) -> yaml.SequenceNode:
    """Return a list with what is to be removed from it gone, and what is to be added at its end."""
    items = list(below.value)
    for edit, listed in sorted(edits.value, key=lambda pair: str(pair[0].value), reverse=True):
        place = f"{key.value}.{edit.value}"
        if not isinstance(listed, yaml.SequenceNode):
            raise error_at(listed, place, "this should be a list: [one, two]")
        for item in listed.value:
            if edit.value == "add":
                items.append(item)
                continue
            left = [each for each in items if _words(each) != _words(item)]
            if len(left) == len(items):
                raise error_at(
                    item, place, f"'{_words(item)}' is not in the list it is to be removed from"
                )
            items = left
    return _sequence(below, items)


def _words(node: yaml.Node) -> str:
    """Return a word or phrase of a list, or the id of a thing in it."""
    if isinstance(node, yaml.MappingNode):
        name = _value(node, "id")
        return str(name.value) if name is not None else ""
    return str(node.value)


def _value(node: yaml.MappingNode, name: str) -> yaml.ScalarNode | None:
    found = next((value for key, value in node.value if key.value == name), None)
    return found if isinstance(found, yaml.ScalarNode) else None


def _scalar(text: str, like: yaml.Node) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, like.start_mark, like.end_mark)


def _mapping(like: yaml.Node, pairs: Sequence[tuple[yaml.Node, yaml.Node]]) -> yaml.MappingNode:
    return yaml.MappingNode("tag:yaml.org,2002:map", list(pairs), like.start_mark, like.end_mark)


def _sequence(like: yaml.Node, items: Sequence[yaml.Node]) -> yaml.SequenceNode:
    return yaml.SequenceNode("tag:yaml.org,2002:seq", list(items), like.start_mark, like.end_mark)
