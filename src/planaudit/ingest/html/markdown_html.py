"""Markdown to HTML by markdown-it, bent to how people write plans by hand.

What Markdown would drop without a word stays: cells beyond a table's head, '<name>' and other
words in angle brackets, '[GP]: Dr' and what follows an unclosed comment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

DEEPEST = 60
"""Lists and quotes inside one another, beyond which markdown-it drops what it finds."""
_TAGS = frozenset((
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br",
    "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
    "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "i", "img", "input", "ins", "kbd", "label", "li", "main", "mark", "ol", "p",
    "pre", "q", "s", "section", "small", "span", "strike", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "wbr",
))  # fmt: skip
"""The tags that are read as tags; any other is text that somebody typed."""
_TAG = re.compile(r"<(?:(?P<comment>!--)|/?(?P<name>[A-Za-z][A-Za-z0-9]*)(?=[\s/>]))")
_DIVIDER = re.compile(r"\s{0,3}\|?[\s:]*-[-:|\s]*$")
_BAR = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_LINK_MARKS = re.compile(r"[/.:#@?]")
_MOST_MARKS = {"[": 5000, "*": 20_000, "_": 20_000, "~": 20_000, "`": 20_000, "<": 20_000}
_MOST_CELLS = 50_000
_LONGEST_UNDERLINED = 120  # characters: more than a heading


def html_of(text: str) -> str | None:
    """Return the HTML of Markdown `text`; None for what nobody writes by hand.

    markdown-it takes time by the square of some marks, and drops what nests too deep.
    """
    if any(text.count(mark) > most for mark, most in _MOST_MARKS.items()):
        return None
    maker = MarkdownIt("commonmark", {"html": True, "breaks": True, "maxNesting": DEEPEST})
    maker.enable(["table", "strikethrough"])
    maker.disable(["code", "reference"])  # indented text is text, and '[GP]: Dr' no address
    maker.validateLink = lambda url: bool(_LINK_MARKS.search(url))  # type: ignore[method-assign]
    maker.add_render_rule("html_inline", _raw)
    maker.add_render_rule("html_block", _raw)
    maker.add_render_rule("image", _image)
    maker.add_render_rule("softbreak", _break)
    env: dict[str, Any] = {}
    lines = _evened(text.split("\n"))
    if lines is None:
        return None
    tokens = maker.parse("\n".join(lines), env)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return None
    _undo_long_headings(tokens)
    return str(maker.renderer.render(tokens, maker.options, env))


def _evened(lines: Sequence[str]) -> list[str] | None:
    """Return the lines with each table's head and rule as wide as its widest row.

    None for a table with more cells than a plan has.
    """
    made = list(lines)
    fenced = False
    end = 0
    for at, line in enumerate(lines):
        fenced ^= bool(_FENCE.match(line))
        if fenced or at < max(end, 1) or not _is_divider(line) or "|" not in lines[at - 1]:
            continue
        end = at + 1
        while end < len(lines) and "|" in lines[end]:
            end += 1
        columns = max(_columns(row) for row in (lines[at - 1], *lines[at + 1 : end]))
        if columns * (end - at) > _MOST_CELLS:
            return None
        made[at - 1] = _widened(lines[at - 1], columns, " ")
        made[at] = "|" + " --- |" * columns
    return made


def _is_divider(line: str) -> bool:
    return "|" in line and _DIVIDER.match(line) is not None


def _columns(line: str) -> int:
    return len(_BAR.split(line.strip().removeprefix("|").removesuffix("|")))


def _widened(line: str, columns: int, cell: str) -> str:
    missing = columns - _columns(line)
    return f"{line.rstrip().removesuffix('|')}|{f'{cell}|' * missing}" if missing else line


def _undo_long_headings(tokens: Sequence[Token]) -> None:
    """Make a paragraph above a line of dashes a paragraph again, unless it reads as a heading."""
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.markup in "-=":
            text = tokens[at + 1].content
            if "\n" in text or len(text) > _LONGEST_UNDERLINED:
                token.tag = tokens[at + 2].tag = "p"


def _raw(
    _renderer: object, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Return HTML that stands in the Markdown, tags that are none as text."""
    text = tokens[at].content
    made: list[str] = []
    done = 0
    last_end = text.rfind("-->")
    for tag in _TAG.finditer(text):
        if tag.start() < done or (tag["comment"] and last_end < tag.end()):
            continue
        made.append(_bare(text[done : tag.start()]))
        done = tag.end()
        if tag["comment"]:
            done = text.index("-->", done) + len("-->")
        else:
            known = tag["name"].lower() in _TAGS and ">" in text[done:]
            made.append(tag[0] if known else escapeHtml(tag[0]))
    return "".join([*made, _bare(text[done:])])


def _bare(text: str) -> str:
    return text.replace("<", "&lt;")


def _image(
    _renderer: object, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return f"<img>{escapeHtml(tokens[at].content)}"


def _break(
    _renderer: object, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Return a line's end: a line all in bold is a paragraph of its own."""
    if _is_bold(_line(tokens, at - 1, -1)) and _is_bold(_line(tokens, at + 1, 1)):
        return "<br><br>"
    return "<br>"


def _line(tokens: Sequence[Token], at: int, step: int) -> list[Token]:
    line: list[Token] = []
    while 0 <= at < len(tokens) and tokens[at].type not in ("softbreak", "hardbreak"):
        line.append(tokens[at])
        at += step
    return line


def _is_bold(line: Sequence[Token]) -> bool:
    depth = 0
    for token in line:
        if token.type.startswith("strong"):
            depth += token.nesting
        elif not depth and token.content.strip():
            return False
    return bool(line)
