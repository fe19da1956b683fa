"""The window's small dialogs: who is at the keyboard, files, messages, a new issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QInputDialog,
    QLayout,
    QMessageBox,
    QPushButton,
    QWidget,
)

from newsroom.paths import LIBRARY_SUFFIX
from newsroom.ui.icons import icon


def ask(dialog: QDialog, then: Callable[[], None]) -> None:
    """Show a dialog over its window and go on with `then` where it is accepted."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(then)
    dialog.open()


def ask_name(parent: QWidget, name: str, then: Callable[[str], None]) -> None:
    """Ask who sits at the keyboard."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle("编辑姓名")
    dialog.setLabelText("请填写您的姓名，之后的保存和操作会记在您名下：")
    dialog.setTextValue(name)
    dialog.setOkButtonText("确定")
    dialog.setCancelButtonText("以后再填" if not name else "取消")
    dialog.setMinimumWidth(360)
    dialog.textValueSelected.connect(lambda text: then(text.strip()) if text.strip() else None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


@dataclass(frozen=True, slots=True)
class Choice:
    """A dialog for files: its title, the kinds offered, where it begins, and what it chooses."""

    title: str
    kinds: str = ""
    folder: str = ""
    mode: QFileDialog.FileMode = QFileDialog.FileMode.ExistingFiles
    suffix: str = ""


def choose(parent: QWidget, choice: Choice, then: Callable[[list[Path]], None]) -> None:
    """Ask for files, for a folder, or for a file to be made."""
    dialog = _files(parent, choice)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def choose_library(
    parent: QWidget | None, title: str, place: Path, *, new: bool = False
) -> Path | None:
    """Ask for a library's file and wait for the answer; None where nobody wants one.

    place: the folder where it begins, or the file that is proposed. new: one is to be made.
    """
    kinds, suffix = f"稿库 (*{LIBRARY_SUFFIX})", LIBRARY_SUFFIX.lstrip(".")
    folder = place if place.is_dir() else place.parent
    mode = QFileDialog.FileMode.AnyFile if new else QFileDialog.FileMode.ExistingFile
    dialog = _files(parent, Choice(title, kinds, str(folder), mode, suffix if new else ""))
    if place != folder:
        dialog.selectFile(str(place))
    try:
        if dialog.exec() != QFileDialog.DialogCode.Accepted or not dialog.selectedFiles():
            return None
        path = Path(dialog.selectedFiles()[0])
    finally:
        dialog.deleteLater()
    named = path.suffix == LIBRARY_SUFFIX or not new
    return path if named else path.with_name(path.name + LIBRARY_SUFFIX)


def _files(parent: QWidget | None, choice: Choice) -> QFileDialog:
    """A dialog for files in Chinese, which Qt's own translation leaves partly in English."""
    dialog = QFileDialog(parent, choice.title, choice.folder, choice.kinds)
    dialog.setFileMode(choice.mode)
    if not choice.folder and dialog.directory() == QDir.current():
        dialog.setDirectory(_documents())  # not where the program happens to have been started
    if choice.mode is QFileDialog.FileMode.AnyFile:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(choice.suffix)
    words = {
        QFileDialog.DialogLabel.LookIn: "位置",
        QFileDialog.DialogLabel.FileName: "文件名",
        QFileDialog.DialogLabel.FileType: "类型",
        QFileDialog.DialogLabel.Accept: "保存" if choice.suffix else "选择",
        QFileDialog.DialogLabel.Reject: "取消",
    }
    for label, text in words.items():
        dialog.setLabelText(label, text)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    return dialog


def _documents() -> str:
    places = QStandardPaths.StandardLocation
    found = QStandardPaths.writableLocation(places.DocumentsLocation)
    return found if Path(found).is_dir() else QDir.homePath()


def notice(
    parent: QWidget | None, title: str, text: str, more: str = "", *, grave: bool = False
) -> QMessageBox:
    """A message with 知道了, not shown yet; further buttons may be added."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setIcon(QMessageBox.Icon.Warning if grave else QMessageBox.Icon.Information)
    box.setText(text)
    box.setInformativeText(more)
    known = box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(known)
    box.setEscapeButton(known)
    return box


def numbers_of(text: str) -> tuple[int, ...] | None:
    """Numbers divided by 、 or commas; None where something else stands among them."""
    parts = [
        part for part in text.replace("，", "、").replace(",", "、").split("、") if part.strip()
    ]
    if not all(part.strip().isdecimal() for part in parts):
        return None
    return tuple(int(part) for part in parts)


def roomy(layout: QLayout) -> None:
    """The distances of a dialog."""
    layout.setContentsMargins(20, 18, 20, 16)
    layout.setSpacing(10)


def form_rows(parent: QWidget | None = None) -> QFormLayout:
    """Named fields one below the other, at a dialog's distances."""
    form = QFormLayout(parent)
    form.setVerticalSpacing(8)
    form.setHorizontalSpacing(12)
    return form


def plain_button(words: str, tip: str, image: str = "") -> QPushButton:
    """A button that Enter in a field does not press. image: name of its icon, if it has one."""
    button = QPushButton(words)
    if image:
        button.setIcon(icon(image))
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button


def buttons(accept: str) -> QDialogButtonBox:
    """Accept, under the given word, and cancel."""
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    box.button(QDialogButtonBox.StandardButton.Ok).setText(accept)
    box.button(QDialogButtonBox.StandardButton.Cancel).setText("取消")
    return box
