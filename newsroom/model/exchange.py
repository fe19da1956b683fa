"""Packages that carry work from desk to desk: what lies in them and what they may hold.

A package is a zip file. `package.json` (the `Manifest`) names it and every other member with size
and SHA-256; `content.json` holds the records of its kind as model/plain writes them; originals of
pictures lie in a folder of their own, and beside them a Word file for people without the program.
Export writes packages, intake reads them. `*.nrsub` carries articles, handed in or sent back;
`*.nrpage` a page; `*.nrpub` what describes a publication.

Articles know each other by lineage: each comes with its newest version, the versions that were
exchanged before, and who descends from whom without any text, so that two desks find the version
they last had in common.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.article import Article
from newsroom.model.identity import new_id
from newsroom.model.picture import Picture
from newsroom.model.remark import Remark
from newsroom.model.revision import Revision

MAGIC = "newsroom-package"
FORMAT = 1
"""The format this program writes, and the newest it reads. Raised when a package says something
that an older program must not pass by."""

MANIFEST, CONTENT = "package.json", "content.json"
PICTURE_FOLDER = "图片"

MOST_MANIFEST = 2 * 2**20
MOST_CONTENT = 16 * 2**20
MOST_BYTES = 300 * 2**20
"""Bytes of a package when unpacked."""
MOST_MEMBERS = 2_000
MOST_ARTICLES = 500
MOST_ANCESTORS = 2_000
"""Versions of one article that are told of."""
MOST_SAID = 8_000
"""Characters of one remark."""
MOST_TOLD = (60, 200, 400, 8_000, 60)
"""Characters of what a manifest tells: person, unit, title, note, program."""

_IDENTITY = re.compile(r"[0-9A-Za-z_-]{1,64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class PackageKind(StrEnum):
    """What a package is for. SUBMISSION: articles handed in; RETURN: sent back to their desk."""

    SUBMISSION = "submission"
    RETURN = "return"
    PAGE = "page"
    PUBLICATION = "publication"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "submission": "投稿包",
            "return": "返稿包",
            "page": "版面包",
            "publication": "报刊设置包",
        }[self.value]

    @property
    def suffix(self) -> str:
        """The file name's suffix."""
        return {"page": ".nrpage", "publication": ".nrpub"}.get(self.value, ".nrsub")


SUFFIXES = frozenset(kind.suffix for kind in PackageKind)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a package. name: within it, with / between folders. size: in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a package says of itself.

    desk: identity of the library that wrote it. person, unit: who sent it, as they call themselves;
    never a telephone number. made: by the clock of the writing computer, which may be wrong.
    answers: the package that this one sends back; empty for none. title: what it brings, in one
    line. note: words to the other desk.
    """

    magic: str = MAGIC
    format: int = FORMAT
    kind: PackageKind
    uuid: str = field(default_factory=new_id)
    desk: str
    person: str = ""
    unit: str = ""
    made: datetime.datetime
    program: str = ""
    answers: str = ""
    title: str = ""
    note: str = ""
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A version that is told of without its text."""

    uuid: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedArticle:
    """An article as it travels.

    revision: its newest version. earlier: versions that desks have exchanged before, newest first.
    ancestry: all versions that `revision` descends from. opinion: why it is sent back (退改意见).
    remarks: what was remarked on it.
    """

    revision: Revision
    earlier: tuple[Revision, ...] = ()
    ancestry: tuple[Ancestor, ...] = ()
    opinion: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def article(self) -> Article:
        """The article as of its newest version."""
        return self.revision.article


@dataclass(frozen=True, slots=True)
class PackedPicture:
    """A picture as it travels. member: the package's file with its original; empty where the
    original was not at hand.
    """

    picture: Picture
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What a `*.nrsub` carries."""

    articles: tuple[PackedArticle, ...]
    pictures: tuple[PackedPicture, ...] = ()


def identity(text: str) -> bool:
    """Whether a text may be the identity of a record."""
    return _IDENTITY.fullmatch(text) is not None


def hashed(text: str) -> bool:
    """Whether a text may be a SHA-256."""
    return _SHA256.fullmatch(text) is not None


def plain_name(name: str) -> bool:
    """Whether a member's name stays inside the package on every system."""
    parts = name.split("/")
    if not name or len(name) > 200 or any(part in ("", ".", "..") for part in parts):
        return False
    return not re.search(r'[\x00-\x1f\\:*?"<>|]', name)


def faults(
    articles: Iterable[PackedArticle],
    pictures: Iterable[PackedPicture],
    members: Collection[str],
) -> tuple[str, ...]:
    """What contradicts itself in records that were read well; empty where all agrees.

    Short technical phrases: whoever refuses the package says it in the person's words.
    """
    found: list[str] = []
    seen: set[str] = set()
    for packed in articles:
        article = packed.article
        if article.uuid in seen:
            found.append(f"article twice: {article.uuid[:64]}")
        seen.add(article.uuid)
        found += _article_faults(packed)
    for each in pictures:
        if not hashed(each.picture.sha256) or not _suffix(each.picture.suffix):
            found.append("picture without its hash")
        if each.member and each.member not in members:
            found.append(f"picture without its file: {each.member[:64]}")
    return tuple(found)


def _article_faults(packed: PackedArticle) -> Iterable[str]:
    versions = (packed.revision, *packed.earlier)
    named = [version.uuid for version in versions]
    named += [parent for version in versions for parent in version.parents]
    named += [uuid for each in packed.ancestry for uuid in (each.uuid, *each.parents)]
    named += [remark.uuid for remark in packed.remarks]
    if not all(map(identity, (packed.article.uuid, *named))):
        yield "an identity that is none"
    if any(remark.article != packed.article.uuid for remark in packed.remarks):
        yield "a remark on another article"
    if any(not remark.says.strip() or len(remark.says) > MOST_SAID for remark in packed.remarks):
        yield "a remark that says nothing or too much"
    if any(version.article.uuid != packed.article.uuid for version in versions):
        yield "a version of another article"
    if len(packed.ancestry) > MOST_ANCESTORS:
        yield "too many versions"
    slots = [slot for version in versions for slot in version.article.slots]
    if any(slot.picture and not hashed(slot.picture) for slot in slots):
        yield "a slot without its hash"


def _suffix(suffix: str) -> bool:
    return re.fullmatch(r"(\.[0-9a-z]{1,8})?", suffix) is not None


def common(ours: str, theirs: str, parents: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """The versions that two versions both descend from (or are) and that no other such version
    descends from; several where lines crossed, none where nothing is known.

    parents: of each version known.
    """
    shared = descent(ours, parents) & descent(theirs, parents)
    older = {older for one in shared for older in parents.get(one, ())}
    return tuple(sorted(shared - older))


def descent(version: str, parents: Mapping[str, Collection[str]]) -> frozenset[str]:
    """A version and all it descends from."""
    found: set[str] = set()
    open_ = [version]
    while open_:
        one = open_.pop()
        if one not in found:
            found.add(one)
            open_ += parents.get(one, ())
    return frozenset(found)
