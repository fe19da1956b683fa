"""The one place that turns errors into words on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from newsroom.errors import CancelledError, NewsroomError


def explain(error: BaseException) -> tuple[str, str]:
    """What happened, and what became of the work and what to do next."""
    if isinstance(error, NewsroomError):
        rest = [part for part in (error.kept, error.advice) if part]
        return f"{error.what}。", "\n".join(f"{part}。" for part in rest)
    safe = "此前自动保存的内容都在稿库里。请先按 Ctrl+S 再保存一次"
    told = f"并把下面这行告诉维护人员：\n{type(error).__name__}: {error}"
    return "程序出了意外的错误。", f"{safe}，{told}"


def show(parent: QWidget | None, error: BaseException) -> None:
    """Show an error over its window, or wait for the answer where there is none yet.

    A cancel is no error. An error that is on show already is not shown twice.
    """
    if isinstance(error, CancelledError):
        return
    if not isinstance(error, NewsroomError):
        from newsroom.ui.care import crash  # noqa: PLC0415 - seldom met

        crash.show(parent, error)
        return
    what, _ = explain(error)
    if parent is not None and any(
        box.isVisible() and box.text() == what for box in parent.findChildren(QMessageBox)
    ):
        return
    box = message(parent, error)
    if parent is None:
        box.exec()
    else:
        from newsroom.ui.care import damaged  # noqa: PLC0415 - seldom met

        damaged.offer(box, parent, error)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def message(parent: QWidget | None, error: BaseException) -> QMessageBox:
    """The message for an error, not shown yet."""
    what, rest = explain(error)
    box = QMessageBox(parent)
    box.setWindowTitle("采编台")
    box.setIcon(
        QMessageBox.Icon.Warning if isinstance(error, NewsroomError) else QMessageBox.Icon.Critical
    )
    box.setText(what)
    box.setInformativeText(rest)
    known = box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.setEscapeButton(known)
    return box
