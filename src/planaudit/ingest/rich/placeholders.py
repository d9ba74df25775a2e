"""The words that stand where nothing was typed: taken out of the text, and counted."""

from __future__ import annotations

import re

from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import TICKED_GLYPHS, UNTICKED_GLYPHS, visible_characters

_PLACEHOLDERS = re.compile(
    r"(?:(?:Click|Tap|Click or tap)(?: here)? to enter (?:text|a date)"
    r"|Choose an? (?:item|date|building block)"
    r"|Cliciwch(?: neu tapiwch)?(?: yma)? i \w+ (?:testun|dyddiad)|Dewiswch eitem)(?:\.|$)"
)
"""What Word prints in a content control that nobody has filled, in English and in Welsh. A file
that has been through another program holds it as ordinary text."""
_LIKELY = ("lic", "Tap", "hoose", "ewis")

_TYPE = "(?:enter|type|insert)"
_FILL = "(?:enter|type|insert|choose|select|pick)"
_WRITE = "(?:write|add|describe|record|state|list|specify|give|provide|complete)"
_CLICK = "(?:click|tap)"
_ONE = "(?:(?:an?|any|the|this|your|their) )?"
_THING = (
    "(?:text|details?|information|dates?|times?|items?|options?|values?|names?|answers?|choices?|"
    "responses?|numbers?|comments?|notes?|descriptions?|views?|outcomes?|goals?|needs?|actions?|"
    "strengths?|building block|one)"
)
_REST = r"\b[^.!?]*"  # of the sentence
_ASKED = (
    rf"{_CLICK}(?: or {_CLICK})?(?: on)?",
    rf"{_CLICK}(?: or {_CLICK})? (?:here|to {_FILL}|to {_WRITE}|(?:in|on) th(?:e|is) box){_REST}",
    rf"{_FILL}(?: here| below)?",
    rf"{_FILL} {_ONE}{_THING}(?: here| below)?",
    rf"{_FILL} (?:one |an? \w+ )?from (?:the |this )?(?:drop-? ?down|list|menu|options){_REST}",
    rf"{_TYPE} {_ONE}{_THING} (?:of|for|about){_REST}",
    rf"{_TYPE} {_ONE}(?:\S+ ){{0,2}}{_THING}",
    rf"{_TYPE} (?:\S+ ){{1,9}}here",
    rf"{_WRITE} {_ONE}(?:{_THING} )?(?:here|below)",
    rf"(?:cliciwch|tapiwch)(?: neu \w+)?(?: (?:yma|i){_REST})?",
    r"(?:dewiswch|rhowch|nodwch|ysgrifennwch|teipiwch|disgrifiwch)(?: (?:eitem|opsiwn|un|d?dyddiad|"
    r"[td]estun|enw|[mf]anylion|ateb|eich|y|yr|yma|isod|o['’]r|rhestr)){0,5}",
)
_ASKS = re.compile(
    rf"\W*(?:(?:please|os gwelwch yn dda)\W+)?(?:{'|'.join(_ASKED)})\W*", re.IGNORECASE
)
"""The whole of what a form tells people to do in a place, in English and in Welsh."""
_NO_WORDS = re.compile(rf"[^\w{TICKED_GLYPHS}{UNTICKED_GLYPHS}]*")
_LONGEST = 200  # characters: what is longer asks for nothing, or not for that alone


def asks_to_fill(words: str) -> bool:
    """Return whether `words`, which are folded, say no more than what to do in a place.

    For a place that the file says is unfilled, wrongly perhaps. 'Select an item' asks; 'Select
    company in the evenings' and 'State Pension' are answers, and so is whatever is in doubt.
    """
    return len(words) <= _LONGEST and any(
        pattern.fullmatch(words) for pattern in (_ASKS, _NO_WORDS)
    )


def without_placeholders(text: str, tally: Tally) -> str:
    """Return `text`, which is folded, without such words; `tally` counts them."""
    if not any(mark in text for mark in _LIKELY):
        return text
    kept, count = _PLACEHOLDERS.subn(" ", text)
    if not count:
        return text
    tally.add(Thing.UNFILLED, visible_characters(text) - visible_characters(kept), count)
    return " ".join(kept.split())
