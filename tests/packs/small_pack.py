"""The smallest pack that loads: one criterion, one lexicon, one family of findings."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "pack.yaml": """\
id: small
version: "1"
title: A small pack
languages: [en]
licence: MIT
authority: nobody
order: [singing]
""",
    "criteria/singing.yaml": """\
id: singing
title: Singing
short: Si
question: Do they sing?
authority:
  - {source: the choir, verification: V}
asked_by: [what_matters]
signals:
  sings:
    looks_for: singing
    any: [sing_words]
    examples:
      match: [{text: She sings every Tuesday.}]
      no_match: [{text: She plays bowls every Tuesday.}]
  wishes:
    looks_for: an outcome somebody wants
    unit: outcome
    row: {kind: [wish]}
    examples:
      match: [{text: I want to sing on Tuesdays}]
      no_match: [{text: To reduce the risk of falls}]
levels:
  strong:
    needs: {count: [sings], at_least: 3}
    because: They sing a good deal.
  evidenced:
    needs: {count: [sings], at_least: 2}
    because: They sing.
  emerging:
    needs: {count: [sings], at_least: 1}
    because: They sing a little.
  not_evidenced:
    because: Nobody sings.
""",
    "lexicons/sing_words.yaml": """\
id: sing_words
about: singing
source: the choir
lemmas: [sing]
patterns:
  - [{LOWER: choir}]
  - [{LOWER: the}, {LOWER: carols}]
""",
    "findings/hums.yaml": """\
id: hums
title: Humming
message: Humming is not singing.
confidence: high
authority:
  - {source: the choir, verification: V}
entries:
  - id: hum
    phrases: [hums]
    patterns:
      - [{LOWER: humming}, {LOWER: along}]
    suggestion: Write that she sings.
    severity: low
    source: [CHOIR]
    verification: B
examples:
  match: [{text: She hums in the kitchen.}]
  no_match: [{text: She sings in the kitchen.}]
limits: [A fridge that hums.]
""",
    "kinds.yaml": """\
outcomes:
  - id: wish
    title: What they want
    own_words: true
    examples:
      match: [{text: I want to sing again}]
      no_match: [{text: To reduce falls}]
  - id: goal
    title: A goal
    examples:
      match: [{text: To reduce falls}]
      no_match: [{text: I want to sing again}]
reasons:
  - id: song
    title: To sing
    any: [sing_words]
    examples:
      match: [{text: So that she can sing}]
      no_match: [{text: So that she is washed}]
  - id: need
    title: A need
    examples:
      match: [{text: So that she is washed}]
      no_match: [{text: So that she can sing}]
""",
    "national_outcomes.yaml": """\
areas:
  - id: belonging
    number: 1
    names: [Belonging]
    act_ref: s.2
    statements: [I belong]
    cues: [chorus]
    examples:
      match: [{text: To go to chorus}]
      no_match: [{text: To be washed}]
""",
}


def write_pack(folder: Path, **changed: str | None) -> Path:
    """Write the pack into `folder`; `changed` gives a file other text (None: leaves it out).

    A file is named by its path without '.yaml', with '__' for the slash.
    """
    changes = {f"{name.replace('__', '/')}.yaml": text for name, text in changed.items()}
    for name, text in {**FILES, **changes}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def with_change(name: str, old: str, new: str) -> str:
    """Return the text of the file `name` with `old`, which must be there, changed to `new`."""
    text = FILES[name]
    assert old in text
    return text.replace(old, new, 1)
