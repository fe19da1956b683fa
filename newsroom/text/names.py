"""People's names in the printed tokens of a byline: spaced, glued, four characters, minority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsroom.text.surnames import COMMON, COMPOUND, listed, surname_length
from newsroom.text.units import is_unit

HAN = r"\u3400-\u9fff\U00020000-\U000323af〇"
_HAN_ONLY = re.compile(f"[{HAN}]+")
_DOTTED = re.compile(f"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.'-]+")
_JOINING = "和与及"
# Syllables that write Uyghur, Kazakh, Tibetan and Mongolian names and few Chinese ones.
_FOREIGN = frozenset(
    "阿买提木艾古丽热依孜克江库尔班巴图额勒其格那仁斯琴扎西卓玛才让次旺拉姆措布合努吐逊吾沙汗娜"
    "孜迪力帕提麦赛哈塔玉素甫亚森别肯达吉加尼亥斯苏来曼不都外瓦甫米吾甫尔再娜尔高娃其木格"
)
_NO_NAMES = listed("""
    佚名 无名 本报 本刊 本网 综合 整理 手记 调查 观察 来信 述评 走访 体验 帮办 连线 视点 在线
    札记 日记 说事 提问 感言 心语 后记 获悉 了解 近日 昨日 日前 今日 今天 昨天 目前 新闻 作品
    专版 专栏 大赛 比赛 展览 图片 资料 之家 培训 文章 有关 来自 网络 本文 如图 见图 左图 右图
    上图 下图 图为 沙龙 俱乐部 爱好者 协会 同志 编辑部 名单 简介 职务 单位 要求 标准 说明 采访
    会议 工作 节日 风采 技巧 知识
    """)


@dataclass(frozen=True, slots=True)
class People:
    """What the tokens of one role hold; `strange`: tokens that are neither name nor unit."""

    names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()


def is_name(token: str) -> bool:
    """Whether a token can be a name where a name is expected: 2 to 4 hanzi, or any with ·."""
    if token in _NO_NAMES or is_unit(token):
        return False
    if _DOTTED.fullmatch(token):
        return True
    return _HAN_ONLY.fullmatch(token) is not None and 2 <= len(token) <= 4


def is_sure_name(token: str) -> bool:
    """Whether a token looks like a name even where none is announced: it begins with a surname."""
    if not is_name(token):
        return False
    if "·" in token:
        return sum(char in _FOREIGN for char in token) >= 0.5 * (len(token) - token.count("·"))
    surname = surname_length(token)
    if surname == 2:
        return len(token) in (3, 4)
    if not surname or token[0] not in COMMON:
        return False
    return len(token) <= 3 or surname_length(token[1:]) > 0


def may_begin_name(text: str) -> bool:
    """Whether what is glued to 记者 can begin with a name (记者张三, but not 记者走基层)."""
    return surname_length(text + "　") > 0 or text[:1] in _FOREIGN or "·" in text[:6]


def read_names(tokens: Iterable[str]) -> People:
    """The names and units among the tokens of one role, each once, in order."""
    names: dict[str, None] = {}
    units: dict[str, None] = {}
    strange: list[str] = []
    for token in _joined([_stripped(token) for token in tokens]):
        if not token or token in _JOINING:
            continue
        if is_unit(token):
            units[token] = None
        elif parts := _people(token):
            names.update(dict.fromkeys(parts))
        else:
            strange.append(token)
    return People(tuple(names), tuple(units), tuple(strange))


def _stripped(token: str) -> str:
    """Without 等 after the last name, which a name never ends in after two characters."""
    return token[:-1] if len(token) > 2 and token.endswith("等") else token


def _people(token: str) -> tuple[str, ...]:
    if is_name(token):
        return (token,)
    if _LATIN.fullmatch(token):
        return (token,)
    if _HAN_ONLY.fullmatch(token) is None or len(token) < 2 or token in _NO_NAMES:
        return ()
    for index in range(2, len(token) - 1):
        left, right = token[:index], token[index + 1 :]
        if token[index] in _JOINING and is_sure_name(left) and is_sure_name(right):
            return (left, right)
    if foreign := _foreign(token):
        return foreign
    return _glued(token)


def _foreign(token: str) -> tuple[str, ...]:
    """A long name of a minority printed without its dot (买买提艾力)."""
    known = sum(char in _FOREIGN for char in token)
    return (token,) if 5 <= len(token) <= 10 and known >= 0.8 * len(token) else ()


def _glued(token: str) -> tuple[str, ...]:
    """Names printed without anything between them (武建玲赵东东), if all have common surnames."""
    best: list[tuple[int, tuple[str, ...]] | None] = [None] * (len(token) + 1)
    best[0] = (0, ())
    for end in range(2, len(token) + 1):
        for length in (3, 2, 4):
            before = best[end - length] if end >= length else None
            part = token[end - length : end] if end >= length else ""
            if before is None or not is_sure_name(part):
                continue
            # Three characters are the rule, two are common, four are not.
            cost = before[0] + {3: 0, 2: 1, 4: 3}[length]
            found = best[end]
            if found is None or cost < found[0]:
                best[end] = (cost, (*before[1], part))
    final = best[-1]
    return final[1] if final is not None else ()


def _joined(tokens: Sequence[str]) -> list[str]:
    """Tokens with the spaces inside names closed: 宋 晓, 欧阳 修, 李 小明."""
    out: list[str] = []
    index = 0
    while index < len(tokens):
        run = index
        while run < len(tokens) and _single(tokens[run]):
            run += 1
        following = tokens[run] if run < len(tokens) else ""
        if run == index:
            joined = _with_compound(tokens, index)
            out.append("".join(tokens[index : index + joined]))
            index += joined
        elif (run - index) % 2 and _belongs(tokens[run - 1], following, run - index):
            out += _pairs(tokens[index : run - 1])
            out.append(tokens[run - 1] + following)
            index = run + 1
        else:
            out += _pairs(tokens[index:run])
            index = run
    return out


def _single(token: str) -> bool:
    return len(token) == 1 and token not in _JOINING and _HAN_ONLY.fullmatch(token) is not None


def _with_compound(tokens: Sequence[str], index: int) -> int:
    """How many tokens from `index` make one name: 2 for 欧阳 修, else 1."""
    if tokens[index] not in COMPOUND or index + 1 >= len(tokens):
        return 1
    following = tokens[index + 1]
    if _single(following):
        return 2
    return 2 if len(following) == 2 and not surname_length(following) else 1


def _belongs(single: str, following: str, run: int) -> bool:
    """Whether the last of an odd run of single characters is the surname of the next token."""
    if len(following) != 2 or not surname_length(single) or is_unit(following):
        return False
    return run == 1 or not surname_length(following)


def _pairs(singles: Sequence[str]) -> list[str]:
    """Names from single characters side by side: two each; three where the count is odd."""
    out: list[str] = []
    index = 0
    odd = len(singles) % 2 == 1
    while index < len(singles):
        left = len(singles) - index
        rest = singles[index + 3] if left > 3 else ""
        take_three = odd and (left == 3 or (left > 3 and not surname_length(singles[index + 2])))
        if take_three and left >= 3 and (not rest or surname_length(rest)):
            out.append("".join(singles[index : index + 3]))
            index += 3
            odd = False
        else:
            out.append("".join(singles[index : index + 2]))
            index += 2
    return out
