"""What automatic numbering prints in OpenDocument files."""

from __future__ import annotations

import pytest

from planaudit.document import Kind, text_blocks
from planaudit.ingest.odt.numbering import number_shown
from tests.ingest.odt_files import h, items, odt_bytes, p, read_body, read_bytes


def level(number: int, form: str, more: str = "", suffix: str = ".") -> str:
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" '
        f'style:num-suffix="{suffix}" {more}/>'
    )


def list_style(*levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


NUMBERED = list_style(
    level(1, "1"), level(2, "a", suffix=")"), level(3, "1", 'text:display-levels="3"')
)
BULLETS = list_style('<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>')


def labels(*body: str, automatic: str = NUMBERED) -> list[str]:
    document = read_body(*body, automatic=automatic)
    return [f"{b.label} {b.text}".strip() for b in text_blocks(document.blocks)]


def test_the_items_of_a_list_have_the_labels_that_are_shown() -> None:
    inner = items(p("x"), p("y") + items(p("deep")))
    assert labels(items(p("One"), p("Two") + inner, p("Three"), style="L")) == [
        "1. One", "2. Two", "a) x", "b) y", "2.b.1. deep", "3. Three",
    ]  # fmt: skip


def test_items_are_list_items_and_what_follows_them_is_not() -> None:
    listed = items(p("One") + p("More of one"), f"<text:list-header>{p('Head')}</text:list-header>")
    document = read_body(listed, automatic=BULLETS)
    assert [(b.kind, b.label) for b in text_blocks(document.blocks)] == [
        (Kind.LIST_ITEM, ""),
        (Kind.PARAGRAPH, ""),
        (Kind.PARAGRAPH, ""),
    ]


def test_a_list_starts_again_unless_it_carries_another_on() -> None:
    first = items(p("a"), p("b"), style="L", more='xml:id="one"')
    assert labels(
        first,
        items(p("c"), style="L"),
        items(p("d"), style="L", more='text:continue-numbering="true"'),
        items(p("e"), style="L", more='text:continue-list="one"'),
    ) == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_an_item_may_set_its_number() -> None:
    fifth = f'<text:list-item text:start-value="5">{p("b")}</text:list-item>'
    assert labels(items(p("a"), fifth, p("c"), style="L")) == ["1. a", "5. b", "6. c"]


def test_a_level_may_start_elsewhere() -> None:
    style = list_style(level(1, "i", 'text:start-value="4" style:num-prefix="("', suffix=")"))
    assert labels(items(p("a"), p("b"), style="L"), automatic=style) == ["(iv) a", "(v) b"]


def test_a_list_that_only_wraps_another_counts_nothing() -> None:
    wrapped = items(items(p("x")), style="L", more='text:continue-numbering="true"')
    assert labels(items(p("a"), items(p("w")), style="L"), wrapped, items(p("b"), style="L")) == [
        "1. a", "a) w", "b) x", "1. b",
    ]  # fmt: skip


def test_the_whole_label_may_be_given_as_a_pattern() -> None:
    pattern = 'loext:num-list-format="Part %1%-%2%:" style:num-letter-sync="true"'
    style = list_style(level(1, "A"), level(2, "1", pattern))
    assert labels(items(p("a") + items(p("x")), style="L"), automatic=style) == [
        "A. a",
        "Part A-1: x",
    ]


def test_a_paragraph_brings_the_list_style_of_its_own_style() -> None:
    own = '<style:style style:name="P1" style:family="paragraph" style:list-style-name="L"/>'
    assert labels(items(p("a", style="P1")), automatic=NUMBERED + own) == ["1. a"]


def test_an_item_may_have_another_list_style() -> None:
    other = list_style(level(1, "A"), name="M")
    second = f'<text:list-item text:style-override="M">{p("b")}</text:list-item>'
    assert labels(items(p("a"), second, style="L"), automatic=NUMBERED + other) == ["1. a", "B. b"]


def test_numbered_paragraphs_count_together() -> None:
    one, two = (
        f'<text:numbered-paragraph text:list-id="n" text:style-name="L">{p(text)}'
        "</text:numbered-paragraph>"
        for text in ("a", "b")
    )
    assert labels(one, two) == ["1. a", "2. b"]


def test_a_number_that_the_file_states_is_taken() -> None:
    stated = f"<text:list-item><text:number>7)</text:number>{p('a')}</text:list-item>"
    assert labels(items(stated, style="L")) == ["7) a"]


OUTLINE = """<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>"""


def test_headings_are_numbered_by_the_outline() -> None:
    unnumbered = '<style:style style:name="U" style:family="paragraph" style:list-style-name=""/>'
    content = odt_bytes(
        h("Needs"),
        h("Meals", 2),
        h("Wash", 2),
        h("Detail", 3),
        h("Apart", 1, style="U"),
        h("Wishes", 1),
        h("Head", 1, 'text:is-list-header="true"'),
        h("Anew", 1, 'text:restart-numbering="true" text:start-value="9"'),
        named=OUTLINE + unnumbered,
    )
    blocks = text_blocks(read_bytes(content).blocks)
    assert [(b.label, b.text) for b in blocks] == [
        ("1.", "Needs"), ("1.1", "Meals"), ("1.2", "Wash"), ("", "Detail"), ("", "Apart"),
        ("2.", "Wishes"), ("", "Head"), ("9.", "Anew"),
    ]  # fmt: skip


def test_a_heading_in_a_list_is_a_heading_with_the_number_of_the_list() -> None:
    document = read_body(items(h("Needs", 2), style="L"), automatic=NUMBERED)
    (block,) = text_blocks(document.blocks)
    assert (block.kind, block.level, block.label) == (Kind.HEADING, 2, "1.")


@pytest.mark.parametrize(
    ("number", "form", "doubled", "shown"),
    [
        (3, "1", False, "3"), (3, "", False, ""), (26, "a", False, "z"), (28, "a", False, "ab"),
        (28, "a", True, "bb"), (28, "A", True, "BB"), (0, "a", False, "0"), (14, "i", False, "xiv"),
        (1999, "I", False, "MCMXCIX"), (4000, "i", False, "4000"), (10**8, "a", True, "100000000"),
        (7, "01, 02, 03, ...", False, "07"), (2, "一, 二, 三, ...", False, "2"),
    ],
)  # fmt: skip
def test_numbers_are_shown_in_their_format(
    number: int, form: str, doubled: bool, shown: str
) -> None:
    assert number_shown(number, form, doubled=doubled) == shown
