"""What tells the prompt of an unfilled control from an answer that was typed into it."""

from __future__ import annotations

import pytest

from tests.ingest.files import left_out
from tests.ingest.word_files import (
    control,
    lines,
    named,
    para,
    read_body,
    read_bytes,
    run,
    with_parts,
    word_bytes,
)

FLAG = "<w:showingPlcHdr/>"
PROMPT = '<w:rStyle w:val="PlaceholderText"/>'


def test_words_in_the_style_of_a_prompt_are_one() -> None:
    document = read_body(para("Aim: ", control(run("The person’s own aim", PROMPT), FLAG)))
    assert lines(document) == ["Aim:"]
    assert left_out(document) == {"1 unfilled place": 17}


@pytest.mark.parametrize("asked", ["Click to type", "Please enter a name", "Dewiswch eitem", "[ ]"])
def test_words_that_tell_people_to_do_something_are_a_prompt(asked: str) -> None:
    assert lines(read_body(para("Aim: ", control(run(asked), FLAG)))) == ["Aim:"]


@pytest.mark.parametrize(
    "answer",
    [
        "I want to see my grandchildren every week.",
        "State Pension and Attendance Allowance, paid weekly.",
        "Select company in the evenings, and my dog.",
    ],
)
def test_an_answer_is_read_though_the_program_that_wrote_it_left_the_mark(answer: str) -> None:
    assert lines(read_body(para("Aim: ", control(run(answer), FLAG)))) == [f"Aim: {answer}"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("Your aim", "Aim:"), ("To sing in the choir", "Aim: To sing in the choir")],
)
def test_a_template_that_holds_its_prompt_tells_it_from_an_answer(written: str, shown: str) -> None:
    block = "<w:placeholder><w:docPart w:val='Aim'/></w:placeholder>"
    glossary = named(
        "w:glossaryDocument",
        "<w:docParts><w:docPart><w:docPartPr><w:name w:val='Aim'/></w:docPartPr>"
        f"<w:docPartBody>{para('Your aim')}</w:docPartBody></w:docPart></w:docParts>",
    )
    content = word_bytes(para("Aim: ", control(run(written, PROMPT), block + FLAG)))
    part = ("glossaryDocument", "word/glossary/document.xml", glossary)
    assert lines(read_bytes(with_parts(content, part))) == [shown]
