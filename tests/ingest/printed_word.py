"""Word files of every shape that a seed can think of, for LibreOffice to print to PDF."""

from __future__ import annotations

import io
import random
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_TEXT = """
the of and to she he would like garden neighbours every Tuesday morning help with washing
daughter visits co-ordinator well-being office affluent efficient flight said that stairs
lunch club because lift review 'quite' \u00a312.50 plan 4/5/2024 caf\u00e9 Llanelli-on-Sea
"""
_WORDS = _TEXT.split()
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class _Writer:
    """Writes one file, everything in it chosen by `seed`."""

    def __init__(self, seed: int) -> None:
        self.choose = random.Random(seed)
        self.file: Any = docx.Document()

    def words(self, least: int, most: int) -> str:
        return " ".join(self.choose.choices(_WORDS, k=self.choose.randint(least, most)))

    def sentence(self, most: int = 40) -> str:
        return self.words(3, most).capitalize() + "."

    def paragraph(self, holder: Any) -> None:
        made = holder.add_paragraph()
        if self.choose.random() < 0.3:
            made.add_run(f"{self.words(1, 4)}: ").bold = True
        run = made.add_run(self.sentence(90))
        run.italic = self.choose.random() < 0.1
        run.underline = self.choose.random() < 0.1
        run.font.strike = self.choose.random() < 0.05

    def items(self) -> None:
        style = self.choose.choice(["List Bullet", "List Number"])
        for _ in range(self.choose.randint(2, 5)):
            self.file.add_paragraph(self.sentence(20), style)

    def labels(self) -> None:
        for _ in range(self.choose.randint(2, 5)):
            made = self.file.add_paragraph()
            made.add_run(f"{self.words(1, 2)}:\t\t")
            made.add_run(self.words(1, 4))

    def table(self, holder: Any, depth: int = 0) -> None:
        rows, columns = self.choose.randint(1, 8), self.choose.randint(1, 5)
        made = holder.add_table(rows, columns)
        self._borders(made)
        shaded = self.choose.random() < 0.3
        for down, row in enumerate(made.rows):
            for cell in row.cells:
                if self.choose.random() < 0.85:
                    run = cell.paragraphs[0].add_run(self.words(1, self.choose.choice([3, 10, 25])))
                    run.bold = down == 0
                if shaded and down % 2:
                    self._shade(cell)
                if depth == 0 and self.choose.random() < 0.03:
                    self.table(cell, 1)
        if self.choose.random() < 0.4:
            made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        if columns > 2 and self.choose.random() < 0.3:
            made.cell(rows - 1, 0).merge(made.cell(rows - 1, 1))
        if depth == 0:
            holder.add_paragraph(self.sentence())

    def _borders(self, table: Any) -> None:
        sides = self.choose.choice(
            [_SIDES, (), ("insideH",), ("top", "bottom", "insideH"), _SIDES[:4], ("insideV",)]
        )
        borders = OxmlElement("w:tblBorders")
        for side in _SIDES:
            edge = OxmlElement(f"w:{side}")
            edge.set(qn("w:val"), "single" if side in sides else "nil")
            edge.set(qn("w:sz"), "4")
            borders.append(edge)
        table._tbl.tblPr.append(borders)

    def _shade(self, cell: Any) -> None:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "DDDDDD")
        cell._tc.get_or_add_tcPr().append(shade)

    def margins(self) -> None:
        section = self.file.sections[0]
        section.different_first_page_header_footer = self.choose.random() < 0.3
        section.first_page_header.paragraphs[0].text = "Letterhead"
        section.header.paragraphs[0].text = f"{self.words(2, 5)}\t{self.words(1, 2)}"
        foot = section.footer.paragraphs[0]
        foot.add_run("Page ")
        for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = foot.add_run()
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = code
            run._r.append(part)

    def section(self) -> None:
        kind = self.choose.choice(["columns", "landscape", "plain"])
        start = WD_SECTION.NEW_PAGE if kind == "landscape" else WD_SECTION.CONTINUOUS
        made = self.file.add_section(start)
        made._sectPr.xpath("w:cols")[0].set(qn("w:num"), "2" if kind == "columns" else "1")
        turned = kind == "landscape"
        if turned != (made.orientation == WD_ORIENT.LANDSCAPE):
            made.page_width, made.page_height = made.page_height, made.page_width
            made.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT

    def body(self) -> None:
        for _ in range(self.choose.randint(8, 20)):
            chance = self.choose.random()
            if chance < 0.12:
                self.file.add_heading(self.words(1, 6), self.choose.randint(1, 3))
            elif chance < 0.2:
                self.items()
            elif chance < 0.28:
                self.labels()
            elif chance < 0.5:
                self.table(self.file)
            elif chance < 0.55:
                self.section()
            else:
                self.paragraph(self.file)


def word_file(seed: int) -> bytes:
    """Return the bytes of a Word file; the same seed gives the same words and shapes."""
    writer = _Writer(seed)
    if writer.choose.random() < 0.7:
        writer.margins()
    writer.body()
    output = io.BytesIO()
    writer.file.save(output)
    return output.getvalue()
