"""The tree of a web page, parsed within bounds."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from planaudit.ingest.interface import UnreadableFile, no_text
from planaudit.ingest.refusals import too_large_page
from planaudit.ingest.text.decoding import decode
from planaudit.ingest.xml_parsing import parse_xml

_LONGEST = 48_000_000  # characters, pictures inside the page aside
_MOST_TAGS = 400_000
_MOST_ATTRIBUTES = 500  # of one tag: the parser takes time by their square
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_HEAD = 8192  # bytes in which a page names its encoding
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_INLINE_DATA = re.compile(r"""(?<=["'(=])data:[\w/+.-]{1,80}(?:;[\w=-]{1,40})*,[^"')\s<>]+""")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30};)")
_OF_XML = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
PRINT_IT = "If it shows text in a browser, print it to PDF from there and give planaudit the PDF"
_XHTML = "http://www.w3.org/1999/xhtml"


def tag_of(element: etree._Element) -> str:
    """Return the element's tag in lower case, without a namespace."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def page_tree(content: bytes) -> etree._Element:
    """Return the root element of a web page. Raises UnreadableFile."""
    head = content[:_HEAD]
    named = _XML_ENCODING.match(head) or _CHARSET.search(head)
    if b"\x00" not in head:  # LibreOffice leaves the marks of its fields in the pages it writes
        content = _CONTROLS.sub(b" ", content)
    text = decode(content, named[1].decode("ascii", "replace") if named else "")
    text = _INLINE_DATA.sub("", text)
    if _XHTML in text[:4096]:
        root = _as_xml(text)
        if root is not None:
            return root
    return parse_html(text)


def parse_html(text: str) -> etree._Element:
    """Return the root element of HTML that is text already. Raises UnreadableFile."""
    root = parsed_html(text)
    if root is None:
        raise no_text("web page", PRINT_IT)
    return root


def parsed_html(text: str) -> etree._Element | None:
    """Return as `parse_html` does, but None for a page that holds nothing at all."""
    _check_bounds(text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise too_large_page("its parts stand inside one another thousands deep")
    return root


def _check_bounds(text: str) -> None:
    if len(text) > _LONGEST or text.count("<") > _MOST_TAGS:
        raise too_large_page("it is as long as a library")
    if any(_has_too_many_attributes(piece) for piece in text.split("<")):
        raise too_large_page("one of its tags has hundreds of attributes")


def _has_too_many_attributes(piece: str) -> bool:
    tag = piece.partition(">")[0] if len(piece) > 2 * _MOST_ATTRIBUTES else ""
    if len(tag) <= 2 * _MOST_ATTRIBUTES or not tag[:1].isalpha():
        return False
    return len(re.split(r"[\s/]+", _QUOTED.sub(" ", tag))) > _MOST_ATTRIBUTES


def _as_xml(text: str) -> etree._Element | None:
    """Return the root of a page that is sound XHTML, None for any other.

    A browser's HTML rules would take '<script/>' for a script that never ends.
    """
    _check_bounds(text)
    plain = _ENTITY.sub(
        lambda found: found[0] if found[1] in _OF_XML else html5.get(found[1], found[0]),
        _XML_DECLARATION.sub("", text, count=1),
    )
    try:
        root = parse_xml(plain.encode("utf-8", "replace"))
    except UnreadableFile:
        return None
    return root if tag_of(root) == "html" else None
