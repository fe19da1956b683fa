"""The words of bylines that tell roles, and the items a byline falls into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.credit import Role
from newsroom.text.names import HAN, is_name, is_sure_name, may_begin_name
from newsroom.text.units import is_unit

BOTH = "\ue000"


class Kind(StrEnum):
    """What an item of a byline is."""

    ROLE = "role"
    NOBODY = "nobody"
    TEXT = "text"
    PICTURE = "picture"
    BOTH = "both"
    NEUTRAL = "neutral"
    JOIN = "join"
    COLON = "colon"
    NAME = "name"
    STRANGE = "strange"


@dataclass(frozen=True, slots=True)
class Item:
    """One item. text: as printed. role: of a ROLE item. label: its word where unusual."""

    kind: Kind
    text: str
    role: Role | None = None
    label: str = ""


# Words for which a byline credits nobody.
_NOBODY = (
    "责任编辑|执行编辑|首席编辑|见习编辑|实习编辑|图片编辑|文字编辑|版面编辑|本版编辑|值班编辑|编辑|责编|美编|责校|校对|审校|校审|检校|审核|审签|审稿"
    "|签发|编审|编发|编委|值班编委|值班主任|值班总编|值班领导|总编辑|总编|主编|副主编|执行主编|终审|初审|复审|一审|二审|三审|一校|二校|三校|版式|版面设计"
    "|口述人|口述|讲述人|讲述|朗诵|指导老师|指导教师|辅导老师|辅导教师|美术设计|设计|制图|绘图|插图|漫画|制表|组版|排版|监制|总监制|统筹|总策划|策划|制片|剪辑|配音|视觉|录入|打字|印刷|出品|海报"
)
_PICTURE = (
    "图片提供|图片来源|图片摄影|图片说明|图片|供图|供片|摄影师|摄影者|摄影|拍摄|航拍|摄像|照片"
    "|摄|图"
)
_TEXT = (
    "撰文|撰稿人|撰稿|文字整理|文字|采写|执笔人|执笔|供稿人|供稿|来稿|投稿|采访整理|采编|整理|文"
)
_AUTHOR = "特约撰稿人|特约撰稿|特约评论员|评论员|特约作者|作者|小作者|校园小记者|小记者|作 者"
_CORRESPONDENT = "通讯员|通信员|报道员|报道组|通讯组|信息员|宣传员"
_INTERN = "实习记者|实习生|见习生|实习"
_NEUTRAL = (
    "综合报道|联合报道|现场报道|图文报道|采访报道|综合整理|综合|报道|报导|文图"
    "|新华社发|新华社供本报特稿|中新社发|本报发|发自|摄制"
)

_QUALIFIER = (
    "本报|本刊|本网|本台|本社|首席|特约|特派|特聘|全媒体|融媒体中心|融媒体|融媒|全媒|见习|高级|资深|主任|摄影|摄像|文字|新闻|视频|出镜|一线|驻地|"
    "政法|时政|经济|校园|学生|骨干|优秀|郑报|大河|区|市|县|中心|客户端|首席全媒体"
)
_ROLE = re.compile(
    f"(?P<author>{_AUTHOR})|(?P<intern>(?:{_QUALIFIER})*(?:{_INTERN}))"
    f"|(?P<reporter>(?:{_QUALIFIER})*记者站|(?:{_QUALIFIER})*记者)"
    f"|(?P<correspondent>(?:{_QUALIFIER})*(?:{_CORRESPONDENT}))"
)
_ANY = rf"(?:(?![是的了在从对他她我你们和与为被有来去说到给向让这那就都也不、])[{HAN}A-Za-z])"
# At a token's start any paper's name may precede the word: 河南日报农村版记者.
_LED_ROLE = re.compile(
    f"(?P<author>{_ANY}{{0,8}}?(?:{_AUTHOR}))|(?P<intern>{_ANY}{{0,8}}?(?:{_INTERN}))"
    f"|(?P<reporter>{_ANY}{{0,12}}?记者站?)|(?P<correspondent>{_ANY}{{0,8}}?(?:{_CORRESPONDENT}))"
)
_USUAL = frozenset(
    ("记者", "本报记者", "本刊记者", "通讯员", "本报通讯员", "实习生", "作者", "实习")
)

_WRITES = "撰文|文字|采写|撰稿|文"
_SHOOTS = "图片|摄影|图|摄|供图"
_BETWEEN = r"\s*[/、·&和+并兼及与,，]\s*|\s*"
_EDGE = r"(?=$|[\s、，,;；/:()]|报道|报导)"
_START = rf"(?:(?<=^)|(?<=[\s、，,;；/:])|(?<=[{HAN}]))"
_BOTH_WORDS = re.compile(
    rf"{_START}(?:(?:{_WRITES})(?:{_BETWEEN})(?:{_SHOOTS})|(?:{_SHOOTS})(?:{_BETWEEN})(?:{_WRITES})"
    rf"|摄影\s*/?\s*报道|图片报道|图文\s*/?\s*报道|摄\s*/\s*报道)(?:报道|报导)?{_EDGE}"
)
_SPACED_WORDS = re.compile(r"(?<!\S)(?:记\s+者|通\s+讯\s+员|作\s+者|摄\s+影|实\s+习\s+生)(?!\S)")
# The column a reporter writes for: “新华视点”记者.
_COLUMN = re.compile(r"[“\"][^”\"]{1,10}[”\"](?=\s*(?:记者|通讯员))")
_ANNOUNCED = re.compile("记者|通讯员|作者|撰|文|摄|图")
_BELONGING = re.compile(
    rf"(?<=[{HAN}])\s?[（(](?P<content>(?:[^（()）]|[（(][^（()）]*[）)]){{1,24}})[）)]"
)
_SPLIT = re.compile(r"[\s、，,;；]+|(/|:)")
_SUFFIX = re.compile(f"(?P<picture>{_PICTURE})$|(?P<text>{_TEXT})$|(?P<neutral>{_NEUTRAL})$")
_WORDS = (
    (Kind.NOBODY, re.compile(_NOBODY)),
    (Kind.NEUTRAL, re.compile(_NEUTRAL)),
    (Kind.PICTURE, re.compile(_PICTURE)),
    (Kind.TEXT, re.compile(_TEXT)),
)
_FOLD = str.maketrans(
    {
        "／": "/",
        "∕": "/",
        "｜": "/",
        "|": "/",
        "丨": "/",
        "│": "/",
        "：": ":",
        "∶": ":",
        "•": "·",
        "・": "·",
        "‧": "·",
        "∙": "·",
        "\u00a0": " ",
        "\u3000": " ",
        "\ufeff": "",
        "\u200b": "",
    }
)


def items(content: str) -> tuple[Item, ...]:
    """The items of a byline's content (without its brackets), in order."""
    folded = re.sub(r"\s*·\s*", "·", content.translate(_FOLD))
    if _ANNOUNCED.search(folded):
        folded = _BELONGING.sub(_belonging, folded)
    folded = _COLUMN.sub("", folded)
    folded = _SPACED_WORDS.sub(lambda match: "".join(match[0].split()), folded)
    folded = _BOTH_WORDS.sub(f" {BOTH} ", folded)
    found: list[Item] = []
    for part in _SPLIT.split(folded):
        if part == "/":
            found.append(Item(Kind.JOIN, part))
        elif part == ":":
            found.append(Item(Kind.COLON, part))
        elif part == BOTH:
            found.append(Item(Kind.BOTH, part))
        elif part:
            found += _token(part)
    return tuple(found)


def _belonging(match: re.Match[str]) -> str:
    """What stands in brackets behind a name: a task (文), a unit, or what no byline needs."""
    content = match["content"].strip()
    known = is_unit(content) or any(words.fullmatch(content) for _, words in _WORDS)
    return f" {content} " if known or BOTH in content else " "


def _token(token: str) -> list[Item]:
    for kind, words in _WORDS:
        if words.fullmatch(token):
            return [Item(kind, token)]
    nobody = re.match(_NOBODY, token)
    if nobody and is_sure_name(token[nobody.end() :]):
        return [Item(Kind.NOBODY, nobody[0]), Item(Kind.NAME, token[nobody.end() :])]
    led = _LED_ROLE.match(token)
    if led is None:
        return _worded(token)
    if is_sure_name(led[0][: _role_start(led[0])]):
        return _inner(token)
    rest = token[led.end() :]
    if rest and not may_begin_name(rest):
        return [Item(Kind.STRANGE, token)]
    return [_role(led), *_inner(rest)]


def _role_start(word: str) -> int:
    found = _ROLE.search(word)
    return found.start() if found else 0


def _inner(token: str) -> list[Item]:
    """Names with role words between them and nothing else (武建玲通讯员赵东东)."""
    found: list[Item] = []
    start = 0
    for match in _ROLE.finditer(token):
        found += _worded(token[start : match.start()])
        found.append(_role(match))
        start = match.end()
    return [*found, *_worded(token[start:])]


def _role(match: re.Match[str]) -> Item:
    word = match[0]
    role = {
        "author": Role.AUTHOR,
        "intern": Role.INTERN,
        "reporter": Role.REPORTER,
        "correspondent": Role.CORRESPONDENT,
    }[match.lastgroup or "author"]
    if role is Role.REPORTER and re.search("摄影记者|摄像记者", word):
        role = Role.PHOTOGRAPHER
    return Item(Kind.ROLE, word, role, "" if word in _USUAL else word)


def _worded(token: str) -> list[Item]:
    """A name with a word glued before or behind it (摄影张三, 张三摄), or only a name."""
    if not token:
        return []
    for kind, words in ((Kind.PICTURE, _PICTURE), (Kind.TEXT, _TEXT)):
        match = re.match(words, token)
        if match and len(match[0]) > 1 and is_sure_name(token[match.end() :]):
            return [Item(kind, match[0]), Item(Kind.NAME, token[match.end() :])]
    match = _SUFFIX.search(token)
    if match and _glued_behind(token[: match.start()], match[0]):
        kind = Kind(match.lastgroup or "neutral")
        return [Item(Kind.NAME, token[: match.start()]), Item(kind, match[0])]
    return [Item(Kind.NAME, token)]


def _glued_behind(stem: str, word: str) -> bool:
    """Whether `word` behind `stem` is a word of the byline and no part of the name (李学文)."""
    if word == "文":
        return len(stem) == 3 and is_sure_name(stem)
    if word == "图":
        return is_sure_name(stem)
    return is_name(stem) or is_unit(stem)
