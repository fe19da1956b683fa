"""The article editor of the window's centre."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.measuring import Fitting
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.picture import Slot
from newsroom.ui import theme
from newsroom.ui.editor.body import BodyEdit
from newsroom.ui.editor.fields import Field, NamesField
from newsroom.ui.editor.fit_button import FitButton
from newsroom.ui.editor.pictures_strip import PicturesStrip

_LABELS = 56
_IMPORTANCE = ("5 头条", "4 重要", "3 一般", "2 次要", "1 补白")
_HEADS = (
    ("section", "栏目", "如：部门快讯"),
    ("kicker", "引题", ""),
    ("headline", "主题", "空格处优先转行"),
    ("subhead", "副题", ""),
)
_NAMES = (
    (Role.REPORTER, "记者"),
    (Role.CORRESPONDENT, "通讯员"),
    (Role.PHOTOGRAPHER, "摄影"),
    (Role.AUTHOR, "作者"),
    (Role.INTERN, "实习生"),
)


class ArticleEditor(QWidget):
    """Shows one article and gives back what was typed.

    edited: something was typed and committed. picture_wanted: a file is to be chosen for a slot
    (-1: a new one). pictures_dropped: paths for new slots. marks: the commands on body text.
    """

    edited = Signal()
    picture_wanted = Signal(int)
    pictures_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: Article | None = None
        self._fields = {key: Field(name, hint) for key, name, hint in _HEADS}
        self._fields["dateline"] = Field("电头", "如：本报讯")
        self._fields["source_unit"] = Field("来源单位")
        self._names = {role: NamesField(role, name) for role, name in _NAMES}
        self._importance = QComboBox()
        self._importance.addItems(list(_IMPORTANCE))
        self._importance.setAccessibleName("重要程度")
        self.body = BodyEdit()
        self.marks = _marks(self.body)
        self._buttons: list[QToolButton] = []
        self.pictures = PicturesStrip()
        self._count = QLabel()
        self._fit = QLabel()
        self.fit_button = FitButton()
        self._saved = QLabel()
        self._build()
        for field in (*self._fields.values(), *self._names.values()):
            field.edited.connect(self.edited)
        self.body.edited.connect(self.edited)
        self.fit_button.chosen.connect(self.body.go_to)
        self.pictures.edited.connect(self.edited)
        self.pictures.wanted.connect(self.picture_wanted)
        self.pictures.dropped.connect(self.pictures_dropped)
        self._importance.currentIndexChanged.connect(self._rated)
        self.show_article(None)

    @property
    def composing(self) -> bool:
        """Whether an input method holds text anywhere here; nothing may be saved meanwhile."""
        fields = (*self._fields.values(), *self._names.values())
        return self.body.composing or self.pictures.composing() or any(f.composing for f in fields)

    @property
    def current(self) -> str:
        """Identity of the article shown; empty where there is none."""
        return self._article.uuid if self._article is not None else ""

    def show_article(self, article: Article | None) -> None:
        """Show an article, or the empty state."""
        self._article = article
        self._stack.setCurrentIndex(0 if article is None else 1)
        if article is None:
            return
        for key, field in self._fields.items():
            field.show_text(getattr(article, key))
        for names in self._names.values():
            names.show_credits(_outside_captions(article))
        with QSignalBlocker(self._importance):
            self._importance.setCurrentIndex(5 - article.importance)
        self.body.set_body(article.body)
        self.pictures.show_slots(article.slots)

    def article(self) -> Article | None:
        """The article as typed; None where none is shown."""
        if self._article is None:
            return None
        slots = self.pictures.slots()
        return replace(
            self._article,
            **{key: field.text().strip() for key, field in self._fields.items()},
            credits=self._credits(self._article.credits, slots),
            importance=5 - self._importance.currentIndex(),
            body=self.body.body(),
            slots=slots,
        )

    def begin(self) -> None:
        """Put the caret where writing begins."""
        self._fields["headline"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_field(self, name: str, slot: int = -1) -> None:
        """Put the caret into a field of the article, or into the caption of a picture."""
        if slot >= 0:
            self.pictures.show_slot(slot)
        elif name == "credits":
            next(iter(self._names.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        elif name in self._fields:
            self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_known_names(self, names: Iterable[str]) -> None:
        """Names to complete bylines from."""
        known = list(names)
        for field in self._names.values():
            field.set_known(known)

    def set_path_finder(self, path: Callable[[str], str]) -> None:
        """How to find a stored picture's file by its SHA-256."""
        self.pictures.set_path_finder(path)

    def show_count(self, text: str) -> None:
        """Show the character count."""
        self._count.setText(text)

    def show_saved(self, text: str) -> None:
        """Show whether all is saved."""
        self._saved.setText(text)

    def show_fit(self, over: int | None, under: int = 0, elsewhere: str = "") -> None:
        """Show how the article fits its place: over or under lines; None where it has none.

        elsewhere: the page that it stands on, where that is not the one on show.
        """
        if over is None:
            text, tone = f"在{elsewhere}" if elsewhere else "未上版", "quiet"
        elif over > 0:
            text, tone = f"多 {over} 行", "error"
        elif under > 0:
            text, tone = f"缺 {under} 行", "warning"
        else:
            text, tone = "正好", "good"
        self._fit.setText(text)
        theme.tone(self._fit, tone)

    def show_fitting(self, fitting: Fitting) -> None:
        """Show where lines can be saved or gained."""
        self.fit_button.show_fitting(fitting)
        self._fit.setToolTip(self.fit_button.toolTip())

    def _rated(self) -> None:
        self.edited.emit()

    def _credits(self, before: tuple[Credit, ...], slots: tuple[Slot, ...]) -> tuple[Credit, ...]:
        """The names of fields and captions, in the order they stood, new ones behind their role."""
        typed = [credit for names in self._names.values() for credit in names.credits()]
        shot = [Credit(n, Role.PHOTOGRAPHER) for slot in slots for n in slot.photographers]
        named = {(credit.name, credit.role) for credit in typed}
        typed += [
            credit for credit in dict.fromkeys(shot) if (credit.name, credit.role) not in named
        ]
        order = {(c.name, c.role): index for index, c in enumerate(before)}
        roles = {c.role: index for index, c in enumerate(before)}
        place = list(self._names)

        def key(credit: Credit) -> tuple[float, int]:
            known = order.get((credit.name, credit.role))
            if known is not None:
                return (known, 0)
            behind = roles.get(credit.role, len(before))
            return (behind + 0.5, place.index(credit.role))

        return tuple(sorted(typed, key=key))

    def _build(self) -> None:
        empty = QLabel(
            "在左侧选一篇稿件，或按 Ctrl+N 新写一篇。\n也可以把 Word 文件直接拖进窗口收稿。"
        )
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setObjectName("empty")
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.setSpacing(6)
        layout.addLayout(self._heads())
        layout.addLayout(self._bylines())
        layout.addLayout(self._tools())
        layout.addWidget(self.body, 1)
        layout.addWidget(self.pictures)
        layout.addLayout(self._foot())
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes the way the eye does."""
        fields = self._fields
        order = [fields["section"], self._importance]
        order += [fields[key] for key in ("kicker", "headline", "subhead", "dateline")]
        order += [*self._names.values(), fields["source_unit"], *self._buttons, self.body]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _heads(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for row, (key, name, _) in enumerate(_HEADS):
            _labelled(grid, name, self._fields[key], row, 0, span=1 if row == 0 else 3)
        _labelled(grid, "重要程度", self._importance, 0, 2)
        headline = self._fields["headline"]
        font = headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        headline.setFont(font)
        grid.setColumnMinimumWidth(0, _LABELS)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 1)
        return grid

    def _bylines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        cells = [("电头", self._fields["dateline"])]
        cells += [(name, self._names[role]) for role, name in _NAMES]
        for index, (name, field) in enumerate(cells):
            _labelled(grid, name, field, index // 2, index % 2 * 2)
        _labelled(grid, "来源单位", self._fields["source_unit"], len(cells) // 2, 0, span=3)
        grid.setColumnMinimumWidth(0, _LABELS)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for mark in self.marks:
            button = QToolButton()
            button.setText(mark.text)
            button.setObjectName("mark")
            button.setAccessibleName(mark.text)
            button.setToolTip(f"{mark.help}（{mark.keys}）")
            button.clicked.connect(mark.act)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._saved)
        row.addSpacing(12)
        row.addWidget(self._fit)
        row.addWidget(self.fit_button)
        return row


@dataclass(frozen=True, slots=True)
class Mark:
    """A command on the body's text: what it is called, its shortcut, what it does."""

    text: str
    keys: str
    help: str
    act: Callable[[], None]


def _marks(body: BodyEdit) -> tuple[Mark, ...]:
    lines = body.mark_lines
    return (
        Mark("小标题", "Ctrl+2", "把选中的行标为小标题", partial(lines, "## ")),
        Mark("段首题", "Ctrl+3", "把选中的段首文字标为段首小标题", body.mark_run_in),
        Mark("条目", "Ctrl+4", "把选中的行标为条目", partial(lines, "● ")),
        Mark("按语", "Ctrl+5", "把选中的行标为编者按语", partial(lines, "> ")),
        Mark("加粗", "Ctrl+B", "加粗选中的文字", body.mark_bold),
    )


def _outside_captions(article: Article) -> list[Credit]:
    """The credits that the byline fields show: photographers of captions stand at their picture."""
    shot = {name for slot in article.slots for name in slot.photographers}
    writers = {c.name for c in article.credits if c.role is not Role.PHOTOGRAPHER}
    return [
        credit
        for credit in article.credits
        if credit.role is not Role.PHOTOGRAPHER or credit.name not in shot - writers
    ]


def _labelled(
    grid: QGridLayout, name: str, field: QWidget, row: int, column: int, span: int = 1
) -> None:
    label = QLabel(name)
    label.setBuddy(field)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    grid.addWidget(label, row, column)
    grid.addWidget(field, row, column + 1, 1, span)
