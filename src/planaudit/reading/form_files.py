"""Saved forms: what blank forms print, in a YAML file that their owner can read and edit.

A saved form reads a document exactly as the blank form itself would, but for the prompts whose
slots its owner has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PositiveInt

from planaudit.document import Document, Kind, TextBlock, text_blocks
from planaudit.reading.form_outline import Outline, OutlineLine, is_look, outline_of
from planaudit.reading.forms import Form, key_of
from planaudit.reading.headings import slot_names, slots_of
from planaudit.reading.printed import LONGEST_PROMPT
from planaudit.yaml_source import Source, SourceError, source_of

SCHEMA = "planaudit.form/1"
_LONGEST_LINE = 100
_VERSION = re.compile(
    r"\b(?:v|ver|version|issue|rev|revision)\.?\s*\d{1,3}(?:\.\d{1,3}){0,3}\b"
    r"|\b(?:revised|updated|issued)(?:\s+(?:in|on))?:?\s+(?:\d{1,2}\s+)?(?:[A-Z][a-z]{2,8}\s+)?\d{4}\b",
    re.IGNORECASE,
)
"""'v3.1', 'Version 2', 'Revised June 2019'."""
_OPENING = """\
# What blank forms print, so that planaudit can tell it from what is written on them.
#
# Give this file to planaudit with --form. You may edit it: under 'prints' stands what the form
# prints, in order, and beside a prompt the 'slots' it asks for, likeliest first. Where you change
# the slots, your word goes before planaudit's own guess; [] says that a prompt asks for none of
# them. What a column such as 'Who' or 'By when' adds to an action is told by its words.
# 'look' and 'at' say how and where the form prints it (table, row, column); 'tables' how many
# cells each row of each table has. Leave those as they are.
#
# The slots, and what they stand for:
"""


class FormFileError(SourceError):
    """A saved form that cannot be used. The message names the file, the line and the key."""


def _known_slot(slot: str) -> str:
    if slot in slot_names():
        return slot
    near = get_close_matches(slot, slot_names(), n=1, cutoff=0.0)
    raise ValueError(f"there is no slot of that name. The nearest is '{near[0]}'")


def _known_look(word: str) -> str:
    if is_look(word):
        return word
    raise ValueError("a look is bold, italic, shaded, heading 1 to 9, list item or tick box")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class PrintedText(_Strict):
    """One block of a form's printed text; `slots` is what it asks for, None to go by its words.

    `look` and `at` are those of an `OutlineLine`: how it is printed, and where in which table.
    """

    text: str
    # Lists in YAML, and strict about all but that.
    look: Annotated[
        tuple[Annotated[str, AfterValidator(_known_look)], ...], Field(strict=False)
    ] = ()
    at: Annotated[tuple[PositiveInt, PositiveInt, PositiveInt] | None, Field(strict=False)] = None
    slots: Annotated[
        tuple[Annotated[str, AfterValidator(_known_slot)], ...] | None, Field(strict=False)
    ] = None


class SavedForm(_Strict):
    """One blank form. `version` is as the form prints it, `sha256` of the blank's bytes.

    `tables` says for each table of the form how many cells each of its rows has.
    """

    id: Annotated[str, Field(min_length=1)]
    title: str = ""
    version: str = ""
    sha256: str = ""
    tables: Annotated[
        tuple[Annotated[tuple[PositiveInt, ...], Field(strict=False)], ...], Field(strict=False)
    ] = ()
    prints: Annotated[tuple[PrintedText, ...], Field(min_length=1, strict=False)]

    def outline(self) -> Outline:
        """Return what the blank form looks like; a place that no table has is left out."""
        lines = (OutlineLine(each.text, each.look, self._place(each)) for each in self.prints)
        return Outline(tuple(lines), self.tables)

    def _place(self, printed: PrintedText) -> tuple[int, int, int] | None:
        if printed.at is None:
            return None
        table, row, column = printed.at
        rows = self.tables[table - 1] if table <= len(self.tables) else ()
        return printed.at if row <= len(rows) and column <= rows[row - 1] else None


class FormFile(_Strict):
    """A file of saved forms."""

    schema_: Annotated[Literal["planaudit.form/1"], Field(alias="schema")]
    forms: Annotated[tuple[SavedForm, ...], Field(min_length=1, strict=False)]


def forms_in(content: bytes, shown: str) -> tuple[Form, ...]:
    """Return the forms saved in `content`, the bytes of the file called `shown`.

    Raises FormFileError, which names the line and says what to do.
    """
    source = source_of(content, Path(shown), FormFile, FormFileError)
    forms: dict[str, Form] = {}
    for number, saved in enumerate(source.value.forms):
        if saved.id in forms:
            raise source.error(("forms", number, "id"), "another form here has this id")
        keys = tuple(key for printed in saved.prints if (key := key_of(printed.text)))
        if not keys:
            raise source.error(("forms", number, "prints"), "a form should print some words")
        forms[saved.id] = Form(saved.id, "given", keys, saved.outline(), _edited(source, number))
    return tuple(forms.values())


def _edited(source: Source[FormFile], number: int) -> dict[str, tuple[str, ...]]:
    """Return, by key, the slots that are not what a prompt's words suggest: somebody's own."""
    edited: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for position, printed in enumerate(source.value.forms[number].prints):
        key = key_of(printed.text)
        if printed.slots is None or printed.slots == slots_of(printed.text):
            continue
        where = ("forms", number, "prints", position, "slots")
        if edited.setdefault(key, printed.slots) != printed.slots:
            raise source.error(
                where,
                f"the same words have other slots on line {lines[key]}, and prompts are told "
                "apart by their words. Give both the same",
            )
        lines.setdefault(key, source.line(where))
    return edited


def saved_form(blank: Document, form_id: str) -> SavedForm:
    """Return the blank form `blank` as it is saved, its prompts with the slots we take them for."""
    blocks = [block for block in text_blocks(blank.blocks) if key_of(block.text)]
    outline = outline_of(blank)
    lines = [line for line in outline.lines if key_of(line.text)]
    return SavedForm(
        id=form_id,
        title=_title(blocks),
        version=_version((*blank.headers, *blank.footers, *blocks[:3])),
        sha256=blank.sha256,
        tables=outline.tables,
        prints=tuple(
            PrintedText(text=line.text, look=line.look, at=line.at, slots=_slots(block))
            for block, line in zip(blocks, lines, strict=True)
        ),
    )


def file_of(forms: Iterable[SavedForm]) -> bytes:
    """Return the file that holds `forms`, in order of their ids: UTF-8, always the same bytes."""
    names = slot_names()
    widest = max(map(len, names))
    listed = "".join(f"#   {slot:<{widest}}  {name}\n" for slot, name in names.items())
    values = {
        "schema": SCHEMA,
        "forms": [_values(form) for form in sorted(forms, key=lambda form: form.id)],
    }
    body = yaml.dump(
        values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_LONGEST_LINE
    )
    return f"{_OPENING}{listed}\n{body}".encode()


class _InOneLine(list[Any]):
    """A list that is written [one, two]."""


class _Dumper(yaml.SafeDumper):
    """Writes a form with its lists of slots in one line each, and nothing by reference."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return True: a part that occurs twice is written twice."""
        return True


_Dumper.add_representer(
    _InOneLine,
    lambda dumper, slots: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", slots, flow_style=True
    ),
)


def _values(form: SavedForm) -> dict[str, Any]:
    head = {"id": form.id, "title": form.title, "version": form.version, "sha256": form.sha256}
    return {
        **{key: value for key, value in head.items() if value},
        **({"tables": list(map(_InOneLine, form.tables))} if form.tables else {}),
        "prints": [_printed_values(printed) for printed in form.prints],
    }


def _printed_values(printed: PrintedText) -> dict[str, Any]:
    values: dict[str, Any] = {"text": printed.text}
    if printed.slots is not None:
        values["slots"] = _InOneLine(printed.slots)
    if printed.look:
        values["look"] = _InOneLine(printed.look)
    if printed.at is not None:
        values["at"] = _InOneLine(printed.at)
    return values


def _slots(block: TextBlock) -> tuple[str, ...] | None:
    """Return what `block` asks for, None for a tick box or an instruction that asks nothing."""
    slots = slots_of(block.text)
    if block.ticked is not None or (not slots and len(block.text) > LONGEST_PROMPT):
        return None
    return slots


def _title(blocks: Sequence[TextBlock]) -> str:
    headings = (block for block in blocks if block.kind is Kind.HEADING)
    first = next(headings, blocks[0] if blocks else None)
    return first.text if first is not None and len(first.text) <= LONGEST_PROMPT else ""


def _version(blocks: Sequence[TextBlock]) -> str:
    return next(_versions(blocks), "")


def _versions(blocks: Sequence[TextBlock]) -> Iterator[str]:
    for block in blocks:
        if found := _VERSION.search(block.text):
            yield " ".join(found[0].split())
