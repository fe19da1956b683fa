"""An article's pictures: added, replaced, moved, cropped, taken out; pages follow."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.desk import artwork
from newsroom.desk.rearranging import Printed, ReadPicture, Rearranged, photographers
from newsroom.desk.standing import Act, Standing
from newsroom.desk.undo import Steps
from newsroom.desk.versions import Versions
from newsroom.errors import CancelledError, NewsroomError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.frame import PageFrames, PictureFrame
from newsroom.model.manuscript import CopyPicture
from newsroom.model.picture import Picture
from newsroom.model.placement import PicturePlace, Placement
from newsroom.preflight.pictures import LEAST_DPI, effective_dpi
from newsroom.store.library import Library
from newsroom.store.pictures import Pictures
from newsroom.text.photographers import read_caption

_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that is no picture, and why."""

    path: Path
    error: NewsroomError


def read_pictures(
    paths: Sequence[Path], pictures: Pictures, job: Job
) -> tuple[tuple[ReadPicture, ...], tuple[NotRead, ...]]:
    """Read picture files and keep their originals: long, and runs anywhere; touches no database.

    Raises CancelledError after a cancel.
    """
    found: list[ReadPicture] = []
    failed: list[NotRead] = []
    for number, path in enumerate(paths):
        job.check()
        job.report(number / len(paths), f"正在读取图片 {number + 1}/{len(paths)}：{path.name}")
        try:
            one = Job()
            job.stop_with(one.cancel)
            with artwork.read_picture(path, one) as source:
                picture = artwork.stow(source, pictures)
                found.append(ReadPicture(picture, *_proposed(source)))
        except CancelledError:
            raise
        except NewsroomError as error:
            failed.append(NotRead(path, error))
        finally:
            job.stop_with(None)
    return tuple(found), tuple(failed)


@contextmanager
def as_file(write: Callable[[Path], object], name: str) -> Iterator[Path]:
    """A picture that came without a file (from the clipboard, a browser) as one of that name."""
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        path = Path(folder, name)
        write(path)
        yield path


def _proposed(source: CopyPicture) -> tuple[str, tuple[str, ...]]:
    """Caption and photographers as a picture's own record tells them (IPTC, XMP, EXIF)."""
    told = read_caption(source.caption)
    names, rest = photographers(source.photographer)
    caption = "\u3000".join(filter(None, (told.text, rest)))
    return caption, names or told.photographers


class Picturing:
    """The verbs of an article's pictures."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._versions = Versions(library, steps, person)
        self._standing = Standing(library, steps, person)

    def put(self, article: Article, act: Rearranged) -> Change:
        """Save an article, which stands as the editor has it with the act's slots, as a version.

        Its pictures keep their places on pages. One step. Raises as the library does.
        """
        label = f"{act.verb}《{article.title}》"
        before = self._library.articles.get(article.uuid)
        pages = frozenset[str]()
        with self._steps.together(label):
            for picture in act.pictures:
                self._library.pictures.record(picture)
            self._versions.save(article, act.verb, label)
            for issue, placements in self._moved(article.uuid, act.order).items():
                change = self._standing.put(
                    Act(act.verb, before.title), issue, add=tuple(placements)
                )
                pages |= change.pages
        touched = frozenset({article.uuid})
        return Change(label=act.verb, articles=touched, pages=pages, pool=True)

    def _moved(self, article: str, order: Sequence[int]) -> dict[str, list[Placement]]:
        """The article's placements whose pictures the act renumbers, by issue."""
        if order == tuple(range(len(order))):
            return {}
        found: dict[str, list[Placement]] = {}
        for placement in self._library.issues.placements_of(article):
            places = tuple(_renumbered(placement.pictures, order))
            if places != placement.pictures:
                issue = self._library.issues.issue_of(placement.page).uuid
                found.setdefault(issue, []).append(replace(placement, pictures=places))
        return found


def _renumbered(places: Iterable[PicturePlace], order: Sequence[int]) -> Iterator[PicturePlace]:
    """Each picture at its place under its new number; a place whose picture is gone goes too."""
    for place in places:
        if place.slot in order:
            yield replace(place, slot=order.index(place.slot))


# How they are printed -----------------------------------------------------------------------------


def printed(page: PageFrames, article: str, pictures: Mapping[str, Picture]) -> dict[int, Printed]:
    """The pictures of an article on a composed page, by slot."""
    found = {}
    for frame in page.frames:
        if isinstance(frame, PictureFrame) and frame.article == article and frame.height > 0:
            known = pictures.get(frame.picture)
            dots = effective_dpi(known, frame) if known is not None else 0
            inches = frame.width.mm / _MM_PER_INCH
            found[frame.slot] = Printed(dots, frame.width / frame.height, LEAST_DPI, inches)
    return found
