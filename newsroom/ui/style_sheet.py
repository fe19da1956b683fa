"""How each kind of control looks, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from newsroom import paths

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    border: 1px solid $line; border-radius: 4px; background: $surface; padding: 3px 6px;
    selection-background-color: $accent_fill; selection-color: $on_accent;
}
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $line_strong; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid $accent; padding: 2px 5px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { background: $window; color: $disabled; border-color: $line_soft; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $window; }
QLineEdit[tone="error"] { border-color: $error; color: $error; }
QComboBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit,
QAbstractSpinBox QLineEdit:focus { border: 0; padding: 0; background: transparent; }
QAbstractSpinBox { padding: 2px 5px 1px 5px; }
QAbstractSpinBox:focus { padding: 1px 4px 0 4px; }
QComboBox { padding-right: 2px; }
QComboBox:focus { padding-right: 1px; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {
    subcontrol-origin: padding; subcontrol-position: center right; width: 20px; border: 0;
}
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {
    image: url("$controls/down.svg"); width: 12px; height: 12px;
}
QComboBox QAbstractItemView {
    border: 1px solid $line_strong; border-radius: 0; padding: 2px; background: $surface;
    outline: 0;
}
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover {
    background: $accent_soft; color: $ink;
}
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button {
    subcontrol-origin: border; subcontrol-position: top right; width: 18px; border: 0;
}
QSpinBox::down-button, QDoubleSpinBox::down-button, QTimeEdit::down-button {
    subcontrol-origin: border; subcontrol-position: bottom right; width: 18px; border: 0;
}
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover, QTimeEdit::up-button:hover,
QSpinBox::down-button:hover, QDoubleSpinBox::down-button:hover, QTimeEdit::down-button:hover {
    background: $accent_soft;
}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QTimeEdit::up-arrow {
    image: url("$controls/up.svg"); width: 10px; height: 10px;
}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QTimeEdit::down-arrow {
    image: url("$controls/down.svg"); width: 10px; height: 10px;
}
QCheckBox, QRadioButton {
    border: 2px solid transparent; border-radius: 4px; padding: 1px 3px; spacing: 7px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator,
QGroupBox::indicator {
    width: 15px; height: 15px; border: 1px solid $line_strong; border-radius: 4px;
    background: $surface;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {
    background: $accent_fill; border-color: $accent_fill; image: url("$controls/tick.svg");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent_fill; border-color: $accent_fill; image: url("$controls/dash.svg");
}
QRadioButton::indicator:checked {
    background: $accent_fill; border-color: $accent_fill; image: url("$controls/dot.svg");
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    background: $line_soft; border-color: $line;
}
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QSlider { border: 2px solid transparent; border-radius: 4px; }
QSlider:focus { border-color: $accent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { background: $accent_fill; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
    background: $raised; border: 1px solid $line_strong;
}
"""

_BUTTONS = """
QToolButton, QPushButton {
    border: 1px solid $line; border-radius: 4px; background: $raised; padding: 4px 10px;
    color: $ink;
}
QToolButton { padding: 4px 8px; }
QToolButton:hover, QPushButton:hover { background: $accent_soft; border-color: $accent_line; }
QToolButton:pressed, QPushButton:pressed { background: $accent_pressed; }
QToolButton:checked, QPushButton:checked {
    background: $accent_soft; border-color: $accent_line; color: $accent;
}
QToolButton:focus { border: 2px solid $accent; padding: 3px 7px; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 9px; }
QPushButton:default {
    background: $accent_fill; border-color: $accent_fill; color: $on_accent;
}
QPushButton:default:hover { background: $accent_hover; }
QPushButton:default:focus { border: 2px solid $accent_deep; }
QPushButton:disabled, QToolButton:disabled, QPushButton:default:disabled {
    color: $disabled; background: $window; border-color: $line_soft;
}
QToolButton[autoRaise="true"] { border-color: transparent; background: transparent; padding: 4px; }
QToolButton[autoRaise="true"]:hover { background: $accent_soft; }
QToolButton[autoRaise="true"]:checked { background: $accent_soft; border-color: $accent_line; }
QToolButton[autoRaise="true"]:focus { border-color: $accent; padding: 3px; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton[popupMode="1"]:focus { padding-right: 19px; }
QToolButton::menu-button { border: 0; width: 16px; }
QToolButton::menu-arrow, QToolButton::menu-indicator, QPushButton::menu-indicator {
    image: url("$controls/down.svg"); width: 10px; height: 10px;
}
QToolButton::menu-indicator, QPushButton::menu-indicator {
    subcontrol-origin: padding; subcontrol-position: center right; right: 4px;
}
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton[popupMode="2"]:focus { padding-right: 17px; }
QPushButton[flat="true"] { border-color: transparent; background: transparent; }
QPushButton[flat="true"]:hover { background: $accent_soft; }
QPushButton[flat="true"]:focus { border-color: $accent; }
QToolButton#mark { padding: 3px 7px; }
QToolButton#mark:focus { padding: 2px 6px; }
QToolButton#context { padding: 3px 5px; }
QToolButton#context:focus { padding: 2px 4px; }
QToolButton#context[popupMode="2"] { padding-right: 15px; }
QToolButton#context[popupMode="2"]:focus { padding-right: 14px; }
QToolButton#person { padding: 2px 10px; }
QToolButton#person:focus { padding: 1px 9px; }
QPushButton#link, QToolButton#link {
    border: 2px solid transparent; background: transparent; color: $accent; padding: 2px 4px;
    text-align: left;
}
QPushButton#link:hover, QToolButton#link:hover { background: $accent_soft; }
QPushButton#link:focus, QToolButton#link:focus { border-color: $accent; }
QPushButton#primary {
    background: $accent_fill; border-color: $accent_fill; color: $on_accent;
}
QPushButton#primary:hover { background: $accent_hover; }
QPushButton#primary:focus { border: 2px solid $accent_deep; }
QPushButton#primary:disabled {
    color: $disabled; background: $window; border-color: $line_soft;
}
QPushButton#card {
    text-align: left; padding: 14px 16px; border-radius: 8px; background: $surface;
}
QPushButton#card:hover { background: $accent_soft; }
QPushButton#card:focus { padding: 13px 15px; }
"""

_LISTS = """
QAbstractItemView {
    border: 1px solid $line; border-radius: 4px; background: $surface; outline: 0;
    alternate-background-color: $alternate;
}
QTreeView, QListView, QTableView { padding: 2px; }
QTreeView::branch:has-children:closed { image: url("$controls/right.svg"); }
QTreeView::branch:has-children:open { image: url("$controls/down.svg"); }
QTreeView::branch:selected { background: $accent_fill; }
QTreeView::branch:has-children:closed:selected { image: url("$controls/right-on.svg"); }
QTreeView::branch:has-children:open:selected { image: url("$controls/down-on.svg"); }
QTreeView:focus, QListView:focus, QTableView:focus { border: 2px solid $accent; padding: 1px; }
QTreeView::item, QListView::item { padding: 4px 2px; }
QTableView { gridline-color: $line_soft; }
QTableView::item { padding: 2px 6px; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: $accent_soft; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
    background: $accent_fill; color: $on_accent;
}
QHeaderView { background: $bar; border: 0; }
QHeaderView::section {
    background: $bar; color: $quiet; border: 0; border-right: 1px solid $line_soft;
    border-bottom: 1px solid $line; padding: 4px 8px;
}
QHeaderView::section:last { border-right: 0; }
QTableCornerButton::section { background: $bar; border: 0; }
QTabBar { background: transparent; }
QTabBar::tab {
    border: 2px solid transparent; border-radius: 0; padding: 5px 8px; color: $quiet;
}
QTabBar::tab:hover { color: $accent; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:selected:focus { background: $accent_soft; border-color: $accent; }
QTabBar::tab:disabled { color: $disabled; }
QTabBar QToolButton { padding: 0; border: 0; background: $window; }
QTabWidget::pane { border: 0; border-top: 1px solid $line_soft; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 12px; margin: 1px; }
QScrollBar:horizontal { height: 12px; margin: 1px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $line_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: 0; background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $bar; }
QCalendarWidget QToolButton { border: 0; background: transparent; padding: 3px 8px; }
QCalendarWidget QToolButton:hover { background: $accent_soft; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QToolButton#qt_calendar_prevmonth {
    qproperty-icon: url("$controls/left.svg"); padding: 3px;
}
QCalendarWidget QToolButton#qt_calendar_nextmonth {
    qproperty-icon: url("$controls/right.svg"); padding: 3px;
}
QCalendarWidget QAbstractItemView { border: 0; border-radius: 0; padding: 0; }
"""

_FRAME = """
* { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip {
    background: $tooltip; color: $on_tooltip; border: 1px solid $tooltip; padding: 4px 7px;
}
QMenuBar { background: $bar; border-bottom: 1px solid $line_soft; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenuBar::item:pressed { background: $accent_pressed; }
QMenuBar::item:disabled { color: $disabled; }
QMenu { background: $surface; border: 1px solid $line_strong; padding: 4px 0; }
QMenu::item { padding: 5px 26px 5px 10px; margin: 0 4px; border-radius: 4px; color: $ink; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::item:disabled:selected { background: $window; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $line_soft; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 6px; }
QMenu::indicator:checked { image: url("$controls/ticked.svg"); }
QMenu::right-arrow { image: url("$controls/right.svg"); width: 12px; height: 12px; right: 6px; }
QSplitter::handle { background: $line_soft; }
QSplitter::handle:hover { background: $accent_line; }
.QFrame[frameShape="4"] {
    border: 0; background: $line_soft; min-height: 1px; max-height: 1px;
}
.QFrame[frameShape="5"] {
    border: 0; background: $line_soft; min-width: 1px; max-width: 1px;
}
.QFrame[frameShape="6"], .QLabel[frameShape="6"], Card[frameShape="6"] {
    border: 1px solid $line; border-radius: 6px;
}
ContextBar { background: $surface; border: 1px solid $line_strong; border-radius: 6px; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 380px; }
QProgressBar { border: 0; border-radius: 3px; background: $line_soft; max-height: 8px; }
QProgressBar::chunk { border-radius: 3px; background: $accent_fill; }
QGroupBox {
    border: 1px solid $line_soft; border-radius: 6px; margin-top: 9px; padding: 10px 8px 6px 8px;
}
QGroupBox::title {
    subcontrol-origin: margin; left: 10px; padding: 0 4px; color: $heading; font-weight: bold;
}
QLabel#heading { font-weight: bold; color: $heading; }
QLabel#title { color: $heading; }
QFrame#context { border: 1px solid $line; border-radius: 5px; background: $raised; }
QFrame#strip { background: $accent_soft; border-bottom: 1px solid $accent_line; }
QFrame#strip[tone="warning"] { background: $warning_soft; border-bottom-color: $warning; }
QFrame#strip[tone="error"] { background: $error_soft; border-bottom-color: $error; }
QLabel#empty { color: $quiet; }
QLabel[tone="quiet"] { color: $quiet; }
QLabel[tone="good"] { color: $good; font-weight: bold; }
QLabel[tone="warning"] { color: $warning; font-weight: bold; }
QLabel[tone="error"] { color: $error; font-weight: bold; }
QLabel[tone="accent"] { color: $accent; font-weight: bold; }
QToolButton[tone="good"]:checked { color: $good; font-weight: bold; }
QToolButton[tone="quiet"]:checked { color: $quiet; font-weight: bold; }
QToolButton[tone="warning"]:checked { color: $warning; font-weight: bold; }
QToolButton[tone="error"]:checked { color: $error; font-weight: bold; }
QStatusBar { background: $bar; border-top: 1px solid $line_soft; }
QStatusBar::item { border: 0; }
QStatusBar QPushButton { padding: 1px 10px; }
QStatusBar QPushButton:focus { padding: 0 9px; }
"""


def style_sheet(tokens: Mapping[str, str]) -> str:
    """The application's style sheet with the colours of these names."""
    controls = (paths.resources() / "icons" / "controls").as_posix()
    whole = Template(_FRAME + _FIELDS + _LISTS + _BUTTONS)
    return whole.substitute(tokens, controls=controls)
