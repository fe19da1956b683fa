"""Handing in: articles go out as a package for another desk.

Three steps, since only the first and the last need the library: `outgoing` in its thread,
parcel_files.write beside it, `book` in its thread again.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom.desk.packing import packed_pictures, shown_in
from newsroom.errors import RefusedError
from newsroom.export.naming import legal_name, picture_names
from newsroom.model.arrival import ParcelLine
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.exchange import (
    MOST_ANCESTORS,
    PICTURE_FOLDER,
    Ancestor,
    Manifest,
    PackageKind,
    PackedArticle,
    PackedPicture,
    Parcel,
    descent,
)
from newsroom.model.holding import Way
from newsroom.model.issue import Issue
from newsroom.model.publication import PublicationKind
from newsroom.model.review import ReviewAct
from newsroom.store.library import Library

UNIT = "sender_unit"  # the setting
_TITLES = 3
_MOST_SAID = 4_000
_UNNAMED = "未署名"


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """All that a package takes from the library. edition: for the Word file beside the records.

    heading: what that file begins with. letter: opinions and remarks to be read by people, empty
    for none. stem: the file name to propose, without suffix. to: for whom it is made.
    """

    manifest: Manifest
    parcel: Parcel
    files: Mapping[str, Path]
    edition: Edition
    heading: str
    letter: str
    stem: str
    to: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """The articles' titles."""
        return tuple(packed.article.title for packed in self.parcel.articles)

    @property
    def size(self) -> int:
        """Bytes of the pictures in it."""
        return sum(each.picture.size for each in self.parcel.pictures if each.member)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to send. unit: of the person at the keyboard. note: words to the other desk. opinions:
    of articles that are sent back, by article. to: for whom.
    """

    articles: tuple[str, ...]
    kind: PackageKind = PackageKind.SUBMISSION
    unit: str = ""
    note: str = ""
    opinions: Mapping[str, str] = field(default_factory=dict)
    to: str = ""


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An article that may be sent. remarks: open ones. opinion: why it was returned, as far as a
    review says so. sent: when it last went out, None where it never did.
    """

    uuid: str
    title: str
    characters: int
    pictures: int
    remarks: int = 0
    opinion: str = ""
    sent: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class HandState:
    """How far an article is on its way. sent, returned: when last, None for never. changed: since
    it was sent. remarks: open ones.
    """

    sent: datetime.datetime | None = None
    returned: datetime.datetime | None = None
    changed: bool = False
    remarks: int = 0


@dataclass(frozen=True, slots=True)
class BookLine:
    """A package in the book, as it is read. told: 发出投稿包. who: to or from whom."""

    uuid: str
    time: datetime.datetime
    told: str
    who: str
    titles: str
    note: str
    name: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What is known before a package is made. to: who sent the articles here."""

    lines: tuple[OfferLine, ...]
    person: str
    unit: str
    to: str = ""


class Handing:
    """The verbs of sending articles to another desk."""

    def __init__(self, library: Library, person: Callable[[], str]) -> None:
        self._library = library
        self._person = person

    def offer(self, articles: Sequence[str]) -> Offer:
        """What is to be known of articles before they are sent. Raises NotFoundError."""
        lines = tuple(self._offered(uuid) for uuid in dict.fromkeys(articles))
        unit = str(self._library.settings.get(UNIT))
        senders = self.senders([line.uuid for line in lines])
        return Offer(lines, self._person(), unit, senders[0] if len(senders) == 1 else "")

    def outgoing(self, wish: Wish) -> Outgoing:
        """A frozen snapshot of articles to be sent; what is typed must have been saved before.

        Raises NotFoundError; RefusedError where nothing is named, an article is empty or the
        original of one of its pictures is gone.
        """
        packed = tuple(self._packed(uuid, wish) for uuid in dict.fromkeys(wish.articles))
        if not packed:
            raise RefusedError("没有选稿件", kept="没有打包", advice="请先选好要投的稿件")
        articles = [each.article for each in packed]
        _check_written(articles)
        _check_said(wish)
        everything = [v.article for each in packed for v in (each.revision, *each.earlier)]
        edition = self._edition(articles)
        pictures, files = self._pictures(shown_in(everything), edition)
        newest = next((one for one in reversed(self._answered(wish))), "")
        manifest = Manifest(
            kind=wish.kind,
            desk=self._library.arrivals.desk,
            person=self._person(),
            unit=wish.unit.strip(),
            made=datetime.datetime.now(datetime.UTC),
            program="采编台",
            answers=newest,
            title=_title(articles),
            note=wish.note.strip(),
        )
        sender = "　".join(filter(None, (manifest.person or _UNNAMED, manifest.unit)))
        return Outgoing(
            manifest=manifest,
            parcel=Parcel(articles=packed, pictures=pictures),
            files=files,
            edition=edition,
            heading=f"{_word(wish.kind)}　{sender}　{_day(manifest.made)}",
            letter=_letter(manifest, packed),
            stem=legal_name(f"{_word(wish.kind)}-{wish.to or manifest.person}-{manifest.title}"),
            to=wish.to.strip(),
        )

    def book(self, outgoing: Outgoing, target: Path) -> Change:
        """Write down that a package went out. Gives what lists have to show anew."""
        packed = outgoing.parcel.articles
        manifest = outgoing.manifest
        line = ParcelLine(
            uuid=manifest.uuid,
            kind=manifest.kind,
            way=Way.OUT,
            desk=manifest.desk,
            person=outgoing.to,
            made=manifest.made,
            time=datetime.datetime.now(datetime.UTC),
            name=target.name,
            note=manifest.note,
            answers=manifest.answers,
            articles=tuple((each.article.uuid, each.revision.uuid) for each in packed),
        )
        uuids = [article for article, _ in line.articles]
        with self._library.transaction():
            if manifest.unit != self._library.settings.get(UNIT):
                self._library.settings.set(UNIT, manifest.unit)
            self._library.arrivals.book(line)
            verb = f"打{manifest.kind.text}"
            self._library.events.append(self._person(), verb, (manifest.uuid, *uuids))
        return Change(label=verb, articles=frozenset(uuids), pool=True)

    def senders(self, articles: Sequence[str]) -> tuple[str, ...]:
        """Who sent some articles here, in the order of the articles."""
        found = []
        for article in articles:
            lines = self._library.arrivals.of_article(article)
            found += [line.person for line in lines if line.way is Way.IN][:1]
        return tuple(dict.fromkeys(filter(None, found)))

    def state(self, article: str) -> HandState:
        """How far an article is on its way to another desk and back. Raises NotFoundError."""
        lines = self._library.arrivals.of_article(article)
        out = [line for line in lines if line.way is Way.OUT][:1]
        back = [line for line in lines if line.way is Way.IN][:1]
        head = self._library.history.head(article)
        draft = self._library.history.draft(article)
        sent = {revision for line in out for uuid, revision in line.articles if uuid == article}
        typed = draft is not None and draft.article != head.article
        return HandState(
            out[0].time if out else None,
            back[0].time if back else None,
            bool(out) and (typed or head.uuid not in sent),
            self._library.remarks.open_counts([article]).get(article, 0),
        )

    def lines(self) -> tuple[BookLine, ...]:
        """What went out and came in lately, newest first."""
        return tuple(map(self._line, self._library.arrivals.parcels()))

    def _line(self, parcel: ParcelLine) -> BookLine:
        known = self._library.articles.each([article for article, _ in parcel.articles])
        titles = "".join(f"《{article.title}》" for article in known[:_TITLES])
        more = f"等 {len(known)} 篇" if len(known) > _TITLES else ""
        way = "发出" if parcel.way is Way.OUT else "收到"
        return BookLine(
            parcel.uuid,
            parcel.time,
            f"{way}{parcel.kind.text}",
            "　".join(filter(None, (parcel.person, parcel.unit))),
            titles + more,
            parcel.note,
            parcel.name,
        )

    def _offered(self, uuid: str) -> OfferLine:
        line = self._library.articles.summary(uuid)
        article = self._library.articles.get(uuid)
        returned = [
            review.reason
            for review in self._library.reviews.of(uuid)
            if review.act is ReviewAct.RETURN
        ]
        went = (one for one in self._library.arrivals.of_article(uuid) if one.way is Way.OUT)
        sent = next((one.time for one in went), None)
        return OfferLine(
            uuid,
            article.title,
            line.characters,
            sum(bool(slot.picture) for slot in article.slots),
            self._library.remarks.open_counts([uuid]).get(uuid, 0),
            returned[-1] if returned else "",
            sent,
        )

    def _answered(self, wish: Wish) -> list[str]:
        """The packages that brought the articles here, oldest first."""
        lines = [line for a in wish.articles for line in self._library.arrivals.of_article(a)]
        came = sorted((line for line in lines if line.way is Way.IN), key=lambda line: line.time)
        return [line.uuid for line in came]

    def _packed(self, uuid: str, wish: Wish) -> PackedArticle:
        """An article with the versions that left this desk or came to it: what an office wrote in
        between stays there.
        """
        head = self._library.history.head(uuid)
        draft = self._library.history.draft(uuid)
        if draft is not None and draft.article != head.article:
            raise RefusedError(
                f"《{draft.article.title}》还有没保存的改动", kept="没有打包", advice="请先保存"
            )
        parents = self._library.arrivals.parents(uuid)
        line = sorted(descent(head.uuid, parents))[-MOST_ANCESTORS:]
        shared = self._library.arrivals.exchanged(uuid) - {head.uuid}
        versions = {one.uuid: one for one in self._library.history.revisions(uuid)}
        remarks = self._library.remarks.of_article(uuid)
        return PackedArticle(
            revision=head,
            earlier=tuple(versions[one] for one in line if one in shared and one in versions),
            ancestry=tuple(Ancestor(one, tuple(parents.get(one, ()))) for one in line),
            opinion=wish.opinions.get(uuid, "").strip(),
            remarks=tuple(replace(remark, issue="", page="") for remark in remarks),
        )

    def _pictures(
        self, shown: set[str], edition: Edition
    ) -> tuple[tuple[PackedPicture, ...], dict[str, Path]]:
        """The originals, under the names that the Word file gives them."""
        packed = packed_pictures(self._library, shown)
        names = {each.sha256: each.name for each in picture_names(edition)}
        pictures, files = [], {}
        for each in packed.pictures:
            sha256 = each.picture.sha256
            if not each.member and sha256 in names:
                raise RefusedError(
                    f"图片“{each.picture.name or sha256[:12]}”的原图不在稿库的图片文件夹里",
                    kept="没有打包",
                    advice="请重新放入原图，或从稿件里去掉这张图片，再打包一次",
                )
            member = each.member
            if member and sha256 in names:
                member = f"{PICTURE_FOLDER}/{names[sha256]}"
            if member:
                files[member] = (packed.files or {})[each.member]
            pictures.append(PackedPicture(each.picture, member))
        return tuple(pictures), files

    def _edition(self, articles: Sequence[Article]) -> Edition:
        """The articles as if they flowed: what the Word file is written from."""
        home = self._library.articles.summary(articles[0].uuid).publication
        publication = replace(self._library.publications.get(home), kind=PublicationKind.BULLETIN)
        today = datetime.datetime.now().astimezone().date()
        return Edition(
            publication=publication,
            issue=Issue(publication=home, date=today),
            pages=(),
            placements=(),
            articles={article.uuid: article for article in articles},
            pictures=self._library.pictures.some(shown_in(articles)),
        )


# Words --------------------------------------------------------------------------------------------


def _word(kind: PackageKind) -> str:
    return "返稿" if kind is PackageKind.RETURN else "投稿"


def _day(time: datetime.datetime) -> str:
    day = time.astimezone()
    return f"{day.year}年{day.month}月{day.day}日"


def _title(articles: Sequence[Article]) -> str:
    more = f"等{len(articles)}篇" if len(articles) > 1 else ""
    return articles[0].title + more


def _check_written(articles: Sequence[Article]) -> None:
    for article in articles:
        if not (article.headline.strip() or article.body.strip() or article.slots):
            raise RefusedError(
                f"《{article.title}》还没有写内容", kept="没有打包", advice="请写好再投"
            )


def _check_said(wish: Wish) -> None:
    if max(map(len, wish.opinions.values()), default=0) > _MOST_SAID or len(wish.note) > _MOST_SAID:
        raise RefusedError(
            f"附言和退改意见最多各写 {_MOST_SAID} 字", kept="没有打包", advice="请写短一些"
        )


def _letter(manifest: Manifest, packed: Sequence[PackedArticle]) -> str:
    """Opinions and open remarks as a text that anybody can read."""
    lines = []
    for each in packed:
        said = [each.opinion] if each.opinion else []
        said += [
            f"{number}. {f'“{remark.anchor.words}”：' if remark.anchor.words else ''}{remark.says}"
            for number, remark in enumerate(each.remarks, 1)
        ]
        if said:
            lines += [f"《{each.article.title}》", *said, ""]
    if not lines or manifest.kind is not PackageKind.RETURN:
        return ""
    head = [f"{manifest.person or _UNNAMED}　{_day(manifest.made)}", *filter(None, [manifest.note])]
    return "\r\n".join([*head, "", *lines])
