"""What lies over the cells of a sheet or stands about them, and is not read: named and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from planaudit.document import LeftOut
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.marks import visible_characters
from planaudit.ingest.packages import Package, relations_of
from planaudit.ingest.xml_parsing import whole_number
from planaudit.plain_words import count_of

_SAID = {
    "picture": ("picture", "pictures", "words inside pictures are not read"),
    "chart": ("chart", "charts", "the words and figures in charts are not read"),
    "diagram": ("diagram", "diagrams", "the words in diagrams are not read"),
    "drawing": (
        "drawing without text",
        "drawings without text",
        "a drawing, such as a ring round an answer, is not understood",
    ),
    "text box": ("text box", "text boxes", "it lies over the cells and belongs to no row"),
    "control": (
        "form control",
        "form controls",
        "tick boxes, lists and buttons that lie over the cells are not read",
    ),
    "file": ("file", "files", "another file is kept inside the sheet and is not read"),
    "damage": (
        "damaged part of the file",
        "damaged parts of the file",
        "what lies over the cells, and the comments on them, could not be found or counted",
    ),
    "page text": (
        "line above or below the printed page",
        "lines above or below the printed page",
        "it is printed on each page and belongs to no row",
    ),
}
"""In the order in which they are told."""
_FILES = ("oleObject", "package")
_NO_CONTROLS = ("Note", "Pict")
"""What else stands in the older kind of drawing: the notes on cells, and pictures of files."""
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_DRAWN = ("pic", "sp", "graphicFrame", "cxnSp", "contentPart")
_PAGE_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[^0-9"])')
_OBJECT_TYPE = re.compile(rb'\bObjectType="([A-Za-z]+)"')
_SIDES = re.compile(r"&[LCR]")
_PAGE_NUMBER = re.compile(r"&[PN]")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One thing that lies over the cells; `row` is the one it begins at, 0 for none."""

    kind: str
    row: int = 0
    characters: int = 0


def drawn_over(
    package: Package, sheet: str, page_texts: Iterable[str]
) -> dict[int, tuple[LeftOut, ...]]:
    """Return what lies over a sheet's cells by the row it begins at, and 0 for what has none.

    `page_texts` are printed above and below the sheet. Raises UnreadableFile.
    """
    found = [_Drawn("page text", 0, count) for text in page_texts if (count := _printed(text))]
    for kind, name in package.related(sheet).values():
        if kind == "drawing":
            found += _in_drawing(package, name)
        elif kind == "vmlDrawing":
            found += _controls(package, name)
        elif kind in _FILES:
            found.append(_Drawn("file"))
    found += _damage(package, sheet)
    rows = dict.fromkeys(sorted(drawn.row for drawn in found))
    return {row: _told([drawn for drawn in found if drawn.row == row]) for row in rows}


def _told(found: Iterable[_Drawn]) -> tuple[LeftOut, ...]:
    count: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for drawn in found:
        count[drawn.kind] += 1
        characters[drawn.kind] += drawn.characters
    return tuple(
        LeftOut(count_of(count[kind], one, many), why, characters=letters)
        for kind, (one, many, why) in _SAID.items()
        if count[kind]
        for letters in (characters[kind],)
    )


def _damage(package: Package, name: str) -> list[_Drawn]:
    """Return that what a part points to cannot be told; nothing where it can."""
    return [_Drawn("damage")] if relations_of(name) in package.damaged else []


def _in_drawing(package: Package, name: str) -> Iterator[_Drawn]:
    root = package.xml(name)
    charts = package.related(name)
    yield from _damage(package, name)
    for anchor in () if root is None else root.iter(*(f"{{*}}{each}" for each in _ANCHORS)):
        row = _from_nought(anchor.findtext("{*}from/{*}row"))
        for element in anchor.iter(*(f"{{*}}{each}" for each in _DRAWN)):
            if not _is_shown_otherwise(element):
                yield from _thing(package, element, row, charts)


def _thing(
    package: Package, element: etree._Element, row: int, related: dict[str, tuple[str, str]]
) -> Iterator[_Drawn]:
    name = etree.QName(element).localname
    if name == "pic":
        yield _Drawn("picture", row)
    elif name == "sp":
        letters = visible_characters("".join(map(str, element.itertext("{*}t"))))
        yield _Drawn("text box" if letters else "drawing", row, letters)
    elif name in ("cxnSp", "contentPart"):
        yield _Drawn("drawing", row)
    else:
        chart = next(element.iter("{*}chart"), None)
        identifiers = () if chart is None else map(str, chart.attrib.values())
        parts = [related[each][1] for each in identifiers if each in related]
        letters = sum(_words_in(package, part) for part in parts)
        yield _Drawn("diagram" if chart is None else "chart", row, letters)


def _controls(package: Package, name: str) -> Iterator[_Drawn]:
    """Yield the controls of forms in the older kind of drawing, in which every Excel keeps them."""
    try:
        root = package.xml(name)
    except UnreadableFile:  # some write it as HTML; what kinds of things it draws is plain still
        kinds = _OBJECT_TYPE.findall(package.part(name) or b"")
        yield from (_Drawn("control") for kind in kinds if kind.decode() not in _NO_CONTROLS)
        return
    for data in () if root is None else root.iter("{*}ClientData"):
        if data.get("ObjectType") not in _NO_CONTROLS:
            shape = data.getparent()
            boxes = () if shape is None else shape.iterfind("{*}textbox")
            words = "".join(text for box in boxes for text in map(str, box.itertext()))
            yield _Drawn("control", _row_of_anchor(data), visible_characters(words))


def _row_of_anchor(data: etree._Element) -> int:
    """Return the row a control begins at, 0 if it does not say: 'column, by, row, by' and so on."""
    places = (data.findtext("{*}Anchor") or "").split(",")
    return _from_nought(places[2]) if len(places) > 2 else 0


def _from_nought(row: str | None) -> int:
    """Return the number of a row that is counted from nought, 0 if it is not said."""
    number = whole_number(row)
    return 0 if number is None else number + 1


def _words_in(package: Package, chart: str) -> int:
    """Return the visible characters of a chart's titles."""
    root = package.xml(chart)
    return 0 if root is None else visible_characters("".join(map(str, root.itertext("{*}t"))))


def _is_shown_otherwise(element: etree._Element) -> bool:
    """Return whether an element is another way to show what is counted, as for old programs.

    A form's control is drawn in a newer way as well; it is counted in the older one.
    """
    for parent in element.iterancestors("{*}Fallback", "{*}Choice"):
        if etree.QName(parent).localname == "Fallback" or parent.get("Requires") == "a14":
            return True
    return False


def _printed(text: str) -> int:
    """Return the visible characters printed above or below a page, the page's number aside."""
    return sum(
        visible_characters(_PAGE_CODE.sub("", side.replace("&&", "\uff06")))
        for side in _SIDES.split(text)
        if not _PAGE_NUMBER.search(side)
    )
