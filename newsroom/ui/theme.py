"""The window's look: Fusion in our own colours, light or dark, and one set of distances.

Every colour of the window has a name here; other modules ask `colour(name)` while they paint, or
give a label a tone, and so follow a change of scheme. What is printed has the colours of paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

SYSTEM, LIGHT, DARK = "system", "light", "dark"
SIZES = {"normal": 1.0, "large": 1.15, "larger": 1.3, "largest": 1.5}
TONES = ("quiet", "good", "warning", "error", "accent")
_LEAST_POINTS = 10.0
_FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
# name: light, dark
_SCHEMES: dict[str, tuple[str, str]] = {
    # Grounds: the window, what is written in, what stands on it
    "window": ("#f3f4f6", "#22262c"),
    "surface": ("#ffffff", "#191c21"),
    "alternate": ("#f7f8fa", "#1f2329"),
    "raised": ("#fdfdfe", "#2e333b"),
    "bar": ("#eceff2", "#1d2025"),
    "desk": ("#e4e7eb", "#131519"),
    "tooltip": ("#27313c", "#3b434d"),
    # Words
    "ink": ("#1f2933", "#e2e6eb"),
    "heading": ("#36424f", "#d0d7de"),
    "quiet": ("#596673", "#9fabb8"),
    "faint": ("#7d8894", "#7f8a96"),
    "disabled": ("#9ba4ae", "#67717c"),
    "on_tooltip": ("#ffffff", "#f1f3f5"),
    "icon": ("#45525f", "#b9c2cc"),
    # Lines
    "line": ("#c9d0d7", "#434b55"),
    "line_soft": ("#dfe3e8", "#333941"),
    "line_strong": ("#98a4b0", "#69747f"),
    "scroll": ("#c3cad2", "#4b545e"),
    # The one colour that leads the eye
    "accent": ("#2868b0", "#74adf0"),
    "accent_fill": ("#2f6fb7", "#3573bb"),
    "accent_hover": ("#3f7fc6", "#4583cc"),
    "accent_deep": ("#143a68", "#bcd8f8"),
    "accent_soft": ("#e6eff9", "#2a3949"),
    "accent_pressed": ("#d3e3f4", "#33475d"),
    "accent_line": ("#95b6db", "#4d739c"),
    "on_accent": ("#ffffff", "#ffffff"),
    # Judgements; soft ones lie behind words of the same name
    "good": ("#157a3a", "#63c587"),
    "good_soft": ("#daf0de", "#1f3d2a"),
    "warning": ("#a84e08", "#eda24f"),
    "warning_soft": ("#fdf0dc", "#43321d"),
    "error": ("#c01c1c", "#f48080"),
    "error_soft": ("#fbe0e0", "#4a2628"),
}
# The same in both: what lies on white paper, and the paper itself
_PAPER: dict[str, str] = {
    "paper": "#ffffff",
    "paper_edge": "#5f656e",
    "shadow": "#1e2837",
    "waiting": "#e3e6ea",
    "selection": "#2f6fb7",
    "overset": "#c93a3a",
    "underset": "#707b87",
    "mark": "#d97a00",
    "remark": "#1b57a6",
    "asked": "#1b7a3a",
}
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "alternate",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent_fill",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent_fill",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "on_tooltip",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line_soft",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "shadow",
}
_GREYED = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.HighlightedText,
)


class _State:
    """What was wished, and whether it is dark now; one a process, like the application's style."""

    wish = SYSTEM
    dark = False
    size = "normal"
    system_points = 0.0


def colour(token: str) -> QColor:
    """A named colour of the scheme on show, a copy of one's own. Raises KeyError for no name."""
    paper = _PAPER.get(token)
    return QColor(paper if paper is not None else _SCHEMES[token][_State.dark])


def tokens() -> dict[str, str]:
    """Every name with its colour in the scheme on show, as #rrggbb."""
    return {name: pair[_State.dark] for name, pair in _SCHEMES.items()} | _PAPER


def is_dark() -> bool:
    """Whether the dark scheme is on show."""
    return _State.dark


def tone(widget: QWidget, name: str) -> None:
    """Give a label or button the colour of a judgement: one of TONES, or empty for plain words."""
    if widget.property("tone") != name:
        widget.setProperty("tone", name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def scale(widget: QWidget, share: float, *, bold: bool = False) -> None:
    """Set a widget's words in a share of the window's type size, whatever that is set to."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * share)
    font.setBold(bold)
    widget.setFont(font)
    widget.setProperty("share", share)


def dress(application: QApplication, wish: str = "", size_wish: str = "") -> None:
    """Give the application its style, type and scheme; empty wishes leave them as before."""
    application.setStyle("Fusion")
    if not application.property("dressed"):
        application.setProperty("dressed", True)
        _State.system_points = application.font().pointSizeF()
        QGuiApplication.styleHints().colorSchemeChanged.connect(_follow)
    _State.size = size_wish or _State.size
    _set_font(application)
    choose(wish or _State.wish)


def size(wish: str) -> None:
    """Set all words of the window in one of SIZES; acts at once."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    _State.size = wish
    _set_font(application)
    _wear()
    for widget in application.allWidgets():
        share = widget.property("share")
        if share:
            scale(widget, share, bold=widget.font().bold())


def _set_font(application: QApplication) -> None:
    known = set(QFontDatabase.families())
    font = QFont(application.font())
    font.setFamilies([name for name in _FAMILIES if name in known] or [font.family()])
    font.setPointSizeF(max(_LEAST_POINTS, _State.system_points) * SIZES[_State.size])
    application.setFont(font)


def choose(wish: str) -> None:
    """Wear the light or the dark scheme, or the one of the system; acts at once."""
    _State.wish = wish
    asked = {LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "setColorScheme"):  # frames and file dialogs of the system follow too
        hints.setColorScheme(asked.get(wish, Qt.ColorScheme.Unknown))
    _wear()


@contextmanager
def undressed() -> Iterator[None]:
    """While a window is made: each of its parts would be dressed anew whenever it is put into
    another. All are dressed once at the end.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet = application.styleSheet()
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)


def _follow() -> None:
    if _State.wish == SYSTEM:
        _wear()


def _wear() -> None:
    from newsroom.ui.style_sheet import style_sheet  # noqa: PLC0415 - it reads the tokens above

    system = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    _State.dark = _State.wish == DARK or (_State.wish == SYSTEM and system)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setPalette(_palette())
    application.setStyleSheet(style_sheet(tokens()))


def _palette() -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, colour(token))
    for role in _GREYED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("disabled"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, colour("line"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, colour("window"))
    return palette
