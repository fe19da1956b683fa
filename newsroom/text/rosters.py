"""Lists of people with their titles as offices hand them round: tables with heads, or lines such as
区委书记：张三, 李四　区长, 副区长：王五、赵六.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from newsroom.model.roster_list import Listed, RosterList
from newsroom.model.when import days
from newsroom.text.names import is_sure_name

Rows = Sequence[Sequence[str]]

_HEADS = {
    "name": "姓名 名字 人名 领导 领导姓名 人员",
    "title": "职务 现任职务 职位 职务职称 身份 单位及职务 单位职务 职务名称 担任职务",
    "unit": "单位 工作单位 所在单位 部门",
    "rank": "次序 序号 排序 排名 顺序 排名先后",
    "since": "任职 任职时间 任职日期 上任时间 任职起 起 从 开始时间 起始日期",
    "until": "离任 离任时间 离任日期 免职时间 任职止 止 到 结束时间 截止日期",
    "note": "备注 说明 附注",
}
_KNOWN = {head: name for name, heads in _HEADS.items() for head in heads.split()}
_HAN = r"[\u3400-\u9fff]"
_NUMBERING = re.compile(
    r"^\s*(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．，,]|[①-⑳●·•])\s*"
)
_SPACED = re.compile(rf"(?<!{_HAN})({_HAN})[ \u3000]+({_HAN})(?!{_HAN})")
_PARTS = re.compile(r"[\t:：，,；;]|——|[ \u3000]+")
_HEAD_ROWS = 6
_MOST = 2_000


def read(rows: Rows, today: datetime.date) -> RosterList:
    """The people of a list: by the heads of its columns where it has them, else line by line."""
    head = next((at for at, row in enumerate(rows[:_HEAD_ROWS]) if _columns(row)), -1)
    if head >= 0:
        return _tabled(rows[head + 1 :], _columns(rows[head]), today)
    people: list[Listed] = []
    strange: list[str] = []
    for row in rows:
        found = list(_line([cell for cell in row if cell.strip()]))
        people += found
        if not found:
            strange.append("　".join(filter(None, row)))
    return RosterList(tuple(people[:_MOST]), tuple(strange))


def _columns(row: Sequence[str]) -> dict[str, int]:
    """What each column holds, where the row is a head that names at least 姓名."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        name = _KNOWN.get(re.sub(r"\s|[（(].*[)）]", "", cell))
        if name is not None:
            found.setdefault(name, at)
    return found if "name" in found and len(found) > 1 else {}


def _tabled(rows: Rows, columns: Mapping[str, int], today: datetime.date) -> RosterList:
    people: list[Listed] = []
    strange: list[str] = []
    for row in rows:
        cell = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
        name = _name(cell["name"])
        if not name or _columns(row):
            continue
        unit, title = cell.get("unit", ""), cell.get("title", "")
        if unit and not title.startswith(unit):
            title = unit + title
        since, until = (_day(cell.get(key, ""), today) for key in ("since", "until"))
        rank = cell.get("rank", "")
        people.append(
            Listed(
                name=name,
                title=_title(title),
                rank=int(rank) if rank.isdecimal() and len(rank) < 5 else 0,
                since=since[0] if since else None,
                until=until[1] if until else None,
                note=cell.get("note", ""),
            )
        )
    return RosterList(tuple(people[:_MOST]), tuple(strange))


def _line(cells: Sequence[str]) -> Iterator[Listed]:
    """The people of one line."""
    text = "\t".join(_SPACED.sub(r"\1\2", _NUMBERING.sub("", cell.strip())) for cell in cells)
    parts = [part for part in _PARTS.split(text) if part and not part.isdecimal()]
    at = next((at for at, part in enumerate(parts) if _names(part)), -1)
    if at < 0:
        return
    title = _title("".join(parts[:at]) or "、".join(parts[at + 1 :]))
    for name in _names(parts[at]):
        yield Listed(name, title)


def _names(part: str) -> tuple[str, ...]:
    """The names that a part of a line is made of; none where it holds anything else."""
    found = tuple(_name(one) for one in part.split("、"))
    return found if all(is_sure_name(one) for one in found) else ()


def _name(cell: str) -> str:
    """A name without the spaces within it (宋　晓) or 同志 behind it."""
    bare = re.sub(r"[（(].*[)）]|\s", "", cell).removesuffix("同志")
    return bare if len(bare) <= 30 else ""


def _title(text: str) -> str:
    return re.sub(r"[,，;；]", "、", re.sub(r"\s", "", text)).strip("、：:")


def _day(text: str, today: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    text = text.replace("/", "-").removesuffix("起")
    return days(text, today) if text and ".." not in text else None
