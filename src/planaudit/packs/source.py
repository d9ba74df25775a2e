"""One YAML file of a pack, with the line each value stands on, for errors to point to."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from planaudit import yaml_source
from planaudit.yaml_source import Location, Source, SourceError

__all__ = ["Location", "PackError", "Source", "read_source"]

_Model = TypeVar("_Model", bound=BaseModel)


class PackError(SourceError):
    """A pack that cannot be used. The message names the file, the line and the key."""


def read_source(path: Path, model: type[_Model]) -> Source[_Model]:
    """Return the file at `path` as a `model`. Raises PackError."""
    return yaml_source.read_source(path, model, PackError)
