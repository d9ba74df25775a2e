"""What a Word file keeps outside its running text: boxes, notes, comments, properties, data."""

from __future__ import annotations

import pytest
from lxml import etree

from planaudit.document import Comment, Document, Kind, text_blocks
from planaudit.ingest.word.chunks import MOST_CHUNKS
from tests.ingest.files import left_out
from tests.ingest.word_files import (
    cell,
    changed,
    control,
    grid,
    kinds,
    lines,
    named,
    para,
    read_body,
    read_bytes,
    row,
    run,
    table,
    tick_control,
    with_parts,
    word_bytes,
)

# Text boxes, drawings and formulas


def text_box(*inside: str) -> str:
    """Return a run that holds a text box in both of Word's ways."""
    held = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic>'
        f"{held}</a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{held}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    document = read_body(para("Before", text_box(para("In the box"), para("Second"))), para("Next"))
    assert lines(document) == ["Before", "In the box", "Second", "Next"]


def test_a_text_box_holds_tables_controls_and_other_boxes() -> None:
    inner = text_box(para(control(run("Innermost"))))
    document = read_body(para("Top", text_box(table(row("a", "b")), para("Under", inner))))
    assert lines(document) == ["Top", "a", "b", "Under", "Innermost"]


def test_a_text_box_in_a_cell_is_read_in_that_cell() -> None:
    document = read_body(table(row(cell(para("Label", text_box(para("Answer")))), "next")))
    assert grid(document) == [["Label\nAnswer", "next"]]


def boxes(document: Document) -> list[tuple[str, int | None]]:
    """Return the text of every block with the number of the text box it stands in."""
    return [(block.text, block.place.box) for block in text_blocks(document.blocks)]


def test_what_stands_in_a_text_box_says_so_and_what_follows_it_does_not() -> None:
    box = text_box(para("Who to ring"), table(row("Mair")))
    other = text_box(para("Seen"))
    document = read_body(para("Before", box), para("Next", other), table(row(cell(para(other)))))
    assert boxes(document) == [
        ("Before", None), ("Who to ring", 1), ("Mair", 1), ("Next", None), ("Seen", 2), ("Seen", 3),
    ]  # fmt: skip


def test_the_place_of_a_block_in_a_text_box_names_the_box() -> None:
    document = read_body(para("Before", text_box(para("Who to ring"))))
    assert [block.place.describe() for block in text_blocks(document.blocks)] == [
        "paragraph 1",
        "text box 1, paragraph 2",
    ]


def test_words_drawn_as_art_and_in_shapes_are_read() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Draft plan"/></v:shape></w:pict></w:r>'
    shape = (
        "<w:r><w:drawing><a:txBody><a:p><a:r><a:t>My </a:t></a:r><a:r><a:t>circle</a:t></a:r></a:p>"
        "</a:txBody></w:drawing></w:r>"
    )
    assert lines(read_body(para("Top", art, shape))) == ["Top", "Draft plan", "My circle"]


def test_the_words_of_a_diagram_are_read() -> None:
    body = para("Who helps me", '<w:r><w:drawing><dgm:relIds r:dm="rIdNew1"/></w:drawing></w:r>')
    data = named("dgm:dataModel", "<a:p><a:r><a:t>Aunt</a:t></a:r></a:p>", "<a:p/>",
                 "<a:p><a:r><a:t>Choir</a:t></a:r></a:p>")  # fmt: skip
    content = with_parts(word_bytes(body), ("diagramData", "word/diagrams/data1.xml", data))
    assert lines(read_bytes(content)) == ["Who helps me", "Aunt", "Choir"]


def test_a_formula_is_read_as_its_letters() -> None:
    formula = "<m:oMath><m:r><m:t>2:1</m:t></m:r></m:oMath>"
    assert lines(read_body(para("Ratio ", formula, " by day"))) == ["Ratio 2:1 by day"]


def test_the_words_of_a_diagram_in_a_header_are_its_own() -> None:
    drawn = '<w:r><w:drawing><dgm:relIds r:dm="rIdNew1"/></w:drawing></w:r>'

    def diagram(word: str) -> tuple[str, str, str]:
        inside = f"<a:p><a:r><a:t>{word}</a:t></a:r></a:p>"
        name = f"word/diagrams/{word}.xml"
        return "diagramData", name, named("dgm:dataModel", inside)

    def fill(package: object) -> None:
        header = package.sections[0].header  # type: ignore[attr-defined]  # python-docx
        (run_element,) = etree.fromstring(named("p", drawn))
        header.paragraphs[0]._p.append(run_element)

    content = word_bytes(para("Who helps me", drawn), change=fill)
    content = with_parts(content, diagram("Aunt"))
    content = with_parts(content, diagram("Choir"), of="word/header1.xml")
    document = read_bytes(content)
    assert lines(document) == ["Who helps me", "Aunt"]
    assert [block.text for block in document.headers] == ["Choir"]


# Notes and comments


def with_footnote(*paragraphs: str) -> bytes:
    """Return a file with one footnote to its first paragraph."""
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = named(
        "w:footnotes",
        f'<w:footnote w:type="separator" w:id="-1">{para("never shown")}</w:footnote>',
        f'<w:footnote w:id="2">{"".join(paragraphs)}</w:footnote>',
    )
    content = word_bytes(para("She sings", reference, " daily"), para("Next"))
    return with_parts(content, ("footnotes", "word/footnotes.xml", notes))


def test_a_footnote_is_read_after_the_paragraph_that_refers_to_it() -> None:
    document = read_bytes(with_footnote(para("At the chapel"), para(control(run("On Tuesdays")))))
    assert lines(document) == ["She sings daily", "At the chapel", "On Tuesdays", "Next"]
    assert kinds(document)[:3] == [Kind.PARAGRAPH, Kind.NOTE, Kind.NOTE]


REFERENCE = '<w:r><w:{}Reference w:id="{}"{}/></w:r>'


def with_notes(*body: str, kind: str = "footnote", **notes: str) -> bytes:
    """Return a file with notes of a kind by their identifiers, 'n2' for 2."""
    held = (f'<w:{kind} w:id="{name[1:]}">{inside}</w:{kind}>' for name, inside in notes.items())
    part = named(f"w:{kind}s", *held)
    return with_parts(word_bytes(*body), (f"{kind}s", f"word/{kind}s.xml", part))


def labelled(document: Document) -> list[tuple[str, str]]:
    """Return the label and text of every note."""
    blocks = text_blocks(document.blocks)
    return [(block.label, block.text) for block in blocks if block.kind is Kind.NOTE]


def refer(identifier: int, kind: str = "footnote", more: str = "") -> str:
    """Return a run that refers to a note."""
    return REFERENCE.format(kind, identifier, more)


def test_notes_are_numbered_as_they_are_referred_to() -> None:
    body = (para("A", refer(9)), para("B", refer(2)))
    document = read_bytes(with_notes(*body, n2=para("two"), n9=para() + para("one") + para("more")))
    assert labelled(document) == [("1", "one"), ("", "more"), ("2", "two")]
    ends = with_notes(para("A", refer(2, "endnote")), kind="endnote", n2=para("end"))
    assert labelled(read_bytes(ends)) == [("i", "end")]


def test_a_note_may_have_a_mark_of_its_own_or_another_sort_of_number() -> None:
    starred = refer(2, more=' w:customMarkFollows="1"').replace("</w:r>", "<w:t>*</w:t></w:r>")
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="upperLetter"/></w:footnotePr></w:sectPr>'
    body = (para("A", starred), para("B", refer(3)), section)
    content = with_notes(*body, n2=para("own"), n3=para("next"))
    assert labelled(read_bytes(content)) == [("*", "own"), ("A", "next")]


@pytest.mark.parametrize("other", [2, 3])
def test_notes_that_refer_to_themselves_or_each_other_are_read_once(other: int) -> None:
    content = with_notes(
        para("A", refer(2)), n2=para("first", refer(other)), n3=para("second", refer(2))
    )
    assert labelled(read_bytes(content)) == [("1", "first"), ("2", "second")][: other - 1]


def test_a_long_row_of_notes_inside_notes_is_read_to_its_end() -> None:
    notes = {f"n{number}": para("on", refer(number + 1)) for number in range(2, 1500)}
    assert len(labelled(read_bytes(with_notes(para("A", refer(2)), **notes)))) == 1498


def test_a_text_box_in_a_note_is_read_once_and_a_table_stays_one() -> None:
    inside = para("note", text_box(para("boxed"))) + table(row("a", "b"))
    document = read_bytes(with_notes(para("A", refer(2)), n2=inside))
    assert lines(document) == ["A", "note", "boxed", "a", "b"]
    assert grid(document) == [["a", "b"]]


def test_notes_that_are_damaged_are_named() -> None:
    content = with_notes(para("A", refer(2)), n2=para("note"))
    broken = changed(content, lambda name, part: part[:90] if "footnotes" in name else part)
    assert left_out(read_bytes(broken)) == {"1 damaged part of the file": 0}


@pytest.mark.parametrize("part", ["_rels/document.xml.rels", "_rels/.rels", "word/styles.xml"])
def test_damaged_relations_and_styles_are_named_once(part: str) -> None:
    content = with_notes(para("A", refer(2)), n2=para("note"))
    broken = changed(content, lambda name, text: text[:90] if name.endswith(part) else text)
    document = read_bytes(broken)
    assert lines(document)[0] == "A"
    assert left_out(document) == {"1 damaged part of the file": 0}


def test_a_note_that_is_missing_takes_nothing_with_it() -> None:
    reference = '<w:r><w:endnoteReference w:id="9"/></w:r>'
    assert lines(read_body(para("She sings", reference))) == ["She sings"]


def with_comments(*paragraphs: str, comments: str) -> Document:
    """Return a Word file with comments, to which paragraphs refer by `comment_mark`."""
    part = ("comments", "word/comments.xml", named("w:comments", comments))
    return read_bytes(with_parts(word_bytes(*paragraphs), part))


def comment(identifier: int, text: str) -> str:
    """Return a comment by the team lead."""
    return f'<w:comment w:id="{identifier}" w:author="Team lead">{para(text)}</w:comment>'


def comment_mark(identifier: int) -> str:
    """Return what a paragraph has in it where a comment is attached."""
    return f'<w:r><w:commentReference w:id="{identifier}"/></w:r>'


def test_comments_stand_apart_with_their_authors_and_places() -> None:
    document = with_comments(
        para("She sings"), para("On Fridays", comment_mark(0)), comments=comment(0, "Say more")
    )
    assert "Say more" not in document.shown_text()
    place = document.blocks[1].place
    assert document.comments == (Comment("Team lead", "Say more", place),)


def test_a_comment_that_nothing_refers_to_is_kept_without_a_place() -> None:
    twice = comment(0, "Say more") + comment(0, "And why")
    document = with_comments(para("She sings", comment_mark(0)), comments=twice)
    assert [(each.text, each.place.paragraph) for each in document.comments] == [
        ("Say more", 1),
        ("And why", None),
    ]


# Properties and bound data


def test_the_documents_properties_stand_apart() -> None:
    def name_the_author(package: object) -> None:
        package.core_properties.author = "A. Worker"  # type: ignore[attr-defined]  # python-docx

    document = read_bytes(word_bytes(para("She sings"), change=name_the_author))
    assert dict(document.properties)["creator"] == "A. Worker"
    assert "Worker" not in document.shown_text()


ITEM = "{11111111-2222-3333-4444-555555555555}"


def with_data(binding: str, data: str) -> bytes:
    """Return a file whose only control is unfilled and bound to `data`."""
    unfilled = control(run("Click or tap here to enter text."), f"<w:showingPlcHdr/>{binding}")
    content = with_parts(
        word_bytes(para("What matters: ", unfilled)), ("customXml", "customXml/item1.xml", data)
    )
    about = (
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'customXml" ds:itemID="{ITEM}"/>'
    )
    properties = ("customXmlProps", "customXml/itemProps1.xml", about)
    return with_parts(content, properties, of="customXml/item1.xml")


DATA = '<case xmlns="urn:case"><matters>Seeing her sister</matters></case>'
PREFIX = "xmlns:c=&quot;urn:case&quot;"


@pytest.mark.parametrize(
    "path", ["/c:case[1]/c:matters[1]", "/c:case/c:matters"], ids=["numbered", "plain"]
)
def test_a_control_that_shows_nothing_shows_the_data_it_is_bound_to(path: str) -> None:
    binding = (
        f'<w:dataBinding w:prefixMappings="{PREFIX}" w:xpath="{path}" w:storeItemID="{ITEM}"/>'
    )
    assert lines(read_bytes(with_data(binding, DATA))) == ["What matters: Seeing her sister"]


@pytest.mark.parametrize(
    "binding",
    [
        pytest.param('<w:dataBinding w:xpath="//*[count(//*) > 0]"/>', id="a program of a path"),
        pytest.param('<w:dataBinding w:xpath="/x:case"/>', id="an unknown prefix"),
        pytest.param('<w:dataBinding w:xpath="/case/gone"/>', id="nothing there"),
        pytest.param("<w:dataBinding/>", id="no path"),
    ],
)
def test_a_binding_that_leads_nowhere_leaves_the_control_empty(binding: str) -> None:
    document = read_bytes(with_data(binding, DATA))
    assert lines(document) == ["What matters:"]
    assert left_out(document) == {"1 unfilled place": 26}


def test_the_entry_of_a_list_is_shown_by_its_words_and_not_its_value() -> None:
    entries = (
        '<w:dropDownList w:lastValue="2"><w:listItem w:displayText="Adults" w:value="1"/>'
        '<w:listItem w:displayText="Children" w:value="2"/></w:dropDownList>'
    )
    assert lines(read_body(para("Service: ", control("", entries)))) == ["Service: Children"]


def test_a_date_that_is_not_drawn_is_read() -> None:
    date = '<w:date w:fullDate="2025-06-12T00:00:00Z"/>'
    assert lines(read_body(para("Review: ", control(run(""), date)))) == ["Review: 2025-06-12"]


# Placeholders


@pytest.mark.parametrize(
    "words",
    ["Click or tap here to enter text.", "Choose an item.", "Click or tap to enter a date."],
)
def test_words_that_word_prints_for_an_empty_control_are_left_out_wherever_they_stand(
    words: str,
) -> None:
    document = read_body(para(f"Wishes: {words}"), table(row("Wishes", words)))
    assert lines(document) == ["Wishes:", "Wishes"]
    assert left_out(document) == {"2 unfilled places": 2 * len(words.replace(" ", ""))}


def test_a_sentence_that_only_begins_like_a_placeholder_is_kept() -> None:
    words = "Choose an item of clothing each morning."
    assert lines(read_body(para(words))) == [words]


def test_what_an_old_template_asks_the_writer_to_click_is_left_out() -> None:
    field = "<w:r><w:instrText> MACROBUTTON NoMacro [Click and type]</w:instrText></w:r>"
    document = read_body(para("Name: ", field))
    assert lines(document) == ["Name:"]
    assert left_out(document) == {"1 unfilled place": 14}


# Tracked changes that reach further than a run


def test_a_deleted_row_is_gone() -> None:
    gone = row("old", properties="<w:del/>")
    assert grid(read_body(table(row("kept"), gone))) == [["kept"]]


def test_two_paragraphs_are_one_when_the_end_of_the_first_is_deleted() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("She sings ") + "</w:p>"
    assert lines(read_body(first, para("in a choir"), para("Next"))) == [
        "She sings in a choir",
        "Next",
    ]


def test_text_under_a_merged_cell_is_named() -> None:
    document = read_body(
        table(
            row(cell("top", properties='<w:vMerge w:val="restart"/>'), "a"),
            row(cell("unseen", properties="<w:vMerge/>"), "b"),
        )
    )
    assert grid(document) == [["top", "a"], ["", "b"]]
    assert left_out(document) == {"1 piece of text under a merged cell": 6}


# Kinds of package


MAIN = b"wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    "main",
    [
        pytest.param(b"wordprocessingml.template.main+xml", id="dotx"),
        pytest.param(b"vnd.ms-word.document.macroEnabled.main+xml", id="docm"),
    ],
)
def test_templates_and_files_with_macros_are_read(main: bytes) -> None:
    content = changed(word_bytes(para("She sings")), lambda name, part: part.replace(MAIN, main))
    assert lines(read_bytes(content)) == ["She sings"]


def test_words_strict_format_is_read() -> None:
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    kinds_of = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict_kinds = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    content = changed(
        word_bytes(table(row("She", "sings"))),
        lambda name, part: part.replace(old, strict).replace(kinds_of, strict_kinds),
    )
    assert grid(read_bytes(content)) == [["She", "sings"]]


def test_headers_and_footers_stand_apart_tables_boxes_and_all() -> None:
    def fill(package: object) -> None:
        section = package.sections[0]  # type: ignore[attr-defined]  # python-docx
        section.header.paragraphs[0].text = "Our council"
        section.footer.add_table(1, 2, 99).rows[0].cells[1].text = "Page of"

    document = read_bytes(word_bytes(para("She sings"), change=fill))
    assert [block.text for block in document.headers] == ["Our council"]
    assert [block.text for block in document.footers] == ["Page of"]
    assert [block.text for block in text_blocks(document.blocks)] == ["She sings"]


def test_pictures_in_headers_and_notes_are_named() -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"

    def fill(package: object) -> None:
        header = package.sections[0].header  # type: ignore[attr-defined]  # python-docx
        (drawn,) = etree.fromstring(named("p", picture))
        header.paragraphs[0]._p.append(drawn)

    assert left_out(read_bytes(word_bytes(para("She sings"), change=fill))) == {"1 picture": 0}
    noted = read_bytes(with_footnote(para("At the chapel", picture)))
    assert left_out(noted) == {"1 picture": 0}


def test_what_is_struck_out_of_a_header_is_left_out_once() -> None:
    def fill(package: object) -> None:
        paragraph = package.sections[0].header.paragraphs[0]  # type: ignore[attr-defined]
        paragraph.add_run("Old name ").font.strike = True
        paragraph.add_run("New")
        copy = package.sections[0].header.add_paragraph()  # type: ignore[attr-defined]
        copy.add_run("Old name ").font.strike = True
        copy.add_run("New")

    document = read_bytes(word_bytes(para("She sings"), change=fill))
    assert [block.text for block in document.headers] == ["New"]
    assert left_out(document) == {"1 piece of text struck out": 7}


# Files of another kind inserted into this one


TABLE = "<table><tr><td>Who</td><td>Niece</td></tr></table>"
PAGE = f"<html><body><h2>What matters</h2>{TABLE}</body></html>"


def with_chunk(name: str, chunk: str | bytes) -> Document:
    """Return the Document of a Word file with one part from another file."""
    content = word_bytes(para("Before"), '<w:altChunk r:id="rIdNew1"/>', para("After"))
    return read_bytes(with_parts(content, ("aFChunk", name, chunk)))


def test_a_web_page_in_a_word_file_is_read_where_it_stands() -> None:
    document = with_chunk("word/afchunk.html", PAGE)
    assert lines(document) == ["Before", "What matters", "Who", "Niece", "After"]
    assert kinds(document)[1] is Kind.HEADING
    assert grid(document) == [["Who", "Niece"]]


def test_rtf_and_other_word_files_in_a_word_file_are_read() -> None:
    assert lines(with_chunk("word/a.rtf", r"{\rtf1 She sings\par}")) == [
        "Before",
        "She sings",
        "After",
    ]
    inner = word_bytes(para("Inside ", tick_control(True), " Yes"))
    assert lines(with_chunk("word/a.docx", inner)) == ["Before", "Inside", "[x] Yes", "After"]


def test_a_text_box_in_a_part_from_another_file_stays_one() -> None:
    inner = word_bytes(para("Inside", text_box(para("Who to ring"))), para("Last"))
    assert boxes(with_chunk("word/a.docx", inner)) == [
        ("Before", None), ("Inside", None), ("Who to ring", 1), ("Last", None), ("After", None),
    ]  # fmt: skip


@pytest.mark.parametrize("chunk", [b"%PDF-1.4", b"\x00\x01", b""], ids=["pdf", "no text", "empty"])
def test_a_part_that_cannot_be_read_is_named(chunk: bytes) -> None:
    document = with_chunk("word/a.bin", chunk)
    assert lines(document) == ["Before", "After"]
    assert left_out(document) == {"1 file inserted into this one": 0}


def test_parts_inside_parts_are_named_and_not_followed() -> None:
    page = ("aFChunk", "word/a.html", PAGE)
    inner = with_parts(word_bytes(para("Inside"), '<w:altChunk r:id="rIdNew1"/>'), page)
    document = with_chunk("word/a.docx", inner)
    assert lines(document) == ["Before", "Inside", "After"]
    assert left_out(document) == {"1 file inserted into this one": 0}


def test_what_is_struck_out_or_highlighted_in_an_inserted_file_stays_so() -> None:
    page = "<p>Agreed: <s>Yes</s> / No</p><p>She <s>walks</s> sings</p>"
    document = with_chunk("word/a.html", f"<html><body>{page}</body></html>")
    assert lines(document) == ["Before", "Agreed:", "[ ] Yes", "[x] No", "She sings", "After"]
    assert left_out(document) == {"1 piece of text struck out": 5}


def test_the_header_of_an_inserted_web_page_is_text_and_that_of_an_rtf_is_not() -> None:
    page = "<html><body><header>Name: Ann</header><p>Sings</p></body></html>"
    assert lines(with_chunk("word/a.html", page)) == ["Before", "Name: Ann", "Sings", "After"]
    rtf = with_chunk("word/a.rtf", r"{\rtf1{\header Our council\par}Sings\par}")
    assert lines(rtf) == ["Before", "Sings", "After"]
    assert left_out(rtf) == {"1 line in a header or footer of an inserted file": 10}


def test_comments_and_how_it_was_read_come_from_an_inserted_file_too() -> None:
    rtf = r"{\rtf1 Sings{\*\atnauthor Team lead}\chatn{\*\annotation Say more}\par"
    document = with_chunk("word/a.rtf", rtf)
    assert [(each.author, each.text) for each in document.comments] == [("Team lead", "Say more")]
    assert [note.startswith("The file ends before it should") for note in document.notes] == [True]


def test_unfilled_places_of_an_inserted_file_count_with_the_others() -> None:
    empty = control(run("Click here"), "<w:showingPlcHdr/>")
    inner = word_bytes(para("Aim: ", empty))
    content = word_bytes(para("Goal: ", empty), '<w:altChunk r:id="rIdNew1"/>')
    document = read_bytes(with_parts(content, ("aFChunk", "word/a.docx", inner)))
    assert left_out(document) == {"2 unfilled places": 18}


def test_a_file_that_is_inserted_again_and_again_is_read_once() -> None:
    body = (para("Before"), *['<w:altChunk r:id="rIdNew1"/>'] * 100)
    document = read_bytes(with_parts(word_bytes(*body), ("aFChunk", "word/a.html", PAGE)))
    assert lines(document) == ["Before", "What matters", "Who", "Niece"]
    assert left_out(document) == {"99 files inserted into this one again": 0}


def test_of_very_many_inserted_files_the_first_are_read_and_the_others_named() -> None:
    chunks = [("aFChunk", f"word/a{number}.txt", "line") for number in range(MOST_CHUNKS + 3)]
    body = "".join(f'<w:altChunk r:id="rIdNew{number}"/>' for number in range(1, MOST_CHUNKS + 4))
    document = read_bytes(with_parts(word_bytes(body), *chunks))
    assert len(lines(document)) == MOST_CHUNKS
    assert left_out(document) == {"3 files inserted into this one": 0}
