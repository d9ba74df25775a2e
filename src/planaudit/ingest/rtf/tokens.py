r"""RTF as a row of tokens: braces, control words, control symbols, bytes in hex, and text.

The file is taken as Latin-1, one character a byte, so that nothing is decoded before the
font, and with it the code page, is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Sort = Literal["open", "close", "word", "symbol", "byte", "text"]


class Token(NamedTuple):
    r"""One token. `value` is a control word's number, None for none, or a byte's value.

    `text` is a control word's name, the character of a control symbol, or the text itself,
    without the line ends that only wrap the file's lines.
    """

    sort: Sort
    text: str
    value: int | None = None


_TOKEN = re.compile(
    r"([^\\{}]+)"  # 1: text
    r"|\\([a-zA-Z]+)(-?[0-9]{1,9})?[0-9]*[ ]?"  # 2: control word, 3: its number
    r"|\\'([0-9a-fA-F]{2})"  # 4: byte
    r"|([{}])"  # 5: brace
    r"|\\([^a-zA-Z])",  # 6: control symbol
    re.DOTALL,
)
_WRAP = str.maketrans("", "", "\r\n")
_OPEN, _CLOSE = Token("open", "{"), Token("close", "}")


def tokens(source: str) -> Iterator[Token]:
    r"""Yield the tokens of `source`; what follows a \bin, as long as it says, is passed over."""
    at: int | None = 0
    while at is not None:
        start, at = at, None
        for found in _TOKEN.finditer(source, start):
            group = found.lastindex
            if group == 1:
                text = found[1].translate(_WRAP)
                if text:
                    yield Token("text", text)
            elif group == 2 or group == 3:
                value = None if group == 2 else int(found[3])
                if found[2] == "bin" and value:
                    at = found.end() + max(value, 0)
                    break
                yield Token("word", found[2], value)
            elif group == 4:
                yield Token("byte", "", int(found[4], 16))
            elif group == 5:
                yield _OPEN if found[5] == "{" else _CLOSE
            else:
                yield Token("symbol", found[6])
