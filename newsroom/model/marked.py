"""Marked copy (花脸稿): two versions of an article in one, with who changed what and when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.markup import Paragraph


class Mark(StrEnum):
    """What became of some characters. AWAY: they were moved from here; HERE: they came here."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    AWAY = "away"
    HERE = "here"

    @property
    def before(self) -> bool:
        """Whether the earlier text has them at this place."""
        return self in (Mark.SAME, Mark.REMOVED, Mark.AWAY)

    @property
    def after(self) -> bool:
        """Whether the later text has them at this place."""
        return self in (Mark.SAME, Mark.ADDED, Mark.HERE)


@dataclass(frozen=True, slots=True)
class Segment:
    """Some characters of one fate; line ends are characters like others.

    old, new: where they begin in the earlier and in the later text; where they are in one of them
    only, the place in the other that they stand at. move: number of the move from 1, the same at
    both of its ends; 0 for none. step: the version that changed them, counted from 1 after the
    earlier text; 0 where nothing changed.
    """

    mark: Mark
    text: str
    old: int
    new: int
    move: int = 0
    step: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of an article in both versions.

    part: the field (model/article.FIELD_WORDS), body, or slots for the captions. segments: of the
    texts of `before` and of `after`, each paragraph followed by a line end.
    """

    part: str
    segments: tuple[Segment, ...]
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]

    @property
    def changed(self) -> bool:
        """Whether anything differs, be it only how a paragraph is set."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a version, and when."""

    person: str
    time: datetime.datetime


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """All of an article. makers: of each step, the first one's first. notes: what differs beside
    the text, in Chinese.
    """

    title: str
    earlier: Maker
    later: Maker
    passages: tuple[Passage, ...]
    makers: tuple[Maker, ...]
    notes: tuple[str, ...] = ()

    def count(self, *marks: Mark) -> int:
        """How many characters, blanks and line ends left out, met one of these fates."""
        return sum(
            not char.isspace()
            for passage in self.passages
            for segment in passage.segments
            if segment.mark in marks
            for char in segment.text
        )

    @property
    def moves(self) -> int:
        """How many passages were moved."""
        return sum(
            segment.mark is Mark.HERE for passage in self.passages for segment in passage.segments
        )
