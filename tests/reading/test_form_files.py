"""Saved forms: a document reads the same on them as on the blank itself, but for what is edited."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.reading import read
from planaudit.reading.form_files import FormFileError, file_of, forms_in, saved_form
from planaudit.reading.forms import Form, best_form, form_of
from planaudit.reading.headings import slot_names
from tests.messages import without_columns
from tests.reading.pages import document, grid, heading, paragraph, tick
from tests.specimens import BLANKS, SAMPLES, ingested

BLANK = document(
    heading("What matters to me"),
    paragraph("My dragons"),
    tick("Yes", False),
    paragraph("Comments"),
    paragraph("Comments"),
)
SAVED = file_of([saved_form(BLANK, "blank")]).decode()


def learned(text: str) -> Form:
    """Return the one form that is saved in `text`."""
    [form] = forms_in(text.encode(), "forms.yaml")
    return form


def edited(old: str, new: str) -> str:
    """Return the saved form with one thing changed."""
    assert SAVED.count(old) == 1
    return SAVED.replace(old, new)


@pytest.mark.parametrize("path", BLANKS, ids=lambda path: path.stem)
def test_a_saved_form_is_the_blank_form_itself(path: Path) -> None:
    blank = ingested(path)
    assert learned(file_of([saved_form(blank, path.stem)]).decode()) == form_of(blank, path.stem)


@given(st.lists(st.text(), min_size=1, max_size=8))
@settings(max_examples=60)
def test_any_letters_a_form_prints_come_back(texts: list[str]) -> None:
    blank = document(paragraph("Name"), *map(paragraph, texts))
    assert learned(file_of([saved_form(blank, "odd")]).decode()).keys == form_of(blank, "odd").keys


def test_forms_stand_in_order_of_their_ids_whatever_order_they_were_given_in() -> None:
    one, two = saved_form(BLANK, "one"), saved_form(BLANK, "two")
    assert file_of([one, two]) == file_of([two, one])
    assert [form.id for form in forms_in(file_of([two, one]), "x")] == ["one", "two"]


def test_the_file_names_each_prompt_with_its_slots_and_explains_them() -> None:
    saved = yaml.safe_load(SAVED)
    assert saved["schema"] == "planaudit.form/1"
    assert saved["forms"][0]["prints"] == [
        {"text": "What matters to me", "slots": ["what_matters"], "look": ["heading 1"]},
        {"text": "My dragons", "slots": []},
        {"text": "Yes", "look": ["tick box"]},
        {"text": "Comments", "slots": []},
        {"text": "Comments", "slots": []},
    ]
    for slot, name in slot_names().items():
        assert f"#   {slot} " in SAVED
        assert name in SAVED


def test_the_title_and_version_are_as_the_form_prints_them() -> None:
    path = SAMPLES / "forms" / "A-form-A1.docx"
    saved = saved_form(ingested(path), "A1")
    assert (saved.title, saved.version) == (
        "Integrated Assessment and Care and Support Plan",
        "v3.1",
    )
    assert saved.sha256 == ingested(path).sha256


def test_every_slot_has_a_plain_name_of_its_own() -> None:
    names = list(slot_names().values())
    assert len(names) == len(set(names)) == 22
    assert not [name for name in names if "_" in name]


# Edits


def test_an_edited_slot_goes_before_our_guess() -> None:
    plan = document(heading("What matters to me"), paragraph("Tea."), paragraph("My dragons"),
                    paragraph("Smaug."), paragraph("Comments"), paragraph("Comments"))  # fmt: skip
    form = learned(edited("My dragons\n    slots: []", "My dragons\n    slots: [risks, strengths]"))
    assert best_form(plan, [form]) == form
    reading = read(plan, form)
    [answer] = [passage for passage in reading.passages if passage.text == "Smaug."]
    assert answer.slots == ("risks", "strengths")
    assert {"risks", "strengths"} <= reading.asked_slots
    assert "risks" not in read(plan, form_of(BLANK, "blank")).asked_slots


def test_an_edited_label_before_its_answer_on_one_line_is_printed_and_asks_as_told() -> None:
    plan = document(heading("What matters to me"), paragraph("My dragons: Feeding Smaug"))
    form = learned(edited("My dragons\n    slots: []", "My dragons\n    slots: [strengths]"))
    [label, answer] = read(plan, form).passages[1:]
    assert (label.text, label.printed) == ("My dragons", True)
    assert (answer.text, answer.printed, answer.slots) == ("Feeding Smaug", False, ("strengths",))


def test_an_edited_column_makes_outcomes_of_what_stands_in_it() -> None:
    heads = ("My dragons", "Score")
    blank, plan = document(grid(heads)), document(grid(heads, ("To fly again", "4")))
    saved = file_of([saved_form(blank, "blank")]).decode()
    told = saved.replace("My dragons\n    slots: []", "My dragons\n    slots: [personal_outcomes]")
    assert not read(plan, learned(saved)).outcomes
    [outcome] = read(plan, learned(told)).outcomes
    assert outcome.text.text == "To fly again"


def test_a_prompt_can_be_told_to_ask_for_nothing() -> None:
    form = learned(edited("slots: [what_matters]", "slots: []"))
    plan = document(heading("What matters to me"), paragraph("Tea."))
    assert [passage.slots for passage in read(plan, form).passages] == [(), ()]


def test_a_prompt_without_slots_is_understood_by_its_words() -> None:
    assert learned(edited("    slots: [what_matters]\n", "")) == form_of(BLANK, "blank")


def test_the_same_words_may_be_edited_in_one_place_only() -> None:
    first = SAVED.index("Comments\n    slots: []")
    once = SAVED[:first] + SAVED[first:].replace("slots: []", "slots: [risks]", 1)
    assert learned(once).slots == {"comments": ("risks",)}


# Mistakes


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(edited("[what_matters]", "[what_maters]"),
                     "forms.0.prints.0.slots.0: there is no slot of that name. The nearest is "
                     "'what_matters'", id="no such slot"),
        pytest.param(edited("planaudit.form/1", "planaudit.form/9"), "schema", id="another schema"),
        pytest.param(edited("- id: blank", "- id: ''"), "forms.0.id: this should not be empty",
                     id="no id"),
        pytest.param(edited("text: My dragons", "text: 7"), "forms.0.prints.1.text: this should be "
                     "words", id="a number for words"),
        pytest.param(edited("text: My dragons", "txt: My dragons"), "there is no such key",
                     id="a mistyped key"),
        pytest.param("schema: planaudit.form/1\nforms: []\n", "at least 1 item", id="no forms"),
        pytest.param("schema: planaudit.form/1\nforms:\n- id: a\n  prints:\n  - text: '!'\n",
                     "a form should print some words", id="no words"),
        pytest.param("schema: planaudit.form/1\nforms:\n"
                     + 2 * "- id: a\n  prints:\n  - text: Name\n",
                     "line 6, forms.1.id: another form here has this id", id="an id twice"),
        pytest.param("schema: planaudit.form/1\nforms:\n- id: a\n  prints:\n"
                     "  - text: Name\n    slots: [risks]\n  - text: Name\n    slots: [needs]\n",
                     "line 8, forms.0.prints.1.slots: the same words have other slots on line 6",
                     id="two minds"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_saved_form_is_told_with_its_line(text: str, says: str) -> None:
    with pytest.raises(FormFileError, match=r"^forms\.yaml, line \d+") as caught:
        forms_in(text.encode(), "forms.yaml")
    assert says in without_columns(caught.value)


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: SAVED.encode() + text.encode("utf-8", "replace"))
)
@settings(max_examples=150)
def test_no_file_whatever_is_in_it_breaks_more_than_its_own_reading(content: bytes) -> None:
    with suppress(FormFileError):
        assert forms_in(content, "forms.yaml")
