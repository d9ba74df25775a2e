"""What rules cost in time, as a table for the terminal: dearest first, in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from planaudit.audit.parts import Part
from planaudit.audit.rule_costs import Cost, RuleCosts
from planaudit.plain_words import count_of, one_line, shorten_middle
from planaudit.reports.console import print_sentences

MOST_RULES = 20
MOST_PARTS = 10
_HEADS = "  ms a plan   share     tried  "
_MEANING = (
    "Measured one rule at a time, apart from the audit. 'ms a plan' is in thousandths of a "
    "second of processor time; 'share' is of what rating a plan takes; 'tried' is how often: a "
    "list of phrases or a family of wordings for each passage it looks at, a signal once for each "
    "plan."
)
_REMEDY = "What to do about a slow rule: see 'My rule is slow' in docs/rules/README.md."


def print_costs(costs: RuleCosts, documents: int, console: Console) -> None:
    """Print what each rule cost in those of `documents` plans that could be measured."""
    if not costs.documents:
        print_sentences(["No plan could be measured, so no time per rule is known."], console)
        return
    console.print()
    console.print(Text("Time per rule", style="bold"))
    print_sentences([_opening(costs, documents)], console)
    rules = [*_first(_dearest(costs.rules), MOST_RULES), _in_common(costs)]
    _print_table(console, "rule", rules, costs)
    if costs.parts:
        parts = _dearest(costs.parts)[:MOST_PARTS]
        _print_table(console, "single wording or pattern, counted above", parts, costs)
    print_sentences([_MEANING, _REMEDY], console)


def _opening(costs: RuleCosts, documents: int) -> str:
    whole = 1000 * costs.seconds / costs.documents
    said = f"Rating a plan takes {whole:.1f} ms, the mean of {count_of(costs.documents, 'plan')}."
    if left := documents - costs.documents:
        said += f" Not measured: {count_of(left, 'plan')}, not rated or too slow."
    return said


def _dearest(costs: Mapping[Part, Cost]) -> list[tuple[str, Cost]]:
    """Return what was measured by its name, dearest first."""
    order = sorted(costs.items(), key=lambda each: (-each[1].seconds, each[0].rule, each[0].what))
    return [(", ".join(filter(None, (part.rule, part.what))), cost) for part, cost in order]


def _first(order: Sequence[tuple[str, Cost]], most: int) -> Iterator[tuple[str, Cost]]:
    """Yield the first `most`, and the others as one."""
    yield from order[:most]
    if rest := order[most:]:
        seconds = sum(cost.seconds for _, cost in rest)
        yield f"({count_of(len(rest), 'other')} together)", Cost(seconds=seconds)


def _in_common(costs: RuleCosts) -> tuple[str, Cost]:
    """Return what rating takes beside its rules: looking at the words, choosing quotations."""
    own = sum(cost.seconds for cost in costs.rules.values())
    return "(what all have in common)", Cost(seconds=max(costs.seconds - own, 0.0))


def _print_table(
    console: Console, what: str, rows: Sequence[tuple[str, Cost]], costs: RuleCosts
) -> None:
    console.print()
    console.print(Text(f"{_HEADS}{what}", style="bold"))
    for name, cost in rows:
        milliseconds = 1000 * cost.seconds / costs.documents
        share = cost.seconds / costs.seconds if costs.seconds else 0.0
        shown = shorten_middle(one_line(name), max(20, console.width - len(_HEADS)))
        console.print(
            Text(f"{milliseconds:11.2f}  {share:6.1%}  {cost.tried or '':8}  {shown}"),
            overflow="fold",
        )
