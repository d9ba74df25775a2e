"""What a form's prompts ask for: the slots of an answer, titles, and labels before an answer."""

from __future__ import annotations

import re

from planaudit.reading.headings import slots_of

LONGEST_PLAIN_PROMPT = 60
"""Characters. A longer prompt is an instruction or several questions in one."""

_TITLE = re.compile(r"\b(?:assessment|plan|record|review|form|report)\b", re.IGNORECASE)
_LABELLED = re.compile(r"^([^:?!.\n]{2,60}):\s+(?=\S)")


def slots_of_prompts(prompts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the slots of the first of `prompts` that has any.

    A prompt that is an instruction ('Use the person's own words.') says less than the heading
    over it, so the heading's slots come first.
    """
    found = [(text, slots) for text in dict.fromkeys(prompts) if text and (slots := slots_of(text))]
    if not found:
        return ()
    text, slots = found[0]
    if len(found) > 1 and (text.endswith(".") or len(text) > LONGEST_PLAIN_PROMPT):
        return tuple(dict.fromkeys((*found[1][1], *slots)))
    return slots


def is_title(level: int, heading: str) -> bool:
    """Return whether a heading names the whole document and so asks for nothing itself."""
    return level == 1 and bool(_TITLE.search(heading))


def label_and_answer(text: str) -> tuple[str, str]:
    """Split 'Review date: 12 June' into label and answer; ('', text) when it is not so."""
    found = _LABELLED.match(text)
    if found and len(found[1].split()) <= 8 and slots_of(found[1]):
        return found[1], text[found.end() :]
    return "", text
