"""One YAML file that somebody edits: its values, and the line each stands on.

Rule packs and saved forms are both such files. What is read is data from outside, so it goes
through pydantic here and nowhere else; a file that is not ours is refused before it can cost
time or memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Model = TypeVar("_Model", bound=BaseModel)
Location = Sequence[str | int]
"""The keys, and numbers in lists from 0, that lead to a value."""
LARGEST = 8 * 2**20
"""Bytes. A larger file is refused unread; the text of the longest form has a hundredth of it."""
DEEPEST = 30
"""Lists and keys inside one another. More is an attempt to exhaust the reader."""

_PLAINLY = {
    "extra_forbidden": "there is no such key; look for a spelling mistake",
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
    """A file that cannot be used. The message names the file, the line and the key."""


@dataclass(frozen=True, slots=True)
class Source(Generic[_Model]):
    """A file's value with the file it came from, so that an error can point to the line."""

    path: Path
    node: yaml.Node
    value: _Model
    fault: type[SourceError]

    def error(self, location: Location, message: str) -> SourceError:
        """Return an error that names the file, the line and the key."""
        return self.fault(_message(self.path, self.node, location, message))

    def line(self, location: Location) -> int:
        """Return the line, from 1, on which the value at `location` stands."""
        return _line_of(self.node, location)


def read_source(
    path: Path, model: type[_Model], fault: type[SourceError] = SourceError
) -> Source[_Model]:
    """Return the file at `path` as a `model`. Raises `fault`."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise fault(f"{path}: the file could not be opened ({error.strerror})") from None
    return source_of(content, path, model, fault)


def source_of(
    content: bytes, path: Path, model: type[_Model], fault: type[SourceError] = SourceError
) -> Source[_Model]:
    """Return `content`, the bytes of the file at `path`, as a `model`. Raises `fault`."""
    try:
        node, data = _parse(content, path)
        return Source(path, node, model.model_validate(data), fault)
    except ValidationError as error:
        raise fault(_explain(path, node, error)) from None
    except SourceError as error:
        raise fault(str(error)) from None


def _parse(content: bytes, path: Path) -> tuple[yaml.Node, dict[str, Any]]:
    if len(content) > LARGEST:
        raise SourceError(f"{path}: the file is larger than {LARGEST // 2**20} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(f"{path}: the file is not in UTF-8. Save it as UTF-8") from None
    try:
        _check_shape(text, path)
        node = yaml.compose(text, Loader=_LOADER)
        data = yaml.load(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = (error.problem or "").partition(" '")[0]  # what follows may be the file's words
        raise SourceError(f"{path}, line {line}: this is not valid YAML ({problem})") from None
    except yaml.YAMLError:
        raise SourceError(f"{path}: this is not valid YAML (a character YAML forbids)") from None
    except ValueError:
        raise SourceError(f"{path}: a date or number in it cannot be. Check each") from None
    if node is None or not isinstance(data, dict):
        raise SourceError(f"{path}, line 1: the file should hold keys and values")
    _check_keys_once(path, node)
    return node, data


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


def _explain(path: Path, node: yaml.Node, error: ValidationError) -> str:
    problems = error.errors()
    # A mistyped key is also a missing one, and the mistyped one is there to be pointed at.
    first = next((e for e in problems if e["type"] == "extra_forbidden"), problems[0])
    message = _PLAINLY.get(first["type"]) or first["msg"].removeprefix("Value error, ")
    return _message(path, node, first["loc"], message)


def _message(path: Path, node: yaml.Node, location: Location, message: str) -> str:
    key = ".".join(str(part) for part in location) or "the file"
    return f"{path}, line {_line_of(node, location)}, {key}: {message}"


def _line_of(node: yaml.Node, location: Location) -> int:
    """Return the line, from 1, of the deepest part of `location` that the file has."""
    line = node.start_mark.line + 1
    for part in location:
        found: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    found, line = value, key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            found = node.value[part] if part < len(node.value) else None
            line = line if found is None else found.start_mark.line + 1
        if found is None:
            break
        node = found
    return line
