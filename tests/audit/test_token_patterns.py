"""Token patterns find what spaCy's matcher finds, on every text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.audit.token_patterns import TokenPatterns
from planaudit.nlp import Matcher
from planaudit.packs import load_pack, rules_folder
from planaudit.reading.language import parse, pipeline

WALES = load_pack(rules_folder() / "wales")
PATTERNS = {lexicon.id: lexicon.patterns for lexicon in WALES.lexicons.values()} | {
    f"{wording.id}.{entry.id}": entry.patterns
    for wording in WALES.wordings
    for entry in wording.entries
}
WORDS = sorted(
    {
        word
        for patterns in PATTERNS.values()
        for pattern in patterns
        for token in pattern
        for lower in [token.get("LOWER")]
        for word in ([lower] if isinstance(lower, str) else (lower or {}).get("IN", []))
    }
)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "Mrs", "Evans", ",", "3", "the", "is"]), max_size=12))
def test_what_is_found_is_what_spacy_finds(words: list[str]) -> None:
    vocab = pipeline().vocab
    ours, theirs = TokenPatterns(vocab), Matcher(vocab)
    for name, patterns in PATTERNS.items():
        ours.add(name, patterns)
        if patterns:
            theirs.add(name, [list(pattern) for pattern in patterns])
    doc = parse(" ".join(words))
    assert sorted(set(ours(doc))) == sorted(set(theirs(doc)))


def test_a_pattern_of_no_words_is_tried_on_every_text() -> None:
    patterns = TokenPatterns(pipeline().vocab)
    patterns.add("capital", [[{"IS_TITLE": True}]])
    assert len(list(patterns(parse("Mair sings")))) == 1


def test_a_text_without_words_is_no_match() -> None:
    patterns = TokenPatterns(pipeline().vocab)
    patterns.add("capital", [[{"IS_TITLE": True}]])
    assert list(patterns(parse(""))) == []
