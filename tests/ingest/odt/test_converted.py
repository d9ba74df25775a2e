"""Files that LibreOffice has made of Word files: the same words, in the same cells."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from string import ascii_lowercase

import pytest

from planaudit.document import Document, Table, text_blocks
from planaudit.ingest import read_document
from planaudit.reading.forms import Form, best_form, form_of
from planaudit.reading.layout import lay_out
from tests.ingest.files import left_out
from tests.ingest.word_files import grid, lines

ROOT = Path(__file__).parents[3]
PLANS = ROOT / "sample_plans"
MADE = ROOT / "tests/data/odt"
WORD_PLANS = sorted([*PLANS.glob("*.docx"), *PLANS.glob("forms/*.docx")])


def read(path: Path) -> Document:
    return read_document(path, path.name)


def rows(document: Document) -> list[list[str]]:
    """Return the rows of all tables: LibreOffice joins tables with nothing between them."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def ticks(document: Document) -> list[tuple[str, bool]]:
    return [(b.text, b.ticked) for b in text_blocks(document.blocks) if b.ticked is not None]


def assert_says_the_same(made: Document, original: Document) -> None:
    assert Counter(made.shown_text().split()) == Counter(original.shown_text().split())
    assert rows(made) == rows(original)
    assert ticks(made) == ticks(original)


def answered(document: Document, forms: list[Form]) -> list[tuple[object, ...]]:
    """Return what each passage says, whether it is printed, and what it answers."""
    layout = lay_out(document, best_form(document, forms))
    return [(p.text, p.kind, p.printed, p.prompt, p.headings, p.slots) for p in layout.passages]


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


@pytest.mark.parametrize("original", sorted(PLANS.glob("*.docx")), ids=lambda path: path.stem)
def test_a_plan_that_libreoffice_has_made_is_laid_out_as_it_was(
    converted: Path, original: Path
) -> None:
    made = read(converted / f"{original.stem}.odt")
    made_forms = [form_of(read(path), path.stem) for path in sorted(converted.glob("*-form-*"))]
    forms = [form_of(read(path), path.stem) for path in sorted(PLANS.glob("forms/*.docx"))]
    assert [form.keys for form in made_forms] == [form.keys for form in forms]
    assert answered(made, made_forms) == answered(read(original), forms)


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
        "2 unfilled places": len("Chooseanitem.") + len("Clickortapheretoentertext."),
    }


def test_lists_and_headings_are_numbered_as_libreoffice_prints_them() -> None:
    blocks = text_blocks(read(MADE / "numbered.odt").blocks)
    assert [f"{block.label} {block.text}".strip() for block in blocks] == [
        "1 Needs", "1.1 Meals", "1.2 Wash", "2 Wish", "2.1 Sub", "1. one", "a) suba",
        "1.a.1 deep", "1.a.2 deep2", "b) subb", "plain", "2. two", "Part III: p3", "Part IV: p4",
        "01 z1", "3. three", "1. again", "2. again2", "a) inner", "between", "b) inner2",
        "3. four?", "bul", "none", "1. LN", "2. LN2", "LB",
        *(f"{letter}) x{number}" for number, letter in enumerate(ascii_lowercase)),
        "aa) x26", "bb) x27",
    ]  # fmt: skip


def test_what_libreoffice_saves_of_controls_notes_and_hidden_text_is_read() -> None:
    document = read(MADE / "controls.odt")
    assert lines(document) == [
        "L1", "[x] Agrees", "L2", "[ ] Declines", "L3", "[x] Weekly", "L12", "[ ] Daily",
        "L4 Mrs T typed", "L5 One Two", "L6 Taxi", "L7 Adults", "L8 Please tick", "L11 2024-05-03",
        "L13 Print", "L14 0", "Note here and.", "Foot text", "End text", "Commented text",
        "PH end", "HT shown", "CT yes", "sec cond hidden", "sec shown", "DD B", "Box after",
        "inbox", "boxcell", "Ell", "CC", "[x] t", "numpar", "Ruby base (rt)", "VS .",
    ]  # fmt: skip
    assert [block.text for block in document.headers] == ["HEAD", "HEADFIRST"]
    assert [(comment.author, comment.text) for comment in document.comments] == [
        ("S W", "Check this")
    ]
    assert left_out(document) == {
        "3 pieces of hidden text": len("hidtexthiddenparasechidden"),
        "1 unfilled place": len("<Name>"),
        "1 drawing without text": 0,
    }
