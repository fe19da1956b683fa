"""What becomes of an article's slots when its pictures are added, moved, cropped or taken out.

Pure and light: the window's first paint loads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.model.picture import Crop, Picture, Slot

NEW = -1
_DIVIDERS = "、，,；; \u3000"
_JOINED = ("摄影报道", "摄影", "拍摄", "航拍", "摄")  # no name ends so; many end in 图
_WORDS = "|".join((*_JOINED, "图片", "图"))
_BEFORE = re.compile(rf"^(?:{_WORDS})\s*[：:/／]\s*")
_APART = re.compile(rf"[\s/／]+(?:{_WORDS})$")


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture file as read, its original kept in the media folder already: what is known of it,
    and the caption and photographers that its own record proposes.
    """

    picture: Picture
    caption: str = ""
    photographers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rearranged:
    """An article's slots after an act. order: for each its index before, NEW where there was none.

    verb: what the act is called. pictures: those that it brings.
    """

    slots: tuple[Slot, ...]
    order: tuple[int, ...]
    verb: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """How a slot's picture stands on the page. aspect: of its place, width by height.

    dots: per inch at that size; 0 where it holds no known picture. least: the house's limit.
    inches: its place's width.
    """

    dots: int
    aspect: float
    least: int = 0
    inches: float = 0.0

    @property
    def poor(self) -> bool:
        """Whether it is too coarse for print."""
        return 0 < self.dots < self.least

    def of(self, width: float, height: float) -> Printed:
        """The same place with a picture of so many pixels, narrowed to it."""
        shown = min(width, height * self.aspect)
        return replace(self, dots=int(shown / self.inches) if self.inches else 0)


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


def photographers(text: str) -> tuple[tuple[str, ...], str]:
    """Names out of what stands for a photographer: 张三 李四 摄, 摄影：张三, 张三/图; and what is
    no person's name but printed with the caption as it stands (区住建局供图).
    """
    whole = text.strip(_DIVIDERS + "（）()。.")
    if whole.endswith(("供图", "提供", "资料图", "资料图片")):
        return (), whole
    whole = _BEFORE.sub("", _APART.sub("", whole))
    for word in _JOINED:
        whole = whole.removesuffix(word)
    for mark in _DIVIDERS + "/／":
        whole = whole.replace(mark, " ")
    return tuple(dict.fromkeys(whole.split())), ""
