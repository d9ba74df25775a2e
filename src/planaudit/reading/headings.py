"""Which slot of a form a heading, prompt or column head asks for.

The 22 slots and their known headings are data (`data/headings.yaml`, compiled from statute,
guidance and published forms, each with its source); headings on no list are understood by
their words (`data/heading_words.yaml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planaudit.reading.vocabulary import word_lists

_NUMBERING = re.compile(
    r"^(?:(?:section|part|question|box|step|stage|adran|rhan|cwestiwn|cam)\s+"
    r"(?:[\dA-Z]{1,3}\s*[:.)–—-]+\s*|(?:\d{1,2}[a-z]?|(?-i:[A-Z]|[IVX]{1,4}))\s+(?=\S+\s))|"
    r"[A-Z]?\d{1,2}(?:\.\d{1,2})*[a-z]?[.):]?\s+|[A-Z][.):]\s+|\([a-z\d]{1,2}\)\s+)",
    re.IGNORECASE,
)
_MOST_READ = 2_000
"""Characters of a heading that are looked at; whatever is longer is no heading."""
_BILINGUAL = re.compile(r"\s+[/|]\s+")
"""Between the Welsh and the English of one heading."""
_FIRST_PART = re.compile(r"^(.*?)(?:\s+[–—-]+\s+|(?<=[?.;:])\s+(?=\w))", re.DOTALL)
"""What stands before a dash or the next question: 'Analysis – what stands in the way'."""
_GLUED = re.compile(
    r"(?<=[a-z]{3})(?=(?:What|How|Who|Why|When|Where|Which|Write|Describe|Include|Please|Say|Tell|"
    r"Use|Give|List|Think|Consider|Summarise|Record)\b)"
)
"""Where a hint is glued to its heading: 'AnalysisWhat is life like for this child?'"""
_PROPERTIES = ("national_outcomes", "scoring")
"""What a heading asks for before all, also where it names an outcome first."""
_SCALE = re.compile(r"\b[01]\s*(?:-|–|—|to)\s*(?:5|10|five|ten)\b", re.IGNORECASE)
"""A printed scale, '(0-10)' or '1 to 5': a column so headed asks for a score."""
_IN_BRACKETS = re.compile(r"\(([^()]{4,80})\)")
_OWNER = re.compile(
    r"\b(?:my|your|our|the|their|his|her|a|an|person's|persons|individual's|child's|children's|"
    r"adult's|citizen's)\b"
)
_NOT_WORD = re.compile(r"[^a-zà-ÿ0-9'/&-]+")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class _Words:
    slot: str
    match: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]


def normalise(heading: str) -> str:
    """Return `heading` in lower case without numbering, brackets, curly quotes and end marks."""
    text = without_number(heading[:_MOST_READ].translate(_QUOTES))
    text = re.sub(r"\s*\((?!s\))[^)]*\)", "", text).lower()
    return " ".join(text.strip(" :?.*-").split())


def without_number(heading: str) -> str:
    """Return `heading` without 'Section 3:', '3.1' or 'B.' in front."""
    return _NUMBERING.sub("", heading.strip(), count=1)


@cache
def slots_of(heading: str) -> tuple[str, ...]:
    """Return the slots `heading` asks for, likeliest first; () when it asks for none we know.

    A heading on the list gives the slots of that list entry, first those its words point to
    (the list takes 'Child's wishes' and 'Wishes' for one); any other, those its words point to.
    Under a heading of several lines, what follows the first that asks for something is a hint
    on how to answer it; what its first question asks for goes before what the others do.
    """
    heading = _GLUED.sub("\n", heading[:_MOST_READ])
    slots = _slots_of_words(heading)
    if not slots or slots[0] in _PROPERTIES:
        return slots
    if "\n" in heading:
        lines = map(slots_of, heading.splitlines())
        return next((found for found in lines if found), slots)
    if slots[0] == "analysis":
        return slots
    first = _FIRST_PART.match(without_number(heading))
    lead = _slots_of_words(first[1]) if first else ()
    if first and first[1].endswith(":") and not (lead and lead[0].startswith("view_")):
        return slots  # 'Plan: outcome' is a column for outcomes under a wider head
    return tuple(dict.fromkeys((*lead, *slots)))


def _slots_of_words(heading: str) -> tuple[str, ...]:
    """Return the slots the words of `heading` point to, those of its rules in their order."""
    text = normalise(heading)
    if not text:
        return ()
    listed = tuple(s for s in _listed().get(_bare(text), ()) if not _is_excluded(s, text))
    found = [
        words.slot
        for words in _word_rules()
        if any(p.search(text) for p in words.match)
        and not any(p.search(text) for p in words.unless)
    ]
    if not found and not listed and _BILINGUAL.search(heading):
        return tuple(dict.fromkeys(s for part in _BILINGUAL.split(heading) for s in slots_of(part)))
    in_brackets = _IN_BRACKETS.search(heading)
    if not found and not listed and in_brackets:
        return _slots_of_words(in_brackets[1])  # 'Links to (national well-being)'
    if _SCALE.search(heading):
        found.insert(0, "scoring")
    if listed:
        return (*(slot for slot in listed if slot in found), *(s for s in listed if s not in found))
    return tuple(dict.fromkeys(found))


def _is_excluded(slot: str, text: str) -> bool:
    """Return whether `text` says something else by the words that make it look like `slot`.

    'Children's Services' is the name of a department, though 'Services' heads a plan.
    """
    return any(
        words.slot == slot
        and any(p.search(text) for p in words.match)
        and any(p.search(text) for p in words.unless)
        for words in _word_rules()
    )


@cache
def slot_names() -> dict[str, str]:
    """Return the plain name of each slot, by the slot, in the order of the list."""
    return {slot: entry["name"] for slot, entry in word_lists("headings")["slots"].items()}


@cache
def column_of(heading: str) -> str:
    """Return what a column of an outcome or action table holds besides a slot, or ''.

    One of owner, when, baseline, target, review, comment, own_action, others_action,
    service_action, reference; outcome and action where the words are less plain.
    """
    text = normalise(heading)
    order = (
        "reference", "own_action", "service_action", "others_action", "target", "review",
        "baseline", "owner", "when", "comment", "outcome", "action",
    )  # fmt: skip
    rules = _column_rules()
    found = next((name for name in order if any(p.search(text) for p in rules[name])), "")
    if _SCALE.search(heading) and found not in ("target", "review"):
        return "baseline"
    return found


def is_known_heading(text: str) -> bool:
    """Return whether `text` is, word for word, a heading on the list."""
    return _bare(normalise(text)) in _listed()


def _bare(text: str) -> str:
    return " ".join(_NOT_WORD.sub(" ", _OWNER.sub(" ", text)).split())


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for slot, entry in word_lists("headings")["slots"].items():
        headings = [item["heading"] for item in entry["verified"]] + entry["background"]
        for heading in headings:
            slots = found.setdefault(_bare(normalise(heading)), [])
            if slot not in slots:
                slots.append(slot)
    found.pop("", None)
    return {heading: tuple(slots) for heading, slots in found.items()}


@cache
def _word_rules() -> tuple[_Words, ...]:
    return tuple(
        _Words(
            entry.get("slot", name),
            tuple(re.compile(p) for p in entry["match"]),
            tuple(re.compile(p) for p in entry.get("unless", ())),
        )
        for name, entry in word_lists("heading_words")["slots"].items()
    )


@cache
def _column_rules() -> dict[str, tuple[re.Pattern[str], ...]]:
    columns = word_lists("heading_words")["columns"]
    return {name: tuple(re.compile(p) for p in patterns) for name, patterns in columns.items()}
