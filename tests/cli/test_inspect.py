"""`planaudit inspect`, as a user runs it."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from planaudit.cli import app
from planaudit.ingest.interface import RawFile
from planaudit.ingest.text import reader as text
from planaudit.ingest.word import reader as word
from tests.batch.folders import BAD, GOOD, SECRET, folder_with

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_plans"
SCHEMA = json.loads((ROOT / "docs" / "inspect.schema.json").read_text(encoding="utf-8"))
OTHERS = ROOT / "tests" / "data" / "other_forms"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["inspect", *map(str, arguments)], env={"COLUMNS": "80"})


def as_json(*arguments: object) -> Any:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    "plan",
    [SAMPLES / "A01.docx", SAMPLES / "A02.pdf", SAMPLES / "B05.docx", SAMPLES / "C04.docx",
     OTHERS / "K09.txt", OTHERS / "H12.md", OTHERS / "H04.pdf"],
    ids=lambda path: path.name,
)  # fmt: skip
def test_the_json_keeps_to_its_schema(plan: Path) -> None:
    seen = as_json(plan, "--form", SAMPLES / "forms")
    jsonschema.validate(seen, SCHEMA)
    assert seen["schema"] == "planaudit.inspect/1"
    assert seen["path"] == plan.as_posix()


def test_the_form_and_how_surely_it_was_matched_are_told() -> None:
    plan, forms = SAMPLES / "B05.docx", SAMPLES / "forms"
    form = {"id": "B-form-B2", "matched_by": "given", "share": 1.0, "nearly": []}
    assert as_json(plan, "--form", forms)["form"] == form
    said = run(plan, "--form", forms).stdout
    assert "Form       B-form-B2, given. All of what it prints was found here" in said


def test_without_a_form_it_is_said_what_told_print_from_writing(tmp_path: Path) -> None:
    folder_with(tmp_path, {"plan.txt": GOOD["plan.txt"], "x.md": b"# Boats\n\n# Pets\n"})
    said = " ".join(run(tmp_path / "plan.txt").stdout.split())
    assert "no blank form was given; what the form printed was told by its print" in said
    said = " ".join(run(tmp_path / "plan.txt", "--form", tmp_path / "x.md").stdout.split())
    assert "the blank form given does not fit; what the form printed was told by its print" in said


def test_forms_beside_the_file_are_pointed_to_when_none_is_given() -> None:
    plan = SAMPLES / "A01.docx"
    assert f"add --form {(SAMPLES / 'forms').as_posix()}" in run(plan).stderr
    assert run(plan, "--form", SAMPLES / "forms").stderr == ""


def test_comments_and_properties_are_shown_only_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from planaudit.document import Comment, Place

    read = text.TextReader.read
    more: dict[str, Any] = {
        "comments": (Comment("B. Jones", "Is this so?", Place(paragraph=1)),),
        "properties": (("author", "C. Evans"),),
    }
    monkeypatch.setattr(
        text.TextReader, "read", lambda self, file: replace(read(self, file), **more)
    )
    plan = folder_with(tmp_path, {"plan.txt": GOOD["plan.txt"]}) / "plan.txt"

    without = as_json(plan)
    assert (without["comment_count"], without["comments"], without["properties"]) == (1, None, None)
    said = run(plan).stdout
    assert "Comments   1, not shown here, for they name people. --comments shows them" in said
    assert "Jones" not in said
    assert "Evans" not in said

    shown = as_json(plan, "--comments", "--properties")
    jsonschema.validate(shown, SCHEMA)
    assert shown["comments"][0]["author"] == "B. Jones"
    assert shown["properties"] == [{"name": "author", "value": "C. Evans"}]
    said = run(plan, "--comments", "--properties").stdout
    assert "Comment    B. Jones: Is this so? [paragraph 1]" in said
    assert "Property   author: C. Evans" in said


@pytest.mark.parametrize("wanted", [True, False])
def test_recognising_pictures_is_passed_to_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    read = text.TextReader.read

    def watched(self: text.TextReader, file: RawFile) -> Any:
        return replace(read(self, file), notes=(f"ocr: {file.options.ocr}",))

    monkeypatch.setattr(text.TextReader, "read", watched)
    plan = folder_with(tmp_path, {"plan.txt": GOOD["plan.txt"]}) / "plan.txt"
    result = run(plan, *(["--ocr"] if wanted else []))
    assert result.exit_code == 0
    assert f"ocr: {wanted}" in result.stdout


def test_a_file_that_takes_too_long_is_given_up_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(self: text.TextReader, file: RawFile) -> None:
        time.sleep(60)

    monkeypatch.setattr(text.TextReader, "read", hang)
    plan = folder_with(tmp_path, {"plan.txt": GOOD["plan.txt"]}) / "plan.txt"
    result = run(plan, "--time-limit", "1")
    assert result.exit_code == 2
    assert "reading it took longer than 1 second," in result.stderr


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_gives_its_reason_and_ends_with_2(
    tmp_path: Path, name: str
) -> None:
    plan = folder_with(tmp_path, {name: BAD[name]}) / name
    result = run(plan)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"planaudit inspect: {plan.as_posix()}: ")
    assert SECRET not in result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["gone.docx"], "gone.docx: the file could not be opened", id="no file"),
        pytest.param(["."], ".: the file could not be opened", id="a folder"),
        pytest.param(["plan.txt", "--format", "html"],
                     "--format cannot be 'html'. Choose text or json.", id="no such format"),
        pytest.param([], "FILE", id="nothing"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_ends_with_2_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    folder_with(tmp_path, GOOD)
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.output


def test_a_fault_of_ours_quotes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(word.WordReader, "read", crash)
    result = run(folder_with(tmp_path, GOOD) / "plan.docx")
    assert result.exit_code == 2
    assert "a fault in planaudit (ValueError)" in result.stderr
    assert SECRET not in result.output


def test_the_same_file_gives_the_same_bytes() -> None:
    plan = SAMPLES / "C05.pdf"
    assert run(plan).stdout_bytes == run(plan).stdout_bytes
