"""`planaudit audit`, as a user runs it."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from planaudit.batch import workers
from planaudit.cli import app
from planaudit.ingest.word.reader import WordReader
from tests.batch.folders import BAD, GOOD, SECRET, folder_with
from tests.packs.small_pack import with_change, write_pack

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "audit.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder of three plans."""
    return folder_with(tmp_path / "plans", GOOD)


def run(*arguments: object) -> Result:
    """Run `planaudit audit` on one processor."""
    return CliRunner().invoke(app, ["audit", *map(str, arguments), "--jobs", "1"])


def files_in(folder: Path) -> set[str]:
    """Return the files under a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def words(text: str) -> str:
    """Return `text` with its white space folded, for lines are broken to fit the screen."""
    return " ".join(text.split())


def test_both_reports_are_written_and_named(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    result = run(plans, "--out", out)
    assert result.exit_code == 0, result.output
    assert files_in(out) == {"report.html", "audit.json"}
    for name in ("report.html", "audit.json"):
        assert f"Written: {(out / name).as_posix()}" in result.stdout


@pytest.mark.parametrize(
    ("formats", "written"),
    [
        (["html"], {"report.html"}),
        (["json"], {"audit.json"}),
        (["json", "html"], {"report.html", "audit.json"}),
    ],
)
def test_only_the_reports_asked_for_are_written(
    plans: Path, tmp_path: Path, formats: list[str], written: set[str]
) -> None:
    options = [option for name in formats for option in ("--format", name)]
    assert run(plans, "--out", tmp_path / "report", *options).exit_code == 0
    assert files_in(tmp_path / "report") == written


def test_a_second_run_in_the_same_folder_does_not_audit_the_report_of_the_first(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plans)
    run(".", "--out", "report")
    first = {path: (plans / "report" / path).read_bytes() for path in files_in(plans / "report")}
    again = run(".", "--out", "report")
    assert "report/report.html (a report of planaudit)" in words(again.stdout)
    assert first == {path: (plans / "report" / path).read_bytes() for path in first}
    assert len(json.loads(first["audit.json"])["documents"]) == len(GOOD)


def test_plans_in_the_folder_of_the_reports_are_audited(plans: Path) -> None:
    run(plans, "--out", plans)
    run(plans, "--out", plans)
    audit = json.loads((plans / "audit.json").read_bytes())
    assert len(audit["documents"]) == len(GOOD)


def test_a_report_named_outright_is_not_assessable(plans: Path, tmp_path: Path) -> None:
    run(plans, "--out", tmp_path / "report")
    result = run(tmp_path / "report" / "report.html")
    assert result.exit_code == 2
    assert "this is a report that planaudit wrote, not a plan" in words(result.stdout)


def test_without_out_nothing_is_written(plans: Path, tmp_path: Path) -> None:
    before = files_in(tmp_path)
    result = run(plans)
    assert result.exit_code == 0
    assert "Nothing was written. Add --out FOLDER" in words(result.stdout)
    assert files_in(tmp_path) == before


def test_json_on_the_screen_is_all_there_is_and_keeps_to_the_schema(plans: Path) -> None:
    folder_with(plans, BAD)
    result = run(plans, "--format", "json")
    assert result.exit_code == 0
    audit = json.loads(result.stdout)
    jsonschema.validate(audit, SCHEMA)
    assert len(audit["documents"]) == len(GOOD) + len(BAD)


def test_json_on_the_screen_is_what_would_be_in_the_file(plans: Path, tmp_path: Path) -> None:
    run(plans, "--out", tmp_path / "report")
    result = run(plans, "--format", "json")
    assert result.stdout_bytes == (tmp_path / "report" / "audit.json").read_bytes()


def work_begun(*_: object) -> NoReturn:
    raise AssertionError("the work was begun")


def test_html_needs_a_folder_and_that_is_said_before_the_work(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "audit_batch", work_begun)
    result = run(plans, "--format", "html")
    assert result.exit_code == 2
    assert "needs --out FOLDER" in result.stderr


def test_a_folder_one_may_not_write_in_is_told_before_the_work(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "audit_batch", work_begun)
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    result = run(plans, "--out", tmp_path / "new" / "report")
    assert result.exit_code == 2
    assert "you are not allowed to write there. Choose another folder" in result.stderr


def test_a_file_that_cannot_be_read_is_in_the_summary_with_its_reason(plans: Path) -> None:
    folder_with(plans, BAD)
    result = run(plans)
    assert result.exit_code == 0
    for name in BAD:
        assert name in result.stdout
    assert "the file is empty" in words(result.stdout)


def test_files_passed_over_are_named_and_then_counted(plans: Path) -> None:
    folder_with(plans, {f"song {number}.mp3": b"x" for number in range(8)})
    result = run(plans)
    said = words(result.stdout)
    assert "Passed over as not being plans:" in said
    assert "song 5.mp3 and 2 more" in said
    assert "song 6.mp3" not in said


# Exit codes


@pytest.mark.parametrize(
    ("words_written", "fail_on", "code"),
    [
        pytest.param("She hums.", "low", 1, id="a finding at the threshold"),
        pytest.param("She hums.", "medium", 0, id="a finding below it"),
        pytest.param("She hums.", "never", 0, id="no threshold"),
        pytest.param("She sings.", "low", 0, id="no finding"),
    ],
)
def test_the_exit_code_follows_the_findings(
    tmp_path: Path, words_written: str, fail_on: str, code: int
) -> None:
    pack = write_pack(tmp_path / "pack")
    plan = folder_with(tmp_path / "plans", {"a.txt": words_written.encode()})
    assert run(plan, "--pack", pack, "--fail-on", fail_on).exit_code == code


def test_a_finding_that_is_not_sure_never_fails_a_run(tmp_path: Path) -> None:
    unsure = with_change("findings/hums.yaml", "confidence: high", "confidence: medium")
    pack = write_pack(tmp_path / "pack", findings__hums=unsure)
    plan = folder_with(tmp_path / "plans", {"a.txt": b"She hums."})
    assert run(plan, "--pack", pack, "--fail-on", "low").exit_code == 0


def test_a_run_that_could_read_nothing_ends_with_2_and_still_reports(tmp_path: Path) -> None:
    plans = folder_with(tmp_path / "plans", BAD)
    result = run(plans, "--out", tmp_path / "report")
    assert result.exit_code == 2
    assert (tmp_path / "report" / "audit.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["gone"], "no file or folder called", id="a path that is not there"),
        pytest.param(["plans", "--pack", "plans"], "no pack.yaml here", id="no pack"),
        pytest.param(["empty"], "no assessments or plans were found", id="an empty folder"),
        pytest.param(["plans", "--form", "none.docx"], "none.docx: the file", id="no form"),
        pytest.param(["plans", "--form", "bad.docx"], "bad.docx: this file is", id="bad form"),
        pytest.param(["plans", "--out", "bad.docx"],
                     "nothing can be written in bad.docx: it is a file, not a folder. Choose "
                     "another folder with --out.", id="a file where a folder goes"),
        pytest.param(["plans", "--out", "bad.docx/report"], "bad.docx is a file",
                     id="a file where the folder above goes"),
        pytest.param(["plans", "--jobs", "0"], "--jobs must be 1 or more", id="no workers"),
        pytest.param(["plans", "--time-limit", "0"],
                     "--time-limit must be from 1 to 86400 seconds", id="no time"),
        pytest.param(["plans", "--format", "pdf"],
                     "planaudit: --format cannot be 'pdf'. Choose html or json.",
                     id="a report nobody writes"),
        pytest.param(["plans", "--fail-on", "all"],
                     "--fail-on cannot be 'all'. Choose high, medium, low or never.",
                     id="a threshold there is not"),
        pytest.param([], "PATH", id="no path"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_ends_with_2_and_says_why(
    plans: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(plans.parent)
    folder_with(plans.parent / "empty", {})
    folder_with(plans.parent, {"bad.docx": BAD["cut.docx"]})
    result = CliRunner().invoke(app, ["audit", *arguments])
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.output
    assert SECRET not in result.output


def hang(*_: object) -> None:
    while True:
        time.sleep(60)


def test_a_plan_that_takes_too_long_is_given_up_and_the_rest_goes_on(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WordReader, "read", hang)
    result = run(plans, "--time-limit", "2")
    assert result.exit_code == 0
    assert "reading it took longer than 2 seconds" in words(result.stdout)
    assert "--time-limit" in words(result.stdout).replace("- ", "-")


# Nothing of a document in an error


def test_no_word_of_a_damaged_file_is_in_what_is_said_or_written(tmp_path: Path) -> None:
    result = run(folder_with(tmp_path / "plans", BAD), "--out", tmp_path / "report")
    assert SECRET not in result.output
    for path in (tmp_path / "report").iterdir():
        assert SECRET not in path.read_text(encoding="utf-8")


def test_no_word_of_a_file_that_crashes_the_reader_is_in_what_is_said(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> NoReturn:
        raise ValueError(f"could not make sense of '{SECRET}'")

    monkeypatch.setattr(WordReader, "read", crash)
    result = run(plans / "plan.docx")
    assert result.exit_code == 2
    assert "ValueError" in result.stdout
    assert SECRET not in result.output


# Options


def test_a_form_given_is_in_the_report(tmp_path: Path) -> None:
    blank = "# What matters to me\n\n# My strengths\n\n# Risks\n"
    plan = blank.replace("Risks\n", "Risks\n\nThe stairs.\n")
    folder_with(tmp_path, {"Form X.md": blank.encode(), "plan.md": plan.encode()})
    result = run(tmp_path / "plan.md", "--form", tmp_path / "Form X.md", "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    assert document["form"] == {"id": "Form X", "matched_by": "given", "share": 1.0}


def test_a_form_that_no_plan_is_on_is_told(plans: Path, tmp_path: Path) -> None:
    folder_with(tmp_path, {"other.md": b"# Pets\n\n# Garden\n\n# Boats\n"})
    form = tmp_path / "other.md"
    said = f"The blank form {form.as_posix()} matched none of these plans."
    assert said in words(run(plans, "--form", form).stdout).replace("- ", "-")
    as_json = run(plans, "--form", form, "--format", "json")
    assert said in as_json.stderr
    assert json.loads(as_json.stdout)


def test_each_row_of_an_export_is_a_plan_when_the_user_says_so(tmp_path: Path) -> None:
    content = b"Reference,What matters to me\nA1,To sing.\nA2,To walk.\n"
    folder_with(tmp_path, {"export.csv": content})
    export = tmp_path / "export.csv"
    told = json.loads(run(export, "--row-is-document", "--format", "json").stdout)
    assert [each["path"] for each in told["documents"]] == [
        f"{export.as_posix()}/row 2",
        f"{export.as_posix()}/row 3",
    ]
    untold = run(export)
    assert untold.exit_code == 2
    assert "add --row-is-document" in words(untold.stdout).replace("- ", "-")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_would_steer_a_terminal_does_so_nowhere(tmp_path: Path) -> None:
    name = os.fsdecode(b"a\n\x1b[2J\xe2\x80\xae<b>\xff.txt")
    folder_with(tmp_path / "plans", {name: GOOD["plan.txt"], f"{name}.mp3": b"x"})
    (tmp_path / "plans" / f"{name}.docx").symlink_to(tmp_path / "gone")
    result = run(tmp_path / "plans", "--out", tmp_path / "report")
    assert result.exit_code == 0
    page = (tmp_path / "report" / "report.html").read_text("utf-8")
    data = (tmp_path / "report" / "audit.json").read_text("utf-8")
    for text in (result.output, page, data):
        assert not any(mark in text for mark in ("\x1b", "\u202e", "\udcff"))
    assert r"<b>\xff" not in page
    (document,) = json.loads(data)["documents"]
    assert document["path"].endswith(r"/a\n\x1b[2J\u202e<b>\xff.txt")


@pytest.mark.parametrize("report", ["report.html", "audit.json"])
def test_one_job_or_two_write_the_same_bytes(plans: Path, tmp_path: Path, report: str) -> None:
    folder_with(plans, BAD)
    written: list[bytes] = []
    for jobs in ("1", "2", "2"):
        out = tmp_path / f"report {len(written)}"
        CliRunner().invoke(app, ["audit", str(plans), "--out", str(out), "--jobs", jobs])
        written.append((out / report).read_bytes())
    assert written[0] == written[1] == written[2]


def test_paths_in_the_report_are_as_they_were_given(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plans.parent)
    audit: Any = json.loads(run("plans", "--format", "json").stdout)
    assert [each["path"] for each in audit["documents"]] == [f"plans/{name}" for name in GOOD]


def test_an_interrupted_run_says_that_no_report_was_written(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(workers, "audit_batch", interrupted)
    result = run(plans, "--out", tmp_path / "report")
    assert result.exit_code == 130
    assert words(result.stderr) == "planaudit: stopped before the end. No report was written."
    assert not (tmp_path / "report").exists()
