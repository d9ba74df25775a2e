"""Auditing many documents: one that cannot be read never stops the rest."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from planaudit.audit.auditor import Auditor
from planaudit.audit.model import BatchAudit
from planaudit.batch import workers
from planaudit.batch.discovery import select
from planaudit.batch.pool import Limits
from planaudit.batch.workers import audit_batch
from planaudit.document import Document
from planaudit.ingest import UnreadableFile
from planaudit.ingest.interface import RawFile, ReadOptions
from planaudit.ingest.word.reader import WordReader
from planaudit.packs import PackError, rules_folder
from tests.batch import work
from tests.batch.folders import BAD, GOOD, SECRET, folder_with, word_plan
from tests.ingest.zip_files import put, zipped
from tests.packs.small_pack import with_change, write_pack

WALES = [rules_folder() / "wales"]
by_fork = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork",
    reason="only a worker that is a copy of this process has what is changed here",
)


def audited(
    folder: Path,
    jobs: int = 1,
    pack: Path = WALES[0],
    form: Path | None = None,
    time_limit: float | None = None,
) -> BatchAudit:
    """Return the audit of a folder."""
    selection = select([folder], [form] if form else [])
    return audit_batch(selection, [pack], jobs, time_limit=time_limit)


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_that_cannot_be_read_stand_in_the_audit_with_their_reasons(
    tmp_path: Path, jobs: int
) -> None:
    batch = audited(folder_with(tmp_path, {**BAD, **GOOD}), jobs)
    said = {Path(each.path).name: (each.status, each.reason) for each in batch.documents}
    assert list(said) == sorted({**BAD, **GOOD})
    assert {name for name, (status, _) in said.items() if status == "audited"} == set(GOOD)
    assert {name: status for name, (status, _) in said.items() if name in BAD} == {
        "cut.docx": "failed",
        "cut.pdf": "failed",
        "empty.docx": "failed",
        "locked.pdf": "failed",
        "old.doc": "not_assessable",
    }
    assert "cut short" in said["cut.docx"][1]
    assert "empty" in said["empty.docx"][1]
    assert "password" in said["locked.pdf"][1]
    assert "old Word format" in said["old.doc"][1]
    assert all(reason for name, (_, reason) in said.items() if name in BAD)
    assert SECRET not in repr([reason for _, reason in said.values()])


def test_one_worker_and_two_give_the_same_audit(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {**BAD, **GOOD})
    assert audited(folder, 1) == audited(folder, 2)


def test_workers_started_afresh_give_the_same_audit(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {**BAD, **GOOD})
    usual = audited(folder, 2)
    before = multiprocessing.get_start_method()
    multiprocessing.set_start_method("spawn", force=True)  # the only way on Windows
    try:
        afresh = audited(folder, 2)
    finally:
        multiprocessing.set_start_method(before, force=True)
    assert afresh == usual


def crash(*_: object) -> NoReturn:
    raise ValueError(f"could not make sense of '{SECRET}'")


@by_fork
def test_a_fault_of_the_reader_stops_one_document_and_quotes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WordReader, "read", crash)
    batch = audited(folder_with(tmp_path, GOOD))
    broken, *others = batch.documents
    assert broken.status == "failed"
    assert "reading it stopped with a fault in planaudit (ValueError)" in broken.reason
    assert SECRET not in broken.reason
    assert [each.status for each in others] == ["audited", "audited"]


@by_fork
def test_a_fault_of_the_rating_stops_one_document_and_quotes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Auditor.audit

    def crash_on_word(self: Auditor, reading: object) -> object:
        if str(getattr(reading, "path", "")).endswith(".docx"):
            crash()
        return real(self, reading)  # type: ignore[arg-type]  # whatever it is given

    monkeypatch.setattr(Auditor, "audit", crash_on_word)
    broken, *others = audited(folder_with(tmp_path, GOOD)).documents
    assert broken.status == "failed"
    assert "rating it stopped with a fault in planaudit (ValueError)" in broken.reason
    assert SECRET not in broken.reason
    assert len(broken.sha256) == 64
    assert [each.status for each in others] == ["audited", "audited"]


LOST = [
    pytest.param(work.hang, "took longer than 2 seconds", id="hangs"),
    pytest.param(work.grow, "took too much memory", id="grows"),
    pytest.param(work.leave, "ended suddenly", id="crashes"),
]
"""What a document can do to its worker, and what is then said."""


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Narrow limits on memory."""
    monkeypatch.setattr(workers, "READING", Limits(60, 200 * 2**20))
    monkeypatch.setattr(workers, "RATING", Limits(60, 200 * 2**20))


@by_fork
@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("bad", "said"), LOST)
def test_a_document_whose_reader_never_comes_back_fails_alone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    bad: Callable[[object], None],
    said: str,
    jobs: int,
) -> None:
    monkeypatch.setattr(WordReader, "read", lambda *_: bad(0))
    lost, *others = audited(folder_with(tmp_path, GOOD), jobs, time_limit=2).documents
    assert lost.status == "failed"
    assert f"reading it {said}" in lost.reason
    assert "PDF and try that" in lost.reason
    assert [each.status for each in others] == ["audited", "audited"]


@by_fork
@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(("bad", "said"), LOST)
def test_a_document_whose_rating_never_comes_back_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: Callable[[object], None], said: str
) -> None:
    real = Auditor.audit

    def bad_on_word(self: Auditor, reading: object) -> object:
        if str(getattr(reading, "path", "")).endswith(".docx"):
            bad(0)
        return real(self, reading)  # type: ignore[arg-type]  # whatever it is given

    monkeypatch.setattr(Auditor, "audit", bad_on_word)
    lost, *others = audited(folder_with(tmp_path, GOOD), 2, time_limit=2).documents
    assert lost.status == "failed"
    assert f"rating it {said}" in lost.reason
    assert len(lost.sha256) == 64
    assert [each.status for each in others] == ["audited", "audited"]


@by_fork
@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(("bad", "said"), LOST)
def test_a_blank_form_whose_reader_never_comes_back_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: Callable[[object], None], said: str
) -> None:
    folder_with(tmp_path, {"plan.txt": GOOD["plan.txt"]})
    folder_with(tmp_path / "forms", {"blank.docx": GOOD["plan.docx"]})
    monkeypatch.setattr(WordReader, "read", lambda *_: bad(0))
    with pytest.raises(UnreadableFile, match=rf"forms/blank\.docx: reading it {said}"):
        audited(tmp_path, time_limit=2)


def test_a_blank_form_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder_with(tmp_path, GOOD)
    folder_with(tmp_path / "forms", {"blank.docx": BAD["cut.docx"]})
    with pytest.raises(
        UnreadableFile,
        match=r"forms/blank\.docx: .*cut short.*, or move it out of the folder called forms$",
    ):
        audited(tmp_path)


def test_a_form_that_is_given_is_matched(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "plans", {"plan.txt": GOOD["plan.txt"]})
    plan = b"# What matters to me\n\n# My strengths\n\n# Risks\n"
    (folder / "plan.md").write_bytes(plan.replace(b"me\n", b"me\n\nShe sings.\n"))
    (tmp_path / "Form X.md").write_bytes(plan)
    batch = audited(folder, form=tmp_path / "Form X.md")
    forms = {Path(each.path).name: each.form for each in batch.documents}
    matched = forms["plan.md"]
    assert matched is not None
    assert (matched.id, matched.matched_by) == ("Form X", "given")
    assert forms["plan.txt"] is None


def test_a_form_is_learned_from_three_documents_on_it(tmp_path: Path) -> None:
    headings = ["What matters to me", "My strengths", "Risks", "Who will do what", "Review"]
    plans = {
        f"{number}.md": "\n".join(
            f"# {heading}\n\nAnswer {number} to {place}.\n"
            for place, heading in enumerate(headings)
        ).encode()
        for number in range(3)
    }
    two = audited(folder_with(tmp_path / "two", dict(list(plans.items())[:2])))
    three = audited(folder_with(tmp_path / "three", plans))
    assert [each.form for each in two.documents] == [None, None]
    assert {each.form.matched_by for each in three.documents if each.form} == {"learned"}
    assert all(each.form for each in three.documents)


def test_progress_is_told_step_by_step(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    folder = folder_with(tmp_path, {**GOOD, "empty.docx": b""})
    audit_batch(select([folder]), WALES, 1, lambda *step: told.append(step))
    assert told == [
        *(("reading", done, 4) for done in range(5)),
        *(("rating", done, 3) for done in range(4)),
    ]


def test_a_pack_that_cannot_be_used_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"no pack\.yaml"):
        audited(folder_with(tmp_path / "plans", GOOD), pack=tmp_path)


def test_a_changed_pack_is_loaded_again(tmp_path: Path) -> None:
    plans = folder_with(tmp_path / "plans", {"plan.txt": b"She hums."})
    pack = write_pack(tmp_path / "pack")
    before = audited(plans, pack=pack).documents[0].criteria[0].level
    write_pack(
        pack, lexicons__sing_words=with_change("lexicons/sing_words.yaml", "[sing]", "[hum]")
    )
    after = audited(plans, pack=pack).documents[0].criteria[0].level
    assert (before, after) == (0, 1)


def test_a_documents_words_are_read_by_the_reader_of_its_format(tmp_path: Path) -> None:
    batch = audited(folder_with(tmp_path, GOOD))
    for document in batch.documents:
        assert SECRET in " ".join(passage.text for passage in document.passages), document.path


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_ends_the_batch_at_once(tmp_path: Path, jobs: int) -> None:
    steps: list[tuple[str, int]] = []

    def interrupt(step: str, done: int, _whole: int) -> None:
        steps.append((step, done))
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        audit_batch(select([folder_with(tmp_path, GOOD)], []), WALES, jobs, interrupt)
    assert steps == [("reading", 0), ("reading", 1)]


def test_what_the_user_asked_of_the_readers_reaches_them_and_their_notes_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = WordReader.read

    def noting(self: WordReader, file: RawFile) -> Document:
        return replace(reader(self, file), notes=(f"ocr: {file.options.ocr}",))

    monkeypatch.setattr(WordReader, "read", noting)
    selection = select([folder_with(tmp_path, GOOD)], [])
    batch = audit_batch(selection, WALES, 1, options=ReadOptions(ocr=True))
    notes = [each.notes for each in batch.documents if each.path.endswith(".docx")]
    assert notes
    assert set(notes) == {("ocr: True",)}


EXPORT = (
    b"Reference,What matters to me,Outcome 1,Action 1,Outcome 2,Action 2\n"
    b'A1,"To sing again, she said.",To sing in the choir,Her sister will drive,,\n'
    b"A2,To walk to the shop.,To walk to the shop,Physiotherapist to call,,\n"
)


@pytest.mark.parametrize("jobs", [1, 2])
def test_plans_in_archives_and_rows_are_audited_beside_files(tmp_path: Path, jobs: int) -> None:
    put(tmp_path / "plan.txt", GOOD["plan.txt"])
    put(tmp_path / "plans.zip", zipped({"cut.docx": BAD["cut.docx"], "plan.docx": word_plan()}))
    put(tmp_path / "export.csv", EXPORT)
    batch = audit_batch(select([tmp_path], row_is_document=True), WALES, jobs)
    prefix = f"{tmp_path.as_posix()}/"
    said = {each.path.removeprefix(prefix): each.status for each in batch.documents}
    assert said == {
        "export.csv/row 2": "audited",
        "export.csv/row 3": "audited",
        "plan.txt": "audited",
        "plans.zip/cut.docx": "failed",
        "plans.zip/plan.docx": "audited",
    }
    row = batch.documents[0]
    assert row.form is not None
    assert (row.form.id, row.form.matched_by) == ("export", "given")
    assert [outcome.text for outcome in row.outcomes] == ["To sing in the choir"]
    assert [action.text for action in row.actions] == ["Her sister will drive"]


def test_what_every_row_answers_alike_is_no_part_of_the_form(tmp_path: Path) -> None:
    rows = b"".join(b"A%d,Yes,To sing.\n" % number for number in range(5))
    put(tmp_path / "export.csv", b"Reference,Consent given?,What matters to me\n" + rows)
    batch = audit_batch(select([tmp_path], row_is_document=True), WALES, 1)
    for document in batch.documents:
        assert "Yes" in [each.text for each in document.passages if not each.printed]


def test_a_form_in_an_archive_is_the_form_of_the_plans_beside_it(tmp_path: Path) -> None:
    blank = b"# What matters to me\n\n# My strengths\n\n# Risks\n"
    plan = blank.replace(b"me\n", b"me\n\nShe sings.\n")
    put(tmp_path / "plans.zip", zipped({"plan.md": plan, "forms/Form X.md": blank}))
    (document,) = audit_batch(select([tmp_path]), WALES, 1).documents
    assert document.form is not None
    assert (document.form.id, document.form.matched_by) == ("Form X", "given")
