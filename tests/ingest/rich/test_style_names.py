"""The names of styles, decoded."""

from __future__ import annotations

import pytest

from planaudit.document import text_blocks
from planaudit.ingest import read_content
from planaudit.ingest.rich.style_names import decoded_style_name


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Heading_20_1", "Heading 1"),
        ("T_C5_", "TÅ"),
        ("Pennawd_175_", "Pennawdŵ"),
        ("plain", "plain"),
        ("half_d800_", "half_d800_"),
        ("bell_7_", "bell_7_"),
        ("line_a_b", "line_a_b"),
    ],
)
def test_a_style_is_named_as_its_user_named_it(written: str, shown: str) -> None:
    assert decoded_style_name(written) == shown


def test_a_class_of_a_web_page_is_decoded_whatever_the_case_of_its_figures() -> None:
    page = read_content(b"<html><p class=Ateb_2F_1>x", "a.html", "a.html")
    assert [block.cues.style for block in text_blocks(page.blocks)] == ["Ateb/1"]
