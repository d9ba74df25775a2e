"""The figures of a batch."""

from __future__ import annotations

from dataclasses import replace

from planaudit.reports.summary import CriterionFigures, Summary, look_first_order, summarise
from tests.reports.plan_done_well import adult_done_well
from tests.reports.sample_batch import PACK, empty_batch, sample_batch


def figures_of(summary: Summary, criterion: str) -> CriterionFigures:
    return next(each for each in summary.criteria if each.info.id == criterion)


def test_documents_are_counted_by_what_became_of_them() -> None:
    summary = summarise(sample_batch())
    assert (summary.total, summary.audited, summary.not_assessable, summary.failed) == (6, 4, 1, 1)


def test_audited_documents_are_counted_by_service() -> None:
    summary = summarise(sample_batch())
    assert (summary.adults, summary.children, summary.service_unknown) == (2, 1, 1)


def test_a_document_that_was_not_read_is_never_a_zero() -> None:
    for figures in summarise(sample_batch()).criteria:
        assert figures.rated + figures.not_applicable + figures.not_assessed == 4


def test_a_criterion_missing_from_an_audited_document_is_not_assessed() -> None:
    assert figures_of(summarise(sample_batch()), "analysis").not_assessed == 1


def test_levels_are_counted_and_their_mean_is_over_rated_documents() -> None:
    figures = figures_of(summarise(sample_batch()), "child_voice")
    assert figures.levels == (1, 0, 0, 1)
    assert figures.not_applicable == 2
    assert figures.mean_level == 1.5


def test_a_criterion_nobody_rated_has_no_mean() -> None:
    figures = figures_of(summarise(empty_batch()), "analysis")
    assert figures.mean_level is None


def test_what_the_form_did_not_ask_is_told_from_what_was_not_answered() -> None:
    figures = figures_of(summarise(sample_batch()), "strengths")
    assert (figures.low_asked.no, figures.low_asked.yes, figures.low_asked.unknown) == (1, 1, 0)


def test_what_is_done_well_comes_by_share_and_then_by_how_strong() -> None:
    names = [figures.info.id for figures in summarise(sample_batch()).does_well]
    assert names == ["what_matters", "balance", "analysis"]


def test_what_would_lift_most_leaves_out_what_is_done_well() -> None:
    summary = summarise(sample_batch())
    well = {figures.info.id for figures in summary.does_well}
    lift = [figures.info.id for figures in summary.would_lift]
    assert lift[0] == "family_voice"
    assert not well & set(lift)


def test_a_batch_with_little_done_well_still_names_its_best_criterion() -> None:
    batch = sample_batch()
    weak = replace(batch, documents=(batch.documents[1], batch.documents[1], batch.documents[2]))
    assert summarise(weak).does_well


def test_advice_is_the_commonest_and_ties_go_by_alphabet() -> None:
    figures = figures_of(summarise(sample_batch()), "rationale")
    assert figures.advice == "Say what the support makes possible."
    assert figures.advice_documents == 2


def test_the_document_with_most_low_levels_is_looked_at_first() -> None:
    batch = sample_batch()
    first = summarise(batch).look_first[0]
    assert first.path == "plans/adults/plan-02.pdf"
    assert first.reasons[0] == "9 of 9 rated criteria at level 0 or 1"
    assert look_first_order(batch)[0] == first.document


def test_documents_that_were_not_read_say_why() -> None:
    not_read = summarise(sample_batch()).not_read
    assert [entry.status for entry in not_read] == ["failed", "not_assessable"]
    assert all(entry.reason for entry in not_read)


def test_a_wording_is_counted_once_whatever_its_capitals() -> None:
    document = adult_done_well()
    shouted = replace(document.findings[0], text="SUFFERS  from arthritis")
    batch = replace(
        sample_batch(),
        documents=(document, replace(document, path="b", findings=(shouted, shouted))),
    )
    wording = summarise(batch).wordings[0]
    assert (wording.text, wording.count, wording.documents) == ("suffers from arthritis", 3, 2)


def test_a_criterion_in_two_packs_is_counted_once() -> None:
    batch = replace(sample_batch(), packs=(PACK, replace(PACK, id="second")))
    assert len(summarise(batch).criteria) == len(PACK.criteria)


def test_the_same_batch_gives_the_same_summary() -> None:
    assert summarise(sample_batch()) == summarise(sample_batch())
