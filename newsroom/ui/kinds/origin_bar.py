"""The form below the headline for copy of others: whence a 转载 comes, whether a 通稿 stands."""

from __future__ import annotations

import datetime
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from newsroom.desk.days import read_day, told_day
from newsroom.desk.originals import stand
from newsroom.model.article import Article
from newsroom.model.kinds import ArticleKind
from newsroom.model.origin import Origin
from newsroom.ui import icons, theme
from newsroom.ui.editor.fields import Field, KnownField

_KINDS = (ArticleKind.REPRINT, ArticleKind.WIRE)
_SOURCES = {
    ArticleKind.REPRINT: ("转载自", "原载报刊，如：某某日报"),
    ArticleKind.WIRE: ("发稿单位", "如：新华社、区委宣传部"),
}
_USUAL = ("新华社", "人民日报", "中新社", "区委宣传部", "区融媒体中心")
_REST_MILLISECONDS = 250
_NO_DAY = "看不懂这个日期，请写成 2021-10-8 或 10月8日"


class OriginBar(QFrame):
    """Shown for a 转载 and a 通稿 alone.

    edited: something was typed and committed. sealing: what came in is to be taken down as the
    original. cutting: the text is to be opened for cuts. restoring: the original is to stand again.
    comparing: the original and the text are to be shown side by side. ending: the source is to be
    written at the text's end.
    """

    edited = Signal()
    sealing = Signal()
    cutting = Signal()
    restoring = Signal()
    comparing = Signal()
    ending = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self._kind = ArticleKind.NEWS
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._compare_now)
        self._article: Article | None = None
        self._origin = Origin()
        self._name = QLabel()
        self.source = KnownField("原载报刊或发稿单位")
        self.source.set_known(_USUAL)
        self.date = Field("原载或发稿日期", "如：10月8日")
        self._mark = QLabel()
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._end = _button("写到文末", "把“转载自……”一行写到正文末尾", self.ending)
        self._seal = _button(
            "记下原稿并锁定", "把收稿时的文字记为原稿，锁定文字，付印前总检时与它核对", self.sealing
        )
        self._cut = _button("删节…", "写明理由，开锁删节；总检时列出删了多少字", self.cutting)
        self._compare = _button("对照原稿…", "把原稿和现在的文字并排，标出不同", self.comparing)
        self._restore = _button(
            "恢复原稿", "标题和正文改回原稿，重新锁定；可以撤销", self.restoring
        )
        self._build()
        self.hide()

    @staticmethod
    def concerns(kind: object) -> bool:
        """Whether it has anything to say of a kind."""
        return kind in _KINDS

    @property
    def wanted(self) -> bool:
        """Whether the article on show is copy of others."""
        return self._kind in _KINDS

    @property
    def composing(self) -> bool:
        """Whether an input method holds text in one of the fields."""
        return self.source.composing or self.date.composing

    def show_article(self, article: Article) -> None:
        """Show an article's origin without reporting an edit."""
        self._origin = article.origin
        self.source.show_text(article.origin.source)
        self.date.show_text(told_day(article.origin.date))
        self.follow(article)

    def origin(self) -> Origin:
        """The origin with what stands in the fields; a date that cannot be read is none."""
        day = read_day(self.date.text(), datetime.date.today())
        return replace(self._origin, source=self.source.text().strip(), date=day)

    def set_origin(self, origin: Origin) -> None:
        """Take another origin, and report it."""
        self._origin = origin
        self.source.show_text(origin.source)
        self.date.show_text(told_day(origin.date))
        self.edited.emit()

    def follow(self, article: Article) -> None:
        """Say how the article as typed stands to its origin."""
        self._kind, self._article = article.kind, article
        wire = article.kind is ArticleKind.WIRE
        self.setVisible(article.kind in _KINDS)
        if article.kind not in _KINDS:
            return
        word, hint = _SOURCES[article.kind]
        self._name.setText(word)
        self.source.setPlaceholderText(hint)
        self._end.setVisible(not wire)
        self._check_day()
        # A long text is compared when the keys rest; a locked one is as it was.
        if wire and article.origin.cut and self.isVisible():
            self._rest.start()
        else:
            self._tell(article, wire)

    def _compare_now(self) -> None:
        if self._article is not None and self.wanted:
            self._tell(self._article, self._article.kind is ArticleKind.WIRE)

    def _tell(self, article: Article, wire: bool) -> None:
        for widget in (self._told, self._mark):
            widget.setVisible(wire)
        self._cut.setVisible(article.locked)
        if not wire:
            for button in (self._seal, self._compare, self._restore):
                button.hide()
            return
        found = stand(article)
        self._told.setText(found.words)
        theme.tone(self._told, found.tone)
        name = "lock" if article.locked else "lock-open"
        drawn = icons.picture(name, 16, found.tone or "quiet", self.devicePixelRatioF())
        self._mark.setPixmap(drawn)
        self._seal.setVisible(not found.sealed)
        self._compare.setVisible(found.sealed and not found.faithful)
        self._restore.setVisible(found.sealed and not (found.faithful and article.locked))

    def _check_day(self) -> None:
        typed = self.date.text().strip()
        bad = bool(typed) and read_day(typed, datetime.date.today()) is None
        self.date.setToolTip(_NO_DAY if bad else "")
        self.date.setAccessibleDescription(_NO_DAY if bad else "")
        theme.tone(self.date, "error" if bad else "")

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 5, 8, 5)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        day = QLabel("日期")
        self._name.setBuddy(self.source)
        day.setBuddy(self.date)
        for column, widget in enumerate((self._name, self.source, day, self.date, self._end)):
            grid.addWidget(widget, 0, column)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self._told, 1)
        for button in (self._seal, self._compare, self._restore, self._cut):
            row.addWidget(button)
        grid.addLayout(row, 1, 0, 1, 5)
        self.source.edited.connect(self.edited)
        self.date.edited.connect(self._day_typed)

    def _day_typed(self) -> None:
        self._check_day()
        self.edited.emit()


def _button(words: str, tip: str, signal: SignalInstance) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.clicked.connect(signal)
    return button


def ended(body: str, origin: Origin) -> str:
    """The body with its source told at the end, as newspapers print it; once."""
    name = origin.source.strip("《》 ")
    line = f"（转载自《{name}》{told_day(origin.date)}）"
    kept = body.rstrip()
    return kept if kept.endswith(line) else f"{kept}\n{line}"
