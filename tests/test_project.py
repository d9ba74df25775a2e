"""The project's own promises: licence, contents, documentation that is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import planaudit

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirement_name(requirement: str) -> str:
    return re.split(r"[\[<>=]", requirement)[0].lower()


REQUIREMENTS = sorted(
    {
        requirement_name(each)
        for group in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
        for each in group
    }
)


def test_the_licence_is_mit() -> None:
    assert PROJECT["license"] == "MIT"
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("MIT License")
    assert "planaudit contributors" in text


def test_the_package_is_typed() -> None:
    assert (Path(planaudit.__file__).parent / "py.typed").is_file()


def test_the_readme_opens_with_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line.startswith("python3 -m venv")]
    assert len(commands) == 2
    assert commands[0].endswith(".venv/bin/planaudit audit sample_plans --out report")
    assert commands[1].endswith(".venv/bin/python -m pytest")
    assert lines.index(commands[1]) < 20


def test_the_readme_says_how_to_type_planaudit_on_every_system() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for words in ("source .venv/bin/activate", r".venv\Scripts\planaudit audit sample_plans"):
        assert words in text


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_dependency_has_its_reason(name: str) -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert f"| {name} |" in text


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_page_is_in_the_index(page: Path) -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert page.name == "README.md" or f"({page.name})" in index


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    broken = [target for target in targets if not (page.parent / target).exists()]
    assert not broken


@pytest.mark.parametrize(
    "folder",
    [
        "sample_plans",
        "tests/data/ordinary_practice",
        "tests/data/other_forms",
        "tests/data/new_forms",
    ],
)
def test_invented_documents_say_that_they_are(folder: str) -> None:
    text = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    assert "invented" in text
    assert "no social worker" in text.lower()
