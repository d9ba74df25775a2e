"""An assessment done badly and a child's record, made by hand. Nobody in them is real."""

from __future__ import annotations

from planaudit.audit.model import (
    DocumentAudit,
    FormMatch,
)
from tests.reports.sample_script import (
    Script,
    heading,
    rated,
    without_level,
    written,
)


def adult_done_badly() -> DocumentAudit:
    """Return an adult's assessment that is mostly deficit."""
    script = Script(
        (
            heading("Assessment", "paragraph 1"),
            written(
                "Mr T is wheelchair bound and suffers from dementia. He refuses personal care "
                "and is "
                "attention seeking at night. Wife cannot cope.",
                "Current situation",
                "paragraph 2",
            ),
            heading("Strengths", "paragraph 3"),
            written("None identified.", "Strengths", "paragraph 4"),
            written("Package of care four times a day for personal care.", "Plan", "paragraph 9"),
        )
    )
    low = "Ask what a good day would look like, and write down the answer as it was said."
    return DocumentAudit(
        path="plans/adults/plan-02.pdf",
        sha256="b2" * 32,
        status="audited",
        reason="",
        service="adults",
        criteria=(
            rated(
                "what_matters",
                0,
                because="Nothing says what matters to Mr T.",
                advice=low,
                asked=False,
            ),
            rated(
                "strengths",
                0,
                script.evidence(
                    "None identified.",
                    "professional",
                    "strengths.none",
                    "Says there are none.",
                    False,
                ),
                because="The form asked, and the answer says there are none.",
                advice="Look again for what he can do, who is in his life and where he belongs.",
            ),
            without_level("child_voice", "not_applicable", "This is an adult's record."),
            rated(
                "family_voice",
                1,
                script.evidence(
                    "Wife cannot cope.",
                    "professional",
                    "family.not_coping",
                    "Only as not coping.",
                    False,
                ),
                because="His wife appears only as not coping.",
                advice="Ask what his wife hopes for, knows and can offer.",
                asked=None,
            ),
            rated(
                "personal_outcomes",
                0,
                because="No personal outcome is recorded.",
                advice="Ask what he wants.",
            ),
            rated("national_outcomes", 0, because="No national outcome is used.", asked=False),
            rated(
                "analysis",
                0,
                because="Needs are restated.",
                advice="Say what follows from what you heard.",
            ),
            rated(
                "rationale",
                1,
                script.evidence(
                    "Package of care four times a day for personal care.",
                    "professional",
                    "reason.task",
                    "A task.",
                ),
                because="The reason is a task.",
                advice="Say what the support makes possible.",
            ),
            rated(
                "joint_plan",
                0,
                because="Only a service is listed.",
                advice="Say who will do what, and when.",
            ),
            without_level(
                "scoring_matrix", "not_assessed", "The table could not be told apart from the form."
            ),
            rated(
                "balance",
                1,
                because="Labels recur.",
                advice="Describe what happened in place of a label.",
            ),
        ),
        findings=(
            script.finding(
                "wheelchair bound",
                "A wheelchair gives freedom; it does not bind.",
                "Write 'uses a wheelchair'.",
                "high",
            ),
            script.finding(
                "suffers from dementia",
                "'Suffers from' decides how a life feels.",
                "Write 'has dementia'.",
            ),
            script.finding(
                "refuses",
                "'Refuses' hides the reason.",
                "Say what he would rather have.",
                "medium",
                "medium",
            ),
            script.finding(
                "attention seeking",
                "A label in place of a need.",
                "Say what he may be asking for.",
                "high",
            ),
        ),
        voices=(("professional", 1.0),),
        passages=script.passages,
    )


def child_record() -> DocumentAudit:
    """Return a child's record."""
    script = Script(
        (
            heading("Child's wishes and feelings", "page 1, table 1, row 1, column 1"),
            written(
                "Cai drew his house with the dog outside and said 'I want Mam to laugh again'. "
                "He moved "
                "away when his stepfather's name was said.",
                "Child's wishes and feelings",
                "page 1, table 1, row 1, column 2",
                "cell",
            ),
            written(
                "Mam says \u201cI just want us to have tea together like we used to.\u201d",
                "Family",
                "page 2, paragraph 8",
            ),
        )
    )
    return DocumentAudit(
        path="plans/children/plan-03.docx",
        sha256="c3" * 32,
        status="audited",
        reason="",
        service="children",
        form=FormMatch("learned-2", "learned", 0.914),
        criteria=(
            rated(
                "what_matters",
                2,
                script.evidence(
                    "I want Mam to laugh again", "child", "matters.wish", "A wish of his own."
                ),
            ),
            rated(
                "strengths",
                1,
                because="Only general traits.",
                advice="Say what Cai is good at.",
                asked=False,
            ),
            rated(
                "child_voice",
                3,
                script.evidence(
                    "I want Mam to laugh again", "child", "child.words", "In his own words."
                ),
                script.evidence(
                    "He moved away when his stepfather's name was said.",
                    "professional",
                    "child.observed",
                    "Observed.",
                ),
                because="Cai's own words are there, and how they were learnt.",
                praise="Cai's wish is in his own words, with how it was learnt.",
            ),
            rated(
                "family_voice",
                2,
                script.evidence(
                    "I just want us to have tea together like we used to.",
                    "family",
                    "family.hope",
                    "A hope.",
                ),
                praise="His mother's hope is recorded as she said it.",
            ),
            rated("personal_outcomes", 1, advice="Write the outcome as Cai would say it."),
            rated("national_outcomes", 1, advice="Tie each outcome to a national one."),
            rated("analysis", 2),
            rated("rationale", 1, advice="Say what the support makes possible."),
            rated("joint_plan", 1, advice="Say who will do what, and when."),
            rated(
                "scoring_matrix", 0, because="No matrix.", advice="Ask for a score.", asked=False
            ),
            rated("balance", 3, praise="Difficulties are described in context, beside strengths."),
        ),
        voices=(("child", 0.2), ("family", 0.2), ("professional", 0.6)),
        passages=script.passages,
    )
