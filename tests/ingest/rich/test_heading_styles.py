"""A style's name says which heading it makes."""

from __future__ import annotations

import pytest

from planaudit.ingest.rich.heading_styles import level_in_name


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ("heading 1", 1), ("Heading_3", 3), ("Pennawd 2", 2), ("Title", 1), ("teitl", 1),
        ("My Heading 4", 4), ("Normal", None), ("Subtitle", None), ("heading 12", None), ("", None),
    ],
)  # fmt: skip
def test_a_heading_is_told_by_its_name_in_english_or_in_welsh(
    style: str, level: int | None
) -> None:
    assert level_in_name(style) == level
