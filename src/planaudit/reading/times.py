"""Whether words say when something will happen.

A date, a day, a named period, 'now' or a frequency is a time; 'asap', 'soon', 'ongoing' and
'tbc' are not (codebook, note 2).
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:mon|tues?|weds?|wednes|thurs?|fri|satur|sat|sun)(?:day)?s?"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|mths?|years?|yrs?|visits?|sessions?|calls?)"
_NUMBER = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of)"
_TIMED = re.compile(
    rf"\b\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|"
    rf"\b{_MONTH}\s+\d{{1,2}}\b|(?:^|\b(?:by|in|end(?: of)?|mid|early|late|from|until|till|before|after|"
    rf"start of|during|to)\s+)(?:the end of\s+)?{_MONTH}\b|\b20\d\d\b|^{_MONTH}$|"
    rf"\b(?:{_DAY})\b|\b(?:today|tonight|tomorrow|now|immediate(?:ly)?|same day|this (?:week|weekend|"
    rf"month|term|summer)|next (?:week|month|term|visit|(?:mon|tues|wednes|thurs|fri)day))\b|"
    rf"\b(?:daily|nightly|weekly|fortnightly|monthly|quarterly|termly|annually|yearly|twice|"
    rf"weekends?|mornings?|evenings?|every|each (?:day|week|month|visit|night))\b|"
    rf"\b(?:once|x ?\d|\d+ ?x|\d+ times|{_NUMBER} times?)\s+(?:a|per|each|every)?\s*{_UNIT}|"
    rf"\b(?:within|in|after|for|every|per|by|over)\s+{_NUMBER}\s+(?:working\s+)?{_UNIT}\b|"
    rf"\b{_NUMBER}\s+(?:working\s+)?{_UNIT}(?:\s+(?:from|after|of|before|pw|per|a)\b|$)|"
    rf"\b(?:half[ -]term|summer holidays?|christmas|easter|school holidays?|term time|before birth|"
    rf"of birth|at (?:the )?review|end of (?:term|month|week|year)|new year|bedtime|lunchtime|"
    rf"spring|autumn|winter|done|completed|w/c|week commencing|booked)\b|\bp/?w\b|"
    rf"\b\d{{1,2}}(?:[.:]\d\d)?\s?[ap]m\b",
    re.IGNORECASE,
)
_NOT_A_TIME = re.compile(
    r"^\W*(?:asap|a\.s\.a\.p\.?|tbc|tba|tbd|soon|on-?going|"
    r"when (?:funding|available|ready|possible|able).*|as (?:soon as|and when|required|needed).*|"
    r"n/?a|to be (?:confirmed|agreed|arranged)|continuing|next group|future|in due course|wait(?:ing)? list)\W*$",
    re.IGNORECASE,
)


def says_when(text: str) -> bool:
    """Return whether `text` gives a time by the codebook's rule."""
    return bool(_TIMED.search(text)) and not _NOT_A_TIME.match(text)


def first_time(text: str) -> tuple[int, int] | None:
    """Return where `text` first gives a time, None when it gives none."""
    found = _TIMED.search(text)
    return None if found is None or _NOT_A_TIME.match(text) else found.span()
