"""Headers and footers: each is told once, and no figure that somebody wrote in one is lost."""

from __future__ import annotations

import pytest

from planaudit.document import Document
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import pdf_of, words_at

BODY = ("Body one.", "Body two.", "Body three.", "Body four.")


def with_footers(*footers: str) -> Document:
    """Read a page for each footer."""
    pages = [
        words_at(50, 700, body) + words_at(50, 30, footer)
        for body, footer in zip(BODY, footers, strict=False)
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
