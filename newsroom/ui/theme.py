"""The window's look: Fusion with a calm palette and one set of distances."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

ACCENT = "#2f6fb7"
_FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
_COLOURS = {
    QPalette.ColorRole.Window: "#f3f4f6",
    QPalette.ColorRole.WindowText: "#1f2933",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f7f8fa",
    QPalette.ColorRole.Text: "#1f2933",
    QPalette.ColorRole.Button: "#fafbfc",
    QPalette.ColorRole.ButtonText: "#1f2933",
    QPalette.ColorRole.Highlight: ACCENT,
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.PlaceholderText: "#8a94a0",
    QPalette.ColorRole.ToolTipBase: "#1f2933",
    QPalette.ColorRole.ToolTipText: "#ffffff",
    QPalette.ColorRole.Mid: "#c8cdd3",
}
_SHEET = """
* { dialogbuttonbox-buttons-have-icons: 0; }
QSplitter::handle { background: #dfe3e8; }
QSplitter::handle:hover { background: #b9c3cf; }
QLineEdit, QComboBox, QPlainTextEdit, QTreeView, QListView, QDateEdit, QSpinBox {
    border: 1px solid #cfd5dc; border-radius: 4px; background: #ffffff; padding: 3px 5px;
}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTreeView:focus, QListView:focus {
    border: 1px solid #2f6fb7;
}
QTreeView, QListView { padding: 2px; outline: 0; }
QTreeView::item, QListView::item { padding: 4px 2px; }
QToolButton, QPushButton {
    border: 1px solid #cfd5dc; border-radius: 4px; background: #fafbfc; padding: 4px 10px;
}
QToolButton:hover, QPushButton:hover { background: #eaf1f9; border-color: #9dbbdd; }
QToolButton:pressed, QPushButton:pressed { background: #d7e5f4; }
QToolButton:focus, QPushButton:focus { border-color: #2f6fb7; }
QPushButton:default { background: #2f6fb7; border-color: #2f6fb7; color: #ffffff; }
QPushButton:disabled, QToolButton:disabled { color: #a3abb5; background: #f3f4f6; }
QLabel#heading { font-weight: bold; color: #3b4754; }
QLabel#empty { color: #6b7785; }
QStatusBar { background: #eceff2; }
QStatusBar::item { border: 0; }
"""


def dress(application: QApplication) -> None:
    """Give the application its style, palette and font."""
    application.setStyle("Fusion")
    palette = QPalette()
    for role, colour in _COLOURS.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#a3abb5"))
    application.setPalette(palette)
    known = set(QFontDatabase.families())
    font = QFont(application.font())
    font.setFamilies([name for name in _FAMILIES if name in known] or [font.family()])
    font.setPointSizeF(10)
    application.setFont(font)
    application.setStyleSheet(_SHEET)
