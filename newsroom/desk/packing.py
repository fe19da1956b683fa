"""Articles and pictures of the library as packages carry them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.exchange import PICTURE_FOLDER, Ancestor, PackedArticle, PackedPicture
from newsroom.store.library import Library
from newsroom.store.pictures import Pictures

_EARLIER = 12  # versions that go along with their text, so that most of who did what is told


@dataclass(frozen=True, slots=True)
class PackedPictures:
    """Pictures as they travel, and the files that they are by their names in the package."""

    pictures: tuple[PackedPicture, ...] = ()
    files: Mapping[str, Path] | None = None


def packed_articles(
    library: Library, articles: Iterable[str], also: Collection[str] = ()
) -> tuple[PackedArticle, ...]:
    """Articles with their newest versions, the latest before them and those named in `also`.

    Raises NotFoundError.
    """
    return tuple(_packed(library, uuid, also) for uuid in dict.fromkeys(articles))


def packed_pictures(library: Library, shown: Iterable[str]) -> PackedPictures:
    """The originals that some records show, by SHA-256; one that is gone travels without file."""
    known = library.pictures.some(set(shown) - {""})
    packed, files = [], {}
    for number, (sha256, picture) in enumerate(known.items(), 1):
        file = library.pictures.file(sha256)
        member = f"{PICTURE_FOLDER}/{number:03d}{picture.suffix}" if file is not None else ""
        if file is not None:
            files[member] = file
        packed.append(PackedPicture(picture, member))
    return PackedPictures(tuple(packed), files)


def stow(
    packed: Iterable[PackedPicture], files: Mapping[str, Path], pictures: Pictures, job: Job
) -> None:
    """Put the originals of a package that came into the media folder, ahead of taking it; may run
    in any thread. Raises FileError, CancelledError.
    """
    for each in packed:
        if each.member:
            job.check()
            pictures.files.keep(files[each.member], each.picture.suffix, job)


def shown_in(articles: Iterable[Article]) -> set[str]:
    """The pictures in some articles."""
    return {slot.picture for article in articles for slot in article.slots if slot.picture}


def all_articles(packed: Sequence[PackedArticle]) -> list[Article]:
    """All versions of articles whose text travels."""
    return [version.article for each in packed for version in (each.revision, *each.earlier)]


def _packed(library: Library, article: str, also: Collection[str]) -> PackedArticle:
    head = library.history.head(article)
    others = [one for one in library.history.revisions(article) if one.uuid != head.uuid]
    earlier = [one for at, one in enumerate(others) if at < _EARLIER or one.uuid in also]
    ancestry = tuple(Ancestor(one.uuid, one.parents) for one in (head, *others))
    return PackedArticle(revision=head, earlier=tuple(earlier), ancestry=ancestry)
