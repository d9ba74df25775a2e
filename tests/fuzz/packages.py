"""Zipped packages made wrong: their parts, and the XML in them."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from random import Random

from lxml import etree

_MAIN = ("word/document.xml", "content.xml", "styles.xml", "word/numbering.xml", "xl/")
_DEPTHS = (3, 30, 100, 200, 1000)
"""How deep to nest. XML parsers refuse what is deeper than 256."""
_LONGEST = 2_000_000  # letters in one part
_TEXTS = (
    "",
    " ",
    "\u00a0",
    "☒",
    "☐ Yes ☒ No",
    "x" * 100_000,
    "a: " * 5000,
    "\u202e",
    "1.",
    "Outcome",
)


def mutated_package(content: bytes, random: Random, numbers: Sequence[str]) -> bytes:
    """Return a package with something wrong in one of its parts, or with the parts themselves."""
    try:
        parts = _parts(content)
    except Exception:  # damaged already, in one of the many ways zipfile has for it
        return content
    names = [name for name, _ in parts]
    main = [place for place, name in enumerate(names) if name.startswith(_MAIN)]
    place = random.choice(main if main and random.random() < 0.8 else range(len(parts)))
    name, part = parts[place]
    way = random.random()
    if way < 0.03:
        del parts[place]
    elif way < 0.06:
        parts.append((name, random.choice(parts)[1]))  # two parts of one name
    elif way < 0.09:
        parts[place] = random.choice(names), part
    elif way < 0.11:
        parts[place] = name, part + b" " * random.choice((10**6, 10**8))
    else:
        parts[place] = name, _mutated_part(part, random, numbers)
    return _zipped(parts)


def _parts(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = [info for info in archive.infolist() if info.file_size < 10**7]
        parts = [(info.filename, archive.read(info)) for info in infos]
    if not parts:
        raise ValueError("an empty archive")
    return parts


def _zipped(parts: Sequence[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two parts of one name
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _mutated_part(part: bytes, random: Random, numbers: Sequence[str]) -> bytes:
    try:
        root = etree.fromstring(part, etree.XMLParser(huge_tree=True, resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        start = random.randrange(len(part) + 1)
        return part[:start] + random.randbytes(4) + part[start + random.choice((0, 4, 40)) :]
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    for _ in range(random.choice((1, 2, 5, 20))):
        _mutate(elements, random, numbers)
        if sum(10 + len(each.text or "") + len(each.tail or "") for each in root.iter()) > _LONGEST:
            break  # copies of copies would be the memory of the trial, not of the reader
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _mutate(elements: Sequence[etree._Element], random: Random, numbers: Sequence[str]) -> None:
    """Leave out, repeat, move, rename, nest, or write something else into one element."""
    one, other = random.choice(elements), random.choice(elements)
    parent = one.getparent()
    way = random.randrange(9)
    if way == 0 and parent is not None:
        parent.remove(one)
    elif way == 1 and parent is not None:
        size = sum(1 for _ in one.iter())
        copies = random.choice((1, 1, 5, 2000 // size))
        longest = max(len(each.text or "") for each in one.iter())
        for _ in range(min(copies, _LONGEST // (longest * size + 1))):
            one.addnext(deepcopy(one))
    elif way == 2 and other not in one.iter():
        one.append(deepcopy(other) if len(elements) < 20_000 else etree.Element(other.tag))
    elif way == 3 and parent is not None:
        parent.append(one)
    elif way == 4:
        one.tag = other.tag
    elif way == 5:
        _nest(one, random.choice(_DEPTHS))
    elif way == 6:
        one.text = random.choice(_TEXTS)
        one.tail = random.choice((None, *_TEXTS))
    else:
        owner = next((each for each in (one, other, *elements) if each.attrib), None)
        if owner is not None:
            name = random.choice(sorted(map(str, owner.attrib)))
            values = [*numbers, *(str(value) for value in other.attrib.values())]
            owner.set(name, random.choice(values))


def _nest(element: etree._Element, depth: int) -> None:
    """Put the element's kind inside itself, `depth` deep."""
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    for _ in range(depth):
        element = etree.SubElement(element, element.tag, attributes)
    element.text = "deep"
