"""What lies over the cells, and is named in place of being read."""

from __future__ import annotations

import io
import zipfile

import pytest

from planaudit.document import LeftOut
from planaudit.ingest.packages import Package
from planaudit.ingest.sheets.drawn import drawn_over

SHEET = "xl/worksheets/sheet1.xml"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SPACES = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PICTURE = "<xdr:pic/>"
BOX = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>To sing</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
LINE = "<xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp>"
CHART = '<xdr:graphicFrame><a:graphic><c:chart r:id="rId1"/></a:graphic></xdr:graphicFrame>'


def at_row(row: int, *things: str) -> str:
    """Return things anchored at a row, counted from 1."""
    return (
        f"<xdr:twoCellAnchor><xdr:from><xdr:row>{row - 1}</xdr:row></xdr:from>"
        f"{''.join(things)}</xdr:twoCellAnchor>"
    )


def relations(*targets: tuple[str, str]) -> str:
    """Return a part of relations, each a kind and the part it leads to."""
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{_KINDS}{kind}" Target="/{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_KINDS}">{each}</Relationships>'


def drawn(
    drawing: str = "", vml: str = "", page_texts: tuple[str, ...] = (), *, cut: str = ""
) -> dict[int, tuple[LeftOut, ...]]:
    """Return what lies over a sheet with a drawing and one of the older kind.

    `cut` is the part whose relations are cut short.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        parts = (("drawing", "xl/drawings/d1.xml"), ("vmlDrawing", "xl/drawings/v1.vml"))
        of_sheet, of_drawing = relations(*parts), relations(("chart", "xl/charts/c1.xml"))
        of_sheet, of_drawing = (
            text[:-9] if cut == name else text
            for name, text in (("sheet", of_sheet), ("drawing", of_drawing))
        )
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", of_sheet)
        archive.writestr("xl/drawings/d1.xml", f"<xdr:wsDr {_SPACES}>{drawing}</xdr:wsDr>")
        archive.writestr("xl/drawings/v1.vml", f'<xml xmlns:x="urn:x" xmlns:v="urn:v">{vml}</xml>')
        archive.writestr("xl/drawings/_rels/d1.xml.rels", of_drawing)
        archive.writestr(
            "xl/charts/c1.xml", f"<c:chart {_SPACES}><a:t>Costs so far</a:t></c:chart>"
        )
    with Package(made.getvalue()) as package:
        return drawn_over(package, SHEET, page_texts)


def said(found: dict[int, tuple[LeftOut, ...]]) -> dict[int, list[tuple[str, int]]]:
    """Return what was found in short: by row, each thing with its characters."""
    return {row: [(each.what, each.characters) for each in found[row]] for row in found}


def test_pictures_text_boxes_and_charts_are_told_by_row() -> None:
    found = drawn(at_row(2, PICTURE) + at_row(2, PICTURE) + at_row(2, BOX) + at_row(7, CHART))
    assert said(found) == {2: [("2 pictures", 0), ("1 text box", 6)], 7: [("1 chart", 10)]}


def test_a_group_is_told_by_what_is_in_it_and_a_shape_without_words_is_a_drawing() -> None:
    found = drawn(at_row(2, f"<xdr:grpSp>{PICTURE}<xdr:grpSp>{BOX}</xdr:grpSp></xdr:grpSp>", LINE))
    assert said(found) == {2: [("1 picture", 0), ("1 drawing without text", 0), ("1 text box", 6)]}


def test_what_stands_at_no_row_is_told_of_the_sheet() -> None:
    assert said(drawn(f"<xdr:absoluteAnchor>{PICTURE}</xdr:absoluteAnchor>")) == {
        0: [("1 picture", 0)]
    }


def test_what_is_drawn_once_more_for_other_programs_is_counted_once() -> None:
    new, old = f"<mc:Choice Requires='cx'>{CHART}</mc:Choice>", f"<mc:Fallback>{BOX}</mc:Fallback>"
    both = at_row(3, f"<mc:AlternateContent>{new}{old}</mc:AlternateContent>")
    assert said(drawn(both)) == {3: [("1 chart", 10)]}


CONTROL = (
    "<v:shape><v:textbox><div>Agreed</div></v:textbox><x:ClientData ObjectType='Checkbox'>"
    "<x:Anchor>12, 0, 4, 0, 13, 0, 5, 0</x:Anchor></x:ClientData></v:shape>"
)
NOTE = (
    "<v:shape><x:ClientData ObjectType='Note'><x:Anchor>1,0,1,0</x:Anchor></x:ClientData></v:shape>"
)


def test_the_controls_of_a_form_are_counted_and_notes_are_none() -> None:
    assert said(drawn(vml=CONTROL + NOTE)) == {5: [("1 form control", 6)]}


def test_controls_are_counted_in_a_drawing_that_is_no_sound_xml() -> None:
    broken = '<br><x:ClientData ObjectType="Drop"/><x:ClientData ObjectType="Note"/>'
    assert said(drawn(vml=broken)) == {0: [("1 form control", 0)]}


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ('&L&"Arial,Bold"&12Not to be copied', 13),
        ("&CPage &P of &N", 0),
        ("&C&A", 0),
        ("&LTeam A&C&D &T&RPage &P", 5),
        ("&CA && B", 3),
        ("&C&K00-033Draft", 5),
        ("", 0),
    ],
)
def test_words_above_the_printed_page_are_counted_without_its_number(
    text: str, characters: int
) -> None:
    found = drawn(page_texts=(text,)).get(0, ())
    assert [each.characters for each in found] == [characters] * bool(characters)


def test_relations_that_are_cut_short_are_told_as_damage_and_not_as_nothing() -> None:
    damage = ("1 damaged part of the file", 0)
    assert said(drawn(at_row(2, PICTURE), cut="sheet")) == {0: [damage]}
    assert said(drawn(at_row(2, CHART), cut="drawing")) == {0: [damage], 2: [("1 chart", 0)]}
