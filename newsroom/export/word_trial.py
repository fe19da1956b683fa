"""The trial page (印厂试开文件): one look tells whether a program keeps page files.

Each item stands beside red marks where it has to be, with what to look for in words. It is opened
once on the print shop's own computer; what was proved elsewhere is no proof for that one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from newsroom.export import word_shapes as shapes
from newsroom.export import word_vml
from newsroom.export.profile import Manner
from newsroom.export.renditions import Renditions
from newsroom.export.subsets import disguised
from newsroom.export.trial_parts import (
    Faces,
    frame,
    line,
    outline,
    rule,
    ruler,
    text,
)
from newsroom.export.word_base import EmbeddedFont, Place
from newsroom.export.word_boxes import Usual, boxes, paragraphs_xml, style_id
from newsroom.export.word_drawing import Drawing
from newsroom.export.word_file import append, save
from newsroom.export.word_lines import GUARD, Policy, pieces, runs_xml
from newsroom.export.word_lines import glyphs as glyphs_of
from newsroom.export.word_page import carrier, opened
from newsroom.model.edition import Edition
from newsroom.model.frame import (
    FontFace,
    Frame,
    PageFrames,
    PictureFrame,
    TextRole,
)
from newsroom.model.length import Length, Mm, Pt
from newsroom.model.picture import Crop

WIDTH, HEIGHT = Mm(210), Mm(297)
TITLE = "采编台　印厂试开文件"
_MANNER = Manner(Policy.EXACT, chained=True)
_PICTURE = "trial"
_LEFT, _SAMPLE, _SAID = 20.0, 26.0, 112.0  # mm: numbers, samples, explanations
_TOPS = (46.0, 77.0, 101.0, 119.0, 158.0, 177.0, 195.0, 216.0, 242.0)
_RAW = 5000  # shapes of our own are numbered from here
# One item each: its name, and what is to be seen.
_ITEMS = (
    ("行距", "四行是四种字体。每一行字的脚都离它下面的红线一样近，四条红线都不穿过字。"),
    ("字距", "三行分别是原距、加宽、标点压缩。三行第一个字都贴左边红线，末字都贴右边红线。"),
    ("零宽字符", "两行一样长。数字两旁没有方框、圆点，也没有多出来的空格。"),
    ("竖题", "左右两条竖题的字都骑在红线中央，头一个字都顶着横线。左边那条的引号是竖的。"),
    ("相连文字框", "一、二、三行在左框，四、五、六行在右框，没有一行丢失或露在框外。"),
    ("嵌入字体", "方框里应当是一个“是”字。看到“否”字，就是没有使用文件里带的字体。"),
    ("字体别名", "两行一样，都是黑体。上一行不是黑体，就是没有按别名找字体。"),
    ("图片裁切", "只见绿色和白十字，四边见不到红色，图片正好填满红框。"),
    ("绘图方式", "框里只有一行字。写“新”的用“Word精排”，写“旧”的用“WPS精排”。"),
)
_INTRODUCTION = (
    "请在排版付印用的那台电脑上打开，什么也不改，先看屏幕，再按原大（百分之百，不缩放）打印一张，"
    "与红线、说明逐项对照。上边和左边的尺，打印后用直尺量，应当是真毫米。"
)
_CONCLUSION = (
    "一、二、八不对：不要用这个程序照Word文件付印，请改用PDF大样。"
    "四、七不对：请先装好宋体、黑体、楷体、小标宋再试。"
    "五不对：不要选“可编辑”。六不对：不要选“带标题字体”。"
)
_RECORD = "程序和版本：" + "＿" * 16 + "　对照人：" + "＿" * 8 + "　日期：" + "＿" * 8


class _Only:
    """A picture source of one picture."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def path(self, picture: str) -> str:
        """Its file."""
        return str(self._path) if picture == _PICTURE else ""


def write(edition: Edition, faces: Faces, target: Path) -> Path:
    """Write the trial page; give its path. edition: who signs it. Raises FileError."""
    carried = disguised(faces.kai, "否", "是", faces.kai.word_name)
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        page = PageFrames("trial", 1, WIDTH, HEIGHT, tuple(_frames(faces, carried)))
        fonts = [carried] if carried else []
        document, usual = opened(edition, [page], _MANNER, title=TITLE, embedded=fonts)
        source = _Only(_picture(Path(folder)))
        drawing = Drawing(document, edition, source, Renditions(), _MANNER, usual)
        own = "".join(_own_shapes(faces, usual[TextRole.NOTE]))
        append(document, [carrier(drawing.page(page) + own)])
        return save(document, target)


def _picture(folder: Path) -> Path:
    """A green field with a white cross, red where it is to be cut off."""
    image = Image.new("RGB", (600, 400), "#C8102E")
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 40, 539, 359), fill="#2E8B57")
    pen.line((60, 40, 539, 359), fill="white", width=8)
    pen.line((60, 359, 539, 40), fill="white", width=8)
    path = folder / "trial.png"
    image.save(path)
    return path


def _frames(faces: Faces, carried: EmbeddedFont | None) -> Iterator[Frame]:
    yield text((_LEFT, 19), TITLE, faces.hei, "标题", size=Pt(18), pitch=Pt(24))
    yield text((_LEFT, 30), _INTRODUCTION, faces.song, "用法", measure=53)
    yield from ruler(faces.song, 15, 8, 180, down=False)
    yield from ruler(faces.song, 6, 20, 260, down=True)
    for number, ((name, said), top) in enumerate(zip(_ITEMS, _TOPS, strict=True)):
        mark = "一二三四五六七八九"[number]
        yield text((_LEFT, top), mark, faces.hei, f"第{mark}项", size=Pt(12), pitch=Pt(16))
        yield text((_SAID, top), name, faces.hei, name, size=Pt(10.5), pitch=Pt(15))
        yield text((_SAID, top + 5.5), said, faces.song, f"{name}说明", measure=25)
    yield from _line_pitch(faces, _TOPS[0])
    yield from _tracking(faces, _TOPS[1])
    yield from _axes(faces, _TOPS[3])
    yield from _linked(faces, _TOPS[4])
    yield from _embedded(faces, carried, _TOPS[5])
    yield from _other_name(faces, _TOPS[6])
    yield from _cropped(_TOPS[7])
    yield outline(_SAMPLE, _TOPS[8], 40, 9, "绘图方式框")
    yield text((_LEFT, 258), _CONCLUSION, faces.song, "结论", measure=53)
    yield text((_LEFT, 272), _RECORD, faces.song, "记录")


def _line_pitch(faces: Faces, top: float) -> Iterator[Frame]:
    pitch, size = Pt(20), Pt(14)
    named = ("宋体", "黑体", "楷体", "标题")
    words = "排字的脚踩在红线上"
    lines = [
        line(f"{name}{words}", face, size, pitch * (number + 0.8))
        for number, (name, face) in enumerate(
            zip(named, (faces.song, faces.hei, faces.kai, faces.title), strict=True)
        )
    ]
    yield frame((_SAMPLE, top), lines, "行距样", pitch)
    for each in lines:
        foot = top + Length(each.baseline + Pt(2.4)).mm
        yield rule(_SAMPLE, foot, width=66, label="字脚线")


def _tracking(faces: Faces, top: float) -> Iterator[Frame]:
    size, pitch, measure = Pt(10.5), Pt(18), 20
    natural = "字与字之间既不加宽也不压紧正好二十个字宽"
    spread = "这一行加宽了一点也正好二十字宽"
    tight = "标点，压成半格。“引号”（括号）末字仍在原处"
    marks = "，。“”（）"
    taken = sum(0.5 if char in marks else 1.0 for char in tight)
    rows = (
        (natural, (measure - len(natural)) / (len(natural) - 1), ""),
        (spread, (measure - len(spread)) / (len(spread) - 1), ""),
        (tight, (measure - taken) / (len(tight) - 1), marks),
    )
    lines = [
        line(words, faces.song, size, pitch * (n + 0.8), extra=extra * size, squeezed=squeezed)
        for n, (words, extra, squeezed) in enumerate(rows)
    ]
    yield frame((_SAMPLE, top), lines, "字距样", pitch)
    for x in (_SAMPLE, _SAMPLE + Length(size * measure).mm):
        yield rule(x, top, height=Length(pitch * 3).mm, label="行端线")


def _axes(faces: Faces, top: float) -> Iterator[Frame]:
    """The marks of both vertical headlines, and the one that is set of upright characters."""
    for x in (_SAMPLE + 15, _SAMPLE + 45):
        yield rule(x, top, height=34, label="竖题中线")
        yield rule(x - 6, top, width=12, label="竖题顶线")
    size, pitch = Pt(22), Pt(24)
    lines = [
        line(char, faces.title, size, 0.88 * size + pitch * number)
        for number, char in enumerate("逐字竖排")
    ]
    x = _SAMPLE + 45 - size.mm / 2
    yield frame((x, top), lines, "逐字竖题", pitch)


def _linked(faces: Faces, top: float) -> Iterator[Frame]:
    pitch = Pt(14)
    for half in range(2):
        x = _SAMPLE + 42 * half
        yield outline(x - 1, top - 0.5, 38, Length(pitch * 3).mm + 1, "相连文字框的框")
        lines = tuple(
            replace(
                line(f"这里是第{mark}行文字", faces.song, Pt(10), pitch * (number + 0.8)),
                role=TextRole.BODY,
                ends=half == 1 and number == 2,
            )
            for number, mark in enumerate(("一二三", "四五六")[half])
        )
        leg = frame((x, top), lines, "相连文字框", pitch)
        yield replace(leg, role=TextRole.BODY, placement="linked")


def _embedded(faces: Faces, carried: EmbeddedFont | None, top: float) -> Iterator[Frame]:
    yield outline(_SAMPLE, top, 11, 11, "嵌入字体的框")
    if carried is None:
        said = "本机没有可以随文件带走的字体，这一项略过。"
        yield text((_SAMPLE + 14, top + 2), said, faces.song, "嵌入字体略过", measure=14)
        return
    face = replace(faces.kai, word_name=carried.name, alt_name=carried.other, substituted=False)
    yield text((_SAMPLE + 1.6, top), "否", face, "嵌入字体样", size=Pt(22), pitch=Pt(30))


def _other_name(faces: Faces, top: float) -> Iterator[Frame]:
    """One line in a font of a name that nobody has, told to be the other line's."""
    unknown = replace(faces.hei, word_name="采编台试名", alt_name=faces.hei.word_name)
    for number, face in enumerate((unknown, faces.hei)):
        corner = (_SAMPLE, top + 6 * number)
        yield text(corner, "这一行应当是黑体字", face, "别名样", size=Pt(12), pitch=Pt(16))


def _cropped(top: float) -> Iterator[Frame]:
    crop = Crop(0.1, 0.1, 0.1, 0.1)
    yield PictureFrame(Mm(_SAMPLE), Mm(top), Mm(30), Mm(20), _PICTURE, crop, "裁切样")
    yield outline(_SAMPLE, top, 30, 20, "图片框")


def _own_shapes(faces: Faces, usual: Usual) -> Iterator[str]:
    """What no frame of a page says: guards, vertical text as such, both kinds of drawing."""
    yield from _guarded(faces, usual, _TOPS[2])
    yield _upright(faces, usual, _TOPS[3])
    yield _both_kinds(faces, usual, _TOPS[8])


def _guarded(faces: Faces, usual: Usual, top: float) -> Iterator[str]:
    """The same line with a zero-width space at each number and without."""
    words = "共有12座冷库和38间教室"
    for number, guard in enumerate((GUARD, "")):
        said = "".join(
            f"{guard}{char}{guard}" if char.isdigit() else char for char in words
        ).replace(guard * 2, guard)
        place = Place(
            Mm(_SAMPLE),
            Mm(top + 7 * number),
            Mm(80),
            Pt(20),
            _RAW + number,
            "零宽字符样",
            words,
        )
        plain = line("字", faces.song, Pt(12), Pt(14))
        xml = _paragraph(plain.runs[0].face, said, Pt(12), usual)
        yield shapes.text_box(place, xml)


def _paragraph(
    face: FontFace, words: str, size: Length, usual: Usual, *, auto: bool = False
) -> str:
    """A w:p of one line without tracking. auto: as high as its font says."""
    (piece,) = pieces(glyphs_of(line("字", face, size, size), Policy.EXACT), Policy.EXACT)
    spacing = (240, "auto") if auto else (320, "exact")
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(TextRole.NOTE)}"/><w:spacing w:before="0"'
        f' w:after="0" w:line="{spacing[0]}" w:lineRule="{spacing[1]}"/></w:pPr>'
        f"{runs_xml([replace(piece, text=words)], usual.look)}</w:p>"
    )


def _upright(faces: Faces, usual: Usual, top: float) -> str:
    """A vertical headline left to the program's own vertical setting."""
    size = Pt(22)
    place = Place(
        Mm(_SAMPLE + 15) - size,
        Mm(top),
        size * 2,
        Mm(46),
        _RAW + 10,
        "竖题样",
        "竖排「文」",
    )
    paragraph = _paragraph(faces.title, "竖「文」", size, usual, auto=True)
    return shapes.text_box(place, paragraph, vertical=True)


def _both_kinds(faces: Faces, usual: Usual, top: float) -> str:
    """A text box whose words tell which of its two drawings is shown."""
    place = Place(Mm(_SAMPLE + 2), Mm(top + 1.5), Mm(37), Pt(18), _RAW + 20, "绘图方式样")
    new, old = (_words(faces, usual, words) for words in ("新式绘图", "旧式绘图"))
    drawn = shapes.text_box(place, new, fallback=True)
    return drawn.replace(
        word_vml.text_box(place, new, vertical=False), word_vml.text_box(place, old, vertical=False)
    )


def _words(faces: Faces, usual: Usual, words: str) -> str:
    shown = text((0, 0), words, faces.hei, "", size=Pt(12), pitch=Pt(16))
    return "".join(
        paragraphs_xml(box.paragraphs, box.shift, Policy.EXACT, {TextRole.NOTE: usual})
        for box in boxes(shown, Policy.EXACT)
    )
