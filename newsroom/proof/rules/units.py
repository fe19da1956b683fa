"""Units: the statutory ones (法定计量单位), written as GB 3100—93 has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof import clipped
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_LAW = "《国务院关于在我国统一实行法定计量单位的命令》；GB 3100—93"
_N = r"(?:[0-9０-９][0-9０-９,，.．]*|[一二三四五六七八九十百千万亿两几半多数]+)"
_HAN_AFTER = r"(?:多|余|来)?(?:万|亿|百|千)?"
# Names that the law does not know, with the unit to use; a value that must be reckoned anew: none.
_NAMES = {
    "公分": "厘米",
    "公厘": "毫米",
    "公尺": "米",
    "公升": "升",
    "立升": "升",
    "公吨": "吨",
    "平米": "平方米",
    "平公里": "平方公里",
    "立米": "立方米",
    "方米": "平方米",
    "公方": "立方米",
    "时哩": "海里",
    "浬": "海里",
    "哩": "英里",
    "呎": "英尺",
    "吋": "英寸",
    "瓩": "千瓦",
    "毫微米": "纳米",
    "达因": "",
    "尔格": "",
    "马力": "",
    "大卡": "千卡",
    "华氏度": "",
    "平方公顷": "公顷",
    "平方亩": "亩",
    "立方升": "升",
    "公斤力": "",
    "千瓦小时": "千瓦时",
    "市两": "",
    "市尺": "",
    "市寸": "",
    "市亩": "亩",
    "市里": "",
}
_LONGEST = "|".join(sorted(_NAMES, key=len, reverse=True))
_NAME = re.compile(rf"(?P<n>{_N}{_HAN_AFTER}(?:个)?)(?P<name>{_LONGEST})(?![数的]?[寸里]|病|灯)")
# 5立方, 120平方 without what they are the square or cube of; 平方 of a number itself is none.
_BARE = re.compile(
    r"(?P<n>[0-9][0-9.]*[万亿多余]*|[一二三四五六七八九十百千两]{2,}多?)(?:个)?(?P<name>平方|立方)"
    r"(?=[，。；！？、）的左以多]|$|大小|宽|房|住房|土|水|木|混凝土|砂|石)"
)
_CELSIUS = re.compile(r"摄氏(零下)?([0-9.]+|[一二三四五六七八九十百零]+)(多)?度")
_SLASH_EACH = re.compile(r"(/)每(?=[一-龥]{1,3})")
_SPEED_DOUBLE = re.compile(r"每(小时|秒|分钟)([0-9.]+(?:公里|千米|米|海里))/(?:小时|秒|分钟?|时)")
_KWH = re.compile(r"(?<=[0-9万亿多余])千瓦/(?:小时|时)")
_DENSITY = re.compile(r"(?<=[0-9])℃度|(?<=[0-9])度℃")

_LATIN = {
    "KG": "kg", "Kg": "kg", "kG": "kg", "KGS": "kg",
    "KM": "km", "Km": "km", "kM": "km",
    "CM": "cm", "Cm": "cm", "cM": "cm",
    "MM": "mm", "Mm": "mm", "mM": "mm",
    "ML": "mL", "Ml": "mL",
    "KW": "kW", "Kw": "kW", "kw": "kW",
    "KWH": "kW·h", "KWh": "kW·h", "Kwh": "kW·h", "kwh": "kW·h", "kWH": "kW·h",
    "mw": "MW",
    "KV": "kV", "Kv": "kV", "kv": "kV",
    "KVA": "kVA", "Kva": "kVA", "kva": "kVA",
    "KPA": "kPa", "Kpa": "kPa", "KPa": "kPa", "kpa": "kPa", "kPA": "kPa",
    "MPA": "MPa", "Mpa": "MPa", "mpa": "MPa",
    "HZ": "Hz", "hz": "Hz", "hZ": "Hz",
    "KHZ": "kHz", "KHz": "kHz", "Khz": "kHz", "khz": "kHz",
    "MHZ": "MHz", "Mhz": "MHz", "mhz": "MHz", "GHZ": "GHz", "Ghz": "GHz", "ghz": "GHz",
    "DB": "dB", "db": "dB", "Db": "dB",
    "MG": "mg", "Mg": "mg", "UG": "μg", "ug": "μg",
    "UM": "μm", "um": "μm", "NM": "nm",
    "HA": "hm²",
    "M2": "m²", "m2": "m²", "M3": "m³", "m3": "m³", "KM2": "km²", "km2": "km²", "cm2": "cm²",
    "cm3": "cm³", "CM2": "cm²", "CM3": "cm³",
    "Kcal": "kcal", "KCAL": "kcal", "KJ": "kJ", "Kj": "kJ", "kj": "kJ",
    "rpm": "r/min", "RPM": "r/min",
    "hr": "h", "hrs": "h", "sec": "s",
    "cc": "mL", "CC": "mL",
    "°C": "℃", "oC": "℃",
}  # fmt: skip
_SYMBOL = re.compile(
    rf"(?<![A-Za-z0-9.\-])(?P<n>[0-9][0-9.,]*[ ]?[万亿]?)(?P<unit>"
    rf"{'|'.join(re.escape(one) for one in sorted(_LATIN, key=len, reverse=True))})"
    r"(?![A-Za-z0-9\-号型线楼])"
)
_PER = re.compile(
    r"(?P<n>[0-9][0-9.]*[ ]?)(?P<unit>KM|Km|km|M3|m3|M|m|MG|Mg|mg|G|g|KG|Kg|kg|t|T|ug|UG)"
    r"/(?P<per>H|h|S|s|L|l|M3|m3|M2|m2|KM2|km2|HA|ha|KG|Kg|kg|小时|时|秒)"
    r"(?![A-Za-z0-9])"
)
_UPPER = {
    "KM": "km",
    "Km": "km",
    "M": "m",
    "MG": "mg",
    "Mg": "mg",
    "KG": "kg",
    "Kg": "kg",
    "G": "g",
}
_UPPER |= {"T": "t", "UG": "μg", "ug": "μg", "H": "h", "S": "s", "M3": "m³", "m3": "m³", "M2": "m²"}
_UPPER |= {"m2": "m²", "KM2": "km²", "km2": "km²", "HA": "hm²", "ha": "hm²", "l": "L"}
_PH = re.compile(r"(?<![A-Za-z])(?:PH|Ph|ph)(?=值|[0-9为≥≤＞＜><])")


_SPEED = re.compile(r"(?:时速|车速)[^，。；：！？、0-9]{0,6}[0-9]+(?P<unit>码)")
_LAND = re.compile(r"面积[^，。；：！？、0-9]{0,6}[0-9.]+[万多余]*(?P<unit>亩地)")
_WARMTH = re.compile(
    r"(?:体温|水温|室温|气温|温度)[^，。；：！？、0-9]{0,8}[0-9]+\.[0-9]+(?P<unit>度)"
)
_RATIO = re.compile(
    r"(?:按|以|比例(?:尺)?为?)(?P<ratio>(?P<one>[0-9.]+)比(?P<other>[0-9.]+))(?=的比例|搅拌|混合|配|兑|稀释|，|。|$)"
)
_SCALE = re.compile(r"比例尺为?(?P<ratio>(?P<one>1)比(?P<other>[0-9万]+))")
_STAR = re.compile(r"(?<=[0-9米])\*(?=[0-9宽高长深])")
_INCH = re.compile(
    r"(?:屏幕|显示器|电视|液晶|显示屏|平板|轮毂|轮胎)[^，。；：！？、0-9]{0,8}[0-9.]+(?P<unit>寸)"
    r"|[0-9.]+(?P<size>寸)(?=[^，。；、]{0,4}(?:屏|电视|显示|液晶|彩电|轮毂))"
)
_FLAT = re.compile(r"[0-9]万(?P<unit>平)(?=[，。；！？、）\s的]|住房|厂房|房子|$)")
_POWER = re.compile(
    r"(?:功率|路灯|灯泡|灯管|电机|充电器|电器)[^，。；：！？、0-9]{0,8}[0-9.]+(?P<unit>w)(?![A-Za-z])"
)
_VOLTAGE = re.compile(r"(?:电压|电源|供电)[^，。；：！？、0-9]{0,8}[0-9.]+(?P<unit>v)(?![A-Za-z])")
_VOLUME = re.compile(
    r"(?:库容|蓄水量|容积|体积|土石方|用水量|供水量|储气量|需水量|来水量|方量)[^，。；：！？、0-9]{0,8}[0-9.]+[万亿多余]*(?P<unit>平方米)"
)
_AREA = re.compile(
    r"面积(?:为|约|达|共|有|近|超)*[0-9.]+[万亿多余]*(?P<unit>立方米|公里|千米|米)(?=[，。；！？、）]|$)"
)
_TON = re.compile(
    r"(?:重|载|产|运|销|耗|量|超)[^，。；：！？、0-9]{0,6}[0-9.]+[万多余]*(?P<unit>顿)(?![饭餐早午晚酒火打时])"
)
_PLANT = re.compile(r"(?:装机|电站|发电|机组)[^，。；：！？]{0,16}[0-9.](?P<unit>mW)(?![A-Za-z])")
_HORSE = re.compile(
    r"(?:拖拉机|发动机|柴油机|收割机|农机|机车)[^，。；：！？、0-9]{0,6}[0-9]+(?P<unit>匹)(?!马)"
)
_ALSO = {"摄氏度": ("℃",), "公里/小时": ("公里",)}
# Each with a sign without which it needs no look.
_IN_PLACE = (
    (_SPEED, "码", "公里/小时", "“码”不是法定计量单位，车速用“公里/小时”"),
    (_LAND, "亩地", "亩", "面积的单位是“亩”，不带“地”"),
    (_WARMTH, "度", "摄氏度", "温度的单位要写全：“摄氏度”或“℃”"),
    (_STAR, "*", "×", "乘号用“×”"),
    (_INCH, "寸", "英寸", "屏幕、轮毂的大小用“英寸”"),
    (_POWER, "w", "W", "单位符号写作“W”，大小写不能改"),
    (_VOLTAGE, "v", "V", "单位符号写作“V”，大小写不能改"),
    (_FLAT, "平", "平方米", "计量单位要写全：“平方米”"),
    (_VOLUME, "平方米", "立方米", "容积、体积的单位是“立方米”"),
    (_TON, "顿", "吨", "重量的单位是“吨”"),
    (_PLANT, "mW", "MW", "“mW”是毫瓦，兆瓦写作“MW”"),
    (_HORSE, "匹", "", "“匹”不是法定计量单位，功率用“千瓦”"),
)


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    yield from _names(text.text)
    yield from _wholes(text.text)
    yield from _meant(text.text)
    yield from clipped.read(text.text)
    if re.search(r"[A-Za-z°]", text.text):
        yield from _symbols(text.text)


def _names(text: str) -> Iterator[Slip]:
    named = _NAME.finditer(text) if any(name in text for name in _NAMES) else ()
    for found in named:
        right = _NAMES[found["name"]]
        if (
            found["name"] in ("马力",)
            and found["n"][-1] in "几半多数十百千"
            and len(found["n"]) == 1
        ):
            continue
        yield Slip(
            found.start("name"),
            found.end("name"),
            f"“{found['name']}”不是法定计量单位" + (f"，用“{right}”" if right else ""),
            (right,) if right else (),
        )
    for found in _BARE.finditer(text) if "方" in text else ():
        yield Slip(
            found.start("name"),
            found.end("name"),
            f"计量单位要写全：“{found['name']}米”",
            (found["name"] + "米",),
        )


def _wholes(text: str) -> Iterator[Slip]:
    """Units that are one whole, or told twice."""
    for found in _CELSIUS.finditer(text) if "摄氏" in text else ():
        yield Slip(
            found.start(),
            found.end(),
            "“摄氏度”是一个整体，不能拆开",
            (f"{found[1] or ''}{found[2]}{found[3] or ''}摄氏度", f"{found[1] or ''}{found[2]}℃"),
        )
    for found in _SLASH_EACH.finditer(text):
        yield Slip(found.start(), found.end(), "“/”已读作“每”，不再写“每”", ("/",))
    for found in _SPEED_DOUBLE.finditer(text):
        yield Slip(
            found.start(),
            found.end(),
            "“每”与“/”重复",
            (f"每{found[1]}{found[2]}", f"{found[2]}/{found[1]}"),
        )
    for found in _KWH.finditer(text):
        yield Slip(found.start(), found.end(), "电能的单位是“千瓦时”，是相乘不是相除", ("千瓦时",))
    for found in _DENSITY.finditer(text):
        yield Slip(found.start(), found.end(), "“℃”就是“摄氏度”，不再写“度”", ("℃",))


def _meant(text: str) -> Iterator[Slip]:
    """Units that the words around them show to be others."""
    for pattern, sign, right, why in _IN_PLACE:
        if sign not in text:
            continue
        for found in pattern.finditer(text):
            name = next((one for one, said in found.groupdict().items() if said), None)
            start, end = found.span(name) if name else found.span()
            offered = (right,) if right else ()
            offered += _ALSO.get(right, ())
            yield Slip(start, end, why, offered)
    for found in _AREA.finditer(text) if "面积" in text else ():
        unit = found["unit"]
        right = "平方米" if unit == "立方米" else "平方" + unit
        yield Slip(found.start("unit"), found.end(), f"面积的单位是“{right}”", (right,))
    for pattern in (_RATIO, _SCALE) if "比" in text else ():
        for found in pattern.finditer(text):
            yield Slip(
                found.start("ratio"),
                found.end("ratio"),
                "比例用“∶”写",
                (f"{found['one']}∶{found['other']}", f"{found['one']}:{found['other']}"),
                source="GB/T 15835—2011，4.1.1",
            )


def _symbols(text: str) -> Iterator[Slip]:
    for found in _SYMBOL.finditer(text):
        right = _LATIN[found["unit"]]
        if text.startswith("/", found.end()) and found["unit"] in _UPPER:
            continue
        yield Slip(
            found.start("unit"),
            found.end("unit"),
            f"单位符号写作“{right}”，大小写不能改",
            (right, "kWh") if right == "kW·h" else (right,),
        )
    for found in _PER.finditer(text):
        unit, per = found["unit"], found["per"]
        right = f"{_UPPER.get(unit, unit)}/{_UPPER.get(per, per)}"
        if per in ("小时", "时", "秒"):
            right = f"{_UPPER.get(unit, unit)}/{'s' if per == '秒' else 'h'}"
        if right != f"{unit}/{per}":
            yield Slip(found.start("unit"), found.end(), f"单位符号写作“{right}”", (right,))
    for found in _PH.finditer(text):
        yield Slip(found.start(), found.end(), "酸碱度写作“pH”", ("pH",))


RULES = (Rule("units", "计量单位", Severity.ERROR, _LAW, _look),)
