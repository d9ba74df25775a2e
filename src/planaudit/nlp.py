"""The one door to spaCy: everything else imports its names from here.

Importing spaCy imports its download command, and with it urllib3, which opens a socket to
ask whether the machine speaks IPv6. planaudit opens no socket, ever, so for the time of
that import Python says that it does not.
"""

from __future__ import annotations

import socket

_had_ipv6 = socket.has_ipv6
socket.has_ipv6 = False
try:
    from spacy.lang.en import English
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
finally:
    socket.has_ipv6 = _had_ipv6

__all__ = ["Doc", "English", "Language", "Lemmatizer", "Matcher", "PhraseMatcher", "Vocab"]
