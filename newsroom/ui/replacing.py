"""替换稿件: an article of the pool takes another's place, chosen from a list or dropped onto it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.measuring import characters
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.ui import dialogs
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.paging import PagingHand

_DATA = Qt.ItemDataRole.UserRole


class ReplacingHand(QObject):
    """Replaces the article of a placement. said: words for the status bar."""

    said = Signal(str)

    def __init__(self, paging: PagingHand, window: QWidget) -> None:
        super().__init__(window)
        self._paging = paging
        self._window = window

    def choose(self) -> None:
        """Ask which article of the pool is to stand where the selected one does."""
        placement, edition = self._paging.selected(), self._paging.edition
        if placement is None or edition is None:
            self.said.emit("请先在版面上选中要换下来的稿件")
            return
        waiting = _waiting(edition)
        if not waiting:
            self.said.emit("本期没有未上版的稿件可以换上来")
            return
        old = edition.articles[placement.article]
        dialog = ReplaceDialog(old, waiting, self._window)
        dialogs.ask(dialog, lambda: self._replace(placement.uuid, dialog.chosen()))

    def offer(self, article: str, placement: str, point: QPoint) -> None:
        """Ask at a point of the screen whether a dropped article is to take a placement's place."""
        edition = self._paging.edition
        found = self._find(placement)
        if edition is None or found is None:
            return
        menu = QMenu(self._window)
        menu.setObjectName("replace")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        old = edition.articles[found.article].title
        home = "补白库" if found.article in edition.fillers else "稿件列表"
        yes = menu.addAction(f"替换《{old}》（它回到{home}）".replace("&", "&&"))
        yes.triggered.connect(partial(self._replace, placement, article))
        menu.addAction("不替换")
        menu.setActiveAction(yes)
        menu.popup(point)

    def _replace(self, placement: str, article: str, _checked: bool = False) -> None:
        if article:
            self._paging.act_on_copy(lambda desk: desk.paging.replace(placement, article))

    def _find(self, placement: str) -> Placement | None:
        edition = self._paging.edition
        placements = edition.placements if edition is not None else ()
        return next((p for p in placements if p.uuid == placement), None)


class ReplaceDialog(QDialog):
    """The articles waiting, narrowed by what is typed; Enter takes the chosen one."""

    def __init__(self, old: Article, waiting: Sequence[Article], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("替换稿件")
        self.resize(460, 420)
        self._waiting = tuple(waiting)
        words = QLabel(f"换下《{old.title}》（{characters(old)} 字），换上：")
        words.setWordWrap(True)
        self._search = QLineEdit()
        self._search.setPlaceholderText("搜索标题或栏目")
        self._search.setAccessibleName("搜索稿件")
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setAccessibleName("未上版的稿件")
        self._buttons = buttons("替换")
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(words)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._buttons)
        self._search.textChanged.connect(self._show)
        self._list.itemActivated.connect(self.accept)
        self._list.currentRowChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        # The likeliest stand first: those whose text is about as long.
        self._waiting = tuple(
            sorted(self._waiting, key=lambda each: abs(characters(each) - characters(old)))
        )
        self._show()
        self._list.setFocus()

    def chosen(self) -> str:
        """The chosen article; empty for none."""
        item = self._list.currentItem()
        return str(item.data(_DATA)) if item is not None else ""

    def _show(self) -> None:
        text = self._search.text().strip()
        self._list.clear()
        for article in self._waiting:
            if text in article.title or text in article.section:
                parts = (article.title, article.section, f"{characters(article)} 字")
                item = QListWidgetItem("　".join(part for part in parts if part))
                item.setData(_DATA, article.uuid)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._check()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.chosen()))


def _waiting(edition: Edition) -> list[Article]:
    """The issue's articles that stand on no page; fillers and the 导读 are no copy to swap in."""
    return [
        article
        for uuid, article in edition.articles.items()
        if uuid not in edition.placed
        and uuid not in edition.fillers
        and article.kind is not ArticleKind.GUIDE
    ]
