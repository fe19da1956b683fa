"""What a proof of a page showed: kept when it is made, so that the next can be compared with it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from newsroom.model.frame import TextRole
from newsroom.model.identity import new_id
from newsroom.model.length import Length
from newsroom.model.picture import Crop
from newsroom.model.placement import Placement


@dataclass(frozen=True, slots=True)
class ShotLine:
    """One line. along: where each character begins, on the page, and where the last one ends:
    EMU from the left, of a vertical line from the top. across: the line's upper edge, of a
    vertical one its left edge. size: of its largest type. face: the font as the newsroom calls
    it. ends: a paragraph ends with it.
    """

    text: str
    along: tuple[int, ...]
    across: int
    size: int
    face: str
    ends: bool = False
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class ShotText:
    """The lines of one frame. article: empty for furniture."""

    role: TextRole
    article: str
    lines: tuple[ShotLine, ...]


@dataclass(frozen=True, slots=True)
class ShotPicture:
    """A picture as it was placed; `picture` (SHA-256) is empty for an empty place."""

    article: str
    slot: int
    picture: str
    crop: Crop
    x: Length
    y: Length
    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class Titled:
    """An article's title at that time."""

    article: str
    title: str


@dataclass(frozen=True, slots=True)
class Shot:
    """One page. page: identity; of a bulletin's pages all the issue's. number: on paper."""

    page: str
    number: int
    texts: tuple[ShotText, ...]
    pictures: tuple[ShotPicture, ...] = ()
    placements: tuple[Placement, ...] = ()
    titles: tuple[Titled, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofShot:
    """A proof that was made of a page, or of a whole bulletin. round: as printed on it (一校样).
    code: of the version it shows. shots: empty where they were left out to list proofs only.
    """

    uuid: str = field(default_factory=new_id)
    issue: str
    page: str
    round: str
    code: str
    person: str
    time: datetime.datetime
    shots: tuple[Shot, ...] = ()
