"""What stands apart from the text in RTF: tables of fonts and styles, notes, fields, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from planaudit.document import Comment
from planaudit.ingest.left_out import Thing
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.rich.model import Paragraph, Part, RichBox, Run, has_text, paragraphs_of
from planaudit.ingest.rtf.fields import instruction_of
from planaudit.ingest.rtf.header import Colours, colours_of, fonts_of, properties_of, styles_of
from planaudit.ingest.rtf.letters import codec_of, text_of
from planaudit.ingest.rtf.lists import label_of, lists_of, overrides_of
from planaudit.ingest.rtf.state import Field
from planaudit.ingest.rtf.tokens import Token
from planaudit.ingest.rtf.walk import Walk

_PASSED_OVER = (
    "nonshppict", "shprslt", "nonesttables", "filetbl", "revtbl", "rsidtbl", "generator", "xe",
    "tc", "tcn", "rxe", "txe", "bkmkstart", "bkmkend", "pnseclvl", "pn", "ftnsep", "ftnsepc",
    "ftncn", "aftnsep", "aftnsepc", "aftncn", "objdata", "objclass", "objname", "themedata",
    "colorschememapping", "datastore", "latentstyles", "fldtype", "template", "private1",
    "nextfile", "mmathPict", "comment", "falt", "panose", "atnref", "atndate", "atntime", "atnicn",
)  # fmt: skip
"""Destinations that hold no text of the document, or hold it for the second time."""
_READ_IN_PLACE = (
    "shppict", "shpinst", "shpgrp", "ud", "moMath", "moMathPara", "result",
)  # fmt: skip
"""Destinations that a reader is told it may ignore, but whose text is read where it stands."""
_HEADERS = ("header", "headerl", "headerr", "headerf")
_FOOTERS = ("footer", "footerl", "footerr", "footerf")
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


def plain_text(parts: Iterable[Part]) -> str:
    """Return the text of paragraphs, tables and boxes on one line."""
    return fold_white_space(" ".join(paragraph.text for paragraph in paragraphs_of(parts)))


def _pass_over(walk: Walk, _: Token) -> None:
    walk.skip()


def _read_in_place(_walk: Walk, _: Token) -> None:
    """Read on."""


# What the file says before its text


def _begin_file(walk: Walk, _: Token) -> None:
    if walk.prelude.fonts or walk.flow.inked:  # a second file, right after the first
        walk.found.goes_on = True
        walk.prelude.fonts, walk.prelude.colours = {}, Colours()


def _use_named_page(walk: Walk, token: Token) -> None:
    walk.use_page(_PAGES[token.text])


def _use_page(walk: Walk, token: Token) -> None:
    if token.value:
        walk.use_page(codec_of(token.value))


def _use_usual_font(walk: Walk, token: Token) -> None:
    walk.prelude.usual_font = token.value or 0
    walk.set_look(walk.group.look._replace(font=walk.prelude.usual_font))


def _read_fonts(walk: Walk, _: Token) -> None:
    walk.prelude.fonts.update(fonts_of(walk.collect(), walk.page))
    walk.use_font()


def _read_colours(walk: Walk, _: Token) -> None:
    walk.prelude.colours = colours_of(walk.collect())


def _read_styles(walk: Walk, _: Token) -> None:
    paragraphs, characters = styles_of(walk.collect(), walk.page)
    walk.prelude.styles, walk.prelude.character_styles = paragraphs, characters


def _read_lists(walk: Walk, _: Token) -> None:
    walk.prelude.lists.lists = lists_of(walk.collect())


def _read_overrides(walk: Walk, _: Token) -> None:
    walk.prelude.lists.overrides = overrides_of(walk.collect())


def _read_properties(walk: Walk, _: Token) -> None:
    walk.found.properties = properties_of(walk.collect(), walk.page)


def _begin_alternatives(walk: Walk, _: Token) -> None:
    walk.group.alternatives = True


# Fields


def _begin_field(walk: Walk, _: Token) -> None:
    field = walk.group.field = Field(inked=walk.flow.inked)
    flow = walk.flow

    def close() -> None:
        shown = field.instead or field.lacking
        if shown and flow.inked == field.inked:
            walk.show(shown)

    walk.group.close = close


def _read_instruction(walk: Walk, _: Token) -> None:
    instruction = instruction_of(walk.collect(), walk.page)
    field = walk.group.field
    if field is not None:
        field.instead, field.lacking = instruction.instead, instruction.lacking
    if instruction.unfilled:
        walk.found.tally.add_text(Thing.UNFILLED, instruction.unfilled)


def _begin_result(walk: Walk, _: Token) -> None:
    if walk.group.field is not None and walk.group.field.instead:
        walk.skip()


# Flows apart from the body


def _begin_header(walk: Walk, _: Token) -> None:
    walk.begin_flow(walk.found.headers.extend)


def _begin_footer(walk: Walk, _: Token) -> None:
    walk.begin_flow(walk.found.footers.extend)


def _begin_drawing(walk: Walk, _: Token) -> None:
    """Read a drawing in place, and count it if no words and no picture come out of it."""
    found = walk.found

    def shown() -> tuple[int, int, int]:
        times = found.tally.times
        return found.drawn_words, times(Thing.PICTURE), times(Thing.DRAWING)

    before = shown()

    def close() -> None:
        if shown() == before:
            found.tally.add(Thing.DRAWING)

    walk.group.close = walk.group.close or close


def _begin_box(walk: Walk, _: Token) -> None:
    flow = walk.flow

    def put_after(parts: list[Part]) -> None:
        walk.found.drawn_words += has_text(parts)
        flow.add_after([RichBox(tuple(parts))])

    walk.begin_flow(put_after)


def _begin_label(walk: Walk, _: Token) -> None:
    def keep(parts: list[Part]) -> None:
        walk.label = label_of(plain_text(parts))

    walk.begin_flow(keep)


def _read_author(walk: Walk, _: Token) -> None:
    walk.author = text_of(walk.collect(), walk.page)


def _read_initials(walk: Walk, _: Token) -> None:
    initials = text_of(walk.collect(), walk.page)
    walk.author = walk.author or initials


def _begin_comment(walk: Walk, _: Token) -> None:
    author, walk.author = walk.author, ""

    def keep(parts: list[Part]) -> None:
        text = plain_text(parts)
        if text:
            walk.found.comments.append(Comment(author, text))

    walk.begin_flow(keep)


# Pictures, objects and drawings


def _pass_over_picture(walk: Walk, _: Token) -> None:
    if not walk.group.in_object:
        walk.found.tally.add(Thing.PICTURE)
    walk.skip()


def _begin_object(walk: Walk, _: Token) -> None:
    walk.found.tally.add(Thing.OBJECT)
    walk.group.in_object = True


def _read_drawing_property(walk: Walk, _: Token) -> None:
    r"""Read one property of a drawing: a picture in it, or words drawn as a picture."""
    content = walk.collect()
    if any(token.sort == "word" and token.text == "pict" for token in content):
        walk.found.tally.add(Thing.PICTURE)
        return
    value = next((at for at, token in enumerate(content) if token.text == "sv"), None)
    if value is not None and text_of(content[:value], walk.page) == "gtextUNICODE":
        words = text_of(content[value + 1 :], walk.page)
        walk.found.drawn_words += bool(words)
        walk.flow.add_after([RichBox((Paragraph((Run(words),)),))])


DESTINATION_WORDS: Mapping[str, Callable[[Walk, Token], None]] = {
    **dict.fromkeys(_PASSED_OVER, _pass_over),
    **dict.fromkeys(_READ_IN_PLACE, _read_in_place),
    **dict.fromkeys(_HEADERS, _begin_header),
    **dict.fromkeys(_FOOTERS, _begin_footer),
    **dict.fromkeys(_PAGES, _use_named_page),
    **dict.fromkeys(("listtext", "pntext"), _begin_label),
    **dict.fromkeys(("do", "shp"), _begin_drawing),
    **dict.fromkeys(("shptxt", "dptxbxtext"), _begin_box),
    "annotation": _begin_comment,
    "ansicpg": _use_page,
    "atnauthor": _read_author,
    "atnid": _read_initials,
    "colortbl": _read_colours,
    "deff": _use_usual_font,
    "field": _begin_field,
    "fldinst": _read_instruction,
    "fldrslt": _begin_result,
    "fonttbl": _read_fonts,
    "info": _read_properties,
    "listoverridetable": _read_overrides,
    "listtable": _read_lists,
    "object": _begin_object,
    "pict": _pass_over_picture,
    "rtf": _begin_file,
    "sp": _read_drawing_property,
    "stylesheet": _read_styles,
    "upr": _begin_alternatives,
}
"""What acts on the control words that begin a destination, or say what the file is in."""
