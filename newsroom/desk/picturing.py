"""An article's pictures: added, replaced, moved, cropped, taken out; pages follow."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.desk import artwork
from newsroom.desk.standing import Act, Standing
from newsroom.desk.undo import Steps
from newsroom.desk.versions import Versions
from newsroom.errors import CancelledError, NewsroomError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.frame import PageFrames, PictureFrame
from newsroom.model.manuscript import CopyPicture
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.preflight.pictures import LEAST_DPI, effective_dpi
from newsroom.store.library import Library
from newsroom.store.pictures import Pictures
from newsroom.text.photographers import read_caption

NEW = -1
_DIVIDERS = "、，,；; \u3000"
_CREDITS = ("摄影报道", "摄影", "拍摄", "航拍", "摄", "图")


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture file as read, its original kept in the media folder already: what is known of it,
    and the caption and photographers that its own record proposes.
    """

    picture: Picture
    caption: str = ""
    photographers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that is no picture, and why."""

    path: Path
    error: NewsroomError


@dataclass(frozen=True, slots=True)
class Rearranged:
    """An article's slots after an act. order: for each its index before, NEW where there was none.

    verb: what the act is called. pictures: those that it brings.
    """

    slots: tuple[Slot, ...]
    order: tuple[int, ...]
    verb: str
    pictures: tuple[Picture, ...] = ()


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
            with artwork.read_picture(path) as source:
                picture = artwork.stow(source, pictures)
                found.append(ReadPicture(picture, *_proposed(source)))
        except CancelledError:
            raise
        except NewsroomError as error:
            failed.append(NotRead(path, error))
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


def photographers(text: str) -> tuple[tuple[str, ...], str]:
    """Names out of what stands for a photographer: 张三 李四 摄, 摄影：张三, 张三/图; and what is
    no person's name but printed with the caption as it stands (区住建局供图).
    """
    whole = text.strip(_DIVIDERS + "（）()。.")
    if whole.endswith(("供图", "提供", "资料图", "资料图片")):
        return (), whole
    for word in _CREDITS:
        whole = whole.removesuffix(word)
        for mark in "：:/／":
            whole = whole.removeprefix(word + mark)
    for mark in _DIVIDERS + "/／":
        whole = whole.replace(mark, " ")
    return tuple(dict.fromkeys(whole.split())), ""


# What becomes of the slots ------------------------------------------------------------------------


def added(slots: Sequence[Slot], read: Sequence[ReadPicture], at: int = NEW) -> Rearranged:
    """Pictures put in before the slot `at`, or behind all; empty slots at the end take them first
    where no place was named.
    """
    order = list(range(len(slots)))
    after = list(slots)
    rest = list(read)
    for index, slot in enumerate(slots if at < 0 else ()):
        if rest and not slot.picture:
            after[index] = filled(slot, rest.pop(0))
    place = len(after) if at < 0 else min(at, len(after))
    after[place:place] = [filled(Slot(), one) for one in rest]
    order[place:place] = [NEW] * len(rest)
    verb = f"添加图片 {len(read)} 张" if len(read) > 1 else "添加图片"
    return Rearranged(tuple(after), tuple(order), verb, tuple(one.picture for one in read))


def replaced(slots: Sequence[Slot], index: int, read: ReadPicture) -> Rearranged:
    """Another picture in a slot; what was written there stays, its crop goes with the old one."""
    after = list(slots)
    after[index] = filled(replace(after[index], crop=Crop()), read)
    verb = "更换图片" if slots[index].picture else "添加图片"
    return Rearranged(tuple(after), _same(slots), verb, (read.picture,))


def moved(slots: Sequence[Slot], index: int, to: int) -> Rearranged:
    """A slot at another place: `to` counts in the order after it was taken out."""
    order = list(_same(slots))
    order.insert(to, order.pop(index))
    return Rearranged(tuple(slots[i] for i in order), tuple(order), "移动图片")


def removed(slots: Sequence[Slot], index: int) -> Rearranged:
    """Without a slot."""
    order = tuple(i for i in _same(slots) if i != index)
    return Rearranged(tuple(slots[i] for i in order), order, "移除图片")


def cropped(slots: Sequence[Slot], index: int, crop: Crop) -> Rearranged:
    """A slot's picture cropped; Crop() shows it whole again."""
    after = list(slots)
    after[index] = replace(after[index], crop=crop if crop.usable else Crop())
    return Rearranged(tuple(after), _same(slots), "裁切图片" if crop != Crop() else "恢复图片全貌")


def confirmed(slots: Sequence[Slot], index: int) -> Rearranged:
    """A picture and its caption found to belong together."""
    after = list(slots)
    after[index] = replace(after[index], doubtful=False)
    return Rearranged(tuple(after), _same(slots), "核对图文")


def copied(slots: Sequence[Slot], others: Iterable[Slot], at: int = NEW) -> Rearranged:
    """Slots of another article, their captions and crops with them, before the slot `at`."""
    more = tuple(slot for slot in others if slot.picture or slot.caption)
    place = len(slots) if at < 0 else min(at, len(slots))
    order = list(_same(slots))
    order[place:place] = [NEW] * len(more)
    return Rearranged((*slots[:place], *more, *slots[place:]), tuple(order), "复制图片")


def filled(slot: Slot, read: ReadPicture) -> Slot:
    """A slot with a picture; what its record proposes is taken where nothing was typed."""
    return replace(
        slot,
        picture=read.picture.sha256,
        caption=slot.caption or read.caption,
        photographers=slot.photographers or read.photographers,
        doubtful=False,
    )


def _same(slots: Sequence[Slot]) -> tuple[int, ...]:
    return tuple(range(len(slots)))


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


@dataclass(frozen=True, slots=True)
class Printed:
    """How a slot's picture stands on the page. aspect: of its place, width by height.

    dots: per inch at that size; 0 where it holds no known picture. poor: below the house's limit.
    """

    dots: int
    aspect: float

    @property
    def poor(self) -> bool:
        """Whether it is too coarse for print."""
        return 0 < self.dots < LEAST_DPI


def printed(page: PageFrames, article: str, pictures: Mapping[str, Picture]) -> dict[int, Printed]:
    """The pictures of an article on a composed page, by slot."""
    found = {}
    for frame in page.frames:
        if isinstance(frame, PictureFrame) and frame.article == article and frame.height > 0:
            known = pictures.get(frame.picture)
            dots = effective_dpi(known, frame) if known is not None else 0
            found[frame.slot] = Printed(dots, frame.width / frame.height)
    return found
