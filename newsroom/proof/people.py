"""People with their titles as they stand in copy: 区委书记周砚秋, 罗满仓说, 白小川老师.

Read without knowing anybody: a title that is followed by what can be a name, a name followed by a
title or by what people do. What is known by name is looked for with `named`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from newsroom.text import words
from newsroom.text.names import is_sure_name
from newsroom.text.surnames import listed, surname_length

if TYPE_CHECKING:
    from newsroom.proof.text import Text

_HAN = r"[\u3400-\u9fff]"
# The last word of a title. What may be held by many (老师, 村民) says who somebody is as well.
POST = (
    r"(?:书记|支书|主任|主席|委员长|委员|常委|代表|巡视员|调研员|专员|参事|顾问|督学|秘书长?|总理|省长|市长|州长"
    r"|区长|县长|镇长|乡长|街长|村长|局长|厅长|部长|司长|署长|处长|科长|股长|所长|队长|站长|院长|校长|园长"
    r"|馆长|社长|台长|行长|团长|组长|会长|理事长|董事长|庭长|检察长|审判长|法官|检察官|政委|教导员|指导员|司令员|参谋长"
    r"|总编辑|总编|主编|编辑|经理|总监|总裁|厂长|店长|场长|矿长|班长|组织员|网格员|护林员|驾驶员|司机|船长|机长"
    r"|教授|研究员|工程师|农艺师|技术员|设计师|律师|医生|医师|主治医师|护士长|护士|老师|教师|教练|讲师|班主任|院士|博士"
    r"|记者|通讯员|主持人|负责人|法人|创始人|传承人|发言人|带头人|队员|消防员|民警|辅警|交警|战士|老兵|志愿者|党员|社工"
    r"|村民|居民|市民|村医|学生|职工|工人|农户|种植户|养殖户|大户|选手|运动员|作家|诗人|画家|作者|读者|同志|先生|女士)"
)
_BEFORE = re.compile(POST + rf"(?:、|，)?(?={_HAN}{{2}})")
_BEHIND = re.compile(
    POST + rf"|{_HAN}?(?:表示|介绍|告诉|强调|指出|要求|回忆|感慨|坦言|笑道)|说|称|道"
)
_SHORT = re.compile(
    r"书记|主任|主席|局长|部长|镇长|乡长|区长|县长|市长|校长|院长|所长|队长|老师|教授|医生|同志|先生|女士"
)
# One-character words that stand behind a name and are no part of it.
_AFTER = frozenset(
    "在说和对与及同等为到从向将把被作做曾已就也都还又再不并则是有来去的了着任以因于由经给让跟陪赴赶时"
)
_LEADS = re.compile("带着|带领|带队|带头|率领|率队|率先|牵头")
_ACTS = listed("""
    会见 会谈 落实 贯彻 学习 出席 陪同 参加 主持 接受 采访 专访 访问 欢迎 祝贺 感谢 邀请 担任 任命
    选举 看望 慰问
    """)
_JOINED = frozenset({"副", "总", "代", "代理", "常务", "专职", "执行", "监察"})
FORMER = re.compile(r"(?:时任|原|前任|前|曾任|历任|首任|老|已故|卸任|离任)$")
# The same at the head of a title that the dictionary takes for one word: 老市长.
_LED = re.compile(
    r"时任|原任|前任|曾任|历任|首任|已故|现任|原(?![州阳平野])|前(?![进程锋])|老(?!干|龄|年|城|区|街)"
)
_STOP = re.compile(r"[^\u3400-\u9fffA-Za-z0-9·（）]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in a passage.

    start, end: of the name. title: as written beside the name, all its parts, without 时任, 原;
    empty where there is none. title_start, title_end: its characters. former: 时任, 原, 前 stands
    before the title. sure: a title stands beside it; else only what follows tells that it is a
    person.
    """

    start: int
    end: int
    name: str
    title: str = ""
    title_start: int = 0
    title_end: int = 0
    former: bool = False
    sure: bool = True


def mentions(text: Text) -> tuple[Mention, ...]:
    """The people of a passage in reading order, none overlapping another."""
    found: list[Mention] = []
    free = 0
    for one in sorted(_all(text), key=lambda one: (one.start, not one.sure, -one.end)):
        if one.start >= free:
            found.append(one)
            free = one.end
    return tuple(found)


def named(text: Text, names: Iterable[str]) -> tuple[Mention, ...]:
    """Where people of these names stand, longer names first, with the titles before them. A name
    that goes on within a longer one that nobody here bears is left out.
    """
    pattern = _pattern(frozenset(names))
    if pattern is None:
        return ()
    return tuple(
        _with_title(text, found.start(), found.end(), sure=True)
        for found in pattern.finditer(text.text)
        if ends_at(text, found.start(), found.end())
    )


def ends_at(text: Text, start: int, end: int) -> bool:
    """Whether a name that begins at `start` can end at `end`, and does not go on."""
    copy = text.text
    if breaks_off(copy, end) or end - start > 2:
        return True  # few names are longer
    if end in text.borders:
        return True
    # A word that goes on across the end: the name and more (李向群), its second half and more
    # (向松林), unless that is what somebody does (李响应邀到场).
    return not any(
        s <= start < end < e <= start + 4 or (start < s < end < e and not words.is_verb(word))
        for word, s, e in text.words
    )


def breaks_off(copy: str, at: int) -> bool:
    """Whether what stands there goes on no name: a mark, the end, a word such as 在, 说."""
    return at >= len(copy) or not "\u3400" <= copy[at] <= "\u9fff" or copy[at] in _AFTER


def title_before(text: Text, start: int) -> tuple[int, bool]:
    """Where the title that ends right before `start` begins, and whether it is a former one;
    `start` itself where there is none.
    """
    copy = text.text
    begin = _clause(copy, start)
    if not _ends_with_post(copy[begin:start]):
        return start, False
    first = _trimmed(text, begin, start)
    while first == begin and first > 1 and copy[first - 1] == "、":
        # 区委副书记、区长: the part before is one too.
        earlier = _clause(copy, first - 1)
        if not _ends_with_post(copy[earlier : first - 1]):
            break
        begin, first = earlier, _trimmed(text, earlier, first - 1)
    former = FORMER.search(copy[:first])
    led = _LED.match(copy, first, start)
    return first + (led.end() if led else 0), bool(former or (led and led[0] != "现任"))


def _all(text: Text) -> Iterator[Mention]:
    copy = text.text
    for found in _BEFORE.finditer(copy):
        if found[0][-1] in "、，":
            continue
        yield from _listed(text, found.end())
    for start, end in _unknown(text):
        if _BEHIND.match(copy, end):
            behind = _SHORT.match(copy, end)
            if behind:
                yield Mention(start, end, copy[start:end], behind[0], end, behind.end())
            else:
                yield _with_title(text, start, end, sure=False)


def _listed(text: Text, start: int) -> Iterator[Mention]:
    """The name that begins here, and those that are listed behind it."""
    end = _name_end(text, start)
    while end:
        yield _with_title(text, start, end, sure=True)
        if text.text[end : end + 1] != "、":
            return
        start = end + 1
        end = _name_end(text, start)


def _name_end(text: Text, start: int) -> int:
    """Where the name ends that may begin here; 0 where none does."""
    copy = text.text
    length = surname_length(copy[start : start + 3])
    if not length or copy[start] in "和与及同":
        return 0  # behind a title these join
    for given in (2, 1):
        end = start + length + given
        name = copy[start:end]
        if len(name) < length + given or not is_sure_name(name):
            continue
        if given == 2 and copy[end - 1] in _AFTER:
            continue
        if not _known_word(text, start) and (
            end in text.borders
            or copy[end : end + 1] in _AFTER
            or copy[end - 1] in _AFTER
            or (given == 2 and _LEADS.match(copy, end))
        ):
            return end
    return 0


def _known_word(text: Text, start: int) -> bool:
    """Whether a word of the language begins there (方面, 高度)."""
    for word, first, last in text.words:
        if first == start:
            return last - first > 1 and words.is_word(word)
        if first > start:
            break
    return False


def _unknown(text: Text) -> Iterator[tuple[int, int]]:
    """Words that no dictionary has and that look like names of three characters."""
    for word, start, end in text.words:
        if len(word) == 3 and is_sure_name(word) and not words.is_word(word):
            yield start, end


def _with_title(text: Text, start: int, end: int, *, sure: bool) -> Mention:
    first, former = title_before(text, start)
    copy = text.text
    return Mention(start, end, copy[start:end], copy[first:start], first, start, former, sure)


def _clause(copy: str, end: int) -> int:
    """Where the run of hanzi begins that ends here."""
    begin = end
    while begin > 0 and end - begin < 30 and not _STOP.match(copy, begin - 1):
        begin -= 1
    return begin


def _ends_with_post(words_: str) -> bool:
    return re.search(POST + "$", words_) is not None


def _trimmed(text: Text, begin: int, end: int) -> int:
    """Where a title begins in a run of hanzi: behind the last verb, pronoun or particle."""
    first = end
    for word, start, stop in reversed(text.words):
        if start >= end:
            continue
        if start < begin or stop > end or _breaks(word):
            break
        first = start
    return first if first < end else begin


def _breaks(word: str) -> bool:
    if FORMER.fullmatch(word) or word in _JOINED:
        return False
    if word in _ACTS:
        return True
    tag = words.tag(word)
    return tag[:1] in ("v", "p", "c", "d", "u", "r", "t", "y") and tag != "vn"


@lru_cache(maxsize=16)
def _pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    wanted = sorted(filter(None, names), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, wanted))) if wanted else None
