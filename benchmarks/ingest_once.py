"""One contender of `ingest.py`, in a process of its own: reads files again and again.

Prints a line of JSON: seconds of the imports, seconds of each pass over all the files, both of
processor time, as all run on one thread and wait for nothing; the greatest memory in MB that the
process ever held, how many tables it found and how many letters in their cells. Cells that say the
same count once in a file: a heading row that every page repeats is one row, and a row that a page
cuts is as many letters whole as in two pieces.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Counts = tuple[int, int]
"""Tables, and letters in their different cells."""
Read = Callable[[str, bytes], Counts]


def letters(cells: Iterable[str]) -> int:
    """Return how many characters, white space aside, different cells have."""
    return sum(len("".join(cell.split())) for cell in set(cells))


def planaudit_reader() -> Read:
    """Return planaudit's own ingest."""
    from planaudit.document import Table
    from planaudit.ingest import pdf, read_content, word  # noqa: F401, they are imported on use

    def tables_in(blocks: Any) -> Iterator[Table]:
        for block in blocks:
            if isinstance(block, Table):
                yield block
                for row in block.rows:
                    for cell in row.cells:
                        yield from tables_in(cell.blocks)

    def read(name: str, content: bytes) -> Counts:
        document = read_content(content, name, name)
        tables = list(tables_in(document.blocks))
        cells = [cell for table in tables for row in table.rows for cell in row.cells]
        return len(tables), letters(cell.text for cell in cells)

    return read


def pdfplumber_reader() -> Read:
    """Return pdfplumber's text and tables of every page."""
    import pdfplumber

    def read(name: str, content: bytes) -> Counts:
        tables = 0
        cells: list[str] = []
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            for page in pdf.pages:
                page.extract_text()
                for table in page.extract_tables():
                    tables += 1
                    cells += [cell for row in table for cell in row if cell]
                page.close()
        return tables, letters(cells)

    return read


def pdfium_reader() -> Read:
    """Return pypdfium2's text of every page."""
    import pypdfium2

    def read(name: str, content: bytes) -> Counts:
        with pypdfium2.PdfDocument(content) as pdf:
            for page in pdf:
                page.get_textpage().get_text_range()
        return 0, 0

    return read


def docx_reader() -> Read:
    """Return python-docx's paragraphs and cells, with the tables inside cells."""
    import docx

    def text_of(holder: Any, cells: list[str]) -> tuple[str, int]:
        parts, tables = [paragraph.text for paragraph in holder.paragraphs], 0
        for table in holder.tables:
            tables += 1
            for row in table.rows:
                for cell in row.cells:
                    text, inside = text_of(cell, cells)
                    tables += inside
                    cells.append(text)
                    parts.append(text)
        return "\n".join(parts), tables

    def read(name: str, content: bytes) -> Counts:
        cells: list[str] = []
        _, tables = text_of(docx.Document(io.BytesIO(content)), cells)
        return tables, letters(cells)

    return read


CONTENDERS = {
    "planaudit": planaudit_reader,
    "pdfplumber": pdfplumber_reader,
    "pypdfium2": pdfium_reader,
    "python-docx": docx_reader,
}


def main(contender: str, passes: int, paths: list[str]) -> None:
    """Read the files so many times and print what it took."""
    start = time.process_time()
    read = CONTENDERS[contender]()
    files = [(Path(path).name, Path(path).read_bytes()) for path in paths]
    imports = time.process_time() - start
    seconds: list[float] = []
    counts: list[Counts] = []
    for _ in range(passes):
        start = time.process_time()
        counts = [read(name, content) for name, content in files]
        seconds.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tables, found = (sum(column) for column in zip(*counts, strict=True))
    times = {"imports": imports, "passes": seconds, "peak": peak}
    print(json.dumps({**times, "tables": tables, "letters": found}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
