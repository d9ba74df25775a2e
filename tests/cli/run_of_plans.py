"""A run of plans on one form, as an office has them: some words copied, some rightly the same.

What the plans say, and what is copied into which, stands in tests/data/copied_plans.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import yaml

_DATA = Path(__file__).parents[1] / "data" / "copied_plans" / "plans.yaml"
_WHO = ("Name", "Age", "Reference")
_QUESTIONS = (
    "What matters to me",
    "My circumstances",
    "My strengths",
    "Risks and concerns",
    "Analysis",
)
_HEADS = ("Personal outcome", "National well-being outcome", "Action", "By whom", "By when")
_CONSENT = (
    "I understand that the council keeps this record and that it may be shared with those who "
    "help me, as its privacy notice says."
)
_BLANK: Mapping[str, Any] = {"answers": {}, "rows": [{}, {}]}


def write_plans(folder: Path) -> Path:
    """Write the plans into `folder`, and their blank form in 'forms' there."""
    (folder / "forms").mkdir(parents=True)
    _write(_BLANK, folder / "forms" / "our form.docx")
    for name, plan in yaml.safe_load(_DATA.read_text(encoding="utf-8")).items():
        _write(plan, folder / name)
    return folder


def _write(plan: Mapping[str, Any], path: Path) -> None:
    """Write a plan on the form."""
    word = docx.Document()
    word.add_heading("Adult care and support plan", 1)
    table = word.add_table(rows=0, cols=2)
    for label in _WHO:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        cells[1].text = plan.get(label, "")
    for question in _QUESTIONS:
        word.add_heading(question, 2)
        for answer in plan["answers"].get(question, [""]):
            word.add_paragraph(answer)
    word.add_heading("Personal outcomes and plan", 2)
    grid = word.add_table(rows=1, cols=len(_HEADS))
    for cell, head in zip(grid.rows[0].cells, _HEADS, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in plan["rows"]:
        for cell, head in zip(grid.add_row().cells, _HEADS, strict=True):
            cell.text = row.get(head, "")
    word.add_heading("Consent", 2)
    word.add_paragraph(_CONSENT)
    word.add_paragraph(plan.get("Consent", ""))
    word.save(str(path))
