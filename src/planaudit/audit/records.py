"""What kinds of record a document is, by a pack's `records.yaml`."""

from __future__ import annotations

from collections.abc import Iterable

from planaudit.audit.levels import holds
from planaudit.audit.signals import Material, find
from planaudit.packs.schema import Record


def kinds_of_record(records: Iterable[Record], material: Material) -> frozenset[str]:
    """Return the ids of the `records` that a document is: none, one or several."""
    return frozenset(record.id for record in records if _is_one(record, material))


def _is_one(record: Record, material: Material) -> bool:
    counts = {name: len(find(signal, material)) for name, signal in record.signals.items()}
    return holds(record.when, counts)
