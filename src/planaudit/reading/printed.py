"""Telling the form's printed text from what a practitioner wrote, block by block.

With a known form, its own words in its own order decide (`forms.printed_blocks`). Without
one, or for a block a newer version of the form has changed, the print cues and the list of
known headings decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from planaudit.document import Cell, Document, Kind, Row, Table, TextBlock, text_blocks
from planaudit.reading.code_legend import code_legend
from planaudit.reading.forms import Form, key_of, keys_of, printed_blocks
from planaudit.reading.headings import column_of, is_known_heading, slots_of, without_number
from planaudit.reading.vocabulary import alternatives, word_lists, words_pattern

LONGEST_PROMPT = 160
"""Characters. A bold paragraph longer than this is somebody's emphasis, not a prompt."""
LONGEST_COLUMN_HEAD = 60
MOST_WORDS_OF_A_BARE_LABEL = 4
LONG_ENOUGH_TO_BE_THE_FORMS = 30

_I_OR_A_QUOTATION = re.compile(r"\bI\b|[“”\"‘]")
_DATE_IN_FIGURES = re.compile(r"\b\d{1,2}[/.]\d{1,2}\b")
_NOTHING_WRITTEN = re.compile(
    r"^[\W_]*$|\((?:please )?(?:tick|circle|delete)\b[^)]*\)$|(?:\.\s?){4,}\s*$|_{3,}\s*$"
)
"""Stars or a line to write on, with nothing written; a list to tick, and how."""
_PRINTED_SCALE = re.compile(r"\b[01]\s*=\s*\w[^=]*\b(?:[3-5]|10)\s*=\s*\w")
"""'0 = very poor to 4 = as I would wish'."""
_MOST_ROWS_LOOKED_AT = 50
"""Rows under the heads of a grid that tell whether it has a column of labels."""


class Printed:
    """Answers, for the blocks and cells of one document, whether the form printed them."""

    def __init__(self, document: Document, form: Form | None) -> None:
        blocks = list(text_blocks(document.blocks))
        self._form = form
        self._by_form: set[int] = set()
        self.share_of_form = 0.0
        """The part of the form's printed text, 0 to 1, that stands in the document, in order."""
        if form is not None and form.keys:
            positions = set(printed_blocks(document, form))
            self.share_of_form = len(positions) / len(form.keys)
            whole = " ".join(form.keys)
            positions |= {
                position
                for position, key in enumerate(keys_of(document))
                if len(key) >= LONG_ENOUGH_TO_BE_THE_FORMS
                and blocks[position].place.table is None
                and key in whole
            }
            self._by_form = {id(blocks[position]) for position in positions}

    @property
    def knows_the_form(self) -> bool:
        """Whether a blank form decides, rather than print cues.

        A form learned from a batch holds only what every document shares, so the cues count too.
        """
        return self._form is not None and self._form.matched_by == "given"

    def by_form(self, block: TextBlock) -> bool:
        """Return whether the known form prints `block`."""
        return id(block) in self._by_form

    def prints_label(self, label: str) -> bool:
        """Return whether a blank form is known and prints `label`, with nothing after it."""
        return self.knows_the_form and self._form is not None and key_of(label) in self._form.keys

    def block(self, block: TextBlock, after_heading: bool) -> bool:
        """Return whether `block`, outside tables, is the form's.

        `after_heading` says that the block before it was a heading or prompt.
        """
        if block.ticked is not None:
            return not block.ticked
        if block.kind is Kind.HEADING or id(block) in self._by_form:
            return True
        if block.cues.bold and len(block.text) <= LONGEST_PROMPT:
            return not _has_sign_of_an_answer(without_number(block.text))
        if self.knows_the_form:
            return False
        if _NOTHING_WRITTEN.search(block.text) or _PRINTED_SCALE.search(block.text):
            return True
        if code_legend([block.text]):
            return True
        instruction = _is_instruction(block.text)
        speech = _has_speech(block.text)
        if block.cues.italic and (instruction or not speech):
            return True
        if after_heading and instruction and _asks_then_tells(block.text):
            return True
        if speech:
            return False
        if is_known_heading(block.text):
            return True
        short = len(block.text) <= LONGEST_PROMPT
        if short and block.text.endswith((":", "?")) and slots_of(block.text):
            return True
        if block.text.endswith(":") and len(block.text.split()) <= MOST_WORDS_OF_A_BARE_LABEL:
            return True
        return after_heading and instruction and not _has_sign_of_an_answer(block.text)

    def label_in_cell(self, block: TextBlock) -> bool:
        """Return whether a bold line in a cell labels what is written below it there."""
        if id(block) in self._by_form:
            return True
        if not block.cues.bold or len(block.text) > LONGEST_COLUMN_HEAD:
            return False
        return not self.knows_the_form and not block.text.endswith((".", "”", "’"))

    def cell(self, cell: Cell, row: Row, may_label: bool) -> bool:
        """Return whether all text of `cell` is the form's; `may_label`: labels stand there."""
        blocks = [block for block in text_blocks(cell.blocks) if block.text]
        boxes = [block for block in blocks if block.ticked is not None]
        texts = [block for block in blocks if block.ticked is None]
        if boxes and not texts:
            return False
        if not texts:
            return False
        if all(id(block) in self._by_form for block in texts):
            return True
        if all(_NOTHING_WRITTEN.search(block.text) for block in texts):
            return True
        marked = cell.cues.bold or row.header or (cell.cues.shaded and not _is_striped(row))
        if self.knows_the_form:
            return cell.cues.shaded and (cell.cues.bold or row.header)
        if marked:
            return True
        if not may_label:
            return False
        if len(texts) == 1:
            return ends_as_a_label(texts[0].text)
        beside = next((other for one, other in pairwise(row.cells) if one is cell), None)
        return beside is not None and _is_label_of_several_lines(texts, beside)


def _is_striped(row: Row) -> bool:
    """Return whether a bold label and a plain answer share the shade of every other row."""
    return len(row.cells) == 2 and row.cells[0].cues.bold and not row.cells[1].cues.bold


def looks_like_heads(row: Row) -> bool:
    """Return whether a row with no print cues reads as the heads of its columns."""
    texts = [cell.text.strip() for cell in row.cells]
    filled = [text for text in texts if text]
    if len(filled) < 2 or any(len(text) > LONGEST_COLUMN_HEAD for text in filled):
        return False
    if any(len(cell.blocks) > 1 for cell in row.cells):
        return False
    known = sum(1 for text in filled if slots_of(text) or column_of(text))
    return len(filled) == len(texts) and known >= 0.6 * len(filled)


def has_label_column(rows: Sequence[Row], head: str) -> bool:
    """Return whether the first cells of a grid's `rows` are printed row labels, by their words.

    A column headed 'Activity' or 'Life domain' asks for nothing; when most of the cells under
    such a head read as headings, the form printed them all.
    """
    if slots_of(head) or column_of(head):
        return False
    texts = [row.cells[0].text.strip() for row in rows[:_MOST_ROWS_LOOKED_AT] if row.cells]
    texts = [text for text in texts if text]
    known = sum(1 for text in texts if len(text) <= LONGEST_COLUMN_HEAD and slots_of(text))
    return len(texts) >= 2 and known >= 0.6 * len(texts)


def has_print_cues(table: Table) -> bool:
    """Return whether any cell of `table` is shaded, bold or in a marked heading row."""
    return any(
        row.header or cell.cues.shaded or cell.cues.bold for row in table.rows for cell in row.cells
    )


def ends_as_a_label(text: str) -> bool:
    """Return whether the words of `text` alone make it a label: its end mark, or the list."""
    return len(text) <= LONGEST_PROMPT and (text.endswith((":", "?")) or is_known_heading(text))


def _is_label_of_several_lines(lines: Sequence[TextBlock], beside: Cell) -> bool:
    """Return whether `lines` are one label in two languages or so, for the answer `beside` it.

    Many bilingual forms print the first language bold and the second plain or italic below it.
    """
    first, *others = lines
    answers = [block for block in text_blocks(beside.blocks) if block.text]
    is_label = first.cues.bold and len(first.text) <= LONGEST_PROMPT
    if not is_label or beside.cues.shaded or any(block.cues.bold for block in answers[:1]):
        return False
    asked = set(slots_of(first.text))
    if not answers and asked and any(asked.isdisjoint(slots_of(line.text)) for line in others):
        return False  # nothing tells the second line from an answer typed under the first
    question = first.text.endswith("?")
    return all(_goes_on_asking(line, question) for line in others)


def _goes_on_asking(line: TextBlock, after_a_question: bool) -> bool:
    """Return whether a line under the first of a label is part of the label by its own words."""
    if len(line.text) > LONGEST_PROMPT:
        return False
    if is_known_heading(line.text):
        return True
    if _has_speech(line.text):
        return False
    if after_a_question and line.text.endswith("?"):
        return True
    return bool(slots_of(line.text)) and (line.cues.italic or line.text.endswith((":", "?")))


def _is_instruction(text: str) -> bool:
    return bool(_instruction().match(text))


def _asks_then_tells(text: str) -> bool:
    """Return whether a question is followed by an instruction: 'Where am I now? Circle one'."""
    question, mark, rest = text.partition("?")
    return bool(mark and len(question) <= LONGEST_PROMPT and _is_instruction(rest.strip()))


def _has_speech(text: str) -> bool:
    return bool(_I_OR_A_QUOTATION.search(text) or _as_written("speech").search(text))


def _has_sign_of_an_answer(text: str) -> bool:
    return bool(_DATE_IN_FIGURES.search(text) or _as_written("signs_of_an_answer").search(text))


@cache
def _instruction() -> re.Pattern[str]:
    opening = alternatives(word_lists("printed")["instructions"])
    return re.compile(rf"{opening}(?!\w)", re.IGNORECASE)


@cache
def _as_written(list_name: str) -> re.Pattern[str]:
    return re.compile(words_pattern(word_lists("printed")[list_name]))
