"""The pages of the editor: groups of fields, fonts by role, and tables of what a file lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.housing import RoleFace
from newsroom.model.house import HEADLINE_SIZE, Group, Key, at, wrong_words
from newsroom.model.template import Takes
from newsroom.ui import theme
from newsroom.ui.house.form import GroupForm
from newsroom.ui.house.records import Column, RecordsTable

_ALIGN = (("left", "左齐"), ("centre", "居中"), ("right", "右齐"))
_YES = (("true", "是"), ("false", "否"))
_TAKES = (
    (Takes.LEAD.value, "头条"),
    (Takes.STORY.value, "稿件"),
    (Takes.PICTURE.value, "图片"),
    (Takes.BRIEFS.value, "简讯"),
    (Takes.ADVERT.value, "广告"),
    (Takes.GUIDE.value, "导读"),
)
_IMPORTANCES = ("5", "4", "3", "2", "1")


class Page(Protocol):
    """One page of the editor."""

    def show_values(self, data: Mapping[str, Any]) -> None:
        """Show what a house style says."""
        ...

    def values(self) -> dict[Key, Any]:
        """What the page says, by place."""
        ...


class FieldsPage(QWidget):
    """A group's fields, with the tables that belong to it below."""

    edited = Signal()

    def __init__(self, group: Group, tables: Sequence[tuple[Key, RecordsTable]] = ()) -> None:
        super().__init__()
        self.form = GroupForm(group)
        self.form.edited.connect(self.edited)
        self.tables = tuple(tables)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        for _, table in tables:
            table.edited.connect(self.edited)
            layout.addWidget(table)
        layout.addStretch(1)

    def show_values(self, data: Mapping[str, Any]) -> None:
        """Show what a house style says."""
        self.form.show_values(data)
        for key, table in self.tables:
            table.show_records(at(data, key, ()))

    def values(self) -> dict[Key, Any]:
        """What the page says, by place."""
        found: dict[Key, Any] = dict(self.form.values())
        for key, table in self.tables:
            found[key] = table.records() or None
        return found


def furniture_tables(key: str, name: str, roles: Sequence[str]) -> list[tuple[Key, RecordsTable]]:
    """The texts and rules of a masthead or folio."""
    fonts = tuple((role, _ROLES.get(role, role)) for role in roles)
    texts = RecordsTable(
        f"{name}的文字",
        (
            Column(
                "text",
                "文字",
                wide=True,
                help="可用 {name}、{date}、{page} 等项",
                check=wrong_words,
            ),
            Column("x", "左", number=True, help="从版心左边量，毫米"),
            Column("y", "基线", number=True, help="从版心上边到文字的下沿，毫米"),
            Column("width", "宽", number=True, help="占多宽，毫米"),
            Column("size", "字号", number=True, help="磅"),
            Column("font", "字体", choices=fonts, help="字体的名目"),
            Column("align", "对齐", "left", choices=_ALIGN),
            Column("colour", "颜色", "000000", help="红绿蓝各两位的十六进制数，如 C8102E"),
            Column("spread", "撑满", False, choices=_YES, help="把字撑满占的宽"),
        ),
        {"text": "{name}", "x": 0, "y": 8, "width": 60, "size": 9, "font": roles[0]},
        "项目写在花括号里：{name} 报名、{date} 日期、{weekday} 星期、{lunar} 农历、{number} 期号、"
        "{total} 总期号、{page} 版次、{page_name} 版名、{editor} 责编、{licence} 准印证号",
    )
    rules = RecordsTable(
        f"{name}的线",
        (
            Column("x", "左", number=True, help="毫米"),
            Column("y", "上", number=True, help="毫米"),
            Column("width", "宽", 0, number=True, help="横线的长，毫米；竖线留 0"),
            Column("height", "高", 0, number=True, help="竖线的长，毫米；横线留 0"),
            Column("weight", "粗细", number=True, help="毫米"),
            Column("colour", "颜色", "000000", help="红绿蓝各两位的十六进制数"),
            Column("double", "双线", False, choices=_YES),
        ),
        {"x": 0, "y": 10, "width": 100, "weight": 0.2},
    )
    return [((key, "text"), texts), ((key, "rule"), rules)]


class HeadlinePage(QWidget):
    """The headline's shares, and the sizes by span and importance."""

    edited = Signal()

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.form = GroupForm(group)
        self.form.edited.connect(self.edited)
        sizes = [Column("span", "栏数", number=True, whole=True, help="稿件占几栏")]
        sizes += [
            Column(step, f"{step} 级", number=True, help=f"重要程度 {step} 的主题，磅")
            for step in _IMPORTANCES
        ]
        fresh = {"span": 1, **dict.fromkeys(_IMPORTANCES, 16)}
        least, most = HEADLINE_SIZE
        self.table = RecordsTable(
            "主题字号表",
            sizes,
            fresh,
            f"占几栏、多重要，主题就用多大的字（{least:g}～{most:g} 磅）；5 级最重要",
        )
        self.table.edited.connect(self.edited)
        self._known: tuple[str, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        layout.addWidget(self.table)
        layout.addStretch(1)

    def show_values(self, data: Mapping[str, Any]) -> None:
        """Show what a house style says."""
        self.form.show_values(data)
        sizes = at(data, ("headline", "sizes"), {})
        self._known = tuple(sizes)
        self.table.show_records(
            [
                {
                    "span": int(span),
                    **{step: steps[min(n, len(steps) - 1)] for n, step in enumerate(_IMPORTANCES)},
                }
                for span, steps in sorted(sizes.items(), key=lambda item: int(item[0]))
            ]
        )

    def values(self) -> dict[Key, Any]:
        """What the page says, by place; a span that is gone is taken out."""
        found: dict[Key, Any] = dict(self.form.values())
        now = {str(r["span"]): [r[step] for step in _IMPORTANCES] for r in self.table.records()}
        found |= {("headline", "sizes", span): None for span in self._known if span not in now}
        found |= {("headline", "sizes", span): steps for span, steps in now.items()}
        return found


class TemplatesPage(QWidget):
    """Page templates: one line a slot, those of one name together."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = RecordsTable(
            "版式模板",
            (
                Column("name", "模板", wide=True, help="同名的几行是一个模板"),
                Column("takes", "放什么", choices=_TAKES),
                Column("section", "栏题", "", help="只放这个栏目的稿件；不限就留空"),
                Column("column", "起栏", number=True, whole=True, help="左起第几栏，从 0 数"),
                Column("row", "起行", number=True, whole=True, help="上起第几行，从 0 数"),
                Column("span", "占栏", number=True, whole=True),
                Column("depth", "占行", number=True, whole=True),
            ),
            {"name": "新模板", "takes": "story", "column": 0, "row": 14, "span": 2, "depth": 20},
            "没有写到的地方按一般版面排。栏数、行数改小时，这里超出版心的块也要改",
        )
        self.table.edited.connect(self.edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)

    def show_values(self, data: Mapping[str, Any]) -> None:
        """Show what a house style says."""
        self.table.show_records(
            [
                {"name": one["name"], **slot}
                for one in data.get("template", ())
                for slot in one["slot"]
            ]
        )

    def values(self) -> dict[Key, Any]:
        """What the page says."""
        found: dict[str, list[dict[str, Any]]] = {}
        for record in self.table.records():
            found.setdefault(record.pop("name"), []).append(record)
        templates = [{"name": name, "slot": slots} for name, slots in found.items()]
        return {("template",): templates or None}


class FontsPage(QWidget):
    """Fonts by role: names for Word, what to look for, and what this machine has of it."""

    edited = Signal()

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__()
        self._rows = {role: _FontRow(role) for role in roles}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 8, 2)
        told = QLabel("依次找下面的字体，用找到的第一种；写进 Word 文件的是“Word 里的名称”。")
        told.setObjectName("empty")
        told.setWordWrap(True)
        layout.addWidget(told)
        for row in self._rows.values():
            row.edited.connect(self.edited)
            layout.addWidget(row)
        layout.addStretch(1)

    def show_values(self, data: Mapping[str, Any]) -> None:
        """Show what a house style says."""
        for role, row in self._rows.items():
            row.show_font(at(data, ("fonts", role), {}))

    def show_faces(self, faces: Sequence[RoleFace]) -> None:
        """Show what this machine has."""
        for face in faces:
            if face.role in self._rows:
                self._rows[face.role].show_face(face)

    def values(self) -> dict[Key, Any]:
        """What the page says, by place."""
        found: dict[Key, Any] = {}
        for role, row in self._rows.items():
            found[("fonts", role, "word")] = row.word.text().strip()
            found[("fonts", role, "alt")] = row.alt.text().strip()
            lines = row.candidates.toPlainText().splitlines()
            found[("fonts", role, "candidates")] = [line.strip() for line in lines if line.strip()]
        return found


_ROLES = {
    "body": "正文",
    "headline": "主题",
    "hei": "黑体",
    "kai": "楷体",
    "fang": "仿宋",
    "song": "宋体",
    "latin": "西文",
}


class _FontRow(QGroupBox):
    edited = Signal()

    def __init__(self, role: str) -> None:
        known = _ROLES.get(role)
        name = f"{known}（{role}）" if known else role
        super().__init__(name)
        self.word, self.alt = QLineEdit(), QLineEdit()
        self.candidates = QPlainTextEdit()
        self.candidates.setTabChangesFocus(True)
        self.candidates.setFixedHeight(86)
        self.candidates.setToolTip("一行一种，写作 字体名:字形，如 SimSun:Regular")
        self.state = QLabel()
        self.state.setWordWrap(True)
        form = QFormLayout(self)
        for words, field in (
            ("Word 里的名称", self.word),
            ("另一个名称", self.alt),
            ("依次找", self.candidates),
        ):
            field.setAccessibleName(f"{name}：{words}")
            form.addRow(words, field)
        form.addRow("本机", self.state)
        self.word.textChanged.connect(self.edited)
        self.alt.textChanged.connect(self.edited)
        self.candidates.textChanged.connect(self.edited)

    def show_font(self, font: Mapping[str, Any]) -> None:
        """Show a role's font."""
        for field, text in ((self.word, font.get("word", "")), (self.alt, font.get("alt", ""))):
            field.blockSignals(True)
            field.setText(text)
            field.blockSignals(False)
        self.candidates.blockSignals(True)
        self.candidates.setPlainText("\n".join(font.get("candidates", ())))
        self.candidates.blockSignals(False)

    def show_face(self, face: RoleFace) -> None:
        """Show what is here of it."""
        have = [c for c, here in zip(face.candidates, face.installed, strict=True) if here]
        words = f"用 {face.face}"
        words += f"，代替没有装的{face.word_name}" if face.stands_in else ""
        words += f"\n已装：{'、'.join(have) if have else '以上都没有装'}"
        self.state.setText(words)
        theme.tone(self.state, "warning" if face.stands_in else "good")
