"""The fields of a house style, declared once: where each stands in its file, what it is called,
what it does, and how little or much it may be. Forms, checks and differences go by this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from newsroom.model.publication import FIELDS, PublicationKind

Key = tuple[str | int, ...]
PAPER = PublicationKind.NEWSPAPER
BULLETIN = PublicationKind.BULLETIN


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    WORDS = "words"  # a text that may name fields in braces
    WHOLE = "whole"
    NUMBER = "number"
    YES = "yes"
    CHOICE = "choice"
    LIST = "list"  # texts divided by 、
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class HouseField:
    """One field. key: its place in the file. usual: what holds where the file says nothing; None
    where it must say. only: the kind of publication that has it.
    """

    key: Key
    name: str
    help: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    least: float = 0.0
    most: float = 0.0
    choices: tuple[tuple[str, str], ...] = ()
    usual: Any = None
    only: PublicationKind | None = None

    def wrong(self, value: Any) -> str:
        """What is wrong with a value, in words; empty where nothing is."""
        if self.kind in (Kind.WHOLE, Kind.NUMBER):
            if isinstance(value, bool) or not isinstance(value, int | float):
                return f"{self.name}要填数字"
            if not self.least <= value <= self.most:
                return f"{self.name}只能在 {self.least:g} 到 {self.most:g} {self.unit}之间".replace(
                    " 之", "之"
                )
        if self.kind is Kind.CHOICE and value not in [choice for choice, _ in self.choices]:
            return f"{self.name}没有“{value}”这一种"
        if self.kind is Kind.WORDS:
            return wrong_words(str(value))
        return ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together."""

    name: str
    fields: tuple[HouseField, ...]


def wrong_words(text: str) -> str:
    """What is wrong with a text that may name fields in braces; empty where nothing is."""
    for number, part in enumerate(text.split("{")):
        name, closed, rest = part.partition("}")
        if number == 0:
            if closed:
                return f"“{text}”里的花括号不成对"
            continue
        if not closed or "}" in rest:
            return f"“{text}”里的花括号不成对"
        if name not in FIELDS:
            return f"没有 {{{name}}} 这一项"
    return ""


def _text(key: str, name: str, told: str, **more: Any) -> HouseField:
    return HouseField(tuple(key.split(".")), name, told, usual=more.pop("usual", ""), **more)


def _number(
    key: str, name: str, told: str, span: tuple[float, float], unit: str, **more: Any
) -> HouseField:
    place: Key = tuple(int(part) if part.isdigit() else part for part in key.split("."))
    return HouseField(place, name, told, Kind.NUMBER, unit, least=span[0], most=span[1], **more)


def _whole(
    key: str, name: str, told: str, span: tuple[int, int], unit: str, **more: Any
) -> HouseField:
    return HouseField(
        tuple(key.split(".")), name, told, Kind.WHOLE, unit, least=span[0], most=span[1], **more
    )


def _yes(key: str, name: str, told: str, usual: bool, **more: Any) -> HouseField:
    return HouseField(tuple(key.split(".")), name, told, Kind.YES, usual=usual, **more)


def _choice(
    key: str, name: str, told: str, choices: tuple[tuple[str, str], ...], **more: Any
) -> HouseField:
    return HouseField(tuple(key.split(".")), name, told, Kind.CHOICE, choices=choices, **more)


GROUPS = (
    Group(
        "报刊",
        (
            _text("publication.name", "名称", "印在报头上，也是稿库里的名字"),
            _text("publication.latin_name", "外文名", "报头下的拼音或英文，没有就留空"),
            _text("publication.publisher", "主办单位", "编印、主办的单位"),
            _text("publication.licence", "准印证号", "连续性内部资料的准印证号，或刊号"),
            _text("publication.legend", "提示语", "如：内部资料 免费交流"),
            _text("publication.hotline", "热线", "报头上的电话"),
            _whole(
                "publication.period_days",
                "几天一期",
                "新建一期时照此推算日期：周报 7，日报 1",
                (1, 366),
                "天",
                usual=7,
            ),
            HouseField(
                ("publication", "pages"),
                "各版版名",
                "新建一期时的版面，用顿号隔开，如：要闻、综合",
                Kind.LIST,
                only=PAPER,
            ),
        ),
    ),
    Group(
        "版面与字号",
        (
            _number("grid.trim.0", "成品宽", "裁切后的纸宽", (50, 900), "毫米"),
            _number("grid.trim.1", "成品高", "裁切后的纸高", (50, 1200), "毫米"),
            _number("grid.left", "左边空", "版心左边到纸边", (0, 200), "毫米"),
            _number("grid.top", "上边空", "版心上边到纸边", (0, 300), "毫米"),
            _whole("grid.columns", "栏数", "版心分成几个基本栏", (1, 12), "栏"),
            _whole(
                "grid.characters", "每栏字数", "一个基本栏排几个字；栏距占一个字", (4, 60), "字"
            ),
            _whole("grid.rows", "行数", "版心从上到下排几行正文", (8, 200), "行"),
            _number("grid.body_size", "正文字号", "小五号是 9 磅，五号是 10.5 磅", (4, 36), "磅"),
            _number("grid.pitch", "行距", "一行正文占的高度，要大于字号", (5, 60), "磅"),
            _number("grid.rule", "栏线粗细", "栏与栏之间细线的粗细", (0.05, 2), "毫米", usual=0.1),
        ),
    ),
    Group(
        "正文",
        (
            _number("text.first_line", "首行缩进", "每段开头空几个字", (0, 6), "字", usual=2),
            _choice(
                "text.line_breaking",
                "行首行尾禁则",
                "哪些标点不能在行首、行尾",
                (("none", "不管"), ("basic", "基本"), ("gb", "国家标准"), ("strict", "严格")),
                usual="gb",
            ),
            _choice(
                "text.punctuation",
                "标点宽度",
                "标点各占多宽",
                (("quanjiao", "全角式"), ("kaiming", "开明式"), ("banjiao", "半角密排")),
                usual="quanjiao",
            ),
            _number(
                "text.latin_gap",
                "汉字与西文间空",
                "汉字和数字、字母之间空多少",
                (0, 0.5),
                "字",
                usual=0.25,
            ),
            _yes("text.trim_line_start", "行首引号占半字", "行首的前引号、前括号只占半个字", True),
            _yes("text.hanging", "行尾标点悬出", "行尾的逗号、句号悬在版心外", False),
            _number("text.caption_size", "图注字号", "图片说明的字号", (4, 24), "磅"),
            _number("text.section_size", "栏题字号", "栏目题的字号", (6, 48), "磅"),
        ),
    ),
    Group(
        "标题",
        (
            _number("headline.kicker", "引题大小", "引题是主题字号的几成", (0.2, 1), "倍"),
            _number("headline.subhead", "副题大小", "副题是主题字号的几成", (0.2, 1), "倍"),
            _number("headline.least", "最小字号", "引题、副题再小也不小于它", (6, 30), "磅"),
            _number("headline.blank_rows", "标题占空", "标题上、中、下一共空几行", (0, 12), "行"),
        ),
    ),
    Group(
        "署名与转版",
        (
            _choice(
                "byline.position",
                "署名位置",
                "记者、通讯员的名字排在哪里",
                (("lead", "文前：本报讯（记者……）"), ("tail", "文末")),
            ),
            _yes("byline.own_line", "文末署名另起一行", "文末的署名单独占一行", False),
            _text("byline.dateline", "电头", "来稿没有电头时用的，如：本报讯；不用就留空"),
            HouseField(
                ("jump", "to"), "下转的写法", "转到别的版时印在文末，{page} 是版次", Kind.WORDS
            ),
            HouseField(
                ("jump", "from"), "上接的写法", "从别的版转来时印在文前，{page} 是版次", Kind.WORDS
            ),
        ),
    ),
    Group(
        "报头",
        (
            _whole("masthead.rows", "占几行", "报头占版心顶上的几行正文", (0, 60), "行"),
            _whole(
                "masthead.span",
                "占几栏",
                "0 是通栏；占不满的右边是报眼",
                (0, 12),
                "栏",
                usual=0,
                only=PAPER,
            ),
        ),
    ),
    Group(
        "版眉",
        (_whole("folio.rows", "占几行", "版眉占版心顶上的几行正文", (0, 20), "行"),),
    ),
    Group(
        "简报",
        (
            _text(
                "bulletin.title_font", "标题字体", "条目标题用的字体，写字体的名目", only=BULLETIN
            ),
            _text(
                "bulletin.foot_font", "版尾字体", "版尾几行用的字体，写字体的名目", only=BULLETIN
            ),
            _number(
                "bulletin.foot_size", "版尾字号", "版尾几行的字号", (6, 30), "磅", only=BULLETIN
            ),
            _number(
                "bulletin.foot_rule.0",
                "版尾外线",
                "版尾上下两条线的粗细",
                (0.05, 2),
                "毫米",
                only=BULLETIN,
            ),
            _number(
                "bulletin.foot_rule.1",
                "版尾内线",
                "版尾中间各线的粗细",
                (0.05, 2),
                "毫米",
                only=BULLETIN,
            ),
            _yes("bulletin.contents", "印目录", "两条以上时在首页印目录", False, only=BULLETIN),
        ),
    ),
    Group(
        "付印",
        (
            _text("printing.shop", "承印单位", "付印单上的印厂，每期还可以另写"),
            _whole(
                "printing.copies", "印数", "付印单上的印数，0 是未定", (0, 9_999_999), "份", usual=0
            ),
            _text("printing.paper", "用纸", "如：新闻纸 48.8 克/平方米"),
            _text("printing.place", "交货地点", "印好的报纸送到哪里"),
            _choice(
                "printing.profile",
                "版面稿",
                "印厂用什么程序打开版面稿",
                (
                    ("exact", "Word 精排"),
                    ("wps", "WPS 精排"),
                    ("safe", "LibreOffice 与核对用"),
                    ("editable", "可编辑（文字框相连）"),
                ),
                usual="exact",
            ),
            _yes("printing.embed_fonts", "嵌入标题字体", "许可的字体随版面稿一起给印厂", False),
            _whole(
                "printing.image_dpi",
                "版面图精度",
                "每版另附的图片的精度",
                (72, 600),
                "dpi",
                usual=150,
            ),
        ),
    ),
)
"""All fields, in the order of the form."""

HEADLINE_SIZE = (6.0, 200.0)
"""Least and greatest size of a main headline, in points."""


def groups(kind: PublicationKind) -> tuple[Group, ...]:
    """The groups that a kind of publication has, with the fields it has."""
    found = []
    for group in GROUPS:
        fields = tuple(field for field in group.fields if field.only in (None, kind))
        if fields:
            found.append(Group(group.name, fields))
    return tuple(found)


def at(data: Mapping[str, Any], key: Key, usual: Any = None) -> Any:
    """What stands at a place of a file's data; `usual` where nothing does."""
    here: Any = data
    for part in key:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            return usual
    return here
