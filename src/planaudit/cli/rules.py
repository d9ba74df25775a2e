"""`planaudit rules`: look at rule packs, try them, and begin one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planaudit.cli.ending import FOUND_SOMETHING, chosen, stop
from planaudit.cli.packs import WALES, pack_folder
from planaudit.cli.usage import taking

app = typer.Typer(
    help="Look at the rules, try them, and begin your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_NAME = "planaudit rules"
_MOST_SHOWN = 40
_WIDTH = 80
_NOT_QUITE_ALL = 0.999
"""The highest coverage shown where anything is without an example."""

_PackOption = Annotated[
    str,
    typer.Option(
        "--pack",
        metavar="NAME|FOLDER",
        help="Which rules. Those of Wales, unless you say.",
        show_default=False,
    ),
]
_Rule = Annotated[str, typer.Argument(metavar="ID", hidden=True)]


class PackFile(StrEnum):
    """The kinds of files in a pack."""

    PACK = "pack"
    CRITERIA = "criteria"
    FINDINGS = "findings"
    LEXICONS = "lexicons"
    KINDS = "kinds"
    NATIONAL = "national_outcomes"
    RECORDS = "records"


@app.callback()
def _rules() -> None:
    """Look at the rules, try them, and begin your own."""


@contextmanager
def _told() -> Iterator[None]:
    """End the command with a sentence where a pack cannot be used."""
    from planaudit.packs import PackError

    try:
        yield
    except PackError as error:
        stop(str(error), _NAME)


@app.command("list", short_help="List the rules of a pack.")
def list_rules(pack: _PackOption = WALES) -> None:
    """List the rules of a pack, with the ids by which reports name them.

    They are its criteria, the wordings, the kinds of outcomes and reasons and the areas.
    """
    from planaudit.packs import load_pack
    from planaudit.packs.location import packs_that_come_along
    from planaudit.plain_words import count_of, listed
    from planaudit.rulebook.rules import rules_of

    with _told():
        loaded = load_pack(pack_folder(pack))
    print(f"{loaded.header.title} ({loaded.header.id} {loaded.header.version})")
    print()
    rules = [rule for rule in rules_of(loaded) if not rule.entry]
    widest = max((len(_to_type(rule.id)) for rule in rules), default=0)
    print("Criteria")
    for rule in rules:
        if rule.criterion:
            print(f"  {rule.id:{widest}}  {rule.title}")
    print()
    if loaded.wordings:
        print("Families of wordings")
        for rule in rules:
            if rule.family:
                wordings = count_of(len(rule.family.entries), "wording")
                print(f"  {rule.id:{widest}}  {rule.title} ({wordings})")
        print()
    for title, these in (
        ("Kinds of outcomes and reasons", [rule for rule in rules if rule.kinds]),
        ("Areas of well-being", [rule for rule in rules if rule.area]),
    ):
        if these:
            print(title)
            for rule in these:
                print(f"  {_to_type(rule.id):{widest}}  {rule.title}")
            print()
    print("'planaudit rules explain ID' says what a rule looks for, and lists a family's wordings.")
    print(f"Packs that come with planaudit: {listed(packs_that_come_along())}.")


def _to_type(name: str) -> str:
    """Return an id as it has to be typed."""
    return f'"{name}"' if " " in name else name


@app.command(cls=taking("ID"), short_help="Say what a rule looks for, and why.")
def explain(rule: _Rule, pack: _PackOption = WALES) -> None:
    """Say in plain words what a rule looks for, who says so, and what decides its levels.

    ID is the rule's, as reports show it: child_voice, or services_talk.service-user. A kind of
    outcome or reason is outcomes.service or reasons.need, an area of well-being national.health.
    Put quotation marks round an id with a space in it.
    """
    from planaudit.packs import load_pack
    from planaudit.rulebook.explain import explained
    from planaudit.rulebook.rules import rule_named

    with _told():
        found = rule_named(load_pack(pack_folder(pack)), rule)
    print(f"{found.title} ({found.id})")
    for paragraph in explained(found):
        _print_wrapped(paragraph)


@app.command(cls=taking("ID"), short_help="Print a rule as its pack has it.")
def show(rule: _Rule, pack: _PackOption = WALES) -> None:
    """Print a rule as its pack has it: YAML.

    ID is the rule's, as reports show it, or that of a list of phrases: lexicons.wishes, of a
    kind: outcomes.service, or of an area: national.health.
    """
    from planaudit.packs import load_pack
    from planaudit.packs.resolved import resolved_items, resolved_part
    from planaudit.rulebook.rules import rule_named

    group, dot, name = rule.partition(".")
    with _told():
        folder = pack_folder(pack)
        if dot and group == "lexicons":
            print(resolved_part(folder, group, name), end="")
            return
        found = rule_named(load_pack(folder), rule)
        if found.criterion:
            print(resolved_part(folder, "criteria", found.id), end="")
        elif found.family:
            print(resolved_part(folder, "findings", found.family.id), end="")
        else:
            name = found.id.removeprefix(f"{found.group}.")
            print(resolved_items(folder, found.group, name), end="")


@app.command(short_help="Print a pack with all that it extends.")
def resolved(pack: _PackOption = WALES) -> None:
    """Print a whole pack as it is in force, with what it takes over from the pack it extends."""
    from planaudit.packs import load_pack
    from planaudit.packs.resolved import resolved as resolved_pack

    with _told():
        folder = pack_folder(pack)
        load_pack(folder)  # what is printed can be used
        print(resolved_pack(folder), end="")


@app.command(cls=taking("PACK PACK"), short_help="Say what is different between two packs.")
def diff(
    old: Annotated[str, typer.Argument(metavar="PACK", hidden=True)],
    new: Annotated[str, typer.Argument(metavar="PACK", hidden=True)],
) -> None:
    """Say what the second pack adds, leaves out and changes. Ends with 1 if there is anything.

    PACK is one that comes with planaudit, by its name, or your own, by its folder.
    """
    from planaudit.packs import load_pack
    from planaudit.rulebook.differences import differences

    with _told():
        found = list(differences(load_pack(pack_folder(old)), load_pack(pack_folder(new))))
    for line in found:
        print(line)
    if not found:
        print("The two packs say the same.")
        return
    raise typer.Exit(FOUND_SOMETHING)


@app.command(cls=taking("FOLDER"), short_help="Begin a pack of your own.")
def new(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", hidden=True)],
    extends: Annotated[
        str, typer.Option("--extends", metavar="NAME", help="The pack that it is laid over.")
    ] = WALES,
) -> None:
    """Write a pack of ten lines that extends another, with what can be changed in comments.

    FOLDER is where to begin it; its name is the name of the pack.
    """
    from planaudit.rulebook.starter import write_starter

    with _told():
        pack_folder(extends)
        path = write_starter(folder, extends)
    print(f"Written: {path.as_posix()}")


@app.command(cls=taking("FILE"), short_help="Print what a pack's files may say, for editors.")
def schema(
    kind: Annotated[
        str,
        typer.Argument(metavar="FILE", hidden=True),
    ],
    extends: Annotated[
        bool, typer.Option("--extends", help="For a pack that extends another: nothing required.")
    ] = False,
) -> None:
    """Print the JSON Schema of a kind of file, by which editors complete and check it.

    FILE is pack, criteria, findings, lexicons, kinds, national_outcomes or records.
    """
    from planaudit.packs.json_schema import json_schema

    found = json_schema(chosen("FILE", kind, PackFile).value, extends=extends)
    print(json.dumps(found, indent=2, ensure_ascii=False))


@app.command(cls=taking("FOLDER"), short_help="Write a page for each rule.")
def pages(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", hidden=True)],
    pack: _PackOption = WALES,
) -> None:
    """Write a page in Markdown for each rule, and a list of them.

    FOLDER is where to write them.
    """
    from planaudit.packs import load_pack
    from planaudit.plain_words import count_of
    from planaudit.rulebook.pages import pages as pages_of

    with _told():
        made = pages_of(load_pack(pack_folder(pack)), f"planaudit rules pages --pack {pack}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        stop(f"{folder.as_posix()}: the pages could not be written ({error.strerror})", _NAME)
    print(f"Written: {folder.as_posix()} ({count_of(len(made), 'page')})")


@app.command("test", cls=taking("[ID]..."), short_help="Try every example of the rules.")
def try_examples(
    rules: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", hidden=True),
    ] = None,
    pack: _PackOption = WALES,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every failure, however many there are.")
    ] = False,
) -> None:
    """Try every example, and tell what no example reaches.

    Every rule must find what its examples say, and nothing else; every phrase must be found in
    some example, and every level be reached by an example plan.

    ID is a rule to try alone, or the beginning of several: lexicons, child_voice.
    """
    from planaudit.audit.coverage import coverage_of
    from planaudit.audit.self_test import check_rule_names, failing_examples
    from planaudit.packs import load_pack
    from planaudit.packs.places import Places
    from planaudit.plain_words import count_of

    wanted = tuple(rules or ())
    with _told():
        folder = pack_folder(pack)
        loaded, places = load_pack(folder), Places(folder)
        check_rule_names(loaded, wanted)
        failures = [str(failure) for failure in failing_examples(loaded, wanted)]
        coverage = coverage_of(loaded)
    unreached = [
        places.told(part.rule, part.at, f"no example reaches {part.what}")
        for part in coverage.unreached
        if not wanted or part.rule.startswith(wanted)
    ]
    for lines in (failures, unreached):
        _print_some(lines, everything=everything)
    print(
        f"Not treated as they say: {count_of(len(failures), 'example')}."
        if failures
        else "Every example is treated as it says."
    )
    print(
        f"Without an example: {count_of(len(unreached), 'phrase or level', 'phrases or levels')} "
        f"(coverage of the whole pack {min(coverage.share, _NOT_QUITE_ALL):.1%})."
        if unreached
        else f"Every phrase and level has an example (coverage {coverage.share:.1%})."
    )
    if failures or unreached:
        raise typer.Exit(FOUND_SOMETHING)


def _print_some(lines: Sequence[str], *, everything: bool) -> None:
    shown = lines if everything else lines[:_MOST_SHOWN]
    for line in shown:
        print(line)
    if len(lines) > len(shown):
        print(f"... and {len(lines) - len(shown)} more; --all shows them.")


def _print_wrapped(paragraph: str) -> None:
    """Print a paragraph after an empty line, or an item without one, in lines of 80 columns."""
    from textwrap import fill

    if paragraph.startswith("- "):
        print(
            fill(
                paragraph,
                _WIDTH,
                initial_indent="  ",
                subsequent_indent="    ",
                break_on_hyphens=False,
            )
        )
    else:
        print()
        print(fill(paragraph, _WIDTH, break_on_hyphens=False))
