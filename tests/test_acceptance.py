"""The program over whole documents: the 28 of the review, and blank forms.

The 28 are audited once; every claim about them is then held to that one audit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from planaudit.audit.model import BatchAudit, DocumentAudit
from planaudit.batch.discovery import Selection, select
from planaudit.batch.workers import audit_batch
from planaudit.document import text_blocks
from planaudit.ingest.sources import FileSource, Source
from planaudit.packs import rules_folder
from planaudit.reports import write_reports
from planaudit.study.agreement import Comparison, agreement, means
from planaudit.study.audit_ratings import load_audit_ratings, match
from planaudit.study.codes import load_codes
from tests.specimens import BLANKS, NEW_BLANKS, OTHERS, PRACTICE, ROOT, SAMPLES, ingested

LEAST_ON_THE_42 = {"mean kappa": 0.80, "kappa of a criterion": 0.65, "same level": 0.65}
"""What the ratings of the 28 and of ordinary practice together must not fall below."""

NAMES = tuple(path.name for path in sorted(SAMPLES.iterdir()) if path.suffix in (".docx", ".pdf"))
REPORTS = ("audit.json", "report.html")

LEAST_MEAN_KAPPA = {"the 28": 0.81, "ordinary practice": 0.78, "other forms": 0.81}
"""A little under what docs/accuracy.md says: one rating moves a mean by less than a hundredth."""
LEAST_KAPPA = 0.6
"""Of any criterion on the 28, the lowest being 0.68: there one rating moves several hundredths."""


def selected(*paths: Path, forms: tuple[Path, ...] = ()) -> Selection:
    """Return a selection whose paths are shown from the top of the checkout."""
    chosen = select(paths, forms)

    def shown(sources: tuple[Source, ...]) -> tuple[Source, ...]:
        return tuple(
            replace(each, shown=Path(each.shown).relative_to(ROOT).as_posix()) for each in sources
        )

    return Selection(shown(chosen.documents), shown(chosen.forms), chosen.passed_over)


def audited(selection: Selection, jobs: int) -> BatchAudit:
    """Return the audit by the rules of Wales."""
    return audit_batch(selection, [rules_folder() / "wales"], jobs)


@pytest.fixture(scope="session")
def review() -> BatchAudit:
    """The audit of the 28."""
    return audited(selected(SAMPLES), jobs=1)


@pytest.fixture(scope="session")
def report(review: BatchAudit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reports on the 28."""
    folder = tmp_path_factory.mktemp("report")
    write_reports(review, ("json", "html"), folder)
    return folder


def named(batch: BatchAudit, name: str) -> DocumentAudit:
    """Return the audit of one document."""
    return next(each for each in batch.documents if Path(each.path).name == name)


def folded(text: str) -> str:
    """Return `text` with its white space folded."""
    return " ".join(text.split())


# The 28


def test_all_28_are_audited(review: BatchAudit) -> None:
    assert [Path(each.path).name for each in review.documents] == list(NAMES)
    assert len(NAMES) == 28
    assert {each.path: each.reason for each in review.documents if each.status != "audited"} == {}


def test_every_criterion_is_rated_or_does_not_apply(review: BatchAudit) -> None:
    assert len(review.criteria) == 11
    for document in review.documents:
        assert [each.criterion for each in document.criteria] == [c.id for c in review.criteria]
        assert {each.status for each in document.criteria} <= {"rated", "not_applicable"}


def quotations(audit: DocumentAudit) -> Iterator[tuple[str, str]]:
    """Yield every text the audit says the document shows, with what it is given for."""
    for rating in audit.criteria:
        yield from ((item.rule, item.text) for item in rating.evidence)
    yield from ((finding.rule, finding.text) for finding in audit.findings)
    for outcome in audit.outcomes:
        for name in ("text", "national", "score", "target", "review"):
            yield f"outcome {name}", getattr(outcome, name) or ""
    for action in audit.actions:
        for name in ("text", "reason", "when"):
            yield f"action {name}", getattr(action, name) or ""


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_is_what_the_document_shows(review: BatchAudit, name: str) -> None:
    shown = folded(ingested(SAMPLES / name).shown_text())
    texts = list(quotations(named(review, name)))
    assert len(texts) > 20
    assert [(what, text) for what, text in texts if folded(text) not in shown] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_evidence_and_no_finding_is_printed_text(review: BatchAudit, name: str) -> None:
    audit = named(review, name)
    cited = [(item.rule, item.text, item.span) for each in audit.criteria for item in each.evidence]
    cited += [(finding.rule, finding.text, finding.span) for finding in audit.findings]
    for rule, text, span in cited:
        passage = audit.passages[span.passage]
        assert not passage.printed, (rule, text)
        assert folded(passage.text[span.start : span.end]) == folded(text), rule


@pytest.mark.parametrize("name", NAMES)
def test_every_level_above_none_has_words_that_decided_it(review: BatchAudit, name: str) -> None:
    ratings = [each for each in named(review, name).criteria if each.level]
    assert len(ratings) > 3
    assert [each.criterion for each in ratings if not each.evidence] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_strength_is_a_wording_to_think_again_about(review: BatchAudit, name: str) -> None:
    audit = named(review, name)
    spans = [finding.span for finding in audit.findings]
    strengths = next(each for each in audit.criteria if each.criterion == "strengths")
    supporting = [item for item in strengths.evidence if item.supports]
    touching = [
        item
        for item in supporting
        if any(
            item.span.passage == span.passage
            and item.span.start < span.end
            and span.start < item.span.end
            for span in spans
        )
    ]
    assert touching in ([], supporting)  # such words stand in support only when no others do


@pytest.mark.parametrize("name", NAMES)
def test_every_block_of_the_document_is_there_to_show(review: BatchAudit, name: str) -> None:
    def bare(text: str) -> str:
        return folded(text.replace(":", " "))  # the colon between a label and its answer goes

    passages = bare(" ".join(passage.text for passage in named(review, name).passages))
    blocks = text_blocks(ingested(SAMPLES / name).blocks)
    assert [block.text for block in blocks if bare(block.text) not in passages] == []


# Agreement with the coders


@pytest.fixture(scope="session")
def comparisons(report: Path) -> dict[str, Comparison]:
    """The program beside the coders' agreed levels, by criterion."""
    matched = match(load_codes(SAMPLES / "codes.csv"), load_audit_ratings(report / "audit.json"))
    found = agreement(matched.items)
    assert found.documents == 28
    return {row.criterion: row.program for row in found.criteria}


def test_the_mean_kappa_over_the_criteria_is_high_enough(
    comparisons: Mapping[str, Comparison],
) -> None:
    over_all = means(comparisons.values())
    assert over_all.kappas == 11
    assert over_all.kappa is not None
    assert over_all.kappa >= LEAST_MEAN_KAPPA["the 28"]


CRITERIA = (
    "what_matters", "strengths", "child_voice", "family_voice", "personal_outcomes",
    "national_outcomes", "analysis", "rationale", "joint_plan", "scoring_matrix", "balance",
)  # fmt: skip


@pytest.mark.parametrize("criterion", CRITERIA)
def test_no_criterion_agrees_by_chance_alone(
    comparisons: Mapping[str, Comparison], criterion: str
) -> None:
    kappa = comparisons[criterion].kappa
    assert kappa is not None
    assert kappa >= LEAST_KAPPA


# The 28 and ordinary practice together


@pytest.fixture(scope="session")
def practice() -> BatchAudit:
    """The audit of the documents of ordinary practice."""
    return audited(selected(PRACTICE), jobs=1)


@pytest.fixture(scope="session")
def the_42(
    report: Path, practice: BatchAudit, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Comparison]:
    """The program beside the coders' agreed levels over the 42, by criterion."""
    reports = tmp_path_factory.mktemp("practice")
    write_reports(practice, ("json",), reports)
    sets = ((SAMPLES, report), (PRACTICE, reports))
    found = agreement(
        item
        for folder, reports in sets
        for item in match(
            load_codes(folder / "codes.csv"), load_audit_ratings(reports / "audit.json")
        ).items
    )
    assert found.documents == 42
    return {row.criterion: row.program for row in found.criteria}


def test_over_the_42_the_mean_kappa_and_the_share_of_same_levels_are_high_enough(
    the_42: Mapping[str, Comparison],
) -> None:
    over_all = means(the_42.values())
    assert over_all.kappas == 11
    assert over_all.kappa is not None
    assert over_all.exact is not None
    assert over_all.kappa >= LEAST_ON_THE_42["mean kappa"]
    assert over_all.exact >= LEAST_ON_THE_42["same level"]


@pytest.mark.parametrize("criterion", CRITERIA)
def test_over_the_42_every_criterion_agrees_well_enough(
    the_42: Mapping[str, Comparison], criterion: str
) -> None:
    kappa = the_42[criterion].kappa
    assert kappa is not None
    assert kappa >= LEAST_ON_THE_42["kappa of a criterion"]


# Forms made later, that no rule was written for


@pytest.fixture(scope="session")
def others() -> BatchAudit:
    """The audit of the documents on other forms."""
    return audited(selected(OTHERS), jobs=1)


def test_plans_on_other_forms_agree_as_well_as_the_floor(
    others: BatchAudit, tmp_path: Path
) -> None:
    assert len(others.documents) == 32
    assert mean_kappa(others, OTHERS, tmp_path) >= LEAST_MEAN_KAPPA["other forms"]


def test_plans_of_ordinary_practice_agree_as_well_as_the_floor(
    practice: BatchAudit, tmp_path: Path
) -> None:
    assert len(practice.documents) == 14
    assert mean_kappa(practice, PRACTICE, tmp_path) >= LEAST_MEAN_KAPPA["ordinary practice"]


def mean_kappa(batch: BatchAudit, folder: Path, reports: Path) -> float:
    """Return the mean kappa of a batch with the codes in `folder`, over the eleven criteria."""
    write_reports(batch, ("json",), reports)
    matched = match(load_codes(folder / "codes.csv"), load_audit_ratings(reports / "audit.json"))
    over_all = means(row.program for row in agreement(matched.items).criteria)
    assert over_all.kappas == 11
    assert over_all.kappa is not None
    return over_all.kappa


# Blank forms


def is_silent(audit: DocumentAudit) -> bool:
    """Return whether nothing was found in a document; pytest shows the parts that differ."""
    assert audit.status == "audited"
    assert {e.criterion: e.level for e in audit.criteria if e.level} == {}
    assert {e.criterion for e in audit.criteria if e.status != "rated"} <= {"child_voice"}
    assert [(item.rule, item.text) for each in audit.criteria for item in each.evidence] == []
    assert [(finding.rule, finding.text) for finding in audit.findings] == []
    assert [outcome.text for outcome in audit.outcomes] == []
    assert [action.text for action in audit.actions] == []
    return True


@pytest.mark.parametrize("blank", BLANKS, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_blank_form(blank: Path) -> None:
    (audit,) = audited(selected(blank), jobs=1).documents
    assert audit.form is None
    assert is_silent(audit)


@pytest.mark.parametrize("blank", BLANKS, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_blank_form_that_is_known(blank: Path, tmp_path: Path) -> None:
    copy = tmp_path / blank.name
    copy.write_bytes(blank.read_bytes())
    form = FileSource(copy, f"forms/{blank.name}")
    selection = Selection((FileSource(blank, blank.name),), (form,), ())
    (audit,) = audited(selection, jobs=1).documents
    assert audit.form is not None
    assert audit.form.id == blank.stem
    assert is_silent(audit)


def test_nothing_is_found_in_the_new_blank_forms_once_they_are_known(tmp_path: Path) -> None:
    forms = []
    for blank in NEW_BLANKS:
        copy = tmp_path / blank.name
        copy.write_bytes(blank.read_bytes())
        forms.append(FileSource(copy, f"forms/{blank.name}"))
    plans = tuple(FileSource(blank, blank.name) for blank in NEW_BLANKS)
    documents = audited(Selection(plans, tuple(forms), ()), jobs=1).documents
    assert [each.path for each in documents if each.form is None or not is_silent(each)] == []


@pytest.fixture(scope="session")
def blanks_together() -> BatchAudit:
    """The audit of all blank forms in one batch, which may teach it a form."""
    return audited(selected(*BLANKS), jobs=1)


@pytest.mark.parametrize("blank", BLANKS, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_blank_form_among_others(
    blank: Path, blanks_together: BatchAudit
) -> None:
    assert is_silent(named(blanks_together, blank.name))


def test_there_are_blank_forms_of_every_set() -> None:
    assert {blank.name[:1] for blank in BLANKS} == set("ABCGNPQ")


# The same bytes


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_second_run_writes_the_same_bytes(report: Path, tmp_path: Path, jobs: int) -> None:
    write_reports(audited(selected(SAMPLES), jobs), ("json", "html"), tmp_path)
    for name in REPORTS:
        assert (tmp_path / name).read_bytes() == (report / name).read_bytes(), name


def test_the_report_names_the_pack_and_every_document_by_its_digest(
    report: Path, review: BatchAudit
) -> None:
    audit = json.loads((report / "audit.json").read_bytes())
    assert audit["packs"][0]["digest"] == review.packs[0].digest
    digests = {Path(each["path"]).name: each["sha256"] for each in audit["documents"]}
    assert digests == {name: ingested(SAMPLES / name).sha256 for name in NAMES}
