"""The pages on the rules say what the rules say."""

from __future__ import annotations

from pathlib import Path

from planaudit.packs import load_pack, rules_folder
from planaudit.rulebook.pages import pages

DOCS = Path(__file__).parents[1] / "docs" / "rules"
MAKE = "planaudit rules pages docs/rules/wales"


def test_each_rule_of_wales_has_its_page() -> None:
    made = pages(load_pack(rules_folder() / "wales"), "planaudit rules pages --pack wales")
    kept = {path.name: path.read_text("utf-8") for path in (DOCS / "wales").glob("*.md")}
    assert sorted(kept) == sorted(made), f"run {MAKE}"
    assert [name for name in made if kept[name] != made[name]] == [], f"run {MAKE}"
