"""How a report of planaudit says that it is one, so that none is ever audited as a plan."""

from __future__ import annotations

import re

WEB_PAGES = (".html", ".htm", ".xhtml")
"""What the names of reports end in, and of the web pages that a browser saves of them."""
HEAD = 4096
"""Bytes. What a web page says of itself stands at its beginning, before any text of a plan."""
_SAYS_SO = re.compile(rb'<meta name="generator" content="planaudit[ "]', re.IGNORECASE)


def is_own_report(start: bytes) -> bool:
    """Return whether the web page that begins with `start` is a report of planaudit."""
    return bool(_SAYS_SO.search(start[:HEAD]))
