"""Which reader reads a file: told by what the bytes are, and only then by the file's name.

Case-management systems export RTF and web pages under names that end in .doc, and people
rename files. The name decides only between formats that are both plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module

from planaudit.ingest.interface import Reader, UnreadableFile
from planaudit.ingest.packages import Package


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: what it is called, its file name endings, and its reader."""

    called: str
    endings: tuple[str, ...]
    module: str
    reader: str


# One line per format. Modules are imported on first use, so that reading text alone does not
# load a PDF library.
FORMATS = {
    "word": Format("Word", (".docx", ".docm", ".dotx", ".dotm"), "word.reader", "WordReader"),
    "pdf": Format("PDF", (".pdf",), "pdf.reader", "PdfReader"),
    "odt": Format("OpenDocument", (".odt", ".ott", ".fodt"), "odt.reader", "OdtReader"),
    "rtf": Format("RTF", (".rtf",), "rtf.reader", "RtfReader"),
    "html": Format("web page", (".html", ".htm", ".xhtml"), "html.reader", "HtmlReader"),
    "markdown": Format("Markdown", (".md", ".markdown"), "html.markdown", "MarkdownReader"),
    "text": Format("plain text", (".txt", ".text"), "text.reader", "TextReader"),
}
ENDINGS = tuple(ending for each in FORMATS.values() for ending in each.endings)
"""The endings of files that are read."""

_ROWS = (
    "this is a {}. If each of its rows is one plan, add --row-is-document; else save the plan in "
    "it as .docx or PDF"
)
_ARCHIVE = (
    "this is an archive of other files. `planaudit audit` looks into a .zip; unpack any other, and "
    "one inside another, and give planaudit the plans in it"
)
_CSV_ENDINGS = (".csv", ".tsv")
_REFUSED = {
    ".doc": "this is the old Word format. Open it in Word or LibreOffice and save it as .docx",
    ".dot": "this is an old Word template. Open it in Word or LibreOffice and save it as .docx",
    ".wpd": "this is a WordPerfect file. Open it in LibreOffice and save it as .docx",
    ".pages": "this is an Apple Pages file. Export it as Word (.docx) or PDF",
    ".eml": "this is an e-mail, which shows who wrote to whom. Save the plan attached to it",
    ".msg": "this is an e-mail, which shows who wrote to whom. Save the plan attached to it",
    ".mht": "this is a web archive. Open it in a browser or Word and save it as .docx or PDF",
    ".mhtml": "this is a web archive. Open it in a browser or Word and save it as .docx or PDF",
    ".xls": "this is the old Excel format. Save it as .xlsx",
    ".xlsx": _ROWS.format("spreadsheet"),
    ".xlsm": _ROWS.format("spreadsheet"),
    ".ods": "this is a spreadsheet. Save the plan as .docx or PDF; if each row of it is one plan, "
    "save it as .xlsx and add --row-is-document",
    ".7z": _ARCHIVE,
    ".rar": _ARCHIVE,
    ".tar": _ARCHIVE,
    ".gz": _ARCHIVE,
    ".tgz": _ARCHIVE,
    ".jpg": "this is a picture. Ask for the document it was made from, or scan it to PDF",
    ".jpeg": "this is a picture. Ask for the document it was made from, or scan it to PDF",
    ".png": "this is a picture. Ask for the document it was made from, or scan it to PDF",
    ".tif": "this is a picture. Ask for the document it was made from, or scan it to PDF",
    ".tiff": "this is a picture. Ask for the document it was made from, or scan it to PDF",
}
REFUSED_ENDINGS = tuple(_REFUSED)
"""The endings of files that people keep plans in and that are not read."""

_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*")
_BITMAP = re.compile(rb"BM.{4}\x00{4}", re.DOTALL)  # a text may begin with 'BMI'
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.I | re.S,
)
_FLAT_ODF = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--(?:(?!-->).)*-->\s*)*<office:document[\s>]", re.S
)
_MAIL = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID)[ \t]*:[^\n]*\n"
    rb"(?:[ \t][^\n]*\n)*){3,}",
    re.IGNORECASE,
)
_ONLY_MAIL = re.compile(rb"^(?:Received|Return-Path|MIME-Version|Message-ID)[ \t]*:", re.I | re.M)
"""What no memo begins with, though it may begin with 'To:', 'From:' and 'Date:'."""
_A_PRESENTATION = (
    "this is a presentation or another file that is no Word document. Save the plan as .docx or PDF"
)
_ARCHIVED = re.compile(rb"MIME-Version:.{0,2000}Content-Type: multipart/related", re.I | re.S)


def reader_for(name: str) -> Reader:
    """Return the reader of the format called `name` in FORMATS."""
    found = FORMATS[name]
    reader: Reader = getattr(import_module(f"planaudit.ingest.{found.module}"), found.reader)()
    return reader


def format_of(content: bytes, ending: str) -> str:
    """Return the name in FORMATS of what `content` is; `ending` is its file name's.

    Raises UnreadableFile for what is not read, with what to do about it.
    """
    start = content[:4096]
    marks = _without_mark(start)
    is_text = ending in (*FORMATS["text"].endings, *FORMATS["markdown"].endings)
    if start.startswith(b"%PDF-") or (b"%PDF-" in start[:1024] and not is_text):
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped_format(content)
    if start.startswith(_OLE):
        raise _refused_ole(content, ending)
    if marks.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if _FLAT_ODF.match(marks):
        return "odt"
    if _WEB_PAGE.match(marks):
        return "html"
    if start.startswith(_PICTURES) or _BITMAP.match(start):
        raise UnreadableFile("not_assessable", _REFUSED[".png"])
    if _ARCHIVED.search(start):
        raise UnreadableFile("not_assessable", _REFUSED[".mht"])
    is_mail = _MAIL.match(marks) and (not is_text or _ONLY_MAIL.search(marks))
    if is_mail or ending in (".eml", ".msg"):
        raise UnreadableFile("not_assessable", _REFUSED[".eml"])
    for name in ("html", "markdown", "text"):
        if ending in FORMATS[name].endings:
            return name
    raise _not_what_it_says(ending)


def shown_ending(ending: str) -> str:
    """Return a file name's ending if it may be shown, '' if it may be a piece of a name."""
    return ending if _ENDING.fullmatch(ending) else ""


def _without_mark(start: bytes) -> bytes:
    """Return the start of a file without its byte order mark, and of UTF-16 as UTF-8."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return start.removeprefix(b"\xef\xbb\xbf")


def _zipped_format(content: bytes) -> str:
    with Package(content) as package:
        names = set(package.names)
        if "word/document.xml" in names or package.has_main_part("wordprocessingml"):
            return "word"
        kind = package.text("mimetype", longest=200) if "mimetype" in names else ""
        if "content.xml" in names and not kind:  # zipped again by hand, without its first part
            kind = package.text("META-INF/manifest.xml", longest=2000)
        if "opendocument.text" in kind:
            return "odt"
        if "xl/workbook.xml" in names or package.has_main_part("spreadsheetml"):
            raise UnreadableFile("not_assessable", _REFUSED[".xlsx"])
        if "opendocument.spreadsheet" in kind:
            raise UnreadableFile("not_assessable", _REFUSED[".ods"])
        if "[Content_Types].xml" in names or "opendocument" in kind:
            raise UnreadableFile("not_assessable", _A_PRESENTATION)
    raise UnreadableFile(
        "not_assessable",
        "this is an archive of other files, which is opened only under a name that ends in .zip "
        "and not inside another archive. Unpack it and give planaudit the plans in it",
    )


def _refused_ole(content: bytes, ending: str) -> UnreadableFile:
    """Return why a file in Microsoft's old container is not read."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return UnreadableFile(
            "failed",
            "this file is protected by a password. Open it in Word or Excel, remove the password, "
            "and save a new copy",
        )
    if ending == ".msg" or "__substg1.0_".encode("utf-16-le") in content:
        return UnreadableFile("not_assessable", _REFUSED[".msg"])
    if "WordDocument".encode("utf-16-le") in content:  # it may hold a table of Excel's
        return UnreadableFile("not_assessable", _REFUSED[".doc"])
    if "Workbook".encode("utf-16-le") in content:
        return UnreadableFile("not_assessable", _REFUSED[".xls"])
    if "PowerPoint Document".encode("utf-16-le") in content:
        return UnreadableFile("not_assessable", _A_PRESENTATION)
    return UnreadableFile("not_assessable", _REFUSED.get(ending, _REFUSED[".doc"]))


def _not_what_it_says(ending: str) -> UnreadableFile:
    """Return why a file is not read whose bytes are of no format known here."""
    known = next((each for each in FORMATS.values() if ending in each.endings), None)
    if known:
        return UnreadableFile(
            "failed",
            f"its name ends in {ending}, but it is not a whole {known.called} file: it may be "
            "damaged or cut short, or be something else under a new name. Ask for it to be sent "
            "again",
        )
    if ending in _CSV_ENDINGS:
        return UnreadableFile("not_assessable", _ROWS.format("table"))
    if ending in _REFUSED:
        return UnreadableFile(
            "not_assessable", f"files ending in {ending} are not read: {_REFUSED[ending]}"
        )
    shown = shown_ending(ending)
    kind = f"files ending in {shown}" if shown else "files of this kind"
    if not ending:
        kind = "files without an ending"
    return UnreadableFile(
        "not_assessable",
        f"{kind} are not read: planaudit reads Word (.docx), PDF, OpenDocument (.odt), RTF, web "
        "pages, plain text and Markdown",
    )
