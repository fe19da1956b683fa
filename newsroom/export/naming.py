"""Names of exported files: legal on Windows, macOS and Linux, and telling what they hold."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.errors import FileError
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.publication import PublicationKind

_FULL_WIDTH = str.maketrans(
    {
        "<": "＜",
        ">": "＞",
        ":": "：",
        '"': "”",
        "/": "／",
        "\\": "＼",
        "|": "｜",
        "?": "？",
        "*": "＊",
    }
)
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_RESERVED = re.compile(
    r"(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)?", re.IGNORECASE
)
# No file system of today takes a longer name; what a package adds to a stem needs some itself.
_MOST_BYTES = 200
_MOST_NAME = 30  # characters of a publication's name, so that date and number always follow
# Windows' programs open no longer path; counted in UTF-16.
_MOST_PATH = 259


def legal_name(text: str, *, most: int = 60) -> str:
    """A file name (without folders) close to `text`, of at most `most` characters and 200 bytes.

    Characters that Windows forbids become their full-width twins; device names get a _.
    """
    name = _UNSEEN.sub("", " ".join(text.translate(_FULL_WIDTH).split()))
    name = name[:most].encode()[:_MOST_BYTES].decode("utf8", "ignore").strip(" .")
    if _RESERVED.fullmatch(name):
        name = "_" + name
    return name or "未命名"


def check_paths(folder: Path, names: Iterable[str], most: int | None = None) -> None:
    """Raise FileError where a file of that name would lie too deep for Windows' programs.

    names: relative to the folder. most: characters of a whole path; on Windows alone if not given.
    """
    if most is None:
        most = _MOST_PATH if os.name == "nt" else 4095
    longest = max(names, key=_units, default="")
    whole = str(folder.absolute() / longest)
    if _units(whole) > most:
        raise FileError(
            Path(longest),
            f"连同所在文件夹的路径共 {_units(whole)} 个字符，超过了系统允许的 {most} 个",
            kept="原有文件没有改动",
            advice="请换一个层次较浅、名字较短的文件夹，再导出一次",
        )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Counted:
    """Gives each name once: one that is taken, by whatever case, gets a number behind it."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, wanted: str) -> str:
        """The name itself, or 题名-2.jpg where it was given before."""
        stem, dot, suffix = wanted.rpartition(".")
        if not stem:
            stem, dot, suffix = wanted, "", ""
        found, number = wanted, 1
        while _folded(found) in self._taken:
            number += 1
            found = f"{stem}-{number}{dot}{suffix}"
        self._taken.add(_folded(found))
        return found


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def issue_stem(edition: Edition) -> str:
    """上街时报-2021-10-16-第32期: what every file of an issue begins with."""
    issue = edition.issue
    name = legal_name(issue.facts.name or edition.publication.name, most=_MOST_NAME)
    parts = (name, issue.date.isoformat(), issue.number.label)
    return legal_name("-".join(part for part in parts if part))


@dataclass(frozen=True, slots=True)
class PictureName:
    """A picture as the print shop gets it. name: 一版-01-题名.jpg; sha256: of the original."""

    name: str
    sha256: str
    page: int
    article: str
    slot: int
    caption: str


@dataclass(slots=True)
class _Namer:
    edition: Edition
    counted: Counted = field(default_factory=Counted)
    numbers: dict[str, int] = field(default_factory=dict)

    def name(self, label: str, page: int, article: Article, index: int) -> PictureName:
        slot = article.slots[index]
        number = self.numbers[label] = self.numbers.get(label, 0) + 1
        title = legal_name(article.title, most=30)
        stem = "-".join(filter(None, (label, f"{number:02d}", title)))
        name = self.counted.name(stem + suffix_of(self.edition, slot.picture))
        return PictureName(name, slot.picture, page, article.uuid, index, slot.printed_caption)


def picture_names(edition: Edition) -> tuple[PictureName, ...]:
    """The pictures of all placed articles in page order, each once, under their package names.

    A bulletin, which flows, has no page to name: 01-题名.jpg.
    """
    namer = _Namer(edition)
    seen: set[str] = set()
    found: list[PictureName] = []
    for label, page, article in _homes(edition):
        if article.uuid in seen:
            continue
        seen.add(article.uuid)
        found += [
            namer.name(label, page, article, index)
            for index, slot in enumerate(article.slots)
            if slot.picture
        ]
    return tuple(found)


def _homes(edition: Edition) -> Iterator[tuple[str, int, Article]]:
    """The printed articles with the page on which each begins."""
    if edition.publication.kind is PublicationKind.BULLETIN:
        for article in edition.in_order():
            yield "", 1, article
        return
    for page in sorted(edition.pages, key=lambda page: page.number):
        for placement in edition.on_page(page.uuid):
            article = edition.articles.get(placement.article)
            if article is not None:
                yield page.label, page.number, article


def suffix_of(edition: Edition, sha256: str) -> str:
    """The suffix of a picture's original; .jpg where nothing is known of it."""
    known = edition.pictures.get(sha256)
    suffix = re.sub(r"[^0-9a-z]", "", known.suffix.lower()) if known else ""
    return f".{suffix or 'jpg'}"


def by_slot(names: Iterable[PictureName]) -> Mapping[tuple[str, int], PictureName]:
    """Package names by article and slot."""
    return {(name.article, name.slot): name for name in names}
