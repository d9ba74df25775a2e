"""How far quotations agree: the counts, the kinds, and what each side has alone."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from planaudit.study.audit_quotations import load_audit_quotations, side_by_side
from planaudit.study.errors import StudyError
from planaudit.study.evidence import SubjectEvidence, evidence_agreement
from planaudit.study.evidence_json import evidence_values
from planaudit.study.evidence_table import print_evidence, print_misses
from planaudit.study.quotations import Found, Quoted, Subject


def quoted(text: str, subject: Subject = Subject.STRENGTHS, **more: Any) -> Quoted:
    return Quoted("a.docx", subject, text, **{"by_both": True, "place": "e.jsonl, line 1", **more})


def found(text: str, subject: Subject = Subject.STRENGTHS, kind: str = "") -> Found:
    return Found("a.docx", subject, text, "table 1, row 2", kind)


def of(subject: Subject, said: list[Quoted], own: list[Found]) -> SubjectEvidence:
    lists = evidence_agreement(said, own, 1).lists
    return next(each for each in lists if each.subject is subject)


def test_what_coders_quoted_is_found_or_missed() -> None:
    said = [quoted("She sings in the choir"), quoted("Drives a van", by_both=False)]
    row = of(Subject.STRENGTHS, said, [found("sings in the choir on Tuesdays")])
    assert (row.quoted, row.quoted_found, row.both, row.both_found) == (2, 1, 1, 1)
    assert [each.text for each in row.missed] == ["Drives a van"]


def test_a_quotation_of_the_programs_is_accepted_where_a_coder_quoted_for_the_same() -> None:
    behind = quoted("a good neighbour to all", behind_level=True, by_both=False)
    own = [found("is a good neighbour"), found("Likes tea very much")]
    row = of(Subject.STRENGTHS, [behind], own)
    assert (row.quoted, row.found, row.found_accepted) == (0, 2, 1)
    assert [each.text for each in row.alone] == ["Likes tea very much"]
    assert of(Subject.CHILD_VOICE, [behind], [found("is a good neighbour", Subject.CHILD_VOICE)])\
        .found_accepted == 0  # fmt: skip


def test_the_same_words_in_another_document_are_another_place() -> None:
    elsewhere = Found("b.docx", Subject.STRENGTHS, "She sings in the choir", "paragraph 1")
    row = of(Subject.STRENGTHS, [quoted("She sings in the choir")], [elsewhere])
    assert (row.quoted_found, row.found_accepted) == (0, 0)


def test_kinds_are_the_first_coders_and_a_national_statement_counts_as_a_professional_goal() -> (
    None
):
    outcomes = Subject.OUTCOMES
    said = [
        quoted("To be safe at home", outcomes, kind="professional_goal"),
        quoted("I want to bake again", outcomes, kind="own_words", second_kind="reworded"),
        quoted("Attend day centre weekly", outcomes, kind="service"),
    ]
    own = [
        found("To be safe at home", outcomes, "national_statement"),
        found("I want to bake again", outcomes, "reworded"),
    ]
    kinds, reasons = evidence_agreement(said, own, 1).kinds
    assert (kinds.program.compared, kinds.program.same) == (2, 0.5)
    assert kinds.coders is not None
    assert (kinds.coders.compared, kinds.coders.same) == (3, pytest.approx(2 / 3))
    assert (reasons.program.compared, reasons.coders) == (0, None)


# Out of an audit


def audited(folder: Path, **more: Any) -> Path:
    said = {"text": "Sings.", "where": "table 1"}
    document: dict[str, Any] = {
        "path": "plans/a.docx",
        "status": "audited",
        "criteria": {
            "strengths": {"evidence": [{**said, "supports": True}, {**said, "supports": False}]},
            "balance": {"evidence": [{**said, "supports": True}]},
        },
        "findings": [said],
        "outcomes": [{**said, "kind": "own words"}],
        "actions": [{**said, "reason_kind": "need"}],
    }
    path = folder / "audit.json"
    path.write_text(json.dumps({"documents": [{**document, **more}]}))
    return path


def test_quotations_are_read_out_of_an_audit(tmp_path: Path) -> None:
    quotations = load_audit_quotations(audited(tmp_path))
    assert [(each.document, each.subject, each.kind) for each in quotations.found] == [
        ("a.docx", Subject.STRENGTHS, ""),
        ("a.docx", Subject.OUTCOMES, "own_words"),
        ("a.docx", Subject.ACTIONS, "need"),
        ("a.docx", Subject.DEFICITS, ""),
    ]


def test_a_document_that_could_not_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    path = audited(tmp_path, status="not_assessable", criteria={}, findings=[])
    matched = side_by_side([quoted("Sings.")], load_audit_quotations(path))
    assert (matched.documents, matched.quoted, matched.not_read) == (0, (), ("a.docx",))


def test_documents_only_one_side_has_are_told(tmp_path: Path) -> None:
    audit = load_audit_quotations(audited(tmp_path))
    assert side_by_side([], audit).not_quoted == ("a.docx",)
    elsewhere = Quoted("b.docx", Subject.STRENGTHS, "Sings.", by_both=True)
    with pytest.raises(StudyError, match=r"1 of the 1 coded document is not in .*: b\.docx$"):
        side_by_side([elsewhere], audit)


def test_what_is_no_audit_is_refused(tmp_path: Path) -> None:
    path = audited(tmp_path, outcomes=[{"text": "Mrs Example", "where": "x"}])
    with pytest.raises(StudyError, match=r"documents\.0\.outcomes\.0\.kind is not") as error:
        load_audit_quotations(path)
    assert "Example" not in str(error.value)


# To read

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
SAID = [
    *[quoted(f"{word} [bold] {word}", place=f"line {word}") for word in WORDS],
    quoted("To bake again", Subject.OUTCOMES, kind="own_words", second_kind="reworded"),
]
OWN = [found("one [bold] one"), found("nobody quoted this")]
OWN += [found("To bake again", Subject.OUTCOMES, "reworded")]


def shown(misses: int = 0) -> str:
    console = Console(file=io.StringIO(), width=80, highlight=False)
    result = evidence_agreement(SAID, OWN, 1)
    print_evidence(console, result, "Coded by [two].")
    print_misses(console, result, misses)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def row(text: str, label: str) -> list[str]:
    line = next(line for line in text.splitlines() if line.startswith(label))
    return line.removeprefix(label).split()


def test_the_tables_fit_80_columns_and_say_what_is_not_defined_with_a_dash() -> None:
    text = shown()
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "…" not in text
    assert row(text, "Strengths") == ["8", "12%", "8", "12%", "2", "50%"]
    assert row(text, "Actions") == ["0", "-", "0", "-", "0", "-"]
    assert row(text, "Kind of outcome") == ["1", "0.00", "0%", "1", "0.00", "0%"]
    assert row(text, "Reason for an action") == ["0", "-", "-", "-", "-", "-"]
    assert "Coded by [two]." in text


def test_what_was_missed_is_listed_on_request_at_even_steps() -> None:
    assert "[bold]" not in shown()
    text = shown(misses=3)
    assert "Strengths: quoted by coders, not found by the program (3 of 7)" in text
    listed = [line for line in text.splitlines() if line.startswith("- ")]
    assert listed == [
        "- a.docx (line two; both coders): two [bold] two",
        "- a.docx (line four; both coders): four [bold] four",
        "- a.docx (line six; both coders): six [bold] six",
        "- a.docx, table 1, row 2: nobody quoted this",
    ]


def test_json_holds_the_figures_and_no_quotation() -> None:
    values = evidence_values(evidence_agreement(SAID, OWN, 1), "Invented.")
    assert (values["schema"], values["note"]) == ("planaudit.evidence/1", "Invented.")
    assert values["lists"]["strength_items"]["quoted_found"] == 1
    assert values["kinds"]["outcomes"]["program"]["pairs"] == [
        {"first": "own_words", "second": "reworded", "count": 1}
    ]
    assert "bake" not in json.dumps(values)
