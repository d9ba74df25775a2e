"""What pdfium says of a file as a whole: its properties, attachments and kind of form."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.pdf.raw_forms import has_widgets

_PROPERTIES = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "creator",
    "Producer": "producer",
    "CreationDate": "created",
    "ModDate": "modified",
}
_STAND_IN = "please wait..."
"""How the page begins that Adobe's programs put into a form for readers that cannot show it."""


def shows_only_xfa(file: Any) -> bool:
    """Return whether a file is an XFA form without the ordinary fields and pages of a hybrid."""
    kind = pdfium.FPDF_GetFormType(file.raw)
    if kind not in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND):
        return False
    if has_widgets(file):
        return False
    if kind == pdfium.FORMTYPE_XFA_FULL or not len(file):
        return True
    page = file[0]
    text_page = page.get_textpage()
    text = fold_white_space(text_page.get_text_range())
    text_page.close()
    page.close()
    return text.casefold().startswith(_STAND_IN)


def properties_of(file: Any) -> tuple[tuple[str, str], ...]:
    """Return the author, title and so on that the file names, as name and value."""
    found = file.get_metadata_dict(skip_empty=True)
    named = ((name, fold_white_space(found.get(key, ""))) for key, name in _PROPERTIES.items())
    return tuple((name, value) for name, value in named if value)


def attached_files(file: Any) -> int:
    """Return how many files are embedded in a PDF, as in a portfolio."""
    return int(max(pdfium.FPDFDoc_GetAttachmentCount(file.raw), 0))


def signatures_in(file: Any) -> int:
    """Return how many digital signatures a file bears; a field still to be signed is none."""
    count = pdfium.FPDF_GetSignatureCount(file.raw)
    signed = (pdfium.FPDF_GetSignatureObject(file.raw, index) for index in range(max(count, 0)))
    return sum(pdfium.FPDFSignatureObj_GetContents(each, None, 0) > 0 for each in signed)
