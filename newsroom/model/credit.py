"""Who made an article: one person in one role, and the byline these print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Role(StrEnum):
    """What a person did for an article; the value is the name on the command line."""

    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    INTERN = "intern"
    AUTHOR = "author"
    PHOTOGRAPHER = "photographer"

    @property
    def word(self) -> str:
        """The word printed before the names."""
        return _WORDS[self]


_WORDS = {
    Role.REPORTER: "记者",
    Role.CORRESPONDENT: "通讯员",
    Role.INTERN: "实习生",
    Role.AUTHOR: "",
    Role.PHOTOGRAPHER: "摄影",
}


@dataclass(frozen=True, slots=True)
class Credit:
    """One person in one role.

    label: the role's word as printed where it is not the usual one (见习记者, 全媒体记者, 摄).
    """

    name: str
    role: Role
    label: str = ""

    @property
    def word(self) -> str:
        """The word to print before the name."""
        return self.label or self.role.word


def byline(people: Iterable[Credit]) -> str:
    """The byline's text without brackets: 记者 张三 李四 通讯员 王五 文/图.

    Persons credited both for text and pictures make the byline end in 文/图; photographers who
    wrote nothing follow with 摄影. Photographers named only in captions belong to the pictures.
    """
    everyone = list(people)
    writers = [c for c in everyone if c.role is not Role.PHOTOGRAPHER]
    written = {c.name for c in writers}
    shot = [c for c in everyone if c.role is Role.PHOTOGRAPHER]
    parts = []
    for word, group in groupby(writers, key=lambda c: c.word):
        names = " ".join(c.name for c in group)
        parts.append(f"{word} {names}" if word else names)
    if writers and shot and written <= {c.name for c in shot}:
        parts.append("文/图")
    others = " ".join(c.name for c in shot if c.name not in written)
    if others:
        parts.append(f"摄影 {others}")
    return " ".join(parts)
