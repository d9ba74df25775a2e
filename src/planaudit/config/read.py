"""Finding planaudit.toml and reading it, with errors that name the file, the line and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from os.path import commonpath
from pathlib import Path

from pydantic import ValidationError

from planaudit.config.lines import Location, line_of
from planaudit.config.model import Config
from planaudit.yaml_source import keys_at, no_such_key

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
    """A planaudit.toml that cannot be used. The message names the file, the line and the key."""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What is in force, and the file that says so; None where there is no such file."""

    config: Config
    path: Path | None
    text: str = ""

    def placed(self, name: str) -> Path:
        """Return a path that the file gives, taken from the folder that it stands in."""
        return self.path.parent / name if self.path else Path(name)

    def error(self, location: Location, message: str) -> ConfigError:
        """Return an error that names the file, the line and the key."""
        return _error(self.path or Path(NAME), self.text, location, message)


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
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        data = tomllib.loads(text)
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: the file is not in UTF-8. Save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = str(error).rpartition("(at ")[2].rstrip(")")
        raise ConfigError(f"{path}, {place}: this is not valid TOML") from None
    try:
        return ConfigFile(Config.model_validate(data), path, text)
    except ValidationError as error:
        raise _explained(path, text, error) from None


def _explained(path: Path, text: str, error: ValidationError) -> ConfigError:
    problems = error.errors()
    first = next((e for e in problems if e["type"] == "extra_forbidden"), problems[0])
    location = first["loc"]
    if first["type"] == "extra_forbidden":
        message = no_such_key(str(location[-1]), keys_at(Config, location[:-1]))
    else:
        message = _PLAINLY.get(first["type"]) or first["msg"].removeprefix("Value error, ")
    return _error(path, text, location, message)


def _error(path: Path, text: str, location: Location, message: str) -> ConfigError:
    key = ".".join(str(part) for part in location) or "the file"
    return ConfigError(f"{path}, line {line_of(text, location)}, {key}: {message}")
