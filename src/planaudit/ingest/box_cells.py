"""Cells in which tick boxes stand alone, and cells of words."""

from __future__ import annotations

from dataclasses import replace

from planaudit.document import Cell, Kind, TextBlock


def is_lone_box(cell: Cell) -> bool:
    """Return whether `cell` holds tick boxes without labels and nothing else."""
    return bool(cell.blocks) and all(
        isinstance(block, TextBlock) and block.kind is Kind.TICK_BOX and not block.text
        for block in cell.blocks
    )


def words_in(cell: Cell) -> str:
    """Return the words that stand in `cell`, on one line."""
    texts = (block.text for block in cell.blocks if isinstance(block, TextBlock))
    return " ".join(text for text in texts if text)


def with_label(cell: Cell, label: str, numbering: str = "") -> Cell:
    """Return a cell of lone boxes with each labelled; `numbering` is what a list prints first."""
    blocks = tuple(
        replace(block, text=label, label=numbering or block.label)
        if isinstance(block, TextBlock)
        else block
        for block in cell.blocks
    )
    return replace(cell, blocks=blocks)
