"""XML from outside: nothing fetched, nothing expanded, no more held than is needed."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest import UnreadableFile
from planaudit.ingest.xml_parsing import parse_xml, whole_number, xml_elements

ENTITIES = b'<!DOCTYPE a [<!ENTITY e "song">]>'
SECONDS_ALLOWED = 10.0  # several times what is taken


def test_comments_and_instructions_are_no_part_of_the_tree() -> None:
    root = parse_xml(b"<?x y?><a><!-- <b/> --><b/>text</a>")
    assert [child.tag for child in root] == ["b"]


def test_entities_are_not_expanded_without_end() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{levels}]><a>&e11;</a>'.encode()
    began = time.perf_counter()
    with pytest.raises(UnreadableFile, match="not whole"):
        parse_xml(bomb)
    assert time.perf_counter() - began < SECONDS_ALLOWED


def test_each_element_is_given_in_any_namespace() -> None:
    content = b'<w xmlns="urn:x"><!--<r n="0"/>--><r n=\'1\'><c>a</c><d>b</d></r><r n="2"/></w>'
    found = [
        (element.get("n"), "".join(map(str, element.itertext())))
        for element in xml_elements(content, "r", "c")
    ]
    assert found == [(None, "a"), ("1", "b"), ("2", "")]


def test_a_long_part_is_not_held_whole() -> None:
    content = b"<w>" + b"<r><c>a</c></r><other/>" * 1000 + b"</w>"
    held = [
        sum(1 for _ in element.itersiblings(preceding=True))
        for element in xml_elements(content, "r")
    ]
    assert len(held) == 1000
    assert max(held) <= 2


@pytest.mark.parametrize("content", [b"", b"<w><r></w>", b"<w>", ENTITIES + b"<w>&e;<r/></w>"])
def test_what_is_not_whole_or_declares_entities_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="not whole"):
        list(xml_elements(content, "r"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else(content: bytes) -> None:
    wrapped = b"<w><r>" + content + b"</r></w>"
    with contextlib.suppress(UnreadableFile):
        assert len(list(xml_elements(wrapped, "r"))) >= 1
        assert parse_xml(wrapped).tag == "w"


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), (" 7\n", 7), ("0", 0), ("", None), (None, None), ("-1", None), ("1" * 10, None),
     ("²", None), ("٣", None), ("7.0", None)],
)  # fmt: skip
def test_a_whole_number_is_read_and_nothing_else(text: str | None, number: int | None) -> None:
    assert whole_number(text) == number
