"""Edited YAML: mistakes are told with their line, and a hostile file costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from planaudit.yaml_source import DEEPEST, LARGEST, SourceError, read_source, source_of
from tests.messages import without_columns

SECRET = "Angharad"


class Shelf(BaseModel):
    """A shelf of books."""

    model_config = ConfigDict(extra="forbid")
    name: str
    books: tuple[str, ...] = ()


def read(text: str | bytes) -> Shelf:
    content = text.encode() if isinstance(text, str) else text
    return source_of(content, Path("shelf.yaml"), Shelf).value


def test_a_file_is_read_as_what_it_should_be() -> None:
    assert read("name: top\nbooks: [one, two]\n") == Shelf(name="top", books=("one", "two"))


def test_a_mark_of_utf_8_at_the_start_is_no_mistake() -> None:
    assert read(b"\xef\xbb\xbfname: top\n").name == "top"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("name: top\nboks: []\n", "line 2, boks: there is no such key", id="mistyped"),
        pytest.param("books: []\n", "name: this key is missing", id="missing"),
        pytest.param("name: top\nbooks:\n- one\n- 2\n", "line 4, books.1: this should be words",
                     id="a number for words"),
        pytest.param("name: top\nname: low\n", "line 2, name: this key is here twice", id="twice"),
        pytest.param("name: [top\n", "line 2: this is not valid YAML", id="no YAML"),
        pytest.param("- one\n", "line 1: the file should hold keys and values", id="a list"),
        pytest.param("", "line 1: the file should hold keys and values", id="nothing"),
        pytest.param("name: 2001-99-99\n", "a date or number in it cannot be", id="no such date"),
        pytest.param("name: \x07\n", "a character YAML forbids", id="a bell"),
        pytest.param(b"name: \xff\n", "not in UTF-8", id="another encoding"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str | bytes, says: str) -> None:
    with pytest.raises(SourceError, match=r"^shelf\.yaml") as caught:
        read(text)
    assert says in without_columns(caught.value)


def test_the_column_is_told_too() -> None:
    with pytest.raises(SourceError, match=r"^shelf\.yaml, line 2, column 12, books\.1: "):
        read("name: top\nbooks: [a, 2]")


def test_the_key_most_like_a_mistyped_one_is_offered() -> None:
    with pytest.raises(SourceError, match=r"no such key here; did you mean 'books'\?"):
        read("name: top\nboks: []\n")


def test_where_no_key_is_like_a_mistyped_one_all_are_told() -> None:
    with pytest.raises(SourceError, match=r"no such key here\. The keys here are name, books"):
        read("name: top\ncolour: red\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("books: &a [x]\nname: *a\n", "line 2: write it out", id="repeated parts"),
        pytest.param("name: " + "[" * 5000, "line 1: there are too many lists", id="deep"),
        pytest.param("name: " + "{a: " * (DEEPEST + 1), "line 1: there are too many", id="maps"),
        pytest.param("#" * (LARGEST + 1), "larger than", id="large"),
    ],
)
def test_a_file_that_could_grow_without_end_is_refused(text: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read(text)


@pytest.mark.parametrize("text", [f"name: '{SECRET}", f"a: !{SECRET} b", f"*{SECRET}"])
def test_no_word_of_the_file_is_in_the_message(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(text)
    assert SECRET not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.yaml: the file could not be opened"):
        read_source(tmp_path / "none.yaml", Shelf)
