"""Reading a pack from its folder, with errors that name file, line and key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from planaudit.packs.schema import Area, Criterion, Header, Kinds, Lexicon, Signal, Wording

_Model = TypeVar("_Model", bound=BaseModel)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PackError(Exception):
    """A pack that cannot be used. The message names the file, the line and the key."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A loaded pack. `digest` is the SHA-256 of its files' names and bytes, in name order."""

    header: Header
    criteria: tuple[Criterion, ...]
    wordings: tuple[Wording, ...]
    lexicons: dict[str, Lexicon]
    kinds: Kinds
    areas: tuple[Area, ...]
    digest: str


def load_pack(folder: Path) -> Pack:
    """Return the pack in `folder`. Raises PackError."""
    if not (folder / "pack.yaml").is_file():
        raise PackError(f"{folder}: there is no pack.yaml here, so this is not a rule pack")
    header = _read(folder / "pack.yaml", Header)
    criteria = {c.id: c for c in _read_folder(folder / "criteria", Criterion)}
    wordings = tuple(_read_folder(folder / "findings", Wording))
    lexicons = {lexicon.id: lexicon for lexicon in _read_folder(folder / "lexicons", Lexicon)}
    missing = [name for name in header.order if name not in criteria]
    if missing or len(header.order) != len(criteria):
        named = ", ".join(missing) or ", ".join(sorted(set(criteria) - set(header.order)))
        raise PackError(
            f"{folder / 'pack.yaml'}: 'order' and the files in criteria/ must name the same "
            f"criteria; look at {named}"
        )
    pack = Pack(
        header=header,
        criteria=tuple(criteria[name] for name in header.order),
        wordings=wordings,
        lexicons=lexicons,
        kinds=_read(folder / "kinds.yaml", Kinds),
        areas=tuple(_read_areas(folder / "national_outcomes.yaml")),
        digest=_digest(folder),
    )
    _check_lexicons(pack, folder)
    return pack


def _check_lexicons(pack: Pack, folder: Path) -> None:
    for criterion in pack.criteria:
        for name, signal in criterion.signals.items():
            unknown = sorted(_lexicons_of(signal) - set(pack.lexicons))
            if unknown:
                raise PackError(
                    f"{folder / 'criteria' / (criterion.id + '.yaml')}: signal '{name}' uses the "
                    f"lexicon '{unknown[0]}', which is not in lexicons/"
                )


def _lexicons_of(signal: Signal) -> set[str]:
    return {*signal.any, *signal.all, *signal.none}


def _read_areas(path: Path) -> list[Area]:
    node, data = _parse(path)
    try:
        return TypeAdapter(list[Area]).validate_python(data.get("areas"))
    except ValidationError as error:
        raise _explain(path, node, error, ("areas",)) from None


def _read_folder(folder: Path, model: type[_Model]) -> list[_Model]:
    return [_read(path, model) for path in sorted(folder.glob("*.yaml"))]


def _read(path: Path, model: type[_Model]) -> _Model:
    node, data = _parse(path)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise _explain(path, node, error) from None


def _parse(path: Path) -> tuple[yaml.Node, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(f"{path}: the file could not be opened ({error.strerror})") from None
    try:
        node = yaml.compose(text, Loader=_LOADER)
        data = yaml.load(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(f"{path}, line {line}: this is not valid YAML ({error.problem})") from None
    if node is None or not isinstance(data, dict):
        raise PackError(f"{path}, line 1: the file should hold keys and values")
    return node, data


def _explain(
    path: Path, node: yaml.Node, error: ValidationError, prefix: tuple[str, ...] = ()
) -> PackError:
    first = error.errors()[0]
    location = (*prefix, *first["loc"])
    line = _line_of(node, location)
    key = ".".join(str(part) for part in location) or "the file"
    message = first["msg"].removeprefix("Value error, ")
    return PackError(f"{path}, line {line}, {key}: {message}")


def _line_of(node: yaml.Node, location: tuple[Any, ...]) -> int:
    """Return the line, from 1, of the deepest part of `location` that the file has."""
    line = node.start_mark.line + 1
    for part in location:
        found: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    found, line = value, key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            if part < len(node.value):
                found = node.value[part]
                line = found.start_mark.line + 1
        if found is None:
            break
        node = found
    return line


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()
