"""`planaudit audit` over a run in which words were copied, as a user runs it."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from planaudit.cli import app
from tests.cli.run_of_plans import write_plans

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "audit.schema.json").read_text(encoding="utf-8"))
STOCK = "To maintain independence and remain safe at home with support from services"
FOUND = {
    "abel review.docx": ["outcome", "short-outcome"],
    "abel.docx": ["narrative", "outcome", "short-outcome"],
    "bevan.docx": ["narrative", "outcome", "short-outcome"],
    "cole.docx": ["narrative-renamed", "outcome", "national-statement", "short-outcome"],
    "dunn.docx": ["narrative-renamed"],
    "evans.docx": ["record"],
    "ffoulkes.docx": ["record"],
    "gruff v2.docx": ["version"],
    "gruff.docx": ["version"],
}
"""Every copy in the run, and no word that rightly recurs."""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run of plans."""
    return write_plans(tmp_path_factory.mktemp("run") / "plans")


@pytest.fixture(scope="module")
def report(plans: Path) -> Path:
    """The folder with the reports on it."""
    result = run(plans, "--out", plans.parent / "report")
    assert result.exit_code == 0, result.output
    return plans.parent / "report"


def run(*arguments: object, jobs: int = 1) -> Result:
    """Run `planaudit audit`, without what a planaudit.toml above might say."""
    return CliRunner().invoke(app, ["audit", *map(str, arguments), "--jobs", str(jobs)])


def audited(*arguments: object) -> dict[str, Any]:
    """Return each document as the JSON has it, by the name of its file."""
    result = run(*arguments, "--format", "json")
    return by_name(json.loads(result.stdout))


def by_name(audit: dict[str, Any]) -> dict[str, Any]:
    return {Path(each["path"]).name: each for each in audit["documents"]}


def copies(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in document["findings"] if each["rule"].startswith("copied.")]


def rules(documents: dict[str, Any]) -> dict[str, list[str]]:
    """Return the rules on copied words that found something, by document."""
    return {
        name: [finding["rule"].removeprefix("copied.") for finding in copies(document)]
        for name, document in documents.items()
    }


@pytest.fixture(scope="module")
def documents(report: Path) -> dict[str, Any]:
    """The documents as audit.json has them."""
    audit = json.loads((report / "audit.json").read_text(encoding="utf-8"))
    jsonschema.validate(audit, SCHEMA)
    return by_name(audit)


def test_every_copy_is_found_and_nothing_that_rightly_recurs(documents: dict[str, Any]) -> None:
    assert rules(documents) == FOUND


def test_a_finding_names_the_other_plans_as_the_report_names_them(
    documents: dict[str, Any], plans: Path
) -> None:
    (outcome,) = (each for each in copies(documents["cole.docx"]) if each["text"] == STOCK)
    assert outcome["message"] == (
        "The same outcome stands, word for word, in 3 other documents of this run "
        f"({plans.as_posix()}/abel review.docx, {plans.as_posix()}/abel.docx, "
        f"{plans.as_posix()}/bevan.docx)."
    )
    assert outcome["where"].startswith("under ‘Personal outcome’, table")


def test_a_review_is_not_held_against_its_own_plan(documents: dict[str, Any]) -> None:
    for finding in copies(documents["abel review.docx"]):
        assert "abel.docx" not in finding["message"]


def test_a_national_statement_says_of_which_area_it_is(documents: dict[str, Any]) -> None:
    (finding,) = (
        each
        for each in copies(documents["cole.docx"])
        if each["rule"] == "copied.national-statement"
    )
    assert finding["text"] == "I am safe and protected from abuse and neglect"
    assert "(Protection from abuse and neglect)" in finding["message"]
    assert finding["confidence"] == "high"


def test_no_rating_of_a_plan_depends_on_what_others_say(
    documents: dict[str, Any], plans: Path, tmp_path: Path
) -> None:
    form = plans / "forms" / "our form.docx"
    for name in ("bevan.docx", "ffoulkes.docx"):
        alone = audited(plans / name, "--form", form)[name]
        assert copies(alone) == []
        assert alone["criteria"] == documents[name]["criteria"]


def test_any_number_of_workers_gives_the_same_bytes(plans: Path, report: Path) -> None:
    again = run(plans, "--format", "json", jobs=3)
    assert again.stdout_bytes == (report / "audit.json").read_bytes()


def test_the_page_for_people_shows_where_and_in_which_others(report: Path) -> None:
    page = html.unescape((report / "report.html").read_text(encoding="utf-8"))
    assert "Only names, pronouns or figures set these words apart from what stands in one" in page
    assert 'without = ["copied.narrative"]' in page


def test_the_summary_says_that_the_words_are_shared(plans: Path) -> None:
    said = " ".join(run(plans).stdout.split())
    assert "in 4 documents. Several records have this outcome." in said


@pytest.mark.parametrize(
    ("config", "gone"),
    [
        ('without = ["copied"]', {rule for found in FOUND.values() for rule in found}),
        ('without = ["copied.short-outcome"]', {"short-outcome"}),
    ],
)
def test_a_rule_on_copies_can_be_left_out(plans: Path, config: str, gone: set[str]) -> None:
    toml = plans.parent / "planaudit.toml"
    toml.write_text(f"{config}\n", encoding="utf-8")
    try:
        left = rules(audited(plans, "--config", toml))
    finally:
        toml.unlink()
    expected = {name: [rule for rule in found if rule not in gone] for name, found in FOUND.items()}
    assert left == expected


def test_a_copy_can_be_let_stand(plans: Path) -> None:
    toml = plans.parent / "planaudit.toml"
    toml.write_text(
        '[[waivers]]\nrule = "copied.version"\ndocument = "*gruff v2.docx"\nby = "A. Jones"\n'
        'why = "Kept for the tribunal."\n',
        encoding="utf-8",
    )
    try:
        (finding,) = copies(audited(plans, "--config", toml)["gruff v2.docx"])
    finally:
        toml.unlink()
    assert finding["waiver"] == "Let stand by A. Jones: Kept for the tribunal."


def test_a_pack_of_ones_own_changes_what_counts(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "pack.yaml").write_text(
        "id: ours\nversion: '1'\ntitle: Ours\nextends: wales\n"
        "lexicons:\n  standard_lines:\n    phrases: {add: [poor lighting and trip hazards]}\n"
        "findings:\n  copied:\n    entries:\n"
        "      - id: short-outcome\n        copied: {min_documents: 5}\n"
        "      - id: outcome\n        suggestion: Ask again.\n",
        encoding="utf-8",
    )
    narrative, outcome = copies(audited(plans, "--pack", tmp_path / "ours")["bevan.docx"])
    assert narrative["text"].startswith("Mobility equipment has been provided")
    assert outcome["suggestion"] == "Ask again."
