"""What the library knows that an article may be compared with: earlier stories that may tell of the
same, who writes for the house under such a name, the unit directory.

What to ask for is read from the text by plain patterns, so that asking stays short: it runs in the
library's lane.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newsroom.desk.earlier import earlier
from newsroom.model.article import Article
from newsroom.model.contributor import Contributor, folded_name
from newsroom.model.markup import visible
from newsroom.proof.text import Earlier, Records
from newsroom.store.library import Library

_HAN = r"\u3400-\u9fff"
_POST = re.compile(
    rf"(?P<post>[{_HAN}]{{0,2}}(?:书记|[省市区县镇乡局院校所]长|主任|主席))(?P<name>[{_HAN}])"
)
_QUOTED = re.compile(rf"[“《]([{_HAN}A-Za-z0-9·]{{4,20}})[”》]")
_MEASURED = re.compile(
    rf"([{_HAN}]{{3,8}})(?:位于[{_HAN}]{{2,10}})?[，：]?(?:全长|总长|总投资|总面积|占地|建筑面积|始建于|建成于|成立于|落成于|创办于|创建于|海拔|高)"
)
_BEHIND = re.compile(
    rf"(?:全长|总长|总投资|总面积|占地|建筑面积|海拔|高)[约近达]?[0-9.]+[{_HAN}]{{1,4}}?的([{_HAN}]{{3,6}})"
)
_ASKS = 12  # words asked for
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
        yield found["post"][-4:] + found["name"]
    for found in _QUOTED.finditer(text):
        yield found[1]


def recall(library: Library, article: Article, day: datetime.date | None = None) -> Records:
    """All of it for one article. day: of its issue. Takes some ten milliseconds."""
    units = library.units.all() if article.source_unit else ()
    return Records(
        earlier_stories(library, article, day),
        bylines(library, article),
        tuple(unit.for_others() for unit in units),
    )


def names(library: Library) -> frozenset[str]:
    """All that the house knows by name: who writes for it, the units of its directory."""
    units = (name for unit in library.units.all() for name in (unit.name, *unit.other_names))
    return frozenset((*library.contributors.names(), *units))


def bylines(library: Library, article: Article) -> tuple[Contributor, ...]:
    """Who is known to write for the house under a name like one of an article's: entered by an
    editor, or credited several times; a name that was mistyped is credited once or twice.
    """
    shot = (name for slot in article.slots for name in slot.photographers)
    names = dict.fromkeys(map(folded_name, (*(c.name for c in article.credits), *shot)))
    found = {
        person.uuid: person.for_others()
        for name in list(names)[:_ASKS]
        if 2 <= len(name) <= _LONGEST
        for person in library.contributors.like(name)
        if person.pieces >= _SEVERAL or _entered(person)
    }
    return tuple(found.values())


def _entered(person: Contributor) -> bool:
    said = (person.unit, person.phone, person.pinyin, person.note, person.roles)
    return any(said) or bool(person.other_names)


def earlier_stories(
    library: Library, article: Article, day: datetime.date | None = None
) -> tuple[Earlier, ...]:
    """Printed stories that hold one of an article's asks, the newest first; itself, later ones,
    the bin and what was withdrawn left out. None as long as an older library's texts are not all
    in the index.
    """
    wanted = asks(article)
    if not wanted or library.pool.unindexed():
        return ()
    named = dict.fromkeys(
        uuid for word in wanted for uuid in library.likenesses.bearing(word, _EACH)
    )
    named.pop(article.uuid, None)
    lines = [
        line
        for line in earlier(library, list(named)).values()
        if line.issue and not line.withdrawn and (day is None or line.date < day)
    ]
    lines = sorted(lines, key=lambda line: (line.date, line.uuid), reverse=True)[:_MOST]
    texts = {other.uuid: other for other in library.articles.each([one.uuid for one in lines])}
    return tuple(
        Earlier(texts[line.uuid], line.date, f"{_date(line.date)}《{line.headline}》")
        for line in lines
        if line.uuid in texts and texts[line.uuid].kind.story
    )


def _date(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
