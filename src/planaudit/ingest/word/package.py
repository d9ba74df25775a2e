"""The parts of a Word file: its text, styles, notes, comments, properties and bound data.

A package is read by its own relations, so macro files, templates, files in 'strict' XML and
files whose parts have unusual names are read like any other. python-docx is not used here: it
refuses those, and unpacks every part, pictures too, before it looks at one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from planaudit.document import Comment
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.packages import Package
from planaudit.ingest.refusals import damaged
from planaudit.ingest.word.control_data import ControlData
from planaudit.ingest.word.drawings import not_read
from planaudit.ingest.word.names import DRAWING, DRAWN_TEXT, RELATIONS, P, w
from planaudit.ingest.word.unwrap import unwrap
from planaudit.ingest.word.xml import text_of

_PROPERTIES = ("core-properties", "extended-properties", "custom-properties")
_COUNTS = re.compile(
    r"TitlesOfParts|HeadingPairs|DocSecurity|ScaleCrop|LinksUpToDate|SharedDoc|Hyperlinks\w*|"
    r"Pages|Words|Characters\w*|Lines|Paragraphs|TotalTime|AppVersion|revision"
)
"""Properties that say nothing of who wrote the document, when or why."""
_MOST_PROPERTIES = 200


class WordPackage:
    """A Word file's parts, each unwrapped when it is first asked for. Closes with `with`."""

    def __init__(self, package: Package) -> None:
        """Find the main part. Raises UnreadableFile."""
        self.tally = Tally()
        self._package = package
        self._of_package = package.related("")
        main = next(
            (name for kind, name in self._of_package.values() if kind == "officeDocument"), ""
        )
        main = main if main in package.names else "word/document.xml"
        self._related = package.related(main)
        root = package.xml(main)
        body = None if root is None else root.find(w("body"))
        if root is None or body is None:
            raise damaged()
        self._data = ControlData(package, self._of_package, self._related)
        self._of_part = {root: self._related}
        self.body: etree._Element = self._unwrapped(body)

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of the main part's relation of a `kind` ('styles'), None without one.

        A damaged part of this sort is noted and treated as missing: the text can be read without.
        """
        return self._root(self._name_of(kind))

    def bytes_of(self, element: etree._Element) -> tuple[str, bytes]:
        """Return the name and content of the part that `element` points to with its `r:id`."""
        name = self._target(element, f"{{{RELATIONS}}}id")
        return name, self._package.part(name) or b""

    def notes(self, kind: str) -> dict[str, etree._Element]:
        """Return the notes of a `kind` ('footnotes' or 'endnotes') by their identifiers."""
        root = self._text_root(self._name_of(kind))
        return {
            note.get(w("id"), ""): note
            for note in (() if root is None else self._unwrapped(root))
            if isinstance(note.tag, str) and note.get(w("type"), "normal") == "normal"
        }

    def margins(self, part: str) -> Iterator[etree._Element]:
        """Yield every header or footer ('header', 'footer') that a section uses, once."""
        seen: set[str] = set()
        for reference in self.body.iter(w(f"{part}Reference")):
            name = self._target(reference, f"{{{RELATIONS}}}id")
            root = None if name in seen else self._text_root(name)
            seen.add(name)
            if root is not None:
                yield self._unwrapped(root)

    def comments(self) -> dict[str, Comment]:
        """Return the comments that say anything, each with its author, by their identifiers."""
        root = self._text_root(self._name_of("comments"))
        if root is None:
            return {}
        unwrap(root, Tally(), self._data)
        found: dict[str, Comment] = {}
        for number, element in enumerate(root.iter(w("comment"))):
            author = fold_white_space(element.get(w("author"), ""))
            text = fold_white_space(" ".join(text_of(p) for p in element.iter(P)))
            identifier = element.get(w("id"), "")
            if text:  # a second one of the same identifier is kept, though nothing refers to it
                key = f"{identifier} {number}" if identifier in found else identifier
                found[key] = Comment(author, text)
        return found

    def diagram_texts(self, diagram: etree._Element) -> list[str]:
        """Return the words in a diagram (SmartArt), box by box, by the element in its place."""
        root = self._text_root(self._target(diagram, f"{{{RELATIONS}}}dm"))
        return [] if root is None else drawn_texts(root)

    def properties(self) -> tuple[tuple[str, str], ...]:
        """Return the document's properties: author, title, company and so on."""
        found: dict[str, str] = {}
        for wanted in _PROPERTIES:
            for kind, name in self._of_package.values():
                root = self._root(name) if kind == wanted else None
                for element in () if root is None else root:
                    called = element.get("name") or etree.QName(element).localname
                    text = fold_white_space(" ".join(str(t) for t in element.itertext()))
                    if text and not _COUNTS.fullmatch(called):
                        found.setdefault(called, text)
        return tuple(found.items())[:_MOST_PROPERTIES]

    def count_damaged(self) -> None:
        """Count the parts that were damaged and done without; to be asked when all is read."""
        self.tally.add(Thing.DAMAGED, times=len(self._package.damaged))

    def _name_of(self, kind: str) -> str:
        """Return the name of the part of a `kind` that the main part relates to, '' for none."""
        return next((name for each, name in self._related.values() if each == kind), "")

    def _target(self, element: etree._Element, attribute: str) -> str:
        """Return the name of the part that an attribute of `element` leads to, '' for none.

        What an identifier stands for is said beside the part that it is used in.
        """
        related = self._of_part.get(element.getroottree().getroot(), {})
        return related.get(element.get(attribute, ""), ("", ""))[1]

    def _text_root(self, name: str) -> etree._Element | None:
        """Return the root of a part with text in it, and keep what it points to."""
        root = self._root(name)
        if root is not None:
            self._of_part[root] = self._package.related(name)
        return root

    def _unwrapped(self, root: etree._Element) -> etree._Element:
        """Return `root`, unwrapped, and count what stands in it and is not read."""
        unwrap(root, self.tally, self._data)
        for thing, times in not_read(root).items():
            self.tally.add(thing, times=times)
        return root

    def _root(self, name: str) -> etree._Element | None:
        return self._package.sound_xml(name) if name else None


def drawn_texts(root: etree._Element) -> list[str]:
    """Return the paragraphs of drawing text (DrawingML) inside `root`."""
    paragraphs = (
        "".join(text.text or "" for text in paragraph.iter(DRAWN_TEXT))
        for paragraph in root.iter(f"{{{DRAWING}}}p")
    )
    return [text for text in paragraphs if text.strip()]
