"""Sign-offs: a person's word on exactly what was seen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.identity import new_id

_CODED = "code:"


class SignStep(StrEnum):
    """On what duty a page is signed."""

    EDITOR = "editor"
    PROOFREADER = "proofreader"
    DESIGNER = "designer"
    CHIEF = "chief"
    RELEASE = "release"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "editor": "责编",
            "proofreader": "校对",
            "designer": "版式",
            "chief": "终审",
            "release": "签发",
        }[self.value]


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article as it stood on a signed page. revision: its version; place: fingerprint of how it
    stood there.
    """

    article: str
    revision: str
    place: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a page held when it was signed, so that a later change can be named. frame: fingerprint
    of what stands around the articles: masthead or folio, page name, editors.
    """

    articles: tuple[HeldArticle, ...] = ()
    frame: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signoff:
    """One signature on a page. fingerprint: of the page that was seen; a page that shows another
    is not signed any more. page: empty for a bulletin, which is signed whole: its pages follow
    its text. One that was given on paper, to a proof of another version, has `coded` in its place.
    """

    uuid: str = field(default_factory=new_id)
    issue: str
    page: str
    step: SignStep
    person: str
    time: datetime.datetime
    fingerprint: str
    held: Held = Held()

    def given_to(self, fingerprint: str) -> bool:
        """Whether it was given to the page of this fingerprint."""
        if self.fingerprint.startswith(_CODED):
            from newsroom.model.fingerprint import short_code  # noqa: PLC0415 - seldom given so

            code = self.fingerprint.removeprefix(_CODED)
            return bool(fingerprint) and code == short_code(fingerprint)
        return self.fingerprint == fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A signature that was given on paper (纸签) and booked later. signature: the Signoff or Review
    (uuid). photo: SHA-256 of the picture of the signed proof; empty for none. code: the version
    code that the proof bears; empty where none was told.
    """

    signature: str
    photo: str = ""
    code: str = ""
    booked_by: str
    booked: datetime.datetime


def coded(code: str) -> str:
    """What stands for the fingerprint of a page of which only the version code is known."""
    return f"{_CODED}{code.strip().upper()}"
