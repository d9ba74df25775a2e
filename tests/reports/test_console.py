"""The summary for the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from planaudit.audit.model import BatchAudit, CriterionInfo
from planaudit.reports.console import print_sentences, print_summary
from tests.reports.sample_batch import CRITERIA, PACK, empty_batch, large_batch, sample_batch


def printed(batch: BatchAudit, width: int = 80) -> str:
    stream = io.StringIO()
    print_summary(batch, Console(file=stream, width=width))
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("batch", [sample_batch(), large_batch(60)], ids=["rich", "sixty"])
def test_no_line_is_wider_than_the_terminal(batch: BatchAudit, width: int) -> None:
    assert max(cell_len(line) for line in printed(batch, width).splitlines()) <= width


def test_each_document_has_a_row_of_marks() -> None:
    rows = [line.split() for line in printed(sample_batch()).splitlines()]
    marks = next(row[1:] for row in rows if row[:1] == ["adults/plan-01.docx"])
    assert marks == ["3", "3", "–", "1", "3", "2", "3", "2", "2", "1", "2"]


def test_marks_and_column_heads_are_explained_in_words() -> None:
    out = printed(sample_batch())
    assert "0 not evidenced, 1 emerging, 2 evidenced, 3 strong" in out
    assert "? not" in out
    for info in CRITERIA:
        assert f"{info.short}  {info.title}" in out


def test_what_is_done_well_comes_before_what_would_lift_it() -> None:
    out = printed(sample_batch())
    order = [
        "What this batch does well",
        "What would lift it most",
        "Wordings to think again about",
        "Could not be read",
    ]
    places = [out.index(words) for words in order]
    assert places == sorted(places)


def test_what_could_not_be_read_says_why() -> None:
    out = " ".join(printed(sample_batch()).split())
    assert "plans/locked-06.docx could not be opened: The file is locked with a password." in out


def test_hostile_text_cannot_steer_the_terminal() -> None:
    out = printed(sample_batch())
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\x07" not in out


def test_long_names_are_shortened_in_the_middle() -> None:
    out = printed(sample_batch())
    assert "<img src=x" in out
    assert "…" in out
    assert "name.docx" in out


def test_a_large_batch_shows_the_forty_to_look_at_first() -> None:
    out = printed(large_batch(100))
    rows = [line for line in out.splitlines() if line.startswith("00")]
    assert len(rows) == 40
    assert rows[0].startswith("0002")
    assert "60 more documents are in the report." in " ".join(out.split())


def test_names_in_wide_letters_keep_to_the_width() -> None:
    batch = sample_batch()
    document = replace(batch.documents[0], path="计划" * 40 + ".docx")
    out = printed(replace(batch, documents=(document,)))
    assert max(cell_len(line) for line in out.splitlines()) <= 80


def test_short_names_that_are_not_short_give_way_to_letters() -> None:
    criteria = tuple(replace(info, short=info.title) for info in CRITERIA)
    out = printed(replace(sample_batch(), packs=(replace(PACK, criteria=criteria),)))
    assert "A   What matters to the person" in out


def test_more_criteria_than_fit_make_a_second_table() -> None:
    more = tuple(
        CriterionInfo(f"extra_{n}", f"An extra question {n}", f"X{n}", "", "") for n in range(12)
    )
    out = printed(replace(sample_batch(), packs=(replace(PACK, criteria=CRITERIA + more),)))
    assert out.count("Document ") == 2
    assert max(cell_len(line) for line in out.splitlines()) <= 80


def test_the_only_document_is_told_of_without_counts() -> None:
    out = printed(replace(sample_batch(), documents=sample_batch().documents[:1]))
    assert "What this plan does well" in out
    assert "  What matters to the person (strong).\n" in out
    assert "  The family's and carers' voice (emerging). The form did not ask:" in out
    assert "1 of 1" not in out
    assert "in 1 document" not in out


def test_wordings_of_one_rule_stand_together_with_what_to_write_instead() -> None:
    model = sample_batch().documents[1]
    finding = model.findings[1]
    texts = ("suffers from dementia", "SUFFERS from dementia", "Suffering from dementia")
    documents = tuple(
        replace(model, path=text, findings=(replace(finding, text=text),)) for text in texts
    )
    out = " ".join(printed(replace(sample_batch(), documents=documents)).split())
    assert (
        "'suffers from dementia', 'suffering from dementia' in 3 documents. Write 'has dementia'."
        in out
    )
    assert "Each plan's own are in the report." in out


def test_no_more_than_five_rules_are_listed() -> None:
    model = sample_batch().documents[1]
    findings = tuple(
        replace(model.findings[0], rule=f"wording.{n}", text=f"wording {n}") for n in range(9)
    )
    batch = replace(
        sample_batch(), documents=(replace(model, findings=findings), sample_batch().documents[0])
    )
    assert sum(line.startswith("  'wording ") for line in printed(batch).splitlines()) == 5


def test_sentences_after_the_summary_keep_to_the_width() -> None:
    stream = io.StringIO()
    print_sentences(["word " * 40], Console(file=stream, width=40))
    assert max(len(line) for line in stream.getvalue().splitlines()) <= 40


def test_an_empty_batch_says_so() -> None:
    assert printed(empty_batch()).strip() == "No documents were given."


def test_a_batch_that_could_not_be_read_says_only_why() -> None:
    batch = sample_batch()
    out = printed(replace(batch, documents=batch.documents[4:]))
    assert "No document could be audited." in out
    assert "Document  " not in out


def test_how_a_file_was_read_is_told_under_its_name() -> None:
    out = " ".join(printed(sample_batch()).split())
    assert "How some files were read plans/adults/plan-01.docx: Page 2 is a picture;" in out


def test_no_more_than_ten_notes_are_listed() -> None:
    noted = tuple(replace(each, notes=("Read so.",)) for each in large_batch(12).documents)
    assert "2 more in the report." in printed(replace(large_batch(12), documents=noted))
