"""An inspection as JSON: 'planaudit.inspect/1', described by docs/inspect.schema.json."""

from __future__ import annotations

import re
from typing import Any

from planaudit.document import Comment, Place
from planaudit.inspection.model import (
    Action,
    Answer,
    Entry,
    FormFound,
    Inspection,
    Margin,
    Outcome,
    Slot,
)
from planaudit.json_text import escaped, json_text

SCHEMA = "planaudit.inspect/1"
_DECIMALS = 2
_STEERS = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON may hold as it is, but a terminal would obey."""


def json_of(inspection: Inspection) -> str:
    """Return the inspection as one JSON object that ends in a line feed and steers no terminal."""
    return escaped(json_text(inspection_object(inspection)), _STEERS)


def inspection_object(inspection: Inspection) -> dict[str, Any]:
    """Return the inspection as plain JSON values."""
    return {
        "schema": SCHEMA,
        "path": inspection.path,
        "sha256": inspection.sha256,
        "format": inspection.format,
        "pages": inspection.pages,
        "form": _form(inspection.form) if inspection.form else None,
        "forms_given": inspection.forms_given,
        "language": inspection.language,
        "service": inspection.service,
        "outline": [_entry(entry) for entry in inspection.outline],
        "outcomes": [_outcome(outcome) for outcome in inspection.outcomes],
        "actions": [_action(action) for action in inspection.actions],
        "voices": {speaker: round(share, 4) for speaker, share in inspection.voices},
        "headers": [_margin(margin) for margin in inspection.headers],
        "footers": [_margin(margin) for margin in inspection.footers],
        "left_out": [
            {
                "what": part.what,
                "why": part.why,
                "times": part.times,
                "characters": part.characters,
            }
            for part in inspection.left_out
        ],
        "notes": list(inspection.notes),
        "comment_count": inspection.comment_count,
        "comments": (
            None if inspection.comments is None else list(map(_comment, inspection.comments))
        ),
        "properties": (
            None
            if inspection.properties is None
            else [{"name": name, "value": value} for name, value in inspection.properties]
        ),
    }


def _form(form: FormFound) -> dict[str, Any]:
    return {
        "id": form.id,
        "matched_by": form.matched_by,
        "share": round(form.share, _DECIMALS),
        "nearly": [
            {"id": other.id, "share": round(other.share, _DECIMALS)} for other in form.others
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "text": entry.text,
        "heading": entry.heading,
        "in_grid": entry.in_grid,
        "row_label": entry.row,
        "slots": _slots(entry.slots),
        "place": _place(entry.place),
        "more": list(entry.more),
        "columns": [
            {"text": column.text, "slots": _slots(column.slots)} for column in entry.columns
        ],
        "answers": [_answer(answer) for answer in entry.answers],
        "empty": entry.empty,
        "empty_rows": entry.rows,
    }


def _slots(slots: tuple[Slot, ...]) -> list[dict[str, str]]:
    return [{"id": slot.id, "name": slot.name} for slot in slots]


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "text": answer.text,
        "label": answer.label,
        "listed": answer.listed,
        "ticked": answer.ticked,
        "place": _place(answer.place),
        "sentences": [
            {"text": said.text, "speaker": said.speaker, "manner": said.manner}
            for said in answer.sentences
        ],
    }


def _place(place: Place) -> dict[str, int | None]:
    return {
        "page": place.page,
        "paragraph": place.paragraph,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "box": place.box,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "text": outcome.text,
        "speaker": outcome.speaker,
        "manner": outcome.manner,
        "in_table": outcome.in_table,
        "national": outcome.national,
        "score": outcome.score,
        "target": outcome.target,
        "review": outcome.review,
        "place": _place(outcome.place),
    }


def _action(action: Action) -> dict[str, Any]:
    return {
        "text": action.text,
        "who": action.who,
        "owners": list(action.owners),
        "when": action.when,
        "timed": action.timed,
        "reason": action.reason,
        "outcome": action.outcome,
        "in_table": action.in_table,
        "place": _place(action.place),
    }


def _margin(margin: Margin) -> dict[str, Any]:
    return {"text": margin.text, "times": margin.times}


def _comment(comment: Comment) -> dict[str, Any]:
    return {"author": comment.author, "text": comment.text, "place": _place(comment.place)}
