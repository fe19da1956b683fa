"""Sheets to proofread and sign: page proofs (大样), galleys (小样), and what their files tell."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.length import Length


class ProofRound(StrEnum):
    """How often a page has been read; the value is what stands on the proof."""

    FIRST = "一校"
    SECOND = "二校"
    THIRD = "三校"
    FINAL = "清样"

    @property
    def text(self) -> str:
        """The word on the sheet: 一校样, but 清样."""
        return self.value if self is ProofRound.FINAL else f"{self.value}样"

    @classmethod
    def after(cls, proofs: int) -> ProofRound:
        """The round that follows so many earlier proofs; the fourth and later ones are final."""
        rounds = tuple(cls)
        return rounds[min(max(proofs, 0), len(rounds) - 1)]


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on a proof. name: of whom it is known to be; else empty."""

    duty: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ProofMarks:
    """What a page proof says around its page.

    page: 第1版 要闻. code: of the page's version (model/fingerprint). printed: local time.
    note: what else the reader has to know, such as the scale it was printed at.
    """

    publication: str
    issue: str
    page: str
    code: str
    printed: datetime.datetime
    round: ProofRound
    signatures: tuple[Signature, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a PDF's outline below its page. page: which of the file's pages, from 0.

    x, y: from the sheet's left top.
    """

    page: int
    title: str
    x: Length
    y: Length


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a PDF tells of itself. labels: of its pages, in order (一版, 二版 …).

    made: when; None leaves all times out, so that equal pages give equal files.
    """

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    labels: tuple[str, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    made: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """What a galley's slip (稿签) says of its article. Absent texts are empty.

    issue: its label. page: which it is meant for or stands on; position: where there. characters:
    as printed, without white space. printed: local time. code: of the version; empty until the
    text is set. reviews: who signed which step, and blanks for those that nobody signed.
    """

    publication: str
    issue: str
    section: str
    page: str
    position: str
    characters: int
    pictures: int
    status: str
    printed: datetime.datetime
    code: str = ""
    reviews: str = ""
