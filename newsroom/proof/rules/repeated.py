"""Characters and words that stand twice by mistake: 的的, 工作工作; not 试试看, 个个, 研究研究."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsroom.model.finding import Severity
from newsroom.proof import lone
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text
from newsroom.text import words

_SOURCE = "编校惯例：重字重词"
_HAN = r"\u3400-\u9fff"
_HANZI = re.compile(f"[{_HAN}]+")
_TWICE = re.compile(rf"([{_HAN}])\1")
_AGAIN = re.compile(rf"([{_HAN}]{{2,8}})\1")
# Characters that never stand twice as words of their own.
_ALONE = frozenset(
    "的了在是和到与及被把从于而且或让使由向以着过对为将并等其该此至已曾却因如若则乃即所之也很还又再才都"
    "就不没未有要会能可应内外里后前时区市县省镇乡村街部局委办处科院所厅会校厂店队组我你他她它这那请"
)
_PRONOUNS = frozenset("我你他她它这那")
_PRONOUN = re.compile(rf"([我他她它][{_HAN}])\1")
_PLURAL = frozenset("们个些里")
# Verbs of official prose, which are never said twice to make little of them.
_FORMAL = re.compile(
    "进行|开展|举行|召开|举办|提高|加强|推进|推动|实现|实施|组织|完成|获得|取得|增加|位于|成为|属于|建设|发展"
    "|发布|印发|通过|制定|落实|部署|提出|要求|强调|指出|表示|认为|决定|确保|保障|保证|促进|带动|坚持|围绕|结合"
    "|针对|按照|根据|通知|负责|参加|出席|主持|达到|超过|包括|具有|拥有|打造|构建|形成|建立|完善"
)
# Said twice to make little of what is done, whatever the dictionary tags them as.
_MADE_LITTLE = re.compile("商量|合计|琢磨|参谋|盘算|热闹|高兴|活动|锻炼|比划|念叨|关照|意思")
# Doubled to lay stress, or one behind the other by the way of a sentence (本规定|规定的).
_STRESSED = re.compile("非常|特别|真的|永远|一直|绝对|千万|好多|十分|相当|规定|如何|为了")
# What is told or dated: never twice with a comma between.
_TOLD = re.compile(
    r"(表示|指出|强调|认为|提出|据了解|据悉|据介绍|据统计|近日|日前|目前|同时|此外|其中|会议要求"
    r"|近年来|今年以来|多年来|长期以来|一直以来|与此同时|下一步)，\1"
)
# A clause that stands twice; short ones are cries: 叮铃铃，叮铃铃.
_CLAUSE = re.compile(rf"(?:^|(?<=[，。；：]))([{_HAN}]{{5,12}})，\1(?=[，。])")
# What closes a word or a number once too often.
_CLOSING = re.compile(
    r"(?:\d|[万亿千百])([元米个座亩吨斤岁名户辆台条项处幅])(\1)(?![宵旦月])"
    r"|(?<=们)(们)|(?<=每一)(一)(?=[个份名户件])"
)
_SIGNS = re.compile(rf"(?<=[{_HAN}”\d])([＋+％%～~])\1")
_COUNTED = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+|\d|[二三四五六七八九十百千万亿两])"
    r"([个次年天位名座条家户处项台辆])(\1)(?![会度底末初均报检货产终间])"
)
_BEFORE_FIGURE = re.compile(r"([桥路村街楼校店厂站厅馆井渠渡船树田屋房床车])(\1)(?=\d)")
_TRIED = re.compile(r"(?:[来去要想多再先请帮给]|好好|一起|咱们|我们|大家|你们|互相|相互)$")
_ENDING = re.compile(r"[，。！？；、”’）…]|吧|嘛|呢|啊|看|再|就|$")
_RUN = 3  # characters of a run of words that stands twice
# Characters that begin what follows a set phrase, and those that follow a verb ending in them.
_AFTER_IDIOM = frozenset("全是有在为和的了人地得着")
_SERVING = frozenset("习作做为成建")
_OWN = 0.12  # of what is written with a character: it is a word of its own


def words_twice(text: Text, _setting: Setting) -> Iterator[Slip]:
    """A word that stands twice side by side, where the language does not double it."""
    if not _TWICE.search(text.text) and not _AGAIN.search(text.text):
        return
    for (one, start, end), (other, _, last) in pairwise(text.words):
        if one != other or not _HANZI.fullmatch(one) or _thrice(text.text, start, last, one):
            continue
        wrong = one in _ALONE if len(one) == 1 else not _doubles(text.text, one, start, last)
        if wrong and not _row(text.text, last):
            yield _again(text.text, end, last)
    for word, start, end in text.words:
        # The dictionary's guess at what it does not know.
        if len(word) == 2 and word[0] == word[1] in _ALONE and not words.is_word(word):
            yield _again(text.text, start + 1, end)


def words_within(text: Text, _setting: Setting) -> Iterator[Slip]:
    """The end of a long word once more: 区委书记书记, 村干部干部."""
    for found in _AGAIN.finditer(text.text):
        again, middle = found[1], found.start() + len(found[1])
        if len(again) != 2 or not words.tag(again).startswith("n"):
            continue
        longer = [w for w, start, end in text.words if end == middle and end - start > 2]
        if longer and longer[0].endswith(again) and not _thrice(text.text, *found.span(), again):
            yield _again(text.text, middle, found.end())


def ends_twice(text: Text, _setting: Setting) -> Iterator[Slip]:
    """The last character of a word once more: 开展展, 齐心协力力; a pronoun as in 我我们."""
    for found in _TWICE.finditer(text.text):
        at, char = found.start(), found[1]
        around = [word for word in text.words if word[1] <= at + 1 and at < word[2]]
        if len(around) != 2 or around[0][2] != at + 1:
            continue
        left, right = around[0][0], around[1][0]
        if _slips(char, left, right):
            yield _again(text.text, at + 1, at + 2)


def _slips(char: str, left: str, right: str) -> bool:
    """Whether a character at the end of one word and the beginning of the next stands there once
    too often. A guess of the cutting, which is no word of the dictionary, tells nothing of itself.
    """
    if left[0] in "一几":
        return False  # 一趟趟
    alone = right == char
    guessed = alone or not words.is_word(right)
    if alone and words.tag(left)[:1] in ("i", "l") and char not in _AFTER_IDIOM:
        return True  # 齐心协力力
    if char in _PRONOUNS and left == char and right[1:] and right[1:] in _PLURAL:
        return True
    if char in _ALONE:
        return (guessed and not words.is_word(left)) or (
            left == char and len(right) == 2 and guessed
        )
    if lone.share(char) >= _OWN or char in _SERVING or words.tag(left)[:1] != "v":
        return False
    return len(left) > 1 and alone


def patterns_twice(text: Text, _setting: Setting) -> Iterator[Slip]:
    """What is told, counted or signed twice: 表示，表示; 三年年; ＋＋; a pasted run."""
    for pattern in (_TOLD, _CLAUSE):
        for found in pattern.finditer(text.text):
            yield Slip(found.end(1), found.end(), f"“{found[1]}”重复", ("",))
    for found in _SIGNS.finditer(text.text):
        yield _again(text.text, found.start() + 1, found.end())
    for found in _PRONOUN.finditer(text.text):
        yield _again(text.text, found.end(1), found.end())
    for pattern in (_COUNTED, _BEFORE_FIGURE):
        for found in pattern.finditer(text.text):
            if set(found.span(2)) <= text.borders:
                yield _again(text.text, *found.span(2))
    for found in _CLOSING.finditer(text.text):
        group = next(number for number in (2, 3, 4) if found[number])
        if group > 2 or found.end(group) in text.borders:
            yield _again(text.text, *found.span(group))
    yield from _runs(text)


def _runs(text: Text) -> Iterator[Slip]:
    """Several words typed or pasted once more."""
    for found in _AGAIN.finditer(text.text):
        start, end = found.span()
        middle = start + len(found[1])
        whole = {start, middle, end} <= text.borders
        counted = found[1][0] in "一几两每" or text.text[end : end + 1] == "地"  # 一块地一块地
        if len(found[1]) >= _RUN and len(set(found[1])) >= _RUN and whole and not counted:
            yield _again(text.text, middle, end)


def _again(text: str, start: int, end: int) -> Slip:
    return Slip(start, end, f"“{text[start:end]}”重复", ("",))


def _thrice(text: str, start: int, end: int, word: str) -> bool:
    """Whether it is a cry or a sound: 加油加油加油, 哗哗哗."""
    return text[end : end + len(word)] == word or text[max(start - len(word), 0) : start] == word


def _doubles(text: str, word: str, start: int, end: int) -> bool:
    """Whether the language doubles a word here: verbs where one is to try (研究研究), counts,
    cries, what is stressed.
    """
    if _STRESSED.fullmatch(word) or len(set(word)) == 1 or word[0] in "一两几":
        return True
    if _TRIED.search(text[:start]) and not _FORMAL.fullmatch(word):
        return True
    if _MADE_LITTLE.fullmatch(word):
        return True
    tag = words.tag(word)
    if not tag or tag[0] in "ameqoyzi":
        return True
    if tag[0] != "v" or _FORMAL.fullmatch(word):
        return False
    return bool(_ENDING.match(text, end))


def _row(text: str, end: int) -> bool:
    """Whether another doubled character follows: 里里外外, 上上下下."""
    return text[end : end + 1] == text[end + 1 : end + 2] != ""


RULES = (
    Rule("repeated", "重字重词", Severity.ERROR, _SOURCE, words_twice),
    Rule("repeated_told", "重词重句", Severity.ERROR, _SOURCE, patterns_twice),
    Rule("repeated_within", "重词", Severity.ERROR, _SOURCE, words_within),
    Rule("repeated_end", "重字", Severity.ERROR, _SOURCE, ends_twice),
)
