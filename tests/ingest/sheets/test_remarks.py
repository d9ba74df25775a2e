"""Comments on cells: notes, and the threads that Excel copies into notes."""

from __future__ import annotations

import io
import zipfile

from planaudit.document import Comment
from planaudit.ingest.packages import Package
from planaudit.ingest.sheets.remarks import comments_on, people_of

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
NOTES = (
    "<comments><authors><author>A. Worker</author><author>tc={1}</author></authors><commentList>"
    '<comment ref="C3" authorId="0"><text><r><t>Is this\n</t></r><r><t>so?</t></r></text></comment>'
    '<comment ref="B2" authorId="1"><text><t>[Threaded comment] See there</t></text></comment>'
    "</commentList></comments>"
)
THREAD = (
    '<ThreadedComments><threadedComment ref="B2" personId="{1}"><text>Ask her.</text>'
    '</threadedComment><threadedComment ref="B2" personId="{2}"><text>I did.</text>'
    "</threadedComment></ThreadedComments>"
)
PEOPLE = '<personList><person displayName="B. Manager" id="{1}"/></personList>'


def relation(kind: str, target: str) -> str:
    """Return a relation to the part `target`."""
    return f'<Relationship Id="{kind}" Type="http://x/{kind}" Target="{target}"/>'


def comments(notes: str, thread: str = "") -> dict[int, tuple[Comment, ...]]:
    """Return the comments on a sheet by row."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        parts = relation("comments", "../comments1.xml")
        if thread:
            parts += relation("threadedComment", "/xl/threadedComments/t1.xml")
            archive.writestr("xl/threadedComments/t1.xml", thread)
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", f"<R>{parts}</R>")
        archive.writestr("xl/comments1.xml", notes)
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f"<R>{relation('person', 'persons/person.xml')}</R>"
        )
        archive.writestr("xl/persons/person.xml", PEOPLE)
    with Package(made.getvalue()) as package:
        return comments_on(package, SHEET, people_of(package, BOOK))


def test_notes_are_told_by_row_with_who_wrote_them() -> None:
    assert comments(NOTES)[3] == (Comment("A. Worker", "Is this so?"),)


def test_a_thread_is_told_remark_by_remark_in_place_of_its_copy() -> None:
    assert comments(NOTES, THREAD) == {
        3: (Comment("A. Worker", "Is this so?"),),
        2: (Comment("B. Manager", "Ask her."), Comment("", "I did.")),
    }


def test_a_note_without_an_author_or_a_cell_is_not_lost() -> None:
    note = '<comments><comment ref="?" authorId="9"><t>Look.</t></comment></comments>'
    assert comments(note) == {0: (Comment("", "Look."),)}
