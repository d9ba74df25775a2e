"""PDF pages that are pictures, made here as a scanner makes them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pypdfium2
from pypdf.generic import DecodedStreamObject, NameObject, NumberObject, StreamObject

from tests.ingest.pdf_pages import pdf_of, words_at

Box = tuple[float, float, float, float]
"""Left, bottom, width, height in points."""

WHOLE_PAGE: Box = (0, 0, 595, 842)
PARAGRAPH = (
    "Mrs Morgan would like to go back to the chapel choir.",
    "Her neighbour Ann drives past at ten and has offered a lift.",
    "She is proud of keeping her own garden and wants that to go on.",
    "The team will ring her on Friday to hear how the first week went.",
)


def written_page(lines: tuple[str, ...] = PARAGRAPH, *, times: int = 1) -> str:
    """Draw lines of ordinary print."""
    return "".join(
        words_at(60, 760 - 18 * row, line, size=12) for row, line in enumerate(lines * times)
    )


class Picture:
    """A grey picture: its size in pixels and a byte for each."""

    def __init__(self, width: int, height: int, level: Callable[[int, int], int]) -> None:
        self.width, self.height = width, height
        self.pixels = bytes(level(x, y) for y in range(height) for x in range(width))


def plain_picture(level: int) -> Picture:
    """Return a picture of one level of grey, 255 for white."""
    return Picture(60, 85, lambda x, y: level)


def photograph() -> Picture:
    """Return a picture without paper: levels that change across it."""
    return Picture(120, 170, lambda x, y: (x * 2 + y + (x * y) % 23) % 256)


def drawing() -> Picture:
    """Return a picture of a few thick strokes on white, as a child draws with a crayon."""

    def level(x: int, y: int) -> int:
        ring = 900 < (x - 60) ** 2 + (y - 70) ** 2 < 1400
        return 40 if ring or ((x // 9) % 7 == 3 and y > 110) else 250

    return Picture(120, 170, level)


def picture_of(content: bytes, page: int = 0, dots_per_inch: float = 150) -> Picture:
    """Return a page as a scanner sees it."""
    file = pypdfium2.PdfDocument(content)
    bitmap = file[page].render(scale=dots_per_inch / 72, grayscale=True)
    picture = Picture(0, 0, lambda x, y: 0)
    picture.width, picture.height = bitmap.width, bitmap.height
    rows = bytes(bitmap.buffer)
    picture.pixels = b"".join(
        rows[row * bitmap.stride : row * bitmap.stride + bitmap.width]
        for row in range(bitmap.height)
    )
    file.close()
    return picture


def with_picture(content: bytes, picture: Picture, box: Box = WHOLE_PAGE, page: int = 0) -> bytes:
    """Return a PDF with a picture laid under what its page draws."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    image = StreamObject()
    image.set_data(picture.pixels)
    image = image.flate_encode()
    for name, value in (
        ("/Type", NameObject("/XObject")),
        ("/Subtype", NameObject("/Image")),
        ("/Width", NumberObject(picture.width)),
        ("/Height", NumberObject(picture.height)),
        ("/ColorSpace", NameObject("/DeviceGray")),
        ("/BitsPerComponent", NumberObject(8)),
    ):
        image[NameObject(name)] = value
    sheet = writer.pages[page]
    resources = sheet["/Resources"]
    resources[NameObject("/XObject")] = pypdf.generic.DictionaryObject(
        {NameObject("/Picture"): writer._add_object(image)}
    )
    left, bottom, width, height = box
    drawn = f"q {width} 0 0 {height} {left} {bottom} cm /Picture Do Q\n".encode()
    stream = DecodedStreamObject()
    stream.set_data(drawn + sheet["/Contents"].get_object().get_data())
    sheet[NameObject("/Contents")] = writer._add_object(stream)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def scan_of(*pages: str, added: str = "") -> bytes:
    """Return pages as pictures of them, each with the same words added by the scanner."""
    content = pdf_of(*(added for _ in pages))
    original = pdf_of(*pages)
    for number in range(len(pages)):
        content = with_picture(content, picture_of(original, number), page=number)
    return content
