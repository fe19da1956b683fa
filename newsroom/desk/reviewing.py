"""Reviews of articles (三审三校): handed in, passed, returned, signed again after small changes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence

from newsroom.desk.review_state import Difference, Standing, known_names
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.page import chinese_number
from newsroom.model.picture import Picture
from newsroom.model.review import (
    Review,
    ReviewAct,
    ReviewStep,
    article_fingerprint,
    may_sign,
    next_step,
    signed,
    stage,
    states,
)
from newsroom.model.signoff import Paper
from newsroom.store.library import Library

__all__ = ["Difference", "Reviewing", "Standing", "check_paper"]

_NAMELESS = "还没有选好是谁在用"
_WHO = "请点窗口右上角，选您自己"


class Reviewing:
    """The verbs of reviewing. Each leaves an event and can be taken back."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    # Reading -------------------------------------------------------------------------------------

    def standing(self, article: str) -> Standing:
        """How far an article's reviews are. Raises NotFoundError."""
        library = self._library
        head, line = library.history.head(article), library.articles.summary(article)
        wanted = library.reviews.steps(line.publication)
        reviews = library.reviews.of(article)
        found = states(wanted, reviews, article_fingerprint(head.article))
        frozen = library.releases.frozen_in(article)
        return Standing(
            article=head.article,
            revision=head.uuid,
            publication=line.publication,
            status=line.status,
            steps=found,
            reviews=reviews,
            changes={
                state.review.uuid: self._told(state.review, head.article)
                for state in found
                if state.review is not None and state.lapsed
            },
            papers=library.reviews.papers(review.uuid for review in reviews),
            following=next_step(wanted, reviews),
            frozen=f"{library.issues.get(frozen).label}已冻结" if frozen else "",
        )

    def standings(self, edition: Edition) -> tuple[Standing, ...]:
        """How far the reviews of an issue's stories are, page by page; of none as long as nobody
        set steps for its publication and nothing was said of any of them.
        """
        names = (p.article for page in edition.pages for p in edition.on_page(page.uuid))
        placed = list(dict.fromkeys(names)) or [one.uuid for one in edition.in_order()]
        stories = [
            name
            for name in placed
            if name not in edition.fillers and edition.articles[name].kind.story
        ]
        reviews = self._library.reviews
        if not reviews.of_some(stories) and not reviews.chosen(edition.issue.publication):
            return ()
        return tuple(self.standing(name) for name in stories)

    def place(self, article: str) -> str:
        """Where an article belongs, for its slip: paper, issue, page and names. Raises
        NotFoundError.
        """
        library = self._library
        line = library.articles.summary(article)
        parts = [f"《{library.publications.get(line.publication).name}》"]
        if line.issue:
            parts.append(library.issues.get(line.issue).label)
        if line.pages:
            parts.append("、".join(f"{chinese_number(number)}版" for number in line.pages))
        parts += ["、".join(line.bylines), f"{line.characters} 字"]
        return "　".join(filter(None, parts))

    def difference(self, review: str) -> Difference:
        """What was changed in an article after a signature. Raises NotFoundError."""
        from newsroom.compare.small import touched  # noqa: PLC0415 - reads the dictionary
        from newsroom.desk.changes import article_changes  # noqa: PLC0415

        given = self._library.reviews.get(review)
        before = self._library.history.get(given.revision).article
        after = self._library.articles.get(given.article)
        return Difference(
            before,
            after,
            article_changes(before, after),
            touched(before, after, known_names(self._library)) if before != after else (),
        )

    # Acts ----------------------------------------------------------------------------------------

    def submit(self, articles: Sequence[str]) -> Change:
        """Hand articles in for review (送审). Raises RefusedError where one was handed in."""
        return self._together("送审", [self._made(one, ReviewAct.SUBMIT, None) for one in articles])

    def sign(
        self,
        articles: Sequence[str],
        step: ReviewStep,
        seen: Sequence[str] = (),
        reason: str = "",
    ) -> Change:
        """Pass articles at a step (一审通过 …). seen: fingerprints of what was read, where the
        signer saw the texts: RefusedError where one is another by now. RefusedError too where the
        step is none of the person's duties, or has been signed on just this text by them.
        """
        self._check_duty(step)
        made = [self._made(one, ReviewAct.PASS, step, reason) for one in articles]
        for review, print_ in zip(made, seen, strict=False):
            if review.fingerprint != print_:
                raise RefusedError(
                    f"《{self._title(review.article)}》刚才又有改动",
                    kept="没有签字",
                    advice="请看过现在的文字再签",
                )
        for review in made:
            other = signed(self._library.reviews.of(review.article)).get(step)
            if other is not None and _same(other, review):
                raise RefusedError(
                    f"《{self._title(review.article)}》{other.person}已经签过{step.text}",
                    kept="签字没有变化",
                )
        return self._together(f"{step.text}通过", made)

    def resign(self, review: str, *, read: bool = False) -> Change:
        """Sign again after a small change, on the same step. read: the whole text was read again,
        so that the change may be more than small. Raises RefusedError where it is more, nothing
        changed, or the step is none of the person's duties.
        """
        given = self._library.reviews.get(review)
        assert given.step is not None
        self._check_duty(given.step)
        made = self._made(given.article, ReviewAct.PASS, given.step, "", given.uuid)
        if made.fingerprint == given.fingerprint:
            raise RefusedError("签字之后没有改动，签字有效", kept="签字没有变化")
        touched = () if read else self.difference(review).touched
        if touched:
            raise RefusedError(
                f"改动涉及{'、'.join(touched)}，不能只看改动就复签",
                kept="签字没有变化",
                advice="请看过全文再签",
            )
        return self._together(f"{given.step.text}复签", [made])

    def send_back(self, articles: Sequence[str], step: ReviewStep | None, reason: str) -> Change:
        """Return articles for a reason: to the author (None), or to be taken at a step again.

        Raises RefusedError without a reason.
        """
        if not reason.strip():
            raise RefusedError("没有写退回理由", kept="没有退回", advice="请写明要改什么")
        made = [self._made(one, ReviewAct.RETURN, step, reason.strip()) for one in articles]
        return self._together(made[0].told if made else "退回", made)

    def withdraw(self, review: str) -> Change:
        """Take a word back; the event log keeps that it was given. Raises NotFoundError."""
        return self._act("撤回审签", [self._library.reviews.get(review)], add=False)

    def book(
        self,
        articles: Sequence[str],
        step: ReviewStep,
        person: str,
        time: datetime.datetime,
        photo: Picture | None = None,
    ) -> Change:
        """Book signatures that somebody gave on paper (纸签登记). photo: of the signed manuscript,
        whose original is kept already. Raises RefusedError where nobody is named or the time lies
        ahead.
        """
        check_paper(person, time)
        made = [self._made(one, ReviewAct.PASS, step, person=person, time=time) for one in articles]
        now = datetime.datetime.now(datetime.UTC)
        papers = {
            review.uuid: Paper(
                signature=review.uuid,
                photo=photo.sha256 if photo else "",
                booked_by=self._person(),
                booked=now,
            )
            for review in made
        }
        if photo is not None:
            self._library.pictures.record(photo)
        return self._act(f"登记{step.text}纸签", made, add=True, papers=papers)

    # Steps ---------------------------------------------------------------------------------------

    def steps(self, publication: str) -> tuple[ReviewStep, ...]:
        """The steps that a publication's copy goes through."""
        return self._library.reviews.steps(publication)

    def set_steps(self, publication: str, steps: Iterable[ReviewStep]) -> Change:
        """Let a publication's copy go through these steps. Signatures that were given stay; what
        waits is judged anew. One step.
        """
        chosen = set(steps)
        after = tuple(step for step in ReviewStep if step in chosen)
        before = self.steps(publication)
        if after == before:
            return Change()

        def write(verb: str, value: tuple[ReviewStep, ...]) -> Change:
            with self._library.transaction():
                self._library.reviews.set_steps(publication, value)
                self.settle(self._library.reviews.unfinished(publication))
                self._library.events.append(self._person(), verb, (publication,))
            return Change(label=verb, publications=frozenset({publication}), pool=True)

        verb = "设置审校步骤"
        change = write(verb, after)
        self._steps.record(
            Step(
                verb,
                lambda: write(f"撤销{verb}", before),
                lambda: write(f"重做{verb}", after),
                lambda done: self.steps(publication) == (after if done else before),
            )
        )
        return change

    def settle(self, articles: Iterable[str]) -> None:
        """Say anew how far the reviews of some articles are: where words on them came from
        elsewhere.
        """
        library = self._library
        for uuid in articles:
            steps = library.reviews.steps(library.articles.summary(uuid).publication)
            found = stage(steps, library.reviews.of(uuid))
            if library.reviews.stage(uuid) is not found:
                library.reviews.set_stage(uuid, found)

    # Inner ---------------------------------------------------------------------------------------

    def _made(
        self,
        article: str,
        act: ReviewAct,
        step: ReviewStep | None,
        reason: str = "",
        earlier: str | None = None,
        *,
        person: str = "",
        time: datetime.datetime | None = None,
    ) -> Review:
        if not self._person():
            raise RefusedError(_NAMELESS, kept="没有改动", advice=_WHO)
        head = self._library.history.head(article)
        draft = self._library.history.draft(article)
        if draft is not None and draft.article != head.article:
            raise RefusedError(
                f"《{head.article.title}》还有没存成版本的改动",
                kept="没有改动",
                advice="请先打开它按 Ctrl+S 存一次",
            )
        return Review(
            article=article,
            act=act,
            step=step,
            person=person.strip() or self._person(),
            time=time or datetime.datetime.now(datetime.UTC),
            revision=head.uuid,
            fingerprint=article_fingerprint(head.article),
            reason=reason,
            earlier=earlier,
        )

    def _check_duty(self, step: ReviewStep) -> None:
        person = self._library.persons.named(self._person())
        if not may_sign(person, step):
            assert person is not None
            duties = "、".join(duty.text for duty in step.duties)
            raise RefusedError(
                f"{person.name}（{person.told}）不签{step.text}",
                kept="没有签字",
                advice=f"{step.text}由{duties}签；职责在“审校—编辑部—人员与口令…”里设置",
            )

    def _told(self, review: Review, now: Article) -> tuple[str, ...]:
        from newsroom.desk.changes import article_changes  # noqa: PLC0415 - seldom

        return article_changes(self._library.history.get(review.revision).article, now)

    def _title(self, article: str) -> str:
        return self._library.articles.summary(article).title

    def _together(self, verb: str, made: Sequence[Review]) -> Change:
        return self._act(verb, made, add=True)

    def _act(
        self,
        verb: str,
        made: Sequence[Review],
        *,
        add: bool,
        papers: dict[str, Paper] | None = None,
    ) -> Change:
        if not made:
            return Change()
        papers = papers or self._library.reviews.papers(review.uuid for review in made)
        change = self._keep(verb, made, papers, add=add)

        def unchanged(done: bool) -> bool:
            there = add if done else not add
            return all(
                (review in self._library.reviews.of(review.article)) is there for review in made
            )

        title = self._title(made[0].article)
        more = f"等 {len(made)} 篇" if len(made) > 1 else ""
        self._steps.record(
            Step(
                f"{verb}《{title}》{more}",
                lambda: self._keep(f"撤销{verb}", made, papers, add=not add),
                lambda: self._keep(f"重做{verb}", made, papers, add=add),
                unchanged,
            )
        )
        return change

    def _keep(
        self, verb: str, made: Sequence[Review], papers: dict[str, Paper], *, add: bool
    ) -> Change:
        library = self._library
        with library.transaction():
            for review in made:
                if add:
                    library.reviews.add(review)
                    if review.uuid in papers:
                        library.reviews.add_paper(papers[review.uuid])
                else:
                    library.reviews.remove_paper(review.uuid)
                    library.reviews.remove(review.uuid)
                ids = (review.article, review.uuid, review.revision)
                library.events.append(self._person(), verb, ids, review.fingerprint)
            self.settle(dict.fromkeys(review.article for review in made))
        articles = frozenset(review.article for review in made)
        return Change(label=verb, articles=articles, pool=True)


def check_paper(person: str, time: datetime.datetime) -> None:
    """Raises RefusedError where a paper signature names nobody, or was given in times to come."""
    if not person.strip():
        raise RefusedError("没有写签字人", kept="没有登记", advice="请写明是谁签的")
    if time > datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=5):
        raise RefusedError(
            "签字时间在将来", kept="没有登记", advice="请核对签字的日期，或这台电脑的时钟"
        )


def _same(one: Review, other: Review) -> bool:
    return (one.person, one.fingerprint) == (other.person, other.fingerprint)
