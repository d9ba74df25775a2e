"""Makes one invented plan in three house styles, as Word files, with their blank forms.

    python tests/data/same_plan/make_plans.py FOLDER

LibreOffice then makes the other formats from the Word files:

    soffice --headless --convert-to pdf|odt|rtf|html|txt:Text FOLDER/*.docx
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

ANSWERS = (
    ("Name", ("Mr P",)),
    ("Preferred language", ("Welsh, and English with the nurses.",)),
    ("What matters to me", (
        "Mr P told us that the allotment matters most. “I have dug that ground for forty years and "
        "I want my hands in it till I drop.”",
        "He also wants his Sunday dinners with his brother, and to be asked before things are "
        "decided.",
    )),
    ("My strengths and the people around me", (
        "He cooks, keeps his own accounts and knows everybody on the lane. He taught half the "
        "village to prune.",
        "His brother rings each evening, and the lads on the next plot carry his water.",
    )),
    ("What my family says", (
        "His brother says: “He is stubborn, and that is what keeps him going. I can manage the "
        "Sundays.”",
    )),
    ("Risks, and how we weigh them", (
        "He fell twice on the path this spring. He knows that he may fall again and would rather "
        "that than stay in. We weighed the falls against what the plot does for his mood and his "
        "strength, and agreed to make the path safer rather than to stop.",
    )),
    ("Professional analysis", (
        "Mr P can do most of what he wants. What gets in the way is the path and the carrying. "
        "Support is needed there, because without it he would lose the plot and with it his "
        "company, his exercise and his reason to get up.",
    )),
)  # fmt: skip
OUTCOMES_PROMPT = "What I want to achieve"
OUTCOME_HEADS = ("My outcome", "National well-being outcome", "Score now (0-10)", "Score hoped for")
OUTCOMES = (
    ("“I want to dig my own potatoes this year.”", "Physical and mental health", "4", "8"),
    ("“I want to cook for my brother on Sundays.”", "Family and personal relationships", "6", "8"),
)
ACTIONS_PROMPT = "What we will do"
ACTION_HEADS = ("Action", "Who", "By when", "How this helps")
ACTIONS = (
    ("Lay flat slabs along the path and fit a rail", "Allotment society, Mr P", "12 June",
     "So that he can reach the plot without falling"),
    ("Carry water on Tuesdays and Fridays", "The lads on the next plot", "From 1 June",
     "So that he can spend his strength on digging"),
    ("Show him how to sit while he peels and chops", "Occupational therapist", "By 20 June",
     "So that he can cook a whole dinner himself"),
)  # fmt: skip
STYLES = ("headings", "beside", "above")


def shade(cell: Any) -> None:
    """Give a cell the grey ground of a form's label."""
    ground = OxmlElement("w:shd")
    ground.set(qn("w:val"), "clear")
    ground.set(qn("w:fill"), "D9E2EC")
    cell._tc.get_or_add_tcPr().append(ground)


def print_label(cell: Any, text: str) -> None:
    """Print a label in a cell."""
    cell.paragraphs[0].add_run(text).bold = True
    shade(cell)


def write(cell: Any, texts: tuple[str, ...]) -> None:
    """Write paragraphs in a cell."""
    for number, text in enumerate(texts):
        (cell.paragraphs[0] if number == 0 else cell.add_paragraph()).add_run(text)


def add_answer(document: Any, style: str, prompt: str, texts: tuple[str, ...]) -> None:
    """Add one prompt with its answer, in a house style."""
    if style == "headings":
        document.add_heading(prompt, 2)
        for text in texts or ("",):
            document.add_paragraph(text)
        return
    beside = style == "beside"
    table = document.add_table(1 if beside else 2, 2 if beside else 1, style="Table Grid")
    print_label(table.cell(0, 0), prompt)
    write(table.cell(0, 1) if beside else table.cell(1, 0), texts)
    document.add_paragraph()


def add_grid(document: Any, prompt: str, heads: tuple[str, ...], rows: Any) -> None:
    """Add a grid under a heading."""
    document.add_heading(prompt, 2)
    table = document.add_table(1 + len(rows), len(heads), style="Table Grid")
    for column, head in enumerate(heads):
        print_label(table.cell(0, column), head)
        for down, row in enumerate(rows, 1):
            write(table.cell(down, column), (row[column],))
    document.add_paragraph()


def plan(style: str, *, blank: bool) -> Any:
    """Return the plan in a house style, or the blank form that it is written on."""
    document = docx.Document()
    document.add_heading("Care and support plan", 1)
    for prompt, texts in ANSWERS:
        add_answer(document, style, prompt, () if blank else texts)
    empty = ("",) * 4
    add_grid(document, OUTCOMES_PROMPT, OUTCOME_HEADS, [empty] * 2 if blank else OUTCOMES)
    add_grid(document, ACTIONS_PROMPT, ACTION_HEADS, [empty] * 3 if blank else ACTIONS)
    return document


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "forms").mkdir(parents=True, exist_ok=True)
    for each in STYLES:
        plan(each, blank=False).save(str(folder / f"{each}.docx"))
        plan(each, blank=True).save(str(folder / "forms" / f"{each}.docx"))
