"""Wording to think again about: what fires, what never may, and what the writer is told."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from planaudit.audit.findings import WordingFinder
from planaudit.audit.model import Finding
from planaudit.document import Cues, Document, Kind, Place, TextBlock
from planaudit.packs.findings_schema import Wording, WordingEntry
from planaudit.reading import read
from planaudit.reading.model import Reading

FOLDER = Path(__file__).parents[2] / "rules" / "wales" / "findings"
WORDINGS = [
    Wording.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in sorted(FOLDER.glob("*.yaml"))
]
ENTRIES = [(wording, entry) for wording in WORDINGS for entry in wording.entries]
HEADINGS = {
    "adults": "Adult services: professional analysis",
    "children": "Child and family assessment: professional analysis",
}
BACKGROUND = {"GOVBK", "CODEBOOK"}
"""Sources that are background (B) and may not stand as authority for a family."""


@cache
def finder() -> WordingFinder:
    return WordingFinder(WORDINGS)


def reading_of(text: str, service: str = "adults", heading: str = "") -> Reading:
    blocks = (
        TextBlock(Kind.HEADING, HEADINGS[service], Place(paragraph=1), level=1),
        TextBlock(Kind.HEADING, heading or "Analysis", Place(paragraph=2), level=2),
        TextBlock(Kind.PARAGRAPH, text, Place(paragraph=3)),
    )
    return read(Document(path="plan.docx", sha256="0", format="word", blocks=blocks))


def found(text: str, service: str = "adults", heading: str = "") -> tuple[Finding, ...]:
    return finder().find(reading_of(text, service, heading))


def words(text: str, service: str = "adults", heading: str = "") -> list[str]:
    return [finding.text for finding in found(text, service, heading)]


def service_for(entry: WordingEntry) -> str:
    return "children" if entry.scope == "child" else "adults"


# What the families say of themselves


@pytest.mark.parametrize(
    ("wording", "entry"), ENTRIES, ids=[f"{wording.id}.{entry.id}" for wording, entry in ENTRIES]
)
def test_an_exception_never_fires_for_its_entry(wording: Wording, entry: WordingEntry) -> None:
    for exception in entry.unless:
        rules = {f.rule for f in found(f"The record says {exception} today.", service_for(entry))}
        assert f"{wording.id}.{entry.id}" not in rules, exception


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.id)
def test_no_background_stands_as_authority(wording: Wording) -> None:
    cited = {authority.source.split(":")[0] for authority in wording.authority}
    assert {authority.verification for authority in wording.authority} <= {"V", "P"}
    for entry in wording.entries:
        assert set(entry.source) <= cited | BACKGROUND, entry.id
        if set(entry.source) <= BACKGROUND:
            assert entry.verification == "B", entry.id


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.id)
def test_a_message_is_one_plain_sentence(wording: Wording) -> None:
    assert re.fullmatch(r"[^.!?]+\.", wording.message.strip())
    assert all(entry.message.endswith(".") for entry in wording.entries if entry.message)
    assert all(entry.suggestion.endswith(".") for entry in wording.entries)


def test_no_phrase_stands_in_two_entries_of_one_scope() -> None:
    seen: dict[tuple[str, str], str] = {}
    for wording, entry in ENTRIES:
        for phrase in entry.phrases:
            for scope in ("adult", "child") if entry.scope == "all" else (entry.scope,):
                rule = seen.setdefault((phrase.lower(), scope), f"{wording.id}.{entry.id}")
                assert rule == f"{wording.id}.{entry.id}", phrase


# What never may be a finding


@pytest.mark.parametrize(
    "text",
    [
        '"I suffer with my nerves and I can be stubborn," she told me.',
        "“I suffer with my nerves and I can be stubborn,” she told me.",
        "'I suffer with my nerves and I can be stubborn,' she told me.",
        "‘I suffer with my nerves and I can be stubborn,’ she told me.",
        "“I suffer with my nerves and I can be stubborn, she told me.",
    ],
    ids=["double", "curly double", "single", "curly single", "never closed"],
)
def test_own_words_are_exempt(text: str) -> None:
    assert words(text) == []


def test_a_sentence_that_starts_inside_a_quotation_is_exempt() -> None:
    assert words('She said, "It is hard. He refuses everything. He is rude." We talked.') == []


def test_the_writers_words_beside_a_quotation_are_not_exempt() -> None:
    assert words('He said, "I am no trouble," but is non-compliant.') == ["non-compliant"]


def test_i_in_a_box_for_own_words_is_exempt() -> None:
    text = "I want to be not kicking off on my family."
    assert words(text, heading="What matters to me") == []
    assert words("He kicks off at night.", heading="What matters to me") == ["kicks off"]


def test_i_inside_a_quotation_does_not_excuse_the_writer() -> None:
    text = "He says 'I like it here' but refuses the bath."
    assert words(text, heading="What matters to me") == ["refuses"]


def test_printed_text_headings_and_tick_boxes_are_exempt() -> None:
    shaded = Cues(bold=True, shaded=True)
    blocks = (
        TextBlock(Kind.HEADING, "Refuses care: analysis", Place(paragraph=1), level=1),
        TextBlock(Kind.PARAGRAPH, "Non-compliant with medication?", Place(paragraph=2), shaded),
        TextBlock(Kind.TICK_BOX, "Aggressive", Place(paragraph=3), ticked=True),
    )
    document = Document(path="form.docx", sha256="0", format="word", blocks=blocks)
    assert finder().find(read(document)) == ()


def test_identifying_details_are_exempt() -> None:
    assert words("GP: Dr Rude, Awkward Lane", heading="Name and address") == []


# How findings are made


def test_scope_is_respected() -> None:
    adult, child = "He was well behaved and wears nappies.", "There is poor parenting."
    assert words(adult) == ["well behaved", "nappies"]
    assert words(adult, "children") == []
    assert words(child, "children") == ["poor parenting"]
    assert words(child) == []


def test_the_longest_match_is_kept() -> None:
    assert words("She is unable to cope.") == ["unable to cope"]
    assert words("He was verbally aggressive.") == ["verbally aggressive"]


def test_hyphens_spaces_apostrophes_and_case_do_not_matter() -> None:
    for spelling in ("non-compliant", "non compliant", "noncompliant", "NON-COMPLIANT"):
        assert words(f"She is {spelling} at night.") == [spelling]
    assert (
        words("They can’t cope.") == words("They can't cope.".replace("'", "’")) == ["can’t cope"]
    )


def test_a_finding_says_where_and_what_to_write_instead() -> None:
    [finding] = found("Mr K suffers from Parkinson's.")
    assert finding.rule == "condition_labels.suffers-from"
    assert (finding.text, finding.where) == (
        "suffers from",
        "under ‘Analysis’, paragraph 3",
    )
    assert (finding.severity, finding.confidence) == ("high", "high")
    assert "lives with" in finding.suggestion
    text = reading_of("Mr K suffers from Parkinson's.").passages[finding.span.passage].text
    assert text[finding.span.start : finding.span.end] == "suffers from"


def test_findings_stand_in_reading_order() -> None:
    assert words("Rude to staff, refuses calls, DNA twice.") == ["Rude", "refuses", "DNA"]


def test_a_plan_that_respects_the_person_has_no_findings() -> None:
    text = (
        "Mrs O uses a wheelchair outdoors and has Parkinson's. She said no to the evening call "
        "because it fell during choir. It has been a difficult time, and she finds it difficult to "
        "lift the kettle. She has made a claim for benefits and was admitted to hospital in June. "
        "Her daughter's contact details are held, and her placement at the nursery goes well."
    )
    assert words(text) == []
