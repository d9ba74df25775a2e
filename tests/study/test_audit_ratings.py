"""Ratings out of an audit.json, and how they are matched with a coding sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planaudit.study.agreement import Unrated
from planaudit.study.audit_ratings import load_audit_ratings, match
from planaudit.study.codes import Code
from planaudit.study.errors import StudyError


def audit_file(folder: Path, documents: dict[str, dict[str, Any]]) -> Path:
    path = folder / "audit.json"
    listed = [{"path": name, "criteria": criteria} for name, criteria in documents.items()]
    path.write_text(json.dumps({"schema": "planaudit.audit/1", "documents": listed}))
    return path


def rated(level: int) -> dict[str, Any]:
    return {"status": "rated", "level": level, "because": "said so"}


def code(document: str, criterion: str = "strengths") -> Code:
    return Code(document=document, form="F1", criterion=criterion, level=2, coder_1=2, coder_2=1)


def test_ratings_are_found_by_file_name_whatever_the_folder(tmp_path: Path) -> None:
    path = audit_file(
        tmp_path, {"plans/a.docx": {"strengths": rated(2)}, "C:\\b.pdf": {"strengths": rated(0)}}
    )
    assert load_audit_ratings(path).by_document == {
        "a.docx": {"strengths": 2},
        "b.pdf": {"strengths": 0},
    }


def test_each_status_is_kept_apart(tmp_path: Path) -> None:
    criteria = {
        "child_voice": {"status": "not_applicable", "level": None},
        "analysis": {"status": "not_assessed", "level": None},
    }
    ratings = load_audit_ratings(audit_file(tmp_path, {"a.docx": criteria}))
    assert ratings.by_document["a.docx"] == {
        "child_voice": Unrated.NOT_APPLICABLE,
        "analysis": Unrated.NOT_ASSESSED,
    }


def test_a_rating_stands_beside_its_code(tmp_path: Path) -> None:
    ratings = load_audit_ratings(audit_file(tmp_path, {"x/a.docx": {"strengths": rated(3)}}))
    (item,) = match([code("a.docx")], ratings).items
    assert (item.program, item.agreed, item.coder_1, item.coder_2) == (3, 2, 2, 1)


def test_a_document_that_could_not_be_read_counts_as_not_assessed(tmp_path: Path) -> None:
    path = audit_file(tmp_path, {"a.docx": {}, "b.docx": {"strengths": rated(1)}})
    first, _ = match([code("a.docx"), code("b.docx")], load_audit_ratings(path)).items
    assert first.program is Unrated.NOT_ASSESSED


def test_coded_documents_that_were_not_audited_are_listed(tmp_path: Path) -> None:
    ratings = load_audit_ratings(audit_file(tmp_path, {"a.docx": {"strengths": rated(1)}}))
    with pytest.raises(StudyError, match=r"2 of the 3 .*: b\.docx, c\.docx$"):
        match([code("c.docx"), code("a.docx"), code("b.docx")], ratings)


def test_audited_documents_that_are_not_coded_are_left_out_and_listed(tmp_path: Path) -> None:
    both = {"a.docx": {"strengths": rated(1)}, "z.docx": {"strengths": rated(1)}}
    matched = match([code("a.docx")], load_audit_ratings(audit_file(tmp_path, both)))
    assert matched.not_coded == ("z.docx",)
    assert len(matched.items) == 1


def test_a_criterion_that_is_none_is_laid_at_the_sheets_door(tmp_path: Path) -> None:
    ratings = load_audit_ratings(audit_file(tmp_path, {"a.docx": {"strengths": rated(1)}}))
    with pytest.raises(StudyError) as error:
        match([code("a.docx", "stregnths")], ratings, "codes.csv")
    assert str(error.value) == (
        "codes.csv: 'stregnths' is not a criterion of this audit. The criteria are: strengths"
    )


def test_several_criteria_nobody_was_audited_on_are_listed_and_cut_short(tmp_path: Path) -> None:
    ratings = load_audit_ratings(audit_file(tmp_path, {"a.docx": {"strengths": rated(1)}}))
    with pytest.raises(StudyError, match=r"'ab+…b+', 'stregnths' are not criteria of this audit"):
        match([code("a.docx", "stregnths"), code("a.docx", "a" + "b" * 90)], ratings)


def test_a_criterion_of_the_pack_that_no_document_was_rated_on_is_not_assessed(
    tmp_path: Path,
) -> None:
    path = audit_file(tmp_path, {"a.docx": {"strengths": rated(1)}})
    values = json.loads(path.read_text())
    values["packs"] = [{"criteria": [{"id": "analysis", "title": "Analysis of both sides"}]}]
    path.write_text(json.dumps(values))
    ratings = load_audit_ratings(path)
    (item,) = match([code("a.docx", "analysis")], ratings).items
    assert item.program is Unrated.NOT_ASSESSED
    assert ratings.titles == {"analysis": "Analysis of both sides"}


def test_one_coded_document_that_was_not_audited_is_told_in_the_singular(tmp_path: Path) -> None:
    ratings = load_audit_ratings(audit_file(tmp_path, {"a.docx": {"strengths": rated(1)}}))
    with pytest.raises(StudyError, match=r"1 of the 2 coded documents is not in this audit"):
        match([code("c.docx"), code("a.docx")], ratings)


def test_a_long_list_of_documents_is_six_names_and_a_count(tmp_path: Path) -> None:
    ratings = load_audit_ratings(audit_file(tmp_path, {"a.docx": {"strengths": rated(1)}}))
    with pytest.raises(StudyError, match=r": 0\.docx, .*5\.docx and 3 more$"):
        match([code(f"{number}.docx") for number in range(9)], ratings)


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    path = audit_file(tmp_path, {"x/a.docx": {}, "y/a.docx": {}})
    with pytest.raises(StudyError, match=r"called a\.docx"):
        load_audit_ratings(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not JSON",
        "[]",
        '{"documents": 3}',
        '{"documents": [{"path": "a", "criteria": {"x": {"status": "rated", "level": 7}}}]}',
    ],
)
def test_a_file_that_is_not_an_audit_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "audit.json"
    path.write_text(text)
    with pytest.raises(StudyError, match="is not an audit"):
        load_audit_ratings(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no such file"):
        load_audit_ratings(tmp_path / "audit.json")
