"""Printed and written text, and prompts, in the house styles of many forms with no form known."""

from __future__ import annotations

from dataclasses import replace

from planaudit.document import Block, Cell, Cues, Place, Row, Table, TextBlock
from planaudit.reading.forms import form_of
from planaudit.reading.layout import Layout, lay_out
from tests.reading.pages import (
    BOLD,
    ITALIC,
    PLAIN,
    SHADED,
    cell,
    document,
    grid,
    heading,
    in_box,
    label,
    paragraph,
    placed_grid,
    plain_table,
    table,
    tick,
)


def laid_out(*blocks: Block) -> Layout:
    return lay_out(document(*blocks), None)


def answers(*blocks: Block) -> dict[str, str]:
    """Return what somebody wrote, each with the prompt it answers."""
    return {p.text: p.prompt for p in laid_out(*blocks).passages if not p.printed}


def placed(text: str, column: int, cues: Cues = PLAIN, *, covered: bool = False) -> Cell:
    """Return a cell that knows its column."""
    blocks = cell(text).blocks if text else ()
    return Cell(blocks, Place(column=column), cues, covered)


def test_a_heading_with_a_paragraph_under_it() -> None:
    assert answers(heading("What matters to you?"), paragraph("The dog and the hill.")) == {
        "The dog and the hill.": "What matters to you?"
    }


def test_a_label_beside_an_answer() -> None:
    assert answers(table((label("Name"), cell("Mrs T")))) == {"Mrs T": "Name"}


def test_several_labels_beside_their_answers_in_one_row() -> None:
    shown = table(
        (cell("Name:"), cell("Mrs T"), cell("Date of birth:"), cell("1941")),
        (cell("Preferred language:"), cell("Welsh"), cell("Advocate:"), cell("")),
    )
    assert answers(shown) == {
        "Mrs T": "Name:",
        "1941": "Date of birth:",
        "Welsh": "Preferred language:",
    }


def test_a_prompt_above_an_answer() -> None:
    shown = table((label("What would you like to change?"),), (cell("More mornings outside."),))
    assert answers(shown) == {"More mornings outside.": "What would you like to change?"}


def test_a_bar_over_a_paragraph() -> None:
    assert answers(table((label("Strengths"),)), paragraph("Makes her own bread.")) == {
        "Makes her own bread.": "Strengths"
    }


def test_a_bold_prompt_is_printed() -> None:
    assert answers(paragraph("My goals", BOLD), paragraph("To walk to the sea.")) == {
        "To walk to the sea.": "My goals"
    }


def test_bold_that_tells_of_somebody_is_written() -> None:
    assert "She was not seen alone." in answers(paragraph("She was not seen alone.", BOLD))


def test_italic_guidance_is_printed() -> None:
    shown = answers(
        heading("Analysis"),
        paragraph("Summarise the assessment and say what follows.", ITALIC),
        paragraph("Two calls would be safe."),
    )
    assert shown == {"Two calls would be safe.": "Analysis"}


def test_italic_speech_is_written() -> None:
    assert "“I never wanted a fuss,” she said." in answers(
        heading("Views"), paragraph("“I never wanted a fuss,” she said.", ITALIC)
    )


def test_a_plain_table_with_heads_and_no_print_cues() -> None:
    shown = plain_table(
        ("Outcome", "Action", "By whom", "By when"),
        ("To walk to the sea", "Walking group", "Mrs T", "June"),
    )
    assert answers(shown) == {
        "To walk to the sea": "Outcome",
        "Walking group": "Action",
        "Mrs T": "By whom",
        "June": "By when",
    }


def test_a_plain_table_of_labels_and_answers() -> None:
    shown = plain_table(("Preferred language:", "Welsh"), ("Next of kin:", "Gwyn"))
    assert answers(shown) == {"Welsh": "Preferred language:", "Gwyn": "Next of kin:"}


def test_a_label_and_answer_in_one_line() -> None:
    assert answers(paragraph("Preferred language: Welsh")) == {"Welsh": "Preferred language"}


def test_a_known_heading_in_plain_print() -> None:
    assert answers(paragraph("What matters"), paragraph("The chapel.")) == {
        "The chapel.": "What matters"
    }


def test_an_empty_section_does_not_take_the_next_ones_answer() -> None:
    shown = answers(heading("Strengths", 2), heading("Risks", 2), paragraph("The stairs."))
    assert shown == {"The stairs.": "Risks"}


def test_a_ticked_box_is_written_and_an_unticked_one_printed() -> None:
    ticks = [p for p in laid_out(tick("Yes", True), tick("No", False)).passages if p.kind == "tick"]
    assert [(box.text, box.printed) for box in ticks] == [("Yes", False), ("No", True)]


def test_text_before_the_first_heading_has_no_prompt() -> None:
    assert answers(paragraph("Seen at home on Friday with Gwyn.")) == {
        "Seen at home on Friday with Gwyn.": ""
    }


def test_a_section_gives_its_slot_to_a_prompt_that_asks_for_none() -> None:
    layout = laid_out(
        heading("What matters to you", 2), heading("Please continue", 3), paragraph("The hill.")
    )
    assert layout.passages[-1].slots[:1] == ("what_matters",)


def test_the_title_of_the_document_asks_for_nothing() -> None:
    layout = laid_out(heading("Care and support plan", 1), paragraph("Seen on Friday."))
    assert layout.passages[-1].slots == ()


def test_a_table_inside_a_cell_is_read() -> None:
    inner = table((label("Preferred name"), cell("Megan")))
    assert answers(table((label("About you"), cell(inner)))) == {"Megan": "Preferred name"}


def test_a_grid_row_keeps_its_printed_label() -> None:
    shown = table(
        (label("Area"), label("Strengths"), label("Needs")),
        (label("Washing"), cell("Top half"), cell("Feet")),
    )
    [row] = laid_out(shown).rows
    assert row.label == "Washing"
    assert [kept.head for kept in row.cells] == ["Strengths", "Needs"]


def test_an_empty_row_of_a_grid_is_no_row() -> None:
    assert laid_out(grid(("Outcome", "Action"), ("", ""))).rows == []


def test_a_merged_column_head_stands_over_its_columns() -> None:
    heads = Row(
        (
            Cell((paragraph("Outcome"),), Place(table=1, row=1, column=1), SHADED),
            Cell((paragraph("Scores"),), Place(table=1, row=1, column=2), SHADED),
            Cell((paragraph("By whom"),), Place(table=1, row=1, column=4), SHADED),
        )
    )
    answers = Row(
        tuple(
            Cell((paragraph(text),), Place(table=1, row=2, column=column))
            for column, text in enumerate(("To swim", "3", "7", "Her brother"), start=1)
        )
    )
    laid = lay_out(document(Table((heads, answers), Place(table=1))), None)
    assert {p.text: p.prompt for p in laid.passages if not p.printed} == {
        "To swim": "Outcome",
        "3": "Scores",
        "7": "Scores",
        "Her brother": "By whom",
    }


def test_a_run_of_short_labels_is_printed_whatever_they_ask() -> None:
    laid = lay_out(
        document(
            paragraph("Printed by: TH0277"),
            paragraph("Case level: 3"),
            paragraph("Scheme: Hafod"),
        ),
        None,
    )
    assert [p.text for p in laid.passages if not p.printed] == ["TH0277", "3", "Hafod"]


def test_a_writers_own_colon_is_no_label_on_a_known_form() -> None:
    form = form_of(document(heading("What matters to me", 2)), "form")
    filled = document(
        heading("What matters to me", 2), paragraph("The telephone: she hates the ringing.")
    )
    laid = lay_out(filled, form)
    assert [p.text for p in laid.passages if not p.printed] == [
        "The telephone: she hates the ringing."
    ]


def test_a_row_says_whose_views_its_column_asks_for() -> None:
    views = grid(
        ("Whose view", "What they said"),
        ("Child / young person", "Whatever is easiest."),
        ("Parents / carers", "Fourteen hours are too few."),
    )
    known = form_of(
        document(
            grid(
                ("Whose view", "What they said"),
                ("Child / young person", ""),
                ("Parents / carers", ""),
            )
        ),
        "f",
    )
    layout = lay_out(document(heading("Views on this plan", 2), views), known)
    assert [p.slots for p in layout.passages if not p.printed] == [
        ("view_child",),
        ("view_family",),
    ]


def test_parts_of_life_under_a_heading_for_strengths_ask_for_strengths() -> None:
    rows = table((label("Health"), cell("Walks the dog every day.")))
    layout = laid_out(heading("My strengths", 2), rows)
    assert [p.slots[:1] for p in layout.passages if not p.printed] == [("strengths",)]
    layout = laid_out(heading("About me", 2), rows)
    assert [p.slots[:1] for p in layout.passages if not p.printed] == [("needs",)]


def test_a_sub_heading_says_whose_views_are_asked_for() -> None:
    laid = lay_out(
        document(
            heading("Part 6 plan"),
            heading("Views, wishes and feelings", 2),
            heading("The child", 3),
            paragraph("She wants her own bed."),
            heading("Mother and her partner", 3),
            paragraph("They want her home."),
        ),
        None,
    )
    assert [p.slots[0] for p in laid.passages if not p.printed] == ["view_child", "view_family"]


# Labels inside cells, and bars across grids


def test_a_bold_line_in_a_cell_is_the_prompt_of_what_follows_it() -> None:
    shown = table(
        (
            cell(paragraph("How it is now", BOLD), "She bakes."),
            cell(paragraph("Things I will do", BOLD), "Walk to the shop."),
        )
    )
    assert answers(shown) == {
        "She bakes.": "How it is now",
        "Walk to the shop.": "Things I will do",
    }


HEADS = ("What needs to change", "What we will do", "Who", "By when")
PLAN_ROW = ("To sleep upstairs again", "Second rail", "OT", "Friday")


def test_a_bar_across_a_grid_leaves_the_column_heads_in_force() -> None:
    layout = laid_out(
        table(
            tuple(label(head) for head in HEADS),
            (label("The first outcome"),),
            tuple(cell(text) for text in PLAN_ROW),
        )
    )
    [row] = layout.rows
    assert [kept.head for kept in row.cells] == list(HEADS)


def test_a_shaded_bar_over_rows_with_labels_is_the_heading_of_what_follows() -> None:
    layout = laid_out(
        table(
            (label("Section 1: About you"),),
            (label("Name"), cell("Mrs T")),
            (label("Section 2: Strengths"),),
        ),
        paragraph("Makes her own bread."),
    )
    headings = {p.text: p.headings for p in layout.passages if not p.printed}
    assert headings == {
        "Mrs T": ("Section 1: About you",),
        "Makes her own bread.": ("Section 2: Strengths",),
    }


def test_an_answer_in_a_bar_belongs_to_the_rows_under_it() -> None:
    layout = laid_out(
        table(
            tuple(label(head) for head in HEADS),
            (label("National well-being outcome: I belong"),),
            tuple(cell(text) for text in PLAN_ROW),
        )
    )
    [row] = layout.rows
    [answer] = row.cells[-1].passages
    assert row.cells[-1].head == "National well-being outcome"
    assert layout.passages[answer].text == "I belong"
    assert not layout.passages[answer].printed


def test_an_answer_that_shares_the_shade_of_its_row_is_written() -> None:
    bold_label = Cell((paragraph("In my words", BOLD),), Place(), Cues(bold=True, shaded=True))
    answer = Cell((paragraph("I will hear it start."),), Place(), SHADED)
    assert answers(table((bold_label, answer))) == {"I will hear it start.": "In my words"}


def test_a_worker_before_a_colon_in_a_plan_is_no_label() -> None:
    plan = [
        heading("Recommendations", 2),
        paragraph("Housing: locks by 12 October."),
        paragraph("School: a quiet room from half term."),
        paragraph("Nan: ring on Sundays."),
    ]
    assert set(answers(*plan).values()) == {"Recommendations"}


# Text boxes


def test_a_label_in_a_text_box_is_not_that_of_what_follows_the_box() -> None:
    box = in_box(paragraph("Ring Mair first.", BOLD), paragraph("Out of hours:", BOLD))
    assert answers(heading("What matters to you?"), *box, paragraph("The dog.")) == {
        "The dog.": "What matters to you?"
    }


def test_a_heading_in_a_text_box_heads_the_rest_of_the_box() -> None:
    box = in_box(heading("Emergency contact", 2), paragraph("Mair Evans"))
    assert answers(heading("What matters to you?"), *box, paragraph("The dog.")) == {
        "Mair Evans": "Emergency contact",
        "The dog.": "What matters to you?",
    }


def test_each_text_box_is_apart_from_the_next() -> None:
    first = in_box(paragraph("Seen.", ITALIC), paragraph("Signed:", BOLD))
    second = in_box(paragraph("Mair Evans"), number=2)
    shown = answers(heading("What matters to you?"), *first, *second)
    assert shown["Mair Evans"] == "What matters to you?"


def test_a_text_box_with_one_heading_is_a_banner_over_what_follows() -> None:
    banner = in_box(paragraph("What matters to you?", BOLD))
    assert answers(*banner, paragraph("The dog.")) == {"The dog.": "What matters to you?"}


def test_a_stamp_in_a_text_box_heads_nothing() -> None:
    stamp = in_box(paragraph("DRAFT", BOLD))
    assert answers(heading("What matters to you?"), *stamp, paragraph("The dog.")) == {
        "The dog.": "What matters to you?"
    }


def test_a_label_in_a_text_box_in_a_cell_ends_with_the_box() -> None:
    box = in_box(paragraph("For the team", BOLD), paragraph("Seen."), paragraph("Signed", BOLD))
    shown = table((label("Wishes"), cell(*box, "The dog.")))
    assert answers(shown) == {"Seen.": "For the team", "The dog.": "Wishes"}


def test_a_label_merged_downwards_is_that_of_every_answer_beside_it() -> None:
    shown = table(
        (placed("What matters to you?", 1, SHADED), placed("The dog.", 2)),
        (placed("", 1, covered=True), placed("The hill.", 2)),
        (placed("Your strengths", 1, SHADED), placed("", 2)),
        (placed("", 1, covered=True), placed("Humour.", 2)),
    )
    assert answers(shown) == {
        "The dog.": "What matters to you?",
        "The hill.": "What matters to you?",
        "Humour.": "Your strengths",
    }


def test_a_head_merged_downwards_stands_over_its_column_beside_the_heads_below_others() -> None:
    shown = placed_grid(
        ("Need", "Support now", "Support planned", "Notes"),
        (None, "Who helps", "Who will help", None),
        ("Meals", "Her son", "A carer", "He brings lunch"),
        heads=2,
    )
    assert answers(shown) == {
        "Meals": "Need",
        "Her son": "Who helps",
        "A carer": "Who will help",
        "He brings lunch": "Notes",
    }


def test_the_label_of_a_box_in_its_row_is_the_forms() -> None:
    boxes = table((cell(tick("Dementia", True)), cell("Dementia"), cell("since May")))
    done = table((cell(tick("Order key safe", False)), cell("Order key safe")))
    assert "Order key safe" in answers(heading("Actions", 2), done)
    assert "Order key safe" not in answers(heading("Needs", 2), done)
    assert answers(heading("Needs", 2), boxes) == {"Dementia": "Needs", "since May": "Dementia"}


def one_line(number: int, *blocks: TextBlock) -> tuple[TextBlock, ...]:
    """Return blocks that are parts of one paragraph."""
    return tuple(replace(block, place=Place(paragraph=number)) for block in blocks)


def test_a_label_with_its_boxes_on_its_line_is_no_heading_of_what_follows() -> None:
    for cues in (Cues(), BOLD):
        consent = one_line(
            3, paragraph("Consent to share:", cues), tick("Yes", True), tick("No", False)
        )
        after = one_line(4, paragraph("I want to stay near the chapel."))
        assert answers(heading("What matters to me", 2), *consent, *after) == {
            "Yes": "Consent to share:",
            "I want to stay near the chapel.": "What matters to me",
        }


def test_the_reasons_for_an_answer_follow_a_question_in_bold_and_its_boxes() -> None:
    asked = one_line(3, paragraph("Is there a carer?", BOLD), tick("Yes", True), tick("No", False))
    said = answers(heading("Needs", 2), *asked, *one_line(4, paragraph("Her son John.")))
    assert said["Her son John."] == "Is there a carer?"


def test_a_question_after_the_boxes_of_a_line_holds_for_what_follows() -> None:
    line = one_line(
        3,
        paragraph("Advocate:"),
        tick("Yes", False),
        tick("No", True),
        paragraph("If no, why?", BOLD),
    )
    said = answers(heading("Needs", 2), *line, *one_line(4, paragraph("Her son helps.")))
    assert said["Her son helps."] == "If no, why?"
