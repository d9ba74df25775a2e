"""Who is who in a record, from its boxes and its family table."""

from __future__ import annotations

from planaudit.document import Block
from planaudit.reading.cast import Cast, cast_of, gender_of_title, plain_name
from planaudit.reading.layout import lay_out
from planaudit.reading.model import Service
from tests.reading.pages import cell, document, grid, heading, label, paragraph, table


def cast(service: Service, *blocks: Block) -> Cast:
    layout = lay_out(document(*blocks), None)
    return cast_of(layout.passages, layout.rows, service, carers_own=False)


def test_the_person_is_named_in_the_box_for_the_name() -> None:
    found = cast(
        "adults",
        table((label("Name of person"), cell("Mrs T"))),
        paragraph("Mrs T keeps hens and sells the eggs."),
    )
    assert (found.subject, found.subject_names, found.pronoun) == (
        "person",
        frozenset({"Mrs T"}),
        "she",
    )


def test_the_workers_name_is_not_the_persons() -> None:
    found = cast(
        "adults",
        table((label("Name of assessor"), cell("Bronwen Hughes"))),
        paragraph("Bronwen rang twice about the hens and the eggs."),
    )
    assert not found.subject_names


def test_family_are_named_in_the_household_table() -> None:
    found = cast(
        "children",
        grid(
            ("Name", "Relationship"),
            ("Ellis", "Subject child"),
            ("Ms P", "Mother"),
            ("J", "Sister"),
        ),
        paragraph("Ellis plays with J, and J lets him win. Ms P was out, and Ms P rang later."),
    )
    assert found.subject_names == {"Ellis"}
    assert {"Ms P", "J"} <= found.family_names


def test_two_children_are_both_the_subject() -> None:
    found = cast(
        "children",
        table((label("Name of child"), cell("Ellis and Nia"))),
        paragraph("Ellis is the elder and Nia follows him about the yard."),
    )
    assert found.subject_names == {"Ellis", "Nia"}


def test_a_baby_by_an_initial() -> None:
    found = cast(
        "children",
        table((label("Name of child"), cell("Baby T"))),
        paragraph("Baby T follows a face and turns to a voice."),
    )
    assert "Baby T" in found.subject_names


def test_initials_with_stops() -> None:
    found = cast(
        "adults",
        table((label("Name"), cell("J.D."))),
        paragraph("J was dressed when we came, and J made the tea."),
    )
    assert "J" in found.subject_names


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    found = cast(
        "adults",
        table((label("Name"), cell("Hope"))),
        paragraph("There is hope that Hope will be home before the spring."),
    )
    assert "Hope" not in found.subject_names


def test_the_pronoun_is_the_one_used_most_when_no_title_tells() -> None:
    found = cast(
        "adults",
        table((label("Name"), cell("Alun"))),
        paragraph("Alun keeps his dog by him; he walks her at dawn, and he sings."),
    )
    assert found.pronoun == "he"


def test_titles_tell_the_pronoun() -> None:
    titled = ["Mrs R", "Mr R", "Mx R", "Miss Anwen", "Gwyn"]
    assert [gender_of_title(name) for name in titled] == ["she", "he", "", "she", ""]


def test_a_stop_after_a_title_is_left_out() -> None:
    assert plain_name("Mrs. T") == "Mrs T"


def test_headings_name_nobody() -> None:
    assert not cast("adults", heading("Name"), heading("Mrs T")).subject_names


def test_a_grid_of_one_row_names_the_person() -> None:
    found = cast(
        "adults",
        grid(("Case ref", "Person", "Age", "Worker"), ("K/2", "Mrs E", "81", "Bronwen")),
        paragraph("Mrs E keeps hens, and Bronwen has seen them."),
    )
    assert found.subject_names == {"Mrs E"}


def test_a_line_with_an_age_and_a_nickname_names_the_person() -> None:
    found = cast(
        "adults",
        heading("Support plan"),
        paragraph("Mr O (‘Oz’), 52"),
        paragraph("Oz mends engines, and Mr O was glad to be asked."),
    )
    assert found.subject_names == {"Mr O", "Oz"}
