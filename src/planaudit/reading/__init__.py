"""reading: from a Document to a Reading. Who says what, printed or written, in which slot."""

from __future__ import annotations

from planaudit.document import Document
from planaudit.reading.carers_own import with_carers_views
from planaudit.reading.cast import cast_of
from planaudit.reading.flat_text import as_on_form
from planaudit.reading.forms import Form, asks_on
from planaudit.reading.languages import language_of
from planaudit.reading.layout import lay_out
from planaudit.reading.model import FormUsed, Reading
from planaudit.reading.rows import RowFinder
from planaudit.reading.sentences import docs_of, sentences_of, voice_shares
from planaudit.reading.service import is_carers_own, service_of

__all__ = ["read"]


def read(document: Document, form: Form | None = None) -> Reading:
    """Return the Reading of `document`, written on `form` when one is known."""
    document = as_on_form(document, form)
    layout = lay_out(document, form)
    passages = tuple(layout.passages)
    service = service_of(passages)
    carers_own = is_carers_own(passages, service)
    if carers_own:
        passages = with_carers_views(passages)
    cast = cast_of(passages, layout.rows, service, carers_own=carers_own)
    docs = docs_of(passages)
    sentences = sentences_of(passages, docs, cast)
    asks = asks_on(form)
    finder = RowFinder(passages, sentences, cast, asks)
    finder.find(layout.rows)
    asked = {slot for prompt in layout.prompts for slot in asks(prompt)}
    return Reading(
        path=document.path,
        sha256=document.sha256,
        service=service,
        language=language_of(passages),
        form=FormUsed(form.id, form.matched_by, layout.share_of_form) if form else None,
        passages=passages,
        docs=docs,
        sentences=sentences,
        outcomes=tuple(finder.outcomes),
        actions=tuple(finder.actions),
        asked_slots=frozenset(asked),
        voices=voice_shares(sentences, passages),
        left_out=tuple(f"{item.what}: {item.why}" for item in document.left_out),
        notes=document.notes,
    )
