"""Opening files, and never waiting for what is none."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from planaudit.ingest import UnreadableFile
from planaudit.ingest.regular_files import open_regular


def test_a_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"She sings.")
    with open_regular(tmp_path / "a.txt") as stream:
        assert stream.read() == b"She sings."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.docx")
    with pytest.raises(UnreadableFile, match="a pipe or a device"):
        open_regular(tmp_path / "plan.docx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_put_in_the_place_of_a_file_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    before = (tmp_path / "a.txt").stat()
    os.mkfifo(tmp_path / "plan.docx")
    monkeypatch.setattr(Path, "stat", lambda *_, **__: before)
    with pytest.raises(UnreadableFile, match="a pipe or a device"):
        open_regular(tmp_path / "plan.docx")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("plan.docx")
        with pytest.raises(UnreadableFile, match="a pipe or a device"):
            open_regular(tmp_path / "plan.docx")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="a pipe or a device"):
        open_regular(Path("/dev/zero"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="it is a folder"):
        open_regular(tmp_path)


@pytest.mark.parametrize("name", ["gone.docx", "a" * 5000, "nul\0.docx"])
def test_a_file_that_cannot_be_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile, match=r"could not be opened \("):
        open_regular(tmp_path / name)


def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(UnreadableFile, match="could not be opened"):
        open_regular(tmp_path / "a")
