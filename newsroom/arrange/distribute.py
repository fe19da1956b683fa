"""分版: which page of an issue each article of its pool is meant for.

A small model chooses for all articles at once: a story goes where its section and its words
belong, the most important and the leaders' to page one, what is grouped stays together, and each
page gets about what fills it. What the editors meant already stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.arrange.leading import leader_of, ranks
from newsroom.arrange.topics import fitness
from newsroom.job import Job
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.page import Page
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import Look, shapes_of
from newsroom.typeset.furniture import blocked
from newsroom.typeset.groups import grouping

_FRONT, _FULL = 1, "各版稿件已够，先留在稿件列表"
# Worth of one degree of importance above the usual on page one, of a leader there, of standing
# with the group's other members, and of being placed at all, once for each degree of importance.
_IMPORTANT, _LEADER, _GROUP, _PLACED = 10, 12, 30, 8
_USUAL, _LEADING = 3, 4
_SPANS = {ArticleKind.BRIEF: (1,)}
_USUAL_SPANS = (2, 3)


@dataclass(frozen=True, slots=True)
class Meant:
    """An article and the page it is meant for, empty where no page has room. reason: in Chinese."""

    article: str
    page: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Articles that go to one page together. cells: what they take. drawn: to a page where others
    of their section are, by that page; with the title of one."""

    articles: tuple[Article, ...]
    cells: int
    drawn: Mapping[str, str]

    @property
    def importance(self) -> int:
        """Of its most important article."""
        return max(article.importance for article in self.articles)


@dataclass(frozen=True)
class _Room:
    """The pages with the cells that each still has to fill."""

    edition: Edition
    free: Mapping[str, int]
    rank: Mapping[str, int]


def distribute(edition: Edition, composer: Composer, job: Job) -> tuple[Meant, ...]:
    """A page for each article of the pool that is meant for none, most important first.

    Fillers and reserved blocks are not distributed: they close gaps or were ordered for a place;
    a 导读 belongs on page one without being asked. Raises CancelledError after a cancel.
    """
    cells = _cells(edition, composer, job)
    room = _Room(edition, _free(edition, cells), ranks(edition.articles, edition.leaders))
    bundles = _bundles(edition, cells, max(room.free.values(), default=0))
    if not bundles or not room.free:
        return ()
    job.report(0.7, "正在分配各版")
    chosen = _chosen(room, bundles, job)
    left = dict(room.free)
    for bundle, page in zip(bundles, chosen, strict=True):
        if page:
            left[page] -= bundle.cells
    found = [
        Meant(article.uuid, page, _reason(room, bundle, article, (page, left)) if page else _FULL)
        for bundle, page in zip(bundles, chosen, strict=True)
        for article in bundle.articles
    ]
    found.sort(key=lambda meant: -edition.articles[meant.article].importance)
    return tuple(found)


def _waiting(edition: Edition) -> list[str]:
    """The articles of the pool that may go to any page, and those that have their page."""
    placed = edition.placed
    return [
        uuid
        for uuid, article in edition.articles.items()
        if uuid not in placed
        and uuid not in edition.fillers
        and (_wanders(article.kind) or edition.meant.get(uuid))
    ]


def _wanders(kind: ArticleKind) -> bool:
    """Whether what is of a kind may go to any page."""
    return kind.prose or kind in (ArticleKind.BRIEF, ArticleKind.PICTURE)


def _cells(edition: Edition, composer: Composer, job: Job) -> dict[str, int]:
    """What each waiting article usually takes, in basic columns × rows."""
    waiting, found = _waiting(edition), {}
    for number, uuid in enumerate(waiting):
        job.report(0.7 * number / len(waiting), "正在量取稿件")
        spans = _SPANS.get(edition.articles[uuid].kind, _USUAL_SPANS)
        spans = tuple(span for span in spans if span <= edition.publication.grid.columns)
        shapes = shapes_of(edition, composer, uuid, Look(label=False, spans=spans))
        found[uuid] = min(((s.cost, s.area) for s in shapes), default=(0.0, 0))[1]
    return found


def _free(edition: Edition, cells: Mapping[str, int]) -> dict[str, int]:
    """The cells each page has left, with what is meant for it counted as there."""
    grid = edition.publication.grid
    found = {}
    for page in edition.pages:
        head = blocked(edition.publication, page.number)
        taken = sum(p.span * p.depth for p in edition.on_page(page.uuid))
        meant = sum(cells.get(uuid, 0) for uuid, on in edition.meant.items() if on == page.uuid)
        found[page.uuid] = grid.columns * grid.rows - head.span * head.rows - taken - meant
    return found


def _bundles(edition: Edition, cells: Mapping[str, int], most: int) -> list[_Bundle]:
    """What goes to one page together; a group that no page holds is taken apart."""
    groups: dict[str, list[str]] = {}
    for uuid in cells:
        if edition.meant.get(uuid):
            continue
        section = grouping(edition.articles[uuid])
        alone = not section or edition.articles[uuid].kind is ArticleKind.PICTURE
        groups.setdefault(uuid if alone else f"栏 {section}", []).append(uuid)
    found = []
    for uuids in groups.values():
        whole = sum(cells[uuid] for uuid in uuids) <= most
        for part in [uuids] if whole else [[uuid] for uuid in uuids]:
            found.append(_bundle(edition, part, cells))
    return found


def _bundle(edition: Edition, uuids: Sequence[str], cells: Mapping[str, int]) -> _Bundle:
    articles = tuple(edition.articles[uuid] for uuid in uuids)
    section = grouping(articles[0])
    drawn: dict[str, str] = {}
    for uuid, page in _stands(edition):
        other = edition.articles.get(uuid)
        if section and other is not None and uuid not in uuids and grouping(other) == section:
            drawn.setdefault(page, other.title)
    return _Bundle(articles, sum(cells[uuid] for uuid in uuids), drawn)


def _stands(edition: Edition) -> Iterable[tuple[str, str]]:
    """Articles with the page that they stand on or are meant for."""
    yield from ((p.article, p.page) for p in edition.placements if not p.part)
    yield from edition.meant.items()


def _worth(room: _Room, bundle: _Bundle, page: Page) -> int:
    """What it is worth to have a bundle on a page."""
    worths = [fitness(article, page.name).worth for article in bundle.articles]
    worth = round(sum(worths) / len(worths)) + _GROUP * (page.uuid in bundle.drawn)
    if page.number == _FRONT:
        worth += (bundle.importance - _USUAL) * _IMPORTANT
        worth += _LEADER * any(room.rank[article.uuid] for article in bundle.articles)
    return worth


def _chosen(room: _Room, bundles: Sequence[_Bundle], job: Job) -> list[str]:
    """A page for each bundle; empty where none has room for it."""
    from newsroom.arrange.sharing import Load, shared  # noqa: PLC0415 - the solver is slow to load

    pages = room.edition.pages
    loads = []
    for bundle in bundles:
        placed = _PLACED * bundle.importance * len(bundle.articles)
        worths = [_worth(room, bundle, page) + placed for page in pages]
        loads.append(Load(bundle.cells, worths, bundle.importance >= _LEADING))
    found = shared(loads, [room.free[page.uuid] for page in pages], job)
    return [pages[number].uuid if number >= 0 else "" for number in found]


def _reason(
    room: _Room, bundle: _Bundle, article: Article, goes: tuple[str, Mapping[str, int]]
) -> str:
    """Why an article goes to a page, as an editor would say it. goes: with what all have left."""
    page, left = goes
    chosen = room.edition.page(page)
    if page in bundle.drawn:
        return f"与同栏题的《{bundle.drawn[page]}》放在一起"
    if chosen.number == _FRONT and (front := _on_front(room, article)):
        return f"{front}，上{chosen.label}"
    name = _called(chosen)
    why = fitness(article, chosen.name).why
    if article.importance >= _LEADING:
        return f"{why or '重要稿件'}，作{name}头条"
    best = max(room.edition.pages, key=lambda p: (_worth(room, bundle, p), -p.number))
    better = _worth(room, bundle, best) > _worth(room, bundle, chosen)
    if better and left[best.uuid] < bundle.cells:
        return f"{_called(best)}稿件已够，转{name}"
    if len(bundle.articles) > 1:
        return f"“{grouping(article)}”各篇放在一起，归{name}"
    return f"{why}，归{name}" if why and not better else f"{name}还有空"


def _called(page: Page) -> str:
    """A page in a sentence: 民生版, 专版, 三版."""
    return f"{page.name.removesuffix('版')}版" if page.name else page.label


def _on_front(room: _Room, article: Article) -> str:
    """What puts an article on page one; empty where nothing does."""
    leader = leader_of(article, room.edition.leaders) if room.edition.leaders else None
    if leader is not None:
        return f"{leader.name}的活动"
    return f"重要程度 {article.importance}" if article.importance >= _LEADING else ""


__all__ = ["Meant", "distribute"]
