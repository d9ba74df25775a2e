"""Paths as they are shown: nothing in them steers a terminal or breaks a report."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest.shown_paths import LONGEST_SHOWN, printable


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("plans/Cynllun Siân.docx", "plans/Cynllun Siân.docx"),
        ("plans/a\nb.txt", r"plans/a\nb.txt"),
        ("a\tb\x1b[2J.txt", r"a\tb\x1b[2J.txt"),
        ("plan\u202exdp.exe", r"plan\u202exdp.exe"),
        ("a\u2028b\ufeff.txt", r"a\u2028b\ufeff.txt"),
        (os.fsdecode(b"caf\xe9.txt"), r"caf\xe9.txt"),
        ("lone \ud800.txt", r"lone \ud800.txt"),
        ("no\u00a0break.txt", "no\u00a0break.txt"),
    ],
)
def test_what_cannot_be_printed_is_shown_as_an_escape(path: str, shown: str) -> None:
    assert printable(path) == shown


def test_a_very_long_path_keeps_its_beginning_and_its_end() -> None:
    shown = printable(f"plans.zip/{'a' * 60_000}/plan.docx")
    assert len(shown) == LONGEST_SHOWN
    assert shown.startswith("plans.zip/aaa")
    assert "…" in shown
    assert shown.endswith("/plan.docx")


@given(st.text(st.characters()))
def test_any_name_is_shown_in_one_line_that_can_be_encoded(path: str) -> None:
    shown = printable(path)
    assert len(shown.encode()) <= 4 * LONGEST_SHOWN
    assert len(shown.splitlines()) <= 1
    assert printable(shown) == shown
