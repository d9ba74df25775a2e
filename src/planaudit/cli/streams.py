"""Where the command line writes: no letter and no closed pipe stops it.

A terminal or file in an older encoding gets '-' for '–' and '?' for a letter it does not
have. What is written to a pipe that nobody reads any more, as after `| head`, is dropped
without a word, so that reports are still written and the exit code still says what was found.
"""

from __future__ import annotations

import codecs
import errno
import io
import sys
from typing import Any

FALLBACK = "planaudit.plain_letters"
_NOBODY_READS = (errno.EPIPE, errno.EINVAL)  # the second is what Windows says
_PLAIN = {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "~"}


class _Output(io.RawIOBase):
    """A stream of bytes that forgets what nobody reads, and fails no more than once."""

    def __init__(self, under: io.RawIOBase) -> None:
        self._under = under
        self._ended = False

    def writable(self) -> bool:
        """Return True: this is all it does."""
        return True

    def fileno(self) -> int:
        """Return the file descriptor underneath."""
        return self._under.fileno()

    def write(self, data: object, /) -> int | None:
        """Write `data`, or drop it once the reader is gone or the disk is full."""
        content = bytes(data)  # type: ignore[call-overload]  # a buffer of bytes, by RawIOBase
        if self._ended:
            return len(content)
        try:
            return self._under.write(content)
        except OSError as error:
            self._ended = True
            if error.errno in _NOBODY_READS:
                return len(content)
            raise


def prepare_streams() -> None:
    """Make both of the program's streams safe to print any text to."""
    codecs.register_error(FALLBACK, _plain_letters)
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors=FALLBACK)
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    if sys.stdout.isatty():
        sys.stdout.reconfigure(errors=FALLBACK)
        return
    sys.stdout.flush()
    buffer = sys.stdout.buffer
    under: Any = getattr(buffer, "raw", buffer)  # `python -u` leaves the buffer out
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(_Output(under)),
        encoding=sys.stdout.encoding,
        errors=FALLBACK,
    )


def _plain_letters(error: UnicodeError) -> tuple[str, int]:
    """Return what stands in for the letters that could not be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in letters), error.end
