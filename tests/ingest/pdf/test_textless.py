"""Pages without text: which count as such, and which only look like it."""

from __future__ import annotations

import io

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject

from planaudit.document import Document
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.pdf.reader import PdfReader
from planaudit.ingest.pdf.textless import page_list
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import SPECIMENS, grid, pdf_of, words_at
from tests.ingest.pdf_scans import (
    Picture,
    drawing,
    photograph,
    picture_of,
    plain_picture,
    scan_of,
    with_picture,
    written_page,
)

TEXT = written_page(times=3)
SCAN = picture_of(pdf_of(TEXT))


def read(content: bytes) -> Document:
    """Read the bytes of a PDF."""
    return PdfReader().read(raw_file("plan.pdf", content))


def reason(content: bytes) -> str:
    """Return why a file is not assessable."""
    with pytest.raises(UnreadableFile) as caught:
        read(content)
    assert caught.value.status == "not_assessable"
    return caught.value.reason


def with_outlines(drawing: str) -> str:
    """Draw as many slanting strokes as a line of letters turned to outlines has."""
    return drawing + "".join(f"{x} 400 m {x + 3} 420 l S\n" for x in range(50, 500, 5))


# --- pages that count


def test_a_scan_has_no_text_layer_and_the_reason_says_what_to_do() -> None:
    words = reason(scan_of(TEXT, TEXT, TEXT))
    assert words.startswith("no text layer on pages 1 to 3: they are pictures")
    assert "the file it was printed from" in words
    assert "--ocr" in words


def test_one_scanned_page_among_others_keeps_the_file_from_being_rated() -> None:
    content = with_picture(pdf_of(TEXT, "", TEXT), SCAN, page=1)
    assert reason(content).startswith("no text layer on page 2: it is a picture")


@pytest.mark.parametrize(
    "added",
    [
        words_at(60, 20, "Page 2 of 3", size=8),
        words_at(30, 825, "12 March 2024 09:31 FROM Records office to 01234 P 02", size=7),
        words_at(300, 500, "RECEIVED", size=30, colour="1 0 0 rg"),
        words_at(400, 640, "Scanned 12 March", size=9) + words_at(400, 628, "Team 4", size=9),
    ],
    ids=["page number", "header", "stamp", "label"],
)
def test_words_that_a_scanner_adds_do_not_make_a_page_one_with_text(added: str) -> None:
    assert reason(scan_of(TEXT, added=added)).startswith("no text layer on page 1")


def test_a_page_of_letters_turned_to_outlines_has_no_text() -> None:
    assert reason(pdf_of(TEXT, with_outlines(""))).startswith("no text layer on page 2")


def test_a_page_number_does_not_make_outlines_a_page_with_text() -> None:
    page = with_outlines(words_at(60, 20, "Page 2"))
    assert reason(pdf_of(TEXT, page)).startswith("no text layer on page 2")


def test_half_a_page_of_scanned_print_without_a_word_beside_it_has_no_text() -> None:
    content = with_picture(pdf_of(TEXT, ""), SCAN, (60, 400, 260, 370), page=1)
    assert reason(content).startswith("no text layer on page 2")


def test_a_scan_cut_into_strips_is_a_picture_of_the_page() -> None:
    top = with_picture(pdf_of(""), SCAN, (0, 421, 595, 421))
    assert reason(top).startswith("no text layer on page 1")


def test_a_gigantic_picture_is_not_drawn_to_look_at_it() -> None:
    vast = Picture(1, 1, lambda x, y: 255)
    vast.width = vast.height = 100_000
    assert reason(with_picture(pdf_of(""), vast)).startswith("no text layer on page 1")


def test_a_file_of_empty_pages_is_not_rated() -> None:
    assert reason(pdf_of("", "", "")).startswith(
        "there is no text in this PDF. Its pages are blank"
    )


def test_letters_that_the_file_does_not_name_are_no_text() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(SPECIMENS[0].read_bytes()))
    for held in writer._objects:
        if isinstance(held, DictionaryObject) and held.get("/Type") == "/Font":
            held.pop(NameObject("/ToUnicode"), None)
    output = io.BytesIO()
    writer.write(output)
    words = reason(output.getvalue())
    assert words.startswith("no text layer on pages 1 to ")
    assert "letters are unknown" in words
    assert "--ocr" in words


# --- pages that do not


@pytest.mark.parametrize("background", [photograph(), plain_picture(200), plain_picture(90)])
def test_a_cover_with_a_picture_behind_its_title_is_a_page_with_text(background: Picture) -> None:
    title = words_at(80, 500, "Care and support plan", size=28) + words_at(80, 460, "Mrs D")
    document = read(with_picture(pdf_of(title, TEXT), background))
    assert "Care and support plan" in document.shown_text()
    assert "1 picture" in [entry.what for entry in document.left_out]


def test_a_child_s_drawing_on_a_page_with_a_heading_is_a_picture_left_out() -> None:
    page = words_at(60, 800, "My drawing", size=14) + words_at(60, 770, "This is me and Mam.")
    document = read(with_picture(pdf_of(page, TEXT), drawing(), (60, 60, 475, 680)))
    assert "My drawing" in document.shown_text()
    assert [entry.what for entry in document.left_out] == ["1 picture"]


def test_a_picture_on_a_page_full_of_text_is_left_out_by_name() -> None:
    document = read(with_picture(pdf_of(TEXT), SCAN))
    assert [entry.what for entry in document.left_out] == ["1 picture"]


@pytest.mark.parametrize("level", [255, 240])
def test_the_blank_back_of_a_scanned_sheet_is_an_empty_page(level: int) -> None:
    document = read(with_picture(pdf_of(TEXT, ""), plain_picture(level), page=1))
    assert document.pages == 2


def test_an_empty_page_and_one_with_a_logo_alone_do_not_count() -> None:
    document = read(with_picture(pdf_of(TEXT, "", ""), photograph(), (400, 740, 120, 60), page=2))
    assert document.pages == 3


def test_a_drawn_logo_alone_does_not_count() -> None:
    logo = "".join(f"{x} 780 m {x + 1} 790 l S\n" for x in range(50, 130))
    assert read(pdf_of(TEXT, logo)).pages == 2


def test_ruled_lines_to_write_on_do_not_count() -> None:
    lines = grid([50, 150, 250, 350, 450], [800 - 20 * row for row in range(38)])
    assert read(pdf_of(TEXT, lines)).pages == 2


def test_a_short_page_without_pictures_is_a_page_with_text() -> None:
    assert read(pdf_of(words_at(60, 780, "Plan"))).pages == 1


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([2], "page 2"),
        ([1, 2], "pages 1 and 2"),
        ([1, 2, 3], "pages 1 to 3"),
        ([1, 2, 3, 7, 9, 10, 11], "pages 1 to 3, 7 and 9 to 11"),
    ],
)
def test_page_numbers_in_words(numbers: list[int], words: str) -> None:
    assert page_list(numbers) == words
