"""A page in Markdown for each criterion, family of wordings, kind and area, and a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planaudit.packs import Pack
from planaudit.rulebook.explain import explained, explained_record
from planaudit.rulebook.rules import Rule, rules_of


def pages(pack: Pack, command: str) -> Mapping[str, str]:
    """Return the pages by the name of their file; `command` is the one that makes them."""
    rules = [rule for rule in rules_of(pack) if not rule.entry]
    made = f"<!-- Made by `{command}`: change the rules, not this page. -->"
    found = {_file(rule): _page(rule, made) for rule in rules}
    found["index.md"] = "\n".join(_index(pack, rules, made))
    return found


def _file(rule: Rule) -> str:
    return f"{rule.id.replace(' ', '_')}.md"


def _page(rule: Rule, made: str) -> str:
    lines = [made, f"# {rule.title}", "", f"`{rule.id}`"]
    for paragraph in explained(rule, every_example=True):
        lines += (
            [paragraph]
            if paragraph.startswith("- ") and lines[-1][:2] == "- "
            else [
                "",
                paragraph,
            ]
        )
    return "\n".join(lines) + "\n"


def _index(pack: Pack, rules: list[Rule], made: str) -> Iterator[str]:
    yield made
    yield f"# The rules of '{pack.header.id}', one by one"
    yield ""
    yield f"{pack.header.title}, version {pack.header.version}. {pack.header.authority}"
    for title, chosen in (
        ("Criteria", [rule for rule in rules if rule.criterion]),
        ("Wordings to think again about", [rule for rule in rules if rule.family]),
        ("Kinds of outcomes and reasons", [rule for rule in rules if rule.kinds]),
        ("Areas of well-being", [rule for rule in rules if rule.area]),
    ):
        if not chosen:
            continue
        yield ""
        yield f"## {title}"
        yield ""
        for rule in chosen:
            yield f"- [{rule.title}]({_file(rule)}) (`{rule.id}`)"
    if pack.records:
        yield ""
        yield "## Kinds of records"
        yield ""
        yield "Some criteria are for one kind of record, and do not apply to others."
        yield ""
        for record in pack.records:
            yield f"- {explained_record(record)}"
    yield ""
