"""The styles of an OpenDocument file, each with what it has from its parents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from planaudit.ingest.glyphs import is_symbol_font
from planaudit.ingest.odt.xml import attribute, name_of, q
from planaudit.ingest.rich.print import Print, size_in_points
from planaudit.ingest.rich.style_names import decoded_style_name

_BLANK_GROUND = ("", "transparent", "none")
_WHITE = ("#ffffff", "#fff", "white")


@dataclass(frozen=True, slots=True)
class TextPrint(Print):
    """How characters are printed. `font` is the name of a symbol font, '' for any other."""

    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph has from its style.

    `shown_name` is the name that a user sees; `level` is of a heading; `list_style` names the
    list style that goes with it: '' says that there shall be none, None says nothing.
    """

    shown_name: str
    level: int | None
    list_style: str | None
    print: TextPrint


class Styles:
    """The styles that hold for one part of a file: its body, or its headers and footers."""

    def __init__(self, sheets: Iterable[etree._Element]) -> None:
        """Take the styles in `sheets`; one that comes later wins over one of the same name."""
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._named: set[tuple[str, str]] = set()
        self._defaults: dict[str, etree._Element] = {}
        self._fonts: dict[str, str] = {}
        self._printed: dict[tuple[str, str, TextPrint], TextPrint] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self.list_styles: dict[str, etree._Element] = {}
        self.outline: etree._Element | None = None
        for sheet in sheets:
            for style in sheet:
                self._take(style, named=name_of(sheet) == "office:styles")

    def _take(self, style: etree._Element, *, named: bool) -> None:
        name = attribute(style, "style:name")
        match name_of(style):
            case "style:style":
                key = attribute(style, "style:family"), name
                self._styles[key] = style
                (self._named.add if named else self._named.discard)(key)
            case "style:default-style":
                self._defaults[attribute(style, "style:family")] = style
            case "style:font-face":
                family = attribute(style, "svg:font-family")
                self._fonts[name] = family.split(",")[0].strip("'\" ")
            case "text:list-style":
                self.list_styles[name] = style
            case "text:outline-style":
                self.outline = style
            case _:
                pass

    def printed(self, family: str, name: str, around: TextPrint) -> TextPrint:
        """Return how text of a style is printed that stands within text printed as `around`."""
        if not name:
            return around
        key = family, name, around
        if key not in self._printed:
            shown = around
            for style in reversed(list(self._chain(family, name))):
                shown = self._applied(style, shown)
            self._printed[key] = shown
        return self._printed[key]

    def paragraph(self, name: str) -> ParagraphStyle:
        """Return the paragraph style called `name`."""
        if name not in self._paragraphs:
            plain = TextPrint()
            default = self._defaults.get("paragraph")
            if default is not None:
                plain = self._applied(default, plain)
            level = self._from_chain("paragraph", name, "style:default-outline-level") or ""
            self._paragraphs[name] = ParagraphStyle(
                shown_name=self._shown_name(name),
                level=int(level) if level in tuple("123456789") else None,
                list_style=self._from_chain("paragraph", name, "style:list-style-name"),
                print=self.printed("paragraph", name, plain),
            )
        return self._paragraphs[name]

    def master_page(self, family: str, name: str) -> str:
        """Return the name of the page that something of a style begins, '' for none."""
        return self._from_chain(family, name, "style:master-page-name") or ""

    def ground(self, family: str, name: str) -> str:
        """Return the colour behind a cell, row or table: '' where one can look through it."""
        for style in self._chain(family, name):
            properties = style.find(q(f"style:{family}-properties"))
            colour = "" if properties is None else attribute(properties, "fo:background-color")
            if colour:
                return "" if colour.lower() in _BLANK_GROUND else colour.lower()
        return ""

    def _chain(self, family: str, name: str) -> Iterator[etree._Element]:
        """Yield the style and its parents, the style itself first."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = attribute(style, "style:parent-style-name")

    def _from_chain(self, family: str, name: str, wanted: str) -> str | None:
        for style in self._chain(family, name):
            value = style.get(q(wanted))
            if value is not None:
                return value
        return None

    def _shown_name(self, name: str) -> str:
        for style in self._chain("paragraph", name):
            own = attribute(style, "style:name")
            if ("paragraph", own) in self._named:
                return attribute(style, "style:display-name") or decoded_style_name(own)
        return ""

    def _applied(self, style: etree._Element, around: TextPrint) -> TextPrint:
        properties = style.find(q("style:text-properties"))
        if properties is None:
            return around
        weight = attribute(properties, "fo:font-weight").lower()
        slope = attribute(properties, "fo:font-style").lower()
        struck = attribute(properties, "style:text-line-through-style") or attribute(
            properties, "style:text-line-through-type"
        )
        ground = attribute(properties, "fo:background-color").lower()
        display = attribute(properties, "text:display") or attribute(properties, "fo:display")
        return replace(
            around,
            bold=_is_heavy(weight) if weight else around.bold,
            italic=slope in ("italic", "oblique") if slope else around.italic,
            struck=struck != "none" if struck else around.struck,
            marked=is_coloured(ground) if ground else around.marked,
            hidden=display == "none" if display else around.hidden,
            size=size_in_points(attribute(properties, "fo:font-size"), around.size),
            font=self._symbol_font(properties, around.font),
        )

    def _symbol_font(self, properties: etree._Element, around: str) -> str:
        named = attribute(properties, "style:font-name")
        font = self._fonts.get(named, named) or attribute(properties, "fo:font-family")
        if not font:
            return around
        font = font.split(",")[0].strip("'\" ")
        return font if is_symbol_font(font) else ""


def is_coloured(ground: str) -> bool:
    """Return whether a background is a colour other than white."""
    return ground not in _BLANK_GROUND and ground not in _WHITE


def _is_heavy(weight: str) -> bool:
    return weight in ("bold", "600", "700", "800", "900")
