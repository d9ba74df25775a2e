"""What a form printed and what somebody wrote, with the form known, learned or unknown."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Document, text_blocks
from planaudit.reading import forms, read
from planaudit.reading.forms import (
    Form,
    asks_on,
    best_form,
    form_of,
    forms_that_fit,
    keys_of,
    learn_forms,
    printed_blocks,
)
from planaudit.reading.model import FormUsed, Passage
from tests.reading.pages import document, paragraph
from tests.specimens import BLANKS, OTHERS, PLANS, ingested

BLANK_FORMS = [path for path in BLANKS if path.suffix == ".docx" and OTHERS not in path.parents]
PLANS_ON_THEM = [path for path in PLANS if path.parent != OTHERS]
PRINTED = st.lists(st.text("abc", min_size=1), unique=True, max_size=12)
WRITTEN = st.lists(st.text("xyz", min_size=1), max_size=8)


def written(passages: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in passages if not passage.printed]


@pytest.mark.parametrize("path", BLANK_FORMS, ids=lambda path: path.stem)
def test_a_blank_form_holds_nothing_written_by_its_print_alone(path: Path) -> None:
    assert written(read(ingested(path)).passages) == []


@pytest.mark.parametrize("path", BLANK_FORMS, ids=lambda path: path.stem)
def test_a_blank_form_holds_nothing_written_when_it_is_known(path: Path) -> None:
    blank = ingested(path)
    assert written(read(blank, form_of(blank, path.stem)).passages) == []


@pytest.mark.parametrize("path", BLANK_FORMS, ids=lambda path: path.stem)
def test_a_blank_form_is_its_own_best_form(path: Path) -> None:
    forms = [form_of(ingested(other), other.stem) for other in BLANK_FORMS]
    found = best_form(ingested(path), forms)
    assert found is not None
    assert found.keys == form_of(ingested(path), path.stem).keys


def test_learned_forms_print_what_the_given_forms_print() -> None:
    given_forms = [form_of(ingested(path), path.stem) for path in BLANK_FORMS]
    plans = [ingested(path) for path in PLANS]
    learned_forms = learn_forms(map(keys_of, plans))
    agreed = blocks = 0
    for plan in plans:
        by_given, by_learned = (
            {
                (passage.place, passage.text)
                for passage in read(plan, best_form(plan, forms)).passages
                if passage.printed
            }
            for forms in (given_forms, learned_forms)
        )
        every = {(block.place, block.text) for block in text_blocks(plan.blocks) if block.text}
        agreed += sum((block in by_given) == (block in by_learned) for block in every)
        blocks += len(every)
    assert agreed / blocks > 0.95


@given(PRINTED)
def test_a_blank_form_matched_with_itself_is_all_printed(texts: list[str]) -> None:
    blank = document(*map(paragraph, texts))
    assert printed_blocks(blank, form_of(blank, "blank")) == frozenset(range(len(texts)))


@given(PRINTED, st.data())
@settings(max_examples=50)
def test_what_is_written_into_a_form_stays_written(texts: list[str], data: st.DataObject) -> None:
    form = form_of(document(*map(paragraph, texts)), "blank")
    filled = [(text, True) for text in texts]
    for answer in data.draw(WRITTEN):
        filled.insert(data.draw(st.integers(0, len(filled))), (answer, False))
    found = printed_blocks(document(*(paragraph(text) for text, _ in filled)), form)
    assert found == {position for position, (_, printed) in enumerate(filled) if printed}


def test_a_writer_who_copies_the_forms_words_wrote_them() -> None:
    blank = document(paragraph("Protection from abuse"), paragraph("Outcomes"))
    filled = document(
        paragraph("Protection from abuse"),
        paragraph("Outcomes"),
        paragraph("Protection from abuse"),
    )
    assert printed_blocks(filled, form_of(blank, "blank")) == {0, 1}


def test_no_form_fits_a_document_that_shows_little_of_it() -> None:
    form = form_of(document(*map(paragraph, ("one", "two", "three", "four", "five"))), "blank")
    assert best_form(document(paragraph("one"), paragraph("seven")), [form]) is None


def test_of_two_forms_that_fit_the_one_that_explains_more_is_taken() -> None:
    short = form_of(document(paragraph("one"), paragraph("two")), "short")
    long = form_of(document(*map(paragraph, ("one", "two", "three"))), "long")
    plan = document(*map(paragraph, ("one", "two", "an answer", "three")))
    assert best_form(plan, [short, long]) == long


def test_two_documents_are_too_few_to_learn_a_form_from() -> None:
    plans = [document(paragraph("Outcomes"), paragraph(answer)) for answer in ("tea", "toast")]
    assert learn_forms(map(keys_of, plans)) == ()


def test_three_documents_teach_what_they_share() -> None:
    plans = [document(paragraph("Outcomes"), paragraph(text)) for text in ("tea", "toast", "jam")]
    [form] = learn_forms(map(keys_of, plans))
    assert (form.matched_by, form.keys) == ("learned", ("outcomes",))


def boxes(number: int, step: int) -> Document:
    """Return a form of numbered questions, each with a box that says yes or no."""
    texts = ((f"Question {n}", "yes" if n % step else "no") for n in range(number))
    return document(*(paragraph(text) for both in texts for text in both))


def test_what_a_long_form_repeats_is_printed_where_it_stands_beside_the_rest() -> None:
    blank = boxes(800, 2)
    assert printed_blocks(blank, form_of(blank, "blank")) == frozenset(range(1600))


def test_thousands_of_equal_answers_are_matched_in_seconds() -> None:
    answers = [
        document(*(paragraph("yes" if n * n % step else "no") for n in range(3000)))
        for step in (5, 7, 11)
    ]
    before = time.monotonic()
    learn_forms(map(keys_of, answers))
    assert time.monotonic() - before < 20  # it was ten minutes


def test_a_document_far_longer_than_any_plan_is_matched_with_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = boxes(10, 2)
    form = form_of(long, "blank")
    assert best_form(long, [form]) == form
    assert len(learn_forms([keys_of(long)] * 3)) == 1
    monkeypatch.setattr(forms, "LONGEST_MATCHED", 19)
    assert best_form(long, [form]) is None
    assert learn_forms([keys_of(long)] * 3) == ()


def test_keys_are_words_in_lower_case() -> None:
    assert keys_of(document(paragraph("What matters to you?*"))) == ("what matters to you",)


def test_forms_that_fit_come_best_first_with_the_part_of_each_that_was_found() -> None:
    whole = form_of(document(*map(paragraph, ("one", "two", "three"))), "whole")
    newer = form_of(document(*map(paragraph, ("one", "two", "three", "four"))), "newer")
    other = form_of(document(*map(paragraph, ("five", "six"))), "other")
    plan = document(*map(paragraph, ("one", "an answer", "two", "three")))
    fits = forms_that_fit(plan, [other, newer, whole])
    assert [(fit.form.id, fit.share) for fit in fits] == [("whole", 1.0), ("newer", 0.75)]


def test_a_reading_says_how_much_of_its_form_was_found() -> None:
    form = form_of(document(*map(paragraph, ("one", "two", "three", "four"))), "blank")
    plan = document(*map(paragraph, ("one", "two", "an answer", "three")))
    assert read(plan, form).form == FormUsed(form.id, "given", 0.75)
    assert read(plan).form is None


@pytest.mark.parametrize("path", PLANS_ON_THEM, ids=lambda path: path.stem)
def test_the_share_told_is_the_share_that_decided(path: Path) -> None:
    plan = ingested(path)
    fits = forms_that_fit(plan, [form_of(ingested(blank), blank.stem) for blank in BLANK_FORMS])
    assert fits
    used = read(plan, fits[0].form).form
    assert used is not None
    assert used.share == pytest.approx(fits[0].share)


def test_a_prompt_of_several_lines_asks_for_what_its_owner_says_of_any_line() -> None:
    keys = ("dragons", "in my own words")
    form = Form("blank", "given", keys, slots={"dragons": ("risks",)})
    asks = asks_on(form)
    assert asks("Dragons\n(in my own words)") == ("risks",)
    assert asks("My strengths") == ("strengths",)
