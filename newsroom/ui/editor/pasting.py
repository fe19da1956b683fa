"""Pasting into the body: copied pages are cleaned, pictures are offered to the strip."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from newsroom.ui import trouble

if TYPE_CHECKING:
    from newsroom.desk.pasting import Cleaned
    from newsroom.job import Job
    from newsroom.ui.main_window import MainWindow

_QUICK = 30_000  # characters that are cleaned while the key is down
_AGAIN_MILLISECONDS = 150


class PastingHand(QObject):
    """said: words for the status bar."""

    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._count = 0
        self.offer = PictureOffer()
        self._editor.put_below_body(self.offer)
        self.offer.taken.connect(self._bring)
        window.editing.shown.connect(lambda _article: self.offer.hide())

    def paste(self, data: QMimeData) -> None:
        """Put what was copied into the body; a picture alone goes into the strip."""
        source = data.html() if data.hasHtml() else ""
        if data.hasImage() and not data.text().strip():
            self._window.picturing.paste()
        elif len(source) > _QUICK:
            self._window.long_work.start(
                partial(_clean, source=source),
                partial(self._bring_text, self._window.editing.article, data.text()),
                self._failed,
            )
        elif source:
            from newsroom.desk.pasting import cleaned  # noqa: PLC0415 - it parses web pages

            self._insert(cleaned(source), plain=data.text())
        else:
            self._editor.body.insert_plain(data.text())

    def paste_plain(self) -> None:
        """Put the words of the clipboard into the body as they are."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and data.text():
            self._editor.body.insert_plain(data.text())

    def stop(self) -> None:
        """Remove the copies of pictures."""
        if self._folder is not None:
            self._folder.cleanup()

    def _bring_text(self, article: str, plain: str, clean: Cleaned) -> None:
        """What took long to clean: into the article it was meant for, once nothing composes."""
        if article != self._window.editing.article:
            self.said.emit("稿件已经换了，粘贴的内容没有放进去，请回到那一篇再粘贴一次")
        elif self._editor.composing:
            again = partial(self._bring_text, article, plain, clean)
            QTimer.singleShot(_AGAIN_MILLISECONDS, self, again)
        else:
            self._insert(clean, plain)

    def _insert(self, clean: Cleaned, plain: str) -> None:
        if clean.body:
            self._editor.body.insert(clean.body)
        elif plain.strip():
            self._editor.body.insert_plain(plain)
        paths = [path for path in clean.files if Path(path).is_file()]
        paths += [self._kept(image, suffix) for suffix, image in clean.images]
        self.offer.show_pictures(paths)
        if clean.refused:
            self.said.emit(f"粘贴的内容{clean.refused}，只放进了文字")
        elif clean.remote:
            self.said.emit(f"网页或别的电脑上的 {clean.remote} 张图片没有带来，请另存后拖进来")

    def _bring(self, paths: list[str]) -> None:
        self._window.picturing.add([Path(path) for path in paths])

    def _kept(self, image: bytes, suffix: str) -> str:
        path = self._path(suffix)
        Path(path).write_bytes(image)
        return path

    def _path(self, suffix: str) -> str:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="newsroom-")
        self._count += 1
        return str(Path(self._folder.name) / f"粘贴的图片{self._count}{suffix}")

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)


class PictureOffer(QWidget):
    """Says that pictures came along with pasted text. taken: their paths, to be put in."""

    taken = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: list[str] = []
        self.words = QLabel()
        take, leave = QToolButton(), QToolButton()
        for button, words in ((take, "放进图片栏"), (leave, "不要")):
            button.setText(words)
            button.setObjectName("mark")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(take)
        row.addWidget(leave)
        take.clicked.connect(self._take)
        leave.clicked.connect(self.hide)
        self.hide()

    def show_pictures(self, paths: Sequence[str]) -> None:
        """Offer these; nothing is shown where there are none."""
        self._paths = list(paths)
        self.words.setText(f"粘贴的内容里有 {len(paths)} 张图片")
        self.setVisible(bool(paths))

    def _take(self) -> None:
        self.hide()
        self.taken.emit(self._paths)


def _clean(job: Job, source: str) -> Cleaned:
    from newsroom.desk.pasting import cleaned  # noqa: PLC0415

    job.report(0.1, "正在清理粘贴的内容")
    return cleaned(source, job)
