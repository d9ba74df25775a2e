"""Fields of a Word file: their codes are not shown, but what they show may stand there alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from planaudit.ingest.field_codes import field_code
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.word.names import SYM, R, T, w
from planaudit.ingest.word.xml import mark_text, remove, text_element

_MARK, _KIND = w("fldChar"), w("fldCharType")
_CODES = (w("instrText"), w("delInstrText"))
_SIMPLE, _SIMPLE_CODE = w("fldSimple"), w("instr")


@dataclass(slots=True)
class _Field:
    """An open field: its code so far, and the text met since it or its result began."""

    codes: list[str] = field(default_factory=list)
    marks: list[etree._Element] = field(default_factory=list)

    def add(self, marks: list[etree._Element]) -> None:
        """Add the text of a field inside this one; the longer list takes in the shorter."""
        shorter, longer = sorted((self.marks, marks), key=len)
        longer.extend(shorter)
        self.marks = longer

    def begin_result(self) -> None:
        """Take out the text so far: fields in the code show their results only to the code."""
        for mark in self.marks:
            remove(mark)
        self.marks = []


def take_out_codes(root: etree._Element, tally: Tally) -> None:
    """Take the codes of fields out of `root`; write what only they say, and count what they ask.

    A simple field (`fldSimple`) is left in its place, with what it shows in it.
    """
    open_fields: list[_Field] = []
    for element in list(root.iter(_MARK, *_CODES, T, SYM, _SIMPLE)):
        if element.tag == _SIMPLE:
            _fill(element, tally)
        elif element.tag in _CODES:
            if open_fields:
                open_fields[-1].codes.append(element.text or "")
            else:  # the field was cut in two, and its beginning is lost
                tally.add_text(Thing.UNFILLED, field_code(element.text or "").unfilled)
            remove(element)
        elif element.tag != _MARK:
            if open_fields and mark_text(element).strip():
                open_fields[-1].marks.append(element)
        elif element.get(_KIND) == "begin":
            open_fields.append(_Field())
        elif element.get(_KIND) == "separate" and open_fields:
            open_fields[-1].begin_result()
        elif element.get(_KIND) == "end" and open_fields:
            ended = open_fields.pop()
            _close(ended, element, tally)
            if open_fields:
                open_fields[-1].add(ended.marks)


def _close(ended: _Field, end: etree._Element, tally: Tally) -> None:
    code = field_code("".join(ended.codes))
    run = end.getparent()
    tally.add_text(Thing.UNFILLED, code.unfilled)
    if code.lacking and not ended.marks and run is not None:
        run.append(text_element(code.lacking))


def _fill(simple: etree._Element, tally: Tally) -> None:
    code = field_code(simple.get(_SIMPLE_CODE, ""))
    if any(mark_text(mark).strip() for mark in simple.iter(T, SYM)):
        return
    tally.add_text(Thing.UNFILLED, code.unfilled)
    if code.lacking:
        etree.SubElement(simple, R).append(text_element(code.lacking))
