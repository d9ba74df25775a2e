"""Marking quotations in place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planaudit.audit.model import PassageView, Span
from planaudit.reports.highlights import Mark, marked_pieces, stands_in

TEXT = "One two three four five"


def mark(words: str, anchor: str = "a", back: str = "#c") -> Mark:
    start = TEXT.index(words)
    return Mark(Span(0, start, start + len(words)), anchor, back, "A label", "AL", "quotation")


def test_text_without_marks_is_one_piece() -> None:
    assert [piece.text for piece in marked_pieces(TEXT, ())] == [TEXT]


def test_overlapping_marks_become_one_stretch_with_every_anchor() -> None:
    pieces = marked_pieces(TEXT, (mark("three four", "b"), mark("two three", "a")))
    assert [piece.text for piece in pieces] == ["One ", "two three four", " five"]
    assert [each.anchor for each in pieces[1].marks] == ["a", "b"]


def test_a_mark_inside_another_joins_it() -> None:
    pieces = marked_pieces(TEXT, (mark("two three four"), mark("three")))
    assert [piece.text for piece in pieces] == ["One ", "two three four", " five"]


def test_marks_that_only_touch_stay_apart() -> None:
    pieces = marked_pieces(TEXT, (mark("One "), mark("two")))
    assert [piece.text for piece in pieces] == ["One ", "two", " three four five"]


def test_each_place_to_go_back_to_is_offered_once() -> None:
    pieces = marked_pieces(TEXT, (mark("two", "a", "#c1"), mark("two", "b", "#c1")))
    assert [each.back for each in pieces[1].backs] == ["#c1"]


def test_a_span_stands_only_where_there_is_text() -> None:
    passages = (PassageView("four", "", "", False, (), "prose"),)
    assert stands_in(Span(0, 0, 4), passages)
    for wrong in (Span(1, 0, 4), Span(-1, 0, 4), Span(0, 0, 5), Span(0, 2, 2), Span(0, -1, 2)):
        assert not stands_in(wrong, passages)


@given(st.lists(st.tuples(st.integers(0, 22), st.integers(1, 23))))
def test_pieces_always_join_up_to_the_text(ends: list[tuple[int, int]]) -> None:
    marks = [
        Mark(Span(0, start, end), str(n), "#c", "", "", "wording")
        for n, (start, end) in enumerate(ends)
        if start < end
    ]
    pieces = marked_pieces(TEXT, marks)
    assert "".join(piece.text for piece in pieces) == TEXT
    assert sum(len(piece.marks) for piece in pieces) == len(marks)
