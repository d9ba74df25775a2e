"""Which heading a paragraph's style makes it, by the style's name in English or in Welsh."""

from __future__ import annotations

import re

_NAME = re.compile(r"(?:heading|pennawd)[\s_]*([1-9])(?!\d)|^(?:title|teitl)$", re.IGNORECASE)


def level_in_name(style: str) -> int | None:
    """Return the level, 1 to 9, that a style's name gives, 1 for a title; None for no heading."""
    found = _NAME.search(style)
    return int(found[1] or 1) if found else None
