"""An inspection in plain words: who says a thing and how, the form found, a place in the file."""

from __future__ import annotations

from collections.abc import Sequence

from planaudit.document import Place
from planaudit.ingest.formats import FORMATS
from planaudit.inspection.model import Action, FormFound, Inspection, NotThere, Outcome, Slot
from planaudit.plain_words import count_of, listed, share_words
from planaudit.reading.model import Language, Manner, Service, Speaker

SPEAKER_LABELS: dict[Speaker, str] = {
    "person": "Person",
    "child": "Child",
    "family": "Family",
    "professional": "Written",
    "unknown": "Unclear",
}
"""Before what was written: who says it, where that is not simply the professional."""
WHOSE: dict[Speaker, str] = {
    "person": "the person's",
    "child": "the child's",
    "family": "the family's",
    "professional": "the professional's",
    "unknown": "not clear whose",
}
MANNERS: dict[Manner, str] = {
    "quoted": "quoted",
    "first person": "in the first person",
    "reported": "told by the writer",
    "written": "",
}
LANGUAGES: dict[Language, str] = {
    "en": "English",
    "cy": "Welsh (there are no rules for it yet)",
    "other": "neither English nor Welsh",
}
SERVICES: dict[Service, str] = {"adults": "adults' services", "children": "children's services"}
_VOICES: dict[Speaker, str] = {
    "person": "the person",
    "child": "the child",
    "family": "family or carer",
    "professional": "the professional",
    "unknown": "not clear",
}


def format_words(name: str) -> str:
    """Return what people call a file format."""
    if name == "row":
        return "row of a spreadsheet"
    return FORMATS[name].called if name in FORMATS else name


def form_words(inspection: Inspection) -> str:
    """Return which form the document was taken to be on, and how surely."""
    form = inspection.form
    if form is not None:
        learned = ", learned from the other plans" if form.matched_by == "learned" else ""
        return f"{form.id}{learned}. {_found_words(form)}"
    known = inspection.forms_given
    why = _none_fits(known) if known else "no blank form was given"
    return (
        f"not known: {why}. What the form printed was told by bold type, shading and wording. An "
        "audit of several plans may have learned their form from what they share."
    )


def _none_fits(known: int) -> str:
    return "the blank form does not fit" if known == 1 else f"none of {known} blank forms fits"


def _found_words(form: FormFound) -> str:
    return f"{share_words(form.share).capitalize()} of what it prints was found here, in its order."


def others_words(form: FormFound) -> str:
    """Return which other forms fit nearly as well, '' when none does."""
    others = [f"{other.id} ({share_words(other.share)} of it found)" for other in form.others]
    return f"Nearly as well fits {listed(others)}." if others else ""


def place_words(place: Place) -> str:
    """Return a place in the file in a few words, '' when it is not known."""
    parts = (
        ("page", place.page),
        ("text box", place.box),
        ("table", place.table),
        ("row", place.row),
    )
    told = [f"{name} {number}" for name, number in parts if number is not None]
    if place.table is None and place.page is None and place.paragraph is not None:
        told.append(f"paragraph {place.paragraph}")
    if place.line is not None:
        told.append(f"line {place.line}")
    return ", ".join(told)


def slot_words(slots: Sequence[Slot]) -> str:
    """Return what a prompt was taken for, '' when it asks for nothing we know."""
    return " / ".join(slot.name for slot in slots)


def voices_words(voices: Sequence[tuple[Speaker, float]]) -> str:
    """Return how much of the writing carries each voice."""
    return ", ".join(f"{_VOICES[who]} {share_words(share)}" for who, share in voices)


def whose_words(outcome: Outcome) -> str:
    """Return whose words an outcome is in, and in what manner."""
    manner = MANNERS[outcome.manner]
    return f"{WHOSE[outcome.speaker]}, {manner}" if manner else WHOSE[outcome.speaker]


def scores_words(outcome: Outcome) -> str:
    """Return an outcome's scores, '' when it has none."""
    scores = (("now", outcome.score), ("hoped for", outcome.target), ("review", outcome.review))
    return ", ".join(f"{name} {score}" for name, score in scores if score is not None)


def who_words(action: Action) -> str:
    """Return who does an action, as written and as understood; '' when nobody is named."""
    kinds = " and ".join(action.owners)
    if action.who is None:
        return kinds
    return f"{action.who} [{kinds}]" if kinds else action.who


def when_words(action: Action) -> str:
    """Return when an action is done; '' when that is not said."""
    if action.when is not None:
        return action.when if action.timed else f"{action.when} [no time that was understood]"
    return "said in the action" if action.timed else ""


def left_out_words(part: NotThere) -> str:
    """Return what was left out, how often, how much and why."""
    times = f", {part.times} times" if part.times > 1 else ""
    size = f", {count_of(part.characters, 'character')}" if part.characters else ""
    return f"{part.what}{times}{size}: {part.why}"
