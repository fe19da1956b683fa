"""A page package that came: what it would change here, before anything of it is taken.

Issue and page are known by their identities, else by publication, day and number, so that a page
made up in a library of its own finds the page it is for. Nothing here writes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from newsroom.compare.merging import Merge, merge
from newsroom.compare.pages import MergedPage
from newsroom.compare.pages import merge as merge_pages
from newsroom.desk.lineage import gone_for_good
from newsroom.desk.page_homes import at_home, homes_of
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.exchange import Manifest, PackedArticle, common, descent
from newsroom.model.holding import Holding, PageState, Way
from newsroom.model.issue import Issue
from newsroom.model.page import Page
from newsroom.model.parcels import PageParcel
from newsroom.store.library import Library

TAKING = "收下版面包"
UNDONE = f"撤销{TAKING}"
_AHEAD = datetime.timedelta(minutes=30)
_SENT_AGAIN = "请对方把做完的版面重新发出一次"


class Fate(StrEnum):
    """What becomes of an article that came with a page.

    GONE: it lies in the bin here, or was withdrawn; it is not put back on the page. MERGED: both
    sides changed it, without colliding. CLASH: both changed the same words.
    """

    NEW = "new"
    SAME = "same"
    THEIRS = "theirs"
    OURS = "ours"
    MERGED = "merged"
    CLASH = "clash"
    GONE = "gone"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "new": "新来的",
            "same": "没有改动",
            "theirs": "对方改过",
            "ours": "本机改过",
            "merged": "两边都改过，可以合并",
            "clash": "两边改了同一处",
            "gone": "本机已撤下",
        }[self.value]


@dataclass(frozen=True, slots=True)
class ArticleComing:
    """One article that came. ours: as it stands here, None where it is new. why: it is GONE."""

    packed: PackedArticle
    fate: Fate
    ours: Article | None = None
    merge: Merge | None = None
    why: str = ""

    @property
    def article(self) -> Article:
        """As it came."""
        return self.packed.article


@dataclass(frozen=True, slots=True, kw_only=True)
class PageComing:
    """What a package would do.

    parcel: with the identities that publication, issue and pages have here; where they are not
    known yet (`new_house`, `new_issue`) they keep those of the package. page: the page put
    together with the one here. doubles: articles that would stand on two pages, in words; notes:
    what else an editor should know. holding: who holds the page now.
    """

    manifest: Manifest
    parcel: PageParcel
    label: str
    new_house: bool
    new_issue: bool
    homes: Mapping[str, str]
    page: MergedPage
    ours: PageState
    articles: tuple[ArticleComing, ...]
    doubles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    holding: Holding | None = None

    @property
    def sender(self) -> str:
        """Who sent it."""
        return self.manifest.person or "对方"

    @property
    def clashes(self) -> tuple[ArticleComing, ...]:
        """The articles of which both sides changed the same words."""
        return tuple(each for each in self.articles if each.fate is Fate.CLASH)


def coming(library: Library, manifest: Manifest, parcel: PageParcel) -> PageComing:
    """What a page package would do here.

    Raises RefusedError for one that went out from here, was taken before, is older than one that
    was taken, is for a frozen issue or does not fit the type area.
    """
    _check_new(library, manifest)
    homes = homes_of(library, parcel)
    parcel = at_home(parcel, homes)
    _check_not_older(library, parcel.page, manifest.uuid)
    _check_open(library, parcel.issue.uuid)
    check_purged(library, parcel)
    new_issue = not library.issues.some([parcel.issue.uuid])
    new_house = library.publications.named(parcel.house.stem) is None
    found = ours(library, parcel)
    articles = tuple(_article(library, packed) for packed in parcel.articles)
    parcel, notes = _placeable(library, parcel, articles)
    if not new_house and not takes_style(library, parcel):
        _check_grid(library, parcel)
        notes += _style_notes(library, parcel)
    notes += tuple(_clock(manifest))
    merged = merge_pages(_base(library, parcel), found, parcel.state)
    if not new_issue:
        notes += tuple(_tails(library, parcel))
    return PageComing(
        manifest=manifest,
        parcel=parcel,
        label=page_label(parcel.house.name, parcel.issue, parcel.sheet),
        new_house=new_house,
        new_issue=new_issue,
        homes=homes,
        page=merged,
        ours=found,
        articles=articles,
        doubles=tuple(doubles(library, parcel)),
        notes=notes,
        holding=library.holdings.get(parcel.page),
    )


def page_label(house: str, issue: Issue, page: Page) -> str:
    """上街时报 第32期 三版 民生."""
    return " ".join(filter(None, (house, issue.number.label, page.label, page.name)))


# Whether it may be taken --------------------------------------------------------------------------


def _check_new(library: Library, manifest: Manifest) -> None:
    known = library.holdings.package(manifest.uuid)
    if known is not None:
        time = known.time.astimezone()
        when = f"{time.month}月{time.day}日 {time:%H:%M}"
        if known.way is Way.OUT:
            raise RefusedError(
                f"这是本机 {when} 发出去的版面包，里面没有新的内容",
                kept="稿库没有变化",
                advice=_SENT_AGAIN,
            )
        raise RefusedError(f"这个版面包 {when} 已经收过了", kept="稿库没有变化", advice=_SENT_AGAIN)


def _check_not_older(library: Library, page: str, uuid: str) -> None:
    for package in library.holdings.packages(page):
        if package.way is Way.IN and uuid in package.before:
            raise RefusedError(
                "这个版面包比已经收下的旧",
                kept="稿库没有变化",
                advice="请收最新的一个，或" + _SENT_AGAIN.removeprefix("请"),
            )


def _check_open(library: Library, issue: str) -> None:
    """Raise RefusedError where the issue is frozen."""
    for known in library.issues.some([issue]):
        if known.status.frozen:
            raise RefusedError(
                f"{known.label}{known.status.text}，版面已经冻结",
                kept="版面包没有收，还在原来的地方",
                advice="确实要改，请先重新打开本期，再收一次",
            )


def check_purged(library: Library, parcel: PageParcel) -> None:
    """Raise RefusedError where the page brings a piece that was deleted for good here."""
    titles = {each.article.uuid: each.article.title for each in parcel.articles}
    for uuid, purged in library.purging.purged(titles).items():
        if not library.articles.each([uuid]):
            raise RefusedError(
                f"这一版上的《{titles[uuid]}》{gone_for_good(purged)}",
                kept="版面包没有收，版面没有变化",
                advice="请对方把这一篇从版上撤下，再打一次包",
            )


def _check_grid(library: Library, parcel: PageParcel) -> None:
    grid = library.publications.get(parcel.issue.publication).grid
    outside = [p for p in parcel.placements if p.right > grid.columns or p.bottom > grid.rows]
    if outside:
        raise RefusedError(
            f"本机“{parcel.house.name}”的版心放不下包里的 {len(outside)} 篇稿件，"
            "两台电脑的版式不一样",
            kept="稿库没有变化",
            advice="请先收下对方的报刊设置包，或让对方改用同一版式",
        )


def takes_style(library: Library, parcel: PageParcel) -> bool:
    """Whether the publication takes the package's house style: nothing here is set in its own."""
    publication = library.publications.named(parcel.house.stem)
    return publication is not None and not library.publications.used(publication)


def _style_notes(library: Library, parcel: PageParcel) -> tuple[str, ...]:
    here = library.publications.get(parcel.issue.publication)
    if here.source == parcel.house.source:
        return ()
    return (f"两台电脑上“{here.name}”的版式不完全一样，版面可能多行或缺行；以主编的设置包为准",)


def _clock(manifest: Manifest) -> Iterator[str]:
    """Which came first is told by what grew from what; a wrong clock only misleads people."""
    if manifest.made > datetime.datetime.now(datetime.UTC) + _AHEAD:
        made = manifest.made.astimezone()
        day = f"{made.year}年{made.month}月{made.day}日"
        yield f"打包的电脑时钟不准（写的是{day}），先后以版本来历为准"


# Where it belongs ---------------------------------------------------------------------------------


def ours(library: Library, parcel: PageParcel) -> PageState:
    """The page as it stands here; empty where it is new."""
    pages = {page.uuid: page for page in library.issues.pages(parcel.issue.uuid)}
    page = pages.get(parcel.page)
    if page is None:
        return PageState(page=parcel.sheet)
    teasers = library.furnishing.teasers(parcel.issue.uuid) if parcel.teasers else ()
    return PageState(page=page, placements=library.issues.placements(page.uuid), teasers=teasers)


def _base(library: Library, parcel: PageParcel) -> PageState | None:
    """What both desks last knew of the page."""
    for uuid in parcel.before:
        known = library.holdings.package(uuid)
        if known is not None:
            return known.content
    return None


# Articles -----------------------------------------------------------------------------------------


def _article(library: Library, packed: PackedArticle) -> ArticleComing:
    uuid = packed.article.uuid
    if not library.articles.each([uuid]) or undone(library, uuid):
        return ArticleComing(packed, Fate.NEW)
    head = library.history.head(uuid)
    why = _gone(library, uuid)
    if why:
        return ArticleComing(packed, Fate.GONE, head.article, why=why)
    parents = dict(library.arrivals.parents(uuid))
    versions = (packed.revision, *packed.earlier)
    parents |= {each.uuid: each.parents for each in (*packed.ancestry, *versions)}
    theirs = packed.revision
    base = _common_text(library, packed, common(head.uuid, theirs.uuid, parents))
    merged = merge(base, head.article, theirs.article)
    if not merged.changed:
        fate = Fate.OURS if merged.ours_changed and base is not None else Fate.SAME
    elif theirs.uuid in descent(head.uuid, parents):
        fate = Fate.OURS
    elif merged.clashes:
        fate = Fate.CLASH
    else:
        fate = Fate.MERGED if merged.ours_changed else Fate.THEIRS
    return ArticleComing(packed, fate, head.article, merged)


def _common_text(library: Library, packed: PackedArticle, shared: Sequence[str]) -> Article | None:
    """The newest text of some versions, as far as one is at hand."""
    known = (*packed.earlier, packed.revision, *library.history.revisions(packed.article.uuid))
    found = [version for version in known if version.uuid in shared]
    return max(found, key=lambda version: version.time).article if found else None


def _gone(library: Library, article: str) -> str:
    """Why an article is not to stand on any page here; empty where it may."""
    if library.withdrawals.holds(article):
        return "已撤稿"
    if library.articles.binned(article) and not library.fillers.holds(article):
        return "在回收站里"
    return ""


def undone(library: Library, article: str) -> bool:
    """Whether an article lies in the bin only because the taking of its package was undone."""
    if not library.articles.each([article]) or not library.articles.binned(article):
        return False
    acts = library.events.touching([article])
    return bool(acts) and acts[-1].verb == UNDONE


def _placeable(
    library: Library, parcel: PageParcel, articles: Sequence[ArticleComing]
) -> tuple[PageParcel, tuple[str, ...]]:
    """The parcel without placements that may not be made here, and why."""
    notes, left = [], set()
    for each in articles:
        why = each.why or _elsewhere(library, parcel, each)
        if why:
            left.add(each.article.uuid)
            notes.append(f"《{each.article.title}》{why}，没有排到版上")
    kept = tuple(p for p in parcel.placements if p.article not in left)
    return replace(parcel, placements=kept), tuple(notes)


def _elsewhere(library: Library, parcel: PageParcel, each: ArticleComing) -> str:
    """Where an article stands in another issue; empty where in none."""
    if each.fate is Fate.NEW:
        return ""
    uuid = each.article.uuid
    issue = library.articles.summary(uuid).issue
    if issue in (None, parcel.issue.uuid) or not library.issues.placements_of(uuid):
        return ""
    return f"在本机已经排在{library.issues.get(issue).label}"


def doubles(library: Library, parcel: PageParcel) -> Iterator[str]:
    """Articles that would stand on this page and on another one, in words."""
    pages = {page.uuid: page for page in library.issues.pages(parcel.issue.uuid)}
    stand = [p for p in library.issues.issue_placements(parcel.issue.uuid) if p.page != parcel.page]
    titles = {each.article.uuid: each.article for each in parcel.articles}
    others = {uuid: library.articles.get(uuid) for uuid in {p.article for p in stand}}
    for placement in parcel.placements:
        article = titles[placement.article]
        for other in stand:
            if other.article == article.uuid and other.part == placement.part:
                yield f"《{article.title}》已经排在{pages[other.page].label}，收下后一稿两排"
            elif other.article != article.uuid and same_story(article, others[other.article]):
                there = others[other.article]
                yield f"《{article.title}》与{pages[other.page].label}《{there.title}》内容相同"


_LEAST = 6  # characters of a headline that tell a story


def same_story(one: Article, other: Article) -> bool:
    """Whether two articles are one story, filed twice."""
    if not (one.kind.story and other.kind.story):
        return False
    heads = ["".join(article.headline.split()) for article in (one, other)]
    bodies = ["".join(article.body.split()) for article in (one, other)]
    return (heads[0] == heads[1] and len(heads[0]) >= _LEAST) or (
        bodies[0] == bodies[1] and len(bodies[0]) > _LEAST
    )


def _tails(library: Library, parcel: PageParcel) -> Iterator[str]:
    """What jumps to a page that the package does not hold, and does not stand there here."""
    here = {(p.article, p.part) for p in library.issues.issue_placements(parcel.issue.uuid)}
    mine = {p.article for p in parcel.placements}
    pages = {page.uuid: page for page in parcel.pages}
    for placement in parcel.beside.placements:
        there = (placement.article, placement.part)
        if placement.part and placement.article in mine and there not in here:
            title = next(
                each.article.title
                for each in parcel.articles
                if each.article.uuid == placement.article
            )
            label = pages[placement.page].label
            yield f"《{title}》下转{label}，{label}不在这个包里，收下后请补排转版"
