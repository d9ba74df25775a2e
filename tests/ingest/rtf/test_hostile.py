"""RTF that is damaged, cut short or made to do harm."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Document
from planaudit.ingest.interface import UnreadableFile
from tests.ingest.rtf_files import lines, only_block, read, read_bytes, row, rtf

_PLAN = rtf(
    r"{\info{\author A}}{\header\pard Head\par}\pard\plain\s1 Aims\par {\listtext 1.\tab}one\par "
    + row(r"{\b a}\par b", "c", cell=r"\clcbpat3")
    + r"\pard{\field{\*\fldinst FORMCHECKBOX{\*\formfield\ffres1}}{\fldrslt }} \u9746\'3f yes\par"
    + r"{\footnote\pard note}{\*\annotation\pard remark}{\shp{\*\shpinst{\shptxt\pard box\par}}}"
    + r"{\f4\'82\'6c}{\*\listtable{\list{\listlevel{\leveltext\'02\'00.;}}\listid7}}\par"
).encode("latin-1")


def outcome(content: bytes) -> Document | UnreadableFile:
    """Read a file, or return why it cannot be; anything else that is raised fails the test."""
    try:
        return read_bytes(content)
    except UnreadableFile as unreadable:
        return unreadable


@given(st.binary())
def test_any_bytes_are_read_or_refused_with_a_reason(noise: bytes) -> None:
    found = outcome(b"{\\rtf1 " + noise)
    assert isinstance(found, Document) or found.reason


_WORDS = (
    "par cell row trowd nestcell nestrow itap2 itap99999 cellx5 cellx-5 clmrg clvmrg intbl "
    "pard plain u9746 u-3842 u-999999999 uc0 uc-1 uc99999 bin2 bin-2 bin999999999 f4 f2 b fs-1 "
    "fs999999999 s1 ls1 ilvl9 ilvl-1 listtext field fldrslt footnote shptxt annotation header "
    "upr ud pict object info fonttbl colortbl stylesheet listtable listoverridetable fldinst "
    "formfield nesttableprops v deleted ansicpg65001 ansicpg932 ansicpg1 mac deff4 sect "
    "outlinelevel-1 irow0 lastrow rtf1 sp sv atnauthor"
)
_PIECE = st.one_of(
    st.sampled_from(["{", "}", "{\\*", "text ", "\\'e9", "\\'", "\\", "\\~", ";", "\\*", "\n"]),
    st.sampled_from(_WORDS.split()).map(lambda word: f"\\{word} "),
    st.sampled_from(_WORDS.split()).map(lambda word: f"{{\\{word} "),
)


@given(st.lists(_PIECE, max_size=60).map("".join))
@settings(max_examples=300)
def test_any_words_in_any_order_are_read_or_refused_with_a_reason(body: str) -> None:
    found = outcome(rtf(body).encode())
    assert isinstance(found, Document) or found.reason


@given(st.integers(0, len(_PLAN)), st.binary(max_size=4), st.integers(0, 40))
@settings(max_examples=200)
def test_a_damaged_file_is_read_or_refused_with_a_reason(at: int, new: bytes, gone: int) -> None:
    found = outcome(_PLAN[:at] + new + _PLAN[at + gone :])
    assert isinstance(found, Document) or found.reason


def test_a_file_cut_short_is_read_as_far_as_it_goes_and_says_so() -> None:
    document = read_bytes(rtf(r"\pard one\par two {\b thr").encode()[:-1])
    assert lines(document) == ["one", "two thr"]
    assert "cut short" in document.notes[0]


def test_a_file_cut_short_in_a_table_or_a_note_keeps_their_text() -> None:
    content = rtf(row("a", "b") + r"\pard one{\footnote\pard note").encode()[:-1]
    assert lines(read_bytes(content)) == ["a", "b", "one", "* note"]
    assert lines(read_bytes(rtf(r"\trowd\cellx9\pard\intbl a\cell b").encode()[:-1])) == ["a", "b"]


def test_a_file_cut_short_before_its_text_has_failed() -> None:
    with pytest.raises(UnreadableFile, match="cut short") as caught:
        read_bytes(rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1")
    assert caught.value.status == "failed"


def test_a_whole_file_without_text_cannot_be_assessed() -> None:
    with pytest.raises(UnreadableFile, match="no text") as caught:
        read(r"\pard{\pict\pngblip 8950}\par")
    assert caught.value.status == "not_assessable"


def test_braces_too_many_at_the_end_of_a_group_lose_no_text() -> None:
    assert lines(read(r"\pard one}}}\par two\par")) == ["one", "two"]


@pytest.mark.parametrize(
    "deep", ["{", r"{\field{\fldrslt ", r"{\shptxt ", r"{\footnote ", r"{\*\ud "]
)
def test_groups_without_end_are_refused(deep: str) -> None:
    with pytest.raises(UnreadableFile, match="groups stand inside one another") as caught:
        read(deep * 5000 + "one")
    assert caught.value.status == "failed"


def test_groups_without_end_that_are_not_read_are_passed_over() -> None:
    assert only_block(read(r"{\*\unknown " + "{" * 5000 + "}" * 5000 + r"}one\par")).text == "one"


def test_boxes_and_tables_deep_inside_one_another_keep_their_text() -> None:
    body = r"\itap12 a\nestcell{\shptxt " * 100 + r"\itap99 b\nestcell\nestrow" + "}" * 100
    assert sorted(set(lines(read(body)))) == ["a", "b"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("{}" * 100_000, id="groups"),
        pytest.param(r"\b\b0" * 60_000, id="words"),
        pytest.param(r"a\cell" * 30_000 + r"\row", id="cells"),
        pytest.param(r"\trowd\clmrg\cellx1\cellx2 a\cell b\cell\row" * 6_000, id="rows"),
        pytest.param(
            r"\trowd" + r"\clmrg\cellx9" * 20_000 + r"\intbl" + r" a\cell" * 20_000 + r"\row",
            id="merges",
        ),
        pytest.param(r"{\pict " + "0f" * 10_000_000 + "}", id="picture"),
        pytest.param(r"\u9746 ?" * 50_000, id="numbers"),
        pytest.param(r"\'82" * 300_000, id="bytes"),
        pytest.param(r"{\field{\*\fldinst FORMTEXT}{\fldrslt }}" * 10_000, id="fields"),
        pytest.param(r"{\footnote a}" * 15_000, id="notes"),
        pytest.param(r"{\v a}b" * 30_000, id="hidden text"),
        pytest.param("\\" + "a" * 2_000_000, id="one word"),
        pytest.param(r"\b" + "1" * 2_000_000, id="one number"),
    ],
)
def test_a_large_file_takes_time_in_proportion(body: str) -> None:
    started = time.process_time()
    assert "end" in read(rf"\pard {body} \plain\pard end\par").shown_text()
    assert time.process_time() - started < 10
