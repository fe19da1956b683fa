"""Signing pages: a person's word, in one step, on exactly the page that was seen."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.frame import PageFrames, PictureFrame, TextFrame
from newsroom.model.signoff import Signoff, SignStep
from newsroom.preflight.signing import KIND as SIGNED
from newsroom.preflight.signing import SignState, seen, states
from newsroom.store.library import Library

# SIGNED: name of the check that asks for signatures; its rule says which steps are needed.
__all__ = ["SIGNED", "SignState", "Signing", "seen", "signable", "states"]


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

    def sign(
        self, issue: str, page: str, step: SignStep, person: str, pages: Sequence[PageFrames]
    ) -> Change:
        """Sign a page. page: empty for a bulletin, which is signed whole; pages: as seen.

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
        )
        for other in self.signoffs(issue):
            facts = (other.page, other.step, other.person, other.fingerprint)
            if facts == (page, step, given.person, given.fingerprint):
                raise RefusedError(f"{given.person}已经签过{step.text}", kept="签字没有变化")
        return self._act("签字", given, add=True)

    def withdraw(self, signoff: str) -> Change:
        """Take a signature back; the event log keeps that it was given. Raises NotFoundError."""
        return self._act("撤回签字", self._library.checks.signoff(signoff), add=False)

    def _act(self, verb: str, signoff: Signoff, *, add: bool) -> Change:
        change = self._keep(verb, signoff, add=add)
        self._steps.record(
            Step(
                verb,
                lambda: self._keep(f"撤销{verb}", signoff, add=not add),
                lambda: self._keep(f"重做{verb}", signoff, add=add),
                lambda done: (
                    (signoff in self.signoffs(signoff.issue)) is (add if done else not add)
                ),
            )
        )
        return change

    def _keep(self, verb: str, signoff: Signoff, *, add: bool) -> Change:
        with self._library.transaction():
            if add:
                self._library.checks.add_signoff(signoff)
            else:
                self._library.checks.remove_signoff(signoff.uuid)
            ids = tuple(filter(None, (signoff.uuid, signoff.page, signoff.issue)))
            self._library.events.append(self._person(), verb, ids, signoff.fingerprint)
        return Change(label=verb, issues=frozenset({signoff.issue}))
