"""Reading a pack from its folder, with errors that name file, line and key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from planaudit.packs.checks import (
    Names,
    check_areas,
    check_kinds,
    check_order,
    check_patterns,
    check_signals,
)
from planaudit.packs.schema import Area, Areas, Criterion, Header, Kinds, Lexicon, Wording
from planaudit.packs.source import PackError, Source, read_source

__all__ = ["Pack", "PackError", "load_pack"]

_Named = TypeVar("_Named", Criterion, Lexicon, Wording)


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
    header = read_source(folder / "pack.yaml", Header)
    criteria = _read_folder(folder / "criteria", Criterion)
    wordings = _read_folder(folder / "findings", Wording)
    lexicons = _read_folder(folder / "lexicons", Lexicon)
    kinds = read_source(folder / "kinds.yaml", Kinds)
    areas = read_source(folder / "national_outcomes.yaml", Areas)
    by_id = {source.value.id: source.value for source in criteria}
    check_order(header, set(by_id))
    check_patterns(lexicons, wordings)
    names = Names.of(kinds.value, [lexicon.value for lexicon in lexicons])
    check_kinds(kinds, names)
    check_areas(areas)
    for criterion in criteria:
        check_signals(criterion, names)
    return Pack(
        header=header.value,
        criteria=tuple(by_id[name] for name in header.value.order),
        wordings=tuple(wording.value for wording in wordings),
        lexicons={lexicon.value.id: lexicon.value for lexicon in lexicons},
        kinds=kinds.value,
        areas=areas.value.areas,
        digest=_digest(folder),
    )


def _read_folder(folder: Path, model: type[_Named]) -> list[Source[_Named]]:
    found = [read_source(path, model) for path in sorted(folder.glob("*.yaml"))]
    for source in found:
        if source.value.id != source.path.stem:
            raise source.error(("id",), f"the id should be the file's name, '{source.path.stem}'")
    return found


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()
