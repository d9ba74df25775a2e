"""Finding planaudit.toml and reading it, with errors that name the file and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from os.path import commonpath
from pathlib import Path

from pydantic import ValidationError

from planaudit.config.model import Config
from planaudit.yaml_source import nearest

NAME = "planaudit.toml"
LARGEST = 2**20
"""Bytes. A larger file is refused unread."""

_PLAINLY = {
    "missing": "this key is missing",
    "string_type": 'this should be words, in quotation marks: "wales"',
    "string_too_short": "this should not be empty",
    "int_type": "this should be a level from 0 to 3",
    "int_parsing": "this should be a level from 0 to 3",
    "greater_than_equal": "this should be a level from 0 to 3",
    "less_than_equal": "this should be a level from 0 to 3",
    "tuple_type": 'this should be a list: ["one", "two"]',
    "dict_type": "this should be a table of keys and values",
    "date_from_datetime_parsing": "this should be a date: 2027-03-31",
    "date_type": "this should be a date: 2027-03-31",
    "literal_error": "this should be high, medium, low or never",
}


class ConfigError(Exception):
    """A planaudit.toml that cannot be used. The message names the file and the key."""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What is in force, and the file that says so; None where there is no such file."""

    config: Config
    path: Path | None

    def placed(self, name: str) -> Path:
        """Return a path that the file gives, taken from the folder that it stands in."""
        return self.path.parent / name if self.path else Path(name)


def find_config(paths: Iterable[Path]) -> Path | None:
    """Return the planaudit.toml nearest above what is audited, None where there is none."""
    folders = [path.resolve() if path.is_dir() else path.resolve().parent for path in paths]
    if not folders:
        return None
    try:
        start = Path(commonpath(folders))
    except ValueError:  # on several drives
        return None
    return next(
        (folder / NAME for folder in (start, *start.parents) if (folder / NAME).is_file()), None
    )


def config_in(path: Path | None) -> ConfigFile:
    """Return what a planaudit.toml says; nothing where there is none. Raises ConfigError."""
    if path is None:
        return ConfigFile(Config(), None)
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise ConfigError(f"{path}: the file could not be opened ({error.strerror})") from None
    if len(content) > LARGEST:
        raise ConfigError(f"{path}: the file is larger than 1 MB")
    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: the file is not in UTF-8. Save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = str(error).rpartition("(at ")[2].rstrip(")")
        raise ConfigError(f"{path}, {place}: this is not valid TOML") from None
    try:
        return ConfigFile(Config.model_validate(data), path)
    except ValidationError as error:
        raise ConfigError(_explained(path, error)) from None


def _explained(path: Path, error: ValidationError) -> str:
    problems = error.errors()
    first = next((e for e in problems if e["type"] == "extra_forbidden"), problems[0])
    location = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = Config.model_fields
        message = f"there is no such key here{nearest(str(first['loc'][-1]), known)}"
    else:
        message = _PLAINLY.get(first["type"]) or first["msg"].removeprefix("Value error, ")
    return f"{path}, {location or 'the file'}: {message}"
