"""Markdown to HTML by markdown-it, bent to how people write plans by hand.

What Markdown would drop without a word stays: cells beyond a table's head, '<name>' and other
words in angle brackets, '[GP]: Dr', the words after the mark of a fence, and what follows an
unclosed comment. Comments that are closed are given apart, to be counted.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
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
_QUOTED = re.compile(r"[\s>]*")
"""What a table's rule stands behind in a list or a quote."""
_MARKED = re.compile(r"(?:\s|>|[-*+]\s|\d{1,9}[.)]\s)*")
"""What any other line stands behind there, with the marks of its items."""
_DIVIDER = re.compile(r"\|?[\s:]*-[-:|\s]*$")
_BAR = re.compile(r"(?<!\\)\|")
_LINK_MARKS = re.compile(r"[/.:#@?]")
_MOST_MARKS = {"[": 5000, "*": 20_000, "_": 20_000, "~": 20_000, "`": 20_000, "<": 20_000}
_MOST_CELLS = 50_000
_COMMENTS = "comments"  # the key under which markdown-it's rendering keeps them
_LONGEST_UNDERLINED = 120  # characters: more than a heading


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markdown as HTML, and the texts of the comments in it, which no reader of that sees."""

    html: str
    comments: tuple[str, ...]


def rendered(text: str) -> Rendered | None:
    """Return what Markdown `text` shows; None for what nobody writes by hand.

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
    maker.add_render_rule("fence", _fence)
    lines = _evened(text.split("\n"), _fenced(maker, text))
    if lines is None:
        return None
    env: dict[str, Any] = {_COMMENTS: []}
    tokens = maker.parse("\n".join(lines), env)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return None
    _undo_long_headings(tokens)
    html = str(maker.renderer.render(tokens, maker.options, env))
    return Rendered(html, tuple(env[_COMMENTS]))


def _fenced(maker: MarkdownIt, text: str) -> Container[int]:
    """Return the numbers of the lines between fences, where a table is none."""
    if "```" not in text and "~~~" not in text:
        return ()
    fences = (token.map for token in maker.parse(text, {}) if token.type == "fence" and token.map)
    return {line for begin, end in fences for line in range(begin, end)}


def _evened(lines: Sequence[str], fenced: Container[int]) -> list[str] | None:
    """Return the lines with each table's head and rule as wide as its widest row.

    None for a table with more cells than a plan has.
    """
    made = list(lines)
    end = 0
    for at, line in enumerate(lines):
        if at < max(end, 1) or not _is_divider(line) or "|" not in lines[at - 1] or at in fenced:
            continue
        end = at + 1
        while end < len(lines) and "|" in lines[end]:
            end += 1
        columns = max(_columns(row) for row in (lines[at - 1], *lines[at + 1 : end]))
        if columns * (end - at) > _MOST_CELLS:
            return None
        made[at - 1] = _widened(lines[at - 1], columns, " ")
        made[at] = f"{_before(line, _QUOTED)}|{' --- |' * columns}"
    return made


def _before(line: str, kind: re.Pattern[str]) -> str:
    found = kind.match(line)
    return found[0] if found else ""


def _is_divider(line: str) -> bool:
    return "|" in line and _DIVIDER.match(line, len(_before(line, _QUOTED))) is not None


def _columns(line: str) -> int:
    row = line[len(_before(line, _MARKED)) :].rstrip()
    return len(_BAR.split(row.removeprefix("|").removesuffix("|")))


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
    _renderer: object, tokens: Sequence[Token], at: int, _options: OptionsDict, env: EnvType
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
            end = text.index("-->", done)
            env[_COMMENTS].append(text[done:end])
            done = end + len("-->")
        else:
            known = tag["name"].lower() in _TAGS and ">" in text[done:]
            made.append(tag[0] if known else escapeHtml(tag[0]))
    return "".join([*made, _bare(text[done:])])


def _bare(text: str) -> str:
    return text.replace("<", "&lt;")


def _fence(
    _renderer: object, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Return what stands between fences, after the words that follow the mark of the first."""
    info, content = escapeHtml(tokens[at].info.strip()), escapeHtml(tokens[at].content)
    return f"<p>{info}</p><pre><code>{content}</code></pre>\n"


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
