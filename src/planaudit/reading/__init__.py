"""reading: from a Document to a Reading. Who says what, printed or written, in which slot."""

from __future__ import annotations

from planaudit.document import Document
from planaudit.reading.carers_own import with_carers_views
from planaudit.reading.cast import cast_of
from planaudit.reading.flat_text import as_on_form
from planaudit.reading.forms import Form, asks_on
from planaudit.reading.identity import identity_of
from planaudit.reading.languages import language_of
from planaudit.reading.layout import lay_out
from planaudit.reading.model import FormUsed, Reading
from planaudit.reading.rows import RowFinder
from planaudit.reading.scores import held_to_scale
from planaudit.reading.sentences import docs_of, sentences_of, voice_shares
from planaudit.reading.service import is_carers_own, service_of
from planaudit.score_scale import Scale

__all__ = ["read"]


def read(document: Document, form: Form | None = None, scale: Scale | None = None) -> Reading:
    """Return the Reading of `document`, written on `form` when one is known.

    `scale` is the one that outcomes are scored on, if it is known: scores off it do not count.
    """
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
    finder = RowFinder(passages, sentences, cast, asks, scale)
    finder.find(layout.rows)
    outcomes, notes = tuple(finder.outcomes), document.notes
    if scale is not None:
        outcomes, on_scores = held_to_scale(outcomes, scale, passages)
        notes = (*notes, *on_scores)
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
        outcomes=outcomes,
        actions=tuple(finder.actions),
        asked_slots=frozenset(asked),
        voices=voice_shares(sentences, passages),
        left_out=tuple(f"{item.what}: {item.why}" for item in document.left_out),
        notes=notes,
        identity=identity_of(passages, cast.subject_names),
        scale=scale,
    )
