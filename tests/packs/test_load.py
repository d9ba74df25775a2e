"""Loading a pack: what is wrong with one is said by file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.packs import PackError, load_pack, rules_folder
from tests.messages import without_columns
from tests.packs.small_pack import FILES, with_change, write_pack

CRITERION = "criteria/singing.yaml"
LEXICON = "lexicons/sing_words.yaml"
FINDINGS = "findings/hums.yaml"


def refusal(folder: Path, name: str, old: str, new: str) -> str:
    """Return what is said of a pack whose file `name` says `new` in place of `old`."""
    key = name.removesuffix(".yaml").replace("/", "__")
    write_pack(folder, **{key: with_change(name, old, new)})
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    return without_columns(caught.value)


def line_of(text: str, words: str) -> int:
    """Return the line of `text`, from 1, that holds `words`."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_whole_pack_loads_with_its_criteria_in_order(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path))
    assert [criterion.id for criterion in pack.criteria] == ["singing"]
    assert pack.lexicons["sing_words"].lemmas == ("sing",)
    assert [wording.id for wording in pack.wordings] == ["hums"]
    assert pack.areas[0].statements == ("I belong",)


def test_the_rules_of_wales_load() -> None:
    assert len(load_pack(rules_folder() / "wales").criteria) == 11


def test_the_digest_tells_any_change_of_the_rules(tmp_path: Path) -> None:
    first = load_pack(write_pack(tmp_path / "a")).digest
    same = load_pack(write_pack(tmp_path / "b")).digest
    changed = with_change(LEXICON, "[sing]", "[sing, hum]")
    other = load_pack(write_pack(tmp_path / "c", lexicons__sing_words=changed)).digest
    assert first == same
    assert first != other


@pytest.mark.parametrize(
    ("name", "old", "new", "key", "says"),
    [
        pytest.param(
            CRITERION, "looks_for: singing", "lookz_for: singing",
            "signals.sings.lookz_for", "there is no such key",
            id="a key that is not known",
        ),
        pytest.param(
            CRITERION, "strong:", "strongest:",
            "levels.strongest", "there is no such key",
            id="a level by another name",
        ),
        pytest.param(
            CRITERION, "any: [sing_words]", "any: [sing_wordz]",
            "signals.sings.any", "there is no lexicon called 'sing_wordz'",
            id="a lexicon that is not there",
        ),
        pytest.param(
            CRITERION, "row: {kind: [wish]}", "row: {kind: [dream]}",
            "signals.wishes.row.kind", "there is no kind called 'dream'",
            id="a kind that is not there",
        ),
        pytest.param(
            CRITERION, "row: {kind: [wish]}", "row: {reason: [wish]}",
            "signals.wishes.row.reason", "there is no kind called 'wish'",
            id="a kind of outcome where a kind of reason belongs",
        ),
        pytest.param(
            CRITERION, "asked_by: [what_matters]", "not_applicable_when: {count: [la], at_most: 0}",
            "not_applicable_when", "there is no signal called 'la'",
            id="a condition on a signal that is not there",
        ),
        pytest.param(
            CRITERION, "id: singing", "id: songs", "id", "the file's name, 'singing'",
            id="an id that is not the file's name",
        ),
        pytest.param(
            "kinds.yaml", "any: [sing_words]", "any: [song_words]",
            "reasons.0.any", "there is no lexicon called 'song_words'",
            id="a lexicon that kinds.yaml alone names",
        ),
        pytest.param(
            LEXICON, "{LOWER: carols}", "{LOWERED: carols}",
            "patterns.1.1.LOWERED", "there is no such key here; did you mean 'LOWER'?",
            id="a pattern with a key that is not known",
        ),
        pytest.param(
            LEXICON, "{LOWER: carols}", "{LOWER: {REGEX: '(carols'}}",
            "patterns.1", "not a spaCy token pattern",
            id="a pattern with a bracket left open",
        ),
        pytest.param(
            "findings/hums.yaml", "{LOWER: humming}", "{LOWER: humming, OP: often}",
            "entries.0.patterns.0", "not a spaCy token pattern",
            id="a pattern of a finding with an operator spaCy does not have",
        ),
        pytest.param(
            "national_outcomes.yaml", "number: 1", "number: one",
            "areas.0.number", "a whole number",
            id="a word where a number belongs",
        ),
        pytest.param(
            "national_outcomes.yaml", "number: 1", "near: [rites]\n    number: 1",
            "areas.0.near", "there is no area called 'rites'",
            id="an area near one that is not there",
        ),
        pytest.param(
            LEXICON, "lemmas: [sing]", "lemmas: [1:1]",
            "lemmas.0", "Put quotation marks round it",
            id="figures that YAML takes for a number",
        ),
        pytest.param(
            "pack.yaml", "order: [singing]", "order: [singing, bowls]", "order", "look at bowls",
            id="an order with a criterion that has no file",
        ),
        pytest.param(
            "pack.yaml", "order: [singing]", "order: []", "order", "look at singing",
            id="an order that leaves a criterion out",
        ),
        pytest.param(
            "pack.yaml", "order: [singing]", "order: [singing, singing]", "order", "each once",
            id="an order that names a criterion twice",
        ),
        pytest.param(
            "pack.yaml", "version:", "id: bowls\nversion:", "id", "this key is here twice",
            id="a key given twice",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_line_and_key(
    tmp_path: Path, name: str, old: str, new: str, key: str, says: str
) -> None:
    message = refusal(tmp_path, name, old, new)
    changed = line_of((tmp_path / name).read_text(encoding="utf-8"), new.splitlines()[0])
    assert message.startswith(f"{tmp_path / name}, line {changed}, {key}: ")
    assert says in message


@pytest.mark.parametrize(
    ("name", "examples", "key", "line"),
    [
        ("kinds.yaml", "I want to sing again}]", "outcomes.0.examples", 2),
        ("kinds.yaml", "So that she is washed}]\n      no_match: [{text: So that she can sing}]",
         "reasons.1.examples", 20),
        ("national_outcomes.yaml", "To go to chorus}]", "areas.0.examples", 2),
    ],
)  # fmt: skip
def test_a_kind_or_an_area_without_examples_of_both_kinds_is_refused(
    tmp_path: Path, name: str, examples: str, key: str, line: int
) -> None:
    text = FILES[name]
    start = text.index(f"    examples:\n      match: [{{text: {examples}")
    end = text.index("      no_match", start)
    no_match_end = text.index("\n", end) + 1
    stem = name.removesuffix(".yaml")
    for without, lacking in (
        (text[:start] + text[no_match_end:], key),
        (text[:end] + text[no_match_end:], f"{key}.no_match"),
    ):
        with pytest.raises(PackError) as caught:
            load_pack(write_pack(tmp_path, **{stem: without}))
        told = without_columns(caught.value)
        assert told.startswith(f"{tmp_path / name}, line ")
        assert f"{lacking}: this key is missing" in told
        if lacking == key:
            assert f"line {line}, " in told


COPIED = """\
  - id: copied
    copied: {what: outcome, min_words: 8, none: [sing_words], not_kinds: [wish]}
    message: It stands in {documents}.
    suggestion: Ask her.
    severity: low
    source: [CHOIR]
    verification: B
    examples:
      match: [I want to sing again with all of the others]
      no_match: [To sing]
examples:
"""


def test_a_rule_on_copied_words_loads(tmp_path: Path) -> None:
    pack = load_pack(
        write_pack(tmp_path, findings__hums=with_change(FINDINGS, "examples:\n", COPIED))
    )
    _, entry = pack.wordings[0].entries
    assert entry.copied is not None
    assert (entry.copied.min_words, entry.copied.min_documents) == (8, 2)
    assert pack.wordings[0].message_of(entry) == "It stands in {documents}."
    assert pack.wordings[0].confidence_of(entry) == "high"


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("[sing_words], not", "[sung_words], not", "entries.1.copied.none",
         "no lexicon called 'sung_words' in this pack; did you mean 'sing_words'?"),
        ("[wish]}", "[dream]}", "entries.1.copied.not_kinds", "no kind called 'dream'"),
        ("what: outcome", "what: passage", "entries.1.copied",
         "'not_kinds' says nothing of a passage"),
        ("min_words: 8", "min_word: 8", "entries.1.copied.min_word", "did you mean 'min_words'?"),
        ("min_words: 8", "min_documents: 1", "entries.1.copied.min_documents", "2"),
        ("in {documents}.", "elsewhere.", "entries.1", "'message' must say {documents}"),
        ("    severity", "    phrases: [sings]\n    severity", "entries.1", "and not both"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rule_on_copied_words_is_named(
    tmp_path: Path, old: str, new: str, key: str, says: str
) -> None:
    assert old in COPIED
    text = with_change(FINDINGS, "examples:\n", COPIED.replace(old, new, 1))
    with pytest.raises(PackError) as caught:
        load_pack(write_pack(tmp_path, findings__hums=text))
    assert f", {key}: " in str(caught.value)
    assert says in str(caught.value)


def test_a_rule_on_copied_words_needs_examples_of_its_own(tmp_path: Path) -> None:
    start, end = COPIED.index("    examples:"), COPIED.index("examples:\n", -12)
    text = with_change(FINDINGS, "examples:\n", COPIED[:start] + COPIED[end:])
    with pytest.raises(PackError, match="the wording 'copied' needs examples"):
        load_pack(write_pack(tmp_path, findings__hums=text))


def test_a_signal_without_examples_is_refused(tmp_path: Path) -> None:
    start = FILES[CRITERION].index("    examples:")
    end = FILES[CRITERION].index("  wishes:")
    message = refusal(tmp_path, CRITERION, FILES[CRITERION][start:end], "")
    assert "signals.sings.examples: this key is missing" in message
    assert f"line {line_of(FILES[CRITERION], '  sings:')}," in message


@pytest.mark.parametrize("kind", ["match", "no_match"])
def test_a_signal_needs_examples_of_both_kinds(tmp_path: Path, kind: str) -> None:
    line = next(x for x in FILES[CRITERION].splitlines() if x.strip().startswith(f"{kind}:"))
    message = refusal(tmp_path, CRITERION, line, f"      {kind}: []")
    assert f"signals.sings.examples.{kind}: " in message
    assert "at least 1 item" in message


def test_a_level_that_reads_a_missing_signal_is_refused(tmp_path: Path) -> None:
    message = refusal(
        tmp_path, CRITERION, "count: [sings], at_least: 2", "count: [hums], at_least: 2"
    )
    assert message.startswith(f"{tmp_path / CRITERION}, line 1")
    assert "level evidenced reads signals that are not here: hums" in message


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("at_least: 3}", "at_least: 3, share: sings, of: sings}", "set one of"),
        (", at_least: 3}", "}", "need at_least or at_most"),
        ("{count: [sings], at_least: 3}", "{share: sings, at_least: 1}", "share needs of"),
    ],
)
def test_a_condition_says_one_thing_and_its_bound(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    message = refusal(tmp_path, CRITERION, old, new)
    assert says in message
    assert f"line {line_of(FILES[CRITERION], 'at_least: 3')}, levels.strong.needs" in message


def test_a_lexicon_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    empty = "id: sing_words\nabout: singing\nsource: the choir\n"
    with pytest.raises(PackError, match="needs phrases, lemmas or patterns"):
        load_pack(write_pack(tmp_path, lexicons__sing_words=empty))


@pytest.mark.parametrize(
    ("text", "line"), [("id: [a\ntitle: b\n", 2), ("id: a\n\ttitle: b\n", 2), ("- a\n- b\n", 1)]
)
def test_what_is_not_yaml_is_named_by_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(PackError) as caught:
        load_pack(write_pack(tmp_path, kinds=text))
    assert without_columns(caught.value).startswith(f"{tmp_path / 'kinds.yaml'}, line {line}: ")


@pytest.mark.parametrize(
    ("content", "says"), [(b"id: caf\xe9\n", "UTF-8"), (b"id: a\x00b\n", "not valid YAML")]
)
def test_bytes_that_are_not_text_are_refused(tmp_path: Path, content: bytes, says: str) -> None:
    write_pack(tmp_path)
    (tmp_path / "kinds.yaml").write_bytes(content)
    with pytest.raises(PackError, match=says) as caught:
        load_pack(tmp_path)
    assert str(tmp_path / "kinds.yaml") in str(caught.value)


def test_a_folder_without_pack_yaml_is_not_a_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"no pack\.yaml here"):
        load_pack(write_pack(tmp_path, pack=None))


@pytest.mark.parametrize("name", ["kinds", "national_outcomes"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackError, match=rf"{name}\.yaml: the file could not be opened"):
        load_pack(write_pack(tmp_path, **{name: None}))
