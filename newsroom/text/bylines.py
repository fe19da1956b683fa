"""Bylines (署名) where they stand: opening a paragraph, ending it, or as a line of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.model.credit import Credit
from newsroom.text.credits import Byline, read_byline
from newsroom.text.datelines import Dateline, read_dateline
from newsroom.text.names import HAN, is_sure_name
from newsroom.text.surnames import listed
from newsroom.text.units import is_sure_unit, is_unit

_BULLETS = "□■○◎◇◆▲△●★☆▢◻◼⬛⬜※"
_OPENERS = "（([［【〔"
_CLOSERS = "）)]］】〕"
_SENTENCE_END = "。！？!?；…”’』」》.："
_SPACE = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a paragraph. jump: the page named by 上接, as printed. rest: the text after it."""

    dateline: str = ""
    place: str = ""
    agency: str = ""
    credits: tuple[Credit, ...] = ()
    source_unit: str = ""
    jump: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends a paragraph. rest: the text before it."""

    credits: tuple[Credit, ...] = ()
    source_unit: str = ""
    rest: str = ""


_PAGE = (
    r"[A-Z]?第?[0-9０-９〇零一二三四五六七八九十]{1,3}(?:[、，,][0-9一二三四五六七八九十]{1,3})?版"
)
_JUMP = re.compile(
    rf"[{_BULLETS}]?\s*(?:[（(\[【〔]\s*(?:紧接|上接|接)\s*(?P<a>{_PAGE})[^）)\]】〕]{{0,40}}[）)\]】〕]"
    rf"|(?:紧接|上接)\s*(?P<b>{_PAGE})(?=[\s：:]|$))"
)


def read_opening(paragraph: str) -> Opening:
    """Jump, dateline and byline at a paragraph's start; all empty where it has none."""
    index = _skip(paragraph, 0)
    jump = _JUMP.match(paragraph, index)
    after = _skip(paragraph, jump.end()) if jump else index
    dateline = read_dateline(paragraph, after)
    end = dateline.end if dateline.text else after
    found, end = _byline_at(paragraph, end, dateline)
    if not (jump or dateline.text or found):
        return Opening(rest=paragraph)
    rest = paragraph[end:].lstrip(_SPACE)
    if found or dateline.text:
        rest = rest.lstrip("：:，,").lstrip(_SPACE) if rest[:1] in "：:，," else rest
    found = found or Byline()
    return Opening(
        dateline.text,
        dateline.place,
        dateline.agency,
        found.credits,
        found.source_unit,
        (jump["a"] or jump["b"]) if jump else "",
        rest,
    )


def _skip(text: str, index: int) -> int:
    while index < len(text) and text[index] in _SPACE:
        index += 1
    return index


def _byline_at(text: str, start: int, dateline: Dateline) -> tuple[Byline | None, int]:
    """The byline at `start`, in brackets or not, and where it ends."""
    index = _skip(text, start)
    if text[index : index + 1] and text[index] in _OPENERS:
        close = _closing(text, index)
        if close < 0:
            return None, start
        found = read_byline(text[index + 1 : close])
        if _opens(found, dateline):
            return found, close + 1
        return None, start
    return _unbracketed(text, index, start)


def _opens(found: Byline, dateline: Dateline) -> bool:
    """Whether a bracket at a paragraph's start is a byline."""
    if found.strange or not (found.credits or found.units):
        return False
    return found.announced or bool(dateline.text)


def _closing(text: str, start: int) -> int:
    """Where the bracket opened at `start` closes, within a byline's length; -1 if nowhere."""
    depth = 0
    for index in range(start, min(len(text), start + 160)):
        if text[index] in _OPENERS:
            depth += 1
        elif text[index] in _CLOSERS:
            depth -= 1
            if depth == 0:
                return index
    return -1


_ROLE_FIRST = re.compile(
    rf"[{_BULLETS}]?[\s]*(?:[{HAN}A-Za-z]{{0,12}}?(?:记者|通讯员|实习生|报道员|通信员|作者)|记\s+者|(?:文|图|文\s*/\s*图)[/：:])"
)
_PIECE = re.compile(rf"[{HAN}A-Za-z·•/／、：:]+")
_REPORTS = re.compile(r"(?:摄影|图文|联合|综合|现场)?(?:报道|报导|文/图|文／图|摄)(?=[：:，,\s]|$)")


def _unbracketed(text: str, index: int, start: int) -> tuple[Byline | None, int]:
    """A byline without brackets: whole pieces divided by spaces, as long as they are its words."""
    if not _ROLE_FIRST.match(text, index):
        return None, start
    begin = index + 1 if text[index] in _BULLETS else index
    best: tuple[Byline | None, int] = (None, start)
    for end in _piece_ends(text, begin):
        found = read_byline(text[begin:end])
        if found.credits and found.announced and not found.strange and _all_sure(found, text, end):
            best = (found, end)
    return best


def _piece_ends(text: str, begin: int) -> list[int]:
    """Ends of growing runs of byline pieces, up to the first text that cannot belong to one."""
    ends: list[int] = []
    index = _skip(text, begin)
    while index < len(text) and len(ends) < 30:
        piece = _PIECE.match(text, index)
        if piece is None:
            break
        report = _REPORTS.search(text, index, piece.end() + 1)
        end = report.end() if report and report.end() <= piece.end() else piece.end()
        ends.append(end)
        if end < piece.end() or (end < len(text) and text[end] not in _SPACE):
            if end < len(text) and text[end] not in "，,：:" and end == piece.end():
                ends.pop()
            break
        index = _skip(text, end)
    return ends


def _all_sure(found: Byline, text: str, end: int) -> bool:
    """Names that run on into text must look like names; on a line of their own any will do."""
    return end >= len(text.rstrip()) or is_sure_name(found.credits[-1].name)


_FROM = re.compile(
    r"^(?:来源|稿件来源|文章来源|信息来源|资料来源|供稿单位|供稿|作者单位|报送单位|来稿单位)\s*[：:]\s*(.+)$"
)
_AFTER = re.compile(r"^(?:据|综合|转自|摘自|选自|原载)\s*(.{2,24}?)(?:报道|消息|电|供稿)?$")
_MEDIA = re.compile(
    r"(?:社|网|报|台|客户端|公众号|新闻|视点|频道|》)(?:、|$)|新华社|新华网|中新|央视|人民"
)


def read_ending(paragraph: str) -> Ending:
    """Byline and source unit at a paragraph's end; brackets that name nobody stay in place."""
    text = paragraph.rstrip(_SPACE)
    stop = text[-1:] if text[-1:] == "。" and text[-2:-1] in _CLOSERS else ""
    core = text[: len(text) - len(stop)]
    people: tuple[Credit, ...] = ()
    units: list[str] = []
    taken = False
    core = _without_editors(core)
    while (cut := _last(core, bool(stop) and not taken)) is not None:
        found, end = cut
        people = (*found.credits, *people)
        units = [*found.units, *units]
        core, taken = core[:end].rstrip(_SPACE), True
    if not taken:
        return Ending(rest=paragraph)
    if stop and core and core[-1] not in "。！？…”":
        core += stop
    return Ending(tuple(dict.fromkeys(people)), " ".join(dict.fromkeys(units)), core)


def _without_editors(text: str) -> str:
    """Without a last bracket of editors (责编 …), if a byline's bracket stands before it."""
    start = _opening_of(text) if text[-1:] and text[-1] in _CLOSERS else -1
    if start <= 0 or text[:start].rstrip(_SPACE)[-1:] not in tuple(_CLOSERS):
        return text
    found = read_byline(text[start + 1 : -1])
    quiet = found.nobody and not (found.credits or found.units or found.strange)
    before = text[:start].rstrip(_SPACE)
    return before if quiet and _last(before, inside=False) else text


def _last(text: str, inside: bool) -> tuple[Byline, int] | None:
    """The last byline of the text and where it begins. inside: a full stop follows the bracket."""
    if text[-1:] and text[-1] in _CLOSERS:
        start = _opening_of(text)
        if start < 0:
            return None
        at_end = not inside and (not text[:start].strip() or _ended(text[:start]))
        found = _bracket(text[start + 1 : -1].strip(), at_end)
        return (found, start) if found else None
    return _bare_ending(text)


def _ended(text: str) -> bool:
    return text.rstrip(_SPACE)[-1:] in _SENTENCE_END


def _opening_of(text: str) -> int:
    """Where the bracket closed by the last character opens; -1 if nowhere near."""
    depth = 0
    for index in range(len(text) - 1, max(-1, len(text) - 160), -1):
        if text[index] in _CLOSERS:
            depth += 1
        elif text[index] in _OPENERS:
            depth -= 1
            if depth == 0:
                return index
    return -1


def _bracket(content: str, at_end: bool) -> Byline | None:
    """A bracket's content as a byline. at_end: it stands behind a whole sentence."""
    if source := _source(content):
        return Byline(units=(source,))
    found = read_byline(content)
    if found.strange or not (found.credits or found.units):
        return None
    if found.announced:
        return found if found.credits or found.marked or at_end else None
    if not at_end:
        return None
    sure = all(is_sure_name(credit.name) for credit in found.credits)
    sure = sure and all(is_sure_unit(unit) for unit in found.units)
    return found if sure and not _a_word(found) else None


def _source(content: str) -> str:
    """The unit or paper named by 来源：… or 据…."""
    named = _FROM.match(content)
    if named:
        name = named[1].strip(" 。")
        parts = read_byline(name)
        fits = not parts.credits and not parts.strange
        return name if fits or _MEDIA.search(name) else ""
    cited = _AFTER.match(content)
    return cited[1] if cited and _MEDIA.search(cited[1]) else ""


# Words in brackets at a text's end that begin like a family name and name nobody.
_WORDS = listed("""
    连载 全文 方案 双语 高清 简讯 时评 单位 计划 程序 万元 万人 万吨 公里 公斤 全部 全国 安阳
    郑州 成都 广告 通知 公告 文图 项目 金额 平方米 常务 常委 党员 支书 和平 文摘 文章 于右 应届
    景点 石刻 习题 管理 经济 解读 解析 安全 方法 方言 时间 向上 向下 包括 包含 和声 白话 施工
    祝贺 余下 余额 段落 钱款 路线 路段 车牌 车型 毛重 高度 高铁 冷知识 花絮 花边 童谣 童话 诗歌
    诗词 别名 明细 明代 清代 宋代 唐代 元代 汉代 东汉 西汉 秦代 隋代 金代 晋代 周年 宋词 唐诗
    元曲 易错 常见 常用 水印 曾用名 温馨 雷同 宁静 平均 平装 左起 游记 武术 何时 何地 何人 解释
    解答 莫名 康复 柳体 颜体 欧体 党史 石油 金融 金句 牛年 马年 龙年 鲁迅文学奖 高中 初中 中专
    向导 应急 强化 都市 华语 华人 关注 关键 管理员
    """)


def _a_word(found: Byline) -> bool:
    return any(credit.name in _WORDS for credit in found.credits)


_BARE = re.compile(
    rf"[。！？…”’：:；]\s*(?P<line>[{_BULLETS}]?\s*(?:[{HAN}]{{0,10}}记者|[{HAN}]{{0,4}}通讯员|实习生|来源[：:]|作者[：:]|文/|图/)[^。！？；，,]{{1,60}})$"
)


def _bare_ending(text: str) -> tuple[Byline, int] | None:
    """A byline or source behind the last sentence without brackets, or as the whole line."""
    match = _BARE.search(text)
    start = match.start("line") if match else 0
    line = text[start:].strip(_SPACE + _BULLETS)
    if source := _source(line) if _FROM.match(line) else "":
        return Byline(units=(source,)), start
    found = _whole(line)
    return (found, start) if found and found.credits else None


def read_line(line: str) -> tuple[Credit, ...]:
    """The credits of a line that is a byline as a whole; none where it is anything else."""
    found = _whole(line)
    return found.credits if found else ()


def _whole(line: str) -> Byline | None:
    text = line.strip(_SPACE + _BULLETS)
    if text[:1] and text[0] in _OPENERS and _closing(text, 0) == len(text) - 1:
        text = text[1:-1].strip(_SPACE)
    if not text or len(text) > 90 or re.search(r"[。！？!?；“”《》]", text):
        return None
    found = read_byline(text, together=True)
    if found.strange or not found.credits:
        return None
    if found.announced:
        return found if found.marked or _announced(text, found) else None
    tokens = re.split(rf"[{_SPACE}、]+", text)
    sure = all(is_sure_name(credit.name) for credit in found.credits)
    return found if sure and len(text) <= 30 and _bare(found, tokens) else None


_PERSON_ROLE = re.compile(r"记\s*者|通\s*讯\s*员|实\s*习|报道员|通信员|小记者")


def _announced(text: str, found: Byline) -> bool:
    """Words that are common in titles (图片, 摄影, 文) announce a byline only with sure names."""
    if _PERSON_ROLE.search(text):
        return not re.search(r"记者(?:节|之家|协会|证|团|会)", text)
    return all(is_sure_name(credit.name) for credit in found.credits)


def _bare(found: Byline, tokens: list[str]) -> bool:
    return not _a_word(found) and not any(is_unit(token) for token in tokens)
