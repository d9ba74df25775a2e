"""A carer's own assessment: whatever asks the carer about their life asks for the carer's views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planaudit.reading.model import Passage

_OWN_LIFE = frozenset({"what_matters", "strengths", "barriers", "needs", "carer_specific"})


def with_carers_views(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return `passages` with 'view_family' among the slots of what the carer is asked about.

    It comes last: what matters to the carer is what matters in this record first of all.
    """
    return tuple(
        replace(passage, slots=(*passage.slots, "view_family"))
        if set(passage.slots[:1]) & _OWN_LIFE and "view_family" not in passage.slots
        else passage
        for passage in passages
    )
