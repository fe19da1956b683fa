"""Restoring a library whole where there is no window on it: asked, done with progress, told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from newsroom import paths
from newsroom.desk import backing
from newsroom.errors import CancelledError, FileError, NewsroomError
from newsroom.ui import dialogs, trouble, waiting
from newsroom.ui.backups import second
from newsroom.ui.backups.window import when

if TYPE_CHECKING:
    from newsroom.desk.backing import Restored
    from newsroom.ui.opening import Then


def restored(path: Path, source: Path, person: str, parent: QWidget | None) -> Restored | None:
    """Restore a closed library, showing how far it is; None where it was stopped or refused, which
    has been told.
    """
    try:
        return waiting.run(
            "正在恢复稿库…", lambda job: backing.restore(path, source, person, job), parent
        )
    except CancelledError:
        return None
    except NewsroomError as error:
        box = trouble.message(parent, error)
        box.exec()
        return None


def tell(window: QWidget, done: Restored) -> None:
    """Say in the new window what the restore did, and how it is undone."""
    _words(window, done).open()


def _words(window: QWidget | None, done: Restored) -> QMessageBox:
    parts = []
    if done.before is not None:
        parts.append("原来的稿库已经备份：要回去，在“文件—备份与恢复”里恢复“恢复以前”的那一份")
    if done.kept is not None:
        parts.append("坏了的原件留在备份文件夹里，没有删")
    if done.pictures:
        parts.append(f"取回了 {done.pictures} 张图片原件")
    if done.absent:
        parts.append(f"有 {done.absent} 张图片找不到原件")
    if done.returned:
        parts.append(f"有 {len(done.returned)} 篇后来彻底删除的稿件又回来了，请再删一次")
    grave = bool(done.absent or done.returned)
    more = "\n".join(f"{part}。" for part in parts)
    return dialogs.notice(window, "恢复稿库", "稿库已经恢复。", more, grave=grave)


def ask(error: NewsroomError, parent: QWidget | None) -> tuple[Path, Path] | None:
    """Which backup is to stand in the place of a library that cannot be opened: its path, and the
    backup's; None where the person thought otherwise.
    """
    if not isinstance(error, FileError):
        return None
    path = error.path.resolve()
    sound = [one for one in backing.backups(path, _places()) if one.sound]
    box = QMessageBox(parent)
    box.setWindowTitle("从备份恢复")
    box.setIcon(QMessageBox.Icon.Question)
    if not sound:
        box.setText(f"“{path.name}”旁边没有完好的备份。")
        box.setInformativeText("备份在 U 盘或共享文件夹里的，点“找备份文件…”。")
    else:
        newest = sound[0]
        box.setText(f"恢复到 {when(newest.time)} 的备份？")
        more = f"那时有 {newest.articles:,} 篇稿件、{newest.issues:,} 期。"
        box.setInformativeText(f"{more}打不开的文件会先留一份，不会丢。")
    take = box.addButton("恢复", QMessageBox.ButtonRole.AcceptRole) if sound else None
    other = box.addButton("找备份文件…", QMessageBox.ButtonRole.ActionRole)
    back = box.addButton("返回", QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(back)
    box.setDefaultButton(take or other)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    if take is not None and chosen is take:
        return path, sound[0].path
    if chosen is other:
        return _found(path, parent)
    return None


def _places() -> tuple[Path, ...]:
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - as below

    settings = QSettings(str(paths.data() / "window.ini"), QSettings.Format.IniFormat)
    place = second.second(settings)
    return () if place is None else (place,)


def _found(path: Path, parent: QWidget | None) -> tuple[Path, Path] | None:
    folder = backing.beside(path).folder
    start = folder if folder.is_dir() else path.parent
    found = dialogs.choose_library(parent, "找备份文件", start)
    return (path, found) if found else None


def way(error: NewsroomError, parent: QWidget | None, then: Then) -> None:
    """Restore a library that cannot be opened, and open it: a way round (ui/opening)."""
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    chosen = ask(error, parent)
    done = None if chosen is None else restored(*chosen, "", parent)
    if chosen is None or done is None:
        then(None)
        return
    if done.absent or done.returned:
        _words(parent, done).exec()
    then(partial(Desk.open, chosen[0]))
