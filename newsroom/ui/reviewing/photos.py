"""Photos of signed paper: chosen, kept with the library's pictures, looked at again."""

# ruff: noqa: PLC0415 - what is needed seldom

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from newsroom.ui import dialogs, trouble

if TYPE_CHECKING:
    from newsroom.model.picture import Picture
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.reviewing.paper_dialog import PaperDialog


def choose_photo(window: MainWindow, dialog: PaperDialog, kinds: str) -> None:
    """Let a photo of the signed paper be chosen."""

    def take(paths: Sequence[Path]) -> None:
        dialog.show_photo(paths[0])

    mode = QFileDialog.FileMode.ExistingFile
    dialogs.choose(window, dialogs.Choice("签字的照片", kinds, mode=mode), take)


def with_photo(
    window: MainWindow, dialog: PaperDialog, then: Callable[[Picture | None], None]
) -> None:
    """Keep the chosen photo's original beside the window, then go on with it, or with none."""
    from newsroom.desk.picturing import read_pictures

    path, lane = dialog.photo, window.lane
    if path is None:
        then(None)
        return

    def done(found: object) -> None:
        assert isinstance(found, tuple)
        read, failed = found
        if failed:
            trouble.show(window, failed[0].error)
        elif read:
            then(read[0].picture)

    window.long_work.start(
        lambda job: read_pictures([path], lane.wait(lambda desk: desk.library.pictures), job),
        done,
        lane.troubled.emit,
    )


def show_photo(window: MainWindow, picture: str) -> None:
    """Open the photo of a signed paper (SHA-256) in the computer's own viewer."""
    path = window.pictures.path(picture)
    if path:
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))
    else:
        window.say("照片的原件不在稿库的图片文件夹里")
