"""Where the editor stands: what it says while no article is open, until it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from newsroom.ui.editor.article_editor import ArticleEditor


class EditorPlace(QWidget):
    """Holds the editor's place; it looks as the editor will look without an article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def set_empty(self, empty: QWidget) -> None:
        """What is shown where no article is open."""
        self._empty = empty
        self._layout.addWidget(empty)

    def fill(self, editor: ArticleEditor) -> None:
        """Put the editor here."""
        self._layout.removeWidget(self._empty)
        editor.set_empty(self._empty)
        self._layout.addWidget(editor)
