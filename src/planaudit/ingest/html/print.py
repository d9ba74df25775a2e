"""How the text of a web page is printed: bold, struck out, on what ground, in what font."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from planaudit.ingest.glyphs import shown_in
from planaudit.ingest.html.css import tag_of
from planaudit.ingest.rich.model import Run

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
"""The tags whose content stands on lines of its own."""
_BOLD_TAGS = frozenset(["b", "strong", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6"])
_ITALIC_TAGS = frozenset(["i", "em", "cite", "dfn", "var", "address"])
_STRUCK_TAGS = frozenset(("s", "strike", "del"))
_PRE_TAGS = frozenset(("pre", "textarea", "listing", "xmp", "plaintext"))
_GROUNDS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))
_PRINTED = _BOLD_TAGS | _ITALIC_TAGS | _STRUCK_TAGS | _PRE_TAGS | _GROUNDS | {"mark", "font"}
_FONT_SIZES = ("", "7.5pt", "10pt", "12pt", "13.5pt", "18pt", "24pt", "36pt")
_NAMED_SIZES = {
    "xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12.0, "large": 13.5, "x-large": 18.0,
    "xx-large": 24.0,
}  # fmt: skip
_PER_UNIT = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "rem": 12.0}
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})\s*([a-z]{1,3}|%)")
_SEE_THROUGH = frozenset(("", "transparent", "none", "inherit", "initial", "unset", "auto"))
_WHITE = frozenset(("white", "#fff", "#ffffff", "#ffff", "#ffffffff", "window", "canvas"))
_COLOUR_FUNCTION = re.compile(r"(?:rgb|hsl)a?\(([^)]{0,80})\)")


@dataclass(frozen=True, slots=True)
class Print:
    """How text is printed at one place of a page.

    `shaded`: the cell there has a coloured ground. `pre`: line ends and spaces count as typed.
    `unseen`: kept blank by visibility, which a part inside can lift again.
    """

    bold: bool = False
    italic: bool = False
    struck: bool = False
    marked: bool = False
    shaded: bool = False
    pre: bool = False
    unseen: bool = False
    size: float | None = None
    font: str = ""

    def run(self, text: str) -> Run:
        """Return `text` printed so, letters of a symbol font as what they show."""
        return Run(
            shown_in(self.font, text), self.bold, self.italic, self.struck, self.marked, self.size
        )


def print_inside(element: etree._Element, said: Mapping[str, str], outside: Print) -> Print:
    """Return how text in `element` is printed; `said` is what styles say of it."""
    tag = tag_of(element)
    if not said and tag not in _PRINTED and not element.get("bgcolor") and not element.get("face"):
        return outside
    weight, slope = said.get("font-weight", ""), said.get("font-style", "")
    line = said.get("text-decoration", "")
    space = said.get("white-space", "")
    sight = said.get("visibility", "")
    ground = _ground(said.get("background-color") or element.get("bgcolor", "").strip().lower())
    made = replace(
        outside,
        bold=_is_bold(weight) if weight else outside.bold or tag in _BOLD_TAGS,
        italic=_is_italic(slope) if slope else outside.italic or tag in _ITALIC_TAGS,
        struck=outside.struck or tag in _STRUCK_TAGS or "line-through" in line,
        pre=space.startswith(("pre", "break-spaces")) if space else outside.pre or tag in _PRE_TAGS,
        unseen=sight in ("hidden", "collapse") if sight else outside.unseen,
        size=_size(said.get("font-size") or _size_of_font_tag(element), outside.size),
        font=_font(said.get("font-family") or element.get("face") or "") or outside.font,
    )
    if tag in _GROUNDS:
        around = outside.shaded and tag != "table"
        return replace(made, shaded=around if ground is None else ground, marked=False)
    if tag in BLOCKS:
        return made
    marked = tag == "mark" or outside.marked
    return replace(made, marked=marked if ground is None else ground)


def _is_bold(weight: str) -> bool:
    return weight.startswith("bold") or (weight.isdecimal() and int(weight[:5]) >= 600)


def _is_italic(slope: str) -> bool:
    return slope.startswith(("italic", "oblique"))


def _ground(colour: str) -> bool | None:
    """Return whether a background is coloured, None when what lies behind it shows."""
    for word in colour.split(" ") if "(" not in colour else (colour,):
        function = _COLOUR_FUNCTION.search(word)
        if function:
            numbers = [part for part in re.split(r"[\s,/]+", function[1].strip()) if part]
            if len(numbers) == 4 and not numbers[3].strip("0.%"):
                return None
            if word.startswith("rgb"):
                return any(part not in ("255", "100%") for part in numbers[:3])
            return numbers[2:3] != ["100%"]
        if word in _WHITE:
            return False
        if word not in _SEE_THROUGH and re.fullmatch(r"#[0-9a-f]{3,8}|[0-9a-f]{6}|[a-z]+", word):
            return None if word.startswith(("repeat", "no", "scroll", "url")) else True
    return None


def _size_of_font_tag(element: etree._Element) -> str:
    number = element.get("size", "") if tag_of(element) == "font" else ""
    return _FONT_SIZES[int(number)] if re.fullmatch("[1-7]", number) else ""


def _size(said: str, outside: float | None) -> float | None:
    """Return a size in points, None when the file does not say."""
    if said in _NAMED_SIZES:
        return _NAMED_SIZES[said]
    found = _LENGTH.fullmatch(said)
    if found is None:
        return outside
    number, unit = float(found[1]), found[2]
    if unit in ("%", "em"):
        whole = 100 if unit == "%" else 1
        return outside if number == whole else round((outside or 12.0) * number / whole, 1)
    return round(number * _PER_UNIT[unit], 1) if unit in _PER_UNIT else outside


def _font(family: str) -> str:
    return family.split(",")[0].strip(" '\"").lower()
