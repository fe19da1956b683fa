"""Signing pages: a person's word, in one step, on exactly the page that was seen."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.fingerprint import short_code
from newsroom.model.frame import PageFrames, PictureFrame, TextFrame
from newsroom.model.signoff import Held, Paper, Signoff, SignStep, coded
from newsroom.preflight.signing import KIND as SIGNED
from newsroom.preflight.signing import SignState, seen, states
from newsroom.store.library import Library

if TYPE_CHECKING:
    from newsroom.desk.held import PageDifference
    from newsroom.model.edition import Edition
    from newsroom.model.picture import Picture

# SIGNED: name of the check that asks for signatures; its rule says which steps are needed.
__all__ = ["SIGNED", "PaperSign", "SignState", "Signing", "seen", "signable", "states"]

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")


@dataclass(frozen=True, slots=True)
class PaperSign:
    """A signature on a paper proof. page: empty for a bulletin. code: the version code printed on
    the proof. photo: of it, whose original is kept already; None for none.
    """

    issue: str
    page: str
    step: SignStep
    person: str
    time: datetime.datetime
    code: str
    photo: Picture | None = None


def signable(pages: Sequence[PageFrames]) -> None:
    """Raises RefusedError where nothing of an issue stands on the pages yet: a signature is for
    what was read, and masthead and folio alone are nothing to read.
    """
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame | PictureFrame) and frame.article:
                return
    raise RefusedError(
        "这一版还是空版，没有可签的内容" if len(pages) == 1 else "还没有稿件，没有可签的内容",
        kept="没有签字",
        advice="请先排上稿件，看过大样再签字",
    )


class Signing:
    """The verbs of signing. A page that shows anything else than what was seen is not signed any
    more; nothing needs to be taken back for that.
    """

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def signoffs(self, issue: str) -> tuple[Signoff, ...]:
        """All signatures of an issue, oldest first."""
        return self._library.checks.signoffs(issue)

    def holding(self, edition: Edition, page: str) -> Held:
        """What a page of an edition holds, to be kept with a signature on it."""
        from newsroom.desk.held import holding  # noqa: PLC0415 - seldom

        return holding(self._library, edition, page)

    def difference(self, signoff: str) -> PageDifference:
        """What was changed on a page since a signature. Raises NotFoundError."""
        from newsroom.desk.held import page_difference  # noqa: PLC0415 - seldom
        from newsroom.desk.review_state import known_names  # noqa: PLC0415

        given = self._library.checks.signoff(signoff)
        edition = self._library.editions.get(given.issue)
        return page_difference(self._library, edition, given, known_names(self._library))

    def sign(
        self,
        issue: str,
        page: str,
        step: SignStep,
        person: str,
        pages: Sequence[PageFrames],
        held: Held | None = None,
    ) -> Change:
        """Sign a page. page: empty for a bulletin, which is signed whole; pages: as seen; held:
        what they were composed of, so that a later change can be named.

        Raises RefusedError where there is nothing to sign, nobody is named or that person has
        signed just this already, NotFoundError.
        """
        signable(pages)
        given = Signoff(
            issue=issue,
            page=page,
            step=step,
            person=person.strip(),
            time=datetime.datetime.now(datetime.UTC),
            fingerprint=seen(pages),
            held=held or Held(),
        )
        for other in self.signoffs(issue):
            facts = (other.page, other.step, other.person, other.fingerprint)
            if facts == (page, step, given.person, given.fingerprint):
                raise RefusedError(f"{given.person}已经签过{step.text}", kept="签字没有变化")
        return self._act("签字", given, add=True)

    def resign(self, signoff: str, pages: Sequence[PageFrames], held: Held) -> Change:
        """Sign a page again after a small change, on the same step, seen by its difference alone.

        Raises RefusedError where the change is more than small.
        """
        given = self._library.checks.signoff(signoff)
        difference = self.difference(signoff)
        if not difference.small:
            what = "、".join(difference.touched) or "版面"
            raise RefusedError(
                f"改动涉及{what}，不能只看改动就复签",
                kept="签字没有变化",
                advice="请看过大样再签字",
            )
        return self.sign(given.issue, given.page, given.step, self._person(), pages, held)

    def book(self, paper: PaperSign, pages: Sequence[PageFrames], held: Held) -> Change:
        """Book a signature that was given on a paper proof (纸签登记). pages, held: the page as it
        is now; the signature holds where the proof bears its version code.

        Raises RefusedError where nobody is named, no code, or the time lies ahead.
        """
        from newsroom.desk.reviewing import check_paper  # noqa: PLC0415 - seldom

        check_paper(paper.person, paper.time)
        signable(pages)
        code = paper.code.strip().upper()
        if not CODE.fullmatch(code):
            raise RefusedError(
                f"“{paper.code}”不是版本号",
                kept="没有登记",
                advice="版本号印在大样上，八位字母和数字，如 7K3M-2QXP",
            )
        same = code == short_code(seen(pages))
        given = Signoff(
            issue=paper.issue,
            page=paper.page,
            step=paper.step,
            person=paper.person.strip(),
            time=paper.time,
            fingerprint=seen(pages) if same else coded(code),
            held=held if same else Held(),
        )
        kept = Paper(
            signature=given.uuid,
            photo=paper.photo.sha256 if paper.photo else "",
            code=code,
            booked_by=self._person(),
            booked=datetime.datetime.now(datetime.UTC),
        )
        if paper.photo is not None:
            self._library.pictures.record(paper.photo)
        return self._act("登记纸签", given, add=True, paper=kept)

    def papers(self, issue: str) -> dict[str, Paper]:
        """Of an issue's signatures those that were given on paper."""
        return self._library.reviews.papers(signoff.uuid for signoff in self.signoffs(issue))

    def withdraw(self, signoff: str) -> Change:
        """Take a signature back; the event log keeps that it was given. Raises NotFoundError."""
        return self._act("撤回签字", self._library.checks.signoff(signoff), add=False)

    def _act(self, verb: str, signoff: Signoff, *, add: bool, paper: Paper | None = None) -> Change:
        paper = paper or self._library.reviews.papers([signoff.uuid]).get(signoff.uuid)
        change = self._keep(verb, signoff, paper, add=add)
        self._steps.record(
            Step(
                verb,
                lambda: self._keep(f"撤销{verb}", signoff, paper, add=not add),
                lambda: self._keep(f"重做{verb}", signoff, paper, add=add),
                lambda done: (
                    (signoff in self.signoffs(signoff.issue)) is (add if done else not add)
                ),
            )
        )
        return change

    def _keep(self, verb: str, signoff: Signoff, paper: Paper | None, *, add: bool) -> Change:
        with self._library.transaction():
            if add:
                self._library.checks.add_signoff(signoff)
                if paper is not None:
                    self._library.reviews.add_paper(paper)
            else:
                self._library.reviews.remove_paper(signoff.uuid)
                self._library.checks.remove_signoff(signoff.uuid)
            ids = tuple(filter(None, (signoff.uuid, signoff.page, signoff.issue)))
            self._library.events.append(self._person(), verb, ids, signoff.fingerprint)
        return Change(label=verb, issues=frozenset({signoff.issue}))
