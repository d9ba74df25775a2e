"""Telling the encoding of a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.text.decoding import decode


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252",
     "mac_roman"],
)  # fmt: skip
@pytest.mark.parametrize(
    "text",
    [
        "She said ‘rwy’n hapus’ – café",
        "It costs £20 a week. He’s fine.",
        "Siân and Zoë agreed.",
        "• Walk to the shop\r\n• Ring Siân",
        "“Yes,” she said… and left",
    ],
)
def test_short_english_and_welsh_texts_are_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp850", "It costs £20 a week"),
        ("cp850", "Siân and Zoë agreed"),
        ("iso8859_14", "Mae'r tŷ yn oer. Hoffai Siân gael dŵr."),
        ("iso8859_14", "£20 am y tŷ"),
        ("cp1250", "Chciałaby częściej rozmawiać z córką. Nie może już chodzić do kościoła."),
        ("cp1251", "Она хотела бы чаще разговаривать с дочерью и ходить в церковь."),
    ],
)
def test_older_and_other_encodings_are_told_by_what_makes_sense(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_bytes_of_windows_pasted_into_utf8_are_read_for_what_they_are() -> None:
    assert decode("tŷ gŵyl Siân ".encode() + b"\x93x\x94") == "tŷ gŵyl Siân “x”"


def test_what_a_file_says_of_itself_counts_unless_it_is_wrong() -> None:
    assert decode("привет".encode("koi8_r"), "koi8-r") == "привет"
    assert decode("tŷ".encode(), "iso-8859-1") == "tŷ"
    assert decode("café".encode("cp1252"), "utf-8") == "café"
    assert decode(b"cafe", "no-such-encoding") == "cafe"


def test_a_stray_control_character_and_the_end_mark_of_dos_are_dropped() -> None:
    assert decode(b"She sings." * 30 + b"\x07\x1a") == "She sings." * 30


@pytest.mark.parametrize(
    "content",
    [b"plan\x00text", bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00", b"\x01\x02text" * 50],
)
def test_binary_content_is_refused_and_says_what_to_do(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="save it as text") as caught:
        decode(content)
    assert caught.value.status == "failed"


@given(st.binary())
def test_any_bytes_are_decoded_the_same_twice_or_refused(content: bytes) -> None:
    def outcome() -> str:
        try:
            return decode(content)
        except UnreadableFile as refused:
            return refused.reason

    assert outcome() == outcome()


@pytest.mark.parametrize("line", [b"\xe9", b"\xe9\n", b"caf\xe9 \xc3\xa9 "])
def test_the_time_taken_grows_with_the_size(line: bytes) -> None:
    before = time.process_time()
    decode(line * 2_000_000)
    assert time.process_time() - before < 15
