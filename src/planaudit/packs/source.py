"""One YAML file of a pack, with the line each value stands on, for errors to point to."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel

from planaudit import yaml_source
from planaudit.yaml_source import Location, Source, SourceError, nearest, told_at

__all__ = [
    "Location",
    "PackError",
    "Source",
    "error_at",
    "nearest",
    "read_node",
    "source_from",
    "told_at",
]

_Model = TypeVar("_Model", bound=BaseModel)


class PackError(SourceError):
    """A pack that cannot be used. The message names the file, the line, the column and the key."""


def read_node(path: Path) -> yaml.MappingNode:
    """Return the keys and values in the file at `path`. Raises PackError."""
    return yaml_source.read_node(path, PackError)


def source_from(node: yaml.MappingNode, path: Path, model: type[_Model]) -> Source[_Model]:
    """Return keys and values, of the file at `path` and those under it, as a `model`.

    Raises PackError.
    """
    return yaml_source.source_from(node, path, model, PackError)


def error_at(node: yaml.Node, key: str, message: str) -> PackError:
    """Return an error that names the place of `node`."""
    return PackError(told_at(node.start_mark, key, message))
