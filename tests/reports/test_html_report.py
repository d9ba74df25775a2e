"""The report for people."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import escape, unescape
from itertools import pairwise

import pytest

from planaudit.audit.model import BatchAudit
from planaudit.own_reports import is_own_report
from planaudit.plain_words import visible
from planaudit.reports.html_report import HtmlWriter
from tests.reports.hostile_document import HOSTILE_TEXT
from tests.reports.page import Page
from tests.reports.sample_batch import empty_batch, large_batch, sample_batch


@pytest.fixture(scope="module")
def markup() -> str:
    return HtmlWriter().render(sample_batch()).decode("utf-8")


@pytest.fixture(scope="module")
def page(markup: str) -> Page:
    return Page(markup)


def as_written(text: str) -> str:
    """Return text as it must stand in the page: control characters shown, markup escaped."""
    return escape(visible(text)).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


def test_every_element_is_closed_where_it_should_be(page: Page) -> None:
    assert page.misplaced == []
    assert page.open == []


def test_nothing_is_asked_of_any_network(markup: str, page: Page) -> None:
    assert not page.all("script", "link", "img", "iframe", "object", "embed", "base", "form")
    for element in page.elements:
        assert "src" not in element.attributes
        assert "srcset" not in element.attributes
        assert element.attributes.get("href", "#").startswith("#")
        assert not [name for name in element.attributes if name.startswith("on")]
    style = page.all("style")[0].text
    assert "url(" not in style
    assert "@import" not in style
    assert re.search(r"https?://", markup) is None


def test_the_browser_is_told_to_load_nothing(page: Page) -> None:
    policy = [
        meta.attributes["content"]
        for meta in page.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_the_page_says_that_it_is_a_report_of_planaudit(markup: str, page: Page) -> None:
    [made_by] = [m for m in page.all("meta") if m.attributes.get("name") == "generator"]
    assert made_by.attributes["content"] == f"planaudit {sample_batch().tool_version}"
    assert is_own_report(markup.encode())


def test_hostile_text_stays_text(markup: str, page: Page) -> None:
    assert "<script" not in markup
    assert "<img" not in markup
    assert "{{ 7 * 7 }}" in markup
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", markup)
    quoted = [quote.text for quote in page.all("blockquote")]
    assert visible(HOSTILE_TEXT) in quoted


def test_every_quotation_is_in_the_page(markup: str) -> None:
    for document in sample_batch().documents:
        for rating in document.criteria:
            for evidence in rating.evidence:
                assert f">{as_written(evidence.text)}</blockquote>" in markup


def test_every_wording_found_is_in_the_page(markup: str) -> None:
    for document in sample_batch().documents:
        for finding in document.findings:
            assert f"<bdi>{as_written(finding.text)}</bdi>" in markup


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    depths = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert depths[0] == 1
    assert depths.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(depths))


def test_no_id_is_used_twice_and_every_link_leads_somewhere(page: Page) -> None:
    ids = Counter(each.attributes["id"] for each in page.elements if "id" in each.attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    links = {link.attributes["href"].removeprefix("#") for link in page.all("a")}
    assert links <= set(ids)
    labels = {each.attributes.get("aria-labelledby") for each in page.elements} - {None}
    assert labels <= set(ids)


def test_every_cell_of_the_heat_table_says_its_level_in_words(markup: str) -> None:
    start = markup.index('<table class="heat">')
    table = Page(markup[start : markup.index("</table>", start) + len("</table>")])
    cells = [cell.text.strip() for cell in table.all("td")]
    assert len(cells) == 4 * 11
    words = {
        "0 not evidenced",
        "1 emerging",
        "2 evidenced",
        "3 strong",
        "– does not apply",
        "? not assessed",
    }
    assert set(cells) == words


def test_the_bars_show_the_numbers_of_the_table(markup: str) -> None:
    start = markup.index('<table class="levels">')
    table = markup[start : markup.index("</table>", start)]
    for row in table.split("<tr>")[2:]:
        bars = [int(n) for n in re.findall(r'level-\d" style="flex-grow: (\d+)', row)]
        cells = [int(n) for n in re.findall(r'<td class="number">(\d+)</td>', row)][:4]
        assert bars == [count for count in cells if count]


def test_every_table_has_a_caption_and_every_head_a_scope(page: Page) -> None:
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(head.attributes.get("scope") in ("col", "row") for head in page.all("th"))


def test_every_wide_table_can_be_reached_by_keyboard(page: Page) -> None:
    regions = page.of_class("scroll")
    assert len(regions) == len(page.all("table"))
    for region in regions:
        assert region.attributes["tabindex"] == "0"
        assert region.attributes["role"] == "region"


def test_the_page_says_its_language_and_lets_a_reader_skip(page: Page) -> None:
    assert page.all("html")[0].attributes["lang"] == "en-GB"
    assert page.all("a")[0].attributes["href"] == "#main"


def test_each_document_begins_with_what_it_does_well(page: Page) -> None:
    heads = [heading.text for heading in page.all("h2", "h3")]
    at = heads.index("plan-01.docx")
    assert heads[at + 1] == "What it does well"


def test_quotations_are_marked_in_the_documents_own_text(page: Page) -> None:
    marked = [mark.text for mark in page.all("mark")]
    assert (
        "I want to get back to the allotment with Idris before the beans go over, "
        "and I am frightened of falling"
    ) in marked
    assert "One two three four five" in marked


def test_every_passage_stands_whole_in_the_page_whatever_is_marked_in_it(markup: str) -> None:
    without_links_back = Page(re.sub(r'<a class="back".*?</a>', "", markup))
    words = "\n".join(each.text for each in without_links_back.of_class("words"))
    for document in sample_batch().documents:
        for passage in document.passages:
            assert visible(passage.text) in words


def test_printed_and_written_text_and_ticks_are_told_apart_in_words(page: Page) -> None:
    words = [each.text for each in page.of_class("words")]
    assert "☒Ticked: I do the things that matter to me" in words
    assert "Form: ☐Not ticked: I feel safe" in words


def test_a_quotation_whose_place_is_wrong_is_shown_without_a_link(markup: str) -> None:
    at = markup.index("gone astray")
    caption = markup[at : markup.index("</figcaption>", at)]
    assert "nowhere" in caption
    assert "<a " not in caption


def test_threads_that_break_say_so_in_words(page: Page) -> None:
    broken = page.of_class("broken")
    assert broken
    assert all(thread.text.strip().startswith("Not yet joined up.") for thread in broken)


def test_outcomes_are_told_apart_in_everyday_words(markup: str) -> None:
    assert '<td dir="auto">the person\'s own words</td>' in own_words_report()
    assert '<td dir="auto">personal</td>' in markup  # a kind of another pack's own


def own_words_report() -> str:
    document = sample_batch().documents[0]
    outcomes = (replace(document.outcomes[0], kind="own words"),)
    plan = replace(document, outcomes=outcomes, actions=(), threads=())
    return unescape(HtmlWriter().render(replace(sample_batch(), documents=(plan,))).decode("utf-8"))


def test_why_not_the_next_level_is_a_sentence() -> None:
    document = sample_batch().documents[0]
    rating = replace(document.criteria[0], level=2, why_not_next="no fear is recorded")
    plan = replace(document, criteria=(rating,))
    page = HtmlWriter().render(replace(sample_batch(), documents=(plan,))).decode("utf-8")
    assert "</span> No fear is recorded.</p>" in page


def test_the_only_document_is_told_of_without_counts() -> None:
    batch = replace(sample_batch(), documents=sample_batch().documents[:1])
    page = HtmlWriter().render(batch).decode("utf-8")
    assert "What this plan does well" in page
    assert "<strong>What matters to the person</strong> (strong)." in page
    assert "1 rated document" not in page


def test_the_text_nobody_opened_is_not_printed(page: Page) -> None:
    assert page.of_class("own-text")
    assert ".own-text:not(:has(details[open])) { display: none; }" in page.all("style")[0].text


def test_unread_documents_say_why_and_have_no_ratings(markup: str) -> None:
    assert markup.count("Save a copy without one and try again.") == 2
    assert markup.count("It has no ratings. That is not a low rating.") == 2


def test_the_report_says_what_it_cannot_judge_and_by_which_rules(markup: str) -> None:
    assert "It reads what was recorded, not what was done." in markup
    assert "A person decides." in markup
    assert "<b>wales-2019</b>, version 1.0.0" in markup


@pytest.mark.parametrize(
    "batch",
    [
        empty_batch(),
        large_batch(30),
        replace(sample_batch(), documents=sample_batch().documents[4:]),
        replace(sample_batch(), documents=sample_batch().documents[:1]),
    ],
    ids=["no documents", "many documents", "none that could be read", "one document"],
)
def test_a_batch_of_any_size_makes_a_sound_page(batch: BatchAudit) -> None:
    page = Page(HtmlWriter().render(batch).decode("utf-8"))
    test_every_element_is_closed_where_it_should_be(page)
    test_headings_go_down_one_step_at_a_time(page)
    test_no_id_is_used_twice_and_every_link_leads_somewhere(page)


def test_a_path_that_is_not_unicode_does_not_stop_the_report() -> None:
    batch = sample_batch()
    document = replace(batch.documents[0], path="plans/caf\udce9.docx")
    page = HtmlWriter().render(replace(batch, documents=(document,))).decode("utf-8")
    assert "caf\ufffd.docx" in page


def test_the_same_batch_gives_the_same_bytes() -> None:
    assert HtmlWriter().render(sample_batch()) == HtmlWriter().render(sample_batch())


def test_how_a_file_was_read_stands_beside_what_was_not(markup: str) -> None:
    note = "Page 2 is a picture; its text was recognised (OCR) and may hold mistakes."
    assert markup.index("How the file was read") < markup.index(note)
    assert markup.index(note) < markup.index("Parts of the file that were not read")
