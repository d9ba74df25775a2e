"""Private folders are gone when they are done with, whoever has to remove them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from planaudit.ingest.private_folders import private_folder, remove_private_folders


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_private_folder_is_removed_with_what_is_in_it() -> None:
    with private_folder() as folder:
        (folder / "page.png").write_bytes(b"x")
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


def test_what_a_process_left_behind_is_removed_and_nothing_else(tmp_path: Path) -> None:
    left = Path(tempfile.mkdtemp(prefix=f"planaudit-{os.getpid()}-"))
    other = Path(tempfile.mkdtemp(prefix="planaudit-1-"))
    remove_private_folders(os.getpid())
    assert not left.exists()
    assert other.exists()
