"""One YAML file that somebody edits: its values, and the line each stands on.

Rule packs and saved forms are such files. A rule pack may be laid over another, so a value knows
the file it came from. What is read is data from outside, so it goes
through pydantic here and nowhere else; a file that is not ours is refused before it can cost
time or memory.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError
from yaml.constructor import SafeConstructor

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Model = TypeVar("_Model", bound=BaseModel)
Location = Sequence[str | int]
"""The keys, and numbers in lists from 0, that lead to a value."""
LARGEST = 8 * 2**20
"""Bytes. A larger file is refused unread; the text of the longest form has a hundredth of it."""
DEEPEST = 30
"""Lists and keys inside one another. More is an attempt to exhaust the reader."""

_PLAINLY = {
    "missing": "this key is missing",
    "string_type": 'this should be words. Put quotation marks round it, as in "1:1" or "no"',
    "int_type": "this should be a whole number",
    "int_parsing": "this should be a whole number",
    "float_type": "this should be a number",
    "bool_type": "this should be true or false",
    "tuple_type": "this should be a list: [one, two]",
    "list_type": "this should be a list: [one, two]",
    "too_short": "this list should have at least 1 item",
    "string_too_short": "this should not be empty",
}
"""What pydantic says of a mistake, in words for whoever edits the file."""


class SourceError(Exception):
    """A file that cannot be used. The message names the file, the line, the column and the key."""


@dataclass(frozen=True, slots=True)
class Source(Generic[_Model]):
    """A file's value with the file it came from, so that an error can point to the line."""

    path: Path
    node: yaml.Node
    value: _Model
    fault: type[SourceError]

    def error(self, location: Location, message: str) -> SourceError:
        """Return an error that names the file, the line, the column and the key."""
        return self.fault(_message(self.node, location, message))

    def line(self, location: Location) -> int:
        """Return the line, from 1, on which the value at `location` stands."""
        return mark_of(self.node, location).line + 1


def read_source(
    path: Path, model: type[_Model], fault: type[SourceError] = SourceError
) -> Source[_Model]:
    """Return the file at `path` as a `model`. Raises `fault`."""
    return source_from(read_node(path, fault), path, model, fault)


def read_node(path: Path, fault: type[SourceError] = SourceError) -> yaml.MappingNode:
    """Return the keys and values in the file at `path`, with their lines. Raises `fault`."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise fault(f"{path}: the file could not be opened ({error.strerror})") from None
    return _node_of(content, path, fault)


def source_of(
    content: bytes, path: Path, model: type[_Model], fault: type[SourceError] = SourceError
) -> Source[_Model]:
    """Return `content`, the bytes of the file at `path`, as a `model`. Raises `fault`."""
    return source_from(_node_of(content, path, fault), path, model, fault)


def source_from(
    node: yaml.MappingNode,
    path: Path,
    model: type[_Model],
    fault: type[SourceError] = SourceError,
) -> Source[_Model]:
    """Return keys and values, of the file at `path` and others, as a `model`. Raises `fault`."""
    try:
        data = SafeConstructor().construct_document(node)
        return Source(path, node, model.model_validate(data), fault)
    except ValidationError as error:
        raise fault(_explain(node, model, error)) from None
    except yaml.MarkedYAMLError as error:
        raise fault(_why_no_yaml(path, error)) from None
    except ValueError:
        raise fault(f"{path}: a date or number in it cannot be. Check each") from None


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a question that offers the known word most like `word`; '' where none is like it."""
    close = get_close_matches(word, sorted(known), 1)
    return f"; did you mean '{close[0]}'?" if close else ""


def no_such_key(name: str, known: Sequence[str]) -> str:
    """Return what to say of a key that is not known: the nearest, or all that may stand there."""
    offered = nearest(name, known) or f". The keys here are {', '.join(known)}"
    return f"there is no such key here{offered}"


def _node_of(content: bytes, path: Path, fault: type[SourceError]) -> yaml.MappingNode:
    try:
        return _parse(content, path)
    except SourceError as error:
        raise fault(str(error)) from None


class _Named(io.StringIO):
    """The text of a file under its name, which YAML's marks then bear."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


def _parse(content: bytes, path: Path) -> yaml.MappingNode:
    if len(content) > LARGEST:
        raise SourceError(f"{path}: the file is larger than {LARGEST // 2**20} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(f"{path}: the file is not in UTF-8. Save it as UTF-8") from None
    try:
        _check_shape(text, path)
        node = yaml.compose(_Named(text, str(path)), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise SourceError(_why_no_yaml(path, error)) from None
    except yaml.YAMLError:
        raise SourceError(f"{path}: this is not valid YAML (a character YAML forbids)") from None
    if not isinstance(node, yaml.MappingNode):
        raise SourceError(f"{path}, line 1: the file should hold keys and values")
    _check_keys_once(path, node)
    return node


def _why_no_yaml(path: Path, error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark
    place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "line 1"
    problem, more, _ = (error.problem or "").partition(" '")  # what follows may be the file's words
    why = "" if more or not problem else f" ({problem})"
    return (
        f"{path}, {place}: this is not valid YAML{why}. Look for a bracket left open, and put "
        "quotation marks round words that have a bracket, a colon or a # in them"
    )


def _check_shape(text: str, path: Path) -> None:
    """Refuse what could grow without end: lists in lists in lists, and parts that are repeated."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise SourceError(
                f"{path}, line {line}: write it out; '*' for a repeated part is not read"
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise SourceError(
                    f"{path}, line {line}: there are too many lists inside one another"
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _check_keys_once(path: Path, node: yaml.Node) -> None:
    """Refuse a key given twice in one place: YAML would quietly keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                line = key.start_mark.line + 1
                raise SourceError(f"{path}, line {line}, {name}: this key is here twice")
            seen.add(name)
            _check_keys_once(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check_keys_once(path, item)


def _explain(node: yaml.Node, model: type[BaseModel], error: ValidationError) -> str:
    problems = error.errors()
    # A mistyped key is also a missing one, and the mistyped one is there to be pointed at.
    first = next((e for e in problems if e["type"] == "extra_forbidden"), problems[0])
    location = first["loc"]
    if first["type"] == "extra_forbidden":
        message = no_such_key(str(location[-1]), keys_at(model, location[:-1]))
    else:
        message = _PLAINLY.get(first["type"]) or first["msg"].removeprefix("Value error, ")
    return _message(node, location, message)


def keys_at(model: type[BaseModel], location: Location) -> list[str]:
    """Return the keys that may stand at a place in a file, in the order of the model."""
    here = {model}
    for part in location:
        fields = [each.model_fields[part] for each in here if part in each.model_fields]
        if fields:  # else the part is a number in a list, or a name that somebody chose
            here = {inner for field in fields for inner in _models_in(field.annotation)}
    return [field.alias or name for each in here for name, field in each.model_fields.items()]


def _models_in(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for part in get_args(annotation) for model in _models_in(part)}


def _message(node: yaml.Node, location: Location, message: str) -> str:
    key = ".".join(str(part) for part in location) or "the file"
    return told_at(mark_of(node, location), key, message)


def told_at(mark: yaml.Mark, key: str, message: str) -> str:
    """Return a message that begins with a file, a line, a column and a key."""
    return f"{mark.name}, line {mark.line + 1}, column {mark.column + 1}, {key}: {message}"


def mark_of(node: yaml.Node, location: Location) -> yaml.Mark:
    """Return the place of the deepest part of `location` that there is: its key, or its item."""
    mark = node.start_mark
    for part in location:
        found: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    found, mark = value, key.start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            found = node.value[part] if part < len(node.value) else None
            mark = mark if found is None else found.start_mark
        if found is None:
            break
        node = found
    return mark
