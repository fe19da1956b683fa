"""Remarks on the desk: written, changed, taken in, ticked off; each act one step."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

from newsroom.compare.edits import is_taken, taken
from newsroom.compare.targets import NAMES, readable
from newsroom.desk.undo import Step, Steps
from newsroom.desk.versions import Versions
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.remark import Anchor, Remark, RemarkState
from newsroom.store.library import Library

_AROUND = 8  # characters kept on both sides of what a remark is about
TAKING_IN = "采用批注"


def anchor_in(article: Article, field: str, start: int, end: int) -> Anchor:
    """The anchor of some characters of a field, counted as it reads. Raises KeyError, IndexError
    where there is no such field.
    """
    text = readable(article, field)
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    return Anchor(
        field,
        start,
        end,
        text[start:end],
        text[max(start - _AROUND, 0) : start],
        text[end : end + _AROUND],
    )


def field_words(remark: Remark) -> str:
    """What part of an article a remark is about, as the newsroom calls it."""
    if not remark.anchored:
        return "整篇" if remark.article else "版面"
    return NAMES.get(remark.anchor.field.partition(" ")[0], "稿件")


class Remarking:
    """The verbs of remarks. They are kept beside articles and never change one, but for a proposal
    that is taken in.
    """

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._versions = Versions(library, steps, person)

    def of_issue(self, issue: str) -> tuple[Remark, ...]:
        """An issue's remarks, oldest first."""
        return self._library.remarks.of_issue(issue)

    def of_article(self, article: str) -> tuple[Remark, ...]:
        """An article's remarks, oldest first."""
        return self._library.remarks.of_article(article)

    def add(self, remark: Remark) -> Change:
        """Write a remark down under the name of who sits at the keyboard, where it has none, on
        the article's present version and the page's last proof, where it names none.

        Raises RefusedError, NotFoundError.
        """
        revision, round_ = remark.revision, remark.round
        if remark.article and not revision:
            revision = self._library.history.head(remark.article).uuid
        home = remark.page or remark.issue
        if home and not round_:
            round_ = next((proof.round for proof in self._library.shots.of_pages([home])), "")
        person = remark.person or self._person()
        made = replace(remark, person=person, revision=revision, round=round_, time=_now())
        change = self._put("写批注", made)
        self._remember("写批注", None, made)
        return change

    def update(self, remark: Remark, label: str = "修改批注") -> Change:
        """Change what a remark says, or its state. Raises NotFoundError, RefusedError."""
        before = self._library.remarks.get(remark.uuid)
        if remark == before:
            return Change()
        change = self._put(label, remark)
        self._remember(label, before, remark)
        return change

    def remove(self, uuid: str) -> Change:
        """Take a remark away. Raises NotFoundError."""
        before = self._library.remarks.get(uuid)
        change = self._drop("删去批注", before)
        self._remember("删去批注", before, None)
        return change

    def settle(self, uuids: Sequence[str], state: RemarkState, answer: str = "") -> Change:
        """Tick remarks off as done or declined, or open them again. answer: why it is declined.

        Raises NotFoundError; RefusedError where one is declined without a reason.
        """
        if state is RemarkState.DECLINED and not answer.strip():
            raise RefusedError("没有写为什么不改", kept="批注没有变化", advice="请写一句理由")
        label = f"批注标为{state.text}"
        change = Change()
        with self._steps.together(label):
            for uuid in uuids:
                remark = self._library.remarks.get(uuid)
                change |= self.update(self._settled(remark, state, answer), label)
        return change

    def take_in(self, uuid: str) -> Change:
        """Make the change that a remark proposes in its article, as a version of its own, and tick
        the remark off: one step. Raises RefusedError where it proposes nothing or the words were
        changed since, NotFoundError.
        """
        remark = self._library.remarks.get(uuid)
        edit = remark.edit
        if edit is None:
            raise RefusedError(
                "这条批注没有写“改为”什么", kept="稿件没有变化", advice="请打开稿件照批注改"
            )
        change = Change(label=TAKING_IN)
        with self._steps.together(TAKING_IN):
            base = self._base(remark)
            now = self._library.articles.get(remark.article)
            if not is_taken(now, base, (edit,)):
                self._versions.save(taken(now, base, (edit,)), TAKING_IN, TAKING_IN)
                change |= Change(articles=frozenset({now.uuid}), pool=True)
            change |= self.update(self._settled(remark, RemarkState.DONE, ""), TAKING_IN)
        return change

    def _settled(self, remark: Remark, state: RemarkState, answer: str) -> Remark:
        if state is RemarkState.OPEN:
            return replace(remark, state=state, answer="", settled_by="", settled=None)
        return replace(
            remark, state=state, answer=answer.strip(), settled_by=self._person(), settled=_now()
        )

    def _base(self, remark: Remark) -> Article:
        """The article as the remark's anchor counts in it."""
        if remark.revision:
            return self._library.history.get(remark.revision).article
        return self._library.articles.get(remark.article)

    # Steps ---------------------------------------------------------------------------------------

    def _put(self, verb: str, remark: Remark) -> Change:
        with self._library.transaction():
            self._library.remarks.put(remark)
            self._log(verb, remark)
        return Change(label=verb, remarks=frozenset({remark.uuid}))

    def _drop(self, verb: str, remark: Remark) -> Change:
        with self._library.transaction():
            self._library.remarks.remove(remark.uuid)
            self._log(verb, remark)
        return Change(label=verb, remarks=frozenset({remark.uuid}))

    def _log(self, verb: str, remark: Remark) -> None:
        ids = filter(None, (remark.uuid, remark.article, remark.page, remark.issue))
        self._library.events.append(self._person(), verb, tuple(ids))

    def _remember(self, label: str, before: Remark | None, after: Remark | None) -> None:
        """Make an act one step. before, after: None where there was, or is, no such remark."""
        known = before or after
        assert known is not None

        def put(state: Remark | None, verb: str) -> Change:
            return self._drop(verb, known) if state is None else self._put(verb, state)

        self._steps.record(
            Step(
                label,
                lambda: put(before, f"撤销{label}"),
                lambda: put(after, f"重做{label}"),
                lambda done: self._library.remarks.find(known.uuid) == (after if done else before),
            )
        )


def remark_record(remark: Remark) -> dict[str, object]:
    """A remark as plain data."""
    return {
        "uuid": remark.uuid,
        "page": remark.spot.page,
        "place": remark.spot.words,
        "article": remark.article,
        "field": remark.anchor.field,
        "quoted": remark.anchor.words,
        "words": remark.words,
        "proposal": remark.proposal,
        "person": remark.person,
        "round": remark.round,
        "time": remark.time.isoformat(),
        "state": remark.state.value,
        "answer": remark.answer,
        "settled_by": remark.settled_by,
    }


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
