"""Which blocks of a document its form printed.

A form's printed text stands in a filled document in the same order as on the blank form, so
what both share, in order, is printed (their longest common sequence). Order matters: a
practitioner who copies 'Protection from abuse and neglect' into an outcome row wrote it,
although the form prints the same words beside a tick box further up.

With no blank form, what three or more documents of a batch share, in the same order, is taken
for the form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Literal

from planaudit.document import Document, text_blocks
from planaudit.reading.form_outline import Outline, outline_of
from planaudit.reading.headings import slots_of

ENOUGH_OF_THE_FORM = 0.6
"""A document is on a form when it shows this share of the form's printed text."""
ALIKE = 0.5
"""Two documents are on the same form when this share of the shorter one's blocks is common."""
FEWEST_TO_LEARN_FROM = 3
LONGEST_MATCHED = 5_000
"""Text blocks: a longer document is on no form. Matching it would take minutes."""
MOST_PAIRS = 60_000
"""Pairs of blocks with the same words that are looked at to find what two documents share."""

_NOT_WORD = re.compile(r"[^\w]+")
Asks = Callable[[str], tuple[str, ...]]
"""Which slots a prompt asks for, likeliest first."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as the sequence of keys of its printed blocks.

    `outline` is what the blank form looks like, empty for a form learned from a batch. `slots`
    holds, by key, what the form's owner says a prompt asks for: it goes before what its words
    suggest. A key that is not there is understood by its words.
    """

    id: str
    matched_by: Literal["given", "learned"]
    keys: tuple[str, ...]
    outline: Outline = field(default=Outline(), repr=False)
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Fit:
    """A form that a document may be on. `share`, 0 to 1, is the part of the form found in it."""

    form: Form
    share: float


def keys_of(document: Document) -> tuple[str, ...]:
    """Return one key per text block of the body: its words in lower case, nothing else."""
    return tuple(key_of(block.text) for block in text_blocks(document.blocks))


def form_of(document: Document, form_id: str) -> Form:
    """Return the blank form that `document` is."""
    keys = tuple(key for key in keys_of(document) if key)
    return Form(form_id, "given", keys, outline_of(document))


def asks_on(form: Form | None) -> Asks:
    """Return which slots a prompt asks for on `form`: its owner's word, else the words alone."""
    if form is None or not form.slots:
        return slots_of
    own = form.slots

    def asks(prompt: str) -> tuple[str, ...]:
        # A cell's prompt may be several of the form's lines in one.
        lines = (prompt, *prompt.splitlines())
        told = [own[key] for key in map(key_of, lines) if key in own]
        return (
            tuple(dict.fromkeys(slot for slots in told for slot in slots))
            if told
            else slots_of(prompt)
        )

    return asks


def forms_that_fit(document: Document, forms: Sequence[Form]) -> tuple[Fit, ...]:
    """Return the forms `document` may be on, the one that explains most of it first."""
    return _fits(keys_of(document), forms)


def _fits(keys: Sequence[str], forms: Sequence[Form]) -> tuple[Fit, ...]:
    if len(keys) > LONGEST_MATCHED:
        return ()
    scored: list[tuple[int, Form]] = []
    for form in forms:
        shared = sum(size for _, _, size in _common(keys, form.keys))
        if form.keys and shared >= ENOUGH_OF_THE_FORM * len(form.keys):
            scored.append((shared, form))
    scored.sort(key=lambda each: (-each[0], len(each[1].keys), each[1].id))
    return tuple(Fit(form, shared / len(form.keys)) for shared, form in scored)


def best_form(document: Document, forms: Sequence[Form]) -> Form | None:
    """Return the form that explains most of `document`, or None if none fits well."""
    return form_with(keys_of(document), forms)


def form_with(keys: Sequence[str], forms: Sequence[Form]) -> Form | None:
    """Return the best form of the document with these `keys`, or None if none fits well."""
    fits = _fits(keys, forms)
    return fits[0].form if fits else None


def printed_blocks(document: Document, form: Form) -> frozenset[int]:
    """Return the positions, among the body's text blocks, of those that `form` printed."""
    return frozenset(positions_on_form(keys_of(document), form))


def positions_on_form(keys: Sequence[str], form: Form) -> dict[int, int]:
    """Return for each of a document's `keys` that `form` printed its position on the form."""
    return {
        here + offset: there + offset
        for here, there, size in _common(keys, form.keys)
        for offset in range(size)
        if keys[here + offset]
    }


def learn_forms(documents: Iterable[Sequence[str]]) -> tuple[Form, ...]:
    """Return the forms that groups of at least three documents seem to be written on.

    Each is given by its keys. They are taken in the order given, so the same batch always gives
    the same forms.
    """
    groups: list[list[tuple[str, ...]]] = []
    for document in documents:
        keys = tuple(key for key in document if key)
        if len(keys) > LONGEST_MATCHED:
            continue
        group = next((g for g in groups if _alike(keys, g[0])), None)
        if group is None:
            groups.append([keys])
        else:
            group.append(keys)
    learned: list[Form] = []
    for group in groups:
        if len(group) < FEWEST_TO_LEARN_FROM:
            continue
        shared = group[0]
        for keys in group[1:]:
            shared = tuple(
                shared[start + offset]
                for start, _, size in _common(shared, keys)
                for offset in range(size)
            )
        learned.append(Form(f"learned-{len(learned) + 1}", "learned", shared))
    return tuple(learned)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    shared = sum(size for _, _, size in _common(one, other))
    return shared >= ALIKE * min(len(one), len(other))


def _common(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    left_out = _too_common(one, other)
    matcher = SequenceMatcher(left_out.__contains__, one, other, autojunk=False)
    return [tuple(block) for block in matcher.get_matching_blocks() if block.size]  # type: ignore[misc]  # a Match is three ints


def _too_common(one: Sequence[str], other: Sequence[str]) -> frozenset[str]:
    """Return the keys to leave out at first, for matching takes a step for each pair alike.

    Two documents of 2,000 boxes that say 'yes' or 'no' would take half a minute. Such keys still
    count where they stand beside others that are shared.
    """
    counts, others = Counter(one), Counter(other)
    rarest = sorted((counts[key] * others[key], key) for key in counts.keys() & others.keys())
    pairs = list(accumulate(number for number, _ in rarest))
    return frozenset(key for (_, key), sum_ in zip(rarest, pairs, strict=True) if sum_ > MOST_PAIRS)


def key_of(text: str) -> str:
    """Return the words of `text` in lower case and nothing else: what makes two blocks the same."""
    return " ".join(_NOT_WORD.sub(" ", text.lower()).split())
