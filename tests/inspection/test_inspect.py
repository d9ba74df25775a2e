"""From a Document and its Reading to an Inspection."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planaudit.document import Comment, Document, LeftOut, Place
from planaudit.inspection.inspect import inspect
from planaudit.inspection.model import Inspection, Margin, NotThere, OtherForm
from planaudit.reading import read
from planaudit.reading.forms import form_of, forms_that_fit
from tests.inspection.outlines import inspected
from tests.reading.pages import document, grid, heading, paragraph
from tests.specimens import PLANS

PAGE = document(heading("What matters to me"), paragraph("Tea."))
COMMENT = Comment("B. Jones", "Is this so?")


def inspection_of(page: Document = PAGE, **changes: object) -> Inspection:
    page = replace(page, **changes)  # type: ignore[arg-type]  # whatever it is given
    return inspect(page, read(page))


def test_the_lines_of_headers_and_footers_are_counted() -> None:
    seen = inspection_of(headers=(paragraph("Official"), paragraph("Official"), paragraph("")),
                         footers=(paragraph("Page 1"),))  # fmt: skip
    assert seen.headers == (Margin("Official", 2),)
    assert seen.footers == (Margin("Page 1", 1),)


def test_parts_left_out_for_one_reason_are_put_together() -> None:
    parts = (LeftOut("a picture", "not read"), LeftOut("a note", "hidden", Place(), 7),
             LeftOut("a picture", "not read"), LeftOut("a note", "hidden", Place(), 5))  # fmt: skip
    assert inspection_of(left_out=parts).left_out == (
        NotThere("a picture", "not read", 2, 0),
        NotThere("a note", "hidden", 2, 12),
    )


def test_comments_and_properties_are_held_back_unless_asked_for() -> None:
    page = replace(PAGE, comments=(COMMENT,), properties=(("author", "C. Evans"),))
    seen = inspect(page, read(page))
    assert (seen.comment_count, seen.comments, seen.properties) == (1, None, None)
    seen = inspect(page, read(page), comments=True, properties=True)
    assert (seen.comments, seen.properties) == ((COMMENT,), (("author", "C. Evans"),))


def test_another_form_that_fits_nearly_as_well_is_named() -> None:
    texts = [f"Prompt {number}" for number in range(20)]
    own = form_of(document(*map(paragraph, texts)), "own")
    near = form_of(document(*map(paragraph, texts[:19])), "near")
    far = form_of(document(*map(paragraph, texts[:10])), "far")
    page = document(*map(paragraph, texts))
    fits = forms_that_fit(page, [own, near, far])
    form = inspect(page, read(page, fits[0].form), fits, forms_given=3).form
    assert form is not None
    assert (form.id, form.share) == ("own", 1.0)
    assert form.others == (OtherForm("near", 1.0),)


def test_an_action_names_its_outcome_by_number_from_1() -> None:
    seen = inspection_of(
        document(
            grid(
                ("Personal outcome", "Score", "Action", "By whom", "By when"),
                ("To walk to chapel", "3", "Buy a stick", "Daughter", "Friday"),
            )
        )
    )
    [outcome], [action] = seen.outcomes, seen.actions
    assert (outcome.text, outcome.score) == ("To walk to chapel", "3")
    assert (action.text, action.who, action.owners) == ("Buy a stick", "Daughter", ("family",))
    assert (action.when, action.timed, action.outcome) == ("Friday", True, 1)


@pytest.mark.parametrize("path", PLANS[:6], ids=lambda path: path.name)
def test_every_outcome_and_action_of_the_reading_is_there(path: object) -> None:
    seen = inspected(path)  # type: ignore[arg-type]  # a path
    assert seen.outcomes
    assert all(action.text for action in seen.actions)
