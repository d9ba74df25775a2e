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
from tests.ingest.excel_files import workbook
from tests.ingest.word_files import para, word_bytes
from tests.ingest.zip_files import put, zipped
from tests.specimens import OTHERS, ROOT, SAMPLES

SCHEMA = json.loads((ROOT / "docs" / "inspect.schema.json").read_text(encoding="utf-8"))


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
    assert "Form       B-form-B2. All of what it prints was found here" in said


def test_without_a_form_it_is_said_what_told_print_from_writing(tmp_path: Path) -> None:
    folder_with(tmp_path, {"plan.txt": GOOD["plan.txt"], "x.md": b"# Boats\n\n# Pets\n"})
    said = " ".join(run(tmp_path / "plan.txt").stdout.split())
    assert "no blank form was given. What the form printed was told by bold type" in said
    said = " ".join(run(tmp_path / "plan.txt", "--form", tmp_path / "x.md").stdout.split())
    assert "the blank form does not fit. What the form printed was told by bold type" in said


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
        pytest.param(["gone.docx"], "there is no file or folder called gone.docx", id="no file"),
        pytest.param(["plan.txt", "plan.pdf"],
                     "this shows one document at a time, and 2 were given", id="two files"),
        pytest.param(["plan.txt", "--row", "2"], "plan.txt is not a spreadsheet", id="no rows"),
        pytest.param(["plan.txt/a"], "a file with nothing in it to ask for", id="nothing in it"),
        pytest.param(["plan.txt", "--format", "html"],
                     "--format cannot be 'html'. Choose text or json.", id="no such format"),
        pytest.param([], "FILE", id="nothing"),
        pytest.param([""], "give the name of a plan", id="an empty name"),
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


# Inside archives, folders and spreadsheets

SHEET = b"What matters to me,My strengths\n" + "Canu yn y côr,Caredig\n".encode() * 5
EXPORT = workbook([("What matters to me", "My strengths"), ("To sing", "Kind"), ("Dogs", "Brave")])
BLANK = word_bytes(para("What matters to me", style="Heading1"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an archive, two spreadsheets and a form."""
    monkeypatch.chdir(tmp_path)
    archived = {f"team a/{name}": content for name, content in GOOD.items()}
    archived |= {"cut.docx": b"PK", "export.xlsx": EXPORT, "notes.mp3": b"x", "forms/F.docx": BLANK}
    put(tmp_path / "plans.zip", zipped(archived))
    put(tmp_path / "export.xlsx", EXPORT)
    put(tmp_path / "long.csv", SHEET)
    return tmp_path


@pytest.mark.usefixtures("here")
def test_a_plan_in_an_archive_is_shown_as_the_file_itself_is_on_the_forms_beside_it() -> None:
    archived = as_json("plans.zip/team a/plan.docx")
    put(Path("plan.docx"), GOOD["plan.docx"])
    assert archived["path"] == "plans.zip/team a/plan.docx"
    assert archived["form"]["id"] == "F"
    put(Path("F.docx"), BLANK)
    assert {**archived, "path": ""} == {**as_json("plan.docx", "--form", "F.docx"), "path": ""}


@pytest.mark.usefixtures("here")
def test_a_row_is_shown_by_the_name_of_the_report_with_its_prompts_as_the_form() -> None:
    seen = as_json("export.xlsx/row 3")
    assert (seen["path"], seen["format"], seen["form"]["id"]) == (
        "export.xlsx/row 3",
        "row",
        "export",
    )
    jsonschema.validate(seen, SCHEMA)
    answers = [
        (each["text"], [said["text"] for said in each["answers"]]) for each in seen["outline"]
    ]
    assert answers == [("What matters to me", ["Dogs"]), ("My strengths", ["Brave"])]


@pytest.mark.usefixtures("here")
def test_a_name_with_spaces_may_be_pasted_bare_and_a_row_be_given_by_its_number() -> None:
    whole = run("plans.zip/export.xlsx/row 3").stdout
    assert "Written    Brave" in whole
    assert run("plans.zip/export.xlsx/row", "3").stdout == whole
    assert run("plans.zip/export.xlsx", "--row", "3").stdout == whole


@pytest.mark.usefixtures("here")
def test_of_an_archive_one_sees_what_is_in_it_and_how_to_ask_for_one() -> None:
    result = run("plans.zip")
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
plans.zip holds 5 documents:
  plans.zip/cut.docx
  plans.zip/export.xlsx
  plans.zip/team a/plan.docx
  plans.zip/team a/plan.pdf
  plans.zip/team a/plan.txt

Blank forms, by which its plans are read:
  plans.zip/forms/F.docx

Passed over: plans.zip/notes.mp3

To see what was read of one, ask for it by its name:
  planaudit inspect plans.zip/cut.docx
"""
    )


@pytest.mark.usefixtures("here")
def test_of_a_spreadsheet_one_sees_its_rows() -> None:
    assert (
        run("long.csv", "--row-is-document").stdout
        == """\
long.csv holds 5 documents:
  long.csv/row 2 to row 6 (5 rows)

To see what was read of one, ask for it by its name:
  planaudit inspect 'long.csv/row 2'
"""
    )


@pytest.mark.usefixtures("here")
def test_json_is_of_one_document() -> None:
    result = run("plans.zip", "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "plans.zip holds 5 documents. JSON shows one: ask for it by its name" in result.stderr


@pytest.mark.usefixtures("here")
def test_a_damaged_file_in_an_archive_gives_its_reason() -> None:
    result = run("plans.zip/cut.docx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("planaudit inspect: plans.zip/cut.docx: ")


def test_names_are_never_wrapped_and_steer_nothing(tmp_path: Path) -> None:
    names = ["\x1b[31m" + "long name " * 20 + ".txt", "[red]b[/red].txt"]
    archive = put(tmp_path / "a.zip", zipped(dict.fromkeys(names, b"She sings.")))
    said = run(archive).stdout
    assert f"  {archive.as_posix()}/\\x1b[31m{'long name ' * 20}.txt\n" in said
    assert "/[red]b[/red].txt\n" in said
    assert "\x1b" not in said


def test_stopping_it_ends_with_130_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planaudit.batch.inspecting.inspection_of", stopped)
    result = run(folder_with(tmp_path, GOOD) / "plan.txt")
    assert result.exit_code == 130
    assert "stopped before the end" in result.stderr
