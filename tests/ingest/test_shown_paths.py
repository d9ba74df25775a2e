"""Paths as they are shown: nothing in them steers a terminal or breaks a report."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest.shown_paths import LONGEST_SHOWN, on_disk, printable


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


def test_a_path_leads_to_the_file_it_is_in_or_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "plans.zip").write_bytes(b"x")
    assert on_disk(tmp_path) == tmp_path
    assert on_disk(tmp_path / "plans.zip") == tmp_path / "plans.zip"
    assert on_disk(tmp_path / "plans.zip" / ".." / "a.docx") == tmp_path / "plans.zip"
    assert on_disk(tmp_path / "gone" / "plans.zip") is None


@pytest.mark.skipif(sys.platform != "linux", reason="others have no such names")
def test_any_name_is_found_again_by_what_is_shown(tmp_path: Path) -> None:
    for name in ("a\nb", "a\u202eb", os.fsdecode(b"a\xffb"), r"a\nc"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.txt").write_bytes(b"x")
        shown = Path(printable(str(tmp_path / name / "plan.txt")))
        assert on_disk(shown) == tmp_path / name / "plan.txt"


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "a/" * 3000, "\ud800"])
def test_a_name_that_no_file_can_have_leads_nowhere(name: str) -> None:
    assert on_disk(Path(name)) is None
