"""Style names as OpenDocument, and the pages that LibreOffice exports, write them."""

from __future__ import annotations

import re
import unicodedata

_ENCODED = re.compile(r"_([0-9a-fA-F]{1,4})_")
_UNPRINTED = ("Cc", "Cs")  # controls and halves of characters stay as they are written


def decoded_style_name(name: str) -> str:
    """Return a style's name as its user gave it: 'Heading_20_1' was 'Heading 1'."""
    return _ENCODED.sub(_decoded, name)


def _decoded(found: re.Match[str]) -> str:
    mark = chr(int(found[1], 16))
    return found[0] if unicodedata.category(mark) in _UNPRINTED else mark
