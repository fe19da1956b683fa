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
QLineEdit, QPlainTextEdit, QTreeView, QListView {
    border: 1px solid #cfd5dc; border-radius: 4px; background: #ffffff; padding: 3px 5px;
}
QLineEdit:focus, QPlainTextEdit:focus, QTreeView:focus, QListView:focus {
    border: 1px solid #2f6fb7;
}
QComboBox QAbstractItemView { border: 1px solid #cfd5dc; padding: 0; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: 0; padding: 0; background: transparent; }
QTreeView, QListView { padding: 2px; outline: 0; }
QTreeView::item, QListView::item { padding: 4px 2px; }
QToolButton, QPushButton {
    border: 1px solid #cfd5dc; border-radius: 4px; background: #fafbfc; padding: 4px 10px;
}
QToolButton:hover, QPushButton:hover { background: #eaf1f9; border-color: #9dbbdd; }
QToolButton:pressed, QPushButton:pressed { background: #d7e5f4; }
QToolButton:focus, QPushButton:focus { border-color: #2f6fb7; }
QPushButton:default { background: #2f6fb7; border-color: #2f6fb7; color: #ffffff; }
QPushButton:default:hover { background: #3f7fc6; }
QPushButton:default:focus { border: 1px solid #163f70; }
QPushButton:disabled, QToolButton:disabled { color: #a3abb5; background: #f3f4f6; }
QPushButton:disabled { border-color: #dfe3e8; }
QToolButton#mark { padding: 2px 9px; }
QToolButton#person { border: 1px solid transparent; background: transparent; padding: 1px 10px; }
QToolButton#person:hover { background: #eaf1f9; }
QToolButton#person:focus { border-color: #2f6fb7; }
QTabBar::tab {
    border: 0; border-bottom: 2px solid transparent; padding: 6px 12px; color: #4c5a69;
}
QTabBar::tab:hover { color: #2f6fb7; }
QTabBar::tab:selected { color: #2f6fb7; border-bottom-color: #2f6fb7; font-weight: bold; }
QTabBar::tab:focus { background: #eaf1f9; }
QTabBar QToolButton { padding: 0; }
QMessageBox QLabel#qt_msgbox_informativelabel {
    min-width: 380px;
}
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 12px; margin: 1px; }
QScrollBar:horizontal { height: 12px; margin: 1px; }
QScrollBar::handle { background: #c3cad2; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: #9fabb8; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: 0; border-radius: 3px; background: #d9dee4; max-height: 8px; }
QProgressBar::chunk { border-radius: 3px; background: #2f6fb7; }
QLabel#heading { font-weight: bold; color: #3b4754; }
QLabel#empty { color: #6b7785; }
QStatusBar { background: #eceff2; }
QStatusBar::item { border: 0; }
QStatusBar QPushButton { padding: 1px 10px; }
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
