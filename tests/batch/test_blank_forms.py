"""The blank forms a run is given: documents, saved forms, folders of either."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from planaudit.batch import blank_forms
from planaudit.batch.blank_forms import (
    NoFormsFound,
    form_paths,
    given_forms,
    without_plans,
)
from planaudit.batch.discovery import select
from planaudit.batch.workers import audit_batch
from planaudit.cli.audit import audit
from planaudit.ingest import UnreadableFile, read_document
from planaudit.ingest.interface import AS_THEY_ARE
from planaudit.ingest.sources import FileSource, read_source
from planaudit.packs import rules_folder
from planaudit.reading.form_files import FormFileError, file_of, forms_in, saved_form
from planaudit.reading.forms import Form
from tests.batch.folders import BAD, folder_with

BLANK = b"# What matters to me\n\n# My strengths\n\n# Risks\n"
PLAN = BLANK.replace(b"me\n", b"me\n\nShe sings.\n")


def saved(folder: Path, *names: str) -> bytes:
    """Return a file of forms that all print the same and are called `names`."""
    (folder / "learned.md").write_bytes(BLANK)
    blank = read_document(folder / "learned.md", "learned.md")
    (folder / "learned.md").unlink()
    return file_of(saved_form(blank, name) for name in names)


def forms_from(sources: list[FileSource]) -> tuple[Form, ...]:
    """Return the forms that files give, read in this process."""
    return given_forms(sources).forms(partial(map, partial(read_source, AS_THEY_ARE)))


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def test_a_folder_gives_the_forms_in_it_and_in_its_folders(tmp_path: Path) -> None:
    folder_with(tmp_path / "old", {"three.md": BLANK})
    folder_with(tmp_path, {"one.md": BLANK, "two.yaml": saved(tmp_path, "two"),
                           "other.yaml": b"colour: blue\n", "README.md": b"x", ".hidden.md": b"x",
                           "~$one.docx": b"x", "photo.jpg": b"x"})  # fmt: skip
    assert names(form_paths([tmp_path])) == ["three.md", "one.md", "two.yaml"]


def test_a_file_is_taken_as_it_is_and_once(tmp_path: Path) -> None:
    folder_with(tmp_path, {"one.md": BLANK})
    assert form_paths([tmp_path / "gone.docx"]) == (tmp_path / "gone.docx",)
    assert names(form_paths([tmp_path, tmp_path / "one.md"])) == ["one.md"]


def test_a_folder_without_a_form_is_an_error_that_says_what_it_should_hold(tmp_path: Path) -> None:
    folder_with(tmp_path, {"notes.yaml": b"a: b\n"})
    with pytest.raises(NoFormsFound, match="It should hold blank forms as documents, or a file"):
        form_paths([tmp_path])


def test_a_saved_file_gives_all_its_forms_and_a_document_one(tmp_path: Path) -> None:
    folder_with(tmp_path, {"one.md": BLANK, "two.yml": saved(tmp_path, "x", "y")})
    for name, ids in (("one.md", ["one"]), ("two.yml", ["x", "y"])):
        assert [form.id for form in forms_from([FileSource(tmp_path / name, name)])] == ids


def test_a_form_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    folder_with(tmp_path, {"cut.docx": BAD["cut.docx"], "bad.yaml": b"schema: x\n"})
    with pytest.raises(UnreadableFile, match=r"^cut\.docx: .*cut short"):
        list(forms_from([FileSource(tmp_path / "cut.docx", "cut.docx")]))
    with pytest.raises(FormFileError, match=r"^bad\.yaml, line 1"):
        list(forms_from([FileSource(tmp_path / "bad.yaml", "bad.yaml")]))
    with pytest.raises(FormFileError, match="could not be opened"):
        list(forms_from([FileSource(tmp_path / "gone.yaml", "gone.yaml")]))


def test_a_file_is_without_plans_when_none_of_its_forms_has_any(tmp_path: Path) -> None:
    folder_with(tmp_path / "forms", {"one.md": BLANK})
    folder_with(tmp_path, {"two.yaml": saved(tmp_path, "x", "y")})
    given = [tmp_path / "forms", tmp_path / "two.yaml"]
    ids = given_forms([FileSource(path, path.name) for path in form_paths(given)]).ids_by_path()
    assert without_plans(given, ids, ["one", "y"]) == ()
    assert without_plans(given, ids, ["x"]) == (tmp_path / "forms",)
    assert without_plans(given, ids, []) == tuple(given)


def test_blank_forms_of_one_name_are_called_by_their_paths(tmp_path: Path) -> None:
    folder_with(tmp_path, {"one.md": BLANK})
    for folder in ("adults", "children"):
        folder_with(tmp_path / folder, {"form.md": BLANK})
    sources = [
        FileSource(path, path.relative_to(tmp_path).as_posix()) for path in form_paths([tmp_path])
    ]
    assert [form.id for form in forms_from(sources)] == ["adults/form", "children/form", "one"]
    given = [tmp_path / "adults", tmp_path / "children" / "form.md"]
    assert without_plans(given, given_forms(sources).ids_by_path(), ["adults/form"]) == (given[1],)


@pytest.mark.parametrize(
    ("name", "says"), [("forms.zip", "Unpack it"), ("codes.csv", "is a spreadsheet")]
)
def test_what_can_be_no_form_is_refused_with_what_to_give(name: str, says: str) -> None:
    with pytest.raises(NoFormsFound, match=says):
        form_paths([Path(name)])


def test_a_saved_form_in_a_folder_called_forms_is_used(tmp_path: Path) -> None:
    folder_with(tmp_path, {"plan.md": PLAN})
    folder_with(tmp_path / "forms", {"x.yaml": saved(tmp_path, "X"), "other.yaml": b"a: b\n"})
    selection = select([tmp_path])
    assert selection.passed_over == ((tmp_path / "forms" / "other.yaml").as_posix(),)
    [plan] = audit_batch(selection, [rules_folder() / "wales"], 1).documents
    assert plan.form is not None
    assert (plan.form.id, plan.form.matched_by, plan.form.share) == ("X", "given", 1.0)


def test_an_audit_opens_each_file_of_saved_forms_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def noted(content: bytes, shown: str) -> tuple[Form, ...]:
        opened.append(shown)
        return forms_in(content, shown)

    forms = folder_with(tmp_path / "f", {"x.yaml": saved(tmp_path, "X")}) / "x.yaml"
    folder_with(tmp_path / "plans", {"plan.md": PLAN})
    monkeypatch.setattr(blank_forms, "forms_in", noted)
    audit([tmp_path / "plans"], forms=[forms], jobs=1)
    assert opened == [forms.as_posix()]
