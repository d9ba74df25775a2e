"""What an RTF file says before its text: fonts, colours, styles, and who wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.rich.heading_styles import level_in_name
from planaudit.ingest.rtf.letters import Font, font_of, text_of
from planaudit.ingest.rtf.tokens import Token

_BODY_TEXT = 9
r"""The \outlinelevel of what is no heading."""
_MOST_BASES = 20
_PROPERTIES = {
    "title": "title", "subject": "subject", "author": "author", "manager": "manager",
    "company": "company", "operator": "last saved by", "category": "category",
    "keywords": "keywords", "doccomm": "comments", "comment": "comments",
}  # fmt: skip
_TIMES = {"creatim": "created", "revtim": "last saved", "printim": "last printed"}


@dataclass(frozen=True, slots=True)
class Colours:
    """The colour table: each as red, green and blue; None for the automatic one."""

    table: tuple[tuple[int, int, int] | None, ...] = ()

    def shows(self, number: int) -> bool:
        """Return whether colour `number` shows on white paper."""
        if not 0 <= number < len(self.table):
            return False
        return self.table[number] not in (None, (255, 255, 255))


@dataclass(frozen=True, slots=True)
class Style:
    """A style. `size` is in points; `font` is its number; `level` is 1 to 9 for a heading.

    Each is None where the style does not say.
    """

    name: str = ""
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    struck: bool = False
    size: float | None = None
    font: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A style as it stands, not yet knowing what it is based on; `outline` from 0, -1 for none."""

    style: Style
    base: int | None
    outline: int


def fonts_of(content: Iterable[Token], page: str) -> dict[int, Font]:
    """Return the fonts of a font table by number."""
    fonts: dict[int, Font] = {}
    number: int | None = None
    charset: int | None = None
    code_page: int | None = None
    name: list[Token] = []
    for depth, token in _with_depth(content):
        if token.sort == "word":
            if token.text == "f":
                number, charset, code_page, name = token.value or 0, None, None, []
            elif token.text == "fcharset":
                charset = token.value
            elif token.text == "cpg":
                code_page = token.value
        elif number is not None and depth <= 1 and token.sort in ("text", "byte"):
            name.append(token)
            if ";" in token.text:
                called = text_of(name, page).partition(";")[0]
                fonts[number] = font_of(called, charset, code_page)
                number = None
    return fonts


def colours_of(content: Iterable[Token]) -> Colours:
    """Return the colours of a colour table."""
    found: list[tuple[int, int, int] | None] = []
    mixed: dict[str, int] = {}
    for token in content:
        if token.sort == "word" and token.text in ("red", "green", "blue"):
            mixed[token.text] = token.value or 0
        elif token.sort == "text":
            for _ in range(token.text.count(";")):
                colour = (mixed.get("red", 0), mixed.get("green", 0), mixed.get("blue", 0))
                found.append(colour if mixed else None)
                mixed.clear()
    return Colours(tuple(found))


def styles_of(content: Iterable[Token], page: str) -> tuple[dict[int, Style], dict[int, Style]]:
    """Return the paragraph styles and the character styles of a style sheet by number."""
    entries: dict[str, dict[int, _Entry]] = {"s": {}, "cs": {}}
    for group in groups(content):
        kind, number, entry = _style_entry(group, page)
        if kind in entries:
            entries[kind][number] = entry
    paragraphs, characters = (
        {number: _with_level(entry, same) for number, entry in same.items()}
        for same in entries.values()
    )
    return paragraphs, characters


def _style_entry(group: Sequence[Token], page: str) -> tuple[str, int, _Entry]:
    numbers: dict[str, int] = {}
    name: list[Token] = []
    for depth, token in _with_depth(group):
        if depth > 0:
            continue
        if token.sort == "word" and token.text != "u" and token.text != "uc":
            numbers.setdefault(token.text, 1 if token.value is None else token.value)
        elif token.sort != "symbol" or token.text != "*":
            name.append(token)
    called = fold_white_space(text_of(name, page).partition(";")[0].partition(",")[0])
    kind = next((kind for kind in ("s", "cs", "ds", "ts", "tsrowd") if kind in numbers), "s")
    size = numbers.get("fs")
    style = Style(
        called,
        bold=bool(numbers.get("b")),
        italic=bool(numbers.get("i")),
        hidden=bool(numbers.get("v")),
        struck=bool(numbers.get("strike") or numbers.get("striked")),
        size=None if size is None else size / 2,
        font=numbers.get("f"),
    )
    entry = _Entry(style, numbers.get("sbasedon"), numbers.get("outlinelevel", -1))
    return kind, numbers.get(kind, 0), entry


def _with_level(entry: _Entry, others: Mapping[int, _Entry]) -> Style:
    """Return the style with its heading level: its own, or that of a style it is based on.

    A style's print stands in it whole; its level may stand only in the name of its base.
    """
    style, at = entry.style, entry
    for _ in range(_MOST_BASES):
        if at.outline >= 0 or level_in_name(at.style.name):
            break
        below = others.get(-1 if at.base is None else at.base)
        if below is None or below is at:
            return style
        at = below
    level = heading_level(at.outline) if at.outline >= 0 else level_in_name(at.style.name)
    return replace(style, level=level)


def heading_level(outline: int | None) -> int | None:
    r"""Return the heading level, from 1, of an \outlinelevel, which counts from 0."""
    return None if outline is None or not 0 <= outline < _BODY_TEXT else outline + 1


def properties_of(content: Iterable[Token], page: str) -> tuple[tuple[str, str], ...]:
    """Return what the file says of itself: title, author, when it was saved and so on."""
    found: dict[str, str] = {}
    for group in groups(content):
        words = {token.text: token.value for token in group if token.sort == "word"}
        name = next((_PROPERTIES[word] for word in words if word in _PROPERTIES), None)
        time = next((_TIMES[word] for word in words if word in _TIMES), None)
        text = ""
        if time and words.get("yr"):
            text = "{:04}-{:02}-{:02}".format(
                *(words.get(part) or 0 for part in ("yr", "mo", "dy"))
            )
        elif name:
            # \upr holds the text twice; the words that name the property are no text.
            kept = [t for t in group if t.sort != "symbol" or t.text != "*" or "ud" in words]
            text = text_of(kept, page)
        if text:
            found.setdefault(time or name or "", text)
    return tuple(found.items())


def _with_depth(content: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """Yield what is not a brace, with how many groups it stands in."""
    depth = 0
    for token in content:
        if token.sort == "open":
            depth += 1
        elif token.sort == "close":
            depth -= 1
        else:
            yield depth, token


def groups(content: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield the content of each outermost group."""
    depth = 0
    group: list[Token] = []
    for token in content:
        if token.sort == "close":
            depth -= 1
            if depth == 0:
                yield group
                group = []
        if depth > 0:
            group.append(token)
        if token.sort == "open":
            depth += 1
    if group:
        yield group
