"""`planaudit form learn`, and the forms it saves in an audit, as a user runs them."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planaudit.cli import app
from planaudit.ingest.word import reader as word
from tests.batch.folders import BAD, SECRET, folder_with

SAMPLES = Path(__file__).parents[2] / "sample_plans"
BLANKS = sorted((SAMPLES / "forms").glob("*.docx"))
BLANK = b"# What matters to me\n\n# My dragons\n\n# Risks\n"
PLAN = b"# What matters to me\n\nTea.\n\n# My dragons\n\nFeeding Smaug every day.\n\n# Risks\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    return folder_with(tmp_path, {"Form X.md": BLANK}) / "Form X.md"


def test_the_forms_are_saved_and_the_file_is_named(blank: Path, tmp_path: Path) -> None:
    out = tmp_path / "forms.yaml"
    result = run("form", "learn", blank, "-o", out)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"Written: {out.as_posix()} (1 form)\n"
    assert "- id: Form X\n" in out.read_text(encoding="utf-8")


def test_several_blanks_go_into_one_file_that_is_the_same_every_time(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    assert "(6 forms)" in run("form", "learn", *BLANKS, "-o", one).stdout
    run("form", "learn", *reversed(BLANKS), "-o", two)
    assert one.read_bytes() == two.read_bytes()


def test_a_folder_gives_the_blank_forms_in_it(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    run("form", "learn", *BLANKS, "-o", one)
    folder_with(tmp_path / "forms", {each.name: each.read_bytes() for each in BLANKS})
    folder_with(tmp_path / "forms", {"saved.yaml": one.read_bytes()})
    assert "(6 forms)" in run("form", "learn", tmp_path / "forms", "-o", two).stdout
    assert one.read_bytes() == two.read_bytes()


def test_a_form_can_be_given_another_name(blank: Path, tmp_path: Path) -> None:
    run("form", "learn", blank, "--id", "our-form", "-o", tmp_path / "x.yaml")
    assert "- id: our-form\n" in (tmp_path / "x.yaml").read_text(encoding="utf-8")


def test_a_file_with_somebodys_edits_is_not_written_over_unless_told(
    blank: Path, tmp_path: Path
) -> None:
    out = tmp_path / "forms.yaml"
    out.write_text("edited", encoding="utf-8")
    result = run("form", "learn", blank, "-o", out)
    assert result.exit_code == 2
    assert "is there already, perhaps with somebody's edits" in result.stderr
    assert out.read_text(encoding="utf-8") == "edited"
    assert run("form", "learn", blank, "-o", out, "--force").exit_code == 0
    assert out.read_text(encoding="utf-8") != "edited"


def test_a_form_that_is_plainly_filled_in_gets_a_warning(tmp_path: Path) -> None:
    result = run("form", "learn", SAMPLES / "A01.docx", "-o", tmp_path / "x.yaml")
    assert result.exit_code == 0
    assert "A01.docx does not look blank" in result.stderr
    assert "names too" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["gone.docx", "-o", "x.yaml"], "gone.docx: the file could not be opened",
                     id="no file"),
        pytest.param(["cut.docx", "-o", "x.yaml"], "cut.docx: ", id="a damaged file"),
        pytest.param(["empty", "-o", "x.yaml"], "It should hold blank forms as documents\n",
                     id="an empty folder"),
        pytest.param(["export.csv", "-o", "x.yaml"], "Give a blank document instead\n",
                     id="a spreadsheet"),
        pytest.param(["forms.zip", "-o", "x.yaml"], "Unpack it", id="an archive"),
        pytest.param(["saved.yaml", "-o", "x.yaml"], "Give the blank forms themselves",
                     id="saved forms"),
        pytest.param(["blank.md", "again/blank.md", "-o", "x.yaml"],
                     "two blank forms are called blank", id="one name twice"),
        pytest.param(["blank.md", "again/blank.md", "--id", "x", "-o", "x.yaml"],
                     "--id names one form", id="one id for two"),
        pytest.param(["blank.md", "-o", "x.docx"], "should end in .yaml", id="another ending"),
        pytest.param(["blank.md", "-o", "gone/x.yaml"], "could not be written", id="no folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_saved_ends_with_2_says_why_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    folder_with(tmp_path, {"cut.docx": BAD["cut.docx"], "blank.md": BLANK})
    folder_with(tmp_path, {"saved.yaml": b"schema: planaudit.form/1\n", "export.csv": b"A,B\n"})
    folder_with(tmp_path / "again", {"blank.md": BLANK})
    folder_with(tmp_path / "empty", {})
    monkeypatch.chdir(tmp_path)
    result = run("form", "learn", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("planaudit form learn: ")
    assert says in result.stderr
    assert SECRET not in result.output
    assert not list(tmp_path.rglob("x.*"))


def test_a_fault_of_ours_quotes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(word.WordReader, "read", crash)
    result = run("form", "learn", BLANKS[0], "-o", tmp_path / "x.yaml")
    assert result.exit_code == 2
    assert "a fault in planaudit (ValueError)" in result.stderr
    assert SECRET not in result.output


def test_a_form_that_takes_too_long_is_given_up_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_: object) -> None:
        time.sleep(60)

    monkeypatch.setattr(word.WordReader, "read", hang)
    out = tmp_path / "x.yaml"
    result = run("form", "learn", BLANKS[0], "-o", out, "--time-limit", "1")
    assert result.exit_code == 2
    assert "reading it took longer than 1 second," in result.stderr
    assert not out.exists()


def test_a_form_without_words_says_so(tmp_path: Path) -> None:
    blank = folder_with(tmp_path, {"dots.txt": b"....\n"}) / "dots.txt"
    result = run("form", "learn", blank, "-o", tmp_path / "x.yaml")
    assert result.exit_code == 2
    assert "dots.txt: it prints no words, so it cannot be told by them" in result.stderr


# In an audit


def test_an_audit_with_saved_forms_is_the_audit_with_the_blanks(tmp_path: Path) -> None:
    saved = tmp_path / "learned.yaml"
    run("form", "learn", *BLANKS, "-o", saved)
    plans = [SAMPLES / name for name in ("A04.docx", "B05.docx", "C05.pdf")]
    options = ("--format", "json", "--jobs", "1")
    with_blanks = run("audit", *plans, "--form", SAMPLES / "forms", *options)
    with_saved = run("audit", *plans, "--form", saved, *options)
    assert with_blanks.exit_code == with_saved.exit_code == 0
    assert with_saved.stdout_bytes == with_blanks.stdout_bytes
    audited = json.loads(with_saved.stdout)["documents"]
    assert all(each["form"]["matched_by"] == "given" for each in audited)


def test_an_edited_slot_changes_what_is_asked_and_answered(blank: Path, tmp_path: Path) -> None:
    saved, plan = tmp_path / "learned.yaml", tmp_path / "plan.md"
    plan.write_bytes(PLAN)
    run("form", "learn", blank, "-o", saved)
    told = saved.read_text(encoding="utf-8")
    edited = told.replace("My dragons\n    slots: []", "My dragons\n    slots: [actions]")
    assert edited != told

    def actions() -> list[str]:
        audit = run("audit", plan, "--form", saved, "--format", "json", "--jobs", "1")
        return [action["text"] for action in json.loads(audit.stdout)["documents"][0]["actions"]]

    assert actions() == []
    saved.write_text(edited, encoding="utf-8")
    assert actions() == ["Feeding Smaug every day."]


@pytest.mark.parametrize("command", ["audit", "inspect"])
@pytest.mark.parametrize(
    ("form", "says"),
    [
        pytest.param("bad.yaml", "line 6, column 13, forms.0.prints.0.slots.0: there is no slot "
                     "of that name. The nearest is 'risks'", id="a slot there is not"),
        pytest.param("empty", "there is no blank form in the folder empty", id="an empty folder"),
        pytest.param("gone.yaml", "gone.yaml: the file could not be opened", id="no file"),
        pytest.param("cut.docx", "a blank form could not be read: cut.docx: ", id="a cut file"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_used_ends_with_2_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, form: str, says: str
) -> None:
    bad = b"schema: planaudit.form/1\nforms:\n- id: a\n  prints:\n  - text: R\n    slots: [risk]\n"
    folder_with(tmp_path, {"bad.yaml": bad, "plan.md": PLAN, "cut.docx": BAD["cut.docx"]})
    folder_with(tmp_path / "empty", {})
    monkeypatch.chdir(tmp_path)
    result = run(command, "plan.md", "--form", form)
    assert result.exit_code == 2
    assert says in words(result.stderr)
    assert SECRET not in result.output


def test_a_folder_of_forms_that_no_plan_is_on_is_told_once(tmp_path: Path) -> None:
    folder_with(tmp_path / "blanks", {"a.md": b"# Boats\n\n# Pets\n", "b.md": b"# Sea\n\n# Sky\n"})
    folder_with(tmp_path, {"plan.md": PLAN})
    folder = tmp_path / "blanks"
    result = run("audit", tmp_path / "plan.md", "--form", folder, "--format", "json", "--jobs", "1")
    assert result.stderr == f"No blank form in {folder.as_posix()} matched any of these plans.\n"
