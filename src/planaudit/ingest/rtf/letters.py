r"""The letters of RTF: bytes in a font's code page, Unicode numbers, and named characters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from planaudit.ingest.glyphs import is_symbol_font, shown_in
from planaudit.ingest.rtf.tokens import Token

ANSI = "cp1252"
_PAGES = {
    708: "iso8859_6", 819: "latin-1", 1361: "johab", 10000: "mac_roman", 10001: "shift_jis",
    10004: "mac_arabic", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2",
    10079: "mac_iceland", 10081: "mac_turkish", 28591: "latin-1", 65001: "utf-8",
}  # fmt: skip
_CHARSETS = {
    0: 1252, 77: 10000, 78: 10001, 84: 10004, 85: 10006, 86: 10081, 88: 10029, 89: 10007, 128: 932,
    129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
    186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}  # fmt: skip
_SYMBOL_CHARSET = 2
NAMED = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "page": "\n", "softpage": "\n",
    "column": "\n", "emdash": "\u2014", "endash": "\u2013", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "bullet": "\u2022", "lquote": "\u2018",
    "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d",
}  # fmt: skip
"""The control words that stand for a character; a new page or column ends a line."""
SYMBOLS = {"~": "\u00a0", "-": "", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
"""The control symbols that stand for a character; a soft hyphen is not one to be read."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name, and the code page of its bytes, None for the file's own.

    `symbol`: its letters are pictures.
    """

    name: str = ""
    codec: str | None = None
    symbol: bool = False


def font_of(name: str, charset: int | None, page: int | None) -> Font:
    r"""Return the font that a font table describes, by its name, \fcharset and \cpg."""
    name = name.strip()
    if is_symbol_font(name) or charset == _SYMBOL_CHARSET:
        return Font(name, "latin-1", symbol=True)
    if page is None and charset is not None:
        page = _CHARSETS.get(charset)
    return Font(name, None if page is None else codec_of(page))


def codec_of(page: int) -> str:
    """Return Python's name for a Windows code page; Western European for one not known."""
    name = _PAGES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ANSI


class Letters:
    """Gathers the characters of a stretch of text in one font, as they come."""

    def __init__(self, page: str = ANSI, *, raw: str | None = None) -> None:
        r"""`page` is the file's code page; `raw` that of bytes that are not written in hex."""
        self.page = page
        self._raw = raw
        self._font = Font()
        self._bytes = bytearray()
        self._text: list[str] = []
        self._skipped = 0

    def use(self, font: Font) -> None:
        """Take what comes to be in `font`. What is there must have been taken before."""
        self._font = font

    def add_text(self, text: str) -> None:
        """Add text as it stands in the file, one character a byte."""
        if self._skipped:
            skipped, self._skipped = self._skipped, max(self._skipped - len(text), 0)
            text = text[skipped:]
        if text.isascii() and not self._bytes:
            self._text.append(text)
        elif self._raw and not text.isascii() and not self._font.symbol:
            self._close_bytes()
            self._text.append(text.encode("latin-1").decode(self._raw, "replace"))
        else:
            self._bytes += text.encode("latin-1")

    def add_byte(self, value: int) -> None:
        """Add a byte written in hex: a character, or one half of a Far Eastern one."""
        if self._skipped:
            self._skipped -= 1
        else:
            self._bytes.append(value)

    def add_unicode(self, number: int, fallback: int) -> None:
        """Add a character by number, after which `fallback` characters are passed over."""
        self._skipped = 0
        self._close_bytes()
        number &= 0xFFFF if number < 0 else 0x1FFFFF
        self._text.append(chr(number) if number < 0x110000 else "\ufffd")
        self._skipped = min(max(fallback, 0), 16)

    def add_character(self, text: str) -> None:
        """Add what a control word or symbol stands for."""
        if self._skipped:
            self._skipped -= 1
        else:
            self._close_bytes()
            self._text.append(text)

    def stop_skipping(self) -> None:
        """Pass over nothing more: a group ended, or a control word came that is no character."""
        self._skipped = 0

    def take(self) -> str:
        """Return the text so far, as the font shows it, and begin again."""
        self._close_bytes()
        if not self._text:
            return ""
        text = "".join(self._text)
        self._text.clear()
        if self._font.symbol:
            text = shown_in(self._font.name, text)
        if _SURROGATE.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text

    def _close_bytes(self) -> None:
        if self._bytes:
            codec = self._font.codec or self.page
            self._text.append(self._bytes.decode(codec, "replace"))
            self._bytes.clear()


def text_of(content: Iterable[Token], page: str = ANSI) -> str:
    r"""Return the plain text of some tokens, as of a title or a name.

    Groups that a reader may ignore are passed over, but \ud, the Unicode twin of what stands
    before it, takes the place of that.
    """
    letters = Letters(page)
    depth, ignored_from, starred, fallback = 0, None, False, 1
    for token in content:
        if token.sort == "open":
            depth += 1
        elif token.sort == "close":
            letters.stop_skipping()
            if ignored_from is not None and depth <= ignored_from:
                ignored_from = None
            depth -= 1
        elif ignored_from is not None:
            continue
        elif token.sort == "symbol" and token.text == "*":
            starred = True
            continue
        elif starred and token.sort == "word" and token.text == "ud":
            letters.take()
        elif starred:
            ignored_from = depth
        elif token.sort == "word" and token.text == "uc":
            fallback = token.value or 0
        else:
            add_token(letters, token, fallback)
        starred = False
    return " ".join(letters.take().split())


def add_token(letters: Letters, token: Token, fallback: int) -> bool:
    """Add to `letters` what `token` stands for; return whether it stands for any character."""
    if token.sort == "text":
        letters.add_text(token.text)
    elif token.sort == "byte":
        letters.add_byte(token.value or 0)
    elif token.sort == "word" and token.text == "u" and token.value is not None:
        letters.add_unicode(token.value, fallback)
    elif token.sort == "word" and token.text in NAMED:
        letters.add_character(NAMED[token.text])
    elif token.sort == "symbol" and token.text in SYMBOLS:
        letters.add_character(SYMBOLS[token.text])
    else:
        return False
    return True
