"""Years told by four digits, decades with their century.

A number of two digits before 年 is a year only where nothing else can be meant: a month, a half
year or a term follows, it stands in a row with a whole year, or a word of birth or founding does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof import numerals
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "GB/T 15835—2011，5.1.4"
_CHINESE = "GB/T 15835—2011，5.2.2"
_DECADES = "编校惯例：年代前写明世纪"
_EARLY = re.compile(r"(?<![0-9.．:：第])['’‘]?(0[0-9])年(?!级)")
_DATED = re.compile(
    r"(?<![0-9.．:：第])(?<!民国)['’‘]?([0-9]{2})年(?=[0-9]{1,2}月(?!龄)|[上下]半年|第?[一二三四1-4]季度|度[^过假]|的?(?:高考|中考))"
)
_SERVED = re.compile(
    r"徒刑|刑期|工龄|党龄|教龄|龄|为期|历时|服刑|合同|期限|寿命|长达|[满近约共达逾过了]$"
)
_REIGN = re.compile(r"民国|[元统治绪熙隆庆丰光正化禄和成观]$")
# A year in a row behind a whole one: 2007、08年, 1998—99年, 2019年至21年.
_ROW = re.compile(
    r"(?<![0-9.])((?:1[0-9]|20)[0-9]{2})年?(?:[、，—–~～\-－至到和与]|以及|——)([0-9]{2})年(?![后前来多内间级制期的]|以[后前来]|之[后前]|时间|历)"
)
_BORN = re.compile(
    r"(?:^|[，。；：！？、（(“”我他她您你]|[于从自在到]|(?:早在|生于|建于))['’‘]?([0-9]{2})年(?:出生|生人|参加工作|参军|入伍|退伍|转业|(?:大学|高中|初中|中专|师范|技校)?毕业|考入|考上|考取"
    r"|调入|调任|入党|入职|下海|建厂|建校|成立|建成|动工|开工|投产|创办|那年|那会儿|冬天|夏天|春天|秋天|春节|国庆|的夏天|的冬天)"
)
_SINCE = re.compile(
    r"(?:早在|始于|生于|建于|成立于|创办于|创建于|毕业于|出生于|开工于|竣工于|投产于|创刊于|始建于|作于|写于|摄于|拍摄于)['’‘]?([0-9]{2})年"
    r"(?![前后多来内间]|以[前后]|之[前后]|代)"
)
_OPENING = re.compile(
    r"(?:^|[，。；：！？（(“]|自|自从|打从|从|到了?|截至|至)([5-9][0-9])年(?=起|开始|至今|以来|到现在|，(?:他|她|我|全家|父亲|母亲|村|县|厂|公司))"
)
_HAN_YEAR = re.compile(
    r"(?<![一二三四五六七八九十百千万〇零○两几第每])([四五六七八九][〇零○一二三四五六七八九]|[〇零○][一二三四五六七八九])年(?!级|制|[前多来内]|之[前内]|以[前内]|时间|代)"
)
_WHY = "公历年份用四位数字，不能简写"
_DIGITS = "〇" + numerals.DIGITS
_NEXT = frozenset({"四五", "五六", "六七", "七八", "八九"})
_MIXED = re.compile(
    r"(?P<in>1[0-9]|2[01])世纪(?P<han>[一二三四五六七八九])十年代"
    r"|(?P<of>十[八九]|二十一?)世纪(?P<figure>[1-9])0年代"
)
_BARE = re.compile(
    r"(?<![0-9.．、一二三四五六七八九])(?:[3-9]0|[三四五六七八九]十)年代(?=[，。；初中末前后的以至到]|$)"
)
_CENTURY = re.compile(
    r"世纪|公元|(?:1[0-9]|20)[0-9]{2}年|[一二][〇零○九八七六][〇零○一二三四五六七八九]{2}年"
)
# 6、70年代: two decades in one breath.
_PAIR = re.compile(r"(?P<low>[3-8])、(?P<high>[4-9])0年代")
# 2021-22学年.
_TERM = re.compile(
    r"(?<![0-9])(?P<first>20[0-9]{2})(?:[-－—–~～/]|——)(?P<last>[0-9]{2})(?=学年|年度|学期)"
)
# 从78年分田到户算起: what begins with the year and goes on from it.
_ON = re.compile(
    r"(?:自从|打从|自|从)(?P<year>[4-9][0-9]|0[0-9])年(?![前后来代多间内])[^，。；：！？0-9]{0,14}(?:起|以来|至今|到(?:19|20)[0-9]{2}年|，到(?:19|20)[0-9]{2}年)"
    r"|(?:自从|打从|自|从)(?P<run>[4-9][0-9]|0[0-9])年(?![前后来代多间内])[^，。；：！？0-9]{0,14}，到(?:19|20)[0-9]{2}年"
)
_THAT = re.compile(
    r"(?:^|[，。；：！？（“是在于自从到得起像])(?P<year>[4-9][0-9]|0[0-9])年(?=那[场次年时会]|的?(?:大水|洪水|洪灾|抗洪|地震|大旱|夏天|冬天|春天|秋天))"
)
_PLANNED = re.compile(
    r"(?<![0-9.．第近约满这])(?P<year>[12][0-9])年(?=重点工作|工作要点|工作计划|政府工作|第[一二三四五六七八九十]+次|初(?![心衷中级步期])|底(?![蕴色片薪气子线])|末(?!端))"
)
_SAID = re.compile(
    r"(?:^|[。；！？])(?P<year>[4-9][1-9])年(?=，?(?:他|她|我|父亲|母亲|爷爷|村里|镇里|厂里))"
)
_MADE = re.compile(r"(?<![0-9.．第])(?P<year>[4-9][0-9])年产(?![权业量值能出品])")
_CLASS = re.compile(
    r"(?<![0-9.．第])(?P<year>[4-9][0-9]|[0-2][0-9])届(?=的?(?:高中|初中|大学)?(?:毕业|校友|学生|学员|同学))"
)
# 56年建厂，1998年改制: beside a whole year, with what was done in it.
_DONE = re.compile(
    r"(?<![0-9.．第约近满了用隔过这每历逾经时长])(?P<year>[0-9]{2})年(?=建厂|建校|建园|建成|立项|改制|通车|投产|开工|动工|创办|成立|毕业|参军|入伍|退伍|出生|返城|下乡|竣工|启用|开建|调入|入党)"
)
_EVENTS = (
    "破产|重组|成立|上市|创办|开业|停产|关闭|转产|改制|投产|动工|开工|完工|竣工|建成|通车|入伍|参军|退役|退伍"
    "|转业|入党|(?:大学|高中|初中|中专|师范|技校)?毕业|回乡|结婚|参加工作|出生|返乡|下岗|倒闭|注册|当选|调任|升任|当上|考上|考入|辞职|创业|离职|去世"
    "|搬迁|扩建|复建|重建|恢复|撤销|合并|更名|启动|立项|获批|启用|入职|调入|退休|建厂|建校|挂牌|落成|开建"
)
# 09年破产，12年重组: what was done in each of two years.
_BOTH_DONE = re.compile(
    rf"(?<![0-9.．第近约满了用隔过这每历逾经时长])(?P<year>[0-9]{{2}})年(?:{_EVENTS})[^。；！？0-9]{{0,8}}[，、；]"
    rf"[^。；！？，、0-9]{{0,4}}(?P<next>[0-9]{{2}})年(?:{_EVENTS})"
)
# 78年的粮票: what bears its year.
_RELICS = re.compile(
    r"(?<![0-9.．第近约满共])(?P<year>[4-9][0-9])年的(?:旧|老)?(?:报纸|[车船门粮布肉饭]票|照片|地图|合影|相片|书信|日记|账本|课本|奖状"
    r"|证书|毕业证|邮票|文件|档案|杂志|报刊|年鉴|县志|契约|录像|挂历|存折)"
)
# 26年全区将…: of an issue of about that year, at the head of a sentence.
_HEAD = re.compile(
    r"(?:^|[。！？]|(?:据统计|数据显示|统计显示|预计|计划|据了解)[，到]?)(?P<year>[0-9]{2})年(?=(?P<comma>，)?(?:全[国省市区县镇乡村州盟校]|我[国省市区县镇乡校厂]|[本该](?:[市县区镇村厂校院]|公司)"
    r"|[省市县区镇村]里|公司将|学校将|计划|将))"
)
_NEAR_PAST, _NEAR_FUTURE = 3, 5  # years from that of the issue
_TENS = re.compile(r"(?P<figure>(?P<tens>[二三四五六七八九])[零〇○0])年代")
_WHOLE = re.compile(r"(?:19|20)[0-9]{2}年")
_BOTH = re.compile(
    r"(?:^|[。！？])(?P<year>[0-2][0-9])年(?:[—–~～\-－至到]|——)(?P<to>[0-2][0-9])年(?=，)"
)
_HAN_ROW = re.compile(
    r"(?P<age>二〇|一九|二○)[〇○一二三四五六七八九]{2}年?(?:、|至|到|—|和)(?P<year>[〇○一二三四五六七八九]{2})年(?![前后来多])"
)
_TWICE = re.compile(
    r"(上个?世纪|本世纪|20世纪|２０世纪|二十世纪|19世纪|十九世纪|21世纪)(1[0-9]|20)([0-9]0)年代"
)
_COMING = re.compile(r"(?:本世纪|21世纪|二十一世纪)((?:[3-9]0)|[三四五六七八九]十)年代")


def _look(text: Text, setting: Setting) -> Iterator[Slip]:
    if "年" not in text.text and "届" not in text.text:
        return
    told: set[int] = set()
    years = setting.day.year if setting.day else None
    heads = _heads(text.text, years) if years else ()
    for slip in (
        *_years(text.text),
        *heads,
        *_terms(text.text),
        *_rows(text.text),
        *_chinese(text.text),
    ):
        if slip.start not in told:
            told.add(slip.start)
            yield slip
    if "年代" in text.text:
        yield from _decades(text.text, setting)


def _years(text: str) -> Iterator[Slip]:
    for pattern in (_EARLY, _DATED, _BORN, _SINCE, _OPENING):
        for found in pattern.finditer(text):
            start = found.start(1)
            dated = re.match(r"年[0-9]{1,2}月[0-9]{1,2}日", text[start + 2 :])
            said = text[max(start - 6, 0) : start]
            sure = dated or pattern is _EARLY
            if _REIGN.search(said) or (not sure and _SERVED.search(said)):
                continue
            yield _short(text, start, found[1])
    for pattern in (_ON, _THAT, _PLANNED, _SAID, _MADE, _CLASS, _RELICS):
        for found in pattern.finditer(text):
            year = "run" if pattern is _ON and found["run"] else "year"
            yield _short(text, found.start(year), found[year])
    for found in _BOTH_DONE.finditer(text):
        first, last = int(found["year"]), int(found["next"])
        if (first + 60) % 100 < (last + 60) % 100:
            yield _short(text, found.start("year"), found["year"])
            yield _short(text, found.start("next"), found["next"])
    for found in _DONE.finditer(text):
        if _WHOLE.search(text, found.end(), found.end() + 60):
            yield _short(text, found.start("year"), found["year"])


def _heads(text: str, year: int) -> Iterator[Slip]:
    """26年全区将建…; with a comma behind only where figures are announced."""
    for found in _HEAD.finditer(text):
        told = 2000 + int(found["year"])
        announced = "据" in found[0] or "显示" in found[0]
        if year - _NEAR_PAST <= told <= year + _NEAR_FUTURE and (announced or not found["comma"]):
            yield _short(text, found.start("year"), found["year"])


def _terms(text: str) -> Iterator[Slip]:
    """2021-22学年; 16年—20年，."""
    for found in _BOTH.finditer(text):
        if int(found["year"]) < int(found["to"]):
            between = text[found.end("year") : found.start("to")]
            right = f"20{found['year']}{between}20{found['to']}"
            yield Slip(found.start("year"), found.end("to"), _WHY, (right,))
    for found in _TERM.finditer(text):
        if int(found["last"]) == int(found["first"][2:]) + 1:
            right = f"{found['first']}—{found['first'][:2]}{found['last']}"
            yield Slip(found.start(), found.end(), _WHY, (right,))


def _short(text: str, start: int, digits: str) -> Slip:
    begin = start - (start > 0 and text[start - 1] in "'’‘")
    century = "20" if int(digits) < 40 else "19"
    return Slip(
        begin,
        start + 2,
        _WHY,
        (f"{century}{digits}",),
    )


def _rows(text: str) -> Iterator[Slip]:
    for found in _ROW.finditer(text):
        first, last = int(found[1]), int(found[2])
        century = first // 100 + (last <= first % 100)
        if last <= first % 100 and last >= 40:
            continue
        year = century * 100 + last
        if year - first <= 60:
            yield Slip(found.start(2), found.end(2) + 1, _WHY, (f"{year}年",))


def _chinese(text: str) -> Iterator[Slip]:
    for found in _HAN_YEAR.finditer(text):
        if found[1] in _NEXT or _SERVED.search(text, max(found.start() - 6, 0), found.start()):
            continue
        early = found[1][0] in "〇零○"
        figures = ("200" if early else "19") + str(numerals.digits(found[1])) + "年"
        written = found[1].replace("零", "〇").replace("○", "〇")
        yield Slip(
            found.start(),
            found.end(),
            "汉字年份也要写全四位，简写会被看成概数",
            (figures, ("二〇" if early else "一九") + written + "年"),
            source=_CHINESE,
        )
    for found in _HAN_ROW.finditer(text):
        yield Slip(
            found.start("year"),
            found.end(),
            "汉字年份也要写全四位，简写会被看成概数",
            (found["age"] + found["year"] + "年",),
            source=_CHINESE,
        )


def _decades(text: str, setting: Setting) -> Iterator[Slip]:
    for found in _TWICE.finditer(text):
        yield Slip(
            found.start(),
            found.end(),
            "前面已写明世纪，年代不再写年份的前两位",
            (f"{found[1]}{found[3]}年代", f"{found[2]}{found[3]}年代"),
            source=_DECADES,
        )
    year = setting.day.year if setting.day else 9999
    for found in _COMING.finditer(text):
        decade = found[1]
        tens = int(decade[0]) if decade[0].isdecimal() else _DIGITS.index(decade[0])
        if year < 2000 + tens * 10 and tens >= 6:
            yield Slip(
                found.start(),
                found.end(),
                "本世纪还没有这个年代",
                (f"上世纪{decade}年代",),
                source=_DECADES,
            )
    for found in _MIXED.finditer(text):
        if found["in"]:
            right = f"{found['in']}世纪{_DIGITS.index(found['han'])}0年代"
        else:
            right = f"{found['of']}世纪{_DIGITS[int(found['figure'])]}十年代"
        yield Slip(
            found.start(),
            found.end(),
            "世纪与年代要用同一种数字",
            (right,),
            source="GB/T 15835—2011，4.3",
            severity=Severity.WARNING,
        )
    if setting.day and setting.day.year > 2000 and not _CENTURY.search(text):
        yield from _bare(text)
    for found in _TENS.finditer(text):
        tens = numerals.DIGITS.index(found["tens"]) + 1
        why = "年代写作“几十年代”或用阿拉伯数字，不逐字写"
        yield Slip(*found.span("figure"), why, (f"{tens}0", found["tens"] + "十"), source=_DECADES)
    for found in _PAIR.finditer(text):
        low, high = found["low"], found["high"]
        if int(high) == int(low) + 1:
            yield Slip(
                found.start(),
                found.end(),
                "前一个年代也要写全",
                (f"{_DIGITS[int(low)]}{_DIGITS[int(high)]}十年代", f"{low}0、{high}0年代"),
                source="GB/T 15835—2011，4.2.2",
            )


def _bare(text: str) -> Iterator[Slip]:
    """80年代 of no century. In the century itself nothing was wanting."""
    for found in _BARE.finditer(text):
        decade = found[0]
        offered = (
            f"20世纪{decade}" if decade[0].isascii() else f"二十世纪{decade}",
            f"上世纪{decade}",
        )
        yield Slip(
            found.start(),
            found.end(),
            "年代前要写明是哪个世纪",
            offered,
            source=_DECADES,
            severity=Severity.HINT,
        )


RULES = (Rule("short_years", "年份简写", Severity.ERROR, _SOURCE, _look),)
