"""Words that stand in several records of a run: which are findings, and which rightly recur."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import NamedTuple

import pytest

from planaudit.audit.copied_words import trace_of
from planaudit.audit.copying import with_copies
from planaudit.audit.model import DocumentAudit, OutcomeAudit, PassageView, Span
from planaudit.packs import Pack, load_pack, rules_folder
from planaudit.reading.model import Identity

WALES = load_pack(rules_folder() / "wales")
FALLS = "At risk of falls due to reduced mobility and needs support with all transfers."
HOME = "To remain safe and independent at home with the right support"


class Record(NamedTuple):
    """The audit of a record, and whom it is about."""

    audit: DocumentAudit
    about: Identity


def record(
    path: str,
    *written: str,
    outcomes: tuple[str, ...] = (),
    printed: tuple[str, ...] = (),
    slot: str = "risks",
    kind: str = "professional goal",
    about: Identity | None = None,
) -> Record:
    """Return a record: what was written under one question, and its outcomes."""
    texts = [(text, slot, False) for text in written]
    texts += [(text, "personal_outcomes", False) for text in outcomes]
    texts += [(text, "", True) for text in printed]
    passages = tuple(
        PassageView(text, "Risks", f"paragraph {number}", is_printed, (slot,), "prose")
        for number, (text, slot, is_printed) in enumerate(texts)
    )
    first = len(written)
    audit = DocumentAudit(
        path,
        sha256="",
        status="audited",
        reason="",
        service="adults",
        passages=passages,
        outcomes=tuple(
            OutcomeAudit(text, kind, None, None, None, None, None, "", Span(index, 0, len(text)))
            for index, text in enumerate(outcomes, first)
        ),
    )
    return Record(audit, Identity((path,)) if about is None else about)


def searched(*records: Record, pack: Pack = WALES) -> tuple[DocumentAudit, ...]:
    """Return the audits of a run of records, with what is found to be copied."""
    audits = [each.audit for each in records]
    return with_copies(audits, [trace_of(*each) for each in records], [pack])


def found(*records: Record) -> list[list[tuple[str, str]]]:
    """Return, record by record, the rules that found copied words, and the words."""
    return [
        [(finding.rule.removeprefix("copied."), finding.text) for finding in each.findings]
        for each in searched(*records)
    ]


def message(*records: Record) -> str:
    """Return what is said of the first finding in the first record."""
    return searched(*records)[0].findings[0].message


# The same words


@pytest.mark.parametrize(
    "written",
    [
        FALLS,
        FALLS.upper(),
        FALLS.replace(" ", "  ").replace(".", ""),
        f"3. {FALLS}",
        "At risk of falls, due to reduced mobility - and needs support with all transfers!",
        f"He is well liked. {FALLS} He sings.",
    ],
    ids=["as it is", "in capitals", "spaced", "numbered", "pointed otherwise", "among others"],
)
def test_a_sentence_that_stands_in_another_record_is_found(written: str) -> None:
    one, other = found(record("a", FALLS), record("b", written))
    assert one == [("narrative", FALLS)]
    assert [rule for rule, _ in other] == ["narrative"]
    assert "mobility" in other[0][1].lower()
    assert "sings" not in other[0][1]


def test_the_place_of_a_finding_is_exact() -> None:
    audit, _ = searched(record("a", f"He sings. {FALLS} He hums."), record("b", FALLS))
    (finding,) = audit.findings
    text = audit.passages[finding.span.passage].text
    assert text[finding.span.start : finding.span.end] == finding.text == FALLS
    assert finding.where == "under ‘Risks’, paragraph 0"


def test_a_message_names_the_other_records_and_how_many_there_are() -> None:
    some = [record(f"plans/{letter}.docx", FALLS) for letter in "abcdef"]
    assert message(*some[:2]) == (
        "The same words stand in one other document of this run (plans/b.docx)."
    )
    assert (
        "in 5 other documents of this run (plans/b.docx, plans/c.docx, plans/d.docx and 2 more)"
        in (message(*some))
    )


def test_sentences_pasted_together_are_one_finding() -> None:
    more = "The frame was left in the hall. He was shown how to use the stair rail on the way up."
    one, _ = found(record("a", f"{FALLS} {more} He sings."), record("b", f"Tall. {FALLS} {more}"))
    assert one == [("narrative", f"{FALLS} {more}")]


def test_sentences_of_two_records_are_two_findings() -> None:
    other = "His wife lifts him alone at night and has hurt her back twice since the winter."
    one, *_ = found(record("a", f"{FALLS} {other}"), record("b", FALLS), record("c", other))
    assert one == [("narrative", FALLS), ("narrative", other)]


def test_an_outcome_that_stands_in_another_record_is_found() -> None:
    one, other = found(record("a", outcomes=(HOME,)), record("b", outcomes=(f"1. {HOME}.",)))
    assert one == [("outcome", HOME)]
    assert other == [("outcome", f"1. {HOME}.")]


def test_a_short_outcome_is_found_in_three_records_and_not_in_two() -> None:
    three = [record(path, outcomes=("To maintain personal hygiene",)) for path in "abc"]
    assert found(*three[:2]) == [[], []]
    assert [rule for each in found(*three) for rule, _ in each] == ["short-outcome"] * 3


def test_a_short_outcome_in_their_own_words_may_be_what_three_people_want() -> None:
    three = [record(path, outcomes=("I want to go home",), kind="own words") for path in "abc"]
    assert found(*three) == [[], [], []]


def test_a_standard_line_beside_copied_words_is_no_part_of_the_finding() -> None:
    line = "She gave her consent for this to be shared with the agency and with her own GP."
    text = f"{line} {FALLS} {line}"
    assert found(record("a", text), record("b", text)) == [[("narrative", FALLS)]] * 2


# Nearly the same words


BATH = "Mrs Abel told Gwyn that she needs 2 carers for her bath since a fall in May on a step."


@pytest.mark.parametrize(
    ("written", "is_found"),
    [
        ("Mr B told Dai that he needs 2 carers for his bath since a fall in May on a step.", True),
        ("She told us that she needs 2 carers for her bath since a fall in May on a step.", False),
        ("He told Dai that he needs 14 carers for his bath since a fall in July on a step.", True),
        ("Mr B told Dai that he needs 2 carers for his tea since a fall in May on a step.", False),
        ("He told Dai that he needs two carers for his bath since a fall in May on a step.", False),
    ],
    ids=["names", "'us' is no name", "figures and months", "another thing", "a number in letters"],
)  # fmt: skip
def test_other_names_pronouns_and_figures_do_not_hide_a_copy(written: str, is_found: bool) -> None:
    (one, _) = found(record("a", BATH), record("b", written))
    assert one == ([("narrative-renamed", BATH)] if is_found else [])


def test_a_name_at_the_beginning_of_a_sentence_is_known_by_the_rest_of_the_record() -> None:
    tail = "struggles with meals and would do better with a call at noon to prompt food and drink."
    one, other = found(
        record("a", f"Her son rings Mary at six. Mary {tail}"),
        record("b", f"His son rings Dafydd at six. Dafydd {tail}"),
    )
    assert one[-1] == ("narrative-renamed", f"Her son rings Mary at six. Mary {tail}")
    assert other[-1][0] == "narrative-renamed"


def test_capitals_that_differ_do_not_hide_the_same_words() -> None:
    titled = "The Home Care Team will visit each morning to help her to wash and to dress herself."
    one, other = found(record("a", titled), record("b", titled.lower()))
    assert (one, other) == ([("narrative", titled)], [("narrative", titled.lower())])


def test_names_alone_are_nothing_alike() -> None:
    team = "Anna Owen, Beti Rees, Cai Lloyd, Dai Price, Elen Hughes, Ffion Jones, Gwen Parry"
    assert found(record("a", team), record("b", " ".join(reversed(team.split(", "))))) == [[], []]


# What rightly recurs


@pytest.mark.parametrize(
    "text",
    [
        "Lives alone in a bungalow.",
        "N/A. As above. No concerns. None identified. To be discussed in supervision.",
        "She gave her consent for this record to be shared with her GP and with the agency.",
        "In an emergency out of hours ring the duty team on 01632 960000 and ask for the manager.",
        "Her needs meet the eligibility criteria, as they cannot be met without others to help.",
        "I am treated with dignity and respect and treat others the same.",
        "I live in a home that best supports me to achieve my well-being; I belong; "
        "I do the things that matter to me.",
    ],
)
def test_lines_that_many_records_rightly_share_are_left_alone(text: str) -> None:
    assert found(record("a", text), record("b", text)) == [[], []]


@pytest.mark.parametrize(
    "slot", ["consent_capacity", "actions", "national_outcomes", "administration"]
)
def test_answers_that_rightly_recur_are_left_alone(slot: str) -> None:
    assert found(record("a", FALLS, slot=slot), record("b", FALLS, slot=slot)) == [[], []]


def test_what_a_form_prints_is_never_found_not_even_where_it_is_quoted() -> None:
    printed = record("a", printed=(FALLS,))
    assert found(printed, printed) == [[], []]
    assert found(printed, record("b", FALLS), record("c", FALLS)) == [[], [], []]


def test_words_that_come_twice_in_one_record_are_no_copy() -> None:
    assert found(record("a", FALLS, FALLS), record("b", "He sings.")) == [[], []]


def test_one_record_alone_has_no_copies() -> None:
    assert found(record("a", FALLS, outcomes=(HOME,))) == [[]]


def test_a_national_statement_in_two_records_is_no_copied_outcome() -> None:
    statement = "I am healthy and active and do things to keep myself healthy"
    two = [record(path, outcomes=(statement,), kind="national statement") for path in "ab"]
    assert found(*two) == [[], []]


# Records of one person


@pytest.mark.parametrize(
    ("one", "other", "of_one_person"),
    [
        (Identity(("mrs abel",), 84), Identity(("mrs abel",), 85), True),
        (Identity(("mrs abel",), 84), Identity(("mrs abel",)), True),
        (Identity(("mrs abel",), 84), Identity(("mrs abel",), 71), False),
        (Identity(("mrs abel",), 84), Identity(("mr bevan",), 84), False),
        (Identity((), None, ("op20417",)), Identity((), None, ("op20417",)), True),
        (Identity(("r",), 8), Identity(("r",), 8), True),
        (Identity(("r",), 8), Identity(("r",)), False),
        (Identity(), Identity(), False),
    ],
    ids=["a year on", "no age", "another age", "another name", "one number",
         "an initial and an age", "an initial alone", "nothing known"],
)  # fmt: skip
def test_records_of_one_person_may_share_words(
    one: Identity, other: Identity, of_one_person: bool
) -> None:
    two = [record("a", FALLS, about=one), record("b", FALLS, about=other)]
    assert (found(*two) == [[], []]) is of_one_person


def test_a_name_in_very_many_records_is_nobodys() -> None:
    many = [record(str(number), FALLS, about=Identity(("mr a",))) for number in range(9)]
    assert found(*many) == [[("narrative", FALLS)]] * 9


def test_a_copy_in_two_records_of_one_person_counts_that_person_once() -> None:
    hygiene = ("To maintain personal hygiene",)
    mine = Identity(("mrs abel",), 84)
    plan, review = (record(path, outcomes=hygiene, about=mine) for path in "ab")
    third, fourth = (record(path, outcomes=hygiene) for path in "cd")
    assert found(plan, review, third) == [[], [], []]
    assert [len(each) for each in found(plan, review, third, fourth)] == [1, 1, 1, 1]


# Records that are mostly one text

PAGES = (
    "We met Mrs Abel at her farm. Her nephew Gwyn was there too. She told us that Gwyn brings the "
    "shopping. On Sundays Mrs Abel goes to chapel. The hens are what gets her up in the morning."
)


def test_versions_of_one_record_are_said_to_be_so_once() -> None:
    later = f"{PAGES} She has sold the car."
    nobody = Identity()
    one, other = found(
        record("a", PAGES, FALLS, outcomes=(HOME,), about=nobody),
        record("b", later, FALLS, outcomes=(HOME,), about=nobody),
    )
    assert [rule for rule, _ in one] == [rule for rule, _ in other] == ["version"]


def test_a_record_with_other_names_put_in_is_found_once() -> None:
    renamed = PAGES.replace("Mrs Abel", "Mr Bevan").replace("Gwyn", "Dilwyn")
    renamed = renamed.replace("Her", "His").replace(" her", " his").replace("She", "He")
    one, other = found(record("a", PAGES), record("b", renamed))
    assert [rule for rule, _ in one] == [rule for rule, _ in other] == ["record"]
    assert "with other names" in message(record("a", PAGES), record("b", renamed))


def test_what_a_version_shares_with_a_third_record_is_still_found() -> None:
    first, second, third = found(
        record("a", PAGES, FALLS), record("b", PAGES, FALLS), record("c", FALLS)
    )
    assert [rule for rule, _ in first] == ["version", "narrative"]
    assert [rule for rule, _ in second] == ["version", "narrative"]
    assert [rule for rule, _ in third] == ["narrative"]


def test_a_review_may_have_much_of_its_plan_but_not_almost_all() -> None:
    mine = Identity(("mrs abel",), 84)
    new = " ".join(f"Something new was said by the nephew on day {day} of it." for day in "abcdef")
    plan = record("plan", PAGES, about=mine)
    assert found(plan, record("review", f"{PAGES} {new}", about=mine))[1] == []
    assert found(plan, record("copy", PAGES, about=mine))[1][0][0] == "version"


def test_many_copies_of_one_file_have_one_finding_each() -> None:
    copies = [record(f"{number:03}", PAGES, FALLS, outcomes=(HOME,)) for number in range(200)]
    audits = searched(*copies)
    assert [[finding.rule for finding in each.findings] for each in audits] == [
        ["copied.version"]
    ] * 200
    assert "in 32 or more other documents" in audits[-1].findings[0].message


# As a whole


def test_findings_stand_in_order_of_place_among_the_others() -> None:
    audits = searched(record("a", "He sings.", FALLS), record("b", FALLS))
    earlier = replace(audits[0].findings[0], rule="x.y", span=Span(0, 0, 2))
    late = replace(audits[0].findings[0], rule="x.y", span=Span(1, 3, 4))
    given = record("a", "He sings.", FALLS)
    given = given._replace(audit=replace(given.audit, findings=(earlier, late)))
    again = searched(given, record("b", FALLS))[0]
    assert [finding.rule for finding in again.findings] == ["x.y", "copied.narrative", "x.y"]


def test_no_rating_changes() -> None:
    before = record("a", FALLS, outcomes=(HOME,))
    after, _ = searched(before, record("b", FALLS, outcomes=(HOME,)))
    assert after.findings
    assert replace(after, findings=()) == before.audit


def test_a_rule_that_is_left_out_leaves_the_others() -> None:
    kept = [
        family.model_copy(
            update={"entries": tuple(e for e in family.entries if e.id != "narrative-renamed")}
        )
        for family in WALES.wordings
        if family.id == "copied"
    ]
    pack = replace(WALES, wordings=tuple(kept))
    mine = (
        f"{FALLS} Mrs Abel told Gwyn that she needs two carers for her bath and her hair each day."
    )
    theirs = mine.replace("Mrs Abel", "Mr Bevan").replace("Gwyn", "Dai").replace("she", "he")
    one, _ = searched(record("a", mine), record("b", theirs), pack=pack)
    assert [(finding.rule, finding.text) for finding in one.findings] == [
        ("copied.narrative", FALLS)
    ]


def test_the_time_is_in_step_with_the_number_of_records() -> None:
    def seconds(size: int) -> float:
        run = [
            record(
                f"{n}", f"{FALLS} Number {'xyz'[n % 3]}{'ab' * (n % 7)} goes on about it.", PAGES
            )
            for n in range(size)
        ]
        before = time.process_time()
        searched(*run)
        return time.process_time() - before

    seconds(20)  # what is made once is made
    assert seconds(1600) < 10 * seconds(400)  # sixteen times as long, were each compared with each
