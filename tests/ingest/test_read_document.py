"""Choosing the reader by the file's ending, and saying plainly why a file is not read."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.ingest import ENDINGS, UnreadableFile, read_content, read_document
from tests.ingest.word_files import lines, para, read_bytes, word_bytes
from tests.ingest.zip_files import zipped

SECRET = "Angharad"
REMEDY = re.compile(
    r"\b(?:open it|save (?:it|the|a (?:new )?copy)|ask for|unpack it|check that|planaudit reads)\b",
    re.IGNORECASE,
)


def refused(path: Path) -> UnreadableFile:
    """Return the refusal of the file at `path`."""
    with pytest.raises(UnreadableFile) as caught:
        read_document(path, path.name)
    return caught.value


def old_word(*parts: str) -> bytes:
    """Return the beginning of an OLE file with such parts: an old .doc, or a locked .docx."""
    names = "".join(parts)
    return bytes.fromhex("d0cf11e0a1b11ae1") + (names + SECRET * 100).encode("utf-16-le")


def locked() -> bytes:
    """Return the beginning of a .docx under a password."""
    return old_word() + "EncryptedPackage".encode("utf-16-le")


def mail() -> bytes:
    """Return an e-mail."""
    return f"From: a@b.org\nTo: c@d.org\nSubject: {SECRET}\n\nDear {SECRET}".encode()


def whole() -> bytes:
    """Return a Word file that holds the secret word."""
    return word_bytes(para(f"{SECRET} sings on Tuesdays."))


def test_the_ending_chooses_the_reader(tmp_path: Path) -> None:
    contents = {
        "a.docx": whole(),
        "b.DOCX": whole(),
        "c.txt": b"She sings.",
        "d.md": b"She sings.",
    }
    formats = {}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        formats[name] = read_document(tmp_path / name, name).format
    assert formats == {"a.docx": "word", "b.DOCX": "word", "c.txt": "text", "d.md": "markdown"}


def test_a_memo_is_no_email(tmp_path: Path) -> None:
    memo = "To: the panel\nFrom: the team\nDate: 12 June\n\nShe sings.\n"
    (tmp_path / "memo.txt").write_text(memo, encoding="utf-8")
    assert "She sings." in read_document(tmp_path / "memo.txt", "memo.txt").shown_text()


def test_the_document_carries_the_path_as_given_and_the_files_digest(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    content = whole()  # once: another carries another time
    path.write_bytes(content)
    document = read_document(path, "plans/plan.docx")
    assert document.path == "plans/plan.docx"
    assert document.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "status", "says"),
    [
        pytest.param("plan.docx", b"", "failed", "is empty", id="no bytes"),
        pytest.param("plan.pdf", b"", "failed", "is empty", id="no bytes of a PDF"),
        pytest.param("plan.docx", whole()[:2000], "failed", "cut short", id="cut short"),
        pytest.param("plan.docx", SECRET.encode(), "failed", "not a whole Word", id="no zip"),
        pytest.param("plan.docx", zipped({"note": SECRET}), "not_assessable", "archive", id="zip"),
        pytest.param("plan.docx", mail(), "not_assessable", "e-mail", id="an e-mail"),
        pytest.param("plan.docx", locked(), "failed", "password", id="a password"),
        pytest.param("plan.docx", old_word(), "not_assessable", "old Word", id="old Word renamed"),
        pytest.param("plan.docx", word_bytes(), "not_assessable", "no text", id="no words"),
        pytest.param("plan.doc", old_word(), "not_assessable", "old Word format", id="doc"),
        pytest.param("plan.doc", old_word("WordDocument", "Workbook"), "not_assessable",
                     "old Word format", id="doc with a table of Excel's"),
        pytest.param("plan.ppt", old_word("PowerPoint Document"), "not_assessable",
                     "this is a presentation", id="ppt"),
        pytest.param("plan.png", b"\x89PNG" + b"x", "not_assessable", "a picture", id="picture"),
        pytest.param("plan.xyz", SECRET.encode(), "not_assessable", ".xyz are not", id="unknown"),
        pytest.param("plan", SECRET.encode(), "not_assessable", "without an", id="no ending"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_read_is_refused_plainly_with_a_remedy(
    tmp_path: Path, name: str, content: bytes, status: str, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    refusal = refused(path)
    assert refusal.status == status
    assert says in refusal.reason
    assert REMEDY.search(refusal.reason)
    assert SECRET not in refusal.reason
    assert str(tmp_path) not in refusal.reason


@pytest.mark.parametrize(
    "name", [f"a.\x1b[31mMrs {SECRET}", f"a. {SECRET}", f"plan.of {SECRET} jones"]
)
def test_an_ending_that_may_be_a_piece_of_a_name_is_not_shown(name: str) -> None:
    with pytest.raises(UnreadableFile, match="files of this kind are not read") as caught:
        read_content(b"She sings.", name, "a")
    (note,) = read_content(whole(), name, "a").notes
    for said in (caught.value.reason, note):
        assert "\x1b" not in said
        assert SECRET.lower() not in said.lower()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_with_a_files_name_is_refused(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"plan{ending}").mkdir()
    refusal = refused(tmp_path / f"plan{ending}")
    assert refusal.status == "failed"
    assert "could not be opened" in refusal.reason
    assert REMEDY.search(refusal.reason)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    refusal = refused(tmp_path / "gone.docx")
    assert refusal.status == "failed"
    assert "No such file" in refusal.reason


def with_bytes_changed(content: bytes, changes: list[tuple[int, int]]) -> bytes:
    """Return `content` with the bytes at some places (taken round its length) changed."""
    changed = bytearray(content)
    for place, value in changes:
        changed[place % len(changed)] = value
    return bytes(changed)


changes = st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=30)


WHOLE = whole()


def outcome(content: bytes) -> str:
    """Return the words read, or the reason they were not."""
    try:
        return " ".join(lines(read_bytes(content)))
    except UnreadableFile as refusal:
        return refusal.reason


def is_read_or_refused(content: bytes) -> bool:
    """Return whether a file is read, or refused with a remedy and without a word of it."""
    said = outcome(content)
    return SECRET in said or ("Word" in said and REMEDY.search(said) is not None)


@settings(max_examples=100, deadline=None)
@given(changes)
def test_a_damaged_word_file_is_read_or_refused_and_nothing_else(
    places: list[tuple[int, int]],
) -> None:
    assert is_read_or_refused(with_bytes_changed(WHOLE, places))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(WHOLE) - 1))
def test_a_word_file_cut_short_anywhere_is_refused(length: int) -> None:
    assert SECRET not in outcome(WHOLE[:length])
    assert is_read_or_refused(WHOLE[:length])


PARTS = zipfile.ZipFile(io.BytesIO(WHOLE)).namelist()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("damage", ["missing", "emptied", "cut short", "another root"])
def test_a_word_file_with_one_part_damaged_is_read_or_refused(part: str, damage: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                texts = {
                    "emptied": b"",
                    "cut short": text[: len(text) // 2],
                    "another root": b"<a/>",
                }
                if damage == "missing":
                    continue
                text = texts[damage]
            new.writestr(name, text)
    assert is_read_or_refused(made.getvalue())
