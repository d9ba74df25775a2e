"""A document whose every text tries to break a report."""

from __future__ import annotations

from dataclasses import replace

from planaudit.audit.model import (
    ActionAudit,
    DocumentAudit,
    Evidence,
    OutcomeAudit,
    Span,
    Thread,
)
from tests.reports.sample_script import (
    Script,
    heading,
    rated,
    tick,
    written,
)

HOSTILE_TEXT = (
    "<script>alert('x')</script> & \"quoted\" {{ 7 * 7 }} {% raw %} </blockquote> "
    "[red]not markup[/red] :smile: nul\x00 bell\x07 esc\x1b[31m del\x7f "
    "\u202eright to left override and no end"
)
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3
ARABIC = (
    "\u0623\u0631\u064a\u062f \u0623\u0646 "
    "\u0623\u0637\u0628\u062e \u0644\u0623\u062d\u0641\u0627\u062f\u064a"
)
HOSTILE_PATH = (
    "plans/<img src=x onerror=alert(1)> 'and' \"quotes\" \x1b[2J" + "very-long-" * 14 + "name.docx"
)


def hostile_document() -> DocumentAudit:
    """Return a document whose every text tries to break a report."""
    script = Script(
        (
            heading(HOSTILE_TEXT, "paragraph 1"),
            written(f"{HOSTILE_TEXT} then {LONG_WORD}", HOSTILE_TEXT, "paragraph 2"),
            written(ARABIC, "\u05de\u05d4 \u05d7\u05e9\u05d5\u05d1", "paragraph 3", "cell"),
            tick(HOSTILE_TEXT, True, "paragraph 4"),
            written('=HYPERLINK("x")\tand\nnew lines\u2028and separators', "", "paragraph 5"),
            written("One two three four five six seven", "", "paragraph 6"),
        )
    )
    overlapping = (
        script.evidence(
            "One two three four", "unknown", "rule.a", "The first of three that overlap."
        ),
        script.evidence("three four five", "person", "rule.b", "The second."),
        replace(
            script.evidence("four", "person", "rule.c", "The third, inside both."), supports=False
        ),
    )
    nowhere = Evidence(
        "gone astray", "nowhere", "unknown", "rule.d", "Its place is wrong.", True, Span(99, 3, 9)
    )
    return DocumentAudit(
        path=HOSTILE_PATH,
        sha256="d4" * 32,
        status="audited",
        reason="",
        service=None,
        criteria=(
            rated(
                "what_matters",
                2,
                script.evidence(HOSTILE_TEXT, "unknown", "<rule>", HOSTILE_TEXT),
                because=HOSTILE_TEXT,
            ),
            rated(
                "strengths",
                2,
                script.evidence(ARABIC, "person", "rule.rtl", "Right-to-left."),
                praise=HOSTILE_TEXT,
            ),
            rated("child_voice", 0, because=LONG_WORD, advice=HOSTILE_TEXT, asked=None),
            rated(
                "family_voice",
                1,
                script.evidence(LONG_WORD, "family", "rule.long", "A long word."),
                advice=LONG_WORD,
            ),
            rated("personal_outcomes", 2, *overlapping, nowhere),
            rated("balance", 2),
        ),
        findings=(
            replace(script.finding(LONG_WORD, HOSTILE_TEXT, LONG_WORD), rule="wording.long"),
            replace(
                script.finding("two three", "Overlaps three quotations.", ""),
                rule="wording.overlap",
            ),
        ),
        outcomes=(
            OutcomeAudit(
                HOSTILE_TEXT,
                LONG_WORD,
                HOSTILE_TEXT,
                False,
                "<b>9</b>",
                ARABIC,
                "",
                "paragraph 2",
                Span(0, 0, 1),
            ),
        ),
        actions=(
            ActionAudit(
                HOSTILE_TEXT,
                LONG_WORD,
                "task",
                (HOSTILE_TEXT, ARABIC),
                HOSTILE_TEXT,
                True,
                7,
                "paragraph 2",
            ),
        ),
        threads=(Thread(0, (0,), (HOSTILE_TEXT,)), Thread(5, (8,), ())),
        voices=(("unknown", 1.0),),
        passages=script.passages,
        left_out=(HOSTILE_TEXT,),
        notes=(HOSTILE_TEXT,),
    )
