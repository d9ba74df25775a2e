"""The three packs used together over whole documents and blank forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from planaudit.cli import app
from planaudit.packs import load_pack, rules_folder
from tests.specimens import BLANKS, OTHERS, PRACTICE, SAMPLES, ingested

NAMES = ("wales", "strengths-based", "wales-plan-contents")
PACKS = tuple(load_pack(rules_folder() / name) for name in NAMES)
CRITERIA = [criterion.id for pack in PACKS for criterion in pack.criteria]
OF_PLANS = {c.id for c in PACKS[2].criteria if "plan" in c.records}
ALONG = [word for name in NAMES for word in ("--pack", name)]

Ratings = Mapping[str, Mapping[str, Any]]


def audited(*paths: Path) -> dict[str, dict[str, Any]]:
    """Return what `planaudit audit` with the three packs says of each document, by its name."""
    words = ["audit", *map(str, paths), *ALONG, "--format", "json", "--jobs", "1", "--no-config"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    documents = json.loads(result.stdout)["documents"]
    return {Path(each["path"]).stem: each for each in documents}


@pytest.fixture(scope="session")
def review() -> dict[str, dict[str, Any]]:
    """The audit of the 28 by the three packs."""
    return audited(SAMPLES)


@pytest.fixture(scope="session")
def others() -> dict[str, dict[str, Any]]:
    """The audit of ordinary practice and other forms by the three packs."""
    return {**audited(PRACTICE), **audited(OTHERS)}


@pytest.fixture(scope="session")
def blanks() -> dict[str, dict[str, Any]]:
    """The audit of the blank forms by the three packs."""
    return audited(*BLANKS)


def levels(ratings: Ratings, names: set[str]) -> dict[str, int | None]:
    """Return the levels of some criteria; None for one that does not apply."""
    return {name: ratings[name]["level"] for name in names}


def folded(text: str) -> str:
    """Return `text` with its white space folded."""
    return " ".join(text.split())


def test_every_criterion_of_every_pack_is_rated_or_does_not_apply(review: Ratings) -> None:
    assert len(review) == 28
    for document in review.values():
        assert list(document["criteria"]) == CRITERIA
        assert {c["status"] for c in document["criteria"].values()} <= {"rated", "not_applicable"}


def test_every_quotation_is_what_the_document_shows(review: Ratings) -> None:
    for name, document in review.items():
        path = next(SAMPLES.glob(f"{name}.*"))
        shown = folded(ingested(path).shown_text())
        for criterion, rating in document["criteria"].items():
            texts = [folded(each["text"]) for each in rating["evidence"]]
            assert [text for text in texts if text not in shown] == [], (name, criterion)


def test_every_level_above_none_has_words_that_decided_it(review: Ratings) -> None:
    for name, document in review.items():
        for criterion, rating in document["criteria"].items():
            assert rating["evidence"] or not rating["level"], (name, criterion)


def test_further_packs_change_nothing_that_wales_says(review: Ratings) -> None:
    words = ["audit", str(SAMPLES), "--format", "json", "--jobs", "1", "--no-config"]
    alone = json.loads(CliRunner().invoke(app, words).stdout)["documents"]
    for document in alone:
        together = review[Path(document["path"]).stem]
        assert together["findings"] == document["findings"]
        for name, rating in document["criteria"].items():
            assert together["criteria"][name] == rating


@pytest.mark.parametrize("name", ["B01", "B02", "B03", "B04"])
def test_a_record_of_a_conversation_is_asked_nothing_about_plans(
    review: Ratings, name: str
) -> None:
    ratings = review[name]["criteria"]
    assert set(levels(ratings, OF_PLANS).values()) == {None}
    assert "does not call itself a care and support plan" in ratings["monitoring"]["because"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("G05", id="a review"),
        pytest.param("H01", id="an assessment"),
        pytest.param("H11", id="a proportionate assessment"),
        pytest.param("K10", id="a child's assessment"),
        pytest.param("M07", id="a report on an assessment"),
        pytest.param("M09", id="a reassessment in an export"),
    ],
)
def test_an_assessment_or_review_is_asked_nothing_about_plans(others: Ratings, name: str) -> None:
    assert set(levels(others[name]["criteria"], OF_PLANS).values()) == {None}


@pytest.mark.parametrize("name", ["A01", "B05", "B08", "C01", "C09"])
def test_a_plan_is_rated_on_what_plans_must_contain(review: Ratings, name: str) -> None:
    always = OF_PLANS - {"direct_payments", "enquiry_conclusion"}
    assert None not in levels(review[name]["criteria"], always).values()


def test_a_carer_is_asked_about_in_a_carers_record_alone(others: Ratings, review: Ratings) -> None:
    named = {**others, **review}
    asked = {
        n for n, d in named.items() if d["criteria"]["carer_able_willing"]["level"] is not None
    }
    assert asked == {"H03", "H04", "M03"}


def test_direct_payments_are_asked_about_where_they_are_used(review: Ratings) -> None:
    used = {n for n, d in review.items() if d["criteria"]["direct_payments"]["level"] is not None}
    assert used == {"A03", "A04", "B07", "C02"}


@pytest.mark.parametrize("blank", BLANKS, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_blank_form(blanks: Ratings, blank: Path) -> None:
    document = blanks[blank.stem]
    ratings = document["criteria"]
    assert {name: each["level"] for name, each in ratings.items() if each["level"]} == {}
    assert {name for name, each in ratings.items() if each["evidence"]} == set()
    assert document["findings"] == []


def test_the_summary_of_three_packs_fits_a_terminal() -> None:
    words = ["audit", str(SAMPLES / "A01.docx"), *ALONG, "--no-config", "--jobs", "1"]
    text = CliRunner(env={"COLUMNS": "80"}).invoke(app, words).stdout
    assert max(map(len, text.splitlines())) <= 80
    assert all(criterion.title in folded(text) for pack in PACKS for criterion in pack.criteria)
