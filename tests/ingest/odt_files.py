"""OpenDocument files made from raw XML, for every structure that some program writes."""

from __future__ import annotations

from planaudit.document import Document
from planaudit.ingest.odt.reader import OdtReader
from tests.ingest.files import raw_file
from tests.ingest.zip_files import zipped

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    "office": f"{_OASIS}office:1.0",
    "text": f"{_OASIS}text:1.0",
    "style": f"{_OASIS}style:1.0",
    "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "form": f"{_OASIS}form:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}
NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
KIND = "application/vnd.oasis.opendocument.text"


def p(*inside: str, style: str = "") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{"".join(inside)}</text:p>'


def h(text: str, level: int = 1, more: str = "", style: str = "") -> str:
    """Return a heading."""
    return f'<text:h text:style-name="{style}" text:outline-level="{level}" {more}>{text}</text:h>'


def span(text: str, style: str) -> str:
    """Return text in a style of its own."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def items(*inside: str, style: str = "", more: str = "") -> str:
    """Return a list; an item without a list or item tag of its own is a paragraph."""
    made = "".join(
        each if each.startswith("<text:list-") else f"<text:list-item>{each}</text:list-item>"
        for each in inside
    )
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{made}</text:list>"


def cell(*inside: str, more: str = "") -> str:
    """Return a cell; content without markup is a paragraph."""
    content = "".join(each if each.startswith("<") else p(each) for each in inside)
    return f"<table:table-cell {more}>{content}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def row(*cells: str, more: str = "") -> str:
    """Return a row; a cell without markup is plain text."""
    inside = "".join(each if each.startswith("<table:") else cell(each) for each in cells)
    return f"<table:table-row {more}>{inside}</table:table-row>"


def table(*rows: str, more: str = "") -> str:
    """Return a table."""
    return f"<table:table {more}>{''.join(rows)}</table:table>"


def text_style(name: str, properties: str, family: str = "text", more: str = "") -> str:
    """Return a style with text properties."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def ground_style(name: str, colour: str, family: str = "table-cell") -> str:
    """Return the style of a cell, row or table with a background."""
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f'<style:{family}-properties fo:background-color="{colour}"/></style:style>'
    )


def odt_bytes(
    *body: str,
    automatic: str = "",
    named: str = "",
    masters: str = "",
    margin_styles: str = "",
    meta: str = "",
    manifest: str = "",
) -> bytes:
    """Return an .odt package. `named` styles stand in styles.xml, `automatic` with the body."""
    return zipped(
        {
            "mimetype": KIND,
            "META-INF/manifest.xml": manifest or "<manifest/>",
            "content.xml": f"<office:document-content {NAMES}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body>"
            f"<office:text>{''.join(body)}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {NAMES}><office:styles>{named}</office:styles>"
            f"<office:automatic-styles>{margin_styles}</office:automatic-styles>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {NAMES}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        }
    )


def flat_bytes(*body: str, styles: str = "") -> bytes:
    """Return a flat .fodt file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMES} '
        f'office:mimetype="{KIND}"><office:styles>{styles}</office:styles><office:body>'
        f"<office:text>{''.join(body)}</office:text></office:body></office:document>"
    ).encode()


def read_bytes(content: bytes, name: str = "plan.odt") -> Document:
    """Return the Document in an OpenDocument file."""
    return OdtReader().read(raw_file(name, content))


def read_body(*body: str, automatic: str = "", named: str = "") -> Document:
    """Return the Document of an .odt file with `body`."""
    return read_bytes(odt_bytes(*body, automatic=automatic, named=named))
