"""What coders quoted: what is read, and what is said of a line that is not as it should be."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from planaudit.study.coded_quotations import load_quoted
from planaudit.study.errors import StudyError
from planaudit.study.notes import load_note
from planaudit.study.quotations import Subject
from tests.specimens import PRACTICE, SAMPLES

STRENGTH: dict[str, object] = {
    "document": "a.docx", "list": "strength_items", "text": "Sings.", "coders": [1, 2],
}  # fmt: skip
OUTCOME = {**STRENGTH, "list": "outcomes", "kind": "task"}
ACTION = {**STRENGTH, "list": "actions", "reason": "need"}


def lines(folder: Path, *said: object) -> Path:
    path = folder / "evidence.jsonl"
    written = (each if isinstance(each, str) else json.dumps(each) for each in said)
    path.write_text("\n".join(written) + "\n", encoding="utf-8")
    return path


def test_a_line_is_read(tmp_path: Path) -> None:
    path = lines(tmp_path, STRENGTH, "", {**OUTCOME, "coders": [2], "owner": ["left alone"]})
    strength, outcome = load_quoted(path)
    assert (strength.document, strength.text, strength.by_both) == ("a.docx", "Sings.", True)
    assert (outcome.subject, outcome.kind, outcome.by_both) == (Subject.OUTCOMES, "task", False)
    assert outcome.place == f"{path}, line 3"


def test_what_the_second_coder_said_is_kept(tmp_path: Path) -> None:
    differs = {**ACTION, "coder_2": {"reason": "none"}}
    other = {**ACTION, "coder_2": {"when": True}}
    first, second = load_quoted(lines(tmp_path, differs, other))
    assert (first.kind, first.second_kind, second.second_kind) == ("need", "none", "")


def test_quotations_behind_a_level_go_with_the_list_of_that_name(tmp_path: Path) -> None:
    rating = {**STRENGTH, "list": "rating"}
    (behind,) = load_quoted(
        lines(tmp_path, {**rating, "criterion": "balance"}, {**rating, "criterion": "analysis"})
    )
    assert (behind.subject, behind.behind_level) == (Subject.DEFICITS, True)


def test_a_line_may_hold_any_letter(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    said = {**STRENGTH, "text": "one\u2028two\x85three ŵ"}
    path.write_text(json.dumps(said, ensure_ascii=False) + "\r\n", encoding="utf-8-sig")
    assert len(load_quoted(path)) == 1


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in OUTCOME.items() if name != key}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (without("text"), '"text": is missing; give the words quoted'),
        ({**OUTCOME, "text": " "}, '"text": is not what it should be; give the words quoted'),
        (without("document"), "\"document\": is missing; give the file's name, such as A01.docx"),
        (without("kind"), '"kind": is missing; give own_words, reworded, professional_goal, task'),
        ({**OUTCOME, "kind": "Mrs Example"}, '"kind": is not what it should be; give own_words'),
        ({**ACTION, "reason": None}, '"reason": is not what it should be; give outcome, need'),
        (without("list"), '"list": is missing; give rating, strength_items, child_voice_items'),
        ({**OUTCOME, "list": "Mrs Example"}, '"list": is not what it should be; give rating, '),
        (without("coders"), '"coders": is missing; give [1], [2] or [1, 2]'),
        ({**OUTCOME, "coders": []}, '"coders": is not what it should be; give [1], [2] or [1, 2]'),
        ({**OUTCOME, "coders": [1, 3]}, '"coders": is not what it should be; give [1], [2]'),
        ({**OUTCOME, "coder_2": "task"}, '"coder_2": is not what it should be; give in curly'),
        ({**OUTCOME, "coder_2": {"kind": "x"}}, '"kind": is not what it should be; give own_'),
        ({**STRENGTH, "list": "rating"}, "\"criterion\": is missing; give the criterion's name"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_line_and_key_with_its_remedy(
    tmp_path: Path, line: object, says: str
) -> None:
    path = lines(tmp_path, STRENGTH, line)
    with pytest.raises(StudyError) as error:
        load_quoted(path)
    assert str(error.value).startswith(f"{path}, line 2, {says}")
    assert "Example" not in str(error.value)


@pytest.mark.parametrize("line", ['{"text": "Mrs Example"', "[1, 2]", '"Mrs Example"', "null"])
def test_what_is_no_quotation_at_all_is_told_without_repeating_it(
    tmp_path: Path, line: str
) -> None:
    path = lines(tmp_path, line)
    with pytest.raises(StudyError, match=r"line 1: is not (JSON|a quotation); write ") as error:
        load_quoted(path)
    assert "Example" not in str(error.value)


def test_a_file_that_is_not_there_empty_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no such file"):
        load_quoted(tmp_path / "none.jsonl")
    with pytest.raises(StudyError, match="cannot be read"):
        load_quoted(tmp_path)
    with pytest.raises(StudyError, match="no quotation in it"):
        load_quoted(lines(tmp_path))
    path = tmp_path / "utf16.jsonl"
    path.write_text(json.dumps(STRENGTH), encoding="utf-16")
    with pytest.raises(StudyError, match="UTF-8"):
        load_quoted(path)


@pytest.mark.parametrize("folder", [SAMPLES, PRACTICE], ids=lambda folder: folder.name)
def test_the_coders_quoted_from_every_document_that_comes_with_the_project(folder: Path) -> None:
    quoted = load_quoted(folder / "evidence.jsonl")
    files = {path.name for path in folder.iterdir() if path.suffix in (".docx", ".pdf")}
    assert {each.document for each in quoted} == files
    assert set(Counter(each.subject for each in quoted)) == set(Subject)
    assert "no social worker" in load_note(folder / "evidence.jsonl")
