"""Keeps the wheel from changing values of fields that nobody is working in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

_EDGE = 5  # pixels before a number, as in other fields


class _Steady(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the wheel pass on to what scrolls below."""
        wheel = event.type() == QEvent.Type.Wheel
        if wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def steady(root: QWidget) -> None:
    """Make all boxes and date fields below a widget deaf to the wheel until they have the focus."""
    guard = _Steady(root)
    fields: list[QWidget] = [*root.findChildren(QComboBox), *root.findChildren(QAbstractSpinBox)]
    for field in fields:
        if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(guard)
        if isinstance(field, QSpinBox | QDoubleSpinBox):
            # Style sheets do not reach it: its number would stand at the very edge.
            line = field.findChild(QLineEdit)
            if line is not None:
                line.setTextMargins(_EDGE, 0, 0, 0)
