"""Whether a file says anything is decided in the same way in every format."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planaudit.document import text_blocks
from planaudit.ingest import UnreadableFile, read_content
from tests.ingest.odt_files import odt_bytes, p
from tests.ingest.rtf_files import rtf
from tests.ingest.word_files import para, run, word_bytes

MAKERS: dict[str, Callable[[str], bytes]] = {
    "plan.docx": lambda text: word_bytes(para(run(text))),
    "plan.odt": lambda text: odt_bytes(p(text)),
    "plan.rtf": lambda text: rtf("".join(f"\\u{ord(mark)}?" for mark in text)).encode(),
    "plan.html": lambda text: f"<p>{text}</p>".encode(),
    "plan.md": lambda text: text.encode(),
    "plan.txt": lambda text: text.encode(),
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_tick_box_alone_says_something(name: str) -> None:
    (block,) = text_blocks(read_content(MAKERS[name]("☒"), name, name).blocks)
    assert (block.text, block.ticked) == ("", True)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("text", [" ", "\u00a0", " \n "])
def test_white_space_alone_cannot_be_assessed(name: str, text: str) -> None:
    with pytest.raises(UnreadableFile, match="there is no text in this") as caught:
        read_content(MAKERS[name](text), name, name)
    assert caught.value.status == "not_assessable"
