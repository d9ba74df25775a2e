"""What a form's prompts ask for: the slots of an answer, titles, and labels before an answer."""

from __future__ import annotations

import re
from collections.abc import Callable

from planaudit.reading.forms import Asks
from planaudit.reading.headings import column_of, without_number

LONGEST_PLAIN_PROMPT = 60
"""Characters. A longer prompt is an instruction or several questions in one."""

_TITLE = re.compile(r"\b(?:assessment|plan|record|review|form|report)\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?P<label>[^:?!.\n]{2,60}?)(?::|\s*(?:>>|»))\s+(?=\S)"
)
_OF_A_PLAN = {
    "personal_outcomes", "actions", "national_outcomes", "rationale", "scoring",
    "monitoring_review", "risks", "barriers", "strengths", "consent_capacity", "view_person",
}  # fmt: skip
_PROPERTIES = ("owner", "when", "baseline", "target")
"""Of an outcome or action, as labels may name them below it."""
MOST_WORDS_OF_A_LABEL = 8
MOST_WORDS_IN_A_RUN = 6
_WHO = (
    ("view_family", re.compile(r"\b(?:(?:grand)?parents?|mother|father|relatives?|guardian)\b")),
    ("view_family", re.compile(r"\b(?:carers?|famil(?:y|ies)|household)\b")),
    ("view_child", re.compile(r"\b(?:child(?:ren)?|young person|baby|infant)\b")),
    ("view_person", re.compile(r"\b(?:person|citizen|adult|individual|client|user|me|i)\b")),
)

_OF_NEED = re.compile(r"\b(?:needs?|needed|help|support|assistance|difficult\w*)\b", re.IGNORECASE)
_BY_PART_OF_LIFE = ("strengths", "analysis")
"""Asked of one part of life after the other: 'Health' and 'Money' under 'My strengths'."""
_OWN = re.compile(r"\b(?:my|your|our|i|you|we)\b", re.IGNORECASE)
_ASKED_OF_FAMILY = {"view_family", "carer_specific"}
"""What 'Parents / carers' asks for, standing alone."""


def slots_of_prompts(prompts: tuple[str, ...], asks: Asks) -> tuple[str, ...]:
    """Return the slots of the first of `prompts` that has any, by what each of them `asks`.

    A prompt that is an instruction ('Use the person's own words.') says less than the heading
    over it, so the heading's slots come first.
    """
    whose = _whose_of_prompts(prompts, asks)
    if whose:
        return (whose,)
    found = [(text, slots) for text in dict.fromkeys(prompts) if text and (slots := asks(text))]
    if not found:
        return ()
    text, slots = found[0]
    if len(found) > 1 and slots == ("needs",) and not _OF_NEED.search(text):
        over = found[1][1]
        return tuple(dict.fromkeys((*over[:1], *slots))) if over[0] in _BY_PART_OF_LIFE else slots
    if len(found) > 1 and (text.endswith(".") or len(text) > LONGEST_PLAIN_PROMPT):
        return tuple(dict.fromkeys((*found[1][1], *slots)))
    return slots


def _whose_of_prompts(prompts: tuple[str, ...], asks: Asks) -> str:
    """Return whose views are asked for where one prompt says it and another asks for views.

    The prompt that says it stands under a heading for views ('Father'), or labels a row whose
    column says only that it is for what somebody said. '' if none does.
    """
    first, second = (*prompts, "", "")[:2]
    if first and len(first) <= LONGEST_PLAIN_PROMPT and not asks(first):
        return whose_view(first) if any(_asks_for_views(p, asks) for p in prompts[1:]) else ""
    anybodys = _asks_for_views(first, asks) and not (whose_view(first) or _OWN.search(first))
    label = second if len(second) <= LONGEST_PLAIN_PROMPT else ""
    return whose_view(label) if anybodys and set(asks(label)) <= _ASKED_OF_FAMILY else ""


def _asks_for_views(prompt: str, asks: Asks) -> bool:
    """Return whether a prompt asks for somebody's views before all."""
    return any(slot.startswith("view_") for slot in asks(prompt)[:1])


def whose_view(prompt: str) -> str:
    """Return the slot of the person whose views a sub-heading such as 'Mother' asks for, or ''.

    For use under a heading that asks for views: 'The child', 'Parents and others with parental
    responsibility'.
    """
    words = without_number(prompt).lower()
    return next((slot for slot, people in _WHO if people.search(words)), "")


def is_title(level: int, heading: str) -> bool:
    """Return whether a heading names the whole document and so asks for nothing itself."""
    return level == 1 and names_a_document(heading)


def names_a_document(heading: str) -> bool:
    """Return whether a heading has a word for a whole document, such as 'plan' or 'record'."""
    return bool(_TITLE.search(heading))


def label_and_answer(text: str, asks: Asks, is_label: Callable[[str], bool]) -> tuple[str, str]:
    """Split 'Review date: 12 June' into label and answer; ('', text) when it is not so.

    A label is numbered, or asks for something, or `is_label` knows it for one.
    """
    found = _LABELLED.match(text)
    if found is None:
        return "", text
    label = found["number"] + found["label"] if found["number"] else found["label"]
    short = len(found["label"].split()) <= MOST_WORDS_OF_A_LABEL
    asked_for = asks(label) or column_of(label) in _PROPERTIES
    if is_label(label) or (short and (found["number"] or asked_for)):
        return label, text[found.end() :]
    return "", text


def asks_of_the_plan(label: str, asks: Asks) -> bool:
    """Return whether a label asks for an outcome, an action or something about one."""
    return bool(_OF_A_PLAN & set(asks(label)) or column_of(label))


def looks_labelled(text: str) -> bool:
    """Return whether `text` has the shape of a short label, a colon and an answer, or none."""
    found = _LABELLED.match(text + " -")
    return found is not None and len(found["label"].split()) <= MOST_WORDS_IN_A_RUN
