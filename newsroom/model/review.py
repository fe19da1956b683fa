"""Reviews and proofs of an article (三审三校): handed in, passed step by step, returned.

The newest word on each step counts. A signature holds as long as the article prints just what its
signer saw; a later change voids that signature and no other, and undoing the change lets it hold
again.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.article import Article
from newsroom.model.identity import new_id
from newsroom.model.person import Duty, Person
from newsroom.model.status import ArticleStatus


class ReviewStep(StrEnum):
    """A step that copy goes through: three reviews, three proofs."""

    FIRST = "first"
    SECOND = "second"
    FINAL = "final"
    PROOF_ONE = "proof_one"
    PROOF_TWO = "proof_two"
    PROOF_THREE = "proof_three"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _WORDS[self.value]

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Whose step it is."""
        return _DUTIES[self.value]


_WORDS = {
    "first": "一审",
    "second": "二审",
    "final": "终审",
    "proof_one": "一校",
    "proof_two": "二校",
    "proof_three": "三校",
}
_DUTIES = {
    "first": (Duty.EDITOR, Duty.DIRECTOR, Duty.CHIEF),
    "second": (Duty.DIRECTOR, Duty.CHIEF),
    "final": (Duty.CHIEF,),
    "proof_one": (Duty.PROOFREADER,),
    "proof_two": (Duty.PROOFREADER,),
    "proof_three": (Duty.PROOFREADER, Duty.CHIEF),
}
_STATUS = {
    ReviewStep.FIRST: ArticleStatus.FIRST,
    ReviewStep.SECOND: ArticleStatus.SECOND,
    ReviewStep.FINAL: ArticleStatus.FINAL,
}
USUAL_STEPS = (ReviewStep.FIRST, ReviewStep.FINAL)
"""What a small desk begins with; a publication sets its own."""


class ReviewAct(StrEnum):
    """What was said of an article."""

    SUBMIT = "submit"
    PASS = "pass"  # noqa: S105 - a verb
    RETURN = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One word on an article. step: the one passed; of a return, the one to be taken again, None
    for back to the author. time: by the clock of the computer, which may be set back; clock: the
    library's own, by which the words are told in order; 0 until kept. revision, fingerprint:
    exactly what was read. reason: never empty for a return. earlier: the signature (uuid) that was
    given again after a small change.
    """

    uuid: str = field(default_factory=new_id)
    article: str
    act: ReviewAct
    step: ReviewStep | None
    person: str
    time: datetime.datetime
    revision: str
    fingerprint: str
    reason: str = ""
    earlier: str | None = None
    clock: int = field(default=0, compare=False)

    @property
    def told(self) -> str:
        """What was done: 送审, 一审通过, 退回作者, 退回一审, 终审复签."""
        if self.act is ReviewAct.SUBMIT:
            return "送审"
        if self.act is ReviewAct.RETURN:
            return f"退回{self.step.text if self.step else '作者'}"
        assert self.step is not None
        return f"{self.step.text}{'复签' if self.earlier else '通过'}"


@dataclass(frozen=True, slots=True)
class StepState:
    """One step of an article. review: the signature that counts, None while there is none. holds:
    the article prints what its signer saw.
    """

    step: ReviewStep
    review: Review | None
    holds: bool

    @property
    def lapsed(self) -> bool:
        """Whether it was signed and the article changed since."""
        return self.review is not None and not self.holds


def article_fingerprint(article: Article) -> str:
    """SHA-256 (hex) of what an article says in print: its words, names and pictures, whatever
    place, importance and status it has.
    """
    facts = (
        *(article.kind.value, article.section, article.kicker, article.headline, article.subhead),
        *(article.dateline, article.source_unit, article.body, article.jump_from, article.jump_to),
        tuple((credit.name, credit.role.value, credit.label) for credit in article.credits),
        tuple((slot.picture, slot.caption, slot.photographers) for slot in article.slots),
    )
    return hashlib.sha256(repr(facts).encode("utf8", "surrogatepass")).hexdigest()


def signed(reviews: Iterable[Review]) -> dict[ReviewStep, Review]:
    """The signatures that count, by step. reviews: of one article, oldest first. A return takes
    away those of its step and of all later ones.
    """
    steps = list(ReviewStep)
    found: dict[ReviewStep, Review] = {}
    for review in reviews:
        if review.act is ReviewAct.PASS and review.step is not None:
            found[review.step] = review
        elif review.act is ReviewAct.RETURN:
            first = steps.index(review.step) if review.step is not None else 0
            found = {step: one for step, one in found.items() if steps.index(step) < first}
    return found


def states(
    steps: Sequence[ReviewStep], reviews: Sequence[Review], now: str
) -> tuple[StepState, ...]:
    """Each step that is asked for or was signed. now: the article's fingerprint."""
    given = signed(reviews)
    return tuple(
        StepState(step, one := given.get(step), one is not None and one.fingerprint == now)
        for step in ReviewStep
        if step in steps or step in given
    )


def stage(steps: Iterable[ReviewStep], reviews: Sequence[Review]) -> ArticleStatus:
    """How far the reviews have brought an article: 草稿 to 待排. reviews: oldest first.

    It is ready once every step that is asked for was signed. A later change of its text takes
    nothing back: signatures are then given again.
    """
    given = signed(reviews)
    if not reviews or (reviews[-1].act is ReviewAct.RETURN and reviews[-1].step is None):
        return ArticleStatus.DRAFT
    if all(step in given for step in steps):
        return ArticleStatus.READY
    passed = [_STATUS[step] for step in _STATUS if step in given]
    return passed[-1] if passed else ArticleStatus.SUBMITTED


def next_step(steps: Iterable[ReviewStep], reviews: Sequence[Review]) -> ReviewStep | None:
    """The first step that nobody signed; None where all are signed."""
    given = signed(reviews)
    return next((step for step in steps if step not in given), None)


def may_sign(person: Person | None, step: ReviewStep) -> bool:
    """Whether a step is one of a person's duties; somebody without duties, or whom no list names,
    does everything.
    """
    if person is None or not person.duties:
        return True
    return any(duty in person.duties for duty in step.duties)


def slip_words(steps: Sequence[ReviewStep], reviews: Sequence[Review], now: str) -> str:
    """Who signed which step, for a printed slip: 一审 王芳 11-21 15:20　终审 ＿＿＿＿. A step that
    nobody signed leaves room for a pen. now: the article's fingerprint.
    """
    return "\u3000".join(_on_slip(state) for state in states(steps, reviews, now))


def _on_slip(state: StepState) -> str:
    if state.review is None:
        return f"{state.step.text} ＿＿＿＿"
    time = state.review.time.astimezone()
    since = "" if state.holds else "（签后有改动）"
    return f"{state.step.text} {state.review.person} {time:%m-%d %H:%M}{since}"
