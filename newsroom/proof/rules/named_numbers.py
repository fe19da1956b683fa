"""Numbers in names: lunar days, reigns, sessions, weekdays, and words that always have them in
Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsroom.model.finding import Severity
from newsroom.proof import fixed, lexicon, numerals
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_LUNAR = "GB/T 15835—2011，4.2.1"
_WORD = "GB/T 15835—2011，4.2.3"
_ALIKE = "GB/T 15835—2011，4.3"
_D = numerals.DIGITS
_MOON = re.compile(
    r"(?P<lead>农历|阴历|旧历)(?:[^，。；：！？0-9]{0,4}年)?(?P<date>(?:闰)?[0-9]{1,2}月(?:初?[0-9]{1,2})?(?P<day>日)?|[正腊冬一二三四五六七八九十]{1,2}月初?[0-9]{1,2}(?:日)?)"
    r"|(?P<month>正月|腊月|冬月|大年)(?P<start>初?)(?P<figure>[0-9]{1,2})(?![0-9.]|[多余天个次户])"
    rf"|(?P<known>(?:[{_D}十]{{1,2}}月)?初)(?P<number>[1-9]|10)(?=[，。；：！？、）\s早晚上下前后起至到—~～]|$)"
)
_STEM = re.compile(
    r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年(?P<date>[0-9]{1,2}月(?:[0-9]{1,2}日)?)"
)
_WEEKDAY = re.compile(
    r"(?<![一两几每0-9个])(?:星期|礼拜)(?P<figure>[1-6])(?![0-9十百千万.]|个|次|天|节|场|课|[至到~—-][0-9]次)"
)
_WEEK = re.compile(
    r"(?:(?<=[，。；：！？、（每本上下这到至])|^)周(?P<figure>[1-6])(?=[，。；！？、）\s上下早晚凌夜中至到]|$)(?!、?[0-9]*[次天场节])"
)
_OLD = re.compile(r"(?<![0-9.])(?P<figure>[5-9])(?=旬(?![日]))")
_SPLIT = re.compile(
    r"(?<![0-9.])(?P<figure>19|28|37|46|55|64|73|82|91)(?=开(?!始|[发展放工办设])|分成)"
)
_NONE = re.compile(
    r"(?<![0-9.])(?P<figure>0)(?=容忍|距离|障碍|门槛|基础|首付|风险|接触|延误|投诉|缺陷|口供|和博弈)"
)
_WHOLE = {
    "24节气": "二十四节气", "24史": "二十四史", "24孝": "二十四孝", "36计": "三十六计",
    "72变": "七十二变", "12生肖": "十二生肖", "108将": "一百零八将", "100家姓": "百家姓",
    "1001夜": "一千零一夜", "10大元帅": "十大元帅", "72行": "七十二行", "10里长街": "十里长街",
}  # fmt: skip
_WHOLES = re.compile(rf"(?<![0-9.])(?:{'|'.join(_WHOLE)})(?![0-9动])")
_SESSION = re.compile(
    r"(?<![0-9第A-Za-z.])(?P<figure>[1-9][0-9]?)(?P<rest>届(?=[一二三四五六七八九十0-9]{1,2}中全会|全国人大|全国政协|中央|[省市区县]委|人大|政协))"
    r"|(?P<plenum>[1-9])(?P<session>中全会)"
)
_CONGRESS = re.compile(
    r"(?P<lead>党的|中共)(?P<figure>[1-9]|1[0-9]|2[0-9])大(?![学家力道桥])|(?<![0-9第.])(?P<number>1[0-9]|2[0-9])大(?=报告|精神|代表|召开|胜利召开|以来)"
)
_PLAN = re.compile(
    r"(?P<open>[“\"])?(?P<plan>1[0-9]五|十[1-9]五|1[0-9]5|十[1-9]5)(?P<close>[”\"])?(?=规划|时期|期间|末|开局|收官|以来|[”\"](?:规划|时期|期间|末|开局|收官|以来))"
)
_NAMED_DAY = re.compile(
    r"(?P<quote>[“\"])?(?P<day>五·一|五·四|三·八|六·一|七·一|八·一|九·一八|七·七|十·一|五·卅)(?=[”\"]?(?:国际|劳动|青年|妇女|儿童|建党|建军|事变|运动|黄金周|假期|小长假|长假|勋章|表彰|精神|节|红旗|特别))"
)
_DOTLESS = re.compile(
    r"(?P<day>一二九|一二八|一一七|12[.．]9|1[.．]28|12·9|1·28)(?=[”\"]?(?:运动|事变|抗战|学生运动))"
)
_POINTED_DAY = re.compile(
    r"(?P<quote>[“\"'])?(?<![0-9.])(?P<month>1[0-2]|[1-9])(?P<dot>[.．・•])(?P<day>[12][0-9]|3[01]|[1-9])(?P<close>[”\"'])?"
    r"(?=国际|消费者|地震|汶川|特大|事故|事件|案|暴|爆炸|枪击|泥石流|专案|大案|禁毒|晚会|护士|记者|学雷锋|植树|世界|火灾|洪灾|抢险)"
)


def _lunar(text: str) -> Iterator[Slip]:
    for found in (*_MOON.finditer(text), *_STEM.finditer(text)):
        groups = found.groupdict()
        start = found.end() if not groups.get("date") else found.start("date")
        start = found.start("date") if groups.get("date") else found.start()
        if not any(sign.isascii() and sign.isdecimal() for sign in text[start : found.end()]):
            continue
        right = re.sub(
            "[0-9]+", lambda one: numerals.written(int(one[0])), text[start : found.end()]
        )
        right = re.sub(
            r"(?<=月)([一二三四五六七八九十])(?![十一二三四五六七八九])日?$", r"初\1", right
        )
        yield Slip(start, found.end(), "农历的年月日用汉字", (right,), source=_LUNAR)
    for found in _eras().finditer(text):
        right = found[1] + numerals.written(int(found[2])) + "年"
        yield Slip(found.start(), found.end(), "历史纪年用汉字", (right,), source=_LUNAR)


@cache
def _eras() -> re.Pattern[str]:
    return re.compile(f"({lexicon.either(lexicon.entries('eras.txt'))})([0-9]{{1,2}})年")


def _names(text: str) -> Iterator[Slip]:
    for found in (*_WEEKDAY.finditer(text), *_WEEK.finditer(text)):
        yield Slip(
            found.start("figure"),
            found.end("figure"),
            "星期几用汉字",
            (numerals.spelled(found["figure"]),),
            source=_WORD,
        )
    for found in (*_OLD.finditer(text), *_SPLIT.finditer(text), *_NONE.finditer(text)):
        right = "".join("零一二三四五六七八九"[int(sign)] for sign in found["figure"])
        yield Slip(found.start(), found.end(), "定型的词语里数字用汉字", (right,))
    for found in _WHOLES.finditer(text):
        right = _WHOLE[found[0]]
        yield Slip(found.start(), found.end(), f"“{right}”是定型的词语，数字用汉字", (right,))
    for found in _SESSION.finditer(text):
        figure = found["figure"] or found["plenum"]
        start = found.start("figure") if found["figure"] else found.start("plenum")
        yield Slip(
            start,
            start + len(figure),
            "会议的届次用汉字",
            (numerals.written(int(figure)),),
            source=_ALIKE,
        )
    for found in _CONGRESS.finditer(text):
        figure = found["figure"] or found["number"]
        start = found.start("figure") if found["figure"] else found.start("number")
        right = numerals.written(int(figure)) + "大"
        yield Slip(
            start,
            start + len(figure) + 1,
            f"“{right}”是定型的词语，数字用汉字",
            (right,),
            source=_WORD,
        )
    for found in _PLAN.finditer(text):
        middle = numerals.spelled(found["plan"][1])
        right = f"十{middle}五"
        yield Slip(
            found.start("plan"),
            found.end("plan"),
            f"“{right}”是定型的词语，数字用汉字",
            (right,),
            source=_WORD,
        )
    for found in _POINTED_DAY.finditer(text):
        start, end = found.start("month"), found.end("day")
        right = f"{found['month']}·{found['day']}"
        if not found["quote"]:
            right = f"“{right}”"
        yield Slip(
            start,
            end,
            "含有月日的专名用间隔号隔开月日，并加引号",
            (right,),
            source="GB/T 15835—2011，5.1.6",
        )


def _dotted(text: str) -> Iterator[Slip]:
    for found in _NAMED_DAY.finditer(text):
        yield Slip(
            found.start("day"),
            found.end("day"),
            "这样的专名只有一月、十一月、十二月才用间隔号",
            (found["day"].replace("·", ""),),
            source="GB/T 15835—2011，5.2.3",
        )
    for found in _DOTLESS.finditer(text):
        if found["day"][0] != "一" or found["day"] == "一一七":
            continue
        yield Slip(
            found.start(),
            found.end("day"),
            "涉及一月、十一月、十二月的专名要用间隔号隔开月日",
            ("一·二八" if found["day"].endswith("八") else "一二·九",),
            source="GB/T 15835—2011，5.2.3",
        )


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if any(sign in text.text for sign in "0123456789"):
        for start, end, right in fixed.find(text.text):
            quoted = (f"“{right}”",) if len(right) < 4 and right[0] in "三四五六八两双" else ()
            yield Slip(start, end, f"“{right}”是定型的词语，数字用汉字", (right, *quoted))
        yield from _lunar(text.text)
        yield from _names(text.text)
    if "·" in text.text or "一二" in text.text:
        yield from _dotted(text.text)


RULES = (Rule("named_numbers", "名称中的数字", Severity.WARNING, _WORD, _look),)
