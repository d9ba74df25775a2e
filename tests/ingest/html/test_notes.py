"""Footnotes and remarks of web pages."""

from __future__ import annotations

import pytest

from planaudit.document import Place
from tests.ingest.html_files import read, texts


@pytest.mark.parametrize(
    "page",
    [
        "<p>Home<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a> again.</p><p>Next.</p><div>"
        "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a>"
        " With help.</p></div></div>",
        "<p>Home<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a>"
        " again.</p><p>Next.</p><div id=sdfootnote1><p><a class=sdfootnotesym name=sdfootnote1sym"
        " href='#sdfootnote1anc'>1</a> With help.</p></div>",
        "<p>Home<sup><a href='#ftnt1' id=ftnt_ref1>[1]</a></sup> again.</p><p>Next.</p><hr><div><p>"
        "<a href='#ftnt_ref1' id=ftnt1>[1]</a> With help.</p></div>",
    ],
    ids=["Word", "LibreOffice", "Google Docs"],
)
def test_a_footnote_follows_what_refers_to_it(page: str) -> None:
    assert [(block.kind.value, block.label, block.text) for block in texts(read(page))] == [
        ("paragraph", "", "Home again."),
        ("note", "1", "With help."),
        ("paragraph", "", "Next."),
    ]


def test_a_long_chain_of_notes_is_told_whole_and_in_order() -> None:
    notes = "".join(
        f"<div><p><a href='#_ftnref{n}' name='_ftn{n}'>[{n}]</a> w{n} "
        f"<a href='#_ftn{n + 1}' name='_ftnref{n + 1}'>[{n + 1}]</a></p></div>"
        for n in range(1, 400)
    )
    document = read(f"<p>Home<a href='#_ftn1' name='_ftnref1'>[1]</a></p><p>Next.</p>{notes}")
    told = [block.text.split()[0] for block in texts(document)]
    assert told == ["Home", *(f"w{n}" for n in range(1, 400)), "Next."]


@pytest.mark.parametrize(
    "home",
    [
        "Home<sup><a href='#cmnt1' id=cmnt_ref1>[a]</a></sup>.",
        "Home<span class=annotation_style_by_filter><br>Check this</span>.",
    ],
    ids=["Google Docs", "LibreOffice"],
)
def test_a_remark_is_kept_apart_with_the_place_where_it_was_made(home: str) -> None:
    notes = "<div><p><a href='#cmnt_ref1' id=cmnt1>[a]</a>Check this</p></div>"
    notes = notes if "cmnt" in home else ""
    document = read(f"<p>First.</p><p>{home}</p>{notes}")
    assert document.shown_text() == "First.\nHome."
    assert [("Check this" in each.text, each.place) for each in document.comments] == [
        (True, Place(paragraph=2))
    ]
    (in_cell,) = read(f"<table><tr><td>x<td>{home}</table>{notes}").comments
    assert in_cell.place == Place(table=1, row=1, column=2)


def test_a_remark_that_nothing_refers_to_is_kept_without_a_place() -> None:
    alone = "<p><span class=annotation_style_by_filter>Check this</span></p><p>Home</p>"
    assert [each.place for each in read(alone).comments] == [Place()]
    page = (
        "<p>Home</p><div style='display:none'><a href='#cmnt1' id=cmnt_ref1>[a]</a></div>"
        "<div><p><a href='#cmnt_ref1' id=cmnt1>[a]</a>Check this</p></div>"
    )
    assert [each.place for each in read(page).comments] == [Place()]
