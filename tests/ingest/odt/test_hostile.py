"""Damaged, locked and hostile OpenDocument files: refused with a plain reason, or read."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.ingest import UnreadableFile, read_content
from planaudit.ingest.odt.xml import visible_characters
from tests.ingest.files import left_out
from tests.ingest.odt_files import (
    COVERED,
    KIND,
    NAMES,
    cell,
    flat_bytes,
    h,
    items,
    odt_bytes,
    p,
    read_bytes,
    row,
    span,
    table,
    text_style,
    zipped,
)
from tests.ingest.word_files import lines

SECRET = "Angharad"
FORM = Path(__file__).parents[2] / "data/odt/word_form.odt"


def refusal(content: bytes, name: str = "plan.odt") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_content(content, name, name)
    assert SECRET not in caught.value.reason
    return caught.value


def lines_or_refusal(content: bytes, name: str = "plan.odt") -> list[str] | str:
    """Return the lines of a file, or how it is refused; anything else is a mistake."""
    try:
        return lines(read_content(content, name, name))
    except UnreadableFile as refused:
        return refused.status


# Packages


@pytest.mark.parametrize("name", ["plan.odt", "plan.ott", "plan"])
def test_a_package_is_read_whatever_its_name(name: str) -> None:
    document = read_content(odt_bytes(p("Body")), name, name)
    assert (document.format, lines(document)) == ("odt", ["Body"])


@pytest.mark.parametrize(
    "start", [b"", b"\xef\xbb\xbf", b"<!-- made by a program -->\n"], ids=["plain", "mark", "note"]
)
def test_a_flat_file_is_read(start: bytes) -> None:
    content = flat_bytes(p("Body"))
    if start.startswith(b"<"):
        content = content.partition(b"?>\n")[2]
    content = start + content
    assert lines(read_content(content, "plan.fodt", "plan.fodt")) == ["Body"]


def test_a_package_that_was_zipped_again_by_hand_is_read() -> None:
    inside = f"<office:document-content {NAMES}><office:body><office:text>{p('Body')}"
    inside += "</office:text></office:body></office:document-content>"
    content = zipped({"META-INF/manifest.xml": f'<m t="{KIND}"/>', "content.xml": inside})
    assert lines(read_content(content, "plan.odt", "plan.odt")) == ["Body"]


def test_a_large_picture_in_a_flat_file_does_not_stop_it() -> None:
    data = base64.b64encode(bytes(9 * 2**20)).decode()
    picture = f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image>"
    document = read_bytes(flat_bytes(p("Body", f"<draw:frame>{picture}</draw:frame>")))
    assert lines(document) == ["Body"]
    assert [item.what for item in document.left_out] == ["1 picture"]


ENCRYPTED = "<manifest><file-entry><encryption-data/></file-entry></manifest>"


@pytest.mark.parametrize(
    ("content", "status", "says"),
    [
        pytest.param(odt_bytes(p(SECRET), manifest=ENCRYPTED), "failed", "password", id="locked"),
        pytest.param(
            zipped({"mimetype": KIND, "encrypted-package": SECRET}), "failed", "password",
            id="locked whole",
        ),
        pytest.param(zipped({"mimetype": KIND}), "failed", "not whole", id="no content"),
        pytest.param(
            zipped({"mimetype": KIND, "content.xml": f"<a>{SECRET}"}), "failed", "not whole",
            id="no whole XML",
        ),
        pytest.param(odt_bytes(p(SECRET))[:600], "failed", "not whole", id="cut short"),
        pytest.param(odt_bytes(p(), "<draw:line/>"), "not_assessable", "no text", id="no text"),
        pytest.param(
            zipped({"mimetype": KIND, "content.xml": f"<a>{SECRET}</a>"}), "not_assessable",
            "no text document", id="other XML",
        ),
        pytest.param(
            flat_bytes().replace(b"office:text>", b"office:spreadsheet>"), "not_assessable",
            "no text document", id="flat spreadsheet",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(content: bytes, status: str, says: str) -> None:
    refused = refusal(content, "plan.fodt" if content.startswith(b"<") else "plan.odt")
    assert refused.status == status
    assert says in refused.reason


def test_damaged_words_about_the_file_are_done_without_and_named() -> None:
    content = odt_bytes(p("Body"), meta="</office:meta>")
    document = read_bytes(content)
    assert (lines(document), document.properties) == (["Body"], ())
    assert left_out(document) == {"1 damaged part of the file": 0}


# Bounds


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    content = flat_bytes(p("Body &b;.")).replace(b"?>\n", f"?>{bomb}".encode())
    assert lines(read_bytes(content)) == ["Body ."]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<text:span>", "</text:span>"),
        ("<text:section>", "</text:section>"),
        ("<draw:rect><text:p>", "</text:p></draw:rect>"),
        ("<draw:g>", "</draw:g>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        (
            "<table:table><table:table-row><table:table-cell>",
            "</table:table-cell></table:table-row></table:table>",
        ),
        (
            "<text:p><text:note><text:note-body>",
            "</text:note-body></text:note></text:p>",
        ),
        ("<table:table-row-group>", "</table:table-row-group>"),
        ("<text:p>", "</text:p>"),
    ],
)
def test_nesting_is_read_or_refused(opening: str, closing: str) -> None:
    for depth in (30, 60, 110, 240, 5000):
        inner = p("Deep") if opening != "<text:span>" else "Deep"
        body = p("Body") + p(opening * depth + inner + closing * depth)
        shown = lines_or_refusal(odt_bytes(body))
        assert shown == "failed" or "Body" in shown
        assert depth > 30 or "Body" in shown
        assert depth < 110 or shown == "failed"


def test_what_is_nested_too_deep_is_refused_by_its_depth_and_not_by_the_stack() -> None:
    nested = "<text:section>" * 120 + p("Deep") + "</text:section>" * 120
    assert "more than 100 deep" in refusal(odt_bytes(p("Body"), nested)).reason
    header = f"<style:master-page><style:header>{nested}</style:header></style:master-page>"
    assert "more than 100 deep" in refusal(odt_bytes(p("Body"), masters=header)).reason


def test_spaces_without_end_are_few() -> None:
    document = read_bytes(odt_bytes(p('a<text:s text:c="999999999"/>b')))
    assert lines(document) == ["a b"]


def test_many_columns_and_cells_take_time_in_proportion() -> None:
    many = 20_000
    columns = "<table:table-column/>" * many
    started = time.perf_counter()
    read_bytes(odt_bytes(table(columns, row(*(["a"] * many)))))
    assert time.perf_counter() - started < 20


# Anything at all

LETTERS = st.text(st.sampled_from("abc ☐☒é:/\n"), max_size=8)
NUMBERS = st.sampled_from(["0", "1", "2", "3", "999999999", "x", ""])


@st.composite
def inline(draw: st.DrawFn) -> str:
    """Return something that stands in a paragraph."""
    text = draw(LETTERS)
    return draw(
        st.sampled_from(
            [
                text,
                span(text, draw(st.sampled_from(["B", "H", "none"]))),
                "<text:line-break/>",
                f'<text:s text:c="{draw(NUMBERS)}"/>',
                f"<draw:frame><draw:text-box>{p(text)}</draw:text-box></draw:frame>",
                f"<text:note><text:note-body>{p(text)}</text:note-body></text:note>",
                f"<office:annotation>{p(text)}</office:annotation>",
                f"<text:placeholder>{text}</text:placeholder>",
            ]
        )
    )


PARAGRAPHS = st.lists(inline(), max_size=4).map(lambda parts: p(*parts)) | LETTERS.map(h)


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3)
    spans = st.tuples(NUMBERS, NUMBERS, NUMBERS).map(
        lambda three: (
            f'table:number-columns-spanned="{three[0]}" '
            f'table:number-rows-spanned="{three[1]}" table:number-columns-repeated="{three[2]}"'
        )
    )
    cells = st.builds(lambda inside, more: cell(inside, more=more), inner, spans) | st.just(COVERED)
    rows = st.lists(cells, min_size=1, max_size=3).map(lambda made: row(*made))
    return (
        several.map(lambda made: items(*made))
        | several.map(lambda made: f"<text:section>{''.join(made)}</text:section>")
        | st.lists(rows, min_size=1, max_size=3).map(lambda made: table(*made))
    )


BLOCKS = st.recursive(PARAGRAPHS, _around, max_leaves=8)
STYLES = text_style("B", 'fo:font-weight="bold"') + text_style("H", 'text:display="none"')


@settings(deadline=None, max_examples=150)
@given(st.lists(BLOCKS, max_size=4))
def test_any_structure_is_read_and_the_same_each_time(body: list[str]) -> None:
    content = odt_bytes(p("Body"), *body, automatic=STYLES)
    document = read_bytes(content)
    assert lines(document)[0] == "Body"
    assert document == read_bytes(content)


PLAIN = st.recursive(
    st.lists(LETTERS, max_size=3).map(lambda parts: p(*(span(each, "x") for each in parts))),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda made: items(*made))
        | st.lists(inner, min_size=1, max_size=3).map(lambda made: table(row(*map(cell, made))))
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=150)
@given(st.lists(PLAIN, max_size=4))
def test_no_letter_is_lost(body: list[str]) -> None:
    content = odt_bytes(p("Body"), *body)
    letters = [mark for mark in "".join(body).split(">") for mark in mark.split("<")[0]]
    shown = read_bytes(content).shown_text()
    for letter in "abcé:":
        # A box alone in its cell repeats the words that it ticks.
        assert shown.removeprefix("Body").count(letter) >= letters.count(letter)
    assert visible_characters(shown) >= 4


RICH = flat_bytes(
    p("Body ", span("bold", "B"), "<text:note><text:note-body/></text:note>", "<text:tab/>"),
    h("Needs", 2),
    items(p("a"), p("b") + items(p("c")), style="L"),
    table(
        row(cell("x", more='table:number-rows-spanned="2"'), "y"),
        row(COVERED, cell("z", more='table:number-columns-repeated="3"')),
    ),
    '<draw:control draw:control="c"/>',
    styles=STYLES + '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="1" text:start-value="3"/></text:list-style>',
)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_mutated_file_is_read_or_refused(data: st.DataObject) -> None:
    words = RICH.decode().split('"')
    if data.draw(st.booleans()):
        position = data.draw(st.integers(0, len(words) // 2 - 1)) * 2 + 1
        words[position] = data.draw(LETTERS | NUMBERS | st.sampled_from(words[1::2]))
        content = '"'.join(words).encode()
    else:
        start = data.draw(st.integers(0, len(RICH)))
        end = data.draw(st.integers(start, min(len(RICH), start + 40)))
        content = RICH[:start] + data.draw(st.binary(max_size=8)) + RICH[end:]
    assert lines_or_refusal(content, "plan.fodt")


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_a_package_with_changed_bytes_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(FORM.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert lines_or_refusal(bytes(content))
