"""Taking hand-in packages: each in one transaction and one step that can be undone.

What both desks changed is put aside for an editor, who sees it together.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.compare.merging import Merge
from newsroom.desk import keeping
from newsroom.desk.lineage import MERGED, REASON, Home, Lineage, Outcome, Taken, refused
from newsroom.desk.packing import all_articles, shown_in
from newsroom.desk.parcel_files import ReadParcel
from newsroom.desk.parcel_undo import stood, taking_step
from newsroom.desk.undo import Step, Steps
from newsroom.desk.versions import Versions
from newsroom.errors import NewsroomError
from newsroom.model.arrival import Arrival, ParcelLine
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.exchange import Manifest, PackageKind, PackedArticle, Parcel
from newsroom.model.holding import Way
from newsroom.model.remark import Remark, RemarkState
from newsroom.model.status import ArticleStatus
from newsroom.store.library import Library

_AHEAD = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ParcelReceipt:
    """What became of one package. notes: what else the editor should know. remarks: new ones."""

    path: Path
    manifest: Manifest | None = None
    taken: tuple[Taken, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: int = 0
    error: NewsroomError | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A version that waits to be put together, as a list shows it."""

    revision: str
    article: str
    title: str
    person: str
    came: datetime.datetime


class Taking:
    """The verbs of taking packages."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._lineage = Lineage(library, person)
        self._versions = Versions(library, steps, person)

    def take_part(self, read: ReadParcel, home: Home) -> tuple[ParcelReceipt, Change, Step | None]:
        """Take a package, or some of its articles, into the library, new articles to `home`; what
        fails leaves nothing. Gives also the step that takes it back.
        """
        assert read.manifest is not None
        assert read.parcel is not None
        try:
            with self._steps.together(f"收下{read.manifest.kind.text}“{read.manifest.title}”"):
                receipt = self._take(read, read.manifest, read.parcel, home)
        except NewsroomError as error:
            return ParcelReceipt(read.path, read.manifest, error=error), Change(), None
        touched = {one.article for one in receipt.taken if one.outcome is not Outcome.REFUSED}
        told = frozenset(touched if receipt.remarks else ())
        change = Change(articles=frozenset(touched), pool=bool(touched), remarks=told)
        return receipt, change, self._steps.newest

    def one_step(self, steps: Sequence[Step]) -> None:
        """Let what took the parts of a package back be one step."""
        self._steps.join(steps)

    def settled(self, read: ReadParcel) -> ParcelReceipt | None:
        """What is to be said of a package that was refused, or taken before; None for others."""
        if read.manifest is None or read.parcel is None:
            return ParcelReceipt(read.path, error=read.error)
        known = self._library.arrivals.booked(read.manifest.uuid)
        if known is not None and _whole(known, read.parcel):
            return ParcelReceipt(read.path, read.manifest, notes=(_known(known),))
        return None

    def _take(
        self, read: ReadParcel, manifest: Manifest, parcel: Parcel, home: Home
    ) -> ParcelReceipt:
        said = {each.article.uuid: _said(each, manifest) for each in parcel.articles}
        ids = [remark.uuid for remarks in said.values() for remark in remarks]
        before = stood(self._library, manifest.uuid, said, ids)
        for sha256 in shown_in(all_articles(parcel.articles)) & read.pictures.keys():
            self._library.pictures.record(read.pictures[sha256])
        taken = tuple(self._article(each, manifest, home) for each in parcel.articles)
        come = {one.article for one in taken if one.outcome is not Outcome.REFUSED}
        told = [each for each in parcel.articles if each.article.uuid in come]
        remarks = sum(self._remark(remark) for uuid in come for remark in said[uuid])
        self._book(read, manifest, told, before.line)
        new = [one.article for one in taken if one.outcome is Outcome.NEW]
        back = taking_step(self._library, self._person, manifest.uuid, [*said], new, before)
        self._steps.record(back)
        for one in taken:
            if one.before is not None and one.after is not None:
                self._versions.remember(REASON, (one.before,), (one.after,), one.ends)
        verb = f"收{manifest.kind.text}"
        self._library.events.append(self._person(), verb, (manifest.uuid, *sorted(come)))
        return ParcelReceipt(read.path, manifest, taken, tuple(_doubts(manifest)), remarks)

    def _article(self, packed: PackedArticle, manifest: Manifest, home: Home) -> Taken:
        if manifest.kind is PackageKind.SUBMISSION:
            article = replace(packed.article, status=ArticleStatus.SUBMITTED)
            packed = replace(packed, revision=replace(packed.revision, article=article))
        try:
            with self._library.transaction():
                return self._lineage.take(packed, home, manifest.uuid)
        except NewsroomError as error:
            return refused(packed, error)

    def _remark(self, remark: Remark) -> bool:
        known = self._library.remarks.find(remark.uuid)
        if known is None:
            self._library.remarks.put(replace(remark, issue="", page=""))
            return remark.state is RemarkState.OPEN
        if known.article != remark.article:
            return False
        if known.state is RemarkState.OPEN and remark.state is not RemarkState.OPEN:
            settled = {
                name: getattr(remark, name) for name in ("state", "answer", "settled_by", "settled")
            }
            self._library.remarks.put(replace(known, **settled))
        return False

    def _book(
        self,
        read: ReadParcel,
        manifest: Manifest,
        told: Iterable[PackedArticle],
        before: ParcelLine | None,
    ) -> None:
        """Write the package down, with what was taken of it before: a part, or all but what was
        refused then.
        """
        articles = dict(before.articles) if before is not None else {}
        articles |= {each.article.uuid: each.revision.uuid for each in told}
        line = ParcelLine(
            uuid=manifest.uuid,
            kind=manifest.kind,
            way=Way.IN,
            desk=manifest.desk,
            person=manifest.person,
            unit=manifest.unit,
            made=manifest.made,
            time=_now(),
            name=read.path.name,
            note=manifest.note,
            answers=manifest.answers,
            articles=tuple(articles.items()),
        )
        self._library.arrivals.unbook(manifest.uuid)
        self._library.arrivals.book(line)

    # What both changed ---------------------------------------------------------------------------

    def waiting(self) -> tuple[Waiting, ...]:
        """What waits for an editor, oldest first."""
        return tuple(
            Waiting(
                each.revision.uuid,
                each.revision.article.uuid,
                self._library.articles.get(each.revision.article.uuid).title,
                each.revision.person,
                each.came,
            )
            for each in self._library.arrivals.waiting()
        )

    def compared(self, revision: str) -> tuple[Arrival, Merge]:
        """What waits beside the article as it is now. Raises RefusedError where it is settled."""
        return self._lineage.compared(revision)

    def settle(self, revision: str, result: Article) -> Change:
        """Make the decided text the article's newest version; can be undone, and then waits again.

        Raises RefusedError where it is settled already, or the article may not be changed.
        """
        arrival, _ = self._lineage.compared(revision)
        label = f"{MERGED}《{result.title}》"
        with self._steps.together(label):
            before, after, ends = self._lineage.settle(revision, result)
            self._settled(arrival, before, after, ends)
            ids = (result.uuid, revision, arrival.parcel)
            self._library.events.append(self._person(), MERGED, ids)
        return Change(label=MERGED, articles=frozenset({result.uuid}), pool=True)

    def keep_apart(self, revision: str) -> Change:
        """Take what came as an article of its own beside ours, which stays as it is."""
        arrival, found = self._lineage.compared(revision)
        uuid = arrival.revision.article.uuid
        line = self._library.articles.summary(uuid)
        with self._steps.together(f"另存来稿《{arrival.revision.article.title}》"):
            other = self._lineage.apart(revision, Home(line.publication, line.issue))
            before, after, ends = self._lineage.settle(revision, found.ours)
            self._settled(arrival, before, after, ends)
            self._steps.record(self._other(other.uuid))
            self._library.events.append(self._person(), "另存来稿", (other.uuid, revision))
        return Change(label="另存来稿", articles=frozenset({uuid, other.uuid}), pool=True)

    def _other(self, uuid: str) -> Step:
        """The way back of an article that was added: to the bin."""
        library = self._library

        def move(back: bool) -> Change:
            (library.articles.bin if back else library.articles.restore)(uuid)
            library.events.append(self._person(), "撤销另存" if back else "重做另存", (uuid,))
            return Change(label="另存来稿", articles=frozenset({uuid}), pool=True)

        return Step(
            "另存来稿",
            lambda: move(back=True),
            lambda: move(back=False),
            lambda done: library.articles.binned(uuid) is not done,
        )

    def _settled(
        self, arrival: Arrival, before: Article, after: Article, ends: keeping.Ends
    ) -> None:
        arrivals = self._library.arrivals
        revision = arrival.revision.uuid

        def again() -> Change:
            arrivals.wait(arrival)
            return Change()

        def done_again() -> Change:
            arrivals.settle(revision)
            return Change()

        self._steps.record(
            Step(
                MERGED,
                again,
                done_again,
                lambda done: (arrivals.arrival(revision) is None) is done,
            )
        )
        if before != after:
            self._versions.remember(MERGED, (before,), (after,), ends)


def _known(line: ParcelLine) -> str:
    time = line.time.astimezone()
    when = f"{time.month}月{time.day}日 {time:%H:%M}"
    if line.way is Way.OUT:
        return f"是本机 {when} 打的包，里面没有新的内容"
    return f"{when} 已经收过，没有变化"


def _whole(line: ParcelLine, parcel: Parcel) -> bool:
    """Whether all that a package holds went out or was taken."""
    return {each.article.uuid for each in parcel.articles} <= {uuid for uuid, _ in line.articles}


def _said(packed: PackedArticle, manifest: Manifest) -> tuple[Remark, ...]:
    """The remarks that an article brings, and why it was sent back as one of them."""
    if not packed.opinion:
        return packed.remarks
    opinion = Remark(
        uuid=_derived(manifest.uuid, packed.article.uuid),
        article=packed.article.uuid,
        revision=packed.revision.uuid,
        words=packed.opinion,
        person=manifest.person,
        time=_now(),
    )
    return (*packed.remarks, opinion)


def _derived(*names: str) -> str:
    """One identity for what has these names, however often it comes."""
    digits = hashlib.sha256("|".join(names).encode()).hexdigest()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))


def _doubts(manifest: Manifest) -> Iterable[str]:
    if manifest.made > _now() + _AHEAD:
        made = manifest.made.astimezone()
        yield (
            f"打包的电脑时钟不准（写的是{made.year}年{made.month}月{made.day}日），先后以版本来历为准"
        )


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


__all__ = ["Arrival", "Home", "Merge", "Outcome", "ParcelReceipt", "Taking", "Waiting"]
