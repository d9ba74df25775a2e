"""Where documents come from: one way to ask for the document, wherever it is."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from planaudit.document import TextBlock
from planaudit.ingest import UnreadableFile
from planaudit.ingest.archives import members_of
from planaudit.ingest.interface import AS_THEY_ARE
from planaudit.ingest.sheets.model import SheetRow
from planaudit.ingest.sheets.rows import Prompts, TableRow
from planaudit.ingest.sources import FileSource, MemberSource, RefusedSource, RowSource, Source
from tests.batch.folders import pdf_plan, word_plan
from tests.ingest.zip_files import put, zipped

PLANS = {"plan.docx": word_plan(), "plan.pdf": pdf_plan(), "plan.txt": b"She sings on Tuesdays."}


def first_words(source: Source) -> str:
    """Return the first block's text of the document that a source gives."""
    block = source.document(AS_THEY_ARE).blocks[0]
    assert isinstance(block, TextBlock)
    return block.text


def member(archive: Path, position: int = 0) -> MemberSource:
    """Return a file in an archive as a source."""
    members = members_of(archive)
    assert members is not None
    return MemberSource(archive, members[position], f"plans.zip/{members[position].name}")


ROW = RowSource(
    TableRow(Prompts(("What matters", "Risks"), ()), SheetRow(7, ("To sing.",))), "export.csv/row 7"
)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_the_same_on_disk_and_in_an_archive(tmp_path: Path, name: str) -> None:
    on_disk = FileSource(put(tmp_path / name, PLANS[name]), "x").document(AS_THEY_ARE)
    archive = put(tmp_path / "plans.zip", zipped({f"team/{name}": PLANS[name]}))
    packed = member(archive).document(AS_THEY_ARE)
    assert packed.path == f"plans.zip/team/{name}"
    assert packed.blocks == on_disk.blocks
    assert packed.sha256 == on_disk.sha256 == hashlib.sha256(PLANS[name]).hexdigest()


def test_a_row_gives_its_document() -> None:
    document = ROW.document(AS_THEY_ARE)
    assert (document.path, document.format) == ("export.csv/row 7", "row")
    assert first_words(ROW) == "What matters"


def test_what_was_refused_says_why_when_it_is_asked_for() -> None:
    source = RefusedSource("plans.zip", "failed", "it is damaged. Ask for it again")
    with pytest.raises(UnreadableFile, match="it is damaged") as caught:
        source.document(AS_THEY_ARE)
    assert caught.value.status == "failed"


@pytest.mark.parametrize(
    ("name", "content", "status", "says"),
    [
        pytest.param("plan.docx", word_plan()[:2000], "failed", "cut short", id="cut short"),
        pytest.param("plan.pdf", b"", "failed", "is empty", id="empty"),
        pytest.param("plan.doc", b"\xd0\xcf\x11\xe0", "not_assessable", "old Word", id="old Word"),
        pytest.param(
            "more.zip", zipped({"plan.txt": b"She sings."}), "not_assessable",
            "not inside another archive. Unpack it", id="an archive in an archive",
        ),
    ],
)  # fmt: skip
def test_a_file_in_an_archive_that_is_not_read_says_why(
    tmp_path: Path, name: str, content: bytes, status: str, says: str
) -> None:
    source = member(put(tmp_path / "plans.zip", zipped({name: content})))
    with pytest.raises(UnreadableFile) as caught:
        source.document(AS_THEY_ARE)
    assert caught.value.status == status
    assert says in caught.value.reason


def test_an_archive_that_is_gone_by_now_says_so(tmp_path: Path) -> None:
    archive = put(tmp_path / "plans.zip", zipped(PLANS))
    source = member(archive)
    archive.unlink()
    with pytest.raises(UnreadableFile, match="No such file"):
        source.document(AS_THEY_ARE)


@pytest.mark.parametrize("kind", ["file", "member", "row", "refused"])
def test_a_source_crosses_to_a_worker_and_back(tmp_path: Path, kind: str) -> None:
    archive = put(tmp_path / "plans.zip", zipped(PLANS))
    sources: dict[str, Source] = {
        "file": FileSource(tmp_path / "plan.txt", "plan.txt"),
        "member": member(archive),
        "row": ROW,
        "refused": RefusedSource("a", "failed", "b"),
    }
    assert pickle.loads(pickle.dumps(sources[kind])) == sources[kind]
