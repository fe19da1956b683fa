"""What the library knows that an article may be compared with: earlier stories that may tell of the
same, who writes for the house under such a name, the unit directory.

What to ask for is read from the text by plain patterns, so that asking stays short: it runs in the
library's lane.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from newsroom.desk.earlier import earlier
from newsroom.model.article import Article
from newsroom.model.contributor import Contributor, Unit, folded_name
from newsroom.model.markup import visible
from newsroom.proof.text import Earlier, Records
from newsroom.store.library import Library

_HAN = r"\u3400-\u9fff"
_POST = re.compile(rf"(?P<post>书记|[省市区县镇乡局院校所]长|主任|主席)(?P<name>[{_HAN}])")
_HANZI = re.compile(rf"[{_HAN}]+$")
_QUOTED = re.compile(rf"[“《]([{_HAN}A-Za-z0-9·]{{4,20}})[”》]")
_MEASURED = re.compile(
    rf"([{_HAN}]{{3,8}})(?:位于[{_HAN}]{{2,10}})?[，：]?(?:全长|总长|总投资|总面积|占地|建筑面积|始建于|建成于|成立于|落成于|创办于|创建于|海拔|高)"
)
_BEHIND = re.compile(
    rf"(?:全长|总长|总投资|总面积|占地|建筑面积|海拔|高)[约近达]?[0-9.]+[{_HAN}]{{1,4}}?的([{_HAN}]{{3,6}})"
)
_ASKS = 12  # words asked for by one article
_ASKS_IN_ALL = 200
_EACH = 6  # articles by one word, the newest
_SEVERAL = 3  # pieces that make a name known
_LONGEST = 4  # characters of a name
_MOST = 16  # articles in all


def asks(article: Article) -> tuple[str, ...]:
    """The words by which earlier stories are looked for: posts with the first character of the
    name, names in quotation and title marks, things that are measured or dated.
    """
    heads = (article.kicker, article.headline, article.subhead)
    captions = (slot.caption for slot in article.slots)
    text = "\n".join((*heads, visible(article.body), *captions))
    return tuple(dict.fromkeys(_asks(text)))[:_ASKS]


def _asks(text: str) -> Iterator[str]:
    for found in _MEASURED.finditer(text):
        yield found[1][-4:]
    for found in _BEHIND.finditer(text):
        yield found[1][:4]
    for found in _POST.finditer(text):
        before = _HANZI.search(text, max(found.start() - 2, 0), found.start())
        post = (before[0] if before else "") + found["post"]
        yield post[-4:] + found["name"]
    for found in _QUOTED.finditer(text):
        yield found[1]


def recall(library: Library, article: Article, day: datetime.date | None = None) -> Records:
    """All of it for one article. day: of its issue. Takes some milliseconds."""
    return recall_all(library, (article,), day)[0]


def recall_all(
    library: Library, articles: Sequence[Article], day: datetime.date | None = None
) -> tuple[Records, ...]:
    """All of it for some articles of one day, what they share asked for once."""
    units: tuple[Unit, ...] = ()
    if any(article.source_unit for article in articles):
        units = tuple(unit.for_others() for unit in library.units.all())
    earlier = _earlier_stories(library, articles, day)
    writers = _Writers(library)
    return tuple(
        Records(stories, writers.like(article), units if article.source_unit else ())
        for article, stories in zip(articles, earlier, strict=True)
    )


def names(library: Library) -> frozenset[str]:
    """All that the house knows by name: who writes for it, the units of its directory."""
    units = (name for unit in library.units.all() for name in (unit.name, *unit.other_names))
    return frozenset((*library.contributors.names(), *units))


class _Writers:
    """Who is known to write for the house: entered by an editor, or credited several times; a name
    that was mistyped is credited once or twice.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._like: dict[str, tuple[Contributor, ...]] = {}

    def like(self, article: Article) -> tuple[Contributor, ...]:
        """Those with a name nearly one of an article's byline or pictures, themselves too."""
        shot = (name for slot in article.slots for name in slot.photographers)
        wanted = map(folded_name, (*(c.name for c in article.credits), *shot))
        found = (one for name in list(dict.fromkeys(wanted))[:_ASKS] for one in self._named(name))
        return tuple({one.uuid: one for one in found}.values())

    def _named(self, name: str) -> tuple[Contributor, ...]:
        if name not in self._like:
            near = 2 <= len(name) <= _LONGEST and not self._masks.keys().isdisjoint(_masks(name))
            others = near and any(other != name for m in _masks(name) for other in self._of(m))
            persons = self._library.contributors.like(name) if others else ()
            known = (one for one in persons if one.pieces >= _SEVERAL or _entered(one))
            self._like[name] = tuple(map(_for_rules, known))
        return self._like[name]

    def _of(self, mask: tuple[object, ...]) -> Sequence[str]:
        return self._masks.get(mask, ())

    @cached_property
    def _masks(self) -> dict[tuple[object, ...], list[str]]:
        """All names by what they have in common with those nearly the same."""
        found: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for name in self._library.contributors.names():
            if 2 <= len(name) <= _LONGEST:
                for mask in _masks(name):
                    found[mask].append(name)
        return dict(found)


def _masks(name: str) -> Iterator[tuple[object, ...]]:
    """What a name shares with every other that differs in one place, or in order."""
    yield ("".join(sorted(name)),)
    for at in range(len(name)):
        yield at, name[:at], name[at + 1 :]


def _for_rules(person: Contributor) -> Contributor:
    """An entry as rules are told it: with its role by its credits, without what stays at home."""
    roles = person.roles or ((person.role,) if person.role else ())
    return replace(person.for_others(), roles=roles)


def _entered(person: Contributor) -> bool:
    said = (person.unit, person.phone, person.pinyin, person.note, person.roles)
    return any(said) or bool(person.other_names)


def _earlier_stories(
    library: Library, articles: Sequence[Article], day: datetime.date | None
) -> tuple[tuple[Earlier, ...], ...]:
    """For each article the printed stories that hold one of its asks, the newest first; itself,
    later ones, the bin and what was withdrawn left out. None as long as an older library's texts
    are not all in the index.
    """
    wanted = [asks(article) for article in articles]
    words = list(dict.fromkeys(word for each in wanted for word in each))[:_ASKS_IN_ALL]
    if not words or library.pool.unindexed():
        return ((),) * len(articles)
    bearing = {word: library.likenesses.bearing(word, _EACH) for word in words}
    every = dict.fromkeys(uuid for word in words for uuid in bearing[word])
    lines = {
        uuid: line
        for uuid, line in earlier(library, list(every)).items()
        if line.issue and not line.withdrawn and (day is None or line.date < day)
    }
    texts = {one.uuid: one for one in library.articles.each(list(lines)) if one.kind.story}
    made = {
        uuid: Earlier(texts[uuid], line.date, f"{_date(line.date)}《{line.headline}》")
        for uuid, line in lines.items()
        if uuid in texts
    }
    found = []
    for article, each in zip(articles, wanted, strict=True):
        named = {uuid for word in each for uuid in bearing.get(word, ())} - {article.uuid}
        stories = sorted(
            (made[uuid] for uuid in named if uuid in made),
            key=lambda one: (one.day, one.article.uuid),
            reverse=True,
        )
        found.append(tuple(stories[:_MOST]))
    return tuple(found)


def _date(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
