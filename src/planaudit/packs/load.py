"""Reading a pack from its folder, with errors that name file, line and key."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import yaml

from planaudit.packs.checks import (
    Names,
    check_areas,
    check_copied,
    check_criterion,
    check_kinds,
    check_order,
    check_patterns,
    check_records,
)
from planaudit.packs.findings_schema import Wording
from planaudit.packs.kinds_schema import Area, Areas, Kinds
from planaudit.packs.layers import GROUPS, HEADER, Layers, read_layers
from planaudit.packs.metadata import check_metadata
from planaudit.packs.schema import Criterion, Header, Lexicon, Record, Records
from planaudit.packs.source import PackError, Source, error_at, nearest, source_from
from planaudit.yaml_source import no_such_key

__all__ = ["Pack", "PackError", "load_pack", "load_packs"]

_Named = TypeVar("_Named", Criterion, Lexicon, Wording)
_Single = TypeVar("_Single", Kinds, Areas, Records)


@dataclass(frozen=True, slots=True)
class Pack:
    """A loaded pack. `digest` is the SHA-256 of its files' names and bytes, in name order."""

    header: Header
    criteria: tuple[Criterion, ...]
    wordings: tuple[Wording, ...]
    lexicons: dict[str, Lexicon]
    kinds: Kinds
    areas: tuple[Area, ...]
    records: tuple[Record, ...]
    digest: str


def load_pack(folder: Path) -> Pack:
    """Return the pack in `folder`, laid over the packs it extends. Raises PackError."""
    layers = read_layers(folder)
    _check_header_keys(layers.header)
    header = source_from(layers.header, folder / HEADER, Header)
    criteria = _sources(layers, "criteria", Criterion)
    wordings = _sources(layers, "findings", Wording)
    lexicons = _sources(layers, "lexicons", Lexicon)
    kinds = _single(layers, "kinds", Kinds)
    areas = _single(layers, "national_outcomes", Areas)
    told = _single(layers, "records", Records) if "records" in layers.singles else None
    records = told.value.records if told else ()
    by_id = {source.value.id: source.value for source in criteria}
    check_order(header, set(by_id))
    check_patterns(lexicons, wordings)
    check_metadata(criteria, wordings)
    names = Names.of(kinds.value, [lexicon.value for lexicon in lexicons], records)
    check_kinds(kinds, names)
    check_areas(areas)
    if told:
        check_records(told, names)
    for criterion in criteria:
        check_criterion(criterion, names)
    for wording in wordings:
        check_copied(wording, names)
    pack = Pack(
        header=header.value,
        criteria=tuple(by_id[name] for name in header.value.order),
        wordings=tuple(wording.value for wording in wordings),
        lexicons={lexicon.value.id: lexicon.value for lexicon in lexicons},
        kinds=kinds.value,
        areas=areas.value.areas,
        records=records,
        digest=_digest(layers.files),
    )
    for node in layers.without:
        if why := _why_not_there(str(node.value), _ids(pack)):
            raise error_at(node, "without", why)
    return _leaving_out(pack, [str(node.value) for node in layers.without])


def _check_header_keys(header: yaml.MappingNode) -> None:
    """Check the keys of pack.yaml; rules written into it have been taken out of it before."""
    known = [*Header.model_fields, *GROUPS]
    for key, _ in header.value:
        if key.value not in known:
            raise error_at(key, str(key.value), no_such_key(str(key.value), known))


def load_packs(folders: Sequence[Path], without: Collection[str] = ()) -> tuple[Pack, ...]:
    """Return the packs in `folders`, to be used together. Raises PackError.

    `without` are ids of criteria, families and wordings to leave out, each of one pack at least.
    """
    packs = tuple(map(load_pack, folders))
    if without:
        known = {name for pack in packs for name in _ids(pack)}
        for name in without:
            if why := _why_not_there(name, known):
                raise PackError(why)
        packs = tuple(_leaving_out(pack, without) for pack in packs)
    owners: dict[str, Path] = {}
    for pack, folder in zip(packs, folders, strict=True):
        for criterion in pack.criteria:
            if criterion.id in owners:
                raise PackError(
                    f"the packs in {owners[criterion.id]} and {folder} both have the criterion "
                    f"'{criterion.id}'. Give one of the two: a pack that extends another holds all "
                    "of it, unless it says inherit: []"
                )
            owners[criterion.id] = folder
    return packs


def _why_not_there(name: str, known: Iterable[str]) -> str:
    """Return what is wrong with leaving out a rule of that name, '' for nothing."""
    ids = set(known)
    return "" if name in ids else f"there is no rule '{name}' to leave out{nearest(name, ids)}"


def _ids(pack: Pack) -> Iterator[str]:
    yield from (criterion.id for criterion in pack.criteria)
    for wording in pack.wordings:
        yield wording.id
        yield from (f"{wording.id}.{entry.id}" for entry in wording.entries)


def _leaving_out(pack: Pack, names: Collection[str]) -> Pack:
    """Return a pack without its rules of those names."""
    wordings: list[Wording] = []
    for wording in pack.wordings:
        kept = [each for each in wording.entries if f"{wording.id}.{each.id}" not in names]
        if kept and wording.id not in names:
            wordings.append(wording.model_copy(update={"entries": tuple(kept)}))
    left = "\n".join(sorted(set(_ids(pack)) & set(names)))
    return replace(
        pack,
        criteria=tuple(each for each in pack.criteria if each.id not in names),
        wordings=tuple(wordings),
        digest=hashlib.sha256(f"{pack.digest}\n{left}".encode()).hexdigest()
        if left
        else pack.digest,
    )


def _sources(layers: Layers, group: str, model: type[_Named]) -> list[Source[_Named]]:
    found = []
    for name, node in layers.parts[group].items():
        source = source_from(node, layers.folder / group / f"{name}.yaml", model)
        if source.value.id != name:
            raise source.error(("id",), f"the id should be the file's name, '{name}'")
        found.append(source)
    return found


def _single(layers: Layers, name: str, model: type[_Single]) -> Source[_Single]:
    path = layers.folder / f"{name}.yaml"
    node = layers.singles.get(name)
    if node is None:
        raise PackError(f"{path}: the file could not be opened: there is none")
    return source_from(node, path, model)


def _digest(files: Sequence[Path]) -> str:
    """Return the SHA-256 of the files' names, each in its pack, and bytes, in order."""
    whole = hashlib.sha256()
    for path in files:
        whole.update(
            "/".join(path.parts[-2:] if path.parent.name in GROUPS else path.parts[-1:]).encode()
        )
        whole.update(path.read_bytes())
    return whole.hexdigest()
