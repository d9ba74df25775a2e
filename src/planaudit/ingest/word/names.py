"""Names of WordprocessingML: its namespaces, and the tags that most modules here look for."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def w(name: str) -> str:
    """Return the WordprocessingML tag `name` in Clark notation."""
    return f"{{{W}}}{name}"


P, R, T, SYM, TAB = w("p"), w("r"), w("t"), w("sym"), w("tab")
RPR, PPR = w("rPr"), w("pPr")
VAL = w("val")
TEXT_BOX = w("txbxContent")
DRAWN_BODY = f"{{{DRAWING}}}txBody"
DRAWN_TEXT = f"{{{DRAWING}}}t"
WORD_ART = f"{{{VML}}}textpath"
