"""The little of CSS that decides what a page shows, and how.

A small subset, on purpose: rules for tags, classes and ids, alone or inside one another
('td p', 'ul > li'), from the page's own style elements and style attributes. Pseudo-classes,
attribute selectors, generated text and style sheets in other files are not read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from planaudit.ingest.html.tree import tag_of
from planaudit.ingest.refusals import too_large_page

READ = frozenset((
    "background", "background-color", "display", "font", "font-family", "font-size",
    "font-style", "font-weight", "list-style", "list-style-type", "text-decoration",
    "text-decoration-line", "visibility", "white-space", "mso-element", "mso-list",
    "mso-tab-count",
))  # fmt: skip
"""The properties that are looked at."""
_MOST_CSS = 4_000_000  # characters; the largest style libraries have a tenth of it
_MOST_CHECKS = 20_000_000  # of one rule against one element
_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<rest>(?:[.#][\w-]+)*)", re.IGNORECASE)
_SIMPLE = re.compile(r"([.#])([\w-]+)")
_FONT_SIZE = re.compile(r"(?<![\w.])[\d.]+(?:pt|px|em|rem|%)")
_FOR_SCREENS = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector; `child` when it must stand directly in the step before."""

    tag: str
    id: str
    classes: frozenset[str]
    child: bool

    def fits(self, element: etree._Element) -> bool:
        if self.tag and tag_of(element) != self.tag:
            return False
        if self.id and element.get("id") != self.id:
            return False
        return not self.classes or self.classes <= set(element.get("class", "").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    steps: tuple[_Compound, ...]
    weight: tuple[int, int, int, int]
    said: Mapping[str, str]


class StyleSheet:
    """The style rules of one page."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Read the text of the page's style elements. Raises UnreadableFile."""
        self._by_key: dict[str, list[_Rule]] = defaultdict(list)
        self._checks = 0
        self._fitting: dict[tuple[str, str, str], list[_Rule]] = {}
        text = "\n".join(sources)
        if len(text) > _MOST_CSS:
            raise too_large_page("its styles alone are more than 4 MB")
        for order, (selector, said) in enumerate(_rules(_without_comments(text))):
            for one in selector.split(","):
                self._add(one, said, order)

    def _add(self, selector: str, said: Mapping[str, str], order: int) -> None:
        steps = _steps(selector)
        if not steps:
            return
        ids = sum(bool(step.id) for step in steps)
        classes = sum(len(step.classes) for step in steps)
        rule = _Rule(steps, (ids, classes, sum(bool(step.tag) for step in steps), order), said)
        last = steps[-1]
        key = f"#{last.id}" if last.id else f".{min(last.classes)}" if last.classes else last.tag
        self._by_key[key].append(rule)

    def said_of(self, element: etree._Element) -> dict[str, str]:
        """Return what the rules and its own style attribute say of an element, by property."""
        rules = [rule for rule in self._rules_for(element) if self._stands(rule.steps, element)]
        said: dict[str, str] = {}
        for rule in rules:
            said.update(rule.said)
        own = element.get("style")
        if own:
            said.update(declarations(own))
        for rule in rules:
            said.update({name: value for name, value in rule.said.items() if _is_firm(value)})
        return {name: value.replace("!important", "").strip() for name, value in said.items()}

    def _rules_for(self, element: etree._Element) -> list[_Rule]:
        """Return the rules whose last step fits the element, the weightiest last."""
        tag, own_id, names = tag_of(element), element.get("id", ""), element.get("class", "")
        known = self._fitting.get((tag, own_id, names))
        if known is not None:
            return known
        keys = {"", tag, f"#{own_id}", *(f".{name}" for name in names.split())}
        found = [rule for key in keys for rule in self._by_key.get(key, ())]
        self._count(len(found))
        fitting = [rule for rule in found if rule.steps[-1].fits(element)]
        fitting.sort(key=lambda rule: rule.weight)
        self._fitting[tag, own_id, names] = fitting
        return fitting

    def _stands(self, steps: tuple[_Compound, ...], element: etree._Element) -> bool:
        """Return whether the steps before the last fit what the element stands in."""
        self._count(1)
        at: etree._Element | None = element
        for step, inner in zip(reversed(steps[:-1]), reversed(steps), strict=False):
            at = None if at is None else at.getparent()
            while at is not None and not inner.child and not step.fits(at):
                self._count(1)
                at = at.getparent()
            if at is None or not step.fits(at):
                return False
        return True

    def _count(self, checks: int) -> None:
        self._checks += checks + 1
        if self._checks > _MOST_CHECKS:
            raise too_large_page("its styles are too tangled")


def declarations(text: str) -> dict[str, str]:
    """Return the properties looked at that a style attribute or a rule sets, in lower case."""
    said: dict[str, str] = {}
    for part in text.split(";"):
        name, _, value = part.partition(":")
        name = name.strip().lower()
        if name in READ:
            said.update(_plainly(name, value.strip().lower()))
    return said


def _plainly(name: str, value: str) -> dict[str, str]:
    """Return a property, a shorthand as those that it stands for."""
    if name == "background":
        return {"background-color": value}
    if name == "list-style":
        return {"list-style-type": value.split(" ")[0]}
    if name == "text-decoration-line":
        return {"text-decoration": value}
    if name != "font":
        return {name: value}
    size = _FONT_SIZE.search(value)
    words = value[: size.start()].split() if size else []
    return {
        "font-weight": next((word for word in words if word[:4] == "bold" or word.isdigit()), ""),
        "font-style": "italic" if "italic" in words else "normal",
        "font-size": size[0] if size else "",
        "font-family": value[size.end() :].strip() if size else "",
    }


def _is_firm(value: str) -> bool:
    return value.endswith("!important")


def _steps(selector: str) -> tuple[_Compound, ...]:
    """Return the steps of a selector, none when it is beyond the subset."""
    steps: list[_Compound] = []
    child = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            child = True
            continue
        found = _COMPOUND.fullmatch(word)
        if found is None or len(steps) == 8:
            return ()
        simple = _SIMPLE.findall(found["rest"])
        classes = frozenset(name for mark, name in simple if mark == ".")
        ids = [name for mark, name in simple if mark == "#"]
        tag = (found["tag"] or "").lower().strip("*")
        steps.append(_Compound(tag, ids[0] if ids else "", classes, child))
        child = False
    return tuple(steps)


def _rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each selector and what it says, of the rules that hold on a screen."""
    inside: list[bool] = []  # for each open @-rule, whether its rules hold
    before = selector = ""
    for piece in re.split(r"([{}])", css):
        if piece == "{":
            heading = before.rpartition(";")[2].strip()
            if heading.startswith("@"):
                inside.append(bool(_FOR_SCREENS.match(heading)) and not selector)
            else:
                selector = heading
        elif piece == "}":
            if selector:
                said = declarations(before) if all(inside) else {}
                if said:
                    yield selector, said
                selector = ""
            elif inside:
                inside.pop()
        before = piece


def _without_comments(css: str) -> str:
    kept: list[str] = []
    for number, piece in enumerate(css.split("/*")):
        kept.append(piece if not number else piece.partition("*/")[2])
    return " ".join(kept).replace("<!--", " ").replace("-->", " ")
