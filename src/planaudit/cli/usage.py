"""Usage lines in a reader's words, for the commands that take files."""

from __future__ import annotations

from typing import Any, ClassVar

from typer.core import TyperCommand


class PathsCommand(TyperCommand):
    """A command that takes paths, with a usage line that says so plainly."""

    takes: ClassVar[str] = "PATH..."

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what stands after the command's name in its usage line."""
        return [self.takes, "[OPTIONS]"]


def taking(words: str) -> type[PathsCommand]:
    """Return a command whose usage line says that it takes `words`, as in 'ID'."""

    class Taking(PathsCommand):
        takes = words

    return Taking


class BlanksCommand(PathsCommand):
    """A command that takes blank forms."""

    takes = "BLANK..."


class FileCommand(PathsCommand):
    """A command that takes one document."""

    takes = "FILE"
