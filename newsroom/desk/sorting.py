"""Copy laid out before it is taken in: what each line was taken for, which picture goes where.

Pure: a sheet is made from what was read and gives back what is to be taken in. A piece that nobody
touched comes out exactly as it was read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import zip_longest

from newsroom.desk.reading import ReadArticle, ReadFile
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.manuscript import CopyPicture
from newsroom.model.picture import Slot
from newsroom.text.credits import read_byline
from newsroom.text.datelines import read_dateline
from newsroom.text.unaltered import as_it_came


class Part(StrEnum):
    """What a line is taken for."""

    SECTION = "section"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    UNIT = "source_unit"
    TEXT = "text"
    CROSSHEAD = "crosshead"
    RUN_IN = "run-in"
    ITEM = "item"
    NOTE = "note"
    CAPTION = "caption"
    OUT = "out"

    @property
    def word(self) -> str:
        """What the newsroom calls it."""
        return _WORDS[self]

    @property
    def body(self) -> bool:
        """Whether it is a paragraph of the body."""
        return self in _PREFIXES


_WORDS = {
    Part.SECTION: "栏题",
    Part.KICKER: "引题",
    Part.HEADLINE: "主题",
    Part.SUBHEAD: "副题",
    Part.BYLINE: "署名",
    Part.DATELINE: "电头",
    Part.UNIT: "来源单位",
    Part.TEXT: "正文",
    Part.CROSSHEAD: "小标题",
    Part.RUN_IN: "段首题",
    Part.ITEM: "条目",
    Part.NOTE: "按语",
    Part.CAPTION: "图注",
    Part.OUT: "不要",
}
_PREFIXES = {
    Part.CROSSHEAD: "## ",
    Part.RUN_IN: "### ",
    Part.ITEM: "● ",
    Part.NOTE: "> ",
    Part.TEXT: "",
}
_SINGLE = (Part.SECTION, Part.KICKER, Part.HEADLINE, Part.SUBHEAD, Part.DATELINE, Part.UNIT)
_LEAST_LETTERS, _OWN_LETTERS = 2, 6


@dataclass(frozen=True, slots=True)
class Row:
    """A line and what it is taken for; lines of the body are markup without their mark."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture's place. picture: its file; None where none came. file, original: as in
    model/carried, of our own manuscripts alone."""

    picture: CopyPicture | None = None
    caption: str = ""
    photographers: tuple[str, ...] = ()
    doubtful: bool = False
    file: str = ""
    original: str = ""


@dataclass(frozen=True)
class Piece:
    """One article on the sheet. key: its own on the sheet; file: the index of where it came from.

    rows, then the captions of `shots`, are its lines. read: as it was read; None for what was
    split off. checked: the editor saw it and went on. dropped: not to be taken in.
    """

    key: int
    file: int
    base: Article
    rows: tuple[Row, ...]
    shots: tuple[Shot, ...]
    read: ReadArticle | None = None
    checked: bool = False
    dropped: bool = False

    @property
    def lines(self) -> tuple[Row, ...]:
        """All lines, captions last."""
        return (*self.rows, *(Row(Part.CAPTION, _told(shot)) for shot in self.shots))

    @property
    def title(self) -> str:
        """What lists show."""
        return article_of(self).title


@dataclass(frozen=True)
class Sheet:
    """What came in, laid out. aside: pictures that are not to be taken in, with their file."""

    files: tuple[ReadFile, ...]
    pieces: tuple[Piece, ...]
    aside: tuple[tuple[int, CopyPicture], ...] = ()

    def piece(self, key: int) -> Piece:
        """A piece by its key. Raises KeyError."""
        for piece in self.pieces:
            if piece.key == key:
                return piece
        raise KeyError(key)

    @property
    def next_key(self) -> int:
        """A key that no piece has."""
        return max((piece.key for piece in self.pieces), default=-1) + 1


def sheet_of(files: Sequence[ReadFile]) -> Sheet:
    """What was read, laid out."""
    pieces: list[Piece] = []
    for index, file in enumerate(files):
        for item in file.articles:
            pieces.append(_piece(len(pieces), index, item))
    return Sheet(tuple(files), tuple(pieces))


def _piece(key: int, file: int, item: ReadArticle) -> Piece:
    article = item.article
    came = item.carried
    known = zip_longest(
        article.slots,
        item.pictures,
        came.files if came else (),
        came.originals if came else (),
        fillvalue=None,
    )
    shots = tuple(
        Shot(picture, slot.caption, slot.photographers, slot.doubtful, name or "", original or "")
        for slot, picture, name, original in known
        if isinstance(slot, Slot)
        and not isinstance(picture, str)
        and not isinstance(name, CopyPicture | Slot)
        and not isinstance(original, CopyPicture | Slot)
    )
    return Piece(key, file, article, tuple(_rows(article)), shots, item)


def _rows(article: Article) -> Iterator[Row]:
    for part in _SINGLE[:4]:
        if text := getattr(article, part.value):
            yield Row(part, text)
    if signed := _signed(article.credits):
        yield Row(Part.BYLINE, signed)
    for part in _SINGLE[4:]:
        if text := getattr(article, part.value):
            yield Row(part, text)
    for line in article.body.split("\n"):
        if line.strip():
            yield _body_row(line)


def _body_row(line: str) -> Row:
    for part, prefix in _PREFIXES.items():
        if line.startswith(prefix):
            return Row(part, line[len(prefix) :])
    return Row(Part.TEXT, line)


def _signed(credits_: Sequence[Credit]) -> str:
    """The byline with everyone's word, so that it reads back as it is."""
    words: dict[str, list[str]] = {}
    for credit in credits_:
        words.setdefault(credit.word, []).append(credit.name)
    return "　".join(" ".join(filter(None, (word, *names))) for word, names in words.items())


def _told(shot: Shot) -> str:
    return Slot(shot.caption, shot.photographers).printed_caption


def article_of(piece: Piece) -> Article:
    """The article that a piece makes; what nobody touched is as it was read."""
    rows, base = piece.rows, piece.base
    before = tuple(_rows(base))
    changed: dict[str, object] = {}
    for part in _SINGLE:
        if _texts(rows, part) != _texts(before, part):
            changed[part.value] = " ".join(dict.fromkeys(_texts(rows, part)))
    if "dateline" in changed:
        found = read_dateline(str(changed["dateline"]))
        changed |= {"place": found.place, "agency": found.agency}
    if _texts(rows, Part.BYLINE) != _texts(before, Part.BYLINE):
        changed |= _credits(rows, changed, base)
    body = [row for row in rows if row.part.body]
    if body != [row for row in before if row.part.body]:
        changed["body"] = "\n".join(_PREFIXES[row.part] + row.text for row in body)
    slots = tuple(_slot(shot, checked=piece.checked) for shot in piece.shots)
    if slots != base.slots:
        changed["slots"] = slots
    alone = base.kind is ArticleKind.PICTURE and any(row.part.body for row in rows)
    if alone:  # a picture story that got a text is a story
        changed["kind"] = ArticleKind.NEWS
    return replace(base, **changed)  # type: ignore[arg-type]


def _credits(
    rows: Sequence[Row], changed: Mapping[str, object], base: Article
) -> dict[str, object]:
    """The credits of the byline as written now, and the unit that it names."""
    people: dict[tuple[str, Role], Credit] = {}
    units: list[str] = []
    for text in _texts(rows, Part.BYLINE):
        found = read_byline(text.strip("（）() 　"))
        people |= {(credit.name, credit.role): credit for credit in found.credits}
        units += found.units
    told: dict[str, object] = {"credits": tuple(people.values())}
    if units and "source_unit" not in changed and not base.source_unit:
        told["source_unit"] = " ".join(units)
    return told


def _slot(shot: Shot, *, checked: bool) -> Slot:
    return Slot(shot.caption, shot.photographers, "", shot.doubtful and not checked)


def _texts(rows: Sequence[Row], part: Part) -> list[str]:
    return [row.text.strip() for row in rows if row.part is part and row.text.strip()]


def doubts(piece: Piece) -> tuple[str, ...]:
    """What to look at in a piece; nothing once the editor went on from it."""
    if piece.checked:
        return ()
    article = article_of(piece)
    found = [*piece.base.notes]
    if article.kind.prose and not article.headline:
        found.append("没有认出主题")
    if article.kind.prose and not article.credits and not article.dateline:
        found.append("没有认出署名")
    if article.kind is not ArticleKind.PICTURE and not article.body:
        found.append("没有正文")
    if any(_strange(row.text) for row in piece.rows if row.part is Part.BYLINE):
        found.append("署名里有认不出的字，请核对")
    for shot in piece.shots:
        if shot.picture is None and not shot.original:
            found.append(f"“{_short(shot.caption) or '图片'}”还没有图片")
        elif shot.doubtful:
            found.append(f"“{_short(shot.caption) or '这张图片'}”的图文是猜的，请核对")
    return tuple(dict.fromkeys(found))


def _strange(text: str) -> bool:
    return bool(read_byline(text.strip("（）() 　")).strange)


def _short(text: str) -> str:
    return text if len(text) <= 14 else f"{text[:13]}…"


def doubtful(sheet: Sheet) -> bool:
    """Whether anything came that should be looked at before it is taken in."""
    return any(doubts(piece) for piece in sheet.pieces)


def ordered(sheet: Sheet) -> tuple[int, ...]:
    """The keys of the pieces, doubtful ones first."""
    pieces = sorted(sheet.pieces, key=lambda piece: not doubts(piece))
    return tuple(piece.key for piece in pieces)


def taken(sheet: Sheet) -> tuple[ReadFile, ...]:
    """What is to be taken in: for each file its pieces as they are now, in the sheet's order.

    What the editor has seen on the sheet is not told again.
    """
    return tuple(
        replace(
            file,
            articles=tuple(
                map(
                    partial(_taken, file),
                    (p for p in sheet.pieces if p.file == index and not p.dropped),
                )
            ),
            notes=(),
        )
        for index, file in enumerate(sheet.files)
    )


def _taken(file: ReadFile, piece: Piece) -> ReadArticle:
    article = article_of(piece)
    pictures = tuple(shot.picture for shot in piece.shots)
    read = piece.read
    if read is not None and (article, pictures) == (read.article, read.pictures):
        return read
    raw = "\n".join(file.copy) if file.normalised else ""
    came = read.carried if read is not None else None
    if came is not None:
        came = replace(
            came,
            files=tuple(shot.file for shot in piece.shots),
            originals=tuple(shot.original for shot in piece.shots),
        )
    return ReadArticle(article, pictures, as_it_came(article, raw), came)


def source_lines(sheet: Sheet, piece: Piece) -> tuple[int, ...]:
    """Which lines of its file a piece was made from, as far as its words tell."""
    known = [_letters(row.text) for row in piece.lines]
    whole = "".join(known)
    found = []
    for number, line in enumerate(sheet.files[piece.file].copy):
        letters = _letters(line)
        named = line.startswith("〔") and line.endswith("〕")  # a manuscript's name
        if named or len(letters) < _LEAST_LETTERS:
            continue
        if letters in whole or any(len(k) >= _OWN_LETTERS and k in letters for k in known):
            found.append(number)
    return tuple(found)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
