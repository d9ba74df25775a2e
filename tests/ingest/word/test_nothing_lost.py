"""No visible character of a Word file is lost: it is in the Document, or named as left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from planaudit.document import Document, text_blocks
from planaudit.ingest import read_document
from planaudit.ingest.marks import BULLET_GLYPHS, TICKED_GLYPHS, UNTICKED_GLYPHS
from tests.ingest.random_word import RandomWord
from tests.ingest.word_files import read_bytes

ROOT = Path(__file__).parents[3]
FILES = sorted(
    path
    for folder in ("sample_plans", "tests/data")
    for path in (ROOT / folder).rglob("*.docx")
)  # fmt: skip
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
MARKS = frozenset(BULLET_GLYPHS + TICKED_GLYPHS + UNTICKED_GLYPHS + "-–—*o")
"""Bullets and boxes become the kind of a block; which letters stand for one is tested apart."""


def letters(text: str) -> Counter[str]:
    """Return the characters of `text` that are no white space and no mark."""
    text = re.sub(r"\[[xX\s_]*\]", "", text)
    return Counter(mark for mark in text if not mark.isspace() and mark not in MARKS)


def drawn(path: Path) -> Counter[str]:
    """Return every character that stands in the file to be shown, deleted ones too."""
    texts: list[str] = []
    margins: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        for name in filter(PARTS.fullmatch, package.namelist()):
            root = etree.fromstring(package.read(name))
            if "header" in name or "footer" in name:
                margins |= {
                    "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
                    for paragraph in root.iter(f"{W}p")
                }
            else:
                texts += [t.text or "" for t in root.iter(f"{W}t", f"{W}delText")]
    return letters("".join([*texts, *margins]))


def left_out(document: Document) -> int:
    """Return how many characters the Document says it left out."""
    return sum(item.characters for item in document.left_out)


def test_there_are_word_files_of_many_forms() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_visible_character_of_a_word_file_is_read_or_named(path: Path) -> None:
    document = read_document(path, path.name)
    lost = drawn(path) - letters(document.shown_text())
    ticked = sum(block.ticked is True for block in text_blocks(document.blocks))
    in_place_of_ticks = sum((lost & Counter(dict.fromkeys("/xX", ticked))).values())
    assert lost.total() - min(in_place_of_ticks, ticked) <= left_out(document)


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_word_shown_is_read_once_and_in_order_whatever_it_is_wrapped_in(
    random: Random,
) -> None:
    made = RandomWord(random)
    document = read_bytes(made.content)
    assert re.findall(r"zq\d+z", document.shown_text()) == made.shown


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_word_not_shown_is_named_as_left_out_or_kept_apart(random: Random) -> None:
    made = RandomWord(random)
    document = read_bytes(made.content)
    said = " ".join(comment.text for comment in document.comments)
    codes_and_choices = [word for word in made.unseen if word not in said.split()]
    assert left_out(document) <= sum(map(len, codes_and_choices))
    assert not set(made.unseen) & set(document.shown_text().split())
