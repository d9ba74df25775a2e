"""What can go wrong when ratings are read for a study."""

from __future__ import annotations


class StudyError(Exception):
    """A study could not be done; the message names the file and the place and says what to do.

    It never quotes what a document says, nor a cell, but for a criterion that is not one.
    """
