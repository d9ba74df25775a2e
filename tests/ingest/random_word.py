"""Word files put together at random from every structure that Word wraps text in.

Each piece of text is a word of its own (‘zq17z’), so a test can say which words a reader of the
file would see, in which order, and which stand in it without being shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.ingest.word_files import (
    cell,
    control,
    form_field,
    named,
    para,
    row,
    run,
    symbol,
    table,
    tick_control,
    with_parts,
    word_bytes,
)

_PLACES = 3  # the deepest that structures stand inside one another


@dataclass
class RandomWord:
    """Builds one file, its `content`.

    `shown` are the words to be read, in order, `unseen` those that are not.
    """

    random: Random
    content: bytes = b""
    shown: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _comments: list[str] = field(default_factory=list)
    _count: int = 0
    _hanging: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.content = self._file()

    @classmethod
    def from_seed(cls, seed: int) -> RandomWord:
        """Return the file that belongs to a number."""
        return cls(Random(seed))

    def _file(self) -> bytes:
        body = "".join(self._block(0) for _ in range(self.random.randint(1, 6)))
        if not self.shown:
            body += para(self._word())
        notes = "".join(
            f'<w:footnote w:id="{number}">{para(word)}</w:footnote>'
            for number, word in enumerate(self._notes, 1)
        )
        comments = "".join(
            f'<w:comment w:id="{number}" w:author="A">{para(word)}</w:comment>'
            for number, word in enumerate(self._comments, 1)
        )
        return with_parts(
            word_bytes(body),
            ("footnotes", "word/footnotes.xml", named("w:footnotes", notes)),
            ("comments", "word/comments.xml", named("w:comments", comments)),
        )

    def _word(self, *, seen: bool = True) -> str:
        self._count += 1
        word = f"zq{self._count}z"
        (self.shown if seen else self.unseen).append(word)
        return word

    # Blocks

    def _block(self, depth: int) -> str:
        kinds = [self._paragraph] * 4
        if depth < _PLACES:
            kinds += [self._table, self._block_control, self._block_control]
        return self.random.choice(kinds)(depth)

    def _block_control(self, depth: int) -> str:
        return control("".join(self._block(depth + 1) for _ in range(self.random.randint(1, 2))))

    def _table(self, depth: int) -> str:
        rows = []
        for _ in range(self.random.randint(1, 3)):
            cells = [self._cell(depth) for _ in range(self.random.randint(1, 3))]
            made = row(*cells, properties=self.random.choice(["", "<w:tblHeader/>"]))
            rows.append(control(made) if self.random.random() < 0.3 else made)
        return table(*rows)

    def _cell(self, depth: int) -> str:
        inside = "".join(self._block(depth + 1) for _ in range(self.random.randint(1, 2)))
        made = cell(inside, properties=self.random.choice(["", '<w:gridSpan w:val="2"/>']))
        return control(made) if self.random.random() < 0.2 else made

    def _paragraph(self, depth: int) -> str:
        outer, self._hanging = self._hanging, []
        style = self.random.choice(["", "", "Heading2", "ListBullet"])
        pieces = [self._piece(depth) for _ in range(self.random.randint(1, 4))]
        made = para(*(f"{piece}{run(' ')}" for piece in pieces), style=style)
        self.shown += self._hanging
        self._hanging = outer
        return made

    # Inside a paragraph

    def _piece(self, depth: int) -> str:
        kinds = [
            self._run, self._run, self._wrapped, self._field, self._ruby, self._deleted,
            self._hidden, self._placeholder, self._box, self._drop_down, self._footnote,
            self._comment,
        ]  # fmt: skip
        if depth < _PLACES:
            kinds += [self._wrapped_deeper, self._text_box]
        return self.random.choice(kinds)(depth)

    def _run(self, depth: int) -> str:
        look = self.random.choice(["", "<w:b/>", "<w:i/>", '<w:highlight w:val="yellow"/>'])
        return run(self._word(), look)

    def _wrap(self, inside: str) -> str:
        return self.random.choice(
            [
                control(inside),
                f"<w:ins>{inside}</w:ins>",
                f"<w:moveTo>{inside}</w:moveTo>",
                f"<w:hyperlink>{inside}</w:hyperlink>",
                f"<w:smartTag>{inside}</w:smartTag>",
                f"<w:customXml>{inside}</w:customXml>",
                f"<w:bdo>{inside}</w:bdo>",
                f"<w:dir>{inside}</w:dir>",
                f'<w:fldSimple w:instr="DATE">{inside}</w:fldSimple>',
                f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice></mc:AlternateContent>",
            ]
        )

    def _wrapped(self, depth: int) -> str:
        return self._wrap(self._run(depth))

    def _wrapped_deeper(self, depth: int) -> str:
        return self._wrap(self._piece(depth + 1) + run(" ") + self._piece(depth + 1))

    def _field(self, depth: int) -> str:
        begin, separate, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
            for kind in ("begin", "separate", "end")
        )
        code = f"<w:r><w:instrText>{self._word(seen=False)}</w:instrText></w:r>"
        return f"{begin}{code}{separate}{self._run(depth)}{end}"

    def _ruby(self, depth: int) -> str:
        base, above = self._word(), self._word()
        return (
            f"<w:r><w:ruby><w:rt><w:r><w:t>{above}</w:t></w:r></w:rt><w:rubyBase><w:r>"
            f"<w:t>{base}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )

    def _deleted(self, depth: int) -> str:
        return f"<w:del><w:r><w:delText>{self._word(seen=False)}</w:delText></w:r></w:del>"

    def _hidden(self, depth: int) -> str:
        return run(self._word(seen=False), "<w:vanish/>")

    def _placeholder(self, depth: int) -> str:
        prompt = run(self._word(seen=False), '<w:rStyle w:val="PlaceholderText"/>')
        return control(prompt, "<w:showingPlcHdr/>")

    def _box(self, depth: int) -> str:
        box = self.random.choice(
            [
                tick_control(self.random.random() < 0.5),
                form_field('<w:checkBox><w:checked w:val="1"/></w:checkBox>'),
                symbol("Wingdings", "F0A8"),
                run("☒"),
            ]
        )
        return box + run(f" {self._word()}")

    def _drop_down(self, depth: int) -> str:
        word, other = self._word(), self._word(seen=False)
        entries = f'<w:listEntry w:val="{other}"/><w:listEntry w:val="{word}"/>'
        return form_field(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>')

    def _footnote(self, depth: int) -> str:
        word = self._word()
        self._hanging.append(self.shown.pop())
        self._notes.append(word)
        return f'<w:r><w:footnoteReference w:id="{len(self._notes)}"/></w:r>'

    def _comment(self, depth: int) -> str:
        self._comments.append(self._word(seen=False))
        return f'<w:r><w:commentReference w:id="{len(self._comments)}"/></w:r>'

    def _text_box(self, depth: int) -> str:
        before = len(self.shown)
        inside = "".join(self._block(depth + 1) for _ in range(self.random.randint(1, 2)))
        self._hanging += self.shown[before:]
        del self.shown[before:]
        held = f"<w:txbxContent>{inside}</w:txbxContent>"
        drawn = f"<w:drawing><a:graphic>{held}</a:graphic></w:drawing>"
        older = f"<w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict>"
        choice = f'<mc:Choice Requires="wps">{drawn}</mc:Choice>'
        both = (
            f"<mc:AlternateContent>{choice}<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
        )
        return f"<w:r>{self.random.choice([both, drawn, older])}</w:r>"
