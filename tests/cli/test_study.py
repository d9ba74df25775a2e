"""`planaudit study`, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planaudit.cli.study import app

ROOT = Path(__file__).parents[2]
CODES = ROOT / "sample_plans" / "codes.csv"


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    """An audit that gives every document just what the coders agreed."""
    from planaudit.study.agreement import Unrated
    from planaudit.study.codes import load_codes

    documents: dict[str, dict[str, object]] = {}
    for code in load_codes(CODES):
        rated = not isinstance(code.level, Unrated)
        documents.setdefault(code.document, {})[code.criterion] = {
            "status": "rated" if rated else "not_applicable",
            "level": code.level if rated else None,
        }
    path = tmp_path / "audit.json"
    listed = [{"path": f"plans/{name}", "criteria": each} for name, each in documents.items()]
    path.write_text(json.dumps({"documents": listed}))
    return path


def test_the_table_shows_the_program_beside_the_coders(audit: Path) -> None:
    result = CliRunner().invoke(app, ["agreement", "--codes", str(CODES), "--audit", str(audit)])
    assert result.exit_code == 0
    row = next(line for line in result.stdout.splitlines() if line.startswith("analysis"))
    assert row.split()[:4] == ["analysis", "28", "1.00", "100%"]
    assert "no social worker has coded" in " ".join(result.stdout.split())


def test_each_form_can_be_shown_on_its_own(audit: Path) -> None:
    result = CliRunner().invoke(
        app, ["agreement", "--codes", str(CODES), "--audit", str(audit), "--leave-out-form"]
    )
    assert result.exit_code == 0
    for form in ("A1", "B1", "B2", "B1+B2", "C1", "C2"):
        assert f"Form {form}, " in result.stdout


def test_json_is_json_and_carries_the_note(audit: Path) -> None:
    result = CliRunner().invoke(
        app, ["agreement", "--codes", str(CODES), "--audit", str(audit), "--format", "json"]
    )
    values = json.loads(result.stdout)
    assert values["all"]["means"]["program"]["kappa"] == 1
    assert "no social worker" in values["note"]


def test_a_missing_file_ends_with_2_and_says_which(tmp_path: Path, audit: Path) -> None:
    missing = tmp_path / "none.csv"
    result = CliRunner().invoke(app, ["agreement", "--codes", str(missing), "--audit", str(audit)])
    assert result.exit_code == 2
    assert f"{missing}: there is no such file" in result.stderr


def test_coded_documents_not_in_the_audit_end_with_2_and_are_listed(tmp_path: Path) -> None:
    audit = tmp_path / "audit.json"
    audit.write_text('{"documents": [{"path": "A01.docx", "criteria": {}}]}')
    result = CliRunner().invoke(app, ["agreement", "--codes", str(CODES), "--audit", str(audit)])
    assert result.exit_code == 2
    assert "27 of the 28 coded documents" in result.stderr
    assert "A02.pdf" in result.stderr


def test_a_criterion_spelt_wrong_is_laid_at_the_sheets_door(tmp_path: Path, audit: Path) -> None:
    codes = tmp_path / "sheet.csv"
    codes.write_text("document,criterion,level\nA01.docx,whatmatters,2\n")
    result = CliRunner().invoke(app, ["agreement", "--codes", str(codes), "--audit", str(audit)])
    assert result.exit_code == 2
    assert f"{codes}: 'whatmatters' is not a criterion of this audit" in result.stderr


def test_leaving_out_forms_needs_the_sheet_to_name_them(tmp_path: Path, audit: Path) -> None:
    codes = tmp_path / "sheet.csv"
    codes.write_text("document,criterion,level\nA01.docx,what_matters,2\n")
    arguments = ["agreement", "--codes", str(codes), "--audit", str(audit)]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    result = CliRunner().invoke(app, [*arguments, "--leave-out-form"])
    assert result.exit_code == 2
    assert "missing column form" in result.stderr


def test_audited_documents_that_nobody_coded_are_named(tmp_path: Path, audit: Path) -> None:
    values = json.loads(audit.read_text())
    values["documents"].append({"path": "plans/Z99.docx", "criteria": {}})
    audit.write_text(json.dumps(values))
    result = CliRunner().invoke(app, ["agreement", "--codes", str(CODES), "--audit", str(audit)])
    assert result.exit_code == 0
    assert "audited but not coded: Z99.docx" in result.stderr


def test_several_sheets_are_compared_as_one(tmp_path: Path, audit: Path) -> None:
    halves = [tmp_path / "one.csv", tmp_path / "two.csv"]
    heading, *rows = CODES.read_text(encoding="utf-8").splitlines()
    for half, some in zip(halves, (rows[:110], rows[110:]), strict=True):
        half.write_text("\n".join([heading, *some]))
    sheets = [part for half in halves for part in ("--codes", str(half))]
    result = CliRunner().invoke(app, ["agreement", *sheets, "--audit", str(audit)])
    assert result.exit_code == 0
    assert "Agreement on 28 documents" in result.stdout


def test_intervals_are_the_same_each_time_and_a_seed_needs_them(audit: Path) -> None:
    arguments = ["agreement", "--codes", str(CODES), "--audit", str(audit)]
    first, second = (
        CliRunner().invoke(app, [*arguments, "--intervals", "--format", "json"]).stdout
        for _ in range(2)
    )
    assert first == second
    values = json.loads(first)["intervals"]
    assert (values["seed"], values["resamples"]) == (1993, 2000)
    assert values["means"]["program"]["low"] == 1
    assert values["means"]["coders"]["low"] < values["means"]["coders"]["high"]
    alone = CliRunner().invoke(app, [*arguments, "--seed", "3"])
    assert (alone.exit_code, "--seed goes with --intervals" in alone.stderr) == (2, True)


@pytest.fixture
def quotations(tmp_path: Path) -> list[str]:
    """The options that name what coders quoted, and an audit that quotes half of it."""
    said = {"document": "a.docx", "list": "strength_items", "coders": [1, 2]}
    quoted = [{**said, "text": "She sings."}, {**said, "text": "Mrs Example bakes."}]
    coders = tmp_path / "evidence.jsonl"
    coders.write_text("\n".join(map(json.dumps, quoted)))
    coders.with_suffix(".note").write_text("Invented.")
    evidence = [{"text": "She sings.", "where": "table 1", "supports": True}]
    document = {"path": "x/a.docx", "status": "audited"}
    other = {"path": "x/z.docx", "status": "audited"}
    documents = [{**document, "criteria": {"strengths": {"evidence": evidence}}}, other]
    audit = tmp_path / "quoted.json"
    audit.write_text(json.dumps({"documents": documents}))
    return ["evidence", "--quoted", str(coders), "--audit", str(audit)]


def test_quotations_are_set_beside_the_coders(quotations: list[str]) -> None:
    result = CliRunner().invoke(app, quotations)
    assert result.exit_code == 0
    row = next(line for line in result.stdout.splitlines() if line.startswith("Strengths"))
    assert row.split() == ["Strengths", "2", "50%", "2", "50%", "1", "100%"]
    assert "Invented." in result.stdout
    assert "audited but not quoted from: z.docx" in result.stderr
    assert "Example" not in result.stdout


def test_what_documents_say_is_printed_on_request_only_and_not_as_json(
    quotations: list[str],
) -> None:
    asked = CliRunner().invoke(app, [*quotations, "--misses", "5"])
    assert "line 2; both coders): Mrs Example bakes." in " ".join(asked.stdout.split())
    written = CliRunner().invoke(app, [*quotations, "--format", "json"])
    assert json.loads(written.stdout)["schema"] == "planaudit.evidence/1"
    assert "Example" not in written.stdout
    refused = CliRunner().invoke(app, [*quotations, "--format", "json", "--misses", "5"])
    assert refused.exit_code == 2
    assert "--misses goes with the table" in refused.stderr


def test_a_line_that_is_wrong_ends_with_2_and_is_told(quotations: list[str]) -> None:
    coders = Path(quotations[2])
    coders.write_text('{"document": "a.docx", "text": "Mrs Example", "coders": [1]}')
    result = CliRunner().invoke(app, quotations)
    assert result.exit_code == 2
    assert f'{coders}, line 1, "list": is missing; give rating, ' in result.stderr
    assert "Example" not in result.stderr
