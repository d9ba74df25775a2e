"""Kinds of records: a criterion may be for one, and what a form prints tells which it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.audit.auditor import Auditor
from planaudit.audit.model import CriterionAudit
from planaudit.audit.self_test import example_cases, failing_examples
from planaudit.packs import PackError, load_pack
from planaudit.rulebook.differences import differences
from planaudit.rulebook.explain import explained
from planaudit.rulebook.pages import pages
from planaudit.rulebook.rules import rule_named
from tests.audit.readings import Said, reading_of
from tests.messages import without_columns
from tests.packs.small_pack import FILES, with_change, write_pack

CRITERION = "criteria/singing.yaml"
FOR_SONG_BOOKS = with_change(CRITERION, "asked_by:", "records: [song_book]\nasked_by:")
RECORDS = """\
records:
  - id: song_book
    title: a song book
    signals:
      called_so:
        looks_for: a title with singing in it
        unit: heading
        any: [sing_words]
        max_words: 4
        examples:
          match: [What we sing]
          no_match: [What we eat]
      closed:
        looks_for: the word carols
        any: [sing_words]
        under: [sing_words]
        examples:
          match: [{text: The carols., prompt: Do we sing?}]
          no_match: [{text: The carols., prompt: Do we eat?}]
    when:
      every:
        - {count: [called_so], at_least: 1}
        - {count: [closed], at_most: 0}
    otherwise: This is no song book.
"""
TITLE = Said("What we sing", kind="heading", printed=True)
SINGS = Said("She sings on Mondays.")


def rating(folder: Path, *said: Said) -> CriterionAudit:
    """Return the rating of some passages by a criterion that is for song books."""
    pack = load_pack(write_pack(folder, criteria__singing=FOR_SONG_BOOKS, records=RECORDS))
    (found,) = Auditor(pack).audit(reading_of(*said)).criteria
    return found


def refusal(folder: Path, records: str = RECORDS, criterion: str = FOR_SONG_BOOKS) -> str:
    """Return what is said of a pack that cannot be used."""
    write_pack(folder, criteria__singing=criterion, records=records)
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    return without_columns(caught.value)


def test_a_criterion_for_one_kind_of_record_rates_such_a_record(tmp_path: Path) -> None:
    found = rating(tmp_path, TITLE, SINGS)
    assert (found.status, found.level) == ("rated", 1)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param((SINGS,), id="no title"),
        pytest.param((Said("What we sing"), SINGS), id="a title that somebody wrote"),
        pytest.param(
            (Said("What we sing on Mondays", kind="heading", printed=True), SINGS), id="too long"
        ),
        pytest.param(
            (Said("What we sing", kind="tick", printed=True), SINGS), id="the words beside a box"
        ),
    ],
)
def test_it_does_not_apply_to_others_and_says_why(tmp_path: Path, said: tuple[Said, ...]) -> None:
    found = rating(tmp_path, *said)
    assert (found.status, found.level) == ("not_applicable", None)
    assert found.because == "This is no song book."


def test_what_the_title_says_is_never_evidence(tmp_path: Path) -> None:
    found = rating(tmp_path, TITLE)
    assert (found.status, found.level, found.evidence) == ("rated", 0, ())


def test_words_count_by_the_question_they_answer(tmp_path: Path) -> None:
    answer = Said("The carols.", prompt="Do we sing?")
    assert rating(tmp_path / "a", TITLE, answer).status == "not_applicable"
    other = Said("The carols.", prompt="Do we eat?")
    assert rating(tmp_path / "b", TITLE, other).status == "rated"


def test_a_criterion_may_not_look_at_what_the_form_prints(tmp_path: Path) -> None:
    text = with_change(CRITERION, "looks_for: singing", "looks_for: singing\n    unit: heading")
    told = refusal(tmp_path, criterion=text)
    assert "what a form prints is no evidence" in told
    assert "criteria/singing.yaml" in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("any: [sing_words]", "any: [sing_word]", "did you mean 'sing_words'?"),
        ("under: [sing_words]", "under: [sing_word]", "did you mean 'sing_words'?"),
        ("count: [closed]", "count: [close]", "when reads signals that are not here: close"),
        ("otherwise:", "otherways:", "did you mean 'otherwise'?"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_key(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    said = refusal(tmp_path, records=RECORDS.replace(old, new, 1))
    assert told in said
    assert "records.yaml, line" in said


def test_a_kind_of_record_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    text = FOR_SONG_BOOKS.replace("[song_book]", "[song_books]")
    assert "no kind of record called 'song_books'" in refusal(tmp_path, criterion=text)
    assert "did you mean 'song_book'?" in refusal(tmp_path, criterion=text)


def test_a_pack_over_another_changes_a_kind_of_record_by_its_id(tmp_path: Path) -> None:
    write_pack(tmp_path / "small", criteria__singing=FOR_SONG_BOOKS, records=RECORDS)
    house = tmp_path / "house"
    house.mkdir()
    (house / "pack.yaml").write_text(
        'id: house\nversion: "1"\ntitle: House rules\nextends: ../small\n', "utf-8"
    )
    (house / "records.yaml").write_text(
        "records:\n  - id: song_book\n    when: {count: [closed], at_least: 1}\n", "utf-8"
    )
    (record,) = load_pack(house).records
    assert (record.title, record.when.count) == ("a song book", ("closed",))
    (told, *_) = differences(load_pack(tmp_path / "small"), load_pack(house))
    assert told.startswith("records.song_book.when")


def test_the_examples_of_a_kind_of_record_are_tried(tmp_path: Path) -> None:
    wrong = RECORDS.replace("match: [What we sing]", "match: [What we knit]")
    pack = load_pack(write_pack(tmp_path, criteria__singing=FOR_SONG_BOOKS, records=wrong))
    assert "records.song_book.called_so" in {case.rule for case in example_cases(pack)}
    (failure,) = failing_examples(pack)
    assert str(failure) == "records.song_book.called_so does not find 'What we knit'"


def test_it_is_said_how_a_kind_of_record_is_told(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, criteria__singing=FOR_SONG_BOOKS, records=RECORDS))
    told = (
        "A document is taken for a song book by at least 1 of: a title with singing in it; "
        "and none of: the word carols."
    )
    assert f"It may not apply: This is no song book. {told}" in explained(
        rule_named(pack, "singing")
    )
    assert f"- {told}" in pages(pack, "command")["index.md"]


def test_a_pack_without_kinds_of_records_needs_no_file_for_them(tmp_path: Path) -> None:
    assert "records.yaml" not in FILES
    assert load_pack(write_pack(tmp_path)).records == ()


# Example plans


def plans(folder: Path, text: str) -> list[str]:
    """Return how the example plans in `text` fail, of a criterion that is for song books."""
    criterion = f"{FOR_SONG_BOOKS}plans:\n{text}"
    pack = load_pack(write_pack(folder, criteria__singing=criterion, records=RECORDS))
    return [str(failure) for failure in failing_examples(pack, ["singing"])]


@pytest.mark.parametrize(
    "plan",
    [
        "{level: 1, title: What we sing, written: {what_matters: [She sings.]}}",
        "{level: 1, title: What we sing, answers: {Pastimes: She sings.}}",
        "{level: NA, title: What we eat, written: {what_matters: [She sings.]}}",
        "{level: NA, title: What we sing, answers: {Do we sing?: The carols.}}",
        "{level: 0, title: What we sing, ticked: {Pastimes: [She sings]}}",
    ],
)
def test_an_example_plan_may_say_what_the_form_prints(tmp_path: Path, plan: str) -> None:
    assert plans(tmp_path, f"  - {plan}\n") == []


def test_a_plan_that_should_not_be_rated_and_is_fails(tmp_path: Path) -> None:
    told = plans(
        tmp_path, "  - {level: NA, title: What we sing, written: {what_matters: [She sings.]}}\n"
    )
    assert told == ["singing: example plan 1 is rated 'emerging', not NA"]


def test_an_example_plan_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    text = f"{FOR_SONG_BOOKS}plans:\n  - {{level: 0, title: What we sing}}\n"
    assert "an example plan needs" in refusal(tmp_path, criterion=text)
