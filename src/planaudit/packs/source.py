"""One YAML file of a pack: its values, and the line each stands on, for errors to point to."""

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
}
"""What pydantic says of a mistake, in words for whoever edits the file."""


class PackError(Exception):
    """A pack that cannot be used. The message names the file, the line and the key."""


@dataclass(frozen=True, slots=True)
class Source(Generic[_Model]):
    """A part of a pack with the file it came from, so that an error can point to the line."""

    path: Path
    node: yaml.Node
    value: _Model

    def error(self, location: Location, message: str) -> PackError:
        """Return an error that names the file, the line and the key."""
        return _error(self.path, self.node, location, message)


def read_source(path: Path, model: type[_Model]) -> Source[_Model]:
    """Return the file at `path` as a `model`. Raises PackError."""
    node, data = _parse(path)
    try:
        return Source(path, node, model.model_validate(data))
    except ValidationError as error:
        raise _explain(path, node, error) from None


def _parse(path: Path) -> tuple[yaml.Node, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(f"{path}: the file could not be opened ({error.strerror})") from None
    except UnicodeDecodeError:
        raise PackError(f"{path}: the file is not in UTF-8. Save it as UTF-8") from None
    try:
        node = yaml.compose(text, Loader=_LOADER)
        data = yaml.load(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(f"{path}, line {line}: this is not valid YAML ({error.problem})") from None
    except yaml.YAMLError:
        raise PackError(f"{path}: this is not valid YAML (a character YAML forbids)") from None
    if node is None or not isinstance(data, dict):
        raise PackError(f"{path}, line 1: the file should hold keys and values")
    _check_keys_once(path, node)
    return node, data


def _check_keys_once(path: Path, node: yaml.Node) -> None:
    """Refuse a key given twice in one place: YAML would quietly keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise PackError(f"{path}, line {line}, {key.value}: this key is here twice")
            seen.add(key.value)
            _check_keys_once(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check_keys_once(path, item)


def _explain(path: Path, node: yaml.Node, error: ValidationError) -> PackError:
    problems = error.errors()
    # A mistyped key is also a missing one, and the mistyped one is there to be pointed at.
    first = next((e for e in problems if e["type"] == "extra_forbidden"), problems[0])
    message = _PLAINLY.get(first["type"]) or first["msg"].removeprefix("Value error, ")
    return _error(path, node, first["loc"], message)


def _error(path: Path, node: yaml.Node, location: Location, message: str) -> PackError:
    key = ".".join(str(part) for part in location) or "the file"
    return PackError(f"{path}, line {_line_of(node, location)}, {key}: {message}")


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
