"""What Word's styles say of a paragraph or run: bold, size, hidden, heading, list.

A form's labels are mostly bold by their style and not by hand, so a reader that only looks
at the runs would miss what the form printed. Rules: ECMA-376 part 1, 17.7.2 (how styles
build on one another) and 17.7.3 (bold in two of them cancels out).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from planaudit.ingest.rich.heading_styles import level_in_name
from planaudit.ingest.word.names import PPR, RPR, VAL, w
from planaudit.ingest.word.xml import is_on

_DEEPEST = 20  # styles that build on one another; a loop of them ends here
_ON_OFF = ("b", "i", "vanish", "strike", "dstrike")


@dataclass(frozen=True, slots=True)
class Look:
    """How text is printed; None where this does not say."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    marked: bool | None = None
    size: float | None = None
    font: str | None = None

    def over(self, under: Look) -> Look:
        """Return this look with what it does not say taken from `under`."""
        return Look(
            under.bold if self.bold is None else self.bold,
            under.italic if self.italic is None else self.italic,
            under.hidden if self.hidden is None else self.hidden,
            under.struck if self.struck is None else self.struck,
            under.marked if self.marked is None else self.marked,
            under.size if self.size is None else self.size,
            under.font if self.font is None else self.font,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which list a paragraph is part of, and how deep: `list_id` '0' is none."""

    list_id: str | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """One style with all it builds on. `heading` is 1 to 9 for a heading's style."""

    name: str = ""
    look: Look = PLAIN
    heading: int | None = None
    numbering: Numbering = Numbering()
    head_row: Look = PLAIN
    head_row_shaded: bool = False
    shaded: bool = False


NO_STYLE = Style()


def look_of(properties: etree._Element | None) -> Look:
    """Return what run properties say themselves, styles aside."""
    if properties is None or not len(properties):
        return PLAIN
    found: dict[str, bool | None] = dict.fromkeys(_ON_OFF)
    size: float | None = None
    marked: bool | None = None
    font: str | None = None
    for child in properties:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in found:
            found[name] = is_on(child)
        elif name == "sz":
            value = child.get(VAL, "")  # half points
            size = int(value) / 2 if value.isdecimal() and len(value) < 5 else None
        elif name == "highlight":
            marked = child.get(VAL, "none") not in ("none", "white")
        elif name == "shd":
            marked = is_shaded(child) or marked
        elif name == "rFonts":
            font = _font(child)
    struck = found["strike"] if found["strike"] is not None else found["dstrike"]
    return Look(found["b"], found["i"], found["vanish"], struck, marked, size, font)


def _font(fonts: etree._Element) -> str | None:
    """Return the font of Latin letters, '' for one that the file's theme names."""
    if fonts.get(w("asciiTheme")) is not None:
        return ""
    return fonts.get(w("ascii")) or fonts.get(w("hAnsi"))


def is_shaded(shading: etree._Element | None) -> bool:
    """Return whether a `shd` element paints a ground that can be told from paper."""
    if shading is None:
        return False
    fill = shading.get(w("fill"), "").lower()
    pattern = shading.get(VAL, "clear")
    return fill not in ("", "auto", "ffffff") or pattern.startswith(("pct", "solid"))


class Styles:
    """The styles of one file, each worked out when it is first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._found: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self._document = PLAIN
        if root is None:
            return
        self._document = look_of(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}"))
        for style in root.iter(w("style")):
            identifier = style.get(w("styleId"), "")
            self._elements.setdefault(identifier, style)
            if is_on(style, w("default")) and style.get(w("default")) is not None:
                self._defaults.setdefault(style.get(w("type"), ""), identifier)

    @property
    def document(self) -> Look:
        """How text is printed unless something says otherwise."""
        return self._document

    def named(self, identifier: str | None, kind: str) -> Style:
        """Return the style `identifier`; for None or '', the file's default of its `kind`."""
        identifier = identifier or self._defaults.get(kind, "")
        if identifier not in self._found:
            self._found[identifier] = self._work_out(identifier)
        return self._found[identifier]

    def _work_out(self, identifier: str) -> Style:
        chain = list(self._chain(identifier))
        if not chain:
            return replace(NO_STYLE, name=identifier)
        style = NO_STYLE
        for element in reversed(chain):
            style = _built_on(style, element)
        return style

    def _chain(self, identifier: str) -> Iterator[etree._Element]:
        """Yield a style's element, then the one it builds on, and so on."""
        for _ in range(_DEEPEST):
            element = self._elements.get(identifier)
            if element is None:
                return
            yield element
            base = element.find(w("basedOn"))
            identifier = "" if base is None else base.get(VAL, "")


def _built_on(base: Style, element: etree._Element) -> Style:
    """Return the style of `element`, which builds on `base`."""
    name_element = element.find(w("name"))
    name = "" if name_element is None else name_element.get(VAL, "")
    paragraph = element.find(PPR)
    head_row = element.find(f"{w('tblStylePr')}[@{w('type')}='firstRow']")
    cell_shade = element.find(f"{w('tcPr')}/{w('shd')}")
    return Style(
        name=name,
        look=look_of(element.find(RPR)).over(base.look),
        heading=level_in_name(name) or outline_level(paragraph) or base.heading,
        numbering=numbering_of(paragraph) or base.numbering,
        head_row=base.head_row if head_row is None else look_of(head_row.find(RPR)),
        head_row_shaded=base.head_row_shaded
        or (head_row is not None and is_shaded(head_row.find(f"{w('tcPr')}/{w('shd')}"))),
        shaded=base.shaded or is_shaded(cell_shade),
    )


def outline_level(paragraph: etree._Element | None) -> int | None:
    """Return the level, 1 to 9, that paragraph properties give in the document's outline."""
    outline = None if paragraph is None else paragraph.find(w("outlineLvl"))
    value = "" if outline is None else outline.get(VAL, "")
    return int(value) + 1 if value in tuple("012345678") else None


def numbering_of(paragraph: etree._Element | None) -> Numbering | None:
    """Return the list that paragraph properties name, None when they name none."""
    element = None if paragraph is None else paragraph.find(w("numPr"))
    if element is None:
        return None
    list_id, level = element.find(w("numId")), element.find(w("ilvl"))
    depth = "0" if level is None else level.get(VAL, "0")
    return Numbering(
        None if list_id is None else list_id.get(VAL),
        int(depth) if depth in tuple("012345678") else 0,
    )
