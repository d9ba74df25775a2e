"""What RTF's control words do to letters, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planaudit.ingest.rtf.header import Style
from planaudit.ingest.rtf.rows import DefinitionMaker
from planaudit.ingest.rtf.state import (
    LOOKS,
    STANDINGS,
    Look,
    Standing,
    changed_look,
    changed_standing,
    styled_look,
)
from planaudit.ingest.rtf.tokens import Token
from planaudit.ingest.rtf.walk import Walk


def _change_look(walk: Walk, token: Token) -> None:
    walk.set_look(changed_look(walk.group.look, token.text, token.value))


def _plain_look(walk: Walk, _: Token) -> None:
    walk.set_look(Look(font=walk.prelude.usual_font))


def _use_character_style(walk: Walk, token: Token) -> None:
    style = walk.prelude.character_styles.get(token.value or 0, Style())
    walk.set_look(styled_look(walk.group.look, style, walk.prelude.usual_font))


def _plain_standing(walk: Walk, _: Token) -> None:
    walk.group.standing = Standing()


def _change_standing(walk: Walk, token: Token) -> None:
    standing = walk.group.standing = changed_standing(walk.group.standing, token.text, token.value)
    if token.text == "s":
        style = walk.prelude.styles.get(standing.style, Style())
        walk.set_look(styled_look(walk.group.look, style, walk.prelude.usual_font))


def _set_fallback(walk: Walk, token: Token) -> None:
    walk.group.fallback = 1 if token.value is None else token.value


def _end_paragraph(walk: Walk, _: Token) -> None:
    walk.flow.end_paragraph(walk.paragraph(), walk.group.standing.depth)


def _end_section(walk: Walk, token: Token) -> None:
    walk.flush()
    if walk.flow.has_text():
        _end_paragraph(walk, token)


def _begin_row(walk: Walk, _: Token) -> None:
    walk.flow.row.begin()
    walk.group.standing = walk.group.standing._replace(in_table=True)


def _begin_nested_row(walk: Walk, _: Token) -> None:
    """Define a row of an inner table without forgetting the row around it."""
    flow, outer = walk.flow, walk.flow.row
    flow.row = DefinitionMaker()

    def close() -> None:
        flow.row = outer

    walk.group.close = close


def _end_cell(walk: Walk, _: Token) -> None:
    walk.flow.end_cell(walk.paragraph(), 1)


def _end_nested_cell(walk: Walk, _: Token) -> None:
    walk.flow.end_cell(walk.paragraph(), max(walk.group.standing.depth, 2))


def _end_row(walk: Walk, _: Token) -> None:
    walk.flow.end_row(walk.paragraph(), 1)


def _end_nested_row(walk: Walk, _: Token) -> None:
    walk.flow.end_row(walk.paragraph(), max(walk.group.standing.depth, 2))


PARAGRAPH_WORDS: Mapping[str, Callable[[Walk, Token], None]] = {
    **dict.fromkeys(LOOKS, _change_look),
    **dict.fromkeys(STANDINGS, _change_standing),
    **dict.fromkeys(("par", "\n", "\r"), _end_paragraph),
    "cell": _end_cell,
    "cs": _use_character_style,
    "nestcell": _end_nested_cell,
    "nestrow": _end_nested_row,
    "nesttableprops": _begin_nested_row,
    "pard": _plain_standing,
    "plain": _plain_look,
    "row": _end_row,
    "sect": _end_section,
    "trowd": _begin_row,
    "uc": _set_fallback,
}
"""What acts on the control words of letters, paragraphs and tables."""
