"""The items of a web page's lists, and their numbers."""

from __future__ import annotations

from tests.ingest.html_files import read, texts


def test_lists_number_their_items_as_a_browser_does() -> None:
    document = read(
        "<ol start=3><li>c<ul><li>dot</li></ul></li><li value=7><p>g</p><p>more</p></li></ol>"
        "<ol type=i><li>a<li>b</ol><ol reversed><li>y<li>x</ol>"
        "<ol style='list-style-type:lower-alpha'><li>z</ol>"
    )
    assert [(block.kind.value, block.label, block.text) for block in texts(document)] == [
        ("list item", "3.", "c"),
        ("list item", "", "dot"),
        ("list item", "7.", "g"),
        ("paragraph", "", "more"),
        ("list item", "i.", "a"),
        ("list item", "ii.", "b"),
        ("list item", "2.", "y"),
        ("list item", "1.", "x"),
        ("list item", "a.", "z"),
    ]


def test_a_mark_that_stands_alone_is_a_label_or_else_the_whole_item() -> None:
    page = "<ul><li><div>a)</div><div>first</div></li><li><span>b)</span></li></ul>"
    blocks = texts(read(page))
    assert [(block.label, block.text) for block in blocks] == [("a)", "first"), ("", "b)")]


def test_the_items_of_word_have_their_number_as_label() -> None:
    page = (
        "<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>{}<span style='font:7.0pt Times'>"
        "&nbsp;&nbsp; </span></span><![endif]>Walk to the shop<o:p></o:p></p>"
    )
    for mark, label in (("2.", "2."), ("<span style='font-family:Symbol'>·</span>", "")):
        (block,) = texts(read(page.format(mark)))
        assert (block.kind.value, block.label, block.text) == (
            "list item",
            label,
            "Walk to the shop",
        )
        assert block.cues.style == "List Paragraph"


def test_a_definition_list_gives_bold_labels_and_answers() -> None:
    blocks = texts(read("<dl><dt>Name<dd>Mrs T<dt>Age<dd>87</dl>"))
    assert [(block.text, block.cues.bold) for block in blocks] == [
        ("Name", True),
        ("Mrs T", False),
        ("Age", True),
        ("87", False),
    ]
