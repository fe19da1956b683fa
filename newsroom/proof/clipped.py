"""Units cut short (300方, 每平方, 60微克/立方), units that another word of the same sound stands
for (5公理), and Latin letters that mean another unit than was meant (3.5M, 256G).

国务院关于在我国统一实行法定计量单位的命令; GB 3100—93. Each is read only beside words that show
what is measured, since 三方 and 5G are no measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.proof.rule import Slip

_NEAR = r"[^，。；：！？、0-9]"
_F = r"[0-9][0-9,.]*[万亿多余]*"
_WATER = (
    r"水|淤|土|石|挖|填|弃渣|渣土|渣|砂|沙|混凝土|浇筑|库容|容积|体积|蓄|木材|垃圾|天然气|沼气"
    r"|燃气|储气|径流|方量|清运|清淤"
)
_CUBIC = re.compile(
    rf"(?:{_WATER}){_NEAR}{{0,10}}{_F}(?P<unit>方)(?=[，。；、！？）)]|$|左右|以上|的?(?:水|土|石|砂|沙|淤泥))"
    rf"|{_F}(?P<earth>方)(?=的?(?:土石|混凝土|淤泥|砂石|沙石|渣土|垃圾|水泥|沙子|木材))"
    rf"|(?P<long>(?<=[0-9])[万亿]方)(?=/|每)"
)
_EACH = re.compile(
    r"每(?P<square>平方|平)(?=[，。；、）]|$|[0-9约仅只]|售价|造价|单价|均价|价格|租金|房价|成本|补助|补贴|投资|以上|的)"
    r"|每(?P<cube>立方|方)(?=[0-9]|混凝土|水|砂|沙|土|石|木材|天然气|燃气|售价|造价|单价|均价|价格|成本)"
    r"|/(?P<over>立方|平方)(?![米分厘毫公千英尺])"
)
_MILES = re.compile(
    rf"(?:时速|车速|速度|小时|限速|码表|迈速){_NEAR}{{0,8}}[0-9]{{1,3}}(?P<unit>迈)(?![进步向入出过开克凯阿])"
)
_SOUND = {
    "公理": "公里", "公哩": "公里", "公倾": "公顷", "公顸": "公顷", "豪米": "毫米",
    "豪升": "毫升", "毫生": "毫升", "豪克": "毫克",
    "摄式度": "摄氏度", "设氏度": "摄氏度", "摄氐度": "摄氏度",
    "平方公理": "平方公里", "平方公倾": "公顷", "厘迷": "厘米", "公金": "公斤", "千刻": "千克",
    "平方来": "平方米", "立方来": "立方米", "平力米": "平方米",
}  # fmt: skip
_SOUNDS = "|".join(sorted(_SOUND, key=len, reverse=True))
_WRONG = re.compile(
    rf"[0-9一二三四五六七八九十百千两][万亿多余]*(?P<unit>{_SOUNDS})"
    r"(?![化体论学系法自院])"
)
_AXIOM = re.compile(r"几何|数学|逻辑|定理|证明|公设")
_BYTES = re.compile(
    r"(?:内存|硬盘|存储|储存|[U优]盘|闪存|文件|视频|照片|图片|附件|数据量|下载速度|上传速度|网速|安装包|软件|压缩包|光盘)"
    rf"{_NEAR}{{0,8}}(?!(?:[2-6](?:\.5)?)G)[0-9.]+(?P<unit>[KMGT])(?![A-Za-z0-9\-])"
)
_METRE = re.compile(
    r"(?:限高|限宽|限长|净高|净宽|[宽长高深]|全长|总长|身高|直径|半径|水深|距离|间距|海拔|厚)"
    r"(?:度)?(?:为|约|达|是|不超过|超过)*[0-9]+(?:\.[0-9]+)?(?P<unit>M)(?![A-Za-z0-9²³\-])"
)
_TONNE = re.compile(
    rf"(?:限重|载重|载货|总重|净重|自重|重量|重|吨位|限载|运输|年产|日产|产量){_NEAR}{{0,6}}[0-9.]+[万]?(?P<unit>T)(?![A-Za-z0-9\-])"
)
_GRAM = re.compile(
    rf"(?:净重|重量|毛重|克重|每包|每袋|每盒|重(?!点)|净含量){_NEAR}{{0,4}}(?![2-6]G)[0-9.]+(?P<unit>G)(?![A-Za-z0-9\-])"
)
_HEAT = re.compile(r"(?<=[0-9])(?P<twice>摄氏度℃|℃摄氏度|摄氏度度|℃℃)")
_PER_HOUR = re.compile(r"[0-9](?:公里|千米|米|海里)(?P<unit>每时)(?![每刻])")
_TON = re.compile(
    rf"(?:用水|耗水|用煤|耗煤|垃圾|粮食|货物|钢材|蔬菜|化肥|水泥|砂石|煤炭|水果|饲料){_NEAR}{{0,5}}[0-9.]+[万多余]*(?P<unit>顿)(?![饭餐早午晚酒火打时])"
)
_JIN = re.compile(r"(?P<n>[0-9]{1,7}(?:\.[0-9]{1,3})?)(?P<scale>[万亿]?)(?P<unit>市斤|华里)")
_LATIN = (
    (_METRE, "M", "m", "长度单位“米”的符号是小写的“m”"),
    (_TONNE, "T", "t", "质量单位“吨”的符号是小写的“t”"),
    (_GRAM, "G", "g", "质量单位“克”的符号是小写的“g”"),
)


def read(text: str) -> Iterator[Slip]:
    """What is told of a passage."""
    yield from _squares(text)
    yield from _named(text)
    yield from _letters(text)


def _squares(text: str) -> Iterator[Slip]:
    if "方" not in text and "每平" not in text:
        return
    for found in _CUBIC.finditer(text):
        name = found.lastgroup or "unit"
        start, end = found.span(name)
        right = found[name][:-1] + "立方米"
        yield Slip(start, end, "计量单位要写全：“立方米”", (right,))
    for found in _EACH.finditer(text):
        name = found.lastgroup or "over"
        start, end = found.span(name)
        right = {"平": "平方", "方": "立方"}.get(found[name], found[name]) + "米"
        offered = (right, "平方公里") if text.startswith("人/", start - 2) else (right,)
        yield Slip(start, end, f"计量单位要写全：“{right}”", offered)


def _named(text: str) -> Iterator[Slip]:
    for found in _MILES.finditer(text) if "迈" in text else ():
        offered = ("公里", "公里/小时")
        yield Slip(*found.span("unit"), "“迈”不是法定计量单位，车速用“公里/小时”", offered)
    for found in _WRONG.finditer(text):
        if not _AXIOM.search(text):
            right = _SOUND[found["unit"]]
            yield Slip(*found.span("unit"), f"计量单位应为“{right}”", (right,))
    for found in _HEAT.finditer(text) if "℃" in text or "度度" in text else ():
        why = "“℃”就是“摄氏度”，只写一个"
        yield Slip(*found.span("twice"), why, ("℃", "摄氏度"))
    for found in _PER_HOUR.finditer(text) if "每时" in text else ():
        yield Slip(*found.span("unit"), "速度单位是“每小时”", ("每小时",))
    for found in _TON.finditer(text) if "顿" in text else ():
        yield Slip(*found.span("unit"), "重量的单位是“吨”", ("吨",))
    for found in _JIN.finditer(text) if "市斤" in text or "华里" in text else ():
        unit = "公斤" if found["unit"] == "市斤" else "公里"
        half = f"{float(found['n']) / 2:.4f}".rstrip("0").rstrip(".")
        offered = (half + found["scale"] + unit, found["n"] + found["scale"] + found["unit"][1:])
        why = f"“{found['unit']}”不是法定计量单位，用“{unit}”"
        yield Slip(found.start("n"), found.end(), why, offered)


def _letters(text: str) -> Iterator[Slip]:
    for found in _BYTES.finditer(text):
        unit = found["unit"]
        why = f"数据量的单位要写全：“{unit}B”"
        yield Slip(*found.span("unit"), why, (unit + "B",))
    for pattern, sign, right, why in _LATIN:
        for found in pattern.finditer(text) if sign in text else ():
            yield Slip(*found.span("unit"), why, (right,))
