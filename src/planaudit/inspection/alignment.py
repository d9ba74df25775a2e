"""Which passages of a Reading stand for which block of the Document, by going through both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planaudit.document import Document, TextBlock, text_blocks
from planaudit.reading.model import Passage


def passages_by_block(
    document: Document, passages: Sequence[Passage]
) -> Mapping[int, tuple[Passage, ...]]:
    """Return the passages of each text block, by the block's id().

    A block has one, or two when a label was split from its answer. Of two blocks that were read
    as one passage the first has it, the second none. A block is not there when it is empty or
    the reading made no passage of it. Both stand in reading order.
    """
    found: dict[int, tuple[Passage, ...]] = {}
    at = 0
    before: TextBlock | None = None
    for block in text_blocks(document.blocks):
        if before is not None and at and _is_both(passages[at - 1], before, block):
            found[id(block)] = ()
        elif number := _how_many(block, passages[at : at + 2]):
            found[id(block)] = tuple(passages[at : at + number])
            at += number
        before = block
    return found


def _is_both(passage: Passage, block: TextBlock, below: TextBlock) -> bool:
    """Return whether `passage` is a bold beginning and the rest of its line, put together again."""
    text = f"{block.text} {below.text}"
    return passage.place == block.place == below.place and passage.text == text


def _how_many(block: TextBlock, following: Sequence[Passage]) -> int:
    """Return how many of the `following` passages, two at most, `block` is or begins."""
    if not block.text or not following or following[0].place != block.place:
        return 0
    texts = [passage.text for passage in following]
    if texts[0] == block.text or texts[0].startswith(f"{block.text} "):
        return 1
    label, answer = texts if len(texts) == 2 else ("", "")
    parted = label and answer and block.text.startswith(label) and block.text.endswith(answer)
    return 2 if parted else 0
