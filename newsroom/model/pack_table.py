"""A rule pack as a table: a row an entry, under heads in the newsroom's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from newsroom.model.finding import Severity
from newsroom.model.pack import Entry, Pack, PackError, as_mapping, read_entry

WORDS, PATTERN, INSTEAD = "要找的词", "规则式", "改为"
CUT = "（删去）"
_BETWEEN = "；"
_YES, _NO = "是", "否"
FIELD_NAMES: Mapping[str, str] = {
    "section": "栏题",
    "kicker": "引题",
    "headline": "主题",
    "subhead": "副题",
    "dateline": "电头",
    "source_unit": "来源单位",
    "body": "正文",
    "slots": "图片说明",
}
_FIELDS = {name: field for field, name in FIELD_NAMES.items()}
_HEADS: Mapping[str, str] = {
    WORDS: "words",
    PATTERN: "pattern",
    INSTEAD: "instead",
    "说明": "note",
    "出处": "source",
    "轻重": "severity",
    "例外": "unless",
    "前面是": "before",
    "后面是": "after",
    "前面不是": "not_before",
    "后面不是": "not_after",
    "只认整词": "whole",
    "只看": "fields",
    "引文里也算": "quoted",
    "起用": "from",
    "停用": "until",
}
HEADS = tuple(_HEADS)
_OTHER_HEADS = {
    **dict.fromkeys(("词", "词语", "错误", "错词", "误", "错", "禁用词", "原词", "不用"), WORDS),
    **dict.fromkeys(("正确", "正", "对", "应为", "建议", "替换", "替换为", "规范用词"), INSTEAD),
    **dict.fromkeys(("备注", "理由", "注释"), "说明"),
    **dict.fromkeys(("来源", "依据"), "出处"),
}
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")


def row_of(entry: Entry) -> tuple[str, ...]:
    """An entry's cells, under `HEADS`."""
    said = as_mapping(entry)
    return tuple(_cell(key, said.get(key, "")) for key in _HEADS.values())


def pack_of(rows: Sequence[Sequence[str]], key: str, title: str) -> Pack:
    """The pack of a table's rows. A table without heads holds a word in its first column and what
    to write instead in its second. Raises PackError naming the row that is wrong.
    """
    heads, first = _heads(rows)
    entries = []
    for number, row in enumerate(rows[first:], first + 1):
        cells = {head: cell.strip() for head, cell in zip(heads, row, strict=False) if head}
        if not cells.get(WORDS) and not cells.get(PATTERN):
            continue
        try:
            entries.append(entry_of(cells))
        except PackError as error:
            raise PackError(f"第{number}行：{error.what}") from error
    if not entries:
        raise PackError(f"没有找到词条；第一行要有“{WORDS}”“{INSTEAD}”这样的栏名")
    return Pack(key, title, entries=tuple(entries))


def _heads(rows: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """The head of each column, and where the entries begin."""
    for number, row in enumerate(rows[:5]):
        heads = [_OTHER_HEADS.get(cell.strip(), cell.strip()) for cell in row]
        if WORDS in heads or PATTERN in heads:
            return [head if head in _HEADS else "" for head in heads], number + 1
    return [WORDS, INSTEAD, "说明"], 0


def entry_of(cells: Mapping[str, str]) -> Entry:
    """The entry of some cells, by head. Raises PackError."""
    said = {
        _HEADS[head]: _READ.get(_HEADS[head], str)(cell) for head, cell in cells.items() if cell
    }
    return read_entry(said)


def _cell(key: str, value: Any) -> str:
    if key == "severity":
        return Severity(value).text if value else ""
    if key == "instead":
        return _BETWEEN.join(one or CUT for one in value)
    if key == "fields":
        return _BETWEEN.join(FIELD_NAMES.get(one, one) for one in value)
    if isinstance(value, bool):
        return _YES if value else _NO
    return value if isinstance(value, str) else _BETWEEN.join(value)


def _several(cell: str) -> list[str]:
    return [one.strip() for one in re.split(r"[；;\n]", cell) if one.strip()]


def _instead(cell: str) -> list[str]:
    return ["" if one == CUT else one for one in _several(cell)]


def _fields(cell: str) -> list[str]:
    return [_FIELDS.get(one, one) for one in _several(cell)]


def _severity(cell: str) -> str:
    known = {one.text: one.value for one in Severity}
    return known.get(cell, cell)


def _flag(cell: str) -> bool:
    if cell not in (_YES, _NO):
        raise PackError(f"“{cell}”只能写“{_YES}”或“{_NO}”")
    return cell == _YES


def _day(cell: str) -> str:
    found = _DAY.fullmatch(cell)
    if found is None:
        return cell
    year, month, day = (int(one) for one in found.groups())
    return f"{year}-{month:02}-{day:02}"


_READ: Mapping[str, Callable[[str], Any]] = {
    "words": _several,
    "unless": _several,
    "instead": _instead,
    "fields": _fields,
    "severity": _severity,
    "whole": _flag,
    "quoted": _flag,
    "from": _day,
    "until": _day,
}


def toml_of(pack: Pack) -> str:
    """A pack's file, as the program reads it."""
    lines = [f"key = {_quoted(pack.key)}", f"title = {_quoted(pack.title)}"]
    if pack.note:
        lines.append(f"note = {_quoted(pack.note)}")
    lines.append(f"on = {_plain(sorted(pack.on))}")
    for entry in pack.entries:
        lines += ["", "[[entry]]"]
        lines += [f"{key} = {_plain(value)}" for key, value in as_mapping(entry).items()]
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    return f"[{', '.join(map(_quoted, _strings(value)))}]"


def _strings(value: Iterable[Any]) -> list[str]:
    return [str(one) for one in value]


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _quoted(text: str) -> str:
    made = "".join(
        _ESCAPES.get(one) or (f"\\u{ord(one):04x}" if one < " " or one == "\x7f" else one)
        for one in text
    )
    return f'"{made}"'
