"""Names of exported files: legal on Windows, macOS and Linux, and telling what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsroom.model.edition import Edition

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
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff]")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def legal_name(text: str, *, most: int = 60) -> str:
    """A file name (without folders) close to `text`, of at most `most` characters.

    Characters that Windows forbids become their full-width twins; device names get a _.
    """
    name = _UNSEEN.sub("", " ".join(text.translate(_FULL_WIDTH).split()))
    name = name[:most].strip(" .")
    if _RESERVED.fullmatch(name):
        name = "_" + name
    return name or "未命名"


def issue_stem(edition: Edition) -> str:
    """上街时报-2021-10-16-第32期: what every file of an issue begins with."""
    issue = edition.issue
    name = issue.facts.name or edition.publication.name
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


def picture_names(edition: Edition) -> tuple[PictureName, ...]:
    """The pictures of all placed articles in page order, each once, under their package names."""
    found: list[PictureName] = []
    seen: set[tuple[str, int]] = set()
    for page in sorted(edition.pages, key=lambda page: page.number):
        number = 0
        for placement in edition.on_page(page.uuid):
            article = edition.articles.get(placement.article)
            if article is None:
                continue
            for index, slot in enumerate(article.slots):
                if not slot.picture or (article.uuid, index) in seen:
                    continue
                seen.add((article.uuid, index))
                number += 1
                suffix = suffix_of(edition, slot.picture)
                name = f"{page.label}-{number:02d}-{legal_name(article.title, most=30)}{suffix}"
                found.append(
                    PictureName(
                        name, slot.picture, page.number, article.uuid, index, slot.printed_caption
                    )
                )
    return tuple(found)


def suffix_of(edition: Edition, sha256: str) -> str:
    """The suffix of a picture's original; .jpg where nothing is known of it."""
    known = edition.pictures.get(sha256)
    suffix = known.suffix if known and known.suffix else ".jpg"
    return (suffix if suffix.startswith(".") else f".{suffix}").lower()


def by_slot(names: Iterable[PictureName]) -> Mapping[tuple[str, int], PictureName]:
    """Package names by article and slot."""
    return {(name.article, name.slot): name for name in names}
