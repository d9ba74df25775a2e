"""An 'o' is a bullet where a gap or its neighbours say so, and a word of Welsh elsewhere."""

from __future__ import annotations

import pytest

from planaudit.document import Document, Kind, TextBlock
from planaudit.ingest import read_content
from planaudit.ingest.typed_bullets import with_typed_bullets
from tests.ingest.word_files import para, read_body, row, run, table

ITEMS = ["o milk", "o bread", "o jam"]


@pytest.mark.parametrize("line", ["o\tmilk", "o   milk", " o\u00a0\u00a0milk"])
def test_an_o_that_a_gap_sets_off_is_a_bullet(line: str) -> None:
    assert with_typed_bullets([line]) == [line.replace("o", "•", 1)]


def test_an_o_before_each_of_several_lines_is_a_bullet() -> None:
    assert with_typed_bullets(["Buy:", *ITEMS, "Then rest."]) == [
        "Buy:", "• milk", "• bread", "• jam", "Then rest.",
    ]  # fmt: skip
    assert with_typed_bullets(["o milk", "", "o bread", "", "o jam"])[::2] == [
        "• milk", "• bread", "• jam",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [["o leiaf ddwywaith"], ["Mae'n cael llawer", "o fwynhad", "o ganu."], ["of milk", "on"], [""]],
)
def test_a_word_of_welsh_is_no_bullet(lines: list[str]) -> None:
    assert with_typed_bullets(lines) == lines


def items(document: Document) -> list[str]:
    """Return the text of every list item outside tables."""
    blocks = [block for block in document.blocks if isinstance(block, TextBlock)]
    return [block.text for block in blocks if block.kind is Kind.LIST_ITEM]


def test_it_is_so_in_word_in_text_and_in_a_web_page() -> None:
    word = read_body(para("Buy:"), *map(para, ITEMS), para("o leiaf"))
    text = read_content("\n".join(["Buy:", *ITEMS]).encode(), "a.txt", "a.txt")
    page = f"<html><p>Buy:<br>{'<br>'.join(ITEMS)}</p></html>".encode()
    assert items(text) == ["milk", "bread", "jam"]
    assert items(read_content(page, "a.html", "a.html")) == ["milk", "bread", "jam"]
    assert items(word) == ["milk", "bread", "jam", "leiaf"]  # the last is one of four


def test_a_tab_after_an_o_tells_a_bullet_in_word() -> None:
    tab = "<w:r><w:tab/></w:r>"
    assert items(read_body(para(run("o"), tab, run("ring the family")))) == ["ring the family"]
    assert items(read_body(para("o leiaf ddwywaith"))) == []


def test_welsh_in_a_cell_keeps_its_first_word() -> None:
    (only,) = read_body(table(row("Pa mor aml", "o leiaf ddwywaith"))).blocks
    assert not isinstance(only, TextBlock)
    assert only.rows[0].cells[1].text == "o leiaf ddwywaith"
