"""The pages on the rules say what the rules say."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.audit.self_test import failing_examples
from planaudit.packs import load_pack, rules_folder
from planaudit.packs.location import packs_that_come_along
from planaudit.rulebook.pages import pages

DOCS = Path(__file__).parents[1] / "docs" / "rules"


@pytest.mark.parametrize("pack", packs_that_come_along())
def test_each_rule_of_a_pack_has_its_page(pack: str) -> None:
    make = f"planaudit rules pages docs/rules/{pack} --pack {pack}"
    made = pages(load_pack(rules_folder() / pack), f"planaudit rules pages --pack {pack}")
    kept = {path.name: path.read_text("utf-8") for path in (DOCS / pack).glob("*.md")}
    assert sorted(kept) == sorted(made), f"run {make}"
    assert [name for name in made if kept[name] != made[name]] == [], f"run {make}"


@pytest.mark.parametrize("pack", packs_that_come_along())
def test_the_docs_name_every_pack(pack: str) -> None:
    assert f"({pack}/index.md)" in (DOCS / "README.md").read_text("utf-8")


def test_the_change_to_copied_words_in_the_docs_works_as_they_say(tmp_path: Path) -> None:
    text = (DOCS / "README.md").read_text("utf-8").partition("## Copied words")[2]
    example = text.partition("```yaml\n")[2].partition("```")[0]
    head = "id: ours\nversion: '1'\ntitle: Ours\nextends: wales\n"
    (tmp_path / "pack.yaml").write_text(head + example, encoding="utf-8")
    pack = load_pack(tmp_path)
    assert failing_examples(pack, ["findings.copied"]) == ()
    assert "your support is reviewed every year" in pack.lexicons["standard_lines"].phrases
    rules = {entry.id: entry.copied for family in pack.wordings for entry in family.entries}
    assert rules["narrative"] is not None
    assert (rules["narrative"].min_words, rules["narrative"].none) == (20, ("standard_lines",))
