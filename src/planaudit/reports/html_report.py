"""The report for people: one self-contained HTML file that asks nothing of any network.

It holds no script, no link to anything outside itself and no time of day. Text from
documents is escaped by the template engine, and control characters are shown as pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planaudit.audit.model import LEVEL_NAMES, BatchAudit
from planaudit.plain_words import count_of, share_words, shorten_middle, visible
from planaudit.reports.html_view import document_views
from planaudit.reports.opening import form_gap_words, low_words, opening_words, well_words
from planaudit.reports.summary import summarise
from planaudit.reports.wording import LEVEL_MEANINGS

if TYPE_CHECKING:
    from jinja2 import Environment

_LOOK_FIRST_LISTED = 12
_WORDINGS_LISTED = 12
_WORDING_WIDTH = 120
"""Characters of a wording in the table of them all: what was copied may be a long passage."""


class HtmlWriter:
    """Writes the batch at a glance, then each document in full."""

    name = "html"
    file_name = "report.html"

    def render(self, batch: BatchAudit) -> bytes:
        """Return the page as UTF-8."""
        summary = summarise(batch)
        page = (
            _environment()
            .get_template("report.html.j2")
            .render(
                batch=batch,
                summary=summary,
                heading=_heading(summary.total),
                opening=opening_words(summary),
                documents=document_views(batch),
                level_names=LEVEL_NAMES,
                level_meanings=LEVEL_MEANINGS,
                look_first_listed=_LOOK_FIRST_LISTED,
                wordings_listed=_WORDINGS_LISTED,
                wording_width=_WORDING_WIDTH,
            )
        )
        return page.encode("utf-8")


def _heading(total: int) -> str:
    if total == 1:
        return "How this document records what matters"
    return f"How these {total} documents record what matters" if total else "No documents"


def _environment() -> Environment:
    # Imported here so that `planaudit --help` and the other formats need not wait for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("planaudit.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    for words in (count_of, form_gap_words, low_words, share_words, shorten_middle, well_words):
        environment.globals[words.__name__] = words
    return environment


def _shown(value: Any) -> Any:
    """Make plain text safe to show; markup that a template has made is left alone."""
    return visible(value) if type(value) is str else value
