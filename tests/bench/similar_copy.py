"""Stories of an archive, and copies of them: cut by 30 %, reordered, other names and figures.

News is put together from the dictionary's words, with the formulas that all reports share; beside
it stand series, whose stories differ by what was filled in: the week's weather, reports of
meetings, market prices. Two stories of one series are no copies.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

from newsroom.text import words

Story = Callable[[random.Random], str]

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
_GIVEN = "建国明华丽娟伟强晓峰立秋文博海春东志学永平军英敏杰涛云龙"
_OTHERS = "子梅兰竹菊松柏雪莲根旺庆祥瑞"
_CLAUSES = (
    "{n}{v}了{n}",
    "{v}{n}的{n}",
    "在{n}里{v}{n}",
    "{n}与{n}一起{v}",
    "把{n}{v}到{n}",
    "{n}的{n}已经{v}",
    "对{n}{v}，{n}也跟着{v}",
)
_FORMULAS = (
    "下一步，将继续压实责任、细化措施，推动各项工作落到实处。",
    "会议要求，各镇街、各部门要提高站位，强化担当，形成齐抓共管的工作合力。",
    "大家纷纷表示，要以此次活动为契机，把学习成果转化为干事创业的实际行动。",
    "居民们对此表示满意，纷纷为工作人员点赞。",
    "要坚持问题导向，对照清单逐项整改销号，确保按时保质完成任务。",
)
_WEATHER = ("晴", "多云", "阴", "小雨", "中雨", "雷阵雨", "小雪", "雨夹雪", "大雾", "霾")
_WIND = ("东风", "西北风", "偏南风", "东北风", "偏北风", "南风")
_WARNINGS = (
    "近期气温起伏较大，请市民及时增减衣物，注意防范感冒等疾病",
    "雨天路滑，请驾驶人减速慢行，保持车距，注意交通安全",
    "天干物燥，请农户注意防火，不要在野外焚烧秸秆、杂草",
    "近期适宜小麦浇灌和追肥，请农户抓住有利天气及时管理",
)
_GOODS = (
    "大白菜", "西红柿", "黄瓜", "土豆", "猪肉", "鸡蛋", "苹果", "芹菜", "豆角", "带鱼", "牛肉",
    "菠菜", "萝卜", "青椒", "香蕉", "蒜薹",
)  # fmt: skip


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Nouns and verbs of the dictionary."""
    _, known = words.counts()
    common = [word for word, count in known.items() if count >= 30 and 2 <= len(word) <= 4]
    nouns = tuple(word for word in common if words.tag(word) == "n")
    verbs = tuple(word for word in common if words.tag(word) == "v")
    return nouns, verbs


def _clause(chance: random.Random) -> str:
    nouns, verbs = _vocabulary()
    pattern = chance.choice(_CLAUSES)
    pattern = re.sub(r"\{n\}", lambda _found: chance.choice(nouns), pattern)
    return re.sub(r"\{v\}", lambda _found: chance.choice(verbs), pattern)


def person(chance: random.Random) -> str:
    """A name of three characters."""
    return chance.choice(_SURNAMES) + chance.choice(_GIVEN) + chance.choice(_GIVEN)


def news(chance: random.Random) -> str:
    """A report of about 600 characters, its persons named again and again."""
    wanted, people = chance.randint(250, 900), [person(chance) for _ in range(3)]
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < wanted:
        paragraph = ""
        for _ in range(chance.randint(2, 4)):
            paragraph += "，".join(_clause(chance) for _ in range(chance.randint(2, 3)))
            if chance.random() < 0.4:
                paragraph += f"，{chance.choice(people)}说，共有{chance.randint(3, 900)}户"
            if chance.random() < 0.3:
                paragraph += f"，投入{chance.randint(10, 4000)}.{chance.randint(1, 9)}万元"
            paragraph += "。"
        if chance.random() < 0.35:
            paragraph += chance.choice(_FORMULAS)
        paragraphs.append(paragraph)
    return "\n".join(paragraphs)


def weather(chance: random.Random) -> str:
    """The week's weather."""
    pick, number = chance.choice, chance.randint
    days = f"{number(1, 12)}月{number(1, 28)}日至{number(1, 28)}日"
    usual = pick(("偏高", "偏低", "持平"))
    warmth = f"平均气温{number(-5, 30)}.{number(0, 9)}℃，较常年同期{usual}"
    lines = [f"据市气象台预报，本周（{days}）我市天气以{pick(_WEATHER)}为主，{warmth}。"]
    for day in "一二三四五六日":
        sky = f"{pick(_WEATHER)}转{pick(_WEATHER)}，{pick(_WIND)}{number(2, 4)}到{number(4, 6)}级"
        warmth = f"最低气温{number(-5, 20)}℃，最高气温{number(5, 35)}℃"
        lines.append(f"周{day}，{sky}，{warmth}。")
    lines.append(f"气象部门提醒，{pick(_WARNINGS)}。")
    lines.append("如遇天气变化，请关注市气象台最新预报和预警信息。")
    return "\n".join(lines)


def meeting(chance: random.Random) -> str:
    """A report of a meeting."""
    nouns, verbs = _vocabulary()
    ending = chance.choice(("治理", "建设", "发展", "保护", "服务", "改革"))
    topic = chance.choice(nouns) + ending
    names = "、".join(person(chance) for _ in range(chance.randint(3, 6)))

    def said(count: int) -> str:
        return "，".join(_clause(chance) for _ in range(count))

    day = f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    lines = (
        f"本报讯 {day}，区委常委会召开第{chance.randint(10, 99)}次会议，",
        f"传达学习有关{topic}的文件精神，研究部署贯彻落实工作。区委书记{person(chance)}主持会议。\n",
        f"会议指出，{said(3)}。{said(2)}。\n",
        "会议强调，要提高政治站位，把思想和行动统一到上级部署上来，切实增强责任感和紧迫感。",
        f"要围绕{topic}，{said(2)}。\n",
        "会议要求，各级各部门要压实责任，密切配合，形成合力，确保各项任务落到实处、取得实效。",
        f"{said(1)}。\n",
        f"会议还研究了{chance.choice(nouns)}{chance.choice(verbs)}等其他事项。\n",
        f"区委常委{names}出席会议，区人大常委会、区政协主要负责同志列席会议。",
    )
    return "".join(lines)


def market(chance: random.Random) -> str:
    """The week's prices."""
    pick, number, goods = chance.choice, chance.randint, chance.sample(_GOODS, 9)
    prices = "；".join(
        f"{each}每斤{number(1, 30)}.{number(0, 99)}元，比上周{pick(('上涨', '下跌'))}"
        f"{number(0, 20)}.{number(0, 9)}%"
        for each in goods
    )
    general = pick(("平稳", "稳中有升", "稳中有降", "小幅波动"))
    week = f"{number(1, 12)}月第{number(1, 4)}周"
    coming = pick(("继续回落", "小幅上涨", "保持稳定"))
    return "\n".join(
        (
            f"据区发展改革局价格监测，{week}全区主要农副产品价格总体{general}。",
            f"具体来看：{prices}。",
            f"{pick(goods)}价格变化的主要原因是{_clause(chance)}，{_clause(chance)}。",
            f"预计下周{pick(goods)}、{pick(goods)}价格将{coming}，{_clause(chance)}。",
            "价格监测人员提醒，市民可根据需要合理安排采购。",
        )
    )


SERIES: tuple[Story, ...] = (weather, meeting, market)


# Copies -------------------------------------------------------------------------------------------


def cut(chance: random.Random, text: str, share: float = 0.3) -> str:
    """A text without 30 %: whole paragraphs, its end, or a sentence here and there."""
    way = chance.randrange(3)
    if way == 0:
        paragraphs, wanted = text.split("\n"), round(len(text) * share)
        while wanted > 0 and len(paragraphs) > 1:
            at = chance.randrange(len(paragraphs))
            if len(paragraphs[at]) > wanted:
                paragraphs[at] = paragraphs[at][: len(paragraphs[at]) - wanted]
                break
            wanted -= len(paragraphs.pop(at))
        return "\n".join(paragraphs)
    if way == 1:
        return text[: round(len(text) * (1 - share))]
    parts = (re.findall(r"[^，。；]+[，。；]?", line) for line in text.split("\n"))
    kept = ("".join(part for part in line if chance.random() > share) for line in parts)
    return "\n".join(filter(None, kept))


def reordered(chance: random.Random, text: str) -> str:
    """A text's paragraphs in another order."""
    paragraphs = text.split("\n")
    chance.shuffle(paragraphs)
    return "\n".join(paragraphs)


def renamed(chance: random.Random, text: str) -> str:
    """A text whose persons are called otherwise and whose figures are others."""
    pattern = f"[{_SURNAMES}][{_GIVEN}][{_GIVEN}]"
    others: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        name = found.group()
        made = chance.choice(_SURNAMES) + chance.choice(_OTHERS) + chance.choice(_OTHERS)
        return others.setdefault(name, made)

    text = re.sub(pattern, other, text)
    return re.sub(r"\d", lambda _found: str(chance.randint(1, 9)), text)


def copied(chance: random.Random, text: str) -> str:
    """A text cut, reordered and renamed."""
    return renamed(chance, reordered(chance, cut(chance, text)))
