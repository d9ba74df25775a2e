"""Which passages of a Reading stand for which block of the Document, by going through both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planaudit.document import Document, TextBlock, text_blocks
from planaudit.reading.model import Passage


def passages_by_block(
    document: Document, passages: Sequence[Passage]
) -> Mapping[int, tuple[Passage, ...]]:
    """Return the passages of each text block, by the block's id().

    A block has one, or two when a label was split from its answer; it is not there when it is
    empty or the reading made no passage of it. Both stand in reading order.
    """
    found: dict[int, tuple[Passage, ...]] = {}
    at = 0
    for block in text_blocks(document.blocks):
        number = _how_many(block, passages[at : at + 2])
        if number:
            found[id(block)] = tuple(passages[at : at + number])
            at += number
    return found


def _how_many(block: TextBlock, following: Sequence[Passage]) -> int:
    """Return how many of the `following` passages, two at most, are `block`."""
    if not block.text or not following or following[0].place != block.place:
        return 0
    texts = [passage.text for passage in following]
    if texts[0] == block.text:
        return 1
    label, answer = texts if len(texts) == 2 else ("", "")
    parted = label and answer and block.text.startswith(label) and block.text.endswith(answer)
    return 2 if parted else 0
