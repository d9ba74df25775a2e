"""`planaudit study agreement`, as a user runs it."""

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
