"""Zipped packages: parts by name, as Office finds them."""

from __future__ import annotations

import io
import zipfile

import pytest

from planaudit.ingest import UnreadableFile
from planaudit.ingest.packages import Package


def package(**parts: str) -> Package:
    """Return a package of parts, '__' standing for a slash and '_' for a point."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return Package(made.getvalue())


def test_a_part_is_found_in_capitals_or_not_and_by_its_very_name_first() -> None:
    with package(xl__Sheet_xml="one", XL__sheet_xml="other") as opened:
        assert opened.part("xl/Sheet.xml") == b"one"
        assert opened.part("XL/sheet.xml") == b"other"
        assert opened.part("xl/sheet.xml") in (b"one", b"other")
        assert opened.part("xl/none.xml") is None


def test_strict_names_are_read_as_the_usual_ones() -> None:
    strict = '<w:body xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    with package(word__document_xml=strict) as opened:
        root = opened.xml("word/document.xml")
    assert root is not None
    assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}body"


def test_a_part_that_is_no_sound_xml_is_refused_with_a_remedy_for_every_office_file() -> None:
    with package(a_xml="<a>") as opened, pytest.raises(UnreadableFile) as caught:
        opened.xml("a.xml")
    assert "Word, Excel or LibreOffice" in caught.value.reason


def test_relations_that_are_damaged_are_kept_apart_from_none_at_all() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/_rels/document.xml.rels", "<Relationships><Rel")
    with Package(made.getvalue()) as opened:
        assert opened.related("") == {}
        assert opened.damaged == set()
        assert opened.related("word/document.xml") == {}
        assert opened.damaged == {"word/_rels/document.xml.rels"}
