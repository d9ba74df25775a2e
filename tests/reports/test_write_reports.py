"""Writing reports to a folder, whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planaudit.audit.model import BatchAudit
from planaudit.reports import (
    WRITERS,
    ReportNotWrittenError,
    UnknownReportError,
    write_reports,
    writer_named,
)
from tests.reports.sample_batch import sample_batch


class BreakingWriter:
    name = "breaking"
    file_name = "breaking.txt"

    def render(self, batch: BatchAudit) -> bytes:
        raise RuntimeError("half way")


def test_each_report_becomes_one_file(tmp_path: Path) -> None:
    paths = write_reports(sample_batch(), ["json", "html"], tmp_path / "new" / "folder")
    assert [path.name for path in paths] == ["audit.json", "report.html"]
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == [
        "audit.json",
        "report.html",
    ]
    assert paths[0].read_bytes() == writer_named("json").render(sample_batch())


def test_a_report_asked_for_twice_is_written_once(tmp_path: Path) -> None:
    assert len(write_reports(sample_batch(), ["json", "json"], tmp_path)) == 1


def test_a_writer_that_fails_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WRITERS, "breaking", BreakingWriter())
    (tmp_path / "audit.json").write_text("yesterday's", encoding="utf-8")
    with pytest.raises(RuntimeError, match="half way"):
        write_reports(sample_batch(), ["json", "breaking"], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["audit.json"]
    assert (tmp_path / "audit.json").read_text(encoding="utf-8") == "yesterday's"


def test_a_disk_that_fails_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half_written(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half_written)
    with pytest.raises(ReportNotWrittenError, match=r"audit\.json.*No space left"):
        write_reports(sample_batch(), ["json"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_named_in_the_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(ReportNotWrittenError, match="taken"):
        write_reports(sample_batch(), ["json"], tmp_path / "taken")


def test_an_unknown_report_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownReportError, match="Choose from: json, html"):
        write_reports(sample_batch(), ["excel"], tmp_path)


def test_importing_the_reports_waits_for_no_template_engine() -> None:
    code = "import sys, planaudit.reports; print(sorted({'jinja2', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
