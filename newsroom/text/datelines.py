"""Datelines (电头): 本报讯, 新华社北京10月16日电, 据新华社消息 and their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.text.names import HAN


@dataclass(frozen=True, slots=True)
class Dateline:
    """A printed opening. text: as printed, spaces closed. end: where it ends in the paragraph."""

    text: str = ""
    place: str = ""
    agency: str = ""
    end: int = 0


_NUMBER = r"[0-9０-９〇○零一二三四五六七八九十]{1,4}"
_DAY = rf"(?:{_NUMBER}\s*年\s*)?(?:{_NUMBER}\s*月\s*)?{_NUMBER}\s*日"
# Agencies and other media that open a dateline themselves, longest first.
_AGENCIES = (
    "新华社新媒体|新华社客户端|新华每日电讯|新华视点|新华社|新华网|中新社|中新网|中国新闻网|中国新闻社|中国新闻|人民日报海外版|人民日报客户端|人民日报|人民网|央视新闻客户端|央视新闻|央视网"
    "|央广网|中央广播电视总台|中央电视台|光明日报|光明网|经济日报|中国网|中国日报网|中国日报|法治日报|法制日报|工人日报|农民日报|科技日报|解放军报|中国青年报|中青报|中青网"
    "|中国经济网|国际在线|澎湃新闻|环球网|环球时报|参考消息网|参考消息|界面新闻|北京青年报|新京报|央广|中国之声|中国军网|中国政府网|半月谈|求是|学习强国"
    "|法新社|路透社|美联社|合众社|共同社|塔斯社|俄新社|埃菲社|德新社|安莎社|韩联社|朝中社|时事社|彭博社|拉美社|中通社|中评社|中央社"
)
_HOUSES = "本报|本刊|本网|本台|本社|本端"
_MEDIA = "日报|晚报|时报|晨报|早报|都市报|商报|青年报|导报|电视台|广播电台|网|客户端"
_NAMED = rf"(?:{_AGENCIES}|[{HAN}]{{2,6}}(?:{_MEDIA}))"
_PLACE = rf"(?:[{HAN}·]|“[^”]{{1,8}}”){{2,12}}?"
_WIRED = re.compile(
    rf"(?P<by>据|综合)?\s*(?P<who>{_HOUSES}|{_NAMED})\s*(?P<place>{_PLACE})?\s*(?P<day>{_DAY})\s*"
    r"(?:专电|急电|电|讯|消息|报道)"
)
_PLAIN_WIRE = re.compile(
    rf"(?P<by>据|综合)?\s*(?P<who>{_NAMED})\s*(?P<place>(?!消息|报道|综合|专|快|特|记者){_PLACE})?\s*"
    r"(?:专电|急电|电(?![视影子力话商动网]))"
)
_HOUSE = re.compile(
    rf"(?:{_HOUSES})\s*(?P<place>(?!综合|专讯|快讯|特讯|消息)[{HAN}]{{2,4}})?\s*(?:综合讯|专讯|快讯|特讯|讯|综合消息|综合报道|消息|专电|电(?=[（(\s]))"
)
_CITED = re.compile(
    rf"(?:据|综合)\s*(?P<who>{_NAMED}|《[^》]{{2,20}}》(?:客户端|网站|微信公众号)?|[{HAN}]{{2,14}}?(?:社|网|报|台|频道|客户端|公众号|新闻))"
    r"(?:《[^》]{2,20}》|“[^”]{2,12}”)?\s*(?:综合消息|综合报道|消息|报道|报导|讯|电)"
)
_LOCAL = re.compile(
    rf"(?P<place>[{HAN}]{{2,12}}?)\s*讯(?=\s*[（(\[〔【]|\s+(?:本报|实习|见习|全媒体)?(?:记者|通讯员)|\s+)"
)
_NEWS = re.compile(rf"(?!据|综合)(?P<who>{_NAMED})\s*(?:讯|消息|快讯|特稿|专稿)")
_AGAIN = re.compile(r"(?:又讯|另讯|综合讯|简讯|快讯|编译讯|现场新闻)(?=\s*[（(：:\s])")
_NO_PLACE = re.compile(
    r"(?:资|通|喜|音|电|快|简|短|问|审|传|捷|噩|死|警|腾|视|即时通)$|[从在的了是将对据为被把向获近今昨]"
)
_MEDIA_NAME = re.compile(r"(?:报|网|台|客户端|新闻|融媒|社|频道)$")


def read_dateline(text: str, start: int = 0) -> Dateline:
    """The dateline at `start`; an empty one where there is none.

    A citation followed by a comma (据市气象台消息，…) belongs to its sentence unless it names one
    of the known agencies.
    """
    for pattern in (_WIRED, _PLAIN_WIRE, _HOUSE, _CITED, _NEWS, _AGAIN, _LOCAL):
        match = pattern.match(text, start)
        if match is not None and _stands(pattern, match, text):
            return _dateline(pattern, match)
    return Dateline()


def _stands(pattern: re.Pattern[str], match: re.Match[str], text: str) -> bool:
    """Whether what matched is an opening and not the beginning of a sentence."""
    following = text[match.end() : match.end() + 1]
    if pattern is _LOCAL:
        return _NO_PLACE.search(match["place"]) is None
    if pattern is _CITED:
        known = re.fullmatch(_AGENCIES, match["who"]) is not None
        return (following in ("，", ",") and known) or following in _OPEN_AFTER
    if pattern in (_WIRED, _PLAIN_WIRE):
        cited = match["by"] is not None and match[0].endswith(("消息", "报道"))
        return not cited or following in _OPEN_AFTER or following in ("，", ",")
    if pattern is _NEWS:
        known = re.fullmatch(_AGENCIES, match["who"]) is not None
        return following in _OPEN_AFTER or (following in ("，", ",") and known)
    return following not in ("的", "了") if following else True


_OPEN_AFTER = ("", " ", "\u3000", "\t", "：", ":", "（", "(", "】", "]", "［", "〔", "】")


def _dateline(pattern: re.Pattern[str], match: re.Match[str]) -> Dateline:
    groups = match.groupdict()
    place = re.sub(r"\s", "", groups.get("place") or "")
    who = groups.get("who") or ""
    agency = "" if re.fullmatch(_HOUSES, who) else who.strip("《》")
    if pattern is _LOCAL and _MEDIA_NAME.search(place):
        place, agency = "", place
    return Dateline(re.sub(r"\s", "", match[0]), place, agency, match.end())
