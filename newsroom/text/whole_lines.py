"""A line that is a byline as a whole (记者 张三 李四, 文/张三 图/李四), told from a title."""

from __future__ import annotations

import re

from newsroom.text.brackets import BULLETS, OPENERS, SPACE, closing
from newsroom.text.credits import Byline, read_byline
from newsroom.text.names import is_sure_name
from newsroom.text.surnames import listed
from newsroom.text.units import is_unit
from newsroom.text.words import is_word

_LONGEST = 90
_LONGEST_BARE = 30
_SENTENCE = re.compile(r"[。！？!?；“”《》]")
_PERSON_ROLE = re.compile(r"记\s*者|通\s*讯\s*员|实\s*习|报道员|通信员|小记者")
_ABOUT_REPORTERS = re.compile(r"记者(?:节|之家|协会|证|团|会)")

# Words that stand alone or in brackets, begin like a family name, and are tagged as names or not
# at all by the dictionary.
_WORDS = listed(
    """
    连载 全文 方案 双语 高清 简讯 时评 单位 计划 程序 万元 万人 万吨 公里 公斤 全部
    全国 文图 项目 金额 金秋 文明 常务 常委 党员 支书 和平 文摘 文章 应届 石刻 习题
    管理 经济 解读 解析 安全 方法 方言 时间 向上 向下 包括 包含 施工 祝贺 余下 余额
    段落 钱款 路线 路段 车牌 车型 毛重 高度 高铁 冷知识 花絮 花边 童谣 童话 诗歌 别名
    明细 明代 清代 宋代 唐代 元代 汉代 东汉 西汉 秦代 隋代 金代 晋代 周年 宋词 唐诗
    元曲 常见 常用 水印 曾用名 温馨 平均 平装 游记 武术 何时 何地 何人 解释 解答 康复
    柳体 颜体 欧体 党史 金融 金句 高中 初中 中专 应急 强化 都市 华语 华人 关注 关键
    管理员 党务 党建 时政 时讯 时事 司法 农事 农业 车讯 文苑 文艺 文化 文旅 文教 文体
    文娱 康养 安居 乐活 乐享
    """
)


def read_whole(line: str) -> Byline | None:
    """The byline that a line is as a whole; None where it is anything else."""
    text = line.strip(SPACE + BULLETS)
    if text[:1] and text[0] in OPENERS and closing(text, 0) == len(text) - 1:
        text = text[1:-1].strip(SPACE)
    if not text or len(text) > _LONGEST or _SENTENCE.search(text):
        return None
    found = read_byline(text, together=True)
    if found.strange or not found.credits:
        return None
    if found.announced:
        return found if found.marked or announces(text, found) else None
    return found if len(text) <= _LONGEST_BARE and _only_people(text, found) else None


def names_people(found: Byline) -> bool:
    """Whether names that no word announces are surely people: surnames, and not all of them words.

    One who is called 高峰 is believed beside a colleague whose name is no word.
    """
    names = [credit.name for credit in found.credits]
    if not names or not all(is_sure_name(name) for name in names):
        return False
    return any(name not in _WORDS and not is_word(name) for name in names)


def announces(text: str, found: Byline) -> bool:
    """Words that are common in titles (图片, 摄影, 文) announce a byline only with sure names."""
    if _PERSON_ROLE.search(text):
        return _ABOUT_REPORTERS.search(text) is None
    return all(is_sure_name(credit.name) for credit in found.credits)


def _only_people(text: str, found: Byline) -> bool:
    tokens = re.split(rf"[{SPACE}、]+", text)
    return names_people(found) and not any(is_unit(token) for token in tokens)
