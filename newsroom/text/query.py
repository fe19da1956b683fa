"""Reads a line of the search: 防汛 标题:演练 记者:宋晓 日期:2021年10月 版:1 -预告."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from newsroom.model.credit import Role
from newsroom.model.kinds import ArticleKind
from newsroom.model.query import Place, Query, Wanted
from newsroom.model.status import ArticleStatus
from newsroom.model.when import days
from newsroom.text.folding import fold

_QUOTES = {'"': '"', "“": "”", "”": "”", "＂": "＂"}
_COLONS = ":："
_ITEM = re.compile(r"[,，、|｜]")

_PLACES: dict[str, tuple[Place, Role | None]] = {
    **dict.fromkeys(("标题", "题", "headline", "title"), (Place.HEADLINE, None)),
    **dict.fromkeys(("正文", "body", "text"), (Place.BODY, None)),
    **dict.fromkeys(("作者", "署名", "姓名", "by", "author", "name"), (Place.CREDIT, None)),
    **dict.fromkeys(("记者", "reporter"), (Place.CREDIT, Role.REPORTER)),
    **dict.fromkeys(("通讯员", "correspondent"), (Place.CREDIT, Role.CORRESPONDENT)),
    **dict.fromkeys(("实习生", "intern"), (Place.CREDIT, Role.INTERN)),
    **dict.fromkeys(("摄影", "photo", "photographer"), (Place.CREDIT, Role.PHOTOGRAPHER)),
    **dict.fromkeys(("单位", "来源", "来源单位", "unit"), (Place.UNIT, None)),
    **dict.fromkeys(("栏目", "栏题", "section"), (Place.SECTION, None)),
    **dict.fromkeys(("图注", "图片", "图片说明", "caption"), (Place.CAPTION, None)),
}
_KINDS = {kind.text: kind for kind in ArticleKind} | {kind.value: kind for kind in ArticleKind}
_STATUSES = {one.text: one for one in ArticleStatus} | {one.value: one for one in ArticleStatus}
_WITHDRAWN = ("撤稿", "已撤", "撤回", "withdrawn")


@dataclass(frozen=True, slots=True)
class _Token:
    """One part of the line. key: before the colon, empty for plain words; field: the same as it
    was typed, colon included.
    """

    text: str
    key: str = ""
    absent: bool = False
    quoted: bool = False
    field: str = ""

    @property
    def words(self) -> str:
        """All of it as plain words."""
        return self.field + self.text


def read_query(typed: str, today: datetime.date) -> Query:
    """What a line asks for; any line can be read. today: for 今天, 本月, 近30天."""
    query = Query()
    special = False
    for token in _tokens(typed):
        query, meant = _taken(query, token, today)
        special = special or meant or token.absent or token.quoted
    if not query.shown and not query.narrowed:
        # What must not be there says nothing alone: -5℃.
        query, special = replace(query, words=_as_typed(typed)), False
    return replace(query, literal=typed.strip() if special else "")


def _as_typed(typed: str) -> tuple[Wanted, ...]:
    return tuple(map(Wanted, typed.split()))


def _taken(query: Query, token: _Token, today: datetime.date) -> tuple[Query, bool]:
    """The query with one more part, and whether the part was more than words."""
    if token.key in _PLACES:
        place, role = _PLACES[token.key]
        word = Wanted(token.text, place, role, token.absent)
        return replace(query, words=(*query.words, word)), True
    if token.key and not token.absent:
        narrowed = _NARROWING[token.key](query, fold(token.text), today)
        if narrowed is not None:
            return narrowed, True
        told = f"看不懂“{token.words}”，已当作文字查找"
        query = replace(query, notes=(*query.notes, told))
    word = Wanted(token.words, absent=token.absent)
    return replace(query, words=(*query.words, word)), False


def _tokens(typed: str) -> Iterator[_Token]:
    at = 0
    while at < len(typed):
        if typed[at].isspace():
            at += 1
            continue
        token, at = _token(typed, at)
        if token.text:
            yield token


def _token(typed: str, at: int) -> tuple[_Token, int]:
    start = at
    absent = typed[at] in "-－" and typed[at + 1 : at + 2].strip() != ""
    at += absent
    begun = at
    key, at = _key(typed, at)
    field = typed[begun:at]
    if key:
        while at < len(typed) and typed[at].isspace() and typed[at] != "\n":
            at += 1  # 记者: 宋晓
    closing = _QUOTES.get(typed[at : at + 1], "")
    end = typed.find(closing, at + 1) if closing else -1
    if end > at + 1:
        return _Token(typed[at + 1 : end], key, absent, quoted=True, field=field), end + 1
    end = at
    while end < len(typed) and not typed[end].isspace():
        end += 1
    if end == at:  # a key without a value
        return _Token(typed[start:end].strip()), end
    return _Token(typed[at:end], key, absent, field=field), end


def _key(typed: str, at: int) -> tuple[str, int]:
    """A known field's name before a colon, and where its value begins."""
    end = at
    while end < len(typed) and end - at <= _LONGEST and typed[end] not in _COLONS:
        end += 1
    key = fold(typed[at:end])
    if end < len(typed) and typed[end] in _COLONS and (key in _PLACES or key in _NARROWING):
        return key, end + 1
    return "", at


Narrowing = Callable[[Query, str, datetime.date], Query | None]


def _date(query: Query, text: str, today: datetime.date) -> Query | None:
    found = days(text, today)
    return replace(query, since=found[0], until=found[1]) if found else None


def _since(query: Query, text: str, today: datetime.date) -> Query | None:
    found = days(text, today)
    return replace(query, since=found[0]) if found else None


def _until(query: Query, text: str, today: datetime.date) -> Query | None:
    found = days(text, today)
    return replace(query, until=found[1]) if found else None


def _page(query: Query, text: str, _today: datetime.date) -> Query | None:
    found = _numbers(text, "版")
    return replace(query, pages=found) if found else None


def _issue(query: Query, text: str, _today: datetime.date) -> Query | None:
    found = _numbers(text, "期")
    return replace(query, numbers=found) if found else None


def _status(query: Query, text: str, _today: datetime.date) -> Query | None:
    if text in _WITHDRAWN:
        return replace(query, withdrawn=True)
    found = tuple(_STATUSES.get(part) for part in _ITEM.split(text))
    known = tuple(one for one in found if one is not None)
    return replace(query, statuses=known) if len(known) == len(found) else None


def _kind(query: Query, text: str, _today: datetime.date) -> Query | None:
    found = tuple(_KINDS.get(part) for part in _ITEM.split(text))
    known = tuple(one for one in found if one is not None)
    return replace(query, kinds=known) if len(known) == len(found) else None


def _publication(query: Query, text: str, _today: datetime.date) -> Query | None:
    return replace(query, publication=text)


_NARROWING: dict[str, Narrowing] = {
    **dict.fromkeys(("日期", "时间", "date"), _date),
    **dict.fromkeys(("从", "自", "since", "from"), _since),
    **dict.fromkeys(("到", "至", "until", "to"), _until),
    **dict.fromkeys(("版", "版次", "page"), _page),
    **dict.fromkeys(("期", "期号", "issue"), _issue),
    **dict.fromkeys(("状态", "status"), _status),
    **dict.fromkeys(("体裁", "kind"), _kind),
    **dict.fromkeys(("报刊", "刊物", "publication", "paper"), _publication),
}
_LONGEST = max(map(len, (*_PLACES, *_NARROWING)))
_HAN = {char: number for number, char in enumerate("一二三四五六七八九", 1)}
_MOST = 6  # figures of a number


def _numbers(text: str, unit: str) -> tuple[int, ...]:
    """3, 第3版, 一版, 1、4; nothing where any part is no number."""
    found = []
    for part in _ITEM.split(text):
        bare = part.strip().removeprefix("第").removesuffix(unit)
        value = _HAN.get(bare) or (int(bare) if bare.isdecimal() and len(bare) <= _MOST else 0)
        if not value:
            return ()
        found.append(value)
    return tuple(found)
