"""Reading one document to show what was read of it, in a worker that it cannot take down."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from planaudit.batch.blank_forms import given_forms
from planaudit.batch.lost import why_lost
from planaudit.batch.one_document import OneDocument
from planaudit.batch.pool import Lost, WorkerPool
from planaudit.batch.workers import reading_limits
from planaudit.ingest.interface import AS_THEY_ARE, ReadOptions, UnreadableFile
from planaudit.ingest.sources import read_source
from planaudit.inspection.inspect import inspect
from planaudit.inspection.model import Inspection
from planaudit.reading import read
from planaudit.reading.flat_text import as_on_form
from planaudit.reading.form_files import FormFileError
from planaudit.reading.forms import forms_that_fit
from planaudit.score_scale import Scale


@dataclass(frozen=True, slots=True)
class ToInspect:
    """A document to show with the blank forms it may be on, and what to show of it.

    `scale` is the one that its outcomes are scored on.
    """

    document: OneDocument
    options: ReadOptions = AS_THEY_ARE
    scale: Scale | None = None
    comments: bool = False
    properties: bool = False


class CannotInspect(Exception):
    """A document that cannot be shown. The message names the file and says what to do."""


def inspection_of(wanted: ToInspect, time_limit: float | None = None) -> Inspection:
    """Return what was read of a document. Raises CannotInspect.

    `time_limit` is in seconds, instead of that of an audit.
    """
    limits = reading_limits(wanted.options, time_limit)
    with WorkerPool(1) as pool:
        (result,) = pool.map(_inspected, [wanted], limits)
    if isinstance(result, Lost):
        raise CannotInspect(
            f"{wanted.document.source.shown}: {why_lost('reading', result, limits)}"
        )
    if isinstance(result, str):
        raise CannotInspect(result)
    return result


def _inspected(wanted: ToInspect) -> Inspection | str:
    """Return the inspection, or why there is none."""
    source, blanks = wanted.document.source, wanted.document.forms
    one = partial(read_source, wanted.options)
    try:
        known = given_forms(blanks).forms(partial(map, one))
    except FormFileError as error:
        return str(error)
    except UnreadableFile as error:
        return f"a blank form could not be read: {error.reason}"
    document = one(source)
    if isinstance(document, UnreadableFile):
        return f"{source.shown}: {document.reason}"
    fits = forms_that_fit(document, known)
    form = fits[0].form if fits else None
    document = as_on_form(document, form)
    return inspect(
        document,
        read(document, form, wanted.scale),
        fits,
        forms_given=len(known),
        comments=wanted.comments,
        properties=wanted.properties,
    )
