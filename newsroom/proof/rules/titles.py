"""Titles that their institution does not have (检察院院长, 区人大主任, 街道镇长)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from newsroom.model.finding import Severity
from newsroom.proof import lexicon
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_LAW = "《宪法》和各国家机构组织法、《中国共产党章程》、人民团体章程"
_VICE = "常务副|第一副|专职副|代理|副|代"
# What makes another word of a title: 主任科员, 书记员, 主席团, 县长期.
_LONGER = "(?:" + "|".join((
    "(?<=主任)(?:科员|委员|会议|医|药|护|技|检|编|记者|督学|法医|助理|级|办|室|制|播音|农艺|律师|单位)",
    "(?<=书记)(?:员|处|官|长)",
    "(?<=主席)(?:团|台|会议|令)",
    "(?<=长)(?:期|年|达|效|远|大|成|久|假|短|跑|廊|城|江|春|沙|时间|途|热线|信箱|质量奖|级|会议|制|处|单位)",
)) + ")"  # fmt: skip
# 张家镇县长: a place's own ending against its head's, where the place's name ends a title's phrase.
_PLACE = re.compile(
    "(?:^|(?<=[，。、；：“（ 　市州省盟]))(?P<name>[\u4e00-\u9fff]{2,4})(?P<level>[县区镇])"
    "(?P<vice>常务副|副|代理|代)?(?P<head>[县区镇乡市])长(?![期年达效远大成久短跑城江春沙时])"
)
# 青石乡镇长: 乡镇 is a word too, so the name before it must end as places do.
_TOWNSHIP = re.compile(
    "(?:^|(?<=[，。、；：“（ 　]))(?P<name>[\u4e00-\u9fff]{1,2}[山水河江湖溪石桥塘坪坝沟岭湾坡"
    "泉店堡寨岗川源林洞滩港浦塔冲井庙营洲潭冈峪崖])(?P<level>乡)(?P<vice>副|代理|代)?(?P<head>镇)长"
    "(?![期年达效远大成们、和会座论培])"
)
# Two posts of one person in one place: 青石乡党委书记、镇长.
_BOTH = re.compile(
    "(?P<name>[\u4e00-\u9fff]{0,3})(?P<level>[县区镇乡]|街道)(?P<of>党委|党工委|委)(?:副书记|书记)、"
    "(?P<vice>代理|代)?(?P<head>[省市县区镇乡]长)(?=[\u4e00-\u9fff])(?![期年达效远大成等们和与及兼会的都均以]|助理)"
)
_SEVERAL = re.compile(
    "[各全所有两三四五六七八九十几多该每辖等与和及的在为市镇乡县区]|相关|部分|其他"
)
_COUNTED = re.compile(
    "(?P<body>政协|人大常委会)[^。；]{0,30}?(?P<head>主席|主任)[^。；，]{0,12}?、(?:秘书长[^。；，]{0,10}、)?"
    "副(?P<vice>主席|主任)(?!委员)"
)
_MINOR = re.compile(
    "(?P<party>民革|民盟|民建|民进|农工党|致公党|九三学社)(?P<between>[^中，。、；：”]{0,10}?)委(?:员会|会)?"
    "(?P<vice>副)?(?P<head>书记|主席|会长)"
)


@dataclass(frozen=True, slots=True)
class _Office:
    head: str
    wrong: frozenset[str]
    right: tuple[str, ...]
    before: str
    not_before: str


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if not any(mark in text.text for mark in ("长", "主", "书记")):
        return
    for found in _titles().finditer(text.text):
        office = _office(found)
        if office is not None:
            yield _slip(found, office)
    yield from _places(text.text)
    yield from _both(text.text)
    for found in _COUNTED.finditer(text.text):
        right = "主席" if found["body"] == "政协" else "主任"
        if found["head"] == right != found["vice"]:
            yield Slip(*found.span("vice"), f"{found['body']}设副{right}", (right,))
    for found in _MINOR.finditer(text.text):
        words = "民主党派地方组织的负责人是主任委员，简称主委"
        yield Slip(*found.span("head"), words, ("主委", "主任委员"))


def _both(text: str) -> Iterator[Slip]:
    if "书记、" not in text:
        return
    for found in _BOTH.finditer(text):
        level, head = found["level"], found["head"]
        zone = level == "区" and found["of"] != "委"  # a city's mayor may be its secretary
        if head[0] == level or zone or _SEVERAL.search(found["name"]):
            continue
        right = "办事处主任" if level == "街道" else f"{level}长"
        words = f"前面是{level}的职务，这里却是“{head}”"
        yield Slip(*found.span("head"), words, (right,))


def _places(text: str) -> Iterator[Slip]:
    for found in chain(_PLACE.finditer(text), _TOWNSHIP.finditer(text)):
        level, head = found["level"], found["head"]
        if level != head and not _SEVERAL.search(found["name"]):
            words = f"{found['name']}{level}的行政首长是{level}长"
            yield Slip(found.start("head"), found.end("head") + 1, words, (f"{level}长",))


def _office(found: re.Match[str]) -> _Office | None:
    before = found.string[: found.start()]
    for office in _offices()[found["body"]]:
        if found["head"] not in office.wrong:
            continue
        if office.before and before[-1:] not in list(office.before):
            continue
        if before and before[-1] in office.not_before:
            continue
        return office
    return None


def _slip(found: re.Match[str], office: _Office) -> Slip:
    vice = found["vice"] or ""
    right = tuple(form.format(vice=vice) for form in office.right)
    if not right:
        right = (f"{found['body'].replace('检查院', '检察院')}{vice}{office.head}",)
    wrong, head = f"{found['body']}{vice}{found['head']}", f"{vice}{office.head}"
    words = (
        f"没有“{wrong}”这个职务，应为“{right[0]}”"
        if office.right
        else (f"{found['body']}的职务称“{head}”，不称“{vice}{found['head']}”")
    )
    return Slip(found.start("body"), found.end("head"), words, right)


@cache
def _titles() -> re.Pattern[str]:
    bodies = lexicon.either(_offices())
    heads = {head for offices in _offices().values() for one in offices for head in one.wrong}
    named = lexicon.either(heads)
    return re.compile(f"(?P<body>{bodies})(?P<vice>{_VICE})?(?P<head>{named})(?!{_LONGER})")


@cache
def _offices() -> Mapping[str, tuple[_Office, ...]]:
    read = lexicon.table("offices.toml")
    made: dict[str, tuple[_Office, ...]] = {}
    for entry in read["office"]:
        office = _read(entry)
        for body in entry["bodies"]:
            made[body] = (*made.get(body, ()), office)
    return made


def _read(entry: Mapping[str, Any]) -> _Office:
    return _Office(
        entry["head"],
        frozenset(entry["wrong"]),
        tuple(entry.get("right", ())),
        entry.get("before", ""),
        entry.get("not_before", ""),
    )


RULES: tuple[Rule, ...] = (Rule("titles", "职务与机构不符", Severity.ERROR, _LAW, _look),)
