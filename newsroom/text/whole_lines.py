"""A line that is a byline as a whole (记者 张三 李四, 文/张三 图/李四), told from a title."""

from __future__ import annotations

import re

from newsroom.text.brackets import BULLETS, OPENERS, SPACE, closing
from newsroom.text.credits import Byline, read_byline
from newsroom.text.names import is_sure_name
from newsroom.text.surnames import COMPOUND, listed
from newsroom.text.units import is_sure_unit
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
    管理员 贺新春 贺信 贺词 贺电 花絮 党务 党建 时政 时讯 时事
    司法 农事 农业 车讯 文苑 文艺 文化 文旅 文教 文体
    文娱 康养 安居 乐活 乐享
    国画 白描 毛笔 石雕 古风 和诗 平水 江苏 云南 江西 甘肃 宁夏 海南 吉林 张家 金华 温州 常州 成都
    安阳 安庆 任务 单选 程度 方式 章程 金牌 银牌 明天 应用 常言 成语 时间 易错 莫言歌 田园 田间 林间
    武侠 言情 谜底 谜语 满分 高分 冷门 热门 容量 应答 应对 支持 关系 关注 喻义 明信 常识 单词 元宵
    """
)


def read_whole(line: str) -> Byline | None:
    """The byline that a line is as a whole; None where it is anything else."""
    text = line.strip(SPACE + BULLETS)
    signed = line.strip(SPACE)[:1] in tuple(BULLETS)
    enclosed = text[:1] in tuple(OPENERS) and closing(text, 0) == len(text) - 1
    if enclosed:
        text = text[1:-1].strip(SPACE)
    if not text or len(text) > _LONGEST or _SENTENCE.search(text):
        return None
    found = read_byline(text, together=True)
    if found.strange or not found.credits:
        return None
    if found.announced:
        return found if found.marked or announces(text, found) else None
    return (
        found
        if len(text) <= _LONGEST_BARE and _only_people(found, signed=signed, enclosed=enclosed)
        else None
    )


def names_people(found: Byline) -> bool:
    """Whether names that no word announces are surely people: surnames, and not all of them words.

    One who is called 高峰 is believed beside a colleague whose name is no word.
    """
    names = [credit.name for credit in found.credits]
    if not names or not all(is_sure_name(name) for name in names):
        return False
    return any(not _ordinary(name) for name in names)


def _ordinary(name: str) -> bool:
    """Whether a name may be no name: a word, a counted one (连载三), four hanzi (白衣天使)."""
    counted = len(name) > 2 and name[-1] in "上中下一二三四五六七八九十"
    if name[-1] in "办局":
        return True
    if len(name) == 4 and "·" not in name and name[:2] not in COMPOUND:
        return True
    stem = name[:-1] if counted else name
    return any(token in _WORDS or is_word(token) for token in (name, stem))


def announces(text: str, found: Byline) -> bool:
    """Words that are common in titles (图片, 摄影, 文) announce a byline only with sure names."""
    if _PERSON_ROLE.search(text):
        return _ABOUT_REPORTERS.search(text) is None
    shot = re.search(r"\s摄$", text) is not None
    return names_people(found) or (shot and all(is_sure_name(c.name) for c in found.credits))


def _only_people(found: Byline, *, signed: bool, enclosed: bool) -> bool:
    """Whether a line without any word of bylines holds names, behind their unit or alone.

    One lone name whose first two characters are a word (高考季, 党旗红) is a title's. Brackets
    around the whole line make a name of any word but those that stand so for other reasons.
    """
    if enclosed and not found.units and _are_enclosed_names(found):
        return True
    if not names_people(found) or not all(is_sure_unit(unit) for unit in found.units):
        return False
    alone = len(found.credits) == 1 and not found.units and not signed
    name = found.credits[0].name
    return not (alone and len(name) == 3 and name[:2] not in COMPOUND and is_word(name[:2]))


def _are_enclosed_names(found: Byline) -> bool:
    names = [credit.name for credit in found.credits]
    return all(
        is_sure_name(name) and len(name) <= 3 and not {name, name[:2]} & _WORDS for name in names
    )
