"""Lines with a label: runs of 'Label: answer', and a label with its tick boxes beside it."""

from __future__ import annotations

from planaudit.document import Block, Cell, Kind, Row, Table, TextBlock, text_blocks
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


def lines_in(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """Return `blocks` line by line: those which are parts of one paragraph are together."""
    lines: list[list[Block]] = []
    for block in blocks:
        paragraph = None if isinstance(block, Table) else block.place.paragraph
        if lines and paragraph is not None and lines[-1][0].place.paragraph == paragraph:
            lines[-1].append(block)
        else:
            lines.append([block])
    return list(map(tuple, lines))


def is_label_with_boxes(line: tuple[Block, ...]) -> bool:
    """Return whether a line is a label and its tick boxes, which is no heading of what follows.

    A heading by style is one all the same, and a question in bold may be followed by the reasons
    for its answer.
    """
    first, *others = line
    if not isinstance(first, TextBlock) or first.kind is Kind.HEADING or first.ticked is not None:
        return False
    if first.cues.bold and first.text.endswith("?"):
        return False
    last = others[-1] if others else None
    return isinstance(last, TextBlock) and last.ticked is not None


def labels_of_boxes(row: Row) -> frozenset[str]:
    """Return the labels of the tick boxes in `row`."""
    blocks = (block for cell in row.cells for block in text_blocks(cell.blocks))
    return frozenset(block.text for block in blocks if block.text and block.ticked is not None)


def is_one_of(labels: frozenset[str], cell: Cell) -> bool:
    """Return whether the words of `cell`, which holds no box itself, are one of `labels`."""
    if " ".join(cell.text.split()) not in labels:
        return False
    return all(block.ticked is None for block in text_blocks(cell.blocks))
