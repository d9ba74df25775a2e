"""The scale that a council scores on, said in planaudit.toml: what counts as a score then."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from planaudit.cli import app

HEADS = "| Personal outcome | Score now | Target score |\n| --- | --- | --- |\n"
ROW = "| I want to {} | {} | {} |\n"
WORDS = '["not at all", "a little", "mostly", "completely"]'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that planaudit is run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plan_with(folder: Path, *scores: tuple[str, str]) -> None:
    """Write a plan of outcomes with these scores, now and hoped for."""
    things = ("sing in the choir", "walk to the sea", "see my sister")
    rows = "".join(ROW.format(what, *each) for what, each in zip(things, scores, strict=False))
    text = f"# Adult care and support plan\n\n## Personal outcomes\n\n{HEADS}{rows}"
    (folder / "plan.md").write_text(text, encoding="utf-8")


def scale(folder: Path, text: str) -> None:
    (folder / "planaudit.toml").write_text(f"[scoring_matrix]\n{text}\n", encoding="utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def audited(*options: str) -> dict[str, Any]:
    """Return what the audit says of the plan."""
    result = run("audit", "plan.md", "--format", "json", "--jobs", "1", *options)
    assert result.exit_code == 0, result.output
    (document,) = json.loads(result.stdout)["documents"]
    found: dict[str, Any] = document
    return found


def level(document: dict[str, Any]) -> int:
    found: int = document["criteria"]["scoring_matrix"]["level"]
    return found


def scores(document: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    return [(each["score"], each["target"]) for each in document["outcomes"]]


def test_a_score_off_the_scale_does_not_count_and_is_named_with_its_place(folder: Path) -> None:
    plan_with(folder, ("12", "8"), ("5", "7"))
    assert level(audited()) == 3  # without a scale any number is a score
    scale(folder, "scale = [0, 10]")
    document = audited()
    assert level(document) == 1
    assert scores(document) == [(None, "8"), ("5", "7")]
    (note,) = document["notes"]
    assert note == (
        "Not on the scale of 0 to 10, so not counted: a starting score of 12 (under ‘Score now’, "
        "table 1, row 2, column 2)."
    )
    assert level(audited("--no-config")) == 3


def test_the_summary_tells_it_too(folder: Path) -> None:
    plan_with(folder, ("12", "8"))
    scale(folder, "scale = [0, 10]")
    said = " ".join(run("audit", "plan.md", "--jobs", "1").stdout.split())
    assert "Not on the scale of 0 to 10, so not counted: a starting score of 12 (under" in said


def test_a_plan_on_the_scale_is_rated_as_without_one(folder: Path) -> None:
    plan_with(folder, ("0", "10"), ("3/10", "7 out of ten"), ("14 May: 4", "6"))
    scale(folder, "scale = [0, 10]")
    document = audited()
    assert (level(document), document["notes"]) == (3, [])
    assert scores(document) == [("0", "10"), ("3/10", "7 out of ten"), ("4", "6")]


def test_a_blank_score_is_no_score_off_the_scale(folder: Path) -> None:
    plan_with(folder, ("4", "6"), ("", ""), ("TBC", ""))
    usual = level(audited())
    scale(folder, "scale = [0, 10]")
    document = audited()
    assert (level(document), document["notes"]) == (usual, [])


def test_a_score_out_of_another_whole_is_on_another_scale(folder: Path) -> None:
    plan_with(folder, ("4 out of 5", ""))
    scale(folder, "scale = [1, 10]")
    document = audited()
    assert level(document) == 0
    assert "a starting score of 4 out of 5 (under" in document["notes"][0]


def test_scores_in_prose_are_held_to_the_scale_too(folder: Path) -> None:
    (folder / "plan.md").write_text(
        "# Adult care and support plan\n\n## Personal outcomes\n\n"
        "| Personal outcome | Action |\n| --- | --- |\n| To sing | Choir |\n| To cook | Hob |\n\n"
        "## Scores\n\nHe gives the choir 2 out of 10. He gives seeing his brother 4 out of ten. "
        "He scores cooking at 3/10 now.\n",
        encoding="utf-8",
    )
    assert level(audited()) == 3
    scale(folder, "scale = [1, 10]")
    assert level(audited()) == 3
    scale(folder, "scale = [1, 5]")
    assert level(audited()) == 0


def test_scores_up_to_100_can_be_a_scale(folder: Path) -> None:
    plan_with(folder, ("100", "40"))
    scale(folder, "scale = [0, 100]\nbest = 0")
    document = audited()
    assert scores(document) == [("100", "40")]
    assert document["notes"] == []


def test_of_many_scores_off_the_scale_the_first_are_named(folder: Path) -> None:
    plan_with(folder, ("8", "9"), ("7", "9"), ("6", "9"))
    scale(folder, "scale = [1, 5]")
    (note,) = audited()["notes"]
    assert note.count("table 1") == 3
    assert note.endswith("; and 3 more.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("scale = [0, 10]", "whose best is 10: 2 after 5 (under ‘Target score’"),
        ("scale = [0, 10]\nbest = 0", ""),
        ("scale = [10, 0]", ""),
    ],
)
def test_a_target_worse_than_the_start_is_told_and_stays(
    folder: Path, text: str, said: str
) -> None:
    plan_with(folder, ("5", "2"))
    scale(folder, text)
    document = audited()
    assert scores(document) == [("5", "2")]
    assert said in "".join(document["notes"])
    assert bool(document["notes"]) is bool(said)


def test_words_of_a_scale_count_as_scores(folder: Path) -> None:
    plan_with(folder, ("Not at all", "mostly"), ("A little, as my knee is sore", "completely"))
    assert level(audited()) == 0
    scale(folder, f"scale = {WORDS}")
    document = audited()
    assert (level(document), document["notes"]) == (3, [])
    assert scores(document) == [("Not at all", "mostly"), ("A little", "completely")]


def test_a_word_of_a_scale_under_an_outcome_in_prose_is_its_score(folder: Path) -> None:
    (folder / "plan.md").write_text(
        "# Adult care and support plan\n\n## Personal outcomes\n\n"
        "I want to sing in the choir again.\n\nMostly\n\nI want to walk to the sea.\n\nA little\n",
        encoding="utf-8",
    )
    scale(folder, f"scale = {WORDS}")
    assert scores(audited()) == [("Mostly", None), ("A little", None)]


def test_a_number_is_not_on_a_scale_of_words(folder: Path) -> None:
    plan_with(folder, ("3", ""), ("not mostly", ""))
    scale(folder, f"scale = {WORDS}")
    document = audited()
    assert level(document) == 0
    (note,) = document["notes"]
    assert "the scale of 'not at all', 'a little', 'mostly', 'completely'" in note
    assert "a starting score of 3" in note


def test_words_are_compared_from_the_worst_to_the_best(folder: Path) -> None:
    plan_with(folder, ("mostly", "a little"))
    scale(folder, f"scale = {WORDS}")
    assert "whose best is completely: a little after mostly" in audited()["notes"][0]


def test_inspect_reads_scores_by_the_same_scale(folder: Path) -> None:
    plan_with(folder, ("Mostly", "12"))
    scale(folder, f"scale = {WORDS}")
    assert "now Mostly" in run("inspect", "plan.md").stdout
    assert "so not counted: a score hoped for of 12" in " ".join(
        run("inspect", "plan.md").stdout.split()
    )
    assert "now Mostly" not in run("inspect", "plan.md", "--no-config").stdout


def test_the_scale_in_force_is_printed(folder: Path) -> None:
    assert "scale       none (as planaudit comes)" in run("config").stdout
    scale(folder, "scale = [1, 10]")
    assert "scale       1 to 10, the best 10 (from the file)" in run("config").stdout
    scale(folder, "scale = [1, 5]\nbest = 1")
    assert "scale       1 to 5, the best 1 (from the file)" in run("config").stdout
    scale(folder, 'scale = ["not yet", "fully"]')
    assert "scale       'not yet', 'fully', the best fully (from the file)" in run("config").stdout


REMEDY = 'Write its two ends, as in [0, 10], or its words, worst first, as in ["not yet", "fully"]'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("scale = 10", f"line 2, scoring_matrix.scale: this should be a list. {REMEDY}"),
        ("# ours\nscale = [\n 5,\n 5]", "line 3, scoring_matrix.scale: give the two ends of the"),
        ("scale = [1, 2, 3, 4, 5]", f"give the two ends of the scale, which differ. {REMEDY}"),
        ("scale = []", f"give the two ends of the scale, which differ. {REMEDY}"),
        ("scale = [-5, 5]", "a scale of numbers lies between 0 and 100."),
        ("scale = [0, 1000]", "a scale of numbers lies between 0 and 100."),
        ("scale = [0.5, 5]", "a scale is of whole numbers or of words, and not of both."),
        ('scale = [0, "best"]', "a scale is of whole numbers or of words, and not of both."),
        ("scale = [true, false]", "a scale is of whole numbers or of words, and not of both."),
        ('scale = ["good"]', "a scale has two words or more, each once."),
        ('scale = ["Good", "bad", "good "]', "a scale has two words or more, each once."),
        ('scale = ["1", "5"]', "numbers stand without quotation marks."),
        ("scale = [1, 5]\nbest = 3", "line 3, scoring_matrix.best: the best score is one of the "
         "two ends of the scale: 1 or 5"),
        ("scal = [1, 5]", "line 2, scoring_matrix.scal: there is no such key here; did you mean "
         "'scale'?"),
        ("", "line 1, scoring_matrix.scale: this key is missing"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["config", "audit", "inspect"])
def test_what_is_no_scale_is_told_with_its_line_and_the_remedy(
    folder: Path, text: str, says: str, command: str
) -> None:
    plan_with(folder, ("3", "5"))
    scale(folder, text)
    result = run(command, "plan.md")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"planaudit: {folder / 'planaudit.toml'}, line ")
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1
