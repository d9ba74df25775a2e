"""Random Word files through LibreOffice and back: no word that it wrote out is lost in reading.

What LibreOffice itself drops on the way is not ours to find: each file is compared with the
words that stand in it, found by other means than our readers.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from planaudit.ingest import UnreadableFile, read_document
from tests.ingest.random_word import RandomWord

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
SEEDS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 11)
"""LibreOffice itself falls over what seeds 0 and 10 make."""
WORD = re.compile(r"zq\d+z")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with random Word files and what LibreOffice makes of them."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for seed in SEEDS:
        (folder / f"{seed}.docx").write_bytes(RandomWord.from_seed(seed).content)
    for target in ("odt", "rtf", "html", "pdf"):
        convert(folder, target, sorted(folder.glob("*.docx")))
    again = folder / "again"
    again.mkdir()
    convert(again, "docx", sorted(folder.glob("*.odt")))
    return folder


def convert(folder: Path, target: str, files: list[Path]) -> None:
    """Let LibreOffice make files of another format in `folder`."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [SOFFICE or "", profile, "--headless", "--convert-to", target, "--outdir", folder, *files],
        check=True,
        capture_output=True,
        timeout=300,
    )


def standing_in(path: Path) -> set[str]:
    """Return the words that stand in a file to be shown."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(content)
        return set(WORD.findall(" ".join(p.get_textpage().get_text_range() for p in pages)))
    if path.suffix == ".rtf":
        # Comments and the properties of the file stand in groups of their own.
        text = re.sub(r"\{\\\*\\(?:annotation|atn\w+|ffname|bkmk\w+)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}",
                      "", content.decode("ascii", "replace"))  # fmt: skip
        return set(WORD.findall(re.sub(r"\\[a-z]+-?\d*", " ", text)))
    if path.suffix == ".html":
        root = etree.HTML(content)
        return set(WORD.findall(" ".join(root.itertext())))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        name = "content.xml" if path.suffix == ".odt" else "word/document.xml"
        root = etree.fromstring(package.read(name))
    for element in list(root.iter("{*}annotation", "{*}tracked-changes", "{*}delText")):
        for inner in element.iter():
            inner.text = None
    return set(WORD.findall(" ".join(map(str, root.itertext()))))


def words_read(path: Path) -> set[str]:
    """Return the words that our reader finds, in comments too; none in a file without text."""
    try:
        document = read_document(path, path.name)
    except UnreadableFile as error:
        if "no text" not in error.reason:
            raise
        return set()
    said = " ".join(each.text for each in document.comments)
    return set(WORD.findall(f"{document.shown_text()} {said}"))


@pytest.mark.parametrize("ending", ["odt", "rtf", "html", "pdf", "docx"])
def test_no_word_that_libreoffice_wrote_is_lost(folder: Path, ending: str) -> None:
    files = sorted((folder / "again" if ending == "docx" else folder).glob(f"*.{ending}"))
    assert len(files) == len(SEEDS)
    lost: dict[str, set[str]] = {}
    found = 0
    for path in files:
        read = words_read(path)
        found += len(read)
        shown = set(RandomWord.from_seed(int(path.stem)).shown)
        if missing := (standing_in(path) & shown) - read:
            lost[path.name] = missing
    assert found > len(SEEDS)
    assert lost == {}
