"""Outcomes and actions, in grids and in prose."""

from __future__ import annotations

from planaudit.document import Block
from planaudit.reading import read
from planaudit.reading.model import Reading
from planaudit.reading.negation import is_empty_answer
from tests.reading.pages import (
    cell,
    document,
    grid,
    heading,
    label,
    merged,
    paragraph,
    placed_grid,
    table,
)


def reading(*blocks: Block) -> Reading:
    return read(document(heading("Adult care and support plan"), *blocks))


def test_a_grid_row_holds_an_outcome_its_action_owner_and_time() -> None:
    plan = reading(
        grid(
            ("Outcome", "What will happen", "Who", "When"),
            ("To walk to the sea", "Walking group on Tuesdays", "Neighbour", "From June"),
        )
    )
    [outcome], [action] = plan.outcomes, plan.actions
    assert outcome.text.text == "To walk to the sea"
    assert (action.text.text, action.owners, action.timed, action.outcome) == (
        "Walking group on Tuesdays",
        ("community",),
        True,
        0,
    )


def test_scores_stand_with_their_outcome() -> None:
    plan = reading(
        grid(
            ("Personal outcome", "Score now", "Target score", "Comments"),
            ("To sleep through", "3/10", "7", "She says three is a good night"),
        )
    )
    [outcome] = plan.outcomes
    assert outcome.target is not None
    assert outcome.target.text == "7"
    assert outcome.score_words is not None


def test_a_target_date_is_a_time_and_not_a_score() -> None:
    plan = reading(grid(("Outcome", "Action", "Target date"), ("To swim", "Join the pool", "June")))
    [outcome], [action] = plan.outcomes, plan.actions
    assert outcome.target is None
    assert action.timed


def test_what_i_will_do_is_the_persons_and_what_my_family_will_do_the_familys() -> None:
    plan = reading(
        grid(
            ("Outcome", "What I will do", "What my family will do", "What the council will do"),
            ("To swim", "Pack my bag", "Gwyn drives", "Fund the lift"),
        )
    )
    assert [action.owners for action in plan.actions] == [
        ("person",),
        ("family",),
        ("professional",),
    ]


def test_two_tables_are_joined_by_the_number_of_the_outcome() -> None:
    plan = reading(
        grid(("No.", "Outcome"), ("1", "To swim"), ("2", "To sleep through")),
        grid(("Action", "Who", "Outcome number"), ("Blackout blind", "Gwyn", "2")),
    )
    assert [action.outcome for action in plan.actions] == [1]


def test_a_second_table_of_scores_names_no_new_outcome() -> None:
    plan = reading(
        grid(("Outcome", "Action"), ("To swim", "Join the pool")),
        grid(("Outcome", "Score at review"), ("To swim", "6")),
    )
    [outcome] = plan.outcomes
    assert outcome.review is not None


def test_support_already_there_is_no_planned_action() -> None:
    plan = reading(grid(("Support already in place", "Provided by"), ("Shopping", "Niece")))
    assert plan.actions == ()


def test_columns_under_a_head_that_says_current_are_no_plan() -> None:
    wide = ("Need", 1), ("Current support", 2), ("Planned support", 2)
    own = ("", "Action", "Who", "Action", "Who")
    row = ("Washing", "Helps at the sink", "Wife", "Morning visit", "Carer")
    plan = reading(
        merged(
            tuple((label(text), width) for text, width in wide),
            tuple((label(text) if text else cell(""), 1) for text in own),
            tuple((cell(text), 1) for text in row),
        )
    )
    [action] = plan.actions
    assert action.text.text == "Morning visit"
    assert action.owner is not None
    assert action.owner.text == "Carer"


def test_an_answer_that_says_nothing_is_no_outcome() -> None:
    assert reading(grid(("Outcome", "Action"), ("N/A", "as above"))).outcomes == ()


def test_outcomes_in_prose() -> None:
    plan = reading(heading("My goals", 2), paragraph("I want to walk to the sea."))
    [outcome] = plan.outcomes
    assert outcome.text.text == "I want to walk to the sea."
    assert (outcome.speaker, outcome.manner) == ("person", "first person")
    assert not outcome.in_table


def test_actions_in_prose_have_owner_time_and_reason() -> None:
    plan = reading(
        heading("Agreed actions", 2),
        paragraph("Her son will drive on Thursdays so that she can swim."),
    )
    [action] = plan.actions
    assert action.owners == ("family",)
    assert action.timed
    assert action.reason is not None
    assert action.reason.text == "so that she can swim."


def test_a_line_that_introduces_a_list_is_no_outcome() -> None:
    plan = reading(
        heading("My goals", 2), paragraph("These are her outcomes:"), paragraph("To swim again.")
    )
    assert [outcome.text.text for outcome in plan.outcomes] == ["To swim again."]


def test_numbered_outcomes_in_one_paragraph_keep_their_numbers() -> None:
    plan = reading(
        heading("My goals", 2),
        paragraph("1. To swim. 2. To sleep. 3. To see the lambs. 4. To ring my sister."),
    )
    assert [outcome.text.text for outcome in plan.outcomes] == [
        "1. To swim.",
        "2. To sleep.",
        "3. To see the lambs.",
        "4. To ring my sister.",
    ]


def test_an_outcome_in_the_persons_words_is_in_her_voice() -> None:
    plan = reading(
        table((label("Name"), cell("Mrs T"))),
        grid(("Personal outcome", "Action"), ("'I want my own bed', Mrs T said", "Move the bed")),
    )
    [outcome] = plan.outcomes
    assert (outcome.speaker, outcome.manner) == ("person", "quoted")


def test_answers_that_say_nothing() -> None:
    empty = ["", "  ", "N/A", "none.", "Nil", "as above", "See above", "see 3.2", "--", "No change"]
    assert [text for text in empty if not is_empty_answer(text)] == []


def test_answers_that_say_something_short() -> None:
    assert not any(is_empty_answer(text) for text in ("The dog", "No stairs", "None of us slept"))


def test_what_will_be_done_and_why_in_one_column_is_an_action_with_its_reason() -> None:
    plan = read(
        document(
            heading("The plan"),
            grid(
                ("Outcome", "What will be done and why", "By whom", "Score now", "Score wanted"),
                (
                    "To bake again",
                    "Perching stool so that she can bake sitting down",
                    "OT",
                    "3",
                    "7",
                ),
            ),
        )
    )
    [action], [outcome] = plan.actions, plan.outcomes
    assert action.reason is not None
    assert (outcome.baseline and outcome.baseline.text, outcome.target and outcome.target.text) == (
        "3",
        "7",
    )


def linked(plan: Reading) -> list[tuple[str, str]]:
    """Return each action with the outcome it is linked to, '' for none."""
    return [
        (
            action.text.text,
            "" if action.outcome is None else plan.outcomes[action.outcome].text.text,
        )
        for action in plan.actions
    ]


def test_rows_beside_an_outcome_merged_downwards_all_belong_to_it() -> None:
    plan = reading(
        placed_grid(
            ("Outcome", "Action", "Who"),
            ("To stay at home", "Fit a rail", "OT"),
            (None, "Order a key safe", "SW"),
            (None, "Mend the step", "Son"),
            ("To see friends", "Apply for a bus pass", "Niece"),
            ("", "Ring the club", "SW"),
        )
    )
    assert [outcome.text.text for outcome in plan.outcomes] == ["To stay at home", "To see friends"]
    assert linked(plan) == [
        ("Fit a rail", "To stay at home"),
        ("Order a key safe", "To stay at home"),
        ("Mend the step", "To stay at home"),
        ("Apply for a bus pass", "To see friends"),
        ("Ring the club", ""),
    ]


def test_an_outcome_merged_downwards_is_one_though_another_column_holds_its_own_words() -> None:
    plan = reading(
        placed_grid(
            ("Outcome", "In my own words", "Action", "Who"),
            ("Remain safely at home", "I want to die in my own bed", "Fit a rail", "OT"),
            (None, None, "Order a key safe", "SW"),
        )
    )
    assert linked(plan) == [
        ("Fit a rail", "I want to die in my own bed"),
        ("Order a key safe", "I want to die in my own bed"),
    ]
    assert len(plan.outcomes) == 1


def test_who_and_when_merged_downwards_are_those_of_every_action_beside_them() -> None:
    plan = reading(
        placed_grid(
            ("Outcome", "Action", "Who", "When"),
            ("To stay at home", "Fit a rail", "Niece", "By 1 May"),
            ("To be safe", "Order a key safe", None, None),
        )
    )
    assert [(action.owners, action.timed) for action in plan.actions] == [(("family",), True)] * 2


def test_an_action_merged_downwards_is_one_action() -> None:
    plan = reading(
        placed_grid(
            ("Outcome", "Action", "Who"),
            ("To stay at home", "Fit a rail", "OT"),
            ("To be safe", None, "Niece"),
        )
    )
    assert linked(plan) == [("Fit a rail", "To stay at home")]


def test_what_i_want_and_support_are_heads_of_a_plan_beside_who_and_when() -> None:
    plan = reading(
        grid(
            ("What I want", "Care and support", "Who provides", "How often"),
            ("To bake again", "Kitchen sessions", "Day service", "Weekly"),
        )
    )
    [outcome], [action] = plan.outcomes, plan.actions
    assert outcome.text.text == "To bake again"
    assert (action.text.text, action.timed, action.outcome) == ("Kitchen sessions", True, 0)


def test_what_i_want_beside_nothing_of_a_plan_is_no_outcome_where_there_is_a_plan() -> None:
    plan = reading(
        grid(("Part of life", "What I want"), ("Breakfast", "Porridge with salt")),
        grid(("Outcome", "Action", "Who"), ("To bake again", "Kitchen sessions", "Day service")),
    )
    assert [outcome.text.text for outcome in plan.outcomes] == ["To bake again"]


def test_what_paid_support_and_what_friends_will_do_are_actions() -> None:
    plan = reading(
        grid(
            (
                "My outcome",
                "What family, friends and community can do",
                "What paid support will do",
            ),
            ("To swim", "Gwyn drives", "A worker waits at the pool"),
        )
    )
    assert [(action.text.text, action.owners) for action in plan.actions] == [
        ("Gwyn drives", ("family",)),
        ("A worker waits at the pool", ("professional",)),
    ]


def test_what_a_child_can_do_and_enjoys_is_no_action() -> None:
    plan = reading(
        grid(("Area", "What the child can do and enjoys"), ("Play", "Builds towers with her nan"))
    )
    assert plan.actions == ()


def test_who_does_what_is_the_action_and_how_it_helps_its_reason() -> None:
    plan = reading(
        grid(
            ("My outcome", "How will this help?", "Who", "By when"),
            ("To go to chapel", "So that I am not on my own", "Nest to drive me there", "Sundays"),
            ("To sleep", "A blackout blind", "OT", "May"),
        )
    )
    first, second = plan.actions
    assert (first.text.text, first.reason and first.reason.text) == (
        "Nest to drive me there",
        "So that I am not on my own",
    )
    assert second.text.text == "A blackout blind"


def test_an_eligibility_grid_and_services_in_place_plan_nothing() -> None:
    plan = reading(
        heading("Eligibility"),
        grid(
            ("Outcome no.", "Alone?", "With family or community services?"),
            ("1", "No", "Shopping only, from her niece"),
        ),
        heading("Services in place"),
        grid(("Service", "Provider", "Is it working?"), ("Home care", "Agency", "Yes")),
    )
    assert plan.actions == ()


def test_several_paragraphs_in_a_cell_are_several_actions_of_one_owner() -> None:
    heads = tuple(label(head) for head in ("Outcome", "Action", "Who", "When"))
    acts = cell("Fit a new boiler", "Lag the loft")
    row = (cell("To be warm"), acts, cell("Social worker"), cell("By May"))
    plan = reading(table(heads, row))
    assert [action.text.text for action in plan.actions] == ["Fit a new boiler", "Lag the loft"]
    assert all(action.owners == ("professional",) and action.timed for action in plan.actions)


def test_what_needs_to_change_is_a_concern_where_outcomes_have_a_box_of_their_own() -> None:
    plan = reading(
        heading("What do we want to be different?"),
        paragraph("The children go to bed with somebody sober in the house."),
        grid(
            ("What needs to change", "What workers will do", "By when"),
            ("Mum's drinking", "Alcohol service to ring her", "4 May"),
        ),
    )
    [outcome], [action] = plan.outcomes, plan.actions
    assert outcome.text.text.startswith("The children go to bed")
    assert action.need is not None
    assert action.need.text == "Mum's drinking"


def test_the_need_in_an_actions_own_row_is_kept_with_it() -> None:
    plan = reading(
        grid(("Concern", "Action", "Who", "When"), ("Damp", "Write to landlord", "SW", "May"))
    )
    [action] = plan.actions
    assert action.need is not None
    assert action.need.text == "Damp"


def test_hopes_for_a_year_from_now_do_not_hide_those_asked_for_elsewhere() -> None:
    plan = reading(
        grid(("When", "What I hope for"), ("A year from now", "A flat near the river")),
        heading("What I want to change"),
        paragraph("See my sister every month and not every three."),
    )
    assert len(plan.outcomes) == 2


def test_a_label_beside_an_answer_that_asks_for_no_action_makes_none() -> None:
    plan = read(
        document(
            heading("Carer's needs assessment and support plan"),
            table((label("Relationship"), cell("Son of the person"))),
        )
    )
    assert plan.actions == ()
