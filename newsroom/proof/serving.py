"""The 人名职务库 as of one day, made ready for looking names and titles up in copy."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from newsroom.model.roster import Official, Roster

# What one person at a time holds, so that another one cannot hold it too.
_POST = re.compile(r"(?:书记|[^副]?主任|主席|长)$")
_SHARED = re.compile(
    r"(?:副[\u4e00-\u9fff]{1,4}|秘书长|委员长|组长|队长|班长|会长|网格长|家长|学长)$"
)
# 区长 says which one in a paper of its own; 局长 does not.
_PLAIN = frozenset({"省长", "市长", "州长", "区长", "县长", "镇长", "乡长"})
_ORGAN = (
    "人大常委会|党组|党工委|党委|党总支|党支部|纪工委|纪委|监委|人大|政协|政府|办事处|管委会|工委"
    "|居委会|村委会"
)
_SHORT = re.compile(
    rf"(?:{_ORGAN})?(?:第一|常务|专职)?(?:副)?"
    r"(?:书记|主任|主席|[省市州区县镇乡局厅部处科股所站队院校园馆社行团]长|检察长)$"
)
_ORGANS = re.compile(_ORGAN)
_UNIT = re.compile(
    r"[\u4e00-\u9fff](?:[省市州区县旗乡镇村部厅局院委社府办校处所站队协联]|会|公司|中心|街道|集团|学)$"
)
_DOUBLED = re.compile(r"(部|局|厅|院|所|处|科)\1长")
_LOOSE = (("人民政府", ""), ("人民检察院", "检察院"), ("人民法院", "法院"), ("人大常委会", "人大"))
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,12}(?:[省市州区县旗乡镇村]|街道|社区|政府|委|局|会|院|协)$")
_NOT_SO = re.compile(r"(?:副|代|代理|常务|候任|助理|原|前)$")


@dataclass(frozen=True)
class Serving:
    """Who serves on a day.

    titles: every title held that day, with its holders. short: the same by what a title is called
    where its unit is known from what stands around (镇长 for 柳桥镇镇长).
    """

    roster: Roster
    day: datetime.date | None

    @cached_property
    def on(self) -> dict[str, tuple[Official, ...]]:
        """The entries of the day by name."""
        return _grouped((one.name, one) for one in self.roster.on(self.day))

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Everybody's place in the order of listing on the day, of those who have one."""
        found: dict[str, int] = {}
        for one in self.roster.on(self.day):
            if one.rank:
                found[one.name] = min(one.rank, found.get(one.name, one.rank))
        return found

    @cached_property
    def ranked(self) -> frozenset[str]:
        """Who has a place in the order of listing."""
        return frozenset(self.ranks)

    def sharing(self, written: str) -> frozenset[str]:
        """Names of those who serve that are as long, and have a character at the same place."""
        found = (
            self._characters.get((len(written), *one), frozenset()) for one in enumerate(written)
        )
        return frozenset[str]().union(*found)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How long names of those who serve are."""
        return tuple(sorted({len(name) for name in self.on}))

    @cached_property
    def _characters(self) -> dict[tuple[int, int, str], frozenset[str]]:
        found: dict[tuple[int, int, str], set[str]] = {}
        for name in self.on:
            for at, char in enumerate(name):
                found.setdefault((len(name), at, char), set()).add(name)
        return {key: frozenset(names) for key, names in found.items()}

    @cached_property
    def titles(self) -> dict[str, tuple[Official, ...]]:
        """Holders of each title on the day."""
        return _grouped((title, o) for o in self.roster.on(self.day) for title in o.titles)

    @cached_property
    def short(self) -> dict[str, tuple[Official, ...]]:
        """Holders of each title without its unit."""
        return _grouped(
            (called, one)
            for one in self.roster.on(self.day)
            for title in one.titles
            if (called := short(title)) and called != title
        )

    def called(self, written: str) -> str:
        """The longest title of any day that ends what is written; all of it where there is none,
        or where what stands before makes it another one (副区长).
        """
        pattern = self.any_title
        for at in range(len(written)) if pattern is not None else ():
            if pattern is not None and pattern.fullmatch(written, at):
                return written if _NOT_SO.search(written[:at]) else written[at:]
        return written

    def before(self, copy: str, at: int) -> str:
        """The longest title of any day that stands right before a place; empty for none."""
        pattern = self.any_title
        for start in range(max(at - self._longest, 0), at) if pattern is not None else ():
            if pattern is not None and pattern.fullmatch(copy, start, at):
                return copy[start:at]
        return ""

    @cached_property
    def _longest(self) -> int:
        return max((len(title) for o in self.roster.officials for title in o.titles), default=0)

    @cached_property
    def any_title(self) -> re.Pattern[str] | None:
        """Any title of any day, whole or without its unit, the longest first."""
        known = {title for one in self.roster.officials for title in one.titles}
        return _pattern(known | {called for title in known if (called := short(title))})


@lru_cache(maxsize=8)
def serving(roster: Roster, day: datetime.date | None) -> Serving:
    """The roster as of a day."""
    return Serving(roster, day)


def short(title: str) -> str:
    """What a title is called without its unit: 党委书记, 副镇长; empty for what is no post."""
    found = _SHORT.search(title)
    return found[0] if found is not None else ""


def unit(title: str) -> str:
    """The unit of a title: 柳桥镇 of 柳桥镇镇长 and of 柳桥镇党委书记."""
    return title[: len(title) - len(short(title))] if short(title) else ""


def exclusive(title: str) -> bool:
    """Whether a title is held by one person at a time and says which one it is."""
    if _POST.search(title) is None or _SHARED.search(title) is not None:
        return False
    home = re.sub(r"(?:书记|主任|主席|长)$", "", _DOUBLED.sub(r"\1长", title))
    return title in _PLAIN or (_UNIT.search(home) is not None and not _ORGANS.fullmatch(home))


def says(written: str, title: str) -> bool:
    """Whether what is written before a name says a title: the same, with a place before it, with
    its unit left out, or in a shorter form that everybody uses.
    """
    one, other = _plain(written), _plain(title)
    if one == other:
        return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(shorter) < 2 or not longer.endswith(shorter):
        return False
    rest = longer[: -len(shorter)]
    if _NOT_SO.search(rest) is not None:
        return False
    return longer == other or _PLACE.search(rest) is not None


def _plain(title: str) -> str:
    title = _DOUBLED.sub(r"\1长", title)
    for long, brief in _LOOSE:
        title = title.replace(long, brief)
    return title


def _grouped(pairs: Iterable[tuple[str, Official]]) -> dict[str, tuple[Official, ...]]:
    found: dict[str, tuple[Official, ...]] = {}
    for key, one in pairs:
        if one not in found.get(key, ()):
            found[key] = (*found.get(key, ()), one)
    return found


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(filter(None, words), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None


def holders(known: Serving, title: str) -> Iterator[Official]:
    """Who holds a title on the day, whole or without its unit."""
    yield from known.titles.get(title, ())
    if title not in known.titles:
        yield from known.short.get(title, ())
