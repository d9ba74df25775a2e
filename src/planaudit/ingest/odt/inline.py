"""Reads what stands inside an OpenDocument paragraph: spans, fields, controls, ruby."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lxml import etree

from planaudit.document import Comment
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import visible_characters
from planaudit.ingest.odt.changes import Deletions
from planaudit.ingest.odt.controls import box, shown_by_drop_down, shown_by_field_mark
from planaudit.ingest.odt.styles import Styles, TextPrint
from planaudit.ingest.odt.text import Line, field_commands
from planaudit.ingest.odt.xml import (
    attribute,
    ink,
    is_true,
    name_of,
    number_in,
    q,
)
from planaudit.ingest.rich.model import Part

_MOST_SPACES = 200
_HANGING = ("text:note", "text:p", "text:h", "text:list", "table:table")
_NOT_SHOWN = (
    "text:script", "text:tracked-changes", "office:forms", "office:binary-data", "office:script",
    "svg:title", "svg:desc", "text:note-citation", "field:param", "",
)  # fmt: skip


class InlineReader:
    """Reads paragraphs into lines. What hangs on a paragraph is read by `hang`.

    `comment` returns the comment in an office:annotation, none where it is empty.
    """

    def __init__(
        self,
        styles: Styles,
        controls: Mapping[str, str],
        tally: Tally,
        deletions: Deletions,
        hang: Callable[[etree._Element], list[Part]],
        comment: Callable[[etree._Element], tuple[Comment, ...]],
    ) -> None:
        self._styles = styles
        self._controls = controls
        self._tally = tally
        self._deletions = deletions
        self._hang = hang
        self._comment = comment

    def line(self, paragraph: etree._Element, shown: TextPrint) -> Line:
        """Return the line of a paragraph whose style prints as `shown`."""
        line = Line(self._tally, self._deletions, field_commands(paragraph))
        self._inside(paragraph, shown, line)
        return line

    def control(self, element: etree._Element) -> str:
        """Return what the form control drawn by a draw:control shows."""
        return self._controls.get(attribute(element, "draw:control"), "").strip()

    def _inside(self, element: etree._Element, shown: TextPrint, line: Line) -> None:
        line.add_stored(element.text, shown)
        for child in element:
            self._element(child, name_of(child), shown, line)
            line.add_stored(child.tail, shown)

    def _element(self, element: etree._Element, name: str, shown: TextPrint, line: Line) -> None:
        match name:
            case "text:span" | "text:a":
                style = attribute(element, "text:style-name")
                self._inside(element, self._styles.printed("text", style, shown), line)
            case "text:s":
                line.add(" " * min(number_in(element, "text:c", 1), _MOST_SPACES), shown)
            case "text:tab":
                line.add("\t", shown)
            case "text:line-break":
                line.add("\n", shown)
            case "text:ruby-text":
                over = " ".join("".join(map(str, element.itertext())).split())
                line.add(f" ({over})" if over else "", shown)
            case "text:number":
                line.label = " ".join("".join(map(str, element.itertext())).split())
            case "draw:control":
                # Typed or ticked by the writer, however the label before it is printed.
                text = self.control(element)
                line.add(f" {text} " if text else "", replace(shown, bold=False, italic=False))
            case "office:annotation":
                line.comments.extend(self._comment(element))
            case _ if name in _NOT_SHOWN:
                pass
            case _ if name in _HANGING or name.startswith("draw:"):
                line.after.extend(self._hang(element))
            case _:
                self._field(element, name, shown, line)

    def _field(self, element: etree._Element, name: str, shown: TextPrint, line: Line) -> None:
        match name:
            case "text:placeholder":
                self._tally.add_characters(Thing.UNFILLED, ink(element))
            case "text:drop-down":
                line.add(shown_by_drop_down(element), shown)
            case "loext:content-control" | "text:content-control":
                self._content_control(element, shown, line)
            case "field:fieldmark":
                mark = shown_by_field_mark(element)
                if mark is None:
                    self._inside(element, shown, line)
                else:
                    line.add(mark, shown)
            case "field:fieldmark-start":
                line.in_command += element in line.commands
            case "field:fieldmark-separator":
                line.in_command = max(0, line.in_command - 1)
            case "text:change-start" | "text:change-end":
                self._deletions.mark(element)
            case "text:hidden-paragraph":
                line.hidden = line.hidden or is_true(element, "text:is-hidden")
            case "text:hidden-text":
                self._hidden_text(element, shown, line)
            case _ if attribute(element, "text:display") == "none":
                self._tally.add_characters(Thing.HIDDEN, ink(element))
            case _:
                self._inside(element, shown, line)

    def _content_control(self, element: etree._Element, shown: TextPrint, line: Line) -> None:
        space = q(f"{name_of(element).partition(':')[0]}:x")[:-1]
        if element.get(f"{space}checkbox") == "true":
            line.add(box(element.get(f"{space}checked") == "true"), shown)
        elif element.get(f"{space}showing-place-holder") == "true":
            self._tally.add_characters(Thing.UNFILLED, ink(element))
        else:
            self._inside(element, shown, line)

    def _hidden_text(self, element: etree._Element, shown: TextPrint, line: Line) -> None:
        held = attribute(element, "text:string-value")
        if is_true(element, "text:is-hidden"):
            self._tally.add_characters(Thing.HIDDEN, visible_characters(held) or ink(element))
        elif ink(element):
            self._inside(element, shown, line)
        else:
            line.add(held, shown)
