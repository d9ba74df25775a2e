"""Rates every coded document as if its own form had never been seen, as far as a program can.

For each form in turn two things are left out, and its documents rated without them:

- its blank form, which tells the words that it prints (and every blank that has part of it);
- every phrase, word and pattern of the rules that is shown by its documents and by no coded
  document on another form: whatever may have been written down from them alone.

What cannot be left out stays: headings and layouts the program knows, the conditions of levels,
and phrases that documents on other forms show too. `accuracy.py` shows the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from planaudit.audit.auditor import Auditor
from planaudit.audit.coverage import PhraseFinder
from planaudit.audit.model import DocumentAudit
from planaudit.audit.parts import Part
from planaudit.document import Document
from planaudit.ingest import read_document
from planaudit.packs import Pack, load_packs, rules_folder
from planaudit.packs.findings_schema import Wording
from planaudit.packs.schema import Lexicon
from planaudit.reading import read
from planaudit.reading.forms import Form, form_of, form_with, keys_of, learn_forms
from planaudit.reading.model import Reading
from planaudit.study.agreement import RatedItem, Rating, Unrated
from planaudit.study.codes import Code, load_codes

_AROUND = re.compile(r"^.*-form-|-blank$")
"""What stands round a form's name in the name of its blank."""


@dataclass(frozen=True)
class Coded:
    """A coded document, with the form that its coding sheet says it is on."""

    document: Document
    form: str
    folder: Path


AS_IT_IS = "as it is"
BLANK = "its blank form"
WORDS = "its words"
BOTH = "both"
WAYS = (AS_IT_IS, BLANK, WORDS, BOTH)
"""What is left out: nothing, the blank form, the words, both."""


@dataclass(frozen=True)
class LeftOut:
    """The ratings of a set for each of WAYS, beside the coders' levels.

    `parts` is how many phrases, words and patterns were taken out for a form, on average.
    """

    ratings: Mapping[str, tuple[RatedItem, ...]]
    parts: float


def forms_left_out(folders: Mapping[str, Sequence[Path]]) -> Iterator[tuple[str, LeftOut]]:
    """Yield each set's name and its ratings with each document's own form left out.

    `folders` are those of each set, every one with its `codes.csv` and a folder `forms`. A phrase
    is kept when a document of any set shows it that is on another form.
    """
    every = tuple(dict.fromkeys(folder for some in folders.values() for folder in some))
    codes = {folder: load_codes(folder / "codes.csv", forms=True) for folder in every}
    coded = [each for folder in every for each in _coded(folder, codes[folder])]
    (pack,) = load_packs([rules_folder() / "wales"])
    audits, parts = _audits(coded, pack)
    for name, some in folders.items():
        rows = [code for folder in some for code in codes[folder]]
        forms = {code.form for code in rows}
        ratings = {way: tuple(_rated(rows, audits[way])) for way in WAYS}
        yield name, LeftOut(ratings, sum(parts[form] for form in forms) / len(forms))


def _audits(
    coded: Sequence[Coded], pack: Pack
) -> tuple[dict[str, dict[str, DocumentAudit]], dict[str, int]]:
    """Return each way's audits by document, and how many parts of the pack each form lost."""
    finder = PhraseFinder(pack)
    whole = Auditor(pack)
    known = {each.document.path: _reading(each, _forms(each.folder)) for each in coded}
    shown = {path: frozenset(finder.found_in(reading)) for path, reading in known.items()}
    audits: dict[str, dict[str, DocumentAudit]] = {way: {} for way in WAYS}
    lost: dict[str, int] = {}
    for form in dict.fromkeys(each.form for each in coded):
        own = [each for each in coded if each.form == form]
        others = [each for each in coded if _parts(each.form).isdisjoint(_parts(form))]
        elsewhere = frozenset[Part]().union(*(shown[each.document.path] for each in others))
        here = frozenset[Part]().union(*(shown[each.document.path] for each in own))
        lost[form] = len(here - elsewhere)
        less = Auditor(_without(pack, finder, here - elsewhere))
        blanks = [
            each
            for each in _forms(own[0].folder)
            if _parts(_AROUND.sub("", each.id)).isdisjoint(_parts(form))
        ]
        learned = learn_forms(keys_of(each.document) for each in own)
        for each in own:
            path = each.document.path
            strange = _reading(each, blanks, learned)
            audits[AS_IT_IS][path] = whole.audit(known[path])
            audits[BLANK][path] = whole.audit(strange)
            audits[WORDS][path] = less.audit(known[path])
            audits[BOTH][path] = less.audit(strange)
    return audits, lost


def _coded(folder: Path, codes: Iterable[Code]) -> Iterator[Coded]:
    for name, form in dict.fromkeys((code.document, code.form) for code in codes):
        yield Coded(read_document(folder / name, name), form, folder)


@cache
def _forms(folder: Path) -> tuple[Form, ...]:
    """Return the blank forms of a set."""
    blanks = sorted((folder / "forms").iterdir())
    return tuple(form_of(read_document(blank, blank.name), blank.stem) for blank in blanks)


def _parts(form: str) -> frozenset[str]:
    """Return the forms that one form is made of: B1+B2 is two in one file."""
    return frozenset(form.split("+"))


def _reading(coded: Coded, forms: Sequence[Form], learned: Sequence[Form] = ()) -> Reading:
    """Return the reading of a document on one of `forms`, else on one learned, else on none."""
    keys = keys_of(coded.document)
    return read(coded.document, form_with(keys, forms) or form_with(keys, learned))


def _without(pack: Pack, finder: PhraseFinder, parts: frozenset[Part]) -> Pack:
    """Return the pack without some of its phrases and patterns."""
    lexicons = dict(pack.lexicons)
    for part, alone in finder.lists:
        if part in parts:
            lexicons[alone.id] = _less(lexicons[alone.id], alone)
    wordings = {each.id: each for each in pack.wordings}
    for part, family in finder.wordings:
        if part in parts:
            wordings[family.id] = _less_wording(wordings[family.id], family)
    return replace(pack, lexicons=lexicons, wordings=tuple(wordings.values()))


def _less(lexicon: Lexicon, alone: Lexicon) -> Lexicon:
    """Return a list without what another has."""
    keys = ("phrases", "lemmas", "patterns")
    kept = {key: _rest(getattr(lexicon, key), getattr(alone, key)) for key in keys}
    return lexicon.model_copy(update=kept)


def _less_wording(wording: Wording, alone: Wording) -> Wording:
    """Return a family of findings without the phrases of another's one entry."""
    (own,) = alone.entries
    entries = tuple(
        entry.model_copy(
            update={
                "phrases": _rest(entry.phrases, own.phrases),
                "patterns": _rest(entry.patterns, own.patterns),
            }
        )
        if entry.id == own.id
        else entry
        for entry in wording.entries
    )
    return wording.model_copy(update={"entries": entries})


def _rest(values: Sequence[object], taken: Sequence[object]) -> tuple[object, ...]:
    return tuple(each for each in values if each not in taken)


def _rated(codes: Iterable[Code], audits: Mapping[str, DocumentAudit]) -> Iterator[RatedItem]:
    """Yield the ratings of some audits beside the coders'."""
    for code in codes:
        found = next(
            each for each in audits[code.document].criteria if each.criterion == code.criterion
        )
        program: Rating = Unrated.NOT_ASSESSED
        if found.status == "not_applicable":
            program = Unrated.NOT_APPLICABLE
        elif found.level is not None:
            program = found.level
        yield RatedItem(
            document=code.document,
            form=code.form,
            criterion=code.criterion,
            program=program,
            agreed=code.level,
            coder_1=code.coder_1,
            coder_2=code.coder_2,
        )
