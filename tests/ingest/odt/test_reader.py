"""The OpenDocument reader: what a reader of the file can see, and nothing else."""

from __future__ import annotations

import pytest

from planaudit.document import Cues, Kind, Place, TextBlock, text_blocks
from tests.ingest.files import left_out
from tests.ingest.odt_files import (
    cell,
    h,
    odt_bytes,
    p,
    read_body,
    read_bytes,
    row,
    span,
    table,
    text_style,
)
from tests.ingest.word_files import kinds, lines, only_block

BOLD = text_style("B", 'fo:font-weight="bold"')
HIDDEN = text_style("Gone", 'text:display="none"')


def cues_of(block: str, automatic: str = "", named: str = "") -> Cues:
    return only_block(read_body(block, automatic=automatic, named=named)).cues


# Text


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        pytest.param("She  sings\n   daily", "She sings daily", id="white space is one space"),
        pytest.param('one<text:s text:c="3"/>two', "one two", id="counted spaces"),
        pytest.param("one<text:tab/>two", "one two", id="a tab"),
        pytest.param("one<text:line-break/>two", "one two", id="a line break"),
        pytest.param("hand<text:soft-page-break/>made", "handmade", id="a page break"),
        pytest.param("a<text:span>b<text:span>c</text:span>d</text:span>e", "abcde", id="spans"),
        pytest.param("see <text:a>the leaflet</text:a>", "see the leaflet", id="a link"),
        pytest.param("on <text:date>1 May</text:date>", "on 1 May", id="a date field"),
        pytest.param("page <text:page-number>2</text:page-number>", "page 2", id="a page number"),
        pytest.param(
            '<text:variable-set text:name="x">Mrs T</text:variable-set>', "Mrs T", id="a variable"
        ),
        pytest.param("a<text:bookmark-start/>b<text:bookmark-end/>", "ab", id="a bookmark"),
        pytest.param("<text:text-input>typed</text:text-input>", "typed", id="an input field"),
        pytest.param(
            "<text:ruby><text:ruby-base>base</text:ruby-base>"
            "<text:ruby-text>over</text:ruby-text></text:ruby>",
            "base (over)",
            id="ruby",
        ),
        pytest.param(
            '<text:drop-down><text:label text:value="No"/>'
            '<text:label text:current-selected="true" text:value="Yes"/></text:drop-down>',
            "Yes",
            id="a drop-down that only marks its choice",
        ),
        pytest.param(
            '<text:drop-down><text:label text:value="No"/>No</text:drop-down>',
            "No",
            id="a drop-down that shows its choice",
        ),
        pytest.param("<text:unheard-of>kept</text:unheard-of>", "kept", id="an unknown element"),
    ],
)
def test_the_text_of_a_paragraph_is_what_it_shows(inside: str, shown: str) -> None:
    assert lines(read_body(p(inside))) == [shown]


def test_the_pieces_of_a_tracked_change_are_told_apart() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
        "<office:change-info><dc:creator>Somebody</dc:creator></office:change-info>"
        "<text:p>slowly</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    changed = p("She walks <text:change/><text:change-start/>fast<text:change-end/>.")
    document = read_body(changes, changed)
    assert lines(document) == ["She walks fast."]
    assert left_out(document) == {"1 tracked deletion": 6}


CHANGES = """<text:tracked-changes><text:changed-region text:id="gone"><text:deletion><text:p/>
</text:deletion></text:changed-region><text:changed-region text:id="new"><text:insertion/>
</text:changed-region></text:tracked-changes>"""


def mark(what: str, name: str) -> str:
    return f'<text:change-{what} text:change-id="{name}"/>'


def test_a_deletion_that_stands_in_the_text_is_only_counted() -> None:
    inserted = f"{mark('start', 'new')}fast{mark('end', 'new')}"
    deleted = f"{mark('start', 'gone')}slowly", f"or not{mark('end', 'gone')} Rests."
    document = read_body(CHANGES, p("Walks ", inserted, deleted[0]), p(deleted[1]), p("Sings."))
    assert lines(document) == ["Walks fast", "Rests.", "Sings."]
    assert left_out(document) == {"1 tracked deletion": len("slowlyornot")}


@pytest.mark.parametrize(
    "unclosed",
    [
        pytest.param(p(mark("start", "gone"), "Walks."), id="no end"),
        pytest.param(p(mark("end", "gone"), mark("start", "gone"), "Walks."), id="end first"),
        pytest.param(
            p(mark("start", "gone"))
            + f'<text:section text:display="none">{p(mark("end", "gone"))}</text:section>'
            + p("Walks."),
            id="end in what is hidden",
        ),
    ],
)
def test_a_deletion_without_an_end_takes_nothing_with_it(unclosed: str) -> None:
    assert lines(read_body(CHANGES, unclosed, p("Sings."))) == ["Walks.", "Sings."]


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(p("Shown. ", span("secret", "Gone")), id="a span"),
        pytest.param(p("Shown.") + p("secret", style="GoneP"), id="a paragraph style"),
        pytest.param(
            p("Shown.") + p('<text:hidden-paragraph text:is-hidden="true"/>secret'),
            id="a paragraph by its condition",
        ),
        pytest.param(
            p('Shown.<text:hidden-text text:is-hidden="true" text:string-value="secret"/>'),
            id="a field",
        ),
        pytest.param(
            p("Shown.") + f'<text:section text:display="none">{p("secret")}</text:section>',
            id="a section",
        ),
        pytest.param(
            p("Shown.") + '<text:section text:display="condition" text:is-hidden="true">'
            f"{p('secret')}</text:section>",
            id="a section by its condition",
        ),
        pytest.param(
            p('Shown.<text:variable-set text:display="none">secret</text:variable-set>'),
            id="a variable",
        ),
    ],
)
def test_hidden_text_is_only_counted(hidden: str) -> None:
    paragraph = text_style("GoneP", 'text:display="none"', "paragraph")
    document = read_body(hidden, automatic=HIDDEN + paragraph)
    assert lines(document) == ["Shown."]
    assert left_out(document) == {"1 piece of hidden text": 6}


@pytest.mark.parametrize(
    "shown",
    [
        '<text:hidden-text text:is-hidden="false" text:string-value="here"/>',
        '<text:hidden-paragraph text:is-hidden="false"/>here',
    ],
)
def test_what_could_be_hidden_and_is_not_is_read(shown: str) -> None:
    assert lines(read_body(p(shown))) == ["here"]


def test_sections_and_the_body_of_an_index_are_read_and_its_pattern_is_not() -> None:
    index = (
        "<text:table-of-content><text:table-of-content-source>"
        f"<text:index-title-template>Pattern</text:index-title-template>{p('Pattern')}"
        f"</text:table-of-content-source><text:index-body><text:index-title>{p('Contents')}"
        f"</text:index-title>{p('Needs 1')}</text:index-body></text:table-of-content>"
    )
    document = read_body(index, f"<text:section>{p('Inside')}</text:section>")
    assert lines(document) == ["Contents", "Needs 1", "Inside"]


def test_a_note_follows_the_paragraph_that_refers_to_it_with_its_mark() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Seen on 3 May.')}</text:note-body></text:note>"
    )
    document = read_body(p("She sings", note, " daily."), p("After."))
    assert lines(document) == ["She sings daily.", "Seen on 3 May.", "After."]
    assert kinds(document) == [Kind.PARAGRAPH, Kind.NOTE, Kind.PARAGRAPH]
    assert [block.label for block in text_blocks(document.blocks)] == ["", "1", ""]


def test_comments_are_kept_apart_with_their_author_and_place() -> None:
    comment = f"<office:annotation><dc:creator>S. W.</dc:creator>{p('Check')}</office:annotation>"
    document = read_body(p("One"), p("Two", comment), table(row(cell(p("In", comment)))))
    assert lines(document) == ["One", "Two", "In"]
    assert [(c.author, c.text, c.place) for c in document.comments] == [
        ("S. W.", "Check", Place(paragraph=2)),
        ("S. W.", "Check", Place(table=1, row=1, column=1)),
    ]
    (loose,) = read_body(p("One"), comment).comments
    assert (loose.text, loose.place) == ("Check", Place())


# Shapes, pictures and objects


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(f"<draw:frame><draw:text-box>{p('Boxed')}</draw:text-box></draw:frame>"),
        pytest.param(
            f"<draw:custom-shape>{p('Boxed')}<draw:enhanced-geometry/></draw:custom-shape>"
        ),
        pytest.param(f"<draw:g><draw:rect>{p('Boxed')}</draw:rect></draw:g>"),
        pytest.param(
            f"<draw:a><draw:frame><draw:text-box>{p('Boxed')}</draw:text-box></draw:frame></draw:a>"
        ),
    ],
    ids=["text box", "shape", "group", "linked text box"],
)
def test_the_text_of_a_shape_follows_its_paragraph(shape: str) -> None:
    document = read_body(p("Before", shape, " and after"), p("Next"))
    assert lines(document) == ["Before and after", "Boxed", "Next"]
    assert [block.place.box for block in text_blocks(document.blocks)] == [None, 1, None]
    assert document.left_out == ()


def test_pictures_objects_and_empty_drawings_are_counted() -> None:
    picture = "<draw:frame><draw:image/><draw:image/><svg:desc>A dog</svg:desc></draw:frame>"
    chart = "<draw:frame><draw:object/><draw:image/></draw:frame>"
    document = read_body(p("Here", picture, picture, chart, "<draw:ellipse/>", "<draw:line/>"))
    assert lines(document) == ["Here"]
    assert left_out(document) == {
        "2 pictures": 0,
        "1 embedded object": 0,
        "2 drawings without text": 0,
    }


# Styles


def test_print_comes_down_from_parent_styles_and_spans_change_it() -> None:
    named = text_style("Strong", 'fo:font-weight="bold" fo:font-size="14pt"', "paragraph")
    child = text_style("P1", 'fo:font-size="50%"', "paragraph", 'style:parent-style-name="Strong"')
    plain = text_style("T1", 'fo:font-weight="normal" fo:font-style="italic"')
    assert cues_of(p("x", style="P1"), child, named) == Cues(bold=True, size=7, style="Strong")
    inside = p(span("x", "T1"), style="P1")
    assert cues_of(inside, child + plain, named) == Cues(italic=True, size=7, style="Strong")


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ('style:name="Text_20_body"', "Text body"),
        ('style:name="A1" style:display-name="Answer box"', "Answer box"),
    ],
)
def test_a_style_is_called_what_its_user_calls_it(style: str, shown: str) -> None:
    name = style.split('"')[1]
    named = f'<style:style {style} style:family="paragraph"/>'
    child = (
        f'<style:style style:name="P1" style:family="paragraph" style:parent-style-name="{name}"/>'
    )
    assert cues_of(p("x", style="P1"), child, named).style == shown


def test_a_style_that_is_its_own_parent_is_read() -> None:
    looped = text_style("P1", 'fo:font-weight="bold"', "paragraph", 'style:parent-style-name="P1"')
    assert cues_of(p("x", style="P1"), looped).bold


@pytest.mark.parametrize(
    "chosen",
    [
        text_style("X", 'style:text-line-through-style="solid"'),
        text_style("X", 'style:text-line-through-type="single"'),
    ],
)
def test_the_option_that_is_struck_out_is_not_chosen(chosen: str) -> None:
    document = read_body(p("Yes / ", span("No", "X")), automatic=chosen)
    assert lines(document) == ["[x] Yes", "[ ] No"]


def test_the_option_on_a_coloured_ground_is_chosen() -> None:
    mark = text_style("M", 'fo:background-color="#ffff00"')
    document = read_body(p(span("Yes", "M"), " / No"), automatic=mark)
    assert lines(document) == ["[x] Yes", "[ ] No"]


FACE = '<style:font-face style:name="W1" svg:font-family="Wingdings"/>'


@pytest.mark.parametrize(
    ("mark", "style", "ticked"),
    [
        ("þ", text_style("W", 'fo:font-family="Wingdings"'), True),
        ("\uf0a8", text_style("W", "fo:font-family=\"'Wingdings', sans\""), False),
        ("þ", FACE + text_style("W", 'style:font-name="W1"'), True),
        ("☒", text_style("W", 'fo:font-family="Wingdings"'), True),
    ],
)
def test_a_letter_of_a_symbol_font_is_what_the_font_draws(
    mark: str, style: str, ticked: bool
) -> None:
    block = only_block(read_body(p(span(mark, "W"), " Agrees"), automatic=style))
    assert (block.text, block.ticked) == ("Agrees", ticked)


def test_a_letter_is_a_tick_only_in_a_symbol_font() -> None:
    assert lines(read_body(p("þórr"))) == ["þórr"]


@pytest.mark.parametrize(
    ("block", "level"),
    [
        pytest.param(h("Needs", 3), 3, id="heading"),
        pytest.param(h("Needs", 44), 9, id="deeper than there are levels"),
        pytest.param(p("Needs", style="Uberschrift"), 2, id="style with an outline level"),
        pytest.param(p("Needs", style="Heading_20_4"), 4, id="style by its name"),
        pytest.param(p("Needs", style="Title"), 1, id="title"),
    ],
)
def test_headings_have_their_level(block: str, level: int) -> None:
    style = '<style:style style:family="paragraph" style:name='
    named = f'{style}"Uberschrift" style:default-outline-level="2"/>{style}"Heading_20_4"/>'
    named += f'{style}"Title"/>'
    found = only_block(read_body(block, named=named))
    assert (found.kind, found.level, found.text) == (Kind.HEADING, level, "Needs")


# Headers, footers and properties


PAGES = f"""<style:master-page style:name="Standard" style:next-style-name="Later">
<style:header>{p("Council", style="P1")}</style:header>
<style:header-first>{p("Cover")}</style:header-first>
<style:footer>{table(row("Form 1", "Page 1"))}</style:footer>
<style:footer-left style:display="false">{p("Switched off")}</style:footer-left>
</style:master-page>
<style:master-page style:name="Later"><style:footer>{p("Confidential")}</style:footer>
</style:master-page>
<style:master-page style:name="Wide"><style:header>{p("Wide page")}</style:header>
</style:master-page>
<style:master-page style:name="Unused"><style:header>{p("Nowhere")}</style:header>
</style:master-page>"""
BEGINS = '<style:style style:name="P1" style:family="paragraph" style:master-page-name="{}"/>'


def margins(*body: str, begins: str) -> tuple[list[str], list[str]]:
    content = odt_bytes(*body, masters=PAGES, automatic=BEGINS.format(begins))
    document = read_bytes(content)
    return [b.text for b in document.headers], [b.text for b in document.footers]


def test_the_headers_and_footers_of_the_pages_used_are_kept_apart() -> None:
    assert margins(p("Body"), p("Wide", style="P1"), begins="Wide") == (
        ["Council", "Cover", "Wide page"],
        ["Form 1", "Page 1", "Confidential"],
    )


def test_the_first_page_described_is_not_used_where_the_text_begins_on_another() -> None:
    assert margins(p("Wide", style="P1"), begins="Wide") == (["Wide page"], [])


def test_comments_and_controls_of_margins_are_read() -> None:
    comment = f"<office:annotation>{p('Check')}</office:annotation>"
    header = p("Council", comment, '<draw:control draw:control="c"/>')
    masters = f"<style:master-page style:name='a'><style:header>{header}</style:header>"
    forms = '<office:forms><form:form><form:text form:id="c" form:current-value="Ward 3"/>'
    body = f"{forms}</form:form></office:forms>", p("Body", comment)
    document = read_bytes(odt_bytes(*body, masters=f"{masters}</style:master-page>"))
    assert [block.text for block in document.headers] == ["Council Ward 3"]
    assert [(each.text, each.place) for each in document.comments] == [
        ("Check", Place(paragraph=1)),
        ("Check", Place()),
    ]


def test_the_styles_of_margins_are_not_those_of_the_body() -> None:
    content = odt_bytes(
        p("Body", style="P1"), masters=PAGES, margin_styles=text_style("P1", 'text:display="none"')
    )
    assert "Body" in lines(read_bytes(content))


def test_what_the_file_says_about_itself_is_kept_apart() -> None:
    meta = (
        "<dc:title>Plan</dc:title><meta:initial-creator>S. W.</meta:initial-creator>"
        '<meta:user-defined meta:name="Case">42</meta:user-defined><dc:subject/>'
    )
    document = read_bytes(odt_bytes(p("Body"), meta=meta))
    assert document.properties == (("title", "Plan"), ("author", "S. W."), ("Case", "42"))
    assert lines(document) == ["Body"]


def test_places_count_as_the_blocks_do() -> None:
    box = f"<draw:frame><draw:text-box>{p('Box')}</draw:text-box></draw:frame>"
    document = read_body(p("One", box), p(), table(row("In")), p("Last"))
    places = [b.place for b in text_blocks(document.blocks)]
    assert [place.paragraph for place in places] == [1, 2, None, 4]
    assert isinstance(document.blocks[0], TextBlock)
