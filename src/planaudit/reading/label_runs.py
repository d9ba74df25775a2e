"""Runs of 'Label: answer' lines: several together are labelled, one alone may be a sentence."""

from __future__ import annotations

from planaudit.document import Block, TextBlock
from planaudit.reading.prompts import looks_labelled

SHORTEST_RUN_OF_LABELS = 3


def label_runs(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Return the ids of the blocks in runs of three or more 'Label: answer' lines."""
    found: set[int] = set()
    run: list[int] = []
    for block in (*blocks, None):
        if isinstance(block, TextBlock) and looks_labelled(block.text):
            run.append(id(block))
            continue
        if len(run) >= SHORTEST_RUN_OF_LABELS:
            found.update(run)
        run = []
    return frozenset(found)
