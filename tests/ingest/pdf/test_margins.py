"""Headers and footers: each is told once, and no figure that somebody wrote in one is lost."""

from __future__ import annotations

import pytest

from planaudit.document import Document, text_blocks
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import pdf_of, words_at

BODY = "She would like to go back to the choir."
ADDRESS = "https://www.example.gov.uk/care/plan.html"
TIME = "20/11/2026, 12:53"


def page(*things: tuple[float, float, str]) -> Document:
    """Read a page of one sentence, with other words at (x, y) from the bottom left."""
    everything = sorted([*things, (50, 600, BODY)], key=lambda thing: -thing[1])
    drawing = "".join(words_at(x, y, text, size=8) for x, y, text in everything)
    return PdfReader().read(raw_file("plan.pdf", pdf_of(drawing)))


def parts(document: Document) -> tuple[list[str], str, list[str]]:
    """Return what a document has in its headers, its body and its footers."""
    body = "\n".join(block.text for block in text_blocks(document.blocks))
    headers, footers = ([b.text for b in blocks] for blocks in (document.headers, document.footers))
    return headers, body, footers


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([(24, TIME), (250, "Care plan")], [(24, ADDRESS), (560, "1/1")]),
        ([(24, "11/20/26, 12:53 PM")], [(24, "file:///C:/plan.html"), (560, "1/1")]),
        ([(24, TIME), (250, "Care plan")], [(24, ADDRESS)]),
        ([(24, TIME), (250, "Care plan")], [(24, "about:blank"), (560, "1/1")]),
        ([(24, "Care plan"), (380, ADDRESS)], [(24, "1 of 1"), (500, TIME)]),
    ],
    ids=["chrome", "chrome of a file", "chrome without a number", "chrome's new window", "firefox"],
)
def test_what_a_browser_prints_round_a_page_is_its_header_and_footer(
    above: list[tuple[float, str]], below: list[tuple[float, str]]
) -> None:
    things = [(x, 818.0, text) for x, text in above] + [(x, 18.0, text) for x, text in below]
    assert parts(page(*things)) == (
        [" ".join(text for _, text in above)],
        BODY,
        [" ".join(text for _, text in below)],
    )


@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("gap", [16, 40])
def test_a_table_without_lines_close_to_a_browser_s_lines_is_none_of_them(
    pages: int, gap: float
) -> None:
    rows = [("What matters", "The choir"), ("Strengths", "Good humour"), ("Risks", "Stairs")]
    above = words_at(24, 822, TIME, size=8) + words_at(260, 822, "Care plan", size=8)
    below = words_at(24, 18, ADDRESS, size=8)
    top = "".join(
        words_at(24, 822 - gap - 16 * at, label) + words_at(200, 822 - gap - 16 * at, answer)
        for at, (label, answer) in enumerate(rows)
    )
    foot = "".join(
        words_at(24, 18 + gap + 16 * at, label) + words_at(200, 18 + gap + 16 * at, answer)
        for at, (label, answer) in enumerate([("Who", "Team"), ("Risks", "Stairs"), ("GP", "Rees")])
    )
    numbers = [words_at(560, 18, f"{number}/{pages}", size=8) for number in range(1, pages + 1)]
    drawing = [(top if at == 0 else foot) + above + below + own for at, own in enumerate(numbers)]
    document = PdfReader().read(raw_file("plan.pdf", pdf_of(*drawing)))
    assert [block.text for block in document.headers] == [f"{TIME} Care plan"]
    assert [block.text for block in document.footers] == [f"{ADDRESS} 1/{pages}"]
    words = " ".join(block.text for block in text_blocks(document.blocks)).split()
    assert words[:6] == ["What", "matters", "The", "choir", "Strengths", "Good"]
    assert TIME not in " ".join(words)


@pytest.mark.parametrize(("y", "step"), [(818, -16), (24, 16)], ids=["above", "below"])
def test_a_line_that_counts_the_pages_is_no_row_of_the_table_next_to_it(y: int, step: int) -> None:
    pages = [
        [("Name:", "Mrs T"), ("Born:", "1941"), ("GP:", "Dr Rees")],
        [("What matters:", "The choir"), ("Strengths:", "Good humour"), ("Risks:", "Stairs")],
    ]
    drawing = [
        words_at(50, y, "Example Council")
        + words_at(200, y, "Mrs T")
        + words_at(450, y, f"Page {number} of 2")
        + "".join(
            words_at(50, y + step * at, label) + words_at(200, y + step * at, answer)
            for at, (label, answer) in enumerate(rows[::-1] if step > 0 else rows, 1)
        )
        for number, rows in enumerate(pages, 1)
    ]
    headers, body, footers = parts(PdfReader().read(raw_file("plan.pdf", pdf_of(*drawing))))
    assert headers + footers == ["Example Council Mrs T Page 1 of 2"]
    assert body.split() == " ".join(word for rows in pages for row in rows for word in row).split()


def test_a_frame_that_a_browser_s_line_reaches_into_is_no_header() -> None:
    drawing = "1 w 20 760 555 70 re S\n" + words_at(50, 780, BODY)
    drawing += words_at(24, 822, TIME, size=8) + words_at(260, 822, "Care plan", size=8)
    drawing += words_at(24, 18, ADDRESS, size=8) + words_at(560, 18, "1/1", size=8)
    document = PdfReader().read(raw_file("plan.pdf", pdf_of(drawing)))
    assert BODY in "\n".join(block.text for block in text_blocks(document.blocks))


@pytest.mark.parametrize("text", [ADDRESS, f"{ADDRESS} 1/1", "1/2 a tablet at night", TIME])
def test_a_last_line_with_no_browser_s_line_above_the_page_stays(text: str) -> None:
    assert parts(page((50, 30, text))) == ([], f"{BODY}\n{text}", [])


@pytest.mark.parametrize("text", [TIME, f"{TIME} Review of the plan", ADDRESS])
def test_a_first_line_with_no_browser_s_line_below_the_page_stays(text: str) -> None:
    assert parts(page((50, 810, text))) == ([], f"{text}\n{BODY}", [])


def test_a_time_above_and_a_sentence_below_with_an_address_in_it_stay() -> None:
    last = f"See {ADDRESS} for the leaflet"
    assert parts(page((50, 810, TIME), (50, 30, last))) == ([], f"{TIME}\n{BODY}\n{last}", [])


@pytest.mark.parametrize("number", ["1", "1/1", "Page 1 of 1", "Tudalen 1 o 1", "- 1 -"])
def test_the_number_of_a_single_page_is_its_footer(number: str) -> None:
    assert parts(page((290, 30, number))) == ([], BODY, [number])


def test_a_figure_right_beneath_a_line_is_no_page_number() -> None:
    _, body, footers = parts(page((50, 46, "Tablets at night:"), (50, 36, "1/2")))
    assert footers == []
    assert "1/2" in body


def test_a_number_in_the_middle_of_a_page_is_no_page_number() -> None:
    assert parts(page((50, 300, "1/2"))) == ([], f"{BODY}\n1/2", [])


BODIES = ("Body one.", "Body two.", "Body three.", "Body four.")


def with_footers(*footers: str) -> Document:
    """Read a page for each footer."""
    pages = [
        words_at(50, 700, body) + words_at(50, 30, footer)
        for body, footer in zip(BODIES, footers, strict=False)
    ]
    return PdfReader().read(raw_file("plan.pdf", pdf_of(*pages)))


def footers_of(document: Document) -> list[str]:
    """Return the footers that were read."""
    return [block.text for block in document.footers]


@pytest.mark.parametrize(
    "footer",
    [
        "Page {n}",
        "Page {n} of 4",
        "Tudalen {n} o 4",
        "{n}",
        "- {n} -",
        "{n} / 4",
        "Council plan | {n}",
        "Care plan v1.2, page {n} of 4, printed 04/05/2024",
    ],
)
def test_a_footer_that_differs_in_the_page_number_only_is_told_once(footer: str) -> None:
    document = with_footers(*(footer.format(n=number) for number in range(1, 5)))
    assert footers_of(document) == [footer.format(n=1)]


@pytest.mark.parametrize(
    "footer",
    [
        "Reviewed on 1{n}/0{n}/2024 score {n}",
        "Score 1{n}/20{n}",
        "Reviewed 0{n}.05.2024",
        "Visit 2{n} at 1{n}:30",
    ],
)
def test_a_footer_that_differs_in_other_figures_is_kept_page_by_page(footer: str) -> None:
    footers = [footer.format(n=number) for number in (1, 2, 3, 4)]
    assert footers_of(with_footers(*footers)) == footers


def test_figures_that_do_not_keep_step_with_the_pages_are_no_page_numbers() -> None:
    scores = ["Score 3/10", "Score 7/10", "Score 5/10"]
    assert footers_of(with_footers(*scores)) == scores


def lines_at(top: float, *texts: str) -> str:
    """Draw lines down a page, the first with its foot so far from the bottom of the page."""
    return "".join(words_at(60, top - 16 * at, text) for at, text in enumerate(texts))


DAYS = ("On Monday she sang.", "On Tuesday he swam.", "On Friday they met.", "On Sunday we ate.")


def test_numbered_headings_at_the_top_of_pages_are_no_header() -> None:
    pages = [
        lines_at(770, f"Outcome {n}") + lines_at(745, day) for n, day in enumerate(DAYS[:3], 1)
    ]
    pages.append(lines_at(770, "He told me that he was hit and that", "he is afraid.", DAYS[3]))
    headers, body, _ = parts(PdfReader().read(raw_file("plan.pdf", pdf_of(*pages))))
    assert headers == []
    assert all(f"Outcome {n}" in body for n in (1, 2, 3))
    assert "He told me that he was hit and that" in body


def test_a_label_that_begins_both_pages_is_no_header() -> None:
    pages = [lines_at(770, "What matters to me:") + lines_at(745, day) for day in DAYS[:2]]
    headers, body, _ = parts(PdfReader().read(raw_file("plan.pdf", pdf_of(*pages))))
    assert headers == []
    assert body.count("What matters to me:") == 2


def test_a_heading_that_begins_every_other_page_is_no_header() -> None:
    tops = (
        "A first line.",
        "Comments from the family",
        "Another line.",
        "Comments from the family",
    )
    pages = [lines_at(770, top) + lines_at(740, day) for top, day in zip(tops, DAYS, strict=True)]
    headers, _, _ = parts(PdfReader().read(raw_file("plan.pdf", pdf_of(*pages))))
    assert headers == []


def test_scores_in_a_table_at_the_top_of_pages_are_kept() -> None:
    cells = "60 755 150 25 re S 210 755 150 25 re S "
    pages = [
        cells + words_at(64, 764, "Score today") + words_at(214, 764, score) + lines_at(700, day)
        for score, day in zip(("5", "6"), DAYS[:2], strict=True)
    ]
    _, body, _ = parts(PdfReader().read(raw_file("plan.pdf", pdf_of(*pages))))
    assert "5" in body.splitlines()
    assert "6" in body.splitlines()
