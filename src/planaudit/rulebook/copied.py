"""What a rule on copied words looks for, in plain words."""

from __future__ import annotations

from planaudit.packs.findings_schema import Copied, Wording, WordingEntry
from planaudit.plain_words import count_of, quoted_list


def message_in_general(family: Wording, entry: WordingEntry) -> str:
    """Return what is said of a finding, in general words where the report has its own."""
    said = family.message_of(entry).replace(
        "{documents}", "other documents of this run (their names)"
    )
    return said.replace("{area}", "its area")


def copied_words(copied: Copied) -> str:
    """Return in words what a rule on copied words looks for."""
    same = copied.names == "same"
    records = count_of(copied.min_documents, "record")
    if copied.what == "national statement":
        return "a national statement given as an outcome, and nothing else"
    if copied.what == "record":
        whose = "the same" if same else "other"
        return f"a record most of which stands in another, with {whose} names"
    what = "an outcome" if copied.what == "outcome" else "a passage with a sentence"
    how = "word for word" if same else "but for names, pronouns and figures"
    return f"{what}{_length(copied)} that stands, {how}, in {records} or more"


def _length(copied: Copied) -> str:
    if copied.min_words and copied.max_words:
        return f" of {copied.min_words} to {copied.max_words} words"
    if copied.min_words:
        return f" of at least {copied.min_words} words"
    return f" of at most {copied.max_words} words" if copied.max_words else ""


def words_left_alone(copied: Copied) -> str:
    """Return in words what a rule on copied words leaves alone."""
    parts = ["what forms print", "national statements"]
    if copied.what in ("record", "national statement"):
        parts = parts[:1]
    if copied.not_kinds:
        parts.append(f"outcomes of the kind {quoted_list(copied.not_kinds)}")
    if copied.not_slots:
        parts.append(f"answers to the questions {quoted_list(copied.not_slots)}")
    if copied.none:
        lists = quoted_list(f"lexicons.{name}" for name in copied.none)
        parts.append(f"what holds words of the list {lists}")
    return "; ".join(parts)
