"""Recognising the text of pages without any; skipped where the programs are not installed."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planaudit.cli import app
from planaudit.document import Document, Table
from planaudit.ingest.interface import ReadOptions, UnreadableFile
from planaudit.ingest.pdf import ocr as pdf_ocr
from planaudit.ingest.pdf.ocr import Limits, Recogniser, find_recogniser, recognise
from planaudit.ingest.pdf.raw import open_file
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import field, pdf_of, words_at
from tests.ingest.pdf_scans import photograph, picture_of, scan_of, with_picture, written_page

SCAN = Path(__file__).parents[2] / "data" / "scans" / "one_page.pdf"
PAGE = written_page(times=2)
BOTH = Recogniser(("eng", "cym"), turns=True)

needs_programs = pytest.mark.skipif(
    importlib.util.find_spec("ocrmypdf") is None or shutil.which("tesseract") is None,
    reason="OCRmyPDF and Tesseract are not installed",
)


def recognised(content: bytes) -> Document:
    """Read the bytes of a PDF, recognising pages without text."""
    return PdfReader().read(raw_file("plan.pdf", content, ReadOptions(ocr=True)))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary folders are made in, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def program_that(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str) -> None:
    """Have this script run in place of OCRmyPDF, as if all programs were installed."""
    script = tmp_path / "program.sh"
    script.write_text(f"#!/bin/sh\n{does}\n")
    script.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(script))
    monkeypatch.setattr(pdf_ocr, "find_recogniser", lambda: BOTH)


# --- with the programs


@needs_programs
def test_the_words_and_tables_of_a_scan_are_read(temporary: Path) -> None:
    document = recognised(SCAN.read_bytes())
    text = document.shown_text()
    for words in (
        "Care and support plan",
        "She would like to go back to the chapel choir on Thursdays.",
        "Dw i eisiau canu eto gyda fy ffrindiau",
    ):
        assert words in text
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Action", "Who", "When"],
        ["Ask the choir leader", "Social worker", "By Friday"],
    ]
    assert document.notes[0] == (
        "Page 1 is a picture; its text was recognised (OCR) and may hold mistakes."
    )
    assert [entry.what for entry in document.left_out] == ["ticks and handwriting on page 1"]
    assert not list(temporary.iterdir())


@needs_programs
def test_only_pages_without_text_are_recognised_and_what_was_typed_stays() -> None:
    fields = [field("/Tx", "name", (60, 100, 300, 118), "Efa Smith")]
    content = pdf_of(PAGE, "", "", fields=fields)
    other = written_page(("Gwen swims on Tuesdays and sings in the bath.",))
    content = with_picture(content, picture_of(pdf_of(other)), page=1)
    content = with_picture(content, photograph(), page=2)
    document = recognised(content)
    assert document.shown_text().count("garden") == 2
    assert document.shown_text().count("Efa Smith") == 1
    assert "Gwen swims on Tuesdays and sings in the bath." in document.shown_text()
    assert document.notes[0].startswith("Page 2 is a picture;")
    assert document.left_out[0].what == "all of page 3"


@needs_programs
def test_a_stamp_on_a_scan_is_read_once() -> None:
    document = recognised(scan_of(PAGE, added=words_at(300, 400, "RECEIVED", size=24)))
    assert document.shown_text().count("RECEIVED") == 1
    assert "garden" in document.shown_text()


@needs_programs
def test_the_command_line_reports_what_was_recognised(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    plan = tmp_path / "plans" / "scan.pdf"
    plan.write_bytes(SCAN.read_bytes())
    out = tmp_path / "report"
    arguments = ["audit", str(plan), "--jobs", "1", "--out", str(out)]
    CliRunner().invoke(app, arguments)
    (unread,) = json.loads((out / "audit.json").read_text(encoding="utf-8"))["documents"]
    assert unread["status"] == "not_assessable"
    assert unread["reason"].startswith("no text layer on page 1")
    result = CliRunner().invoke(app, [*arguments, "--ocr"])
    assert result.exit_code == 0, result.output
    (read,) = json.loads((out / "audit.json").read_text(encoding="utf-8"))["documents"]
    assert read["status"] == "audited"
    assert read["notes"][0].startswith("Page 1 is a picture")
    assert read["notes"][0] in (out / "report.html").read_text(encoding="utf-8")
    assert "How some files were read" in result.stdout


# --- without them, or with less


@pytest.mark.parametrize(
    ("library", "program", "named"),
    [
        (None, "/usr/bin/tesseract", "OCRmyPDF"),
        (object(), None, "Tesseract"),
        (None, None, "OCRmyPDF and Tesseract"),
    ],
)
def test_without_the_programs_the_reason_says_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch, library: object, program: str | None, named: str
) -> None:
    monkeypatch.setattr(pdf_ocr, "find_spec", lambda name: library)
    monkeypatch.setattr(shutil, "which", lambda name: program)
    with pytest.raises(UnreadableFile, match=f"needs {named}, not found") as caught:
        recognised(scan_of(PAGE))
    assert caught.value.status == "not_assessable"
    assert "pip install 'planaudit[ocr]'" in caught.value.reason


@pytest.mark.parametrize(
    ("installed", "languages", "note"),
    [
        ({"eng", "cym", "osd"}, ("eng", "cym"), None),
        ({"eng"}, ("eng",), "no Welsh here, so all of it was recognised as English"),
        ({"cym", "fra"}, ("cym",), "no English here, so all of it was recognised as Welsh"),
    ],
)
def test_the_languages_that_are_installed_are_used_and_a_missing_one_is_said(
    monkeypatch: pytest.MonkeyPatch,
    installed: set[str],
    languages: tuple[str, ...],
    note: str | None,
) -> None:
    monkeypatch.setattr(pdf_ocr, "find_spec", lambda name: object())
    monkeypatch.setattr(shutil, "which", lambda name: "tesseract")
    found = find_recogniser(lambda program: installed)
    assert found.languages == languages
    assert found.turns == ("osd" in installed)
    assert (note in (found.note() or "")) if note else found.note() is None


def test_with_neither_language_the_reason_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_ocr, "find_spec", lambda name: object())
    monkeypatch.setattr(shutil, "which", lambda name: "tesseract")
    with pytest.raises(UnreadableFile, match="English or Welsh"):
        find_recogniser(lambda program: {"fra"})


# --- when they go wrong

runs_scripts = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


@runs_scripts
@pytest.mark.parametrize(
    ("code", "why"), [(3, "a program that it needs is missing"), (7, "Tesseract"), (15, "stopped")]
)
def test_a_program_that_fails_is_a_reason_in_plain_words_that_are_not_its_own(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    temporary: Path,
    capfd: pytest.CaptureFixture[str],
    code: int,
    why: str,
) -> None:
    program_that(monkeypatch, tmp_path, f"echo private; echo private >&2; exit {code}")
    with pytest.raises(UnreadableFile, match=f"{why}.*exit code {code}") as caught:
        recognised(scan_of(PAGE))
    assert caught.value.status == "not_assessable"
    assert capfd.readouterr() == ("", "")
    assert not list(temporary.iterdir())


@runs_scripts
def test_a_program_that_hangs_is_ended_with_what_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, temporary: Path
) -> None:
    started = tmp_path / "started"
    program_that(monkeypatch, tmp_path, f"sleep 60 & echo $! > {started}; wait")
    file = open_file(scan_of(PAGE))
    begun = time.monotonic()
    with pytest.raises(UnreadableFile, match="took too long"):
        recognise(file, [1], BOTH, Limits(to_start=1, a_page=0))
    assert time.monotonic() - begun < 20
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", started.read_text().strip()],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    assert state in ("", "Z", "Zs")
    assert not list(temporary.iterdir())


@runs_scripts
def test_a_program_that_writes_rubbish_is_a_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program_that(monkeypatch, tmp_path, 'for last; do :; done; echo rubbish > "$last"')
    with pytest.raises(UnreadableFile, match="recognising the text"):
        recognised(scan_of(PAGE))


def test_a_page_of_a_gigantic_picture_is_not_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    vast = photograph()
    vast.width = vast.height = 100_000
    program_that(monkeypatch, tmp_path, "exit 9")
    with pytest.raises(UnreadableFile, match="no text was recognised"):
        recognised(with_picture(pdf_of(""), vast))


def test_a_file_that_has_text_needs_no_programs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program_that(monkeypatch, tmp_path, "exit 9")
    assert "garden" in recognised(pdf_of(PAGE)).shown_text()
