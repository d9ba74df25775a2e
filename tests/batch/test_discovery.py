"""Which files a run audits, which are blank forms, and which are passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planaudit.batch.discovery import NothingToAudit, Selection, select


def folder_of(folder: Path, *names: str) -> Path:
    """Return `folder` with files of these names in it."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def names(selection: Selection, folder: Path) -> dict[str, list[str]]:
    """Return what was chosen by its path inside `folder`."""
    prefix = f"{folder.as_posix()}/"
    return {
        "documents": [each.shown.removeprefix(prefix) for each in selection.documents],
        "forms": [each.shown.removeprefix(prefix) for each in selection.forms],
        "passed over": [shown.removeprefix(prefix) for shown in selection.passed_over],
    }


def chosen(folder: Path, *files: str) -> dict[str, list[str]]:
    """Return what is chosen of a folder of these files."""
    return names(select([folder_of(folder, *files)]), folder)


def test_plans_are_found_in_folders_and_folders_inside_them_in_order(tmp_path: Path) -> None:
    found = chosen(tmp_path, "c.txt", "b/z.PDF", "b/a.md", "a.docx")
    assert found["documents"] == ["a.docx", "b/a.md", "b/z.PDF", "c.txt"]


def test_what_stands_in_a_folder_called_forms_is_a_blank_form(tmp_path: Path) -> None:
    found = chosen(tmp_path, "plan.docx", "forms/A.docx", "adults/Forms/B.pdf", "forms/note.csv")
    assert found == {
        "documents": ["plan.docx"],
        "forms": ["adults/Forms/B.pdf", "forms/A.docx"],
        "passed over": ["forms/note.csv"],
    }


def test_a_forms_folder_named_outright_is_audited(tmp_path: Path) -> None:
    folder_of(tmp_path, "forms/A.docx")
    found = names(select([tmp_path / "forms"]), tmp_path)
    assert (found["documents"], found["forms"]) == (["forms/A.docx"], [])


def test_readme_files_and_files_of_other_kinds_are_passed_over(tmp_path: Path) -> None:
    found = chosen(tmp_path, "plan.docx", "README.md", "readme.txt", "codes.csv", "song.mp3")
    assert found["documents"] == ["plan.docx"]
    assert found["passed over"] == ["README.md", "codes.csv", "readme.txt", "song.mp3"]


@pytest.mark.parametrize("ending", [".doc", ".docm", ".dotx", ".odt", ".rtf", ".xlsx", ".rar", ".jpg"])
def test_a_plan_of_a_kind_nobody_reads_is_taken_so_that_the_report_can_say_so(
    tmp_path: Path, ending: str
) -> None:
    assert chosen(tmp_path, f"plan{ending}")["documents"] == [f"plan{ending}"]


def test_hidden_files_and_lock_files_are_not_looked_at(tmp_path: Path) -> None:
    found = chosen(tmp_path, "plan.docx", ".plan.docx", "~$plan.docx", ".git/a.txt", "a/.b/c.txt")
    assert found == {"documents": ["plan.docx"], "forms": [], "passed over": []}


def test_a_folder_with_a_files_name_is_looked_into(tmp_path: Path) -> None:
    assert chosen(tmp_path, "plans.docx/a.txt")["documents"] == ["plans.docx/a.txt"]


def test_a_file_named_outright_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    folder_of(tmp_path, "README.md", "photo.jpg")
    found = names(select([tmp_path / "photo.jpg", tmp_path / "README.md"]), tmp_path)
    assert found["documents"] == ["README.md", "photo.jpg"]


def test_a_form_given_is_not_audited_as_a_plan(tmp_path: Path) -> None:
    folder_of(tmp_path, "blank.docx", "plan.docx")
    found = names(select([tmp_path], [tmp_path / "blank.docx"]), tmp_path)
    assert (found["documents"], found["forms"]) == (["plan.docx"], ["blank.docx"])


def test_a_form_given_by_another_path_is_known_as_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(tmp_path, "blank.docx", "plan.docx")
    monkeypatch.chdir(tmp_path)
    selection = select([tmp_path], [Path("blank.docx")])
    assert [Path(each.shown).name for each in selection.documents] == ["plan.docx"]


def test_a_file_reached_twice_is_audited_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(tmp_path, "plan.docx", "other.docx")
    monkeypatch.chdir(tmp_path)
    selection = select([tmp_path, tmp_path / "plan.docx", Path("plan.docx")])
    assert sorted(Path(each.shown).name for each in selection.documents) == ["other.docx", "plan.docx"]


def test_paths_are_shown_as_they_were_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(tmp_path, "plans/a.txt")
    monkeypatch.chdir(tmp_path)
    assert [each.shown for each in select([Path("plans")]).documents] == ["plans/a.txt"]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NothingToAudit, match=r"no file or folder called .*/gone"):
        select([tmp_path / "gone"])


def test_links_that_lead_nowhere_or_to_folders_are_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "plans", "a.txt")
    folder_of(tmp_path / "elsewhere", "b.txt")
    (folder / "dead.docx").symlink_to(tmp_path / "gone.docx")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    selection = select([folder])
    prefix = folder.as_posix()
    assert selection.not_opened == (
        f"{prefix}/dead.docx (a link that leads nowhere)",
        f"{prefix}/linked (a link to a folder)",
    )
    assert names(selection, folder)["documents"] == ["a.txt"]


def refuse(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let nobody look into `folder`, whoever runs the tests."""
    real = os.scandir

    def scandir(path: str | Path = ".") -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_folder_that_may_not_be_looked_into_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(tmp_path, "a.txt", "locked/b.txt")
    refuse(monkeypatch, tmp_path / "locked")
    (told,) = select([tmp_path]).not_opened
    assert told == f"{(tmp_path / 'locked').as_posix()} (a folder you may not look into)"


def test_nothing_to_audit_says_so_of_a_folder_that_may_not_be_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, tmp_path)
    with pytest.raises(NothingToAudit, match=r"could not be opened: .* may not look into"):
        select([tmp_path])


@pytest.mark.parametrize("files", [(), ("README.md",), ("forms/A.docx",), (".a.docx",)])
def test_nothing_to_audit_says_what_can_be(tmp_path: Path, files: tuple[str, ...]) -> None:
    with pytest.raises(NothingToAudit, match=r"Word \(\.docx\), PDF, plain text"):
        select([folder_of(tmp_path, *files)])
