"""RTF as LibreOffice writes it: the sample plans, beside the Word files they were made from."""

from __future__ import annotations

import shutil
import subprocess
from itertools import accumulate, chain
from pathlib import Path

import pytest

from planaudit.document import Comment, Document
from planaudit.ingest import read_document
from tests.ingest.rtf_files import columns, grid, lines, tables

_ROOT = Path(__file__).parents[3]
_PLANS = _ROOT / "sample_plans"
_MADE = _ROOT / "tests" / "data" / "rtf"


@pytest.mark.parametrize("name", ["B02.docx", "forms/C-form-C2.docx"])
def test_a_converted_plan_reads_like_its_original(name: str) -> None:
    made = _MADE / Path(name).with_suffix(".rtf").name
    assert_alike(_read(_PLANS / name), _read(made))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_every_sample_plan_reads_like_its_original(tmp_path: Path) -> None:
    originals = sorted(_PLANS.glob("*.docx")) + sorted(_PLANS.glob("forms/*.docx"))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "rtf", "--outdir", str(tmp_path)),
            *map(str, originals),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    assert len(originals) > 20
    for original in originals:
        assert_alike(_read(original), _read(tmp_path / f"{original.stem}.rtf"))


def test_notes_boxes_comments_lists_and_merged_cells_are_read() -> None:
    document = _read(_MADE / "notes.rtf")
    assert lines(document) == [
        "# A heading", "She sings every day.", "* 1 In the choir.", "* i End of it.",
        "Before after", "In the box", "With shape", "- 1. First", "- 1.1. Under it", "- 2. Second",
        "h1", "h2", "h3", "down", "across", "x", "* 2 In a cell.", "y", "Last",
    ]  # fmt: skip
    (table,) = tables(document.blocks)
    assert columns(table) == [[1, 2, 3], [1, 2], [1, 2, 3]]
    assert document.comments == (Comment("J Smith", "Is this so?"),)


def assert_alike(word: Document, rtf: Document) -> None:
    """Check that an RTF document says all that the Word document says, in the same grids.

    LibreOffice makes one table of those with nothing in between, so each of its tables is one
    or several whole ones of Word.
    """
    assert rtf.shown_text().split() == word.shown_text().split(), word.path
    grids, word_grids = ([grid(table) for table in tables(each.blocks)] for each in (rtf, word))
    assert list(chain(*grids)) == list(chain(*word_grids)), word.path
    ends, word_ends = (list(accumulate(map(len, each))) for each in (grids, word_grids))
    assert set(ends) <= set(word_ends), word.path


def _read(path: Path) -> Document:
    return read_document(path, path.name)
