"""An adult's plan done well, made by hand. Nobody in it is real."""

from __future__ import annotations

from planaudit.audit.model import (
    ActionAudit,
    DocumentAudit,
    FormMatch,
    OutcomeAudit,
    Span,
    Thread,
)
from tests.reports.sample_script import (
    Script,
    heading,
    printed,
    rated,
    tick,
    without_level,
    written,
)


def adult_done_well() -> DocumentAudit:
    """Return an adult's plan with most criteria evidenced or strong."""
    script = Script(
        (
            heading("Care and support plan", "paragraph 1"),
            heading("What matters to you", "table 1, row 1, column 1"),
            printed(
                "Tell us in your own words what a good day looks like.", "table 1, row 1, column 1"
            ),
            written(
                "\u201cI want to get back to the allotment with Idris before the beans go "
                "over, and I am "
                "frightened of falling on the path.\u201d Mrs M has grown vegetables there for "
                "thirty "
                "years and knows every plot holder by name.",
                "What matters to you",
                "table 1, row 1, column 2",
                "cell",
            ),
            heading("Your strengths", "table 1, row 2, column 1"),
            written(
                "She makes her own bread twice a week, keeps her own diary and plans the bus "
                "journey to "
                "chapel. Her neighbour Idris calls every morning.",
                "Your strengths",
                "table 1, row 2, column 2",
                "cell",
            ),
            heading("National well-being outcomes", "paragraph 14"),
            tick("I do the things that matter to me", True, "paragraph 15"),
            tick("I feel safe", False, "paragraph 16"),
            heading("Your outcomes", "table 2, row 1, column 1"),
            written(
                "I want to be back at the allotment by June.",
                "Outcome",
                "table 2, row 2, column 1",
                "cell",
            ),
            written(
                "4, because \u2018I can do the gate but not the path\u2019",
                "Score",
                "table 2, row 2, column 3",
                "cell",
            ),
            written(
                "I want to bake for the chapel tea again.",
                "Outcome",
                "table 2, row 3, column 1",
                "cell",
            ),
            heading("Analysis", "paragraph 30"),
            written(
                "Mrs M puts the allotment first and would take the risk of a fall to be there. "
                "I share "
                "her worry about the path but not her daughter\u2019s view that she should "
                "stop going: with "
                "the rail and Idris beside her the risk is one she can choose. She suffers "
                "from arthritis "
                "and is non-compliant with her stick indoors.",
                "Analysis",
                "paragraph 31",
            ),
            heading("Actions we have agreed", "table 3, row 1, column 1"),
            written(
                "Idris will walk down with her on Tuesdays and Fridays so that she can plant "
                "again.",
                "Action",
                "table 3, row 2, column 1",
                "cell",
            ),
            written("Handrail to be ordered.", "Action", "table 3, row 3, column 1", "cell"),
        )
    )
    allotment = "I want to get back to the allotment with Idris before the beans go over"
    return DocumentAudit(
        path="plans/adults/plan-01.docx",
        sha256="a1" * 32,
        status="audited",
        reason="",
        service="adults",
        form=FormMatch("conwy-care-plan-v4", "given", 0.97),
        criteria=(
            rated(
                "what_matters",
                3,
                script.evidence(
                    allotment, "person", "matters.first_person", "A hope in her own words."
                ),
                script.evidence(
                    "the allotment with Idris before the beans go over, and I am frightened of "
                    "falling",
                    "person",
                    "matters.fear",
                    "A hope and a worry, said together.",
                ),
                because="Hopes and worries are recorded in her own words, and the plan takes "
                "them up.",
                praise="Mrs M's hope of getting back to her allotment is in her own words and runs "
                "through the whole plan.",
            ),
            rated(
                "strengths",
                3,
                script.evidence(
                    "She makes her own bread twice a week",
                    "professional",
                    "strengths.skill",
                    "A skill.",
                ),
                script.evidence(
                    "Her neighbour Idris calls every morning",
                    "professional",
                    "strengths.network",
                    "A friend.",
                ),
                praise="Her skills, her neighbour and her chapel are all named, and the plan "
                "builds on them.",
                because="Three domains are recorded and the plan uses two of them.",
            ),
            without_level("child_voice", "not_applicable", "This is an adult's record."),
            rated(
                "family_voice",
                1,
                script.evidence(
                    "her daughter\u2019s view that she should stop going",
                    "professional",
                    "family.view",
                    "Her daughter's view is there, but only as an objection.",
                    supports=False,
                ),
                because="Her daughter's view is recorded only as an objection.",
                advice="Ask what her daughter hopes for and what she could offer, and write it "
                "in her words.",
                asked=False,
            ),
            rated(
                "personal_outcomes",
                3,
                script.evidence(
                    "I want to be back at the allotment by June.",
                    "person",
                    "outcome.first_person",
                    "An aspiration.",
                ),
                praise="Both outcomes are in the first person.",
            ),
            rated(
                "national_outcomes",
                2,
                advice="Say which national outcome the second outcome serves.",
            ),
            rated(
                "analysis",
                3,
                script.evidence(
                    "I share her worry about the path but not her daughter\u2019s view",
                    "professional",
                    "analysis.weighs",
                    "Her priorities and the professional's are weighed.",
                ),
                praise="The analysis weighs what Mrs M wants with the risk, and says what follows.",
            ),
            rated(
                "rationale",
                2,
                script.evidence(
                    "so that she can plant again", "professional", "reason.outcome", "A reason."
                ),
            ),
            rated(
                "joint_plan",
                2,
                advice="Say that the plan was agreed together, and how you will both know it "
                "works.",
            ),
            rated(
                "scoring_matrix",
                1,
                because="One of two outcomes has a score.",
                advice="Ask for a score for each outcome.",
            ),
            rated(
                "balance",
                2,
                script.evidence(
                    "suffers from arthritis",
                    "professional",
                    "balance.suffers",
                    "Defines by lack.",
                    False,
                ),
            ),
        ),
        findings=(
            script.finding(
                "suffers from arthritis",
                "'Suffers from' tells the reader how to feel about a life.",
                "Write 'has arthritis', and what it means for the person day to day.",
            ),
            script.finding(
                "non-compliant with her stick",
                "'Non-compliant' blames a choice without saying what the choice was.",
                "Say what she does and why: 'she prefers to hold the furniture indoors'.",
                severity="high",
            ),
        ),
        outcomes=(
            OutcomeAudit(
                "I want to be back at the allotment by June.",
                "personal",
                "I do the things that matter to me",
                True,
                "4",
                "8",
                None,
                "table 2, row 2, column 1",
                Span(0, 0, 1),
            ),
            OutcomeAudit(
                "I want to bake for the chapel tea again.",
                "personal",
                None,
                None,
                None,
                None,
                None,
                "table 2, row 3, column 1",
                Span(0, 0, 1),
            ),
        ),
        actions=(
            ActionAudit(
                "Idris will walk down with her on Tuesdays and Fridays so that she can plant "
                "again.",
                "so that she can plant again",
                "outcome",
                ("Idris", "Mrs M"),
                "Tuesdays and Fridays",
                True,
                0,
                "table 3, row 2, column 1",
            ),
            ActionAudit(
                "Handrail to be ordered.",
                None,
                "none",
                (),
                "ASAP",
                False,
                None,
                "table 3, row 3, column 1",
            ),
        ),
        threads=(
            Thread(0, (0,), ()),
            Thread(
                1,
                (),
                ("No action serves this outcome.", "It has no score, so progress cannot be seen."),
            ),
        ),
        voices=(("person", 0.34), ("family", 0.06), ("professional", 0.55), ("unknown", 0.05)),
        passages=script.passages,
        left_out=("A photograph on page 2: pictures are not read.",),
        notes=("Page 2 is a picture; its text was recognised (OCR) and may hold mistakes.",),
    )
