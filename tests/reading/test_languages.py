"""Which language a record is in."""

from __future__ import annotations

import pytest

from planaudit.reading import read
from tests.reading.pages import document, heading, paragraph

WELSH = (
    "Mae Mrs T yn byw ar ei phen ei hun ers i'w gŵr farw. Dywedodd ei bod hi'n hiraethu am y "
    "capel ac am gael mynd yn ôl i wnïo gyda'r merched. Hoffai gael rhywun i siarad Cymraeg â hi "
    "yn y dydd, ond nid yw eisiau neb yn y tŷ cyn naw o'r gloch y bore."
)
ENGLISH = (
    "Mrs T lives on her own since her husband died. She said that she misses chapel and would "
    "like to go back to sewing with the women. She would like somebody to speak Welsh to in the "
    "day, but she does not want anybody in the house before nine."
)
NOTES = (
    "Mob indoors 1 x stick, outdoors 2 x sticks. Self meds, no issues. OA both hands. HTN. "
    "Stands max 6 mins. Strip wash at sink. Hot meal not yet tried. Stairs: 3 treads with rail."
)


@pytest.mark.parametrize(
    ("text", "language"), [(WELSH, "cy"), (ENGLISH, "en"), (NOTES, "en"), ("Dim.", "en")]
)
def test_the_small_words_tell_the_language(text: str, language: str) -> None:
    plan = read(document(heading("What matters", 2), paragraph(text)))
    assert plan.language == language


def test_the_forms_own_welsh_does_not_count() -> None:
    plan = read(
        document(
            heading("Yr hyn sy'n bwysig i mi ac i fy nheulu", 2),
            heading("Beth sydd yn mynd yn dda ac ar gyfer pwy", 3),
            paragraph(ENGLISH),
        )
    )
    assert plan.language == "en"
