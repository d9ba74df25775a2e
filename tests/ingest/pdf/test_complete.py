"""Nothing that a PDF shows is lost: counted letter by letter against what pdfium draws."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_completeness import share_kept
from tests.ingest.pdf_pages import grid, pdf_of, words_at
from tests.ingest.printed_word import word_file

ROOT = Path(__file__).parents[3]
FILES = sorted(
    path
    for folder in ("sample_plans", "tests/data")
    for path in (ROOT / folder).rglob("*.pdf")
    if path.parent.name != "scans"
)
SEEDS = range(6)
LEAST = 0.995
OFFICE = shutil.which("soffice")


def kept(content: bytes) -> float:
    """Return the share of a PDF's letters that its Document has, or says were left out."""
    return share_kept(PdfReader().read(raw_file("plan.pdf", content)), content)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_plan_keeps_its_letters(path: Path) -> None:
    assert kept(path.read_bytes()) >= LEAST


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Word files made by seed and printed to PDF by LibreOffice."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("printed")
    paths = [folder / f"{seed}.docx" for seed in SEEDS]
    for seed, path in zip(SEEDS, paths, strict=True):
        path.write_bytes(word_file(seed))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    try:
        subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=240)
    except subprocess.SubprocessError as error:
        pytest.skip(f"LibreOffice did not print the files: {error}")
    return sorted(folder.glob("*.pdf"))


def test_word_files_of_every_shape_keep_their_letters_through_print(printed: list[Path]) -> None:
    assert len(printed) == len(SEEDS)
    assert {path.stem: kept(path.read_bytes()) for path in printed} == {
        path.stem: pytest.approx(1, abs=1 - LEAST) for path in printed
    }


PLACES = st.tuples(
    st.integers(min_value=0, max_value=560),
    st.integers(min_value=5, max_value=830),
    st.text(alphabet="abcdefgh .,:?", min_size=1, max_size=30).filter(str.strip),
    st.booleans(),
)
GRIDS = st.tuples(
    st.lists(st.integers(min_value=20, max_value=570), min_size=1, max_size=5, unique=True),
    st.lists(st.integers(min_value=20, max_value=820), min_size=1, max_size=6, unique=True),
)


@settings(max_examples=40, deadline=None)
@given(
    pages=st.lists(
        st.tuples(st.lists(PLACES, min_size=1, max_size=25), GRIDS), min_size=1, max_size=3
    )
)
def test_words_and_lines_anywhere_on_a_page_lose_no_letter(
    pages: list[tuple[list[tuple[int, int, str, bool]], tuple[list[int], list[int]]]],
) -> None:
    drawn = [
        "".join(words_at(x, y, text, bold=bold) for x, y, text, bold in words)
        + grid(sorted(map(float, xs)), sorted(map(float, ys), reverse=True))
        for words, (xs, ys) in pages
    ]
    assert kept(pdf_of(*drawn)) == 1


def test_words_off_the_page_are_named_with_their_number() -> None:
    drawing = words_at(50, 780, "Seen") + words_at(900, 780, "Not seen")
    document = PdfReader().read(raw_file("plan.pdf", pdf_of(drawing)))
    assert document.shown_text() == "Seen"
    assert [(entry.what, entry.characters) for entry in document.left_out] == [("7 characters", 7)]


def test_unfilled_places_are_left_out_and_counted() -> None:
    drawing = words_at(50, 780, "Name: Click or tap here to enter text.")
    drawing += words_at(50, 740, "Choose an item.")
    document = PdfReader().read(raw_file("plan.pdf", pdf_of(drawing)))
    assert document.shown_text() == "Name:"
    assert [entry.what for entry in document.left_out] == ["2 unfilled places"]
    assert document.left_out[0].characters == 39
