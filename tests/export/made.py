"""Pages set by hand for the tests: true advances, plain rules, everything that a page can hold."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import ImageFont

from newsroom import paths
from newsroom.export.order_sheet import OrderSheet, PageLine
from newsroom.export.package import Parcel
from newsroom.model.article import Article
from newsroom.model.checked import Checked, Judged
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.finding import Finding, Override, Severity
from newsroom.model.frame import (
    BoxFrame,
    FontFace,
    Frame,
    Line,
    PageFrames,
    PictureFrame,
    PictureSource,
    RuleFrame,
    Run,
    TextFrame,
    TextRole,
)
from newsroom.model.issue import Distribution, Issue, IssueFacts, IssueNumber
from newsroom.model.length import Length, Mm, Pt
from newsroom.model.notice import Notice
from newsroom.model.page import Page
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import Placement
from newsroom.model.printing import Contact, Ink, PrintOrder
from newsroom.model.publication import Publication
from newsroom.model.signoff import SignStep

NOTO = "/usr/share/fonts/opentype/noto/NotoSerifCJK-{}.ttc"
SONG = FontFace(
    NOTO.format("Regular"), 2, "Noto Serif CJK SC", "Regular", "宋体", "SimSun", substituted=True
)
TITLE = FontFace(
    NOTO.format("Bold"),
    2,
    "Noto Serif CJK SC",
    "Bold",
    "方正小标宋简体",
    "FZXiaoBiaoSong-B05S",
    substituted=True,
)
HALF = "，。、：；！？”’）》"
OPEN = "“‘（《"
STORY = (
    "本报讯（记者 李志远）6月12日，河湾镇的4200亩晚熟杏开园。“往年卖果靠等，今年卖果靠网”，"
    "果农周大成说。镇里建成冷库12座、分拣线3条，开通直播间28个，前5天发货36.5吨，"
    "比去年同期多出11.2吨。合作社还与郑州、洛阳的6家超市签下订单（含2家连锁店），"
    "约定优质果每公斤不低于8.6元。《河湾杏》商标去年注册，“绿色食品”认证已经续期。\n"
    "技术员常年驻村，春剪枝、夏疏果、秋施肥、冬清园，一户一册。“册子上写着哪天浇水、哪天套袋，"
    "照着做就行。”镇农业服务中心主任高明说，AI测产系统今年首次使用，误差在3%以内。\n"
)


@cache
def _advance(path: str, index: int, char: str) -> float:
    """In em."""
    if char in HALF + OPEN + "——……":
        return 1.0
    return ImageFont.truetype(path, 1000, index=index).getlength(char) / 1000


def run(
    text: str,
    size: Length,
    left: float,
    *,
    face: FontFace = SONG,
    extra: float = 0.0,
    colour: str = "000000",
) -> Run:
    """Characters one after the other from `left` (EMU), each with `extra` EMU behind it.

    Two marks that meet share one em and a half; digits keep a quarter em from Han.
    """
    xs, advances, pen = [], [], float(left)
    for index, char in enumerate(text):
        advance = _advance(face.path, face.index, char) * size
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        if char in OPEN and before and before in HALF + OPEN:
            pen -= 0.5 * size
        xs.append(round(pen))
        advances.append(round(advance))
        pen += advance + extra
        if char in HALF and after and after in HALF:
            pen -= 0.5 * size
        if after and _mixed(char, after):
            pen += 0.25 * size
    return Run(text, face, size, (*xs, round(pen - extra)), tuple(advances), colour=colour)


def _mixed(one: str, other: str) -> bool:
    han, latin = "一" <= one <= "龥", one.isascii() and one.isalnum()
    return (han and other.isascii() and other.isalnum()) or (latin and "一" <= other <= "龥")


def lines(
    text: str, size: Length, pitch: Length, measure: Length, *, face: FontFace = SONG
) -> list[Line]:
    """Justified lines of paragraphs with a two-em indent, baselines a pitch apart."""
    found: list[Line] = []
    for number, paragraph in enumerate(text.rstrip("\n").split("\n")):
        rest, indent = paragraph, float(2 * size)
        while rest:
            if rest[0] in OPEN and not indent:
                indent = -0.5 * size
            taken = _fitting(rest, size, measure - indent, face)
            last = taken == len(rest)
            natural = run(rest[:taken], size, indent, face=face)
            end = natural.xs[-1] - (0.5 * size if rest[taken - 1] in HALF else 0)
            extra = 0.0 if last or taken < 2 else (measure - end) / (taken - 1)
            made = run(rest[:taken], size, indent, face=face, extra=extra)
            baseline = Length(round(0.8 * pitch) + pitch * len(found))
            found.append(Line(baseline, (made,), measure, number, TextRole.BODY, ends=last))
            rest, indent = rest[taken:], 0.0
    return found


def _fitting(text: str, size: Length, room: float, face: FontFace) -> int:
    count = 1
    while count < len(text):
        width = run(text[: count + 1], size, 0, face=face).xs[-1]
        if width - (0.5 * size if text[count] in HALF else 0) > room:
            break
        count += 1
    while count > 1 and (
        text[count - 1] in OPEN
        or (count < len(text) and text[count] in HALF + "%")
        or (text[count - 1].isascii() and text[count : count + 1].isascii() and count < len(text))
    ):
        count -= 1
    return count


def leg(
    content: Sequence[Line], x: Length, y: Length, measure: Length, pitch: Length, label: str
) -> TextFrame:
    """Lines moved up so that the first stands at the frame's top."""
    up = content[0].baseline - Length(round(0.8 * pitch))
    moved = tuple(replace(line, baseline=line.baseline - up) for line in content)
    return TextFrame(
        x, y, measure, pitch * len(content), moved, pitch, TextRole.BODY, label, "p1", "lead"
    )


def single(
    text: str,
    size: Length,
    x: Length,
    y: Length,
    width: Length,
    role: TextRole,
    *,
    face: FontFace = TITLE,
    centred: bool = True,
    colour: str = "000000",
    article: str = "lead",
) -> TextFrame:
    """One line, centred in the width."""
    natural = run(text, size, 0, face=face).xs[-1]
    left = (width - natural) / 2 if centred else 0.0
    made = run(text, size, left, face=face, colour=colour)
    line = Line(Length(round(size * 1.0)), (made,), width, 0, role, ends=True)
    height = Length(round(size * 1.25))
    return TextFrame(x, y, width, height, (line,), height, role, "标题", "p1", article)


def vertical(text: str, size: Length, x: Length, y: Length) -> TextFrame:
    """A vertical headline, every character in an em of its own."""
    xs = tuple(round(size * index * 1.1) for index in range(len(text) + 1))
    made = Run(text, TITLE, size, xs, (int(size),) * len(text))
    line = Line(size, (made,), size * 10, 0, TextRole.HEADLINE, ends=True)
    return TextFrame(
        x,
        y,
        size * 2,
        Length(xs[-1]),
        (line,),
        size,
        TextRole.HEADLINE,
        "竖题",
        "p1",
        "lead",
        vertical=True,
    )


def publication(stem: str = "shangjie-shibao") -> Publication:
    """A house style of the program's own."""
    return Publication.from_file(paths.resources() / "publications" / f"{stem}.toml")


def articles() -> dict[str, Article]:
    """Three articles with every part that one may have."""
    lead = Article(
        uuid="lead",
        section="乡村振兴",
        kicker="一棵树带富一个镇",
        headline="河湾杏熟 开园迎客",
        subhead="前5天发货36.5吨",
        dateline="本报讯",
        credits=(
            Credit("李志远", Role.REPORTER),
            Credit("高明", Role.CORRESPONDENT),
            Credit("李志远", Role.PHOTOGRAPHER),
        ),
        body="河湾镇的4200亩晚熟杏开园。\n## 果农有了账本\n### 一户一册｜照着做就行。"
        "\n● 冷库**12座**\n> 编者按语一段。\n最后一段 <b>&amp;</b> “引号”。",
        slots=(
            Slot("果农正在采摘。", ("李志远",), "a" * 64),
            Slot("装车外运。", (), ""),
        ),
    )
    brief = Article(uuid="brief", headline="图书馆延时开放至21时", body="即日起试行。")
    item = Article(
        uuid="item",
        headline='区河湾中心:"夜校"开班?',
        body="首批学员200名。",
        source_unit="区教体局",
    )
    return {article.uuid: article for article in (lead, brief, item)}


def edition(
    stem: str = "shangjie-shibao", pictures: dict[str, Picture] | None = None, *, pages: int = 1
) -> Edition:
    """An issue with all three articles on its first page."""
    house = publication(stem)
    sheets = tuple(
        Page(uuid=f"page{number}", issue="issue", number=number, name="要闻")
        for number in range(1, pages + 1)
    )
    placements = tuple(
        Placement(
            uuid=f"p{row}", page="page1", article=article, column=0, row=row, span=3, depth=20
        )
        for row, article in ((20, "lead"), (40, "brief"), (60, "item"))
    )
    facts = IssueFacts(
        date=datetime.date(2026, 6, 19),
        distribution=(Distribution("本期送", "各位领导"), Distribution("发", "各镇、各街道")),
        editors=("高歌", "周大成"),
    )
    issue = Issue(
        uuid="issue",
        publication=house.stem,
        date=datetime.date(2026, 6, 19),
        number=IssueNumber((47,), (1203,)),
        facts=facts,
    )
    return Edition(house, issue, sheets, placements, articles(), pictures or {})


def page(number: int = 1, *, picture: str = "") -> PageFrames:
    """A page with five legs, headlines, rules, a tinted box, pictures and a vertical headline."""
    size, pitch = Pt(9), Pt(11.25)
    measure, left, top = size * 13, Mm(20), Mm(95)
    content = lines(STORY * 5, size, pitch, measure)
    depth = (len(content) + 4) // 5
    frames: list[Frame] = [
        BoxFrame(Mm(18), Mm(28), Mm(230), Mm(40), fill="F2E8D8", stroke="C8102E", weight=Pt(0.75)),
        single("河湾时报", Pt(60), Mm(20), Mm(32), Mm(110), TextRole.MASTHEAD, colour="C8102E"),
        single(
            "2026年6月12日 第24期", Pt(10.5), Mm(140), Mm(45), Mm(100), TextRole.FOLIO, face=SONG
        ),
        RuleFrame(Mm(20), Mm(70), Mm(225), Length(0), Pt(2), "C8102E", double=True),
        single("一棵树带富一个镇", Pt(14), Mm(20), Mm(73), Mm(225), TextRole.KICKER, face=SONG),
        single("河湾杏熟：4200亩“金果”开园", Pt(36), Mm(20), Mm(79), Mm(225), TextRole.HEADLINE),
    ]
    for column in range(5):
        part = content[column * depth : (column + 1) * depth]
        x = left + size * 14 * column
        if part:
            frames.append(leg(part, x, top, measure, pitch, f"第{column + 1}栏"))
        if column:
            frames.append(
                RuleFrame(x - size * 0.5, top, Length(0), pitch * depth, Mm(0.1), label="栏线")
            )
    below = top + pitch * (depth + 1)
    frames += [
        PictureFrame(
            left, below, Mm(80), Mm(50), picture, Crop(0.05, 0.1, 0.05, 0.08), "采摘", "p1", "lead"
        ),
        PictureFrame(left + Mm(90), below, Mm(60), Mm(50), "", Crop(), "装车", "p1", "lead", 1),
        single(
            "果农正在采摘。　李志远 摄",
            Pt(8),
            left,
            below + Mm(51),
            Mm(80),
            TextRole.CAPTION,
            face=SONG,
        ),
        vertical("夜校开班《三》天", Pt(22), left + Mm(170), below),
        vertical("学员5人", Pt(16), left + Mm(195), below),
    ]
    return PageFrames(f"page{number}", number, Mm(275), Mm(390), tuple(frames))


def parcel(
    edition: Edition,
    pages: Sequence[PageFrames],
    pictures: PictureSource,
    *files: tuple[str, Path],
    number: int = 1,
    **more: Notice,
) -> Parcel:
    """A package's content, with an order sheet of two signed pages."""
    return Parcel(
        edition=edition,
        pages=tuple(pages),
        pictures=pictures,
        files=files,
        sheet=order_sheet(number=number, pages=len(pages)),
        **more,
    )


def order_sheet(number: int = 1, pages: int = 4) -> OrderSheet:
    """An order sheet with something in every field."""
    time = datetime.datetime(2026, 6, 18, 21, 40)
    lines = tuple(
        PageLine(
            name=f"第{place}版 要闻",
            width=Mm(275),
            height=Mm(390),
            inks=(Ink.COLOUR if place == 1 else Ink.MONO,),
            articles=7,
            characters=6210,
            pictures=3,
            code=f"7K3M-2QX{place}",
            signed={SignStep.EDITOR: ("高歌", time)} if place == 1 else {},
        )
        for place in range(1, pages + 1)
    )
    return OrderSheet(
        number=number,
        person="周大成",
        made=time,
        order=PrintOrder(
            shop="河湾印刷厂",
            copies=6000,
            paper="新闻纸",
            due="次日早六点半",
            place="编辑部收发室",
            contacts=(Contact("夜班编辑", "高歌", "0000-1234567"), Contact("印厂排版", "", "")),
            remarks="一版按大样校色。\n余报退回。",
        ),
        pages=lines,
        code="AAAA-BBBB",
        fonts=(SONG, TITLE),
        checked=checked(),
    )


def checked(*, blocks: bool = False) -> Checked:
    """A check with a warning printed as it is, and with an error where it is to block."""
    time = datetime.datetime(2026, 6, 18, 13, 0, tzinfo=datetime.UTC)
    small = Finding(
        kind="dpi",
        severity=Severity.WARNING,
        words="图片只有 183 dpi",
        where="一版3栏40行",
        subject="x",
    )
    reason = Override(
        issue="issue", kind="dpi", subject="x", reason="只有这一张", person="高歌", time=time
    )
    gone = Finding(kind="overset", severity=Severity.ERROR, words="头条有 3 行排不下", subject="y")
    judged = [Judged(small, "图片精度", override=reason)]
    if blocks:
        judged.append(Judged(gone, "排不下", blocks=True))
    return Checked(issue="issue", time=time, judged=tuple(judged))


class Stored:
    """A picture source over a folder of files named by their keys."""

    def __init__(self, files: dict[str, Path]) -> None:
        self._files = files

    def path(self, picture: str) -> str:
        found = self._files.get(picture)
        return str(found) if found and found.exists() else ""
