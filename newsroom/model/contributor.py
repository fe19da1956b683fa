"""A contributor (作者档案): who has written or photographed for the house, and from which unit."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from newsroom.model.credit import Role
from newsroom.model.identity import new_id

_DOTS = str.maketrans(dict.fromkeys("•・‧∙●.．", "·"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """One person. counts: pieces credited to them, by role, most frequent first.

    roles: what they are for the house (记者, 通讯员 …), as an editor said. pinyin: how the name is
    read, where an editor said so. pen_names, former_names: 笔名, 曾用名. spellings: other ways the
    name was written (宋 晓). phone: for the house alone, as is the note; see `for_others`.
    """

    uuid: str
    name: str
    unit: str = ""
    phone: str = ""
    pinyin: str = ""
    roles: tuple[Role, ...] = ()
    pen_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    note: str = ""
    counts: tuple[tuple[Role, int], ...] = ()

    @property
    def pieces(self) -> int:
        """All their credits."""
        return sum(count for _, count in self.counts)

    @property
    def other_names(self) -> tuple[str, ...]:
        """Every other name that a credit may give them."""
        return tuple(dict.fromkeys((*self.pen_names, *self.former_names, *self.spellings)))

    @property
    def role(self) -> Role | None:
        """What they are for the house: as said, else what they are credited with most."""
        said = self.roles or tuple(role for role, _ in self.counts)
        return said[0] if said else None

    def for_others(self) -> Contributor:
        """The entry as it may leave the house: telephone and note stay at home."""
        return replace(self, phone="", note="", counts=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit that sends copy (来源单位). other_names: short and former ones. phone, contact, note
    are for the house alone, as a person's are.
    """

    uuid: str = field(default_factory=new_id)
    name: str
    other_names: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    note: str = ""

    def for_others(self) -> Unit:
        """The entry as it may leave the house."""
        return replace(self, contact="", phone="", note="")


class Likeness(StrEnum):
    """Why two entries may be one person."""

    SPELLING = "spelling"
    SAME_NAME = "same_name"
    PEN_NAME = "pen_name"
    PHONE = "phone"
    SOUND = "sound"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _LIKENESSES[self.value]


_LIKENESSES = {
    "spelling": "写法不同，是同一个名字",
    "same_name": "姓名完全相同",
    "pen_name": "一个是另一个的笔名或曾用名",
    "phone": "电话相同",
    "sound": "同单位、读音相同",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Two entries that may be one person; first the one that would be kept."""

    kept: Contributor
    gone: Contributor
    why: Likeness


class NameUse(StrEnum):
    """What the name of an entry that is merged away becomes for the person."""

    SPELLING = "spellings"
    PEN_NAME = "pen_names"
    FORMER_NAME = "former_names"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        words = {"spellings": "另一种写法", "pen_names": "笔名", "former_names": "曾用名"}
        return words[self.value]


@lru_cache(maxsize=1 << 15)
def folded_name(name: str) -> str:
    """A name as it is compared: without white space, in one width, its dots alike."""
    wide = unicodedata.normalize("NFKC", name).translate(_DOTS)
    return "".join(char for char in wide if not char.isspace()).casefold()
