"""Which files a run audits, which are blank forms, and which are passed over."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from planaudit.batch.discovery import NothingToAudit, Selection, select
from planaudit.ingest import UnreadableFile
from planaudit.ingest.interface import AS_THEY_ARE
from planaudit.ingest.sources import Source
from tests.ingest.excel_files import workbook
from tests.ingest.zip_files import Entry, put, raw_zip, zipped


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
    found = chosen(tmp_path, "plan.docx", "README.md", "readme.txt", "song.mp3")
    assert found["documents"] == ["plan.docx"]
    assert found["passed over"] == ["README.md", "readme.txt", "song.mp3"]


def test_what_coders_wrote_beside_the_plans_is_passed_over(tmp_path: Path) -> None:
    coded = ("codes.csv", "codes.note", "evidence.jsonl", "evidence.note")
    found = chosen(tmp_path, "plan.docx", *coded)
    assert found["documents"] == ["plan.docx"]
    assert found["passed over"] == sorted(coded)


@pytest.mark.parametrize(
    "ending", [".doc", ".docm", ".dotx", ".odt", ".rtf", ".xlsx", ".rar", ".jpg"]
)
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


@pytest.mark.parametrize("folder", ["report", "forms"])
def test_a_report_of_ours_is_no_plan_and_no_form(tmp_path: Path, folder: str) -> None:
    page = b'<!DOCTYPE html><html><head><meta name="generator" content="%s"></head>'
    put(tmp_path / folder / "report.html", page % b"planaudit 0.1")
    put(tmp_path / "plan.html", page % b"planaudited by hand")
    found = names(select([tmp_path]), tmp_path)
    assert found == {
        "documents": ["plan.html"],
        "forms": [],
        "passed over": [f"{folder}/report.html (a report of planaudit)"],
    }


def test_a_form_given_is_not_audited_as_a_plan(tmp_path: Path) -> None:
    folder_of(tmp_path, "blank.docx", "plan.docx")
    found = names(select([tmp_path], [tmp_path / "blank.docx"]), tmp_path)
    assert (found["documents"], found["forms"]) == (["plan.docx"], ["blank.docx"])


def test_where_every_plan_is_given_as_a_form_that_is_said(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.docx", "b.docx", "forms/c.docx", "README.md")
    given = [tmp_path / "a.docx", tmp_path / "b.docx"]
    with pytest.raises(NothingToAudit, match="was given with --form as a blank form, so no plan"):
        select([tmp_path], given)
    with pytest.raises(NothingToAudit, match="no assessments or plans were found here"):
        select([folder_of(tmp_path / "none", "README.md")], given)


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
    assert sorted(Path(each.shown).name for each in selection.documents) == [
        "other.docx",
        "plan.docx",
    ]


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


# Archives


def in_archive(folder: Path, *files: str) -> dict[str, list[str]]:
    """Return what is chosen of an archive of these files."""
    archive = put(folder / "plans.zip", zipped(dict.fromkeys(files, b"x")))
    return names(select([archive]), archive)


def reason(source: Source) -> str:
    """Return why a source gives no document."""
    with pytest.raises(UnreadableFile) as caught:
        source.document(AS_THEY_ARE)
    return caught.value.reason


def test_an_archive_is_looked_into_like_a_folder(tmp_path: Path) -> None:
    found = in_archive(
        tmp_path, "c.txt", "team/a.docx", "team/forms/A.docx", "README.md", "song.mp3", "team/b.doc"
    )
    assert found == {
        "documents": ["c.txt", "team/a.docx", "team/b.doc"],
        "forms": ["team/forms/A.docx"],
        "passed over": ["README.md", "song.mp3"],
    }


def test_what_systems_add_to_an_archive_is_not_looked_at(tmp_path: Path) -> None:
    found = in_archive(
        tmp_path, "a.txt", "__MACOSX/._a.txt", "team/__MACOSX/a.txt", ".DS_Store", "~$a.docx",
        "team/.hidden/b.txt",
    )  # fmt: skip
    assert found == {"documents": ["a.txt"], "forms": [], "passed over": []}


def test_an_archive_in_a_folder_is_looked_into_and_one_among_forms_holds_forms(
    tmp_path: Path,
) -> None:
    put(tmp_path / "plans" / "more.zip", zipped({"a.txt": b"x", "b.txt": b"x"}))
    put(tmp_path / "forms" / "all.zip", zipped({"A.docx": b"x"}))
    found = names(select([tmp_path]), tmp_path)
    assert found["documents"] == ["plans/more.zip/a.txt", "plans/more.zip/b.txt"]
    assert found["forms"] == ["forms/all.zip/A.docx"]


def test_an_archive_reached_twice_is_taken_once(tmp_path: Path) -> None:
    archive = put(tmp_path / "plans.zip", zipped({"a.txt": b"x"}))
    assert len(select([tmp_path, archive]).documents) == 1


def test_a_damaged_archive_is_one_document_that_says_so(tmp_path: Path) -> None:
    put(tmp_path / "plans.zip", zipped({"a.txt": b"x", "b.txt": b"x"})[:40])
    put(tmp_path / "song.txt", b"She sings.")
    archive, song = select([tmp_path]).documents
    assert archive.shown.endswith("/plans.zip")
    assert "not whole" in reason(archive)
    assert song.document(AS_THEY_ARE).blocks


def test_an_archive_without_plans_says_so(tmp_path: Path) -> None:
    (archive,) = select([put(tmp_path / "songs.zip", zipped({"a.mp3": b"x"}))]).documents
    assert "no plans in this archive" in reason(archive)


def test_a_document_under_the_name_of_an_archive_is_read_as_what_it_is(tmp_path: Path) -> None:
    from tests.batch.folders import word_plan

    (plan,) = select([put(tmp_path / "plan.zip", word_plan())]).documents
    assert plan.document(AS_THEY_ARE).format == "word"


def test_files_that_cannot_be_trusted_are_refused_one_by_one(tmp_path: Path) -> None:
    archive = raw_zip(
        Entry(b"../out.txt"), Entry(b"locked.docx", flags=1), Entry(b"more.zip"), Entry(b"song.txt")
    )
    out, locked, more, song = select([put(tmp_path / "plans.zip", archive)]).documents
    assert "outside the archive" in reason(out)
    assert "under a password" in reason(locked)
    assert reason(more)
    assert song.document(AS_THEY_ARE).blocks


def test_a_link_in_an_archive_is_named(tmp_path: Path) -> None:
    archive = raw_zip(Entry(b"a.txt"), Entry(b"b.txt", b"/etc/passwd", mode=0o120777))
    selection = select([put(tmp_path / "plans.zip", archive)])
    assert selection.not_opened == (
        f"{tmp_path.as_posix()}/plans.zip/b.txt (a link in an archive)",
    )


# Rows of a spreadsheet

ROWS = b"Reference,What matters\nA1,To sing\n\nA2,To walk\n"
CODES = b"document,criterion,level\na.docx,analysis,2\n"


def rows_in(path: Path) -> dict[str, list[str]]:
    """Return what is chosen of `path` when each row is a document."""
    return names(select([path], row_is_document=True), path)


def test_each_row_is_a_document_shown_by_the_number_of_its_row(tmp_path: Path) -> None:
    found = rows_in(put(tmp_path / "export.csv", ROWS))
    assert found["documents"] == ["row 2", "row 4"]


def test_rows_are_in_the_order_of_the_spreadsheet(tmp_path: Path) -> None:
    content = b"Reference,What matters\n" + b"A,To sing\n" * 11
    found = rows_in(put(tmp_path / "export.csv", content))
    assert found["documents"] == [f"row {number}" for number in range(2, 13)]


def test_sheets_are_told_apart_when_several_hold_rows(tmp_path: Path) -> None:
    sheet = [("Reference", "What matters"), ("A1", "To sing")]
    found = rows_in(put(tmp_path / "export.xlsx", workbook(sheet, [("Note",)], sheet)))
    assert found["documents"] == ["sheet 1/row 2", "sheet 3/row 2"]


def test_the_prompts_of_a_sheet_are_the_form_of_its_rows(tmp_path: Path) -> None:
    (form,) = select([put(tmp_path / "export.csv", ROWS)], row_is_document=True).forms
    assert form.shown.endswith("/export.csv")
    assert form.document(AS_THEY_ARE).shown_text() == "Reference\nWhat matters"


def test_tables_in_folders_and_archives_are_taken_but_for_coding_sheets(tmp_path: Path) -> None:
    put(tmp_path / "a" / "export.csv", ROWS)
    put(tmp_path / "a" / "codes.csv", CODES)
    put(tmp_path / "a" / "forms" / "headings.csv", ROWS)
    put(tmp_path / "b.zip", zipped({"export.csv": ROWS, "codes.csv": CODES, "cut.xlsx": b"PK"}))
    assert rows_in(tmp_path) == {
        "documents": [
            "a/export.csv/row 2", "a/export.csv/row 4", "b.zip/cut.xlsx", "b.zip/export.csv/row 2",
            "b.zip/export.csv/row 4",
        ],
        "forms": ["a/export.csv", "b.zip/export.csv"],
        "passed over": [
            "a/codes.csv (sheet 1, a coding sheet)", "a/forms/headings.csv",
            "b.zip/codes.csv (sheet 1, a coding sheet)",
        ],
    }  # fmt: skip


def test_a_table_that_cannot_be_read_is_one_document_that_says_so(tmp_path: Path) -> None:
    path = put(tmp_path / "export.xlsx", b"PK\3\4cut")
    (table,) = select([path], row_is_document=True).documents
    assert "not whole" in reason(table)


@pytest.mark.parametrize("name", ["export.csv", "export.tsv", "export.xlsx", "export.xlsm"])
def test_without_being_told_a_table_is_no_plan_and_the_remedy_is_named(
    tmp_path: Path, name: str
) -> None:
    sheet = [("Reference", "What matters"), ("A1", "To sing")]
    content = workbook(sheet) if "xls" in name else ROWS
    (table,) = select([put(tmp_path / name, content)]).documents
    assert "add --row-is-document" in reason(table)


# Odd names and odd things


ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")


@ON_LINUX
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.txt", r"a\nb.txt"),
        (b"a\x1b[2Jb.txt", r"a\x1b[2Jb.txt"),
        ("a\u202etxt.exe.txt".encode(), r"a\u202etxt.exe.txt"),
        (b"caf\xe9.txt", r"caf\xe9.txt"),
        (b"a" * 250 + b".txt", "a" * 250 + ".txt"),
    ],
)
def test_a_file_of_any_name_is_read_and_shown_in_letters(
    tmp_path: Path, name: bytes, shown: str
) -> None:
    (tmp_path / os.fsdecode(name)).write_bytes(b"She sings.")
    (source,) = select([tmp_path]).documents
    assert source.shown == f"{tmp_path.as_posix()}/{shown}"
    assert source.document(AS_THEY_ARE).path == source.shown


@ON_LINUX
def test_two_names_that_look_alike_are_shown_apart(tmp_path: Path) -> None:
    for name in ("a\n.txt", r"a\n.txt"):
        (tmp_path / name).write_bytes(b"She sings.")
    shown = [Path(each.shown).name for each in select([tmp_path]).documents]
    assert shown == [r"a\n.txt", r"a\n.txt (2)"]


def test_two_files_of_one_name_in_an_archive_are_both_taken(tmp_path: Path) -> None:
    path = put(tmp_path / "plans.zip", raw_zip(*[Entry(b"a.txt"), Entry(b"a.txt (2)")] * 2))
    shown = [each.shown.removeprefix(f"{path.as_posix()}/") for each in select([path]).documents]
    assert shown == ["a.txt", "a.txt (2)"]


@ON_LINUX
def test_what_was_passed_over_is_shown_in_letters(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.txt", "song\n\udcff.mp3")
    (tmp_path / "dead\x1b.txt").symlink_to(tmp_path / "gone")
    selection = select([tmp_path])
    prefix = tmp_path.as_posix()
    assert selection.passed_over == (rf"{prefix}/song\n\xff.mp3",)
    assert selection.not_opened == (rf"{prefix}/dead\x1b.txt (a link that leads nowhere)",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_sockets_and_links_in_a_circle_are_named_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    os.mkfifo("pipe.docx")
    Path("one.docx").symlink_to("other.docx")
    Path("other.docx").symlink_to("one.docx")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.docx")
        selection = select([Path()])
    assert [each.shown for each in selection.documents] == ["a.txt"]
    assert selection.not_opened == (
        "one.docx (a link that leads nowhere)",
        "other.docx (a link that leads nowhere)",
        "pipe.docx (a pipe or a device, not a file)",
        "socket.docx (a pipe or a device, not a file)",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_named_outright_is_a_document_that_says_so(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.docx")
    (pipe,) = select([tmp_path / "plan.docx"]).documents
    assert "a pipe or a device" in reason(pipe)


def test_a_file_nobody_may_look_at_is_a_document_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(tmp_path, "a.txt")
    real = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    for where in (tmp_path, tmp_path / "a.txt"):
        (locked,) = select([where]).documents
        assert "Permission denied" in reason(locked)


@ON_LINUX
def test_folders_inside_folders_without_end_are_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    depth = 1100  # more than Python calls itself
    for _ in range(depth):
        Path("a").mkdir()
        os.chdir("a")
    Path("deep.txt").write_bytes(b"She sings.")
    monkeypatch.chdir(tmp_path)
    try:
        (deep,) = select([Path()]).documents
        assert "…" in deep.shown
        assert deep.document(AS_THEY_ARE).blocks
    finally:  # pytest would call itself as deep to clear it away
        Path("a/" * depth, "deep.txt").unlink()
        for left in range(depth, 0, -1):
            Path("a/" * left).rmdir()
