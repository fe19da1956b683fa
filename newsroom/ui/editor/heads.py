"""The fields above the body: what an article is, its headline, where it comes from, who made it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from newsroom.desk.headings import HeadingFit
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.kinds import WRITTEN_KINDS
from newsroom.model.picture import Slot
from newsroom.ui import theme
from newsroom.ui.editor.byline import BylineField
from newsroom.ui.editor.fields import CountedField, Field, KnownField

_LABELS = 44
_IMPORTANCE = ("5 头条", "4 重要", "3 一般", "2 次要", "1 补白")
_BLOCKS = (ArticleKind.ADVERT, ArticleKind.PSA)
_HEADLINES = (
    ("kicker", "引题", "可不填"),
    ("headline", "主题", "在这里写标题，空格处优先转行"),
    ("subhead", "副题", "可不填"),
)


class Heads(QWidget):
    """edited: something was typed and committed. finished: Enter behind the last field."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {
            "section": KnownField("栏题", "如：部门快讯"),
            **{key: CountedField(name, hint) for key, name, hint in _HEADLINES},
            "dateline": KnownField("电头", "如：本报讯"),
            "source_unit": KnownField("来源单位", "供稿的单位"),
        }
        self.byline = BylineField()
        self.importance, self.kind = _box("重要程度"), _box("体裁")
        self.importance.addItems(list(_IMPORTANCE))
        for kind in WRITTEN_KINDS:
            self.kind.addItem(kind.text, kind)
        self._sealed = False
        self._build()
        self._connect()

    @property
    def composing(self) -> bool:
        """Whether an input method holds text in one of the fields."""
        return self.byline.composing or any(f.composing for f in self.fields.values())

    def show_article(self, article: Article, tied: Mapping[str, str] | None = None) -> None:
        """Show an article's fields without reporting an edit."""
        for key, field in self.fields.items():
            field.show_text(getattr(article, key))
        self.byline.show_credits(_outside_captions(article), tied)
        with QSignalBlocker(self.importance):
            self.importance.setCurrentIndex(5 - article.importance)
        with QSignalBlocker(self.kind):
            self._show_kind(article.kind)

    def into(self, article: Article, slots: tuple[Slot, ...]) -> Article:
        """The article with what stands in the fields; slots: its pictures as they stand now."""
        return replace(
            article,
            **{key: field.text().strip() for key, field in self.fields.items()},
            credits=_all_credits(self.byline.credits(), article.credits, slots),
            importance=5 - self.importance.currentIndex(),
            kind=ArticleKind(self.kind.currentData()),
        )

    def show_fits(self, fits: Mapping[str, HeadingFit]) -> None:
        """Say of the headline's parts how they stand on the page."""
        for key, _, _ in _HEADLINES:
            field, fit = self.fields[key], fits.get(key)
            assert isinstance(field, CountedField)
            field.show_warning(*(("", "") if fit is None else (fit.words, fit.explained)))

    def set_known(self, key: str, words: Iterable[str]) -> None:
        """Words to complete a field from: section, dateline or source_unit."""
        field = self.fields[key]
        assert isinstance(field, KnownField)
        field.set_known(words)

    def set_locked(self, locked: bool) -> None:
        """Keep what is printed of it as it stands (通稿), or let it be written again."""
        locked = locked or self._sealed
        for key in (*(name for name, _, _ in _HEADLINES), "dateline"):
            self.fields[key].setReadOnly(locked)
        self.byline.setEnabled(not locked)

    def seal(self) -> None:
        """Let nothing be written, of any article; the fields can be read and copied."""
        self._sealed = True
        for field in self.fields.values():
            field.setReadOnly(True)
        for part in (self.byline, self.importance, self.kind):
            part.setEnabled(False)

    def settle(self) -> None:
        """What is half typed counts as typed."""
        self.byline.settle()

    def order(self) -> list[QWidget]:
        """The fields in the order the eye goes."""
        fields = self.fields
        first = [fields["section"], self.kind, self.importance]
        heads = [fields[key] for key in ("kicker", "headline", "subhead", "dateline")]
        return [*first, *heads, fields["source_unit"], self.byline.input]

    def _connect(self) -> None:
        for field in self.fields.values():
            field.edited.connect(self.edited)
        self.byline.edited.connect(self.edited)
        self.byline.unit_found.connect(self._take_unit)
        self.importance.currentIndexChanged.connect(lambda _: self.edited.emit())
        self.kind.currentIndexChanged.connect(lambda _: self.edited.emit())
        lines = [w for w in self.order() if isinstance(w, Field)]
        for before, after in pairwise(lines):
            before.left.connect(lambda way, field=after: self._go(field, way == 1))
            after.left.connect(lambda way, field=before: self._go(field, way == -1))
        lines[-1].left.connect(lambda way: self.finished.emit() if way == 1 else None)

    def _go(self, field: Field, wanted: bool) -> None:
        if wanted:
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_unit(self, unit: str) -> None:
        """A unit of a pasted byline, where none is named yet."""
        field = self.fields["source_unit"]
        if not field.text().strip():
            field.setText(unit)

    def _show_kind(self, kind: ArticleKind) -> None:
        """What is no copy (导读) stays so; a reserved block may be 广告 or 公益广告."""
        others = _BLOCKS if kind.block else (kind,)
        offered = WRITTEN_KINDS if kind in WRITTEN_KINDS else others
        if [self.kind.itemData(at) for at in range(self.kind.count())] != list(offered):
            self.kind.clear()
            for each in offered:
                self.kind.addItem(each.text, each)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.kind.setEnabled(len(offered) > 1 and not self._sealed)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        fields = self.fields
        _row(grid, 0, "栏题", fields["section"])
        grid.addLayout(self._ranks(), 0, 2)
        for row, (key, name, _) in enumerate(_HEADLINES, start=1):
            _row(grid, row, name, fields[key], span=2)
        _row(grid, 4, "电头", fields["dateline"])
        grid.addLayout(_named("来源单位", fields["source_unit"]), 4, 2)
        _row(grid, 5, "署名", self.byline, span=2)
        grid.setColumnMinimumWidth(0, _LABELS)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        theme.scale(fields["headline"], 1.2, bold=True)

    def _ranks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addLayout(_named("体裁", self.kind), 1)
        row.addLayout(_named("重要", self.importance), 1)
        return row


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(5)  # of Latin letters: three hanzi
    box.setIconSize(QSize(0, 0))  # it has none, and leaves them no room
    return box


def _named(name: str, field: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    label = QLabel(name)
    label.setBuddy(field)
    row.addWidget(label)
    row.addWidget(field, 1)
    return row


def _row(grid: QGridLayout, row: int, name: str, field: QWidget, span: int = 1) -> None:
    label = QLabel(name)
    label.setBuddy(field)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    grid.addWidget(label, row, 0)
    grid.addWidget(field, row, 1, 1, span)


def _outside_captions(article: Article) -> list[Credit]:
    """The credits that the byline shows: photographers of captions stand at their picture."""
    shot = {name for slot in article.slots for name in slot.photographers}
    writers = {c.name for c in article.credits if c.role is not Role.PHOTOGRAPHER}
    return [
        credit
        for credit in article.credits
        if credit.role is not Role.PHOTOGRAPHER or credit.name not in shot - writers
    ]


def _all_credits(
    typed: tuple[Credit, ...], before: tuple[Credit, ...], slots: tuple[Slot, ...]
) -> tuple[Credit, ...]:
    """The byline's persons in their order, and the captions' photographers where they stood; new
    ones come last."""
    found = list(typed)
    named = {(credit.name, credit.role) for credit in typed}
    names = dict.fromkeys(name for slot in slots for name in slot.photographers)
    shot = {name: Credit(name, Role.PHOTOGRAPHER) for name in names}
    stood = {c.name: i for i, c in enumerate(before) if c.role is Role.PHOTOGRAPHER}
    for name in sorted(shot, key=lambda name: stood.get(name, len(before))):
        if (name, Role.PHOTOGRAPHER) in named:
            continue
        place = stood.get(name)
        if place is None:
            found.append(shot[name])
        else:
            behind = {(c.name, c.role) for c in before[place + 1 :]}
            spots = [i for i, c in enumerate(found) if (c.name, c.role) in behind]
            found.insert(min(spots, default=len(found)), before[place])
    return tuple(found)
