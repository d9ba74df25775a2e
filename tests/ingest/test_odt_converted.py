"""Files that LibreOffice has made of Word files: the same words, in the same cells."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from planaudit.document import Block, Document, Table, text_blocks
from planaudit.ingest import read_document
from tests.ingest.odt_files import left_out
from tests.ingest.word_files import grid, lines

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "sample_plans"
MADE = ROOT / "tests/data/odt"
WORD_PLANS = sorted([*PLANS.glob("*.docx"), *PLANS.glob("forms/*.docx")])


def read(path: Path) -> Document:
    return read_document(path, path.name)


def rows(document: Document) -> list[list[str]]:
    """Return the rows of all tables: LibreOffice joins tables with nothing between them."""
    return [[cell.text for cell in row.cells] for row in rows_in(document.blocks)]


def rows_in(blocks: tuple[Block, ...]) -> list:  # type: ignore[type-arg]
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]


def ticks(document: Document) -> list[tuple[str, bool]]:
    return [(b.text, b.ticked) for b in text_blocks(document.blocks) if b.ticked is not None]


def assert_says_the_same(made: Document, original: Document) -> None:
    assert Counter(made.shown_text().split()) == Counter(original.shown_text().split())
    assert rows(made) == rows(original)
    assert ticks(made) == ticks(original)


@pytest.mark.parametrize("name", ["B02", "C07"])
def test_a_converted_plan_says_the_same_in_the_same_cells(name: str) -> None:
    made, original = read(MADE / f"{name}.odt"), read(PLANS / f"{name}.docx")
    assert_says_the_same(made, original)
    assert grid(made) == grid(original)
    assert made.left_out == ()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of all sample plans and forms, as LibreOffice makes them."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not here")
    made = tmp_path_factory.mktemp("converted")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "odt", "--outdir", str(made)]
    subprocess.run([*command, *map(str, WORD_PLANS)], check=True, capture_output=True, timeout=300)
    return made


@pytest.mark.parametrize("original", WORD_PLANS, ids=lambda path: path.stem)
def test_every_sample_plan_says_the_same_when_libreoffice_has_made_it(
    converted: Path, original: Path
) -> None:
    made = converted / f"{original.stem}.odt"
    assert_says_the_same(read(made), read(original))


@pytest.mark.parametrize("ending", ["odt", "fodt"])
def test_the_controls_of_a_word_form_come_through(ending: str) -> None:
    document = read(MADE / f"word_form.{ending}")
    assert lines(document) == [
        "Name: Mrs T", "Agrees:", "[x] Yes", "[ ] No", "Service: Children",
        "Wishes: To bake again", "Worries:", "Colour: Blue", "Priority:", "Review: 01/03/2024",
        "[x] Copy given", "Need", "Met by", "Meals", "Daughter", "Lunch club", "She sings daily",
        "She walks quickly", "[x] Bus", "[ ] Taxi",
    ]  # fmt: skip
    assert grid(document) == [["Need", "Met by"], ["Meals", "Daughter"], ["", "Lunch club"]]
    assert left_out(document) == {
        "1 tracked deletion": len("slowly"),
        "1 piece of hidden text": len("secret"),
        "1 unfilled place of the form": len("Chooseanitem."),
        "1 unfilled place": len("Clickortapheretoentertext."),
    }
