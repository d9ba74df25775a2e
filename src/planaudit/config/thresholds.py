"""The levels that plans are asked to reach, criterion by criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from planaudit.audit.model import BatchAudit, DocumentAudit
from planaudit.config.read import ConfigFile
from planaudit.packs import load_packs
from planaudit.plain_words import listed
from planaudit.yaml_source import nearest


def check_thresholds(file: ConfigFile, pack_folders: Sequence[Path]) -> None:
    """Check that every threshold is for a criterion in force. Raises ConfigError and PackError."""
    if not file.config.thresholds:
        return
    packs = load_packs(pack_folders, file.config.without)
    known = {criterion.id for pack in packs for criterion in pack.criteria}
    for name in file.config.thresholds:
        if name not in known:
            raise file.error(
                ("thresholds", name), f"there is no criterion '{name}'{nearest(name, known)}"
            )


def below_thresholds(batch: BatchAudit, thresholds: Mapping[str, int]) -> tuple[str, ...]:
    """Return a sentence for each criterion in which plans are below the level asked for."""
    said: list[str] = []
    for info in batch.criteria:
        asked = thresholds.get(info.id)
        if asked is None:
            continue
        below = [each.path for each in batch.documents if _is_below(each, info.id, asked)]
        if below:
            said.append(
                f"Below level {asked}, as planaudit.toml asks, in '{info.title}': {listed(below)}"
            )
    return tuple(said)


def _is_below(document: DocumentAudit, criterion: str, asked: int) -> bool:
    return any(
        each.criterion == criterion and each.level is not None and each.level < asked
        for each in document.criteria
    )
