"""The RTF reader: what a reader of the file can see, as it is printed."""

from __future__ import annotations

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.document import Comment, Kind, LeftOut, text_blocks
from planaudit.ingest.marks import TICKED_GLYPHS, UNTICKED_GLYPHS, fold_white_space
from tests.ingest.rtf_files import FONTS, lines, only_block, read, read_bytes, rtf

# Letters


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param(r"caf\'e9", "café", id="byte in the file's code page"),
        pytest.param(r"{\f3 \'cf\'f0\'e8}", "При", id="bytes in the font's code page"),
        pytest.param(r"{\f4 \'82\'6c\'83A}", "Ｍア", id="two bytes make one letter"),
        pytest.param(r"D\u373?r", "Dŵr", id="by number, with a stand-in"),
        pytest.param(r"D\u373\'77r", "Dŵr", id="a byte as the stand-in"),
        pytest.param(r"{\uc2 D\u373wwr}", "Dŵr", id="two stand-ins"),
        pytest.param(r"{\uc0 D\u373r}", "Dŵr", id="no stand-in"),
        pytest.param(r"D{\u373}r", "Dŵr", id="a stand-in ends with its group"),
        pytest.param(r"D\u373\b r", "Dŵr", id="a word that is no letter is no stand-in"),
        pytest.param(r"{\uc1\u-10179 ?\u-8704 ?}", "😀", id="two halves of a number"),
        pytest.param(r"one\~two", "one two", id="space that does not break"),
        pytest.param(r"well\_being, sup\-port", "well-being, support", id="hyphens"),
        pytest.param(r"a \{b\} \\ c", "a {b} \\ c", id="braces and backslashes"),
        pytest.param(r"\lquote a\rquote  \ldblquote b\rdblquote", "‘a’ “b”", id="quotation marks"),
        pytest.param(r"2019\endash 20\emdash now", "2019–20—now", id="dashes"),
        pytest.param("left\\tab right", "left right", id="tab"),
        pytest.param("a li\r\nne", "a line", id="the file's own lines are no lines"),
        pytest.param(r"{\upr{D?r}{\*\ud{D\u373 ?r}}}", "Dŵr", id="twice, for readers old and new"),
        pytest.param(r"a{\*\unknown lost} b", "a b", id="what may be ignored"),
        pytest.param(r"a{\bin5 }}}\{}b", "ab", id="bytes that are no text"),
        pytest.param(r"{\f2 words}", "words", id="words in a symbol font by mistake"),
    ],
)
def test_letters_are_read_as_they_show(written: str, shown: str) -> None:
    assert only_block(read(written + r"\par")).text == shown


def test_the_code_page_of_an_older_macintosh_file_is_known() -> None:
    assert only_block(read_bytes(rb"{\rtf1\mac caf\'8e \'d2yes\'d3\par}")).text == "café “yes”"


def test_letters_that_rtf_should_have_escaped_are_read_as_utf_8_where_they_are() -> None:
    assert only_block(read_bytes(r"{\rtf1\ansi Dŵr\par}".encode())).text == "Dŵr"
    assert only_block(read_bytes(r"{\rtf1\ansi café\par}".encode("cp1252"))).text == "café"


_TEXT = st.characters(
    exclude_categories=["C"], exclude_characters=f"[{TICKED_GLYPHS}{UNTICKED_GLYPHS}"
)


@given(st.lists(st.tuples(_TEXT, st.sampled_from(["number", "byte", "raw"]))))
def test_whatever_is_written_is_read(letters: list[tuple[str, str]]) -> None:
    written = "".join(_written(letter, how) for letter, how in letters)
    text = "".join(letter for letter, _ in letters)
    assert only_block(read(rf"\pard a{written}z\par")).text == fold_white_space(f"a{text}z")


def _written(letter: str, how: str) -> str:
    """Return `letter` as it may be written in RTF: if it can be, in the way that `how` says."""
    if how == "raw" and letter.isascii():
        return "\\" + letter if letter in "\\{}" else letter
    with contextlib.suppress(UnicodeEncodeError):
        if how == "byte":
            return rf"\'{letter.encode('cp1252')[0]:02x}"
    halves = letter.encode("utf-16-le")
    numbers = struct.unpack(f"<{len(halves) // 2}h", halves)
    return "".join(rf"\u{number}?" for number in numbers)


# Print


def test_print_is_known_for_what_is_printed_so_throughout() -> None:
    cues = only_block(read(r"\pard\plain\fs28 {\b\i Outcome one}\par")).cues
    assert (cues.bold, cues.italic, cues.size) == (True, True, 14.0)
    assert not only_block(read(r"\pard\plain {\b Out}come\par")).cues.bold


def test_print_ends_with_its_group_and_with_plain() -> None:
    document = read(
        r"\pard {\b one\par}two\par \b three\par \plain four\par \b five\b0\par six\par"
    )
    bold = [block.cues.bold for block in text_blocks(document.blocks)]
    assert bold == [True, False, True, False, True, False]


def test_a_bold_label_and_the_answer_on_the_next_line_are_two() -> None:
    assert lines(read(r"\pard {\b Wishes}\line To go home\par")) == ["Wishes", "To go home"]


@pytest.mark.parametrize(
    "chosen",
    [
        r"Yes / {\strike No}",
        r"{\highlight2 Yes} / No",
        r"{\chcbpat2 Yes} / No",
        r"{\highlight4 No} {\cb2 Yes} / No",
    ],
)
def test_a_choice_made_by_its_print_is_a_tick_box(chosen: str) -> None:
    assert lines(read(rf"\pard {chosen}\par"))[-2:] == ["[x] Yes", "[ ] No"]


def test_hidden_and_deleted_text_is_left_out_and_counted() -> None:
    document = read(
        r"\pard She {\deleted does not }{\revised often }sing{\v (ask) }{\v why }s{\v0 .}\par"
    )
    assert lines(document) == ["She often sings."]
    assert document.left_out == (
        LeftOut("1 tracked deletion", "marked as deleted text", characters=7),
        LeftOut("1 piece of hidden text", "marked as not to be shown", characters=8),
    )


@pytest.mark.parametrize(
    ("paragraph", "level"),
    [
        pytest.param(r"\s1\outlinelevel0\b Aims", 1, id="style with an outline level"),
        pytest.param(r"\s2 Aims", 1, id="style made from a heading"),
        pytest.param(r"\s4 Aims", 3, id="style called a heading"),
        pytest.param(r"\outlinelevel2 Aims", 3, id="paragraph with an outline level"),
        pytest.param(r"\s1\outlinelevel9 Aims", 1, id="style called a heading, whatever it says"),
        pytest.param(r"\s3 Aims", None, id="another style"),
        pytest.param(r"\outlinelevel9 Aims", None, id="body text"),
    ],
)
def test_headings_are_told_by_their_styles_and_outline_levels(
    paragraph: str, level: int | None
) -> None:
    assert only_block(read(rf"\pard\plain{paragraph}\par")).level == level


def test_a_style_has_its_name_and_print() -> None:
    cues = only_block(read(r"\pard\plain\s1 Aims\par")).cues
    assert (cues.style, cues.bold, cues.size) == ("heading 1", True, 16.0)
    assert only_block(read(r"\pard\plain{\cs11 Aims}\par")).cues.bold


# Lists


@pytest.mark.parametrize(
    ("label", "line"),
    [
        pytest.param(r"{\listtext\pard\plain\f1 \'b7\tab}", "- one", id="bullet of a symbol font"),
        pytest.param(r"{\listtext\pard\plain\f0 o\tab}", "- one", id="letter as a bullet"),
        pytest.param(r"{\listtext \u-3913 ?\tab}", "- one", id="bullet by number"),
        pytest.param(r"{\pntext\f1\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}", "- one", id="older"),
        pytest.param("{\\listtext\t\\uc0\\u8226 \t}", "- one", id="bullet with raw tabs"),
        pytest.param(r"{\listtext\pard\plain 2.1\tab}", "- 2.1 one", id="number"),
        pytest.param(r"{\pntext a)\tab}", "- a) one", id="older letter"),
        pytest.param(r"\s1{\listtext 3\tab}", "# 3 one", id="numbered heading"),
    ],
)  # fmt: skip
def test_what_stands_before_a_list_item_is_its_label(label: str, line: str) -> None:
    assert lines(read(rf"\pard {label}one\par \pard two\par")) == [line, "two"]


def test_lists_that_leave_the_counting_to_the_reader_are_counted() -> None:
    prelude = (
        r"{\*\listtable{\list{\listlevel\levelnfc0\levelstartat1{\leveltext\'02\'00.;}"
        r"{\levelnumbers\'01;}}{\listlevel\levelnfc4\levelstartat1{\leveltext\'04\'00.\'01);}"
        r"{\levelnumbers\'01\'03;}}\listid77}{\list{\listlevel\levelnfc23"
        r"{\leveltext\'01\u-3913 ?;}}\listid78}}"
        r"{\*\listoverridetable{\listoverride\listid77\ls1}{\listoverride\listid78\ls2}}"
    )
    items = [(1, 0, "a"), (1, 1, "b"), (1, 1, "c"), (1, 0, "d"), (1, 1, "e"), (2, 0, "f")]
    body = "".join(rf"\pard\ls{number}\ilvl{deep} {text}\par " for number, deep, text in items)
    assert lines(read(prelude + body)) == [
        "- 1. a", "- 1.a) b", "- 1.b) c", "- 2. d", "- 2.a) e", "- f",
    ]  # fmt: skip


# Tick boxes and fields


@pytest.mark.parametrize(
    ("box", "ticked"),
    [
        pytest.param(r"{\f2 \'fe}", True, id="Wingdings byte, ticked"),
        pytest.param(r"{\f2 \'a8}", False, id="Wingdings byte, not ticked"),
        pytest.param(r"{\f2 \u-3842 ?}", True, id="Wingdings by number"),
        pytest.param(r"\u-3928 ?", False, id="private number in another font"),
        pytest.param(r"\u9746 ?", True, id="ballot box"),
        pytest.param(
            r'{\field{\*\fldinst SYMBOL 254 \\f "Wingdings" \\s 11}{\fldrslt\f2\fs22}}',
            True,
            id="symbol field without a result",
        ),
        pytest.param(
            r"{\field{\*\fldinst { FORMCHECKBOX }{\*\datafield 65}{\*\formfield{\fftype1\ffres1"
            r"{\*\ffname A}\ffdefres0}}}{\fldrslt }}",
            True,
            id="form field, ticked",
        ),
        pytest.param(
            r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\ffres25\ffdefres1}}}{\fldrslt}}",
            True,
            id="form field, ticked unless changed",
        ),
        pytest.param(
            r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres0\ffdefres1}}}}",
            False,
            id="form field, changed",
        ),
    ],
)
def test_a_tick_box_is_read_with_its_label(box: str, ticked: bool) -> None:
    block = only_block(read(rf"\pard {box} I agree with this plan\par"))
    assert (block.kind, block.text, block.ticked) == (
        Kind.TICK_BOX,
        "I agree with this plan",
        ticked,
    )


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        pytest.param(
            r"{\*\fldinst FORMDROPDOWN {\*\formfield{\fftype2\ffres1{\*\ffl Adults}{\*\ffl "
            r"D\u373?r}}}}{\fldrslt }",
            "Dŵr",
            id="chosen from a list",
        ),
        pytest.param(
            r"{\*\fldinst FORMTEXT {\*\formfield{\fftype0{\*\ffdeftext none}}}}{\fldrslt typed}",
            "typed",
            id="typed into a form",
        ),
        pytest.param(
            r'{\*\fldinst{HYPERLINK "http://example.org"}}{\fldrslt{\ul a page}}',
            "a page",
            id="link",
        ),
        pytest.param(
            r"{\*\fldinst IF {\field{\*\fldinst X}{\fldrslt no}}}{\fldrslt yes}",
            "yes",
            id="inner field",
        ),
        pytest.param(
            r"{\*\fldinst { EQ \\* jc3 \\* hps22 \\o\\al(\\s\\up 12(above),base)}}{\fldrslt {}}",
            "base (above)",
            id="ruby",
        ),
    ],
)  # fmt: skip
def test_a_field_shows_its_result(field: str, shown: str) -> None:
    assert lines(read(rf"\pard Team {{\field{field}}} today\par")) == [f"Team {shown} today"]


def test_words_that_ask_the_writer_to_click_are_left_out_and_counted() -> None:
    document = read(
        r"\pard Name: {\field{\*\fldinst MACROBUTTON Next [click here]}{\fldrslt }}\par"
    )
    assert lines(document) == ["Name:"]
    assert [(item.what, item.characters) for item in document.left_out] == [
        ("1 unfilled place", 11)
    ]


# What stands beside the text


def test_headers_and_footers_stand_apart() -> None:
    document = read(
        r"{\header\pard Social services\par}{\headerf\pard Social services\par}"
        r"{\footerl\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}\pard She sings\par"
    )
    assert [block.text for block in document.headers] == ["Social services"]
    assert [block.text for block in document.footers] == ["Page 1"]
    assert lines(document) == ["She sings"]


def test_a_note_stands_after_the_paragraph_that_refers_to_it() -> None:
    document = read(
        r"\pard She sings{\super\chftn{\*\footnote\pard\plain{\super\chftn} In a choir.}} well\par "
        r"\pard Often{\super\chftn{\footnote\ftnalt\pard On Mondays.\par}}\par"
    )
    assert lines(document) == ["She sings well", "* 1 In a choir.", "Often", "* On Mondays."]


def test_notes_are_numbered_by_kind_in_the_way_the_file_says() -> None:
    def note(text: str, more: str = "") -> str:
        return rf"\pard {text}{{\footnote{more}\pard\chftn  {text} noted}}\par "

    body = note("a") + note("b", r"\ftnalt") + note("c", r"\ftnalt") + note("d")
    assert lines(read(r"\ftnstart4\aftnnrlc " + body))[1::2] == [
        "* 4 a noted", "* i b noted", "* ii c noted", "* 5 d noted",
    ]  # fmt: skip


def test_a_font_and_a_line_through_text_may_come_from_a_style_alone() -> None:
    styles = r"{\stylesheet{\*\cs15\additive\f2 Tick;}{\*\cs16\additive\strike Gone;}}"
    body = r"\pard{\cs15 \'fe} Yes\par\pard She {\cs16 walks }sings\par"
    document = read_bytes(rtf(body, FONTS + styles).encode("latin-1"))
    assert lines(document) == ["[x] Yes", "She sings"]


def test_a_list_may_begin_with_0_and_show_all_numbers_in_figures() -> None:
    lists = (
        r"{\*\listtable{\list{\listlevel\levelnfc1\levelstartat0{\leveltext\'02\'00.;}}"
        r"{\listlevel\levelnfc0\levellegal1\levelstartat1{\leveltext\'04\'00.\'01.;}}\listid7}}"
        r"{\*\listoverridetable{\listoverride\listid7\ls1}}"
    )
    body = r"\pard\ls1 a\par b\par{\pard\ls1\ilvl1 c\par}"
    assert lines(read(lists + body)) == ["- 0. a", "- I. b", "- 1.1. c"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    document = read(
        r"\pard Before{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}"
        r"{\shptxt\pard Boxed\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext\pard Boxed\par}}}} after\par"
        r"{\*\do\dobxpage\dptxbx{\dptxbxtext\pard Older box\par}}\pard End\par"
    )
    assert lines(document) == ["Before after", "Boxed", "End", "Older box"]
    assert [block.place.box for block in text_blocks(document.blocks)] == [None, 1, None, 2]


def test_words_drawn_as_a_picture_are_read() -> None:
    shape = r"{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv DRAFT}}}}"
    assert lines(read(rf"\pard She sings{shape}\par")) == ["She sings", "DRAFT"]


def test_comments_stand_apart_with_who_made_them() -> None:
    document = read(
        r"\pard She {\*\atrfstart 0}sings{\*\atrfend 0}{\*\atnid JS}{\*\atnauthor J Smith}\chatn"
        r"{\*\annotation{\*\atnref 0}{\*\atndate 1}\pard\plain{\chatn }Is she?\par Well?}\par"
    )
    assert lines(document) == ["She sings"]
    assert document.comments == (Comment("J Smith", "Is she? Well?"),)


def test_what_the_file_says_of_itself_stands_apart() -> None:
    document = read(
        r"{\info{\upr{\title D?r}{\*\ud{\title D\u373 ?r}}}{\author A Worker}{\*\company Council}"
        r"{\creatim\yr2020\mo3\dy7\hr1}{\nofpages4}}\pard She sings\par"
    )
    assert document.properties == (
        ("title", "Dŵr"),
        ("author", "A Worker"),
        ("company", "Council"),
        ("created", "2020-03-07"),
    )


@pytest.mark.parametrize(
    ("shape", "what"),
    [
        (r"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 3}}}}", ["1 drawing without text"]),
        (r"{\shp{\*\shpinst{\shptxt\pard\par}}}", ["1 drawing without text"]),
        (r"{\*\do\dpellipse\dpx0}", ["1 drawing without text"]),
        (r"{\shpgrp{\*\shpinst{\shp{\*\shpinst }}{\shp{\*\shpinst }}}}",
         ["2 drawings without text"]),
        (r"{\shp{\*\shpinst{\shptxt\pard Boxed\par}}}", []),
        (r"{\header{\shp{\*\shpinst }}}", ["1 drawing without text"]),
    ],
)  # fmt: skip
def test_a_drawing_without_text_is_named(shape: str, what: list[str]) -> None:
    document = read(rf"\pard Yes / No{shape}\par")
    assert [left.what for left in document.left_out] == what


def test_pictures_and_objects_are_counted_once() -> None:
    picture = r"{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict\wmetafile8 0100}}"
    drawn = r"{\shp{\*\shpinst{\sp{\sn pib}{\sv{\pict\jpegblip ffd8}}}}}"
    held = r"{\object\objemb{\*\objdata 0105}{\result{\pict\wmetafile8 0100}}}"
    document = read(rf"\pard She sings{picture}{drawn}{held}\par")
    assert lines(document) == ["She sings"]
    assert [left.what for left in document.left_out] == ["2 pictures", "1 embedded object"]


# Other writers


def test_a_file_of_textedit_is_read() -> None:
    content = (
        "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n\\cocoatextscaling0"
        "{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica-Bold;"
        "\\f1\\fnil\\fcharset0 Wingdings-Regular;}\n"
        "{\\colortbl;\\red255\\green255\\blue255;}\n{\\*\\expandedcolortbl;;}\n"
        "\\pard\\tx720\\pardirnatural\\partightenfactor0\n\n\\f0\\b\\fs24 \\cf0 Wishes\\\n"
        "\\b0 To go\\uc0\\u8232 home\\\n\\f1 \\'fe\\f0  Agreed}"
    )
    assert lines(read_bytes(content.encode())) == ["Wishes", "To go home", "[x] Agreed"]


def test_a_file_without_any_tables_of_fonts_is_read() -> None:
    assert lines(read_bytes(rb"{\rtf1 one\par two}")) == ["one", "two"]


def test_a_second_file_after_the_first_is_read_too_and_said() -> None:
    document = read_bytes((rtf(r"\pard one\par") + rtf(r"\pard two\par")).encode())
    assert lines(document) == ["one", "two"]
    assert document.notes == ("The file goes on after its end; what follows was read too.",)
    assert read_bytes((rtf(r"\pard one\par") + "\r\n\x00\x00").encode()).notes == ()
