"""The dialog for two versions of one article: what was typed, and what was saved since."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.writing import Opened
from newsroom.model.article import Article
from newsroom.model.credit import byline
from newsroom.ui.dialogs import roomy


class ConflictDialog(QDialog):
    """Shows both versions side by side; the editor chooses. draft_chosen, head_chosen: which."""

    draft_chosen = Signal()
    head_chosen = Signal()

    def __init__(self, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        assert opened.draft is not None
        self.setWindowTitle("这篇稿件有两个版本")
        self.resize(820, 520)
        words = QLabel(
            f"《{opened.article.title}》有没存为版本的改动，而稿库里后来又存了新的版本。"
            "请选用其中一个，另一个会留在版本记录里。"
        )
        words.setWordWrap(True)
        draft, head = opened.draft, opened.head
        sides = (
            (
                f"没存的改动　{_who(draft.person)}{draft.time.astimezone():%m月%d日 %H:%M}",
                draft.article,
                "用没存的改动",
                self.draft_chosen,
            ),
            (
                f"已存的版本　{_who(head.person)}{head.time.astimezone():%m月%d日 %H:%M}",
                head.article,
                "用已存的版本",
                self.head_chosen,
            ),
        )
        grid = QGridLayout()
        for column, (title, article, choice, signal) in enumerate(sides):
            label = QLabel(title)
            label.setObjectName("heading")
            text = QPlainTextEdit(_whole(article))
            text.setReadOnly(True)
            text.setAccessibleName(title)
            button = QPushButton(choice)
            button.setDefault(column == 0)
            button.clicked.connect(signal)
            button.clicked.connect(self.accept)
            for row, widget in enumerate((label, text, button)):
                grid.addWidget(widget, row, column)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(words)
        layout.addLayout(grid, 1)


def _who(person: str) -> str:
    return f"{person}　" if person else ""


def _whole(article: Article) -> str:
    """All that an editor reads of an article."""
    heads = (article.kicker, article.headline, article.subhead)
    opening = " ".join(part for part in (article.dateline, byline(article.credits)) if part)
    return "\n".join(part for part in (*heads, opening, "", article.body) if part or not heads)
