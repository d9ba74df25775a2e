"""What other parts of a Word file say of its content controls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.packages import Package
from planaudit.ingest.word.names import VAL, w
from planaudit.ingest.word.xml import text_of

_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_BUILT_IN = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
"""The identifiers by which a content control is bound to the file's own properties."""
_SIMPLE_PATH = re.compile(r"(?:/(?:[\w.-]+:)?[\w.*-]+(?:\[\d{1,5}\])?)+(?:/@[\w:.-]+)?|/")
"""The only paths that are followed: a path of steps. Word writes no others."""
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_PROMPT_STYLE = "placeholder text"
"""The name of the style in every language of Word; its identifier may be in another."""
_USUAL_PROMPT_STYLE = "PlaceholderText"


class ControlData:
    """What other parts say of content controls: the data they are bound to, and their prompts.

    Data stands in custom XML parts and in the file's properties, the prompts of a template among
    its building blocks (the glossary).
    """

    def __init__(
        self,
        package: Package,
        of_package: dict[str, tuple[str, str]],
        related: dict[str, tuple[str, str]],
    ) -> None:
        self._package = package
        self._of_package = of_package
        self._related = related
        self._stores: dict[str, etree._Element] | None = None
        self._prompts: dict[str, str] | None = None
        self._prompt_styles: frozenset[str] | None = None

    def value(self, binding: etree._Element) -> str:
        """Return what a `dataBinding` element leads to, '' for nothing."""
        path = binding.get(w("xpath"), "")
        if not _SIMPLE_PATH.fullmatch(path):
            return ""
        if self._stores is None:
            self._stores = dict(self._read_stores())
        wanted = binding.get(w("storeItemID"), "").upper()
        store = self._stores.get(wanted)
        roots = [store] if store is not None else [] if wanted else list(self._stores.values())
        prefixes = {
            prefix: single or double
            for prefix, single, double in _PREFIX.findall(binding.get(w("prefixMappings"), ""))
        }
        for root in roots:
            try:
                found = root.getroottree().xpath(path, namespaces=prefixes or None)
            except (etree.XPathError, ValueError, TypeError):
                continue
            for node in found if isinstance(found, list) else ():
                parts = node.itertext() if isinstance(node, etree._Element) else (node,)
                text = "".join(map(str, parts))
                if text.strip():
                    return text
        return ""

    def prompt(self, name: str) -> str | None:
        """Return the words of the building block `name`, None when the file does not hold it."""
        if self._prompts is None:
            self._prompts = dict(self._read_prompts())
        return self._prompts.get(name)

    @property
    def prompt_styles(self) -> frozenset[str]:
        """The identifiers of the character styles in which Word prints a prompt."""
        if self._prompt_styles is None:
            root = self._first("styles")
            found = {
                style.get(w("styleId"), "")
                for style in (() if root is None else root.iter(w("style")))
                for name in style.iterfind(w("name"))
                if name.get(VAL, "").casefold() == _PROMPT_STYLE
            }
            self._prompt_styles = frozenset({*found, _USUAL_PROMPT_STYLE})
        return self._prompt_styles

    def _read_prompts(self) -> Iterator[tuple[str, str]]:
        root = self._first("glossaryDocument")
        for part in () if root is None else root.iter(w("docPart")):
            name, body = part.find(f"{w('docPartPr')}/{w('name')}"), part.find(w("docPartBody"))
            if name is not None and body is not None:
                yield name.get(VAL, ""), fold_white_space(text_of(body))

    def _first(self, kind: str) -> etree._Element | None:
        name = next((name for each, name in self._related.values() if each == kind), "")
        return self._package.sound_xml(name) if name else None

    def _read_stores(self) -> Iterator[tuple[str, etree._Element]]:
        for identifier, wanted in _BUILT_IN.items():
            for kind, name in self._of_package.values():
                root = self._package.sound_xml(name) if kind == wanted else None
                if root is not None:
                    yield identifier, root
        for number, (kind, name) in enumerate(self._related.values()):
            root = self._package.sound_xml(name) if kind == "customXml" else None
            if root is None:
                continue
            identifier = f"part {number}"
            for of_kind, properties in self._package.related(name).values():
                about = self._package.sound_xml(properties) if of_kind == "customXmlProps" else None
                if about is not None:
                    identifier = about.get(f"{_CUSTOM}itemID", identifier).upper()
            yield identifier, root
