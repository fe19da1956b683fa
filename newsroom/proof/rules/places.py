"""Places under a province or city that they are not of (江苏省杭州市), and names of old."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsroom.model.finding import Severity
from newsroom.proof import places
from newsroom.proof.places import Place
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "民政部公布的县级以上行政区划"
_LONGEST = 15  # characters of a place's name
_NOT_A_PLACE = {
    "市": "场民区容井面郊价值直属",
    "区": "域间块别位段",
    "县": "级域道",
    "": "路街道巷桥大商同学医籍人菜话银酒饭宾烤鸭线",
}
_LEFT = re.compile("(?:^|[^\u4e00-\u9fff]|[在到于赴从至往为是和与及由经住的向离省市区州盟])$")
_OLD = re.compile(
    "原|时任|曾|旧|当年|当时|前身|撤|改[为称设]|更名|设立|升格|古[称代时]|昔|民国|明代|清代|年间|历史|[（(][今现]"
)
_YEAR = re.compile("(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])")
_MINORITY = re.compile(
    "(?P<stem>[\u4e00-\u9fff]{2,4}?)(?P<peoples>(?:[\u4e00-\u9fff]{1,5}族)+)自治(?P<kind>[州县旗区])"
)
_STEM = re.compile("[\u4e00-\u9fff]{2,4}?[县市区]")


def hierarchy(text: Text, setting: Setting) -> Iterator[Slip]:
    """A place right behind a province or city that is not its own."""
    for start, name in places.named(text.text, _anchors()):
        above = places.parents().get(name)
        if above is not None:
            told = _below(text.text, (start, start + len(name)), above, setting.day)
            if told is not None:
                yield told


def of_old(text: Text, setting: Setting) -> Iterator[Slip]:
    """Names that were changed before the issue's day, where the passage is not of those days."""
    latest = max((int(one) for one in _YEAR.findall(text.text)), default=0)
    today = setting.day.year if setting.day else latest
    if not today:
        return
    for start, name in places.named(text.text, _names_of_old()):
        year, now = places.renamed()[name]
        if year < today and _stands(text.text, start, name) and not _early(text.text, start, year):
            words = f"“{name}”已于{year}年改为“{now}”"
            yield Slip(start, start + len(name), words, (now,))


def peoples(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Autonomous divisions by their full names, the peoples in their order."""
    if "自治" not in text.text:
        return
    for found in _MINORITY.finditer(text.text):
        right = _autonomous().get((found["stem"][-2:], found["kind"]))
        if right is None or found[0].endswith(right):
            continue
        start = found.start("stem") + len(found["stem"]) - 2
        yield Slip(start, found.end(), f"全称是“{right}”", (right,))


def _below(
    text: str, span: tuple[int, int], above: Place, issue: datetime.date | None
) -> Slip | None:
    start, end = span
    name = _place_at(text, end)
    if name is None:
        full = text[start:end] == above.name
        return _other_kind(text, end, above, issue) if full else None
    bearers = places.places()[name]
    if above.name in places.MUNICIPALITIES and name in places.parents():
        return None
    if any(_of(one, above) for one in bearers) or places.plain(name):
        return None
    changed = _other_kind(text, end, above, issue) if text[start:end] == above.name else None
    return changed or _wrong((start, end, end + len(name)), name, above, bearers)


def _place_at(text: str, at: int) -> str | None:
    """The longest full name of a place that begins there, and ends there as a word."""
    known = places.places()
    for length in range(min(_LONGEST, len(text) - at), 1, -1):
        name = text[at : at + length]
        if name in known:
            after = text[at + length : at + length + 1]
            return None if after and after in _NOT_A_PLACE.get(name[-1], "") else name
    return None


def _of(one: Place, above: Place) -> bool:
    if above.level == 1:
        return one.province == above.name
    return above.name in (one.city, one.name)


def _wrong(
    span: tuple[int, int, int], name: str, above: Place, bearers: Sequence[Place]
) -> Slip | None:
    start, middle, end = span
    if name in places.MUNICIPALITIES:
        return Slip(start, end, f"{name}是直辖市，不属于{above.name}", (name,))
    below = [one for one in bearers if one.level > above.level]
    if not below or len(below) < len(bearers):
        return None
    owners = tuple(dict.fromkeys(_owner(one, above) for one in below))[:4]
    words = f"{name}不属于{above.name}，属于{'、'.join(owners)}"
    return Slip(start, middle, words, owners)


def _owner(one: Place, above: Place) -> str:
    """What should stand above a place, of the kind that stands there."""
    if above.level == 1 or not one.city:
        return one.province
    return one.city


def _other_kind(text: str, at: int, above: Place, issue: datetime.date | None) -> Slip | None:
    """桐乡县 behind 嘉兴市: a county that has become a city or a district, or the other way."""
    found = _STEM.match(text, at)
    if found is None or _runs_on(text, found.end(), found[0]):
        return None
    written = found[0]
    year, now = places.renamed().get(written, (0, ""))
    if now and issue is not None and issue.year <= year:
        return None
    if now and not _early(text, at, year):
        return Slip(
            at, found.end(), f"“{written}”已于{year}年改为“{now}”", (now, *_whole(now, above))
        )
    for kind in ("县", "市", "区", "新区"):
        right = written[:-1] + kind
        mine = [one for one in places.places().get(right, ()) if _of(one, above)]
        if now or kind == written[-1] or not mine or right == above.name or places.plain(right):
            continue
        offered = (right, *_whole(right, above))
        return Slip(at, found.end(), f"{above.name}没有“{written}”，应为“{right}”", offered)
    return None


def _whole(name: str, above: Place) -> tuple[str, ...]:
    """A district with its city, where a province stands before it."""
    cities = {one.city for one in places.places().get(name, ()) if one.province == above.name}
    return tuple(city + name for city in cities if above.level == 1 and city not in ("", name))


def _runs_on(text: str, end: int, name: str) -> bool:
    """Whether what looks like a place goes on as another word (市场, 区域)."""
    after = text[end : end + 1]
    return bool(after) and after in _NOT_A_PLACE[name[-1]]


def _stands(text: str, start: int, name: str) -> bool:
    """Whether an old name stands by itself, not within other words; a short one only behind the
    name of a province or city."""
    after = text[start + len(name) : start + len(name) + 1]
    if after and after in _NOT_A_PLACE.get(name[-1], "") + "区长":
        return False
    before = text[max(start - 8, 0) : start]
    below = any(before[cut:] in places.parents() for cut in range(len(before) - 1))
    return below or (len(name) > 2 and _LEFT.search(before) is not None)


def _early(text: str, start: int, year: int) -> bool:
    """Whether the passage speaks of days when a name was still right, or of the name itself."""
    head = max(text.rfind(stop, 0, start) for stop in "。；！？\n") + 1
    ends = [end for stop in "。；！？\n" if (end := text.find(stop, start)) >= 0]
    sentence = text[head : min(ends, default=len(text))]
    return bool(_OLD.search(sentence)) or any(int(one) <= year for one in _YEAR.findall(text))


@cache
def _anchors() -> places.Starts:
    """Provinces and cities, and the longer names of others that begin as they do, so that those
    are not taken for them (河南蒙古族自治县)."""
    above = places.parents()
    longer = {name for name in places.places() if name[:2] in above or name[:3] in above}
    return places.starts({*above, *longer})


@cache
def _names_of_old() -> places.Starts:
    return places.starts(places.renamed())


@cache
def _autonomous() -> dict[tuple[str, str], str]:
    """Autonomous divisions by the last two characters before their peoples, and their kind."""
    made: dict[tuple[str, str], str] = {}
    for name in places.places():
        found = _MINORITY.fullmatch(name)
        if found is not None and len(found["stem"]) == 2:
            made[(found["stem"], found["kind"])] = name
    return made


RULES: tuple[Rule, ...] = (
    Rule("places", "地名的隶属关系", Severity.ERROR, _SOURCE, hierarchy),
    Rule("places_of_old", "已更名的地名", Severity.WARNING, _SOURCE, of_old),
    Rule("autonomous_places", "自治地方的全称", Severity.ERROR, _SOURCE, peoples),
)
